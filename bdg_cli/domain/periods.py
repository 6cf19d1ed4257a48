"""The period that a report is about: a month, a quarter, half a year, a year, or any days.

First and last day are included. Each period knows its words and the period of the same kind before
it: quarter IV of 2018 follows quarter III, and 15/11–14/12 follows 15/10–14/11.
"""

from __future__ import annotations

from bdg_cli.domain.days import Window, date, timedelta
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from bdg_cli.domain.messages import Message

    PeriodKind = Literal["month", "quarter", "half", "year", "days", "plan"]

MONTHS: dict[PeriodKind, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months each kind of period has."""
_YEAR = 12
_QUARTERS = ("I", "II", "III", "IV")


class ReportPeriod(Value):
    """First and last day, both included.

    `kind` is "days" for any two days, and "plan" for the plan from its first day on.
    """

    first: date
    last: date
    kind: PeriodKind = "days"

    def __contains__(self, day: date) -> bool:
        """Return True if the day lies in the period."""
        return self.first <= day <= self.last

    @property
    def window(self) -> Window:
        """Return the same days as a window."""
        return Window(self.first, self.last)

    @property
    def number(self) -> int:
        """Return which month, quarter or half of its year it is; 1 for any other."""
        return (self.first.month - 1) // MONTHS.get(self.kind, _YEAR) + 1

    @property
    def words(self) -> Message:
        """Return what it is called: “Quý IV năm 2018”, “Từ 15/11/2018 đến 14/12/2018”."""
        year = self.first.year
        if self.kind == "month":
            return say("Tháng {month} năm {year}", month=self.number, year=year)
        if self.kind == "quarter":
            return say("Quý {quarter} năm {year}", quarter=_QUARTERS[self.number - 1], year=year)
        if self.kind == "half":
            return (
                say("6 tháng đầu năm {year}", year=year)
                if self.number == 1
                else say("6 tháng cuối năm {year}", year=year)
            )
        if self.kind == "year":
            return say("Năm {year}", year=year)
        if self.first == self.last:
            return say("Ngày {day}", day=self.last)
        return say("Từ {first} đến {last}", first=self.first, last=self.last)

    @property
    def before(self) -> ReportPeriod | None:
        """Return the period before it, of the same kind and length; None before a whole plan.

        Days that make whole months, such as 15/11–14/12, are moved by months.
        """
        if self.kind == "plan" or self.first == date.min:
            return None
        months = MONTHS.get(self.kind) or _whole_months(self.first, self.last)
        try:
            first = (
                months_later(self.first, -months)
                if months
                else self.first - (self.last - self.first) - timedelta(days=1)
            )
        except (ValueError, OverflowError):  # before the first year of the calendar
            return None
        return ReportPeriod(first, self.first - timedelta(days=1), self.kind)


def period_of(kind: PeriodKind, number: int, year: int) -> ReportPeriod:
    """Return the month, quarter, half or year with a number in a year.

    Raises ValueError if there is none.
    """
    months = MONTHS[kind]
    if not 1 <= number <= _YEAR // months:
        raise ValueError(number)
    first = date(year, (number - 1) * months + 1, 1)
    last = months_later(first, months - 1)
    return ReportPeriod(first, month_end(last), kind)


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day where the month is shorter.

    Raises ValueError beyond the calendar.
    """
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    end = month_end(date(year, month + 1, 1))
    return end if day.day > end.day else end.replace(day=day.day)


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    if day.month == _YEAR:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def _whole_months(first: date, last: date) -> int:
    """Return how many whole months two days make, 0 if they make none."""
    if last >= date.max:
        return 0
    after = last + timedelta(days=1)
    months = (after.year - first.year) * _YEAR + after.month - first.month
    return months if months > 0 and months_later(first, months) == after else 0
