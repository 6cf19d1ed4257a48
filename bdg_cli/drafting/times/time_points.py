"""Points of time: a day, a month, a quarter, a half-year or a year, with or without its year.

A point is stored as months of a year, and days in the first and last of them; so all kinds are
alike. The calendar is needed only when the year is known.
"""

from __future__ import annotations

from bdg_cli.domain.days import Window, date, timedelta
from bdg_cli.domain.value import Value
from bdg_cli.drafting.lexicon.word_lists import pairs_of, split_words
from bdg_cli.drafting.times.lunar_days import solar_day

_WHOLE = (1, 31)
_YEAR = (1, 12)
_PAST_END = timedelta(days=92)  # a report on a plan is due within a quarter after it
_FEASTS = {"tết trung thu": (15, 8)}
_NEW_YEAR = (1, 1)
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES = (
    *("tý", "sửu", "dần", "mão", "thìn", "tỵ"),
    *("ngọ", "mùi", "thân", "dậu", "tuất", "hợi"),
)
_CYCLE = 60
_CYCLE_BEGINS = 1984
"""The year Giáp Tý, with which the cycle of sixty names began the last time."""
_NUMBERS = {
    word: int(number)
    for number, words in pairs_of("times", "numbers").items()
    for word in split_words(words)
}
_DAYS = {
    "thượng": (1, 10),
    "trung": (11, 20),
    "hạ": (21, 31),
    "đầu": (1, 10),
    "giữa": (11, 20),
    "cuối": (21, 31),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, 31),
}
_MONTHS = {"đầu": (1, 3), "giữa": (5, 8), "cuối": (10, 12), "nửa đầu": (1, 6), "nửa cuối": (7, 12)}
_LOOSE = frozenset(("week", "part-month", "part-quarter", "part-year"))
_NEXT = frozenset(("next-year", "next-quarter"))
_WEAK = frozenset(("bare-day", "bare-month", "bare-year", "number", "roman"))


class TimePoint(Value):
    """Months and days, both inclusive; `days` are those of the first and the last month.

    A year of 0 is unknown. `kind` is day, lunar (a day of the lunar calendar), month, quarter,
    year, span, name or now; or number, day-number, roman or bare-year for what has a meaning only
    beside another point. A `weak` point may be something else altogether, a `loose` one does not
    say exactly when. The year after that of the plan is `next_year`.
    """

    kind: str
    start: int
    end: int
    months: tuple[int, int] = _YEAR
    days: tuple[int, int] = _WHOLE
    year: int = 0
    until: int = 0
    number: int = 0
    weak: bool = False
    loose: bool = False
    bare: bool = False
    next_year: bool = False


def number_from_words(words: str) -> int:
    """Return the number in words or digits; 0 if there is none."""
    digits = words.replace(" ", "")
    if digits.isdecimal():
        return int(digits)
    return _NUMBERS.get(" ".join(words.casefold().split()).replace("1", "l"), 0)


def time_point(means: str, groups: dict[str, str], start: int, end: int) -> TimePoint:
    """Return the point for a matching row of the table."""
    year = int(groups.get("y", "0").replace(" ", ""))
    if len(groups.get("y", "")) == len("26"):
        year += 2000
    year = year or _named_year(groups)
    until = int(groups.get("until", year))
    part = " ".join(groups.get("part", "").casefold().split())
    month = number_from_words(groups.get("m", "0"))
    quarter = number_from_words(groups.get("q", ""))
    months, days, kind, number = _YEAR, _WHOLE, means, 0
    if means in {"day", "named", "bare-day", "next-year"}:
        kind, months = ("name" if means == "named" else "day"), (month, month)
        days = (int(groups["d"]),) * 2
    elif means == "lunar":
        day, month = _lunar_date(groups, month)
        months, days = (month, month), (day, day)
    elif means in {"week", "tenth", "part-month", "month", "bare-month"}:
        kind, months = "month", (month, month)
        days = _week(groups["w"]) if means == "week" else _DAYS.get(part, _WHOLE)
    elif means in {"quarter", "part-quarter", "next-quarter", "roman"}:
        kind = "roman" if means == "roman" else "quarter"
        months = quarter_months(quarter, part)
    elif means == "months":
        count = min(number_from_words(groups["n"]), 12)
        kind, months = "span", ((1, count) if part == "đầu" else (13 - count, 12))
    elif means == "part-year":
        kind, months = "span", _MONTHS[part]
    elif means == "school":
        kind, months = "years", (9, 8)
    elif means in {"number", "day-number"}:
        number = int(groups["d"])
    loose = means in _LOOSE and not part.startswith("nửa")
    bare = means in {"bare-day", "bare-month"}
    weak, following = means in _WEAK, means in _NEXT
    return TimePoint(
        kind, start, end, months, days, year, until, number, weak, loose, bare, following
    )


