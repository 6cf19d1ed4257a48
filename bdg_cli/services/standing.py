"""Where a plan stands on a day: each task with its assignments and their states."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import About
from bdg_cli.domain.states import (
    COMPLETED,
    UNFINISHED,
    UNTOUCHED,
    effective,
    history,
    most_pressing,
    state_of,
)
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import History, State


class Assignment(Value):
    """One unit's share of one task in one window.

    `planned` is the window of the plan, `window` the one that counts after an extension; both are
    None for an undated one. `days` counts from today to the day that presses next: the first day
    of a window that is to come, else the last day (of the plan's period if undated); negative when
    that day is past.
    """

    about: About
    unit: str
    planned: Window | None
    window: Window | None
    state: State
    history: History
    days: int

    @property
    def unfinished(self) -> bool:
        """Tell whether it is still owed."""
        return self.state in UNFINISHED

    @property
    def completed(self) -> bool:
        """Tell whether it was done, in time or late."""
        return self.state in COMPLETED


class TaskStanding(Value):
    """One task on a day. `done` of `of` assignments are completed; cancelled ones do not count."""

    plan: Plan
    task: Task
    assignments: tuple[Assignment, ...]
    state: State
    done: int
    of: int


class PlanStanding(Value):
    """One plan on a day."""

    plan: Plan
    today: date
    tasks: tuple[TaskStanding, ...]

    @property
    def ended(self) -> bool:
        """Tell whether the plan's period is over."""
        return self.today > self.plan.period.last

    @property
    def unfinished(self) -> int:
        """Count the assignments that are still owed."""
        return sum(one.unfinished for task in self.tasks for one in task.assignments)

    @property
    def current(self) -> bool:
        """Tell whether the plan counts on this day: it runs, or something in it is unfinished."""
        return self.today in self.plan.period or self.unfinished > 0


def standing_of(plan: Plan, records: Mapping[About, list[Record]], *, today: date) -> PlanStanding:
    """Work out where the plan stands; `records` are those of its living assignments."""
    return PlanStanding(
        plan, today, tuple(task_standing(plan, task, records, today=today) for task in plan.tasks)
    )


def task_standing(
    plan: Plan, task: Task, records: Mapping[About, list[Record]], *, today: date
) -> TaskStanding:
    """Work out where one task stands."""
    assignments = tuple(
        _assignment(
            plan,
            About(plan.id, task.id, unit, window.key if window else ""),
            window,
            records,
            today,
        )
        for code in task.units(LEAD)
        for unit in plan.owing(code)
        for window in task.windows or (None,)
    )
    return TaskStanding(
        plan,
        task,
        assignments,
        most_pressing(one.state for one in assignments),
        sum(one.completed for one in assignments),
        sum(one.state != "cancelled" for one in assignments),
    )


def _assignment(
    plan: Plan,
    about: About,
    planned: Window | None,
    records: Mapping[About, list[Record]],
    today: date,
) -> Assignment:
    mine = records.get(about)
    past = history(mine, today) if mine else UNTOUCHED
    window = effective(planned, past.extended_to)
    state = state_of(window, past, period=plan.period, notice=plan.notice, today=today)
    return Assignment(
        about, about.unit, planned, window, state, past, days_to(window, plan.period, today)
    )


def days_to(window: Window | None, period: Window, today: date) -> int:
    """Count the days from today to the day of the window that presses next."""
    if window is None:
        return (period.last - today).days
    first = window.first or period.first  # a deadline is open from the plan's first day
    if first is not None and today < first:
        return (first - today).days
    return (window.last - today).days
