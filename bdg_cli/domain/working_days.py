"""Working days: which days an office works, and which day comes next where one does not.

Saturdays and Sundays are off, and so are public holidays, the days off in their place, and days
that were swapped for a Saturday, which is then worked. These are laid down year by year. Where the
last day of a term is off, the term ends with the next working day (Bộ luật Dân sự 2015, Điều 148).
"""

from __future__ import annotations

from bdg_cli.domain.days import timedelta
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import Window, date

_FRIDAY = 4


class DaysOff(Value):
    """Days in a row on which nobody works, and why: `Tết Nguyên đán`."""

    days: Window
    name: str


class WorkingYear(Value):
    """What was laid down for one year. `decision` is the number of the document that says so.

    `worked` are Saturdays and Sundays that are worked.
    """

    year: int
    decision: str
    off: tuple[DaysOff, ...] = ()
    worked: tuple[date, ...] = ()


class WorkingDays(Value):
    """The years that are known. In any other year, Saturdays and Sundays alone are off."""

    years: Sequence[WorkingYear]

    def year(self, number: int) -> WorkingYear | None:
        """Return what was laid down for a year, None if that is not known."""
        return next((one for one in self.years if one.year == number), None)

    def knows(self, year: int) -> bool:
        """Return True if it is known what was laid down for a year."""
        return self.year(year) is not None

    def holiday(self, day: date) -> str:
        """Return why a day is off beside being a weekend, or an empty text."""
        year = self.year(day.year)
        return next((one.name for one in year.off if day in one.days), "") if year else ""

    def is_working(self, day: date) -> bool:
        """Return True if the day is worked."""
        year = self.year(day.year)
        if year is not None and day in year.worked:
            return True
        return day.weekday() <= _FRIDAY and not self.holiday(day)

    def next_working(self, day: date) -> date:
        """Return the day itself if it is worked, or else the first one after it that is."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def before(self, day: date, count: int) -> date:
        """Return the day that has so many working days from it on, itself included, before `day`.

        `before(Monday, 1)` is the Friday before; with a count of 0 it is the day itself.
        """
        for _ in range(count):
            day -= timedelta(days=1)
            while not self.is_working(day):
                day -= timedelta(days=1)
        return day

    def after(self, day: date, count: int) -> date:
        """Return the day that is so many working days after `day`; with 0 it is the day itself.

        It is the last of the days `d` with `before(d, count) <= day`.
        """
        for _ in range(count):
            day = self.next_working(day + timedelta(days=1))
        return day

    def last_working(self, day: date) -> date:
        """Return the day itself if it is worked, or else the last one before it that is."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day


WEEKENDS_OFF = WorkingDays(())
"""Where nothing is known about any year."""


class Lead(Value):
    """How long before a day something happens: `count` days, or working days."""

    count: int
    working: bool = False

    def before(self, day: date, calendar: WorkingDays) -> date:
        """Return the day that is so long before; the first of all days if there is none."""
        try:
            if self.working:
                return calendar.before(day, self.count)
            return day - timedelta(days=self.count)
        except OverflowError:
            return day.min

    def after(self, day: date, calendar: WorkingDays) -> date:
        """Return the last day to which it is so long or less; the last of all days if none is."""
        try:
            if self.working:
                return calendar.after(day, self.count)
            return day + timedelta(days=self.count)
        except OverflowError:
            return day.max
