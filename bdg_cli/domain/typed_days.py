"""Days as people type them into an option: `20/10`, `30.11.2018`, `30/11/18`, `hôm qua`, `-1d`.

Plan files are stricter: see `days.py`. A day without a year is one of those that fit; where two
fit, nothing is guessed.
"""

from __future__ import annotations

from bdg_cli.domain.days import DayError, date, timedelta
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.days import Window

_BY_NAME = {
    "hom nay": 0,
    "today": 0,
    "hom qua": -1,
    "yesterday": -1,
    "hom kia": -2,
    "mai": 1,
    "ngay mai": 1,
    "tomorrow": 1,
}
_DAYS = {
    **dict.fromkeys(("", "d", "ngay", "day", "days"), 1),
    **dict.fromkeys(("w", "tuan", "week", "weeks"), 7),
}
_MONTHS = {
    **dict.fromkeys(("m", "thang", "month", "months"), 1),
    **dict.fromkeys(("y", "nam", "year", "years"), 12),
}
_MOST_DIGITS = 5
_CENTURY = 2000
_DAY_MONTH, _DAY_MONTH_YEAR, _SHORT_YEAR, _LONG_YEAR = 2, 3, 2, 4
_LEAP_CYCLE = 8
"""The most years between two days of one name: 29/2, around 2100."""


def possible_days(text: str, span: Window, *, today: date) -> tuple[date, ...]:
    """Return the days that a text may mean. It is one, unless the year is missing and two fit.

    Without a year, the days of the span fit; if none does, the first one after its beginning.
    Raises DayError if the text is no day.
    """
    said = fold(text)
    named = _BY_NAME.get(said.replace("-", " ").replace("_", " "))
    if named is not None:
        return (today + timedelta(days=named),)
    if said[:1] in ("+", "-") and said[1:2].isdigit():
        return (_shifted(said, today, text),)
    parts = _parts(said)
    if len(parts) != _DAY_MONTH or not all(part.isascii() and part.isdigit() for part in parts):
        return (_with_year(parts, text),)
    start = span.first or span.last
    found = [
        made
        for year in range(start.year, span.last.year + 1)
        if (made := _made(parts, year)) and made in span
    ]
    later = (_made(parts, start.year + more) for more in range(_LEAP_CYCLE + 1))
    found = found or [made for made in later if made and made >= start][:1]
    if not found:
        raise _not_in_calendar(text)
    return tuple(found)


def has_year(text: str) -> bool:
    """Return True if a text means the same day whatever the plans: the year is not missing."""
    return len(_parts(fold(text))) != _DAY_MONTH


def the_day(text: str, days: Iterable[date]) -> date:
    """Return the only one of the days that a text may mean. Raises UsageError for several."""
    first, *others = sorted(set(days))
    if others:
        raise UsageError(
            "several-years",
            say("Ngày “{text}” có thể thuộc nhiều năm.", text=text),
            say("Ghi thêm năm: {days}.", days=(first, *others)),
        )
    return first


def parse_distance(text: str, today: date) -> int | None:
    """Read how far ahead something is, as a number of days: `30d`, `2w`, `1 tháng`.

    Returns None if the text is no distance. A month ends on the same day of the next one, or on its
    last day.
    """
    said = fold(text)
    digits = said[: len(said) - len(said.lstrip("0123456789"))]
    unit = said[len(digits) :].strip()
    if not digits or len(digits) > _MOST_DIGITS:
        return None
    if unit in _DAYS:
        return int(digits) * _DAYS[unit]
    if unit in _MONTHS:
        from bdg_cli.domain.periods import months_later  # few look months ahead

        try:
            return (months_later(today, int(digits) * _MONTHS[unit]) - today).days
        except (ValueError, OverflowError):
            return (date.max - today).days
    return None


def _shifted(said: str, today: date, text: str) -> date:
    days = parse_distance(said[1:], today)
    try:
        if days is not None:
            return today + timedelta(days=days if said.startswith("+") else -days)
    except OverflowError:
        pass
    raise DayError(
        say("“{text}” không phải là ngày.", text=text),
        say("Viết số ngày như sau: +7d, -1d; hoặc viết ngày: 20/10/2018."),
    )


def _parts(said: str) -> list[str]:
    """Split a folded day at its marks, day first; an ISO day is turned round.

    `15-11` might be a range of days in a month, and is left alone.
    """
    words = said.removeprefix("ngay ").replace(" thang ", "/").replace(" nam ", "/")
    words = words.rstrip(".").replace(".", "/")
    if words.count("-") == _DAY_MONTH:
        words = words.replace("-", "/")
    parts = [part.strip() for part in words.split("/")]
    turned = len(parts) == _DAY_MONTH_YEAR and len(parts[0]) == _LONG_YEAR
    return parts[::-1] if turned else parts


def _with_year(parts: list[str], text: str) -> date:
    if len(parts) == _DAY_MONTH_YEAR and all(part.isascii() and part.isdigit() for part in parts):
        day, month, year = parts
        if len(year) == _SHORT_YEAR:
            year = str(_CENTURY + int(year))
        if len(year) == _LONG_YEAR:
            made = _made([day, month], int(year))
            if made is not None:
                return made
            raise _not_in_calendar(text)
    raise DayError(
        say("“{text}” không phải là ngày.", text=text),
        say("Viết ngày như sau: 20/10, 20/10/2018, 2018-10-20, hôm qua hoặc -1d."),
    )


def _made(parts: list[str], year: int) -> date | None:
    day, month = parts
    try:
        return date(year, int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _not_in_calendar(text: str) -> DayError:
    return DayError(say("Lịch không có ngày “{text}”.", text=text))
