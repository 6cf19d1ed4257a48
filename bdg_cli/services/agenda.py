"""What needs attention: the assignments that are owed and whose next date is near, by urgency."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.states import STATES
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, RoleKind, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus


class AgendaItem(Value):
    """One line of the agenda: a task that one unit, or members of a group, owe or support.

    `unit` is NOBODY if nobody leads the task. The line speaks of `missing` members of a group, out
    of `of` that have the same window in the plan: those who owe the task and whose window is the
    same today. For a single unit both are 1. `alone` is True if nobody else of the `of` still owes
    it. `planned` is the window in the plan, `window` the one after an extension. `days` is as in
    AssignmentStatus. `obstacle` is True if one of those `missing` has an obstacle that was not
    resolved, `returned` are the records that gave their completions back. `ended` is True if the
    plan's period is over.
    """

    plan: Plan
    task: Task
    unit: str
    role: RoleKind
    window: Window | None
    planned: Window | None
    state: State
    days: int
    missing: int
    of: int
    obstacle: bool
    ended: bool
    alone: bool
    returned: tuple[Record, ...] = ()

    @property
    def extended(self) -> bool:
        """Return True if the window is not the one in the plan."""
        return self.window != self.planned


class Agenda(Value):
    """What needs attention on a day within a scope, and in the given states if there are any.

    `undated` is the number of undated tasks that are not shown. `ended` are plans whose period is
    over and of which only this is said, with how much of them is left. `awaiting` counts what waits
    that the scope has to confirm.
    """

    today: date
    within: int
    scope: Scope
    states: tuple[State, ...]
    items: tuple[AgendaItem, ...]
    undated: int
    statuses: tuple[PlanStatus, ...]
    ended: tuple[PlanStatus, ...] = ()
    awaiting: int = 0


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

    A group's members that have the same window today are counted together in one item, unless
    `each` is set, they are in the scope by their own names, or the task names them one by one. If
    `states` is not empty, only items in one of them are kept. The next date of an undated task is
    the end of the plan's period.
    """
    items = [
        item
        for status in statuses
        for task in status.tasks
        for item in items_of(status, task, scope, roles, each=each)
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
        sum(one.awaiting for one in statuses if scope.confirms(one.plan)),
    )


def items_of(
    status: PlanStatus,
    task: TaskStatus,
    scope: Scope,
    roles: Collection[RoleKind],
    *,
    each: bool,
) -> Iterator[AgendaItem]:
    """Yield what the scope owes or supports of one task, as `agenda` collects it."""
    plan = status.plan
    codes = scope.codes_in(plan)
    if LEAD in roles:
        mine = [one for one in task.assignments if scope.covers(plan, one.unit)]
        named = {*codes, *task.task.units(LEAD)}
        shares = [
            (one.unit if each or one.unit in named else group_of(one.unit), one) for one in mine
        ]
        for unit, assignments in _grouped(shares):
            yield from _lines(status, task, unit, LEAD, assignments)
    if SUPPORT in roles:
        for code in task.task.units(SUPPORT):
            if scope.sees(plan, code):
                asked = (
                    [] if scope.covers(plan, code) else [c for c in codes if group_of(c) == code]
                )
                for unit in asked or [code]:
                    for _, assignments in _grouped([(unit, one) for one in task.assignments]):
                        yield from _lines(status, task, unit, SUPPORT, assignments)


def _grouped(
    shares: Iterable[tuple[str, AssignmentStatus]],
) -> Iterator[tuple[str, list[AssignmentStatus]]]:
    """Group the assignments by the unit that they are shown with, and their window in the plan."""
    groups: dict[tuple[str, str], list[AssignmentStatus]] = {}
    for unit, one in shares:
        groups.setdefault((unit, one.about.window), []).append(one)
    for (unit, _), members in groups.items():
        yield unit, members


def _lines(
    status: PlanStatus,
    task: TaskStatus,
    unit: str,
    role: RoleKind,
    assignments: list[AssignmentStatus],
) -> Iterator[AgendaItem]:
    """Yield an item for each window that is owed today; an extension gives some members their own.

    All that are owed in one window are in one state.
    """
    of = sum(one.count for one in assignments if one.state != "cancelled")
    by_window: dict[Window | None, list[AssignmentStatus]] = {}
    for one in assignments:
        if one.unfinished:
            by_window.setdefault(one.window, []).append(one)
    for window, owed in by_window.items():
        yield AgendaItem(
            status.plan,
            task.task,
            unit,
            role,
            window,
            owed[0].planned,
            owed[0].state,
            owed[0].days,
            sum(one.count for one in owed),
            of,
            any(one.obstacles for one in owed),
            status.ended,
            len(by_window) == 1,
            tuple([one.returned for one in owed if one.returned is not None]),
        )
