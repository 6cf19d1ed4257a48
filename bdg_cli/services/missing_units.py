"""Who has not: the units that still owe a task, together where they have the same days."""

from __future__ import annotations

from bdg_cli.domain.states import STATES
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


class MissingPart(Value):
    """Units that owe a task within the same days: those that count after an extension."""

    window: Window | None
    state: State
    days: int
    assignments: tuple[AssignmentStatus, ...]


class MissingUnits(Value):
    """Who still owes a task in one of its windows; `done` of `of` have completed it.

    `planned` is the window in the plan. `of` leaves out what was cancelled. `awaiting` have to be
    confirmed.
    """

    plan: Plan
    task: Task
    planned: Window | None
    done: int
    of: int
    parts: tuple[MissingPart, ...]
    awaiting: int = 0

    @property
    def left(self) -> int:
        """The number of units that owe it."""
        return sum(len(part.assignments) for part in self.parts)


class MissingReport(Value):
    """Who owes the tasks that were asked about, window by window."""

    today: date
    tasks: tuple[MissingUnits, ...]


def missing_units(
    tasks: Sequence[TaskStatus], *, today: date, scope: Scope, states: Collection[State] = ()
) -> MissingReport:
    """Return who in the scope owes each task; if there are `states`, only those in one of them.

    The members of groups have to be apart in the tasks.
    """
    return MissingReport(
        today,
        tuple(
            _missing(task, window, scope, states)
            for task in tasks
            for window in task.task.windows or (None,)
        ),
    )


def _missing(
    task: TaskStatus, window: Window | None, scope: Scope, states: Collection[State]
) -> MissingUnits:
    mine = [
        one
        for one in task.assignments
        if one.planned == window and scope.covers(task.plan, one.unit)
    ]
    parts: dict[str, list[AssignmentStatus]] = {}
    for one in mine:
        if one.unfinished and (not states or one.state in states):
            parts.setdefault(one.window.key if one.window else "", []).append(one)
    found = [
        MissingPart(ones[0].window, ones[0].state, ones[0].days, tuple(ones))
        for ones in parts.values()
    ]
    found.sort(key=lambda part: (STATES.index(part.state), part.days))
    return MissingUnits(
        task.plan,
        task.task,
        window,
        sum(one.completed for one in mine),
        sum(one.state != "cancelled" for one in mine),
        tuple(found),
        sum(one.awaiting for one in mine),
    )
