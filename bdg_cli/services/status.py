"""Where a plan stands on a day: each task with its assignments and their states."""

from __future__ import annotations

from bdg_cli.domain.states import COMPLETED, UNFINISHED, most_pressing, state_of
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.assignments import Assignment
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.domain.states import State


class AssignmentStatus(Value):
    """One unit's share of one task in one window, or those of `count` members of a group that
    stand alike; then `unit` is the group. It is NOBODY where nobody leads the task.

    `planned` is the window of the plan, `window` the one that counts after an extension; both are
    None for an undated one. `days` counts from today to the day that presses next: the first day
    of a window that is to come, else the last day (of the plan's period if undated); negative when
    that day is past.
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
        """Tell whether it is still owed."""
        return self.state in UNFINISHED

    @property
    def completed(self) -> bool:
        """Tell whether it was done, in time or late."""
        return self.state in COMPLETED


class TaskStatus(Value):
    """One task on a day. `done` of `of` assignments are completed; cancelled ones do not count."""

    plan: Plan
    task: Task
    assignments: tuple[AssignmentStatus, ...]
    state: State
    done: int
    of: int


class AssignmentCount(Value):
    """So many assignments of a unit, or of a group's members, in one section and one state."""

    unit: str
    section: str
    state: State
    dated: bool
    count: int


class PlanStatus(Value):
    """One plan on a day: the tasks that a question is about, and what is known of all.

    `unfinished` counts all assignments that are still owed, `undated` the tasks beside `tasks` of
    which something without a day is owed. `counts` has all assignments in the scope of the
    question; None where they are those of `tasks`.
    """

    plan: Plan
    today: date
    tasks: tuple[TaskStatus, ...]
    unfinished: int
    undated: int = 0
    counts: tuple[AssignmentCount, ...] | None = None

    @property
    def ended(self) -> bool:
        """Tell whether the plan's period is over."""
        return self.today > self.plan.period.last

    @property
    def counted(self) -> tuple[AssignmentCount, ...]:
        """Return how the assignments stand that were asked about."""
        if self.counts is not None:
            return self.counts
        return tuple(
            AssignmentCount(
                one.unit, task.task.section, one.state, one.window is not None, one.count
            )
            for task in self.tasks
            for one in task.assignments
        )


def task_status(plan: Plan, task: Task, shares: Iterable[Assignment], *, today: date) -> TaskStatus:
    """Work out where one task stands, given its shares."""
    assignments = tuple([_assignment(plan, share, today) for share in shares])
    return TaskStatus(
        plan,
        task,
        assignments,
        most_pressing(one.state for one in assignments),
        sum(one.count for one in assignments if one.completed),
        sum(one.count for one in assignments if one.state != "cancelled"),
    )


def _assignment(plan: Plan, share: Assignment, today: date) -> AssignmentStatus:
    window = share.window
    return AssignmentStatus(
        share.about,
        share.about.unit,
        share.planned,
        window,
        state_of(window, share.history, period=plan.period, notice=plan.notice, today=today),
        share.history,
        days_to(window, plan.period, today),
        share.count,
    )


def days_to(window: Window | None, period: Window, today: date) -> int:
    """Count the days from today to the day of the window that presses next."""
    if window is None:
        return (period.last - today).days
    first = window.first or period.first  # a deadline is open from the plan's first day
    if first is not None and today < first:
        return (first - today).days
    return (window.last - today).days
