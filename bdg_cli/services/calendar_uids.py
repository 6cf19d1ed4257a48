"""The names by which calendars know what they took over: the same for ever, and nobody else's.

A name is made of the document, the task, the unit that looks on, and the window in the plan. So an
extension keeps it, and so does a new id or code with the old one in `formerly`.
"""

from __future__ import annotations

from hashlib import blake2b

from bdg_cli.domain.plan import group_of
from bdg_cli.domain.value import Value
from bdg_cli.services.plan_identity import document_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window
    from bdg_cli.domain.plan import Plan, Task

_PLAN_BYTES, _ITEM_BYTES = 6, 12
PLACE = "@bdg"
"""How each of these names ends."""


class Viewer(Value):
    """A unit that looks at a plan: its code in the plan, the code that it had first, its name."""

    code: str
    first: str
    name: str


def viewer_of(plan: Plan, code: str) -> Viewer:
    """Return a unit as one that looks at a plan."""
    unit = plan.unit(code)
    first = _first_name(code, unit.formerly if unit else ())
    group = group_of(code)
    if group != code and "." not in first:
        first = f"{group}.{first}"
    return Viewer(code, first, unit.name if unit else code)


def uid_of(plan_name: str, task: Task, viewer: Viewer | None, planned: Window | None) -> str:
    """Return the name of an item; `viewer` is None for the one that everybody has."""
    unit = "" if viewer is None else viewer.first
    parts = (_first_name(task.id, task.formerly), unit, planned.key if planned else "")
    return f"{plan_name}-{_digest(parts, _ITEM_BYTES)}{PLACE}"


def plan_of_uid(plan: Plan) -> str:
    """Return how the names of all items of a plan begin."""
    return _digest(document_of(plan), _PLAN_BYTES)


def _first_name(name: str, formerly: tuple[str, ...]) -> str:
    """Return the name that something had first; no two things share one (P213)."""
    return formerly[0] if formerly else name


def _digest(parts: tuple[str, ...], size: int) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
