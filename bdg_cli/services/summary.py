"""The whole at a glance: counts by state, by unit, section or plan, and what presses."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, NOBODY, group_of
from bdg_cli.domain.states import COMPLETED, STATES
from bdg_cli.domain.value import Value
from bdg_cli.services.agenda import agenda
from bdg_cli.services.lookup import walk_sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentCount, PlanStatus

_PLACES = {state: place for place, state in enumerate(STATES)}
PER = ("unit", "section", "plan")


class Counts(Value):
    """How many assignments are in each state, in the order of STATES."""

    by_state: tuple[int, ...]

    def __getitem__(self, state: State) -> int:
        """Count the assignments in one state."""
        return self.by_state[_PLACES[state]]

    @property
    def done(self) -> int:
        """Count those completed, in time or late."""
        return sum(self[state] for state in COMPLETED)

    @property
    def of(self) -> int:
        """Count those that can be completed: all but the cancelled."""
        return sum(self.by_state) - self["cancelled"]

    @property
    def percent(self) -> int | None:
        """Say how many percent are done, rounded down; None if there is nothing to do."""
        return self.done * 100 // self.of if self.of else None


class SummaryRow(Value):
    """One unit, section or plan of the table."""

    plan: Plan
    code: str
    name: str
    counts: Counts


class OpenObstacle(Value):
    """An obstacle that was reported and not resolved."""

    plan: Plan
    task: Task
    unit: str
    record: Record


class Summary(Value):
    """The dashboard. `dated` counts only the assignments that have a window of their own."""

    today: date
    per: str
    scope: Scope
    all: Counts
    dated: Counts
    rows: tuple[SummaryRow, ...]
    overdue: tuple[AgendaItem, ...]
    coming: tuple[AgendaItem, ...]
    obstacles: tuple[OpenObstacle, ...]
    standings: tuple[PlanStatus, ...]


def summary(
    standings: Sequence[PlanStatus],
    *,
    today: date,
    scope: Scope,
    per: str = "unit",
    within: int = 30,
) -> Summary:
    """Count what the scope owes, and pick what is overdue or coming within so many days."""
    mine = [
        one
        for standing in standings
        for one in standing.counted
        if scope.covers(standing.plan, one.unit)
    ]
    pressing = agenda(standings, today=today, within=within, scope=scope, roles=(LEAD,)).items
    return Summary(
        today,
        per,
        scope,
        count(mine),
        count(one for one in mine if one.dated),
        rows_per(standings, scope=scope, per=per),
        tuple(item for item in pressing if item.state == "overdue"),
        tuple(item for item in pressing if item.state != "overdue"),
        tuple(
            OpenObstacle(standing.plan, task.task, one.unit, record)
            for standing in standings
            for task in standing.tasks
            for one in task.assignments
            if scope.covers(standing.plan, one.unit)
            for record in one.history.obstacles
        ),
        tuple(standings),
    )


def count(assignments: Iterable[AssignmentCount]) -> Counts:
    """Count assignments by state."""
    numbers = dict.fromkeys(STATES, 0)
    for one in assignments:
        numbers[one.state] += one.count
    return Counts(tuple(numbers.values()))


def rows_per(standings: Sequence[PlanStatus], *, scope: Scope, per: str) -> tuple[SummaryRow, ...]:
    """Count what the scope owes by unit, section or plan, in the order of the plan files.

    Members are counted together in their group, unless a unit was asked for. What NOBODY owes comes
    last, and has no name.
    """
    rows: list[SummaryRow] = []
    for standing in standings:
        plan = standing.plan
        groups: dict[str, list[AssignmentCount]] = {}
        for one in standing.counted:
            if scope.covers(plan, one.unit):
                key = _key(per, plan, one, members=scope.asked)
                groups.setdefault(key, []).append(one)
        names = _names(plan, per)
        rows += [
            SummaryRow(plan, key, names[key], count(groups[key])) for key in names if key in groups
        ]
    return tuple(rows)


def _key(per: str, plan: Plan, one: AssignmentCount, *, members: bool) -> str:
    if per == "unit":
        return one.unit if members else group_of(one.unit)
    return one.section if per == "section" else plan.id


def _names(plan: Plan, per: str) -> dict[str, str]:
    """Return what the rows can be, in order, with their names."""
    if per == "unit":
        units = {unit.code: unit.name for one in plan.units for unit in (one, *one.members)}
        return {**units, NOBODY: ""}
    if per == "section":
        return {section.number: section.title for section in walk_sections(plan.sections)}
    return {plan.id: f"{plan.number} · {plan.title}"}