def _lunar_date(groups: dict[str, str], month: int) -> tuple[int, int]:
    """Return the lunar day and month; without a day it is the full moon, `rằm`."""
    feast = " ".join(groups.get("feast", "").casefold().split())
    return _FEASTS.get(feast, _NEW_YEAR) if feast else (int(groups.get("d", "15")), month)


def _named_year(groups: dict[str, str]) -> int:
    """Return the solar year in which a lunar year with a name begins, of those from 1984 to 2043:
    2026 for Bính Ngọ; 0 without a name.
    """
    if "stem" not in groups:
        return 0
    stem, branch = _STEMS.index(groups["stem"].casefold()), groups["branch"].casefold()
    years = range(stem, _CYCLE, len(_STEMS))
    return next((_CYCLE_BEGINS + at for at in years if _BRANCHES[at % len(_BRANCHES)] == branch), 0)


def quarter_months(quarter: int, part: str = "") -> tuple[int, int]:
    """Return the first and last month of a quarter, or its month at the beginning or the end."""
    first = 3 * quarter - 2
    return {
        "đầu": (first, first),
        "giữa": (first + 1, first + 1),
        "cuối": (first + 2, first + 2),
    }.get(part, (first, first + 2))


def _week(words: str) -> tuple[int, int]:
    if words.casefold() == "cuối":
        return 25, 31
    last = 7 * number_from_words(words)
    return last - 6, min(last, 31)


def point_window(point: TimePoint, year: int) -> Window | None:
    """Return the window of a point in a year; None if the calendar has no such day."""
    last_year = year + (point.until - point.year)
    if point.kind == "lunar":
        day = solar_day(year, point.months[0], point.days[0])
        return Window(day, day) if day else None
    if point.kind in {"day", "name"}:
        day = _day(year, point.months[0], point.days[0])
        return Window(day, day) if day else None
    first = _day(year, point.months[0], point.days[0])
    month = point.months[1]
    last = _day(last_year, month, point.days[1]) or _end_of(last_year, month)
    return Window(first, last) if first and last and first <= last else None


def infer_year(point: TimePoint, *, period: Window, issued: date) -> int:
    """Return the missing year of a point: the first year of the plan in which it is still ahead.

    A plan of several years begins with the year of its issue. In a plan of one year, a point before
    the day of issue is taken from the next year if that is shortly after the plan's end.
    """
    first = (period.first or issued).year
    if point.next_year:
        return first + 1
    years = range(first, period.last.year + 1)
    several = len(years) > 1
    for year in (issued.year, *years) if several else years:
        window = point_window(point, year)
        if window and window.last >= issued and (several or window.last in period):
            return year
    for year in (period.last.year + 1, issued.year):
        window = point_window(point, year)
        if (
            window
            and window.last >= max(issued, period.last)
            and window.last <= period.last + _PAST_END
        ):
            return year
    return first


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end_of(year: int, month: int) -> date | None:
    following = _day(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) if following else None
