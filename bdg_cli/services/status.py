"""The status of a plan on a day: each task with its assignments and their states."""

from __future__ import annotations

from bdg_cli.domain.plan import phase_of
from bdg_cli.domain.states import AWAITING, COMPLETED, UNFINISHED, most_pressing, state_of
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.assignments import Assignment
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Phase, Plan, Task
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope


class AssignmentStatus(Value):
    """One assignment on a day, or `count` assignments of a group's members that are alike.

    `unit` is the unit that owes it, the group in the second case, and NOBODY if nobody leads the
    task. `planned` is the window in the plan, `window` the one that counts after an extension; both
    are None for an undated assignment. `days` is the number of days until the next date: the first
    day of a window that has not begun, or else the day until which it counts (the plan's period, if
    undated). It is negative if that date has passed.
    """

    about: AssignmentKey
    unit: str
    planned: Window | None
    window: Window | None
    state: State
    history: History
    days: int
    count: int = 1

    @property
    def unfinished(self) -> bool:
        """Return True if it is still owed."""
        return self.state in UNFINISHED

    @property
    def completed(self) -> bool:
        """Return True if it was done, on time or late."""
        return self.state in COMPLETED

    @property
    def awaiting(self) -> bool:
        """Return True if its completion has to be confirmed."""
        return self.state == AWAITING

    @property
    def obstacles(self) -> tuple[Record, ...]:
        """Return the open obstacles; those of what is completed or cancelled are history."""
        return self.history.obstacles if self.unfinished else ()

    @property
    def returned(self) -> Record | None:
        """Return the record that gave its completion back, if it is owed again since then."""
        return self.history.returned if self.unfinished else None


class TaskStatus(Value):
    """One task on a day.

    `done` of `of` assignments are completed; cancelled ones are in neither number. Those that have
    to be confirmed are only in `of`.
    """

    plan: Plan
    task: Task
    assignments: tuple[AssignmentStatus, ...]
    state: State
    done: int
    of: int

    @property
    def windows(self) -> tuple[Window | None, ...]:
        """Return the windows that its assignments have today, each once, in the plan's order.

        None stands for the undated ones.
        """
        places: dict[Window | None, int] = {
            window: place for place, window in enumerate(self.task.windows)
        }
        found: dict[tuple[int, int], Window | None] = {}
        for one in self.assignments:
            last = one.window.last.toordinal() if one.window else 0
            found[places.get(one.planned, 0), last] = one.window
        return tuple(dict.fromkeys([found[place] for place in sorted(found)]))

    @property
    def extensions(self) -> dict[AssignmentKey, date]:
        """Return the last days of the assignments that were extended."""
        return {
            one.about: one.window.last
            for one in self.assignments
            if one.window is not None and one.window != one.planned
        }

    @property
    def awaiting(self) -> int:
        """Return how many of its assignments wait to be confirmed."""
        return sum(one.count for one in self.assignments if one.awaiting)

    def only(self, assignments: Iterable[AssignmentStatus]) -> TaskStatus:
        """Return the status of some of its assignments, at least one, in their order."""
        return _task_status(self.plan, self.task, tuple(assignments))


class AssignmentCount(Value):
    """How many assignments of a unit, or of a group's members, in one section are in one state.

    `dated` is True if they have a window of their own.
    """

    unit: str
    section: str
    state: State
    dated: bool
    count: int


class PlanStatus(Value):
    """One plan on a day: the tasks that a query asks for, and some numbers about the whole plan.

    `unfinished` is the number of assignments that are still owed in the whole plan. `undated` is
    the number of tasks, not among `tasks`, with an undated assignment that is still owed. `counts`
    covers all assignments in the scope of the query; it is None if those of `tasks` are all.
    `closed_on` is the day on which the plan was closed. `awaiting` is the number of assignments of
    the whole plan that wait to be confirmed.
    """

    plan: Plan
    today: date
    tasks: tuple[TaskStatus, ...]
    unfinished: int
    undated: int = 0
    counts: tuple[AssignmentCount, ...] | None = None
    closed_on: date | None = None
    awaiting: int = 0

    @property
    def ended(self) -> bool:
        """Return True if the plan's period is over."""
        return self.plan.is_over(self.today)

    def left_undone(self, scope: Scope) -> int | None:
        """Return how many assignments a scope still owes once the plan's period is over, None if it
        has no unit in this plan. A query has found all tasks of the scope then.
        """
        if not scope.asked:
            return self.unfinished
        if not scope.codes_in(self.plan):
            return None
        return sum(
            one.count
            for task in self.tasks
            for one in task.assignments
            if one.unfinished and scope.covers(self.plan, one.unit)
        )

    def waiting_for(self, scope: Scope) -> int:
        """Return how much waits that a scope has to confirm, or else has completed itself."""
        if self.plan.confirm is None:
            return 0
        if scope.confirms(self.plan):
            return self.awaiting
        return sum(
            one.count
            for one in self.counted
            if one.state == AWAITING and scope.covers(self.plan, one.unit)
        )

    @property
    def phase(self) -> Phase:
        """Return in which part of its life the plan is."""
        return phase_of(self.plan, self.closed_on, self.today)

    @property
    def counted(self) -> tuple[AssignmentCount, ...]:
        """Return the numbers of the assignments in the scope of the query."""
        if self.counts is not None:
            return self.counts
        return tuple(
            AssignmentCount(
                one.unit, task.task.section, one.state, one.window is not None, one.count
            )
            for task in self.tasks
            for one in task.assignments
        )


def task_status(
    plan: Plan, task: Task, assignments: Iterable[Assignment], *, today: date
) -> TaskStatus:
    """Return the status of a task, given its assignments."""
    return _task_status(
        plan, task, tuple([_assignment_status(plan, one, today) for one in assignments])
    )


def _task_status(plan: Plan, task: Task, statuses: tuple[AssignmentStatus, ...]) -> TaskStatus:
    return TaskStatus(
        plan,
        task,
        statuses,
        most_pressing(one.state for one in statuses),
        sum(one.count for one in statuses if one.completed),
        sum(one.count for one in statuses if one.state != "cancelled"),
    )


def _assignment_status(plan: Plan, assignment: Assignment, today: date) -> AssignmentStatus:
    window = assignment.window
    return AssignmentStatus(
        assignment.about,
        assignment.about.unit,
        assignment.planned,
        window,
        state_of(window, assignment.history, plan, assignment.about.unit, today=today),
        assignment.history,
        days_to(window, plan, today),
        assignment.count,
    )


def days_to(window: Window | None, plan: Plan, today: date) -> int:
    """Return the number of days from today to the next date of the window, negative if past."""
    first = (
        (window.first or plan.period.first) if window else None
    )  # a deadline opens with the plan
    if first is not None and today < first:
        return (first - today).days
    return (plan.due_day(window) - today).days
