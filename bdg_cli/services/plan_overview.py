"""The plans of a folder: in which part of its life each is, and how far it has come."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.services.summary import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Phase, Plan
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.services.summary import Counts


class PlanFigures(Value):
    """One plan on a day: its phase, the day on which it was closed, and its counts by state."""

    plan: Plan
    phase: Phase
    closed_on: date | None
    counts: Counts


class PlanOverview(Value):
    """All plans of a folder, in the order of their files."""

    today: date
    plans: tuple[PlanFigures, ...]


def plan_overview(statuses: Sequence[PlanStatus], *, today: date) -> PlanOverview:
    """Return the figures of plans."""
    return PlanOverview(
        today,
        tuple(
            PlanFigures(one.plan, one.phase, one.closed_on, count(one.counted)) for one in statuses
        ),
    )


class Leftover(Value):
    """What one unit, or the members of one group, leave undone in a plan; `tasks` are ids."""

    unit: str
    name: str
    count: int
    tasks: tuple[str, ...]


def leftovers(status: PlanStatus) -> tuple[Leftover, ...]:
    """Return what a plan leaves undone, by unit in the order of the plan file."""
    from bdg_cli.domain.plan import NOBODY, group_of

    plan = status.plan
    counts: dict[str, int] = {}
    tasks: dict[str, dict[str, None]] = {}
    for task in status.tasks:
        for one in task.assignments:
            if one.unfinished:
                unit = group_of(one.unit)
                counts[unit] = counts.get(unit, 0) + one.count
                tasks.setdefault(unit, {})[task.task.id] = None
    order = [unit.code for unit in plan.units] + [NOBODY]
    return tuple(
        Leftover(code, plan.unit_name(code), counts[code], tuple(tasks[code]))
        for code in order
        if code in counts
    )
