"""Months as people type them: `11`, `11/2018`, `tháng 11 năm 2018`, `2018-11`, `tháng sau`."""

from __future__ import annotations

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.periods import month_end

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_BY_NAME = {
    "nay": 0,
    "this month": 0,
    "truoc": -1,
    "last month": -1,
    "sau": 1,
    "next month": 1,
}
_YEAR, _CENTURY = 12, 2000
_SHORT, _LONG_YEAR = 2, 4
"""How many digits a month has at most, and a year."""


def month_of(day: date) -> Window:
    """Return the month of a day, from its first day to its last."""
    return Window(day.replace(day=1), month_end(day))


def parse_month(text: str, periods: Iterable[Window], *, today: date) -> Window:
    """Read a month; an empty text is that of today.

    Without a year it is the one of this year if a period has it or none has; else the only one that
    the periods have. Raises UsageError for several, and for any other text.
    """
    said = fold(text).removeprefix("thang ").strip()
    if not said:
        return month_of(today)
    if said in _BY_NAME:
        return _shifted(today, _BY_NAME[said], text)
    words = said.replace(" nam ", "/").replace(".", "/").replace("-", "/").split("/")
    parts = [word.strip() for word in words]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise _no_month(text)
    month, *years = parts[::-1] if len(parts[0]) == _LONG_YEAR else parts
    lengths = len(month), *map(len, years)
    if lengths[0] > _SHORT or len(years) > 1 or not {*lengths[1:]} <= {_SHORT, _LONG_YEAR}:
        raise _no_month(text)
    if not years:
        return _of_the_periods(int(month), list(periods), today, text)
    return _made(int(years[0]) + (_CENTURY if lengths[1] == _SHORT else 0), int(month), text)


def _of_the_periods(month: int, periods: list[Window], today: date, text: str) -> Window:
    this_year = _made(today.year, month, text)
    found = {
        made
        for period in periods
        for year in range((period.first or period.last).year, period.last.year + 1)
        if _meet(made := _made(year, month, text), period)
    }
    if not found or this_year in found:
        return this_year
    if len(found) == 1:
        return found.pop()
    choices = sorted((one.last.year, one.last.month) for one in found)
    raise UsageError(
        "several-years",
        say("Tháng “{text}” có thể thuộc nhiều năm.", text=text),
        say("Ghi thêm năm: {months}.", months=tuple(f"{m}/{y}" for y, m in choices)),
    )


def _meet(month: Window, period: Window) -> bool:
    first = period.first or period.last
    return first <= month.last and (month.first or month.last) <= period.last


def _shifted(today: date, months: int, text: str) -> Window:
    year, month = divmod(today.year * _YEAR + today.month - 1 + months, _YEAR)
    return _made(year, month + 1, text)


def _made(year: int, month: int, text: str) -> Window:
    try:
        return month_of(date(year, month, 1))
    except ValueError:
        raise _no_month(text) from None


def _no_month(text: str) -> UsageError:
    return UsageError(
        "bad-month",
        say("“{text}” không phải là tháng.", text=text),
        say("Viết tháng như sau: 11, 11/2018, tháng 11 hoặc 2018-11."),
    )
