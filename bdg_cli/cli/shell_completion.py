"""What the shell offers after TAB: task ids, unit codes, sections, windows, fixed words.

A plan that cannot be read offers nothing. Completion never fails and never prints.
"""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from bdg_cli.cli.context import open_workspace
from bdg_cli.cli.env import real_env
from bdg_cli.domain.days import show_window
from bdg_cli.domain.errors import BdgError
from bdg_cli.domain.folding import fold
from bdg_cli.domain.states import STATES
from bdg_cli.services.lookup import walk_sections
from bdg_cli.wording.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bdg_cli.domain.plan import Plan


def fixed_words(*accepted: str) -> Callable[[str], list[str]]:
    """Return a completion that offers fixed words."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in accepted if word.startswith(incomplete)]

    return offer


_HARMLESS = "._-–/:@+,%"
"""What no shell treats specially inside a word, apart from letters and digits."""

states = fixed_words(*STATES)


def tasks(incomplete: str) -> list[tuple[str, str]]:
    """Offer task ids, with the texts of the tasks."""
    return _matching(incomplete, ((task.id, task.text) for plan in _plans() for task in plan.tasks))


def units(incomplete: str) -> list[tuple[str, str]]:
    """Offer unit codes, with the names of the units."""
    return _matching(
        incomplete,
        (
            (unit.code, unit.name)
            for plan in _plans()
            for group in plan.units
            for unit in (group, *group.members)
        ),
    )


def sections(incomplete: str) -> list[tuple[str, str]]:
    """Offer section numbers, with their titles."""
    return _matching(
        incomplete,
        (
            (section.number, section.title)
            for plan in _plans()
            for section in walk_sections(plan.sections)
        ),
    )


def windows(incomplete: str) -> list[tuple[str, str]]:
    """Offer the windows of all tasks."""
    return _matching(
        incomplete,
        (
            (show_window(window), task.id)
            for plan in _plans()
            for task in plan.tasks
            for window in task.windows
        ),
    )


def plans(incomplete: str) -> list[tuple[str, str]]:
    """Offer plan ids, with their titles."""
    return _matching(incomplete, ((plan.id, f"{plan.number} {plan.title}") for plan in _plans()))


def _plans() -> Iterator[Plan]:
    """Yield the plans that can be read; a mistake in one file does not hide the others."""
    try:
        workspace = open_workspace(real_env())
        names = workspace.file_names()
    except (BdgError, OSError):
        return
    for name in names:
        try:
            yield from workspace.plans([name])
        except (BdgError, OSError):
            continue


def _matching(incomplete: str, offers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    wanted = fold(incomplete)
    found = {value: help_text for value, help_text in offers if fold(value).startswith(wanted)}
    return [
        (typed, " ".join(help_text.split())[:60])
        for value, help_text in found.items()
        if (typed := _typed(value))
    ]


def _typed(value: str) -> str:
    """Return what the shell puts on the line: quoted, if the shell would do something with it.

    A file that somebody sent may have any name. Only bash takes what it is given as it is; for
    another shell such a value is left out.
    """
    in_bash = os.environ.get("_BDG_COMPLETE", "").endswith("bash")
    harmless = _HARMLESS if in_bash else f"{_HARMLESS} "
    if all(one.isalnum() or one in harmless for one in value):
        return value
    return shlex.quote(sanitize(value)) if in_bash else ""
