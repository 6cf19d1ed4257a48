"""What presses: the assignments that are owed and whose next day is near, most urgent first."""

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
    """One line of the agenda: a task as one unit, or one group as a whole, owes or supports it.

    `unit` is NOBODY where nobody leads the task. `days` as in Assignment. For a group `missing` of
    `of` members still owe it; for a single unit both are 1. `obstacle` tells that somebody reported
    one that is not resolved.
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
    """What presses on a day, for a scope and, if any are named, in some states only.

    `undated` counts the tasks without a day that are not shown.
    """

    today: date
    within: int
    scope: Scope
    states: tuple[State, ...]
    items: tuple[AgendaItem, ...]
    undated: int
    standings: tuple[PlanStatus, ...]


def agenda(
    standings: Sequence[PlanStatus],
    *,
    today: date,
    within: int,
    scope: Scope,
    roles: Collection[RoleKind],
    states: Collection[State] = (),
    each: bool = False,
) -> Agenda:
    """Collect what is owed and presses within so many days; overdue items always do.

    A group's members are counted together in one item, unless `each` or one member was asked for.
    `states` keeps only items in one of them. An undated task presses when the plan's period ends
    within those days.
    """
    items = [
        item
        for standing in standings
        for task in standing.tasks
        for item in _items(standing, task, scope, roles, each=each)
        if not states or item.state in states
    ]
    near = [item for item in items if item.days <= within]
    near.sort(key=lambda item: (item.days, STATES.index(item.state), item.window is None))
    undated = {
        (item.plan.id, item.task.id) for item in items if item.window is None and item.days > within
    }
    elsewhere = 0 if states else sum(standing.undated for standing in standings)
    return Agenda(
        today,
        within,
        scope,
        tuple(states),
        tuple(near),
        len(undated) + elsewhere,
        tuple(standings),
    )


def _items(
    standing: PlanStatus,
    task: TaskStatus,
    scope: Scope,
    roles: Collection[RoleKind],
    *,
    each: bool,
) -> Iterator[AgendaItem]:
    plan = standing.plan
    if LEAD in roles:
        mine = [one for one in task.assignments if scope.covers(plan, one.unit)]
        apart = each or "." in (scope.code_in(plan) or "")
        unit_of: Callable[[AssignmentStatus], str] = (
            (lambda one: one.unit) if apart else (lambda one: group_of(one.unit))
        )
        for unit, shares in _gathered(mine, unit_of):
            yield from _item(standing, task, unit, LEAD, shares)
    if SUPPORT in roles:
        for code in task.task.units(SUPPORT):
            if scope.sees(plan, code):
                unit = (scope.code_in(plan) or code) if scope.asked else code
                for _, shares in _gathered(task.assignments, lambda _: ""):
                    yield from _item(standing, task, unit, SUPPORT, shares)


def _gathered(
    assignments: Iterable[AssignmentStatus], unit_of: Callable[[AssignmentStatus], str]
) -> Iterator[tuple[str, list[AssignmentStatus]]]:
    """Put together the shares of one unit, or one group, in one window."""
    groups: dict[tuple[str, str], list[AssignmentStatus]] = {}
    for one in assignments:
        groups.setdefault((unit_of(one), one.about.window), []).append(one)
    for (unit, _), shares in groups.items():
        yield unit, shares


def _item(
    standing: PlanStatus,
    task: TaskStatus,
    unit: str,
    role: RoleKind,
    shares: list[AssignmentStatus],
) -> Iterator[AgendaItem]:
    owed = [one for one in shares if one.unfinished]
    if owed:
        first = min(owed, key=_urgency)
        yield AgendaItem(
            standing.plan,
            task.task,
            unit,
            role,
            first.window,
            first.state,
            first.days,
            sum(one.count for one in owed),
            sum(one.count for one in shares if one.state != "cancelled"),
            any(one.history.obstacles for one in owed),
            standing.ended,
        )


def _urgency(one: AssignmentStatus) -> tuple[int, int, str]:
    return STATES.index(one.state), one.days, one.window.key if one.window else ""
