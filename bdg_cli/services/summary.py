"""An overview: counts by state, unit, section or plan, and what needs attention."""

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
    from bdg_cli.services.quantities import TaskQuantities
    from bdg_cli.services.status import AssignmentCount, PlanStatus

_PLACES = {state: place for place, state in enumerate(STATES)}
GROUPINGS = ("unit", "section", "plan")


class Counts(Value):
    """How many assignments are in each state, in the order of STATES."""

    by_state: tuple[int, ...]

    def __getitem__(self, state: State) -> int:
        """Return the number of assignments in one state."""
        return self.by_state[_PLACES[state]]

    @property
    def done(self) -> int:
        """The number of completed assignments, on time or late."""
        return sum(self[state] for state in COMPLETED)

    @property
    def of(self) -> int:
        """The number of all assignments except the cancelled ones."""
        return sum(self.by_state) - self["cancelled"]

    @property
    def percent(self) -> int | None:
        """The percentage that is done, None if there is nothing to do.

        It is rounded as spreadsheets do, halves up; but it is 100 only if all is done, and 0 only
        if nothing is.
        """
        done, of = self.done, self.of
        if not of:
            return None
        nearest = (200 * done + of) // (2 * of)
        return min(max(nearest, 1), 99) if 0 < done < of else nearest


class SummaryRow(Value):
    """One row of the table: a unit, a section or a plan."""

    plan: Plan
    code: str
    name: str
    counts: Counts


class OpenObstacle(Value):
    """An obstacle that was reported and is not resolved, of an assignment that is still owed."""

    plan: Plan
    task: Task
    unit: str
    record: Record


class PlanTotals(Value):
    """The counts of one plan; `dated` are those of the assignments with a window of their own."""

    plan: Plan
    all: Counts
    dated: Counts


class Summary(Value):
    """The overview. `dated` counts only the assignments that have a window of their own.

    `totals` are the counts of each plan. `ended` are plans of which only what is left is said.
    `quantities` are what was counted in tasks that are completed, None if nobody asked. `awaiting`
    counts what waits that the scope has to confirm, or has completed.
    """

    today: date
    per: str
    scope: Scope
    all: Counts
    dated: Counts
    rows: tuple[SummaryRow, ...]
    overdue: tuple[AgendaItem, ...]
    coming: tuple[AgendaItem, ...]
    obstacles: tuple[OpenObstacle, ...]
    statuses: tuple[PlanStatus, ...]
    totals: tuple[PlanTotals, ...] = ()
    ended: tuple[PlanStatus, ...] = ()
    quantities: tuple[TaskQuantities, ...] | None = None
    awaiting: int = 0


def summary(
    statuses: Sequence[PlanStatus],
    *,
    today: date,
    scope: Scope,
    per: str = "unit",
    within: int = 30,
    ended: Sequence[PlanStatus] = (),
) -> Summary:
    """Count what the scope owes, and list what is overdue or due within `within` days."""
    mine = [
        one for status in statuses for one in status.counted if scope.covers(status.plan, one.unit)
    ]
    pressing = agenda(statuses, today=today, within=within, scope=scope, roles=(LEAD,)).items
    return Summary(
        today,
        per,
        scope,
        count(mine),
        count(one for one in mine if one.dated),
        rows_per(statuses, scope=scope, per=per),
        tuple(item for item in pressing if item.state == "overdue"),
        tuple(item for item in pressing if item.state != "overdue"),
        tuple(
            OpenObstacle(status.plan, task.task, one.unit, record)
            for status in statuses
            for task in status.tasks
            for one in task.assignments
            if scope.covers(status.plan, one.unit)
            for record in one.obstacles
        ),
        tuple(statuses),
        tuple(_totals(status, scope) for status in statuses),
        tuple(ended),
        awaiting=sum(status.waiting_for(scope) for status in statuses),
    )


def _totals(status: PlanStatus, scope: Scope) -> PlanTotals:
    mine = [one for one in status.counted if scope.covers(status.plan, one.unit)]
    return PlanTotals(status.plan, count(mine), count(one for one in mine if one.dated))


def count(assignments: Iterable[AssignmentCount]) -> Counts:
    """Count assignments by state."""
    numbers = dict.fromkeys(STATES, 0)
    for one in assignments:
        numbers[one.state] += one.count
    return Counts(tuple(numbers.values()))


def rows_per(
    statuses: Sequence[PlanStatus], *, scope: Scope, per: str, members: bool = False
) -> tuple[SummaryRow, ...]:
    """Count what the scope owes by unit, section or plan, in the order of the plan files.

    Members are counted together in their group, unless the scope is a unit or `members` asks for
    each. What NOBODY owes comes last and has no name.
    """
    rows: list[SummaryRow] = []
    for status in statuses:
        plan = status.plan
        groups: dict[str, list[AssignmentCount]] = {}
        for one in status.counted:
            if scope.covers(plan, one.unit):
                key = _key(per, plan, one, members=members or scope.asked)
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
    """Return the possible rows in order: their codes with their names."""
    if per == "unit":
        units = {unit.code: unit.name for one in plan.units for unit in (one, *one.members)}
        return {**units, NOBODY: ""}
    if per == "section":
        return {section.number: section.title for section in walk_sections(plan.sections)}
    return {plan.id: f"{plan.number} · {plan.title}"}
