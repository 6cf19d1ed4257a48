"""What needs attention: the assignments that are owed and whose next date is near, by urgency."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.states import STATES
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, RoleKind, Task
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus


class AgendaItem(Value):
    """One line of the agenda: a task that one unit, or a group as a whole, owes or supports.

    `unit` is NOBODY if nobody leads the task. `days` is as in AssignmentStatus. In a group,
    `missing` of `of` members still owe it; for a single unit both are 1. `obstacle` is True if an
    obstacle was reported and not resolved. `ended` is True if the plan's period is over.
    """

    plan: Plan
    task: Task
    unit: str
    role: RoleKind
    window: Window | None
    state: State
    days: int
    missing: int
    of: int
    obstacle: bool
    ended: bool


class Agenda(Value):
    """What needs attention on a day within a scope, and in the given states if there are any.

    `undated` is the number of undated tasks that are not shown. `ended` are plans whose period is
    over and of which only this is said, with how much of them is left.
    """

    today: date
    within: int
    scope: Scope
    states: tuple[State, ...]
    items: tuple[AgendaItem, ...]
    undated: int
    statuses: tuple[PlanStatus, ...]
    ended: tuple[PlanStatus, ...] = ()


def agenda(
    statuses: Sequence[PlanStatus],
    *,
    today: date,
    within: int,
    scope: Scope,
    roles: Collection[RoleKind],
    states: Collection[State] = (),
    each: bool = False,
    ended: Sequence[PlanStatus] = (),
) -> Agenda:
    """Collect what is owed and has its next date within `within` days, or is overdue.

    A group's members are counted together in one item, unless `each` is set or the scope is a
    single member. If `states` is not empty, only items in one of them are kept. The next date of an
    undated task is the end of the plan's period.
    """
    items = [
        item
        for status in statuses
        for task in status.tasks
        for item in _items(status, task, scope, roles, each=each)
        if not states or item.state in states
    ]
    near = [item for item in items if item.days <= within]
    near.sort(key=lambda item: (item.days, STATES.index(item.state), item.window is None))
    undated = {
        (item.plan.id, item.task.id) for item in items if item.window is None and item.days > within
    }
    elsewhere = 0 if states else sum(status.undated for status in statuses)
    return Agenda(
        today,
        within,
        scope,
        tuple(states),
        tuple(near),
        len(undated) + elsewhere,
        tuple(statuses),
        tuple(ended),
    )


def _items(
    status: PlanStatus,
    task: TaskStatus,
    scope: Scope,
    roles: Collection[RoleKind],
    *,
    each: bool,
) -> Iterator[AgendaItem]:
    plan = status.plan
    if LEAD in roles:
        mine = [one for one in task.assignments if scope.covers(plan, one.unit)]
        apart = each or "." in (scope.code_in(plan) or "")
        unit_of: Callable[[AssignmentStatus], str] = (
            (lambda one: one.unit) if apart else (lambda one: group_of(one.unit))
        )
        for unit, assignments in _grouped(mine, unit_of):
            yield from _item(status, task, unit, LEAD, assignments)
    if SUPPORT in roles:
        for code in task.task.units(SUPPORT):
            if scope.sees(plan, code):
                unit = (scope.code_in(plan) or code) if scope.asked else code
                for _, assignments in _grouped(task.assignments, lambda _: ""):
                    yield from _item(status, task, unit, SUPPORT, assignments)


def _grouped(
    assignments: Iterable[AssignmentStatus], unit_of: Callable[[AssignmentStatus], str]
) -> Iterator[tuple[str, list[AssignmentStatus]]]:
    """Group the assignments by window, and by unit or group."""
    groups: dict[tuple[str, str], list[AssignmentStatus]] = {}
    for one in assignments:
        groups.setdefault((unit_of(one), one.about.window), []).append(one)
    for (unit, _), members in groups.items():
        yield unit, members


def _item(
    status: PlanStatus,
    task: TaskStatus,
    unit: str,
    role: RoleKind,
    assignments: list[AssignmentStatus],
) -> Iterator[AgendaItem]:
    owed = [one for one in assignments if one.unfinished]
    if owed:
        first = min(owed, key=_urgency)
        yield AgendaItem(
            status.plan,
            task.task,
            unit,
            role,
            first.window,
            first.state,
            first.days,
            sum(one.count for one in owed),
            sum(one.count for one in assignments if one.state != "cancelled"),
            any(one.history.obstacles for one in owed),
            status.ended,
        )


def _urgency(one: AssignmentStatus) -> tuple[int, int, str]:
    return STATES.index(one.state), one.days, one.window.key if one.window else ""
