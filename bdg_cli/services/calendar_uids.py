"""The names by which calendars know what they took over: the same for ever, and nobody else's.

A name is made of the document, the task, the unit that looks on, and the window in the plan. So an
extension keeps it, and so does a new id or code with the old one in `formerly`.
"""

from __future__ import annotations

from hashlib import blake2b

from bdg_cli.domain.plan import group_of
from bdg_cli.services.plan_identity import document_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window
    from bdg_cli.domain.plan import Plan, Task

_PLAN_BYTES, _ITEM_BYTES = 6, 12
PLACE = "@bdg"
"""How each of these names ends."""


def uid_of(plan: Plan, task: Task, viewer: str | None, planned: Window | None) -> str:
    """Return the name of an item; `viewer` is None for the one that everybody has."""
    unit = "" if viewer is None else _first_code(plan, viewer)
    parts = (_first_name(task.id, task.formerly), unit, planned.key if planned else "")
    return f"{plan_of_uid(plan)}-{_digest(parts, _ITEM_BYTES)}{PLACE}"


def plan_of_uid(plan: Plan) -> str:
    """Return how the names of all items of a plan begin."""
    return _digest(document_of(plan), _PLAN_BYTES)


def _first_code(plan: Plan, code: str) -> str:
    unit = plan.unit(code)
    first = _first_name(code, unit.formerly if unit else ())
    group = group_of(code)
    return first if group == code or "." in first else f"{group}.{first}"


def _first_name(name: str, formerly: tuple[str, ...]) -> str:
    """Return the name that something had first; no two things share one (P213)."""
    return formerly[0] if formerly else name


def _digest(parts: tuple[str, ...], size: int) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
