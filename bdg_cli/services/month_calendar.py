"""One month of the plans, day by day: what begins, what ends, how much is under way, who is off."""

from __future__ import annotations

from bdg_cli.domain.days import timedelta
from bdg_cli.domain.value import Value
from bdg_cli.domain.working_days import WEEKENDS_OFF
from bdg_cli.services.timeline import bars_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.working_days import WorkingDays
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.services.timeline import Bar

    What = Literal["ends", "only", "begins"]

ENDS: What = "ends"
ONLY: What = "only"
BEGINS: What = "begins"
EVENTS: tuple[What, ...] = (ENDS, ONLY, BEGINS)
"""What may happen to a window on a day: its last day, its only day, its first day."""


class DayEvent(Value):
    """A window of a task begins or ends on a day, or has no other day. `bar` is who owes it."""

    day: date
    what: What
    plan: Plan
    task: Task
    bar: Bar


class MonthDay(Value):
    """A day of the month. `under_way` is the number of tasks with an open window that is owed.

    `holiday` is why it is off beside being a weekend, `next_working` is the first day from this one
    on that is worked. Events are in the order of `EVENTS`.
    """

    day: date
    working: bool
    holiday: str
    next_working: date
    under_way: int
    events: tuple[DayEvent, ...]

    @property
    def weekend(self) -> bool:
        """Return True for a Saturday and a Sunday, worked or not."""
        return self.day.weekday() > _FRIDAY


class MonthCalendar(Value):
    """The days of a month. `found` are the tasks of which it tells."""

    found: Listing
    month: Window
    days: tuple[MonthDay, ...]

    @property
    def today(self) -> date:
        """Return the day on which the states are looked at."""
        return self.found.today

    @property
    def events(self) -> tuple[DayEvent, ...]:
        """Return all events, by day."""
        return tuple([event for day in self.days for event in day.events])

    @property
    def year_known(self) -> bool:
        """Return True if it is known which days are off in the year of the month."""
        return _calendar(self.found).knows(self.month.last.year)


_FRIDAY = 4


def month_calendar(found: Listing, month: Window) -> MonthCalendar:
    """Put the tasks of a listing into the days of a month."""
    calendar = _calendar(found)
    windows = [(task, bar, bar.window) for task in found.tasks for bar in bars_of(task)]
    events: dict[date, list[DayEvent]] = {}
    for task, bar, window in windows:
        for event in _events(task, bar, window) if window else ():
            if event.day in month:
                events.setdefault(event.day, []).append(event)
    owed = [
        (task, window)
        for task, bar, window in windows
        if window and bar.done + bar.awaiting < bar.of
    ]
    return MonthCalendar(
        found,
        month,
        tuple(
            MonthDay(
                day,
                calendar.is_working(day),
                calendar.holiday(day),
                calendar.next_working(day),
                _under_way(owed, day),
                tuple(sorted(events.get(day, ()), key=lambda event: EVENTS.index(event.what))),
            )
            for day in _days(month)
        ),
    )


def _calendar(found: Listing) -> WorkingDays:
    """Return the calendar of working days, which all plans of a folder have in common."""
    return next((status.plan.calendar for status in found.statuses), WEEKENDS_OFF)


def _events(task: TaskStatus, bar: Bar, window: Window) -> Iterator[DayEvent]:
    if window.first == window.last:
        yield DayEvent(window.last, ONLY, task.plan, task.task, bar)
        return
    if window.first is not None:
        yield DayEvent(window.first, BEGINS, task.plan, task.task, bar)
    yield DayEvent(window.last, ENDS, task.plan, task.task, bar)


def _under_way(owed: Sequence[tuple[TaskStatus, Window]], day: date) -> int:
    """Return how many tasks have a window that is open on a day; a deadline opens with the plan."""
    return len(
        {
            (task.plan.id, task.task.id)
            for task, window in owed
            if day in window and (window.first or task.plan.period.first or day) <= day
        }
    )


def _days(month: Window) -> Iterable[date]:
    first = month.first or month.last
    return [first + timedelta(days=n) for n in range((month.last - first).days + 1)]
