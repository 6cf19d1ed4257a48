"""The tasks of the plans as bars along time: what each owes, in which windows, in what state."""

from __future__ import annotations

from bdg_cli.domain.days import Window
from bdg_cli.domain.states import most_pressing
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.states import State
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


class Bar(Value):
    """The assignments of a task that have one window today, and had one window in the plan.

    Both windows are None if they are undated. `done` of `of` are completed; cancelled ones are in
    neither number. `awaiting` have to be confirmed.
    """

    planned: Window | None
    window: Window | None
    state: State
    done: int
    of: int
    awaiting: int = 0

    @property
    def old_last(self) -> date | None:
        """Return the last day that was replaced by an extension; None if there was none."""
        return self.planned.last if self.planned and self.planned != self.window else None

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days that it is drawn between: first, last and old last day."""
        if self.window is None:
            return ()
        ends = self.window.first, self.window.last, self.old_last
        return tuple([day for day in ends if day is not None])


class TimelineRow(Value):
    """A task, and its bars in the plan's order."""

    status: TaskStatus
    bars: tuple[Bar, ...]

    @property
    def first(self) -> date | None:
        """Return the earliest first day of its windows; None if none has one."""
        days = [one.window.first for one in self.bars if one.window and one.window.first]
        return min(days, default=None)

    @property
    def last(self) -> date | None:
        """Return the latest last day of its windows; None if it is undated."""
        return max([one.window.last for one in self.bars if one.window], default=None)

    @property
    def obstacle(self) -> bool:
        """Return True if somebody who owes it has an obstacle that was not resolved."""
        return any(one.obstacles for one in self.status.assignments)


class PlanTimeline(Value):
    """The tasks of one plan that were found. `span` has the plan's period and all their windows."""

    plan: Plan
    span: Window
    rows: tuple[TimelineRow, ...]


class Timeline(Value):
    """The tasks that were found, by plan. A plan of which none was found is left out."""

    found: Listing
    plans: tuple[PlanTimeline, ...]

    @property
    def today(self) -> date:
        """Return the day it is about."""
        return self.found.today


def timeline(found: Listing) -> Timeline:
    """Put the tasks of a listing on a line of time, in the order of the documents."""
    rows: dict[str, list[TimelineRow]] = {}
    for task in found.tasks:
        rows.setdefault(task.plan.id, []).append(TimelineRow(task, bars_of(task)))
    return Timeline(
        found,
        tuple(
            PlanTimeline(one.plan, _span(one.plan, rows[one.plan.id]), tuple(rows[one.plan.id]))
            for one in found.statuses
            if one.plan.id in rows
        ),
    )


def bars_of(task: TaskStatus) -> tuple[Bar, ...]:
    """Return the bars of a task: its assignments by window, in the order of the plan."""
    places = {window: place for place, window in enumerate(task.task.windows)}
    like: dict[tuple[Window | None, Window | None], list[AssignmentStatus]] = {}
    for one in task.assignments:
        like.setdefault((one.planned, one.window), []).append(one)
    bars = [_bar(planned, window, alike) for (planned, window), alike in like.items()]
    bars.sort(key=lambda bar: (places.get(bar.planned, 0) if bar.planned else 0, bar.days[-1:]))
    return tuple(bars)


def _bar(planned: Window | None, window: Window | None, alike: Iterable[AssignmentStatus]) -> Bar:
    counted = tuple(alike)
    return Bar(
        planned,
        window,
        most_pressing(one.state for one in counted),
        sum(one.count for one in counted if one.completed),
        sum(one.count for one in counted if one.state != "cancelled"),
        sum(one.count for one in counted if one.awaiting),
    )


def _span(plan: Plan, rows: Sequence[TimelineRow]) -> Window:
    days = [day for row in rows for bar in row.bars for day in bar.days]
    days += [day for day in (plan.period.first, plan.period.last) if day is not None]
    return Window(min(days), max(days))
