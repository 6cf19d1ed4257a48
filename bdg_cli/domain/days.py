"""Calendar days and windows of days, as people write them.

There is no time of day and no time zone. A window includes its first and its last day. Days are
written day first: `20/10`, `20/10/2018`, or `2018-10-20`; a missing year is worked out from the
period of the plan. A day ends at the end of its 24 hours (Bộ luật Dân sự 2015, Điều 148).
"""

from __future__ import annotations

from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, timedelta

    from bdg_cli.domain.messages import Message
else:
    try:
        from _datetime import date, timedelta  # the same classes, at a tenth of the cost
    except ImportError:  # an interpreter without the C module
        from datetime import date, timedelta

__all__ = [
    "CYCLES",
    "BackwardsError",
    "DayError",
    "Window",
    "date",
    "parse_day",
    "parse_span",
    "parse_window",
    "show_day",
    "show_window",
    "timedelta",
]

CYCLES = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
"""How many months lie between two dates of a recurrence, by its name in the plan file."""
_DAY_MONTH, _DAY_MONTH_YEAR = 2, 3


class DayError(UsageError):
    """A text is not a day, a window or a number of days."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__("bad-day", message, hint or _forms())


class BackwardsError(DayError):
    """A range of days ends before it begins."""


def _forms() -> Message:
    return say("Viết ngày như sau: 20/10, 20/10/2018 hoặc 2018-10-20.")


class Window(Value):
    """First and last day, both included. `first` is None for a deadline.

    A deadline is open from the first day of the plan.
    """

    first: date | None
    last: date

    @property
    def key(self) -> str:
        """The name of the window in the ledger: `2018-11-15/2018-12-15`, `../2018-11-30`."""
        return f"{self.first.isoformat() if self.first else '..'}/{self.last.isoformat()}"

    def __contains__(self, day: date) -> bool:
        """Return True if the day lies in the window."""
        return (self.first is None or self.first <= day) and day <= self.last


def show_day(day: date) -> str:
    """Write a day for people: dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def show_window(window: Window) -> str:
    """Write a window in a form that `parse_window` can read; a deadline as its last day."""
    if window.first is None or window.first == window.last:
        return show_day(window.last)
    return f"{show_day(window.first)}–{show_day(window.last)}"


def parse_day(text: str, period: Window | None = None, *, today: date | None = None) -> date:
    """Read one day.

    If the text has no year, `period` supplies it: the one year in which the day lies inside the
    period, or else the year of the period's first day. If `today` is given, `+7d` means seven days
    later.

    Raises DayError for any other text, for a day that is not in the calendar, and for a missing
    year if several years of the period fit.
    """
    words = text.strip()
    if words.startswith("+") and today is not None:
        try:
            return today + timedelta(days=parse_span(words[1:]))
        except OverflowError:
            raise _no_day(text) from None
    parts = words.split("-")
    if len(parts) == _DAY_MONTH_YEAR and len(parts[0]) == len("2018"):
        year, month, day = (_number(part, text) for part in parts)
        return _calendar_day(year, month, day, text)
    parts = words.split("/")
    if len(parts) == _DAY_MONTH_YEAR and len(parts[2].strip()) == len("2018"):
        day, month, year = (_number(part, text) for part in parts)
        return _calendar_day(year, month, day, text)
    if len(parts) == _DAY_MONTH:
        day, month = (_number(part, text) for part in parts)
        return _in_period(day, month, period, text)
    raise _no_day(text)


def parse_window(text: str, period: Window | None = None) -> Window:
    """Read a day or a range of days: `20/10`, `15/11–15/12`, `15/11 - 15/12/2018`, any dash.

    Missing years come from the period. If only one end has a year, or neither has, and the range
    would end before it begins, it runs into the next year.

    Raises DayError, and BackwardsError if both years are given and the range ends before it begins.
    """
    ends = _split(text)
    if len(ends) == 1:
        day = parse_day(ends[0], period)
        return Window(day, day)
    first_text, last_text = ends
    first_has, last_has = _has_year(first_text), _has_year(last_text)
    if last_has and not first_has:
        last = parse_day(last_text)
        first = parse_day(first_text, _year(last.year))
        if first > last:
            first = parse_day(first_text, _year(last.year - 1))
    elif first_has and not last_has:
        first = parse_day(first_text)
        last = parse_day(last_text, _year(first.year))
        if last < first:
            last = parse_day(last_text, _year(first.year + 1))
    else:
        first, last = parse_day(first_text, period), parse_day(last_text, period)
        if last < first and not last_has:
            last = parse_day(last_text, _year(first.year + 1))
    if last < first:
        raise BackwardsError(
            say("Khoảng “{text}” kết thúc trước khi bắt đầu.", text=text),
            say("Viết ngày đầu trước, ngày cuối sau: 15/11–15/12."),
        )
    return Window(first, last)


def parse_span(text: str) -> int:
    """Read a number of days, 0 or more: `30d` or `30`."""
    digits = text.strip().removesuffix("d")
    if digits.isascii() and digits.isdigit() and len(digits) <= len("36500"):
        return int(digits)
    raise DayError(
        say("“{text}” không phải là số ngày.", text=text),
        say("Viết số ngày như sau: 7d hoặc 30d."),
    )


def _split(text: str) -> list[str]:
    """Split a range at its dash; an ISO day keeps its hyphens."""
    from bdg_cli.domain.folding import DASHES  # imported only when a range is read

    words = text.replace(" đến ", "–")
    for dash in DASHES:
        words = words.replace(dash, "–")
    if "–" not in words:
        if " - " in words:
            words = words.replace(" - ", "–", 1)
        elif "/" in words:
            words = words.replace("-", "–", 1)
    ends = words.split("–")
    if len(ends) > len(("first", "last")):
        raise _no_day(text)
    return ends


def _has_year(text: str) -> bool:
    return text.count("/") != 1


def _year(year: int) -> Window:
    if not date.min.year <= year <= date.max.year:
        raise _no_day(str(year))
    return Window(date(year, 1, 1), date(year, 12, 31))


def _in_period(day: int, month: int, period: Window | None, text: str) -> date:
    if period is None:
        raise DayError(
            say("Ngày “{text}” thiếu năm.", text=text),
            say("Ghi thêm năm: {text}/2018.", text=text.strip()),
        )
    start = period.first or period.last
    years = range(start.year, period.last.year + 1)
    found = [
        made for year in years if (made := _made(year, month, day)) is not None and made in period
    ]
    if len(found) > 1:
        raise DayError(
            say("Ngày “{text}” có thể thuộc nhiều năm.", text=text),
            say("Ghi thêm năm: {days}.", days=tuple(found)),
        )
    return found[0] if found else _calendar_day(start.year, month, day, text)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar_day(year: int, month: int, day: int, text: str) -> date:
    made = _made(year, month, day)
    if made is None:
        raise DayError(say("Lịch không có ngày “{text}”.", text=text))
    return made


def _number(part: str, text: str) -> int:
    digits = part.strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= len("2018"):
        return int(digits)
    raise _no_day(text)


def _no_day(text: str) -> DayError:
    return DayError(say("“{text}” không phải là ngày.", text=text))
