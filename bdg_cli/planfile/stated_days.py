"""Days that a task's own words state, held against its windows.

Only what surely says when the task is to be done counts: a range of days, a last day, a day of its
own. The date of another document (“Quyết định số 5 ngày 20/9/2018 của …”) and the name of a day
(“kỷ niệm ngày 20/10”) do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bdg_cli.domain.days import timedelta
from bdg_cli.domain.folding import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import Window, date

_LONG: Final = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?", re.IGNORECASE)
_DAY: Final = r"(?<![\d/.])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]|\.\d)"
_RANGE: Final = re.compile(
    rf"({_DAY})\s*(?:[{DASHES}-]|(?:cho )?đến(?: hết)?)\s*(?:ngày\s+)?({_DAY})", re.IGNORECASE
)
_LAST: Final = re.compile(
    rf"(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?|hết|hạn (?:chót|cuối)(?: là)?)\s+"
    rf"(?:ngày\s+)?({_DAY})",
    re.IGNORECASE,
)
_ON: Final = re.compile(rf"ngày\s+({_DAY})", re.IGNORECASE)
_OTHER_DOCUMENT: Final = re.compile(
    r"(?:số\s*\S*/\S*|luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|kế hoạch|"
    r"chương trình|thông báo|kết luận|hướng dẫn|văn bản|pháp lệnh|tờ trình|công điện)[^,;.:]*$",
    re.IGNORECASE,
)
_NAME_OF_A_DAY: Final = re.compile(
    r"(?:kỷ niệm|kỉ niệm|nhân|mừng|dịp|truyền thống|thành lập|hưởng ứng|sự kiện|phong trào)"
    r"[^,;.:]*$",
    re.IGNORECASE,
)
_SIMPLE_DAY: Final = 2
_NEAR: Final = 400
"""So many characters around a day are looked at; more would take a long line a long time."""


class Stated(NamedTuple):
    """Days in the words of a task; `first` is None for a last day, equal to `last` for one day."""

    words: str
    first: str | None
    last: str


def contradiction(text: str, windows: Sequence[Window]) -> str | None:
    """Return the first words of a text that say other days than all windows; None if none do.

    Of several last days, one that a window has is enough: the others may be someone else's.
    """
    if not windows:
        return None
    text = _LONG.sub(_as_day, text)
    if "/" not in text:  # as in most tasks: no day is left to look for
        return None
    ranges, lasts, days = _stated(text)
    for one in ranges:
        if not _has_range(one, windows):
            return one.words
    for several, fits in ((lasts, _has_last), (days, _has_day)):
        if several and not ranges and not any(fits(one, windows) for one in several):
            return several[0].words
    return None


def _stated(text: str) -> tuple[list[Stated], list[Stated], list[Stated]]:
    """Return the ranges, the last days and the single days that a text states."""
    ranges = [
        Stated(found[0], found[1], found[2])
        for found in _RANGE.finditer(text)
        if not _is_of_something_else(text, found)
    ]
    rest = _RANGE.sub("", text)
    lasts = [
        Stated(found[0], None, found[1])
        for found in _LAST.finditer(rest)
        if not _is_of_something_else(rest, found)
    ]
    days = [] if lasts else list(_single_days(rest))
    return ranges, lasts, days


def _single_days(text: str) -> Iterator[Stated]:
    for found in _ON.finditer(text):
        if not _is_of_something_else(text, found):
            yield Stated(found[0], found[1], found[1])


def _is_of_something_else(text: str, found: re.Match[str]) -> bool:
    before = text[max(found.start() - _NEAR, 0) : found.start()]
    after = text[found.end() : found.end() + _NEAR].lstrip()
    return (
        after.startswith("của ")
        or _OTHER_DOCUMENT.search(before) is not None
        or _NAME_OF_A_DAY.search(before) is not None
    )


def _as_day(found: re.Match[str]) -> str:
    return "/".join([part for part in found.groups() if part])


def _has_range(one: Stated, windows: Sequence[Window]) -> bool:
    return any(_is(one.last, window.last) for window in windows) and any(
        window.first is None or _is(one.first or "", window.first) for window in windows
    )


def _has_last(one: Stated, windows: Sequence[Window]) -> bool:
    """Return True if a window ends on the day, or on the one before: “trước ngày 15/12”."""
    return any(
        _is(one.last, window.last) or _is(one.last, window.last + timedelta(days=1))
        for window in windows
    )


def _has_day(one: Stated, windows: Sequence[Window]) -> bool:
    """Return True if a window has the day in it."""
    numbers = [int(part) for part in one.last.split("/")]
    for window in windows:
        years = {window.last.year, (window.first or window.last).year, *numbers[2:]}
        for year in years:
            try:
                day = window.last.replace(year=year, month=numbers[1], day=numbers[0])
            except ValueError:
                continue
            if day in window and (len(numbers) == _SIMPLE_DAY or numbers[2] == year):
                return True
    return False


def _is(text: str, day: date) -> bool:
    numbers = [int(part) for part in text.split("/")]
    return numbers == [day.day, day.month, day.year][: len(numbers)]
