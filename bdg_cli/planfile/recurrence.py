"""Recurring windows: `every: month, day: 25`, worked out over the plan's period.

A day alone is a day of the last month of a quarter, half-year or year; `day/month` anchors the
cycle. In a month without a 31st, the last day of the month is meant (Bộ luật Dân sự 2015, Điều
148).
"""

from __future__ import annotations

from typing import Final

from bdg_cli.domain.days import DayError, Window, date, timedelta
from bdg_cli.domain.messages import say

_LONGEST_MONTH: Final = 31
_SHORTEST_MONTH: Final = 28


def occurrences(step: int, day: str, period: Window, *, spans: bool) -> tuple[Window, ...]:
    """Return the windows inside the period, in order, one every `step` months.

    Each window is one day. With `spans`, it begins on the day after the previous occurrence instead
    (the first one on the first day of the period). Raises DayError for a day that does not exist.
    """
    start = period.first or period.last
    days = _days(step, day, start, period.last)
    if not spans:
        return tuple(Window(one, one) for one in days)
    firsts = [start, *[one + timedelta(days=1) for one in days[:-1]]]
    return tuple(Window(first, last) for first, last in zip(firsts, days, strict=bool(days)))


def _days(step: int, text: str, start: date, last: date) -> list[date]:
    import datetime as dt

    from dateutil.rrule import MONTHLY, rrule

    day, anchor = _day_and_month(text)
    rule = rrule(
        MONTHLY,
        dtstart=dt.datetime(start.year, start.month, 1),  # noqa: DTZ001 -- a calendar day, no zone
        until=dt.datetime(last.year, last.month, last.day),  # noqa: DTZ001 -- as above
        bymonth=[month for month in range(1, 13) if (month - (anchor or 12)) % step == 0],
        bymonthday=list(range(min(day, _SHORTEST_MONTH), day + 1)),
        bysetpos=-1,  # the last of these days that the month has
    )
    return [one.date() for one in rule if start <= one.date() <= last]


def _day_and_month(text: str) -> tuple[int, int | None]:
    """Parse `25` or `15/12`. Raises DayError for a day that the month never has."""
    parts = text.split("/")
    if len(parts) <= 2 and all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004 -- d or d/m
        numbers = [int(part) for part in parts]
        month = numbers[1] if len(numbers) > 1 else None
        longest = _LONGEST_MONTH if month is None else _longest(month)
        if 1 <= numbers[0] <= longest:
            return numbers[0], month
    raise DayError(
        say("“{text}” không phải là ngày trong kỳ.", text=text),
        say("Viết ngày trong tháng (25), hoặc ngày/tháng (15/12)."),
    )


def _longest(month: int) -> int:
    """Return how many days the month has at most; 0 for a month that does not exist."""
    if not 1 <= month <= 12:  # noqa: PLR2004 -- months of a year
        return 0
    return {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, _LONGEST_MONTH)
