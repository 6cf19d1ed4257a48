"""A day of one year -> the day of a later year that takes its place, by the rule behind it.

A day keeps its day and month: 20/10 stays 20/10. A day that a text names by its place among the
days of the week in a month (“thứ Hai tuần đầu tháng 11”) keeps that place. The end of February is
the end of February where the text says so. Whatever else may have been meant is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import Window, date, show_day, timedelta
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message

_WEEK: Final = 7
_FEBRUARY, _LEAP_DAY, _LAST_DAY = 2, 29, 28
_WEEKDAY: Final = re.compile(
    r"(?:(?<!lần )(?<!đợt )(?<!kỳ )(?<!tuần )(?<!quý )thứ (hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)"
    r"|chủ nhật)([^.;:]{0,40})"
)
"""The name of a weekday, and what follows it; “lần thứ hai” is a second time, and no Monday."""
_NUMBERS: Final = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
_PLACE: Final = re.compile(r"tuần (?:đầu|cuối|thứ|\d)|đầu tiên|cuối cùng|(?:đầu|cuối) tháng")
_END_OF_FEBRUARY: Final = re.compile(r"(?:cuối|hết) tháng (?:0?2|hai)(?![\w/])")
_NAMES: Final = (
    say("thứ Hai"),
    say("thứ Ba"),
    say("thứ Tư"),
    say("thứ Năm"),
    say("thứ Sáu"),
    say("thứ Bảy"),
    say("Chủ nhật"),
)


class Moved(Value):
    """A window of a later year, and what an officer has to look at, if there is anything."""

    window: Window
    doubt: Message | None = None


def moved_day(day: date, years: int) -> date:
    """Return the same day so many years later; of 29/2, where there is none, the day before."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=_LAST_DAY)


def moved_period(period: Window, years: int) -> Window:
    """Return the period of a plan so many years later; one until the end of February stays so."""
    last = moved_day(period.last, years)
    if _ends_february(period.last):
        last = _end_of_february(last.year)
    return Window(moved_day(period.first, years) if period.first else None, last)


def day_after(window: Window) -> Window:
    """Return a window whose last day is one later; of one day, the next day."""
    last = window.last + timedelta(days=1)
    return Window(last if window.first == window.last else window.first, last)


def moved_window(window: Window, text: str, years: int, period: Window) -> Moved:
    """Return a window so many years later, given the words of its task and the later period."""
    plain = Window(
        moved_day(window.first, years) if window.first else None, moved_day(window.last, years)
    )
    by_weekday = _by_weekday(window, plain, text.casefold(), period)
    if by_weekday is not None:
        return by_weekday
    if _ends_february(window.last):
        return _end_of_february_moved(window, plain, text.casefold(), period)
    if window.first is not None and _is_leap_day(window.first) and not _is_leap_day(plain.first):
        return Moved(plain, _no_leap_day(window.first, plain.first or plain.last))
    return Moved(plain)


def _by_weekday(window: Window, plain: Window, words: str, period: Window) -> Moved | None:
    """Return where a day goes whose weekday the text names; None if it names none."""
    if window.first not in (None, window.last):
        return None
    for found in _WEEKDAY.finditer(words):
        name = found[1] or ""
        weekday = _NUMBERS.get(name, int(name) - 2 if name.isdigit() else _WEEK - 1)
        if weekday != window.last.weekday():
            continue
        place = _PLACE.search(found[2])
        if place is None:
            doubt = say(
                "Lời văn nói {weekday}, ngày {day} của năm mới là {other}: xem lại ngày.",
                weekday=_NAMES[weekday],
                day=show_day(plain.last),
                other=_NAMES[plain.last.weekday()],
            )
            return Moved(plain, doubt) if plain.last.weekday() != weekday else None
        day = _same_weekday(window.last, plain.last.year, last="cuối" in place[0])
        if day in period:
            return Moved(Window(window.first and day, day))
    return None


def _same_weekday(day: date, year: int, *, last: bool) -> date:
    """Return the day at the same place among those of its weekday in the month of another year."""
    first = date(year, day.month, 1)
    first += timedelta(days=(day.weekday() - first.weekday()) % _WEEK)
    days = [one for n in range(5) if (one := first + timedelta(days=n * _WEEK)).month == day.month]
    return days[-1] if last else days[min((day.day - 1) // _WEEK, len(days) - 1)]


def _end_of_february_moved(window: Window, plain: Window, words: str, period: Window) -> Moved:
    end = _end_of_february(plain.last.year)
    if plain.last == end and not _is_leap_day(window.last):
        return Moved(plain)  # 28/2, in two years without a 29/2
    first = end if window.first == window.last else plain.first
    told = _END_OF_FEBRUARY.search(words) is not None
    if told and end in period:
        return Moved(Window(first, end))
    if _is_leap_day(window.last):
        doubt = None if _is_leap_day(plain.last) else _no_leap_day(window.last, plain.last)
        return Moved(plain, doubt)
    return Moved(
        plain,
        say(
            "Năm mới có ngày {end}: nếu hạn là cuối tháng 2 thì sửa ngày {day}.",
            end=show_day(end),
            day=show_day(plain.last),
        ),
    )


def _no_leap_day(day: date, moved: date) -> Message:
    return say(
        "Năm mới không có ngày 29/2 ({old} ở năm cũ): tạm lấy {new}.",
        old=show_day(day),
        new=show_day(moved),
    )


def _is_leap_day(day: date | None) -> bool:
    return day is not None and (day.month, day.day) == (_FEBRUARY, _LEAP_DAY)


def _ends_february(day: date) -> bool:
    return day == _end_of_february(day.year)


def _end_of_february(year: int) -> date:
    return date(year, _FEBRUARY + 1, 1) - timedelta(days=1)
