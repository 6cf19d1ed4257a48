"""What is carried over from an earlier plan, as a plan file writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.planfile.next_year.plan_editor import scalar
from bdg_cli.yamlfile.invisible_characters import replace_invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Carried


def carried_items(carried: Sequence[Carried]) -> list[tuple[str, list[str]]]:
    """Return each as one line, and as lines of its own."""
    return [_item(one) for one in carried]


def _item(one: Carried) -> tuple[str, list[str]]:
    reason = replace_invisible(one.reason)  # a plan file has nothing that cannot be seen
    units = [scalar(unit) for unit in one.units]
    pairs = [
        ("plan", scalar(one.plan)),
        ("number", scalar(one.number)),
        ("task", scalar(one.task)),
        ("units", units[0] if len(units) == 1 else f"[{', '.join(units)}]" if units else ""),
        ("window", scalar(one.window) if one.window else ""),
        ("extended", scalar(one.extended) if one.extended else ""),
        ("reason", scalar(reason) if reason else ""),
    ]
    lines = [f"{key}: {text}" for key, text in pairs if text]
    return f"{{{', '.join(lines)}}}", lines
