"""Periods as people type them: `--quarter 4/2018`, `--half 1/2018`, `--year 2018`.

Months are read as everywhere else: see `typed_months.py`.
"""

from __future__ import annotations

from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.periods import ReportPeriod, period_of
from bdg_cli.domain.typed_months import parse_month

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.periods import PeriodKind

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = ("quy", "quarter", "q", "half", "nua nam", "6 thang", "nam", "year")
_HALVES = {"dau": 1, "cuoi": 2}
_CENTURY = 2000
_SHORT, _LONG_YEAR = 2, 4
"""How many digits a number in a year has at most, and a year."""


def parse_period(
    kind: PeriodKind, text: str, periods: Iterable[Window], *, today: date
) -> ReportPeriod:
    """Read a month, quarter, half or year: `4/2018`, `IV/2018`, `quý 4 năm 2018`, `2018-4`, `4`.

    Without a year it is the one of the plans' periods in which such a period lies, or else that of
    today. Raises UsageError if several fit, and for any other text.
    """
    if kind == "month":
        month = parse_month(text, periods, today=today)
        return ReportPeriod(month.first or month.last, month.last, kind)
    said = fold(text).replace(".", "/").replace("-", "/")
    for word in sorted(_WORDS, key=len, reverse=True):
        said = said.removeprefix(word).strip()
    parts = [part.strip() for part in said.replace(" nam ", "/").replace(" ", "/").split("/")]
    if kind == "year":
        parts = ["1", *parts]
    elif len(parts[0]) == _LONG_YEAR and parts[0].isdigit():
        parts = parts[::-1]
    number, *years = [_number(part) for part in parts]
    lengths = {len(part) for part in parts[1:]}
    if number is None or None in years or len(years) > 1 or not lengths <= {_SHORT, _LONG_YEAR}:
        raise _no_period(kind, text)
    if years and years[0] is not None:
        year = years[0] + (_CENTURY if lengths == {_SHORT} else 0)
        return _made(kind, number, year, text)
    return _of_the_plans(kind, number, list(periods), today, text)


def _number(part: str) -> int | None:
    known = _ROMAN.get(part) or _HALVES.get(part)
    if known:
        return known
    digits = part.isascii() and part.isdigit() and len(part) <= _LONG_YEAR
    return int(part) if digits else None


def _of_the_plans(
    kind: PeriodKind, number: int, periods: list[Window], today: date, text: str
) -> ReportPeriod:
    found = {
        made
        for period in periods
        for year in range((period.first or period.last).year, period.last.year + 1)
        if (made := _made(kind, number, year, text)).first <= period.last
        and (period.first or period.last) <= made.last
    }
    if not found:
        return _made(kind, number, today.year, text)
    if len(found) == 1:
        return found.pop()
    years = sorted(one.first.year for one in found)
    raise UsageError(
        "several-years",
        say("“{text}” có thể thuộc nhiều năm.", text=text),
        say("Ghi thêm năm: {choices}.", choices=tuple(f"{number}/{year}" for year in years)),
    )


def _made(kind: PeriodKind, number: int, year: int, text: str) -> ReportPeriod:
    try:
        return period_of(kind, number, year)
    except (ValueError, OverflowError):
        raise _no_period(kind, text) from None


def _no_period(kind: PeriodKind, text: str) -> UsageError:
    sentence, hint = _FORMS[kind]
    return UsageError("bad-period", sentence.replace(filling={"text": text}), hint)


_FORMS: dict[PeriodKind, tuple[Message, Message]] = {
    "quarter": (
        say("“{text}” không phải là quý."),
        say("Viết quý như sau: 4/2018, IV/2018 hoặc quý 4 năm 2018."),
    ),
    "half": (
        say("“{text}” không phải là nửa năm."),
        say("Viết 1/2018 là 6 tháng đầu năm, 2/2018 là 6 tháng cuối năm."),
    ),
    "year": (
        say("“{text}” không phải là năm."),
        say("Viết năm bằng bốn chữ số: 2018."),
    ),
}
