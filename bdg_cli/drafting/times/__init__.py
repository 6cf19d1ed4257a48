"""Phrases of time in an official document.

The points of time in a text are grouped to ranges and lists; what stands before and after a group
makes it a deadline, a beginning, a window, something that recurs, or no time at all. The ways of
writing are the tables of `phrases.py`.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right

from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.times.cycling import Cycle, cycles_in
from bdg_cli.drafting.times.grouping import groups_in
from bdg_cli.drafting.times.phrases import (
    AS_WELL,
    EXPECTED,
    GLUE_AFTER,
    GLUE_BEFORE,
    HALF,
    OPEN,
    REPORTING,
    SIGNS,
)
from bdg_cli.drafting.times.placing import Place, placed
from bdg_cli.drafting.times.reading import days_of, has_year, read
from bdg_cli.drafting.times.tables import Table, compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message

_SIGNS = compiled(SIGNS)
_OPEN = Table(OPEN, before=r"(?<!\w)(?=[tscmkn\dhb])")
_BEFORE, _AFTER = compiled(rf"(?:{GLUE_BEFORE})\Z"), compiled(rf"(?:{GLUE_AFTER})\Z")
_EXPECTED = compiled(EXPECTED)
_REPORTING = compiled(REPORTING)
_AS_WELL = compiled(AS_WELL)
_HALF = compiled(HALF)
_YEAR = compiled(r"\d{4}")
_GLUE, _SENTENCE = 24, 320
_DAYS = frozenset(("day", "day-number"))
_CUT = " \t,;:(-–"


class Time(Value):
    """One phrase of time: where it stands in the text, its words, and what they mean.

    `windows` are inclusive; without a first day only the last one is known. What recurs has `every`
    (day, week, month, quarter, half-year, year) and `by`, the days within it: `15/12` of a year,
    `25` of a month. `doubt` says what a person has to decide; a phrase that depends on something
    unknown has neither windows nor `every`, and a doubt.
    """

    start: int
    end: int
    words: str
    windows: tuple[Window, ...] = ()
    every: str = ""
    by: tuple[str, ...] = ()
    doubt: Message | None = None


def times_in(text: str, *, period: Window, issued: date) -> tuple[Time, ...]:
    """Find the phrases of time in a task's words, in order; they do not overlap."""
    if not _SIGNS.search(text):
        return ()
    cycles = tuple(cycles_in(text))
    places = [place for group in groups_in(text) if (place := placed(text, group, issued=issued))]
    found: list[Time] = []
    used: set[Cycle] = set()
    for place in places:
        cycle = _cycle_at(text, place, cycles)
        far = None if cycle or place.means != "by" else _reported(text, place, cycles)
        if cycle and not has_year(place.group):
            time = _recurring(text, place, cycle)
        elif far and far not in used:
            time, cycle = _recurring(text, place, far, apart=True), far
        else:
            time = _dated(text, place, period=period, issued=issued)
        if cycle:
            used.add(cycle)
        if time and found and _is_only_expected(text, found[-1], time):
            found[-1] = _whole(text, found[-1].start, time)
        elif time and (not found or time.start >= found[-1].end):
            found.append(time)
    found = _spread(text, found)
    known = {time.every for time in found}
    found = _with(found, _unknown(text))
    found = _with(
        found,
        (
            _bare(text, cycle)
            for cycle in cycles
            if not (cycle.beside or cycle in used or (cycle.every and cycle.every in known))
        ),
    )
    return tuple(found)


def _spread(text: str, found: list[Time]) -> list[Time]:
    """Let a day recur each year that stands beside one that does: `6 tháng trước ngày 10/6 và năm
    trước ngày 10/12`.
    """
    times = list(found)
    for at, (one, other) in enumerate(itertools.pairwise(found)):
        between = _AS_WELL.fullmatch(text, one.end, other.start)
        about = _HALF.search(text, max(0, one.start - _GLUE), one.end)
        if {one.every, other.every} == {"", "year"} and between and about:
            place = at if not one.every else at + 1
            times[place] = _yearly(times[place])
    return times


def _yearly(time: Time) -> Time:
    """Return a time that recurs each year on its day; one that has a year stays as it is."""
    if len(time.windows) != 1 or time.windows[0].first or _YEAR.search(time.words):
        return time
    last = time.windows[0].last
    return time.replace(windows=(), every="year", by=(f"{last.day}/{last.month}",), doubt=None)


def _cycle_at(text: str, place: Place, cycles: tuple[Cycle, ...]) -> Cycle | None:
    """Return what recurs right after a phrase, or right before it."""
    after = bisect_left(cycles, place.end, key=lambda cycle: cycle.start)
    if after < len(cycles):
        cycle = cycles[after]
        if cycle.start - place.end <= _GLUE and _AFTER.match(text[place.end : cycle.start]):
            return cycle
    before = bisect_right(cycles, place.start, key=lambda cycle: cycle.end) - 1
    if before >= 0:
        cycle = cycles[before]
        if place.start - cycle.end <= _GLUE and _BEFORE.match(text[cycle.end : place.start]):
            return cycle
    return None


def _reported(text: str, place: Place, cycles: tuple[Cycle, ...]) -> Cycle | None:
    """Return what recurs earlier in the sentence: `hằng năm báo cáo ... trước ngày 15/12`."""
    before = bisect_right(cycles, place.start, key=lambda cycle: cycle.end) - 1
    if before < 0 or has_year(place.group):
        return None
    cycle = cycles[before]
    numbers = all(point.kind == "day-number" for point in place.group.points)
    known = {"month", "quarter"} if numbers else {"year", "half-year"}
    fits = cycle.every in known and place.start - cycle.end <= _SENTENCE
    return cycle if fits and _REPORTING.fullmatch(text, cycle.end, place.start) else None


def _recurring(text: str, place: Place, cycle: Cycle, *, apart: bool = False) -> Time | None:
    """Return a phrase whose days recur: those of a year, or those of a month or quarter."""
    start, end = place.start, place.end
    if not apart:
        start, end = min(start, cycle.start), max(end, cycle.end)
    end = _closed(text, start, end)
    words, by = text[start:end], days_of(place.group)
    numbers = [point.kind == "day-number" for point in place.group.points]
    every = cycle.every
    if not every:
        return Time(start, end, words, doubt=_no_cycle(words))
    if all(numbers):
        if every not in {"month", "quarter"}:
            return None
    elif any(numbers) or every in {"day", "week", "month"}:
        return None
    else:
        every = "year"  # a day with its month comes once a year
    if len(by) < sum(not joined for joined in (*place.group.ranges, False)):
        return Time(start, end, words, doubt=_no_day(words))
    return Time(start, end, words, every=every, by=by)


def _dated(text: str, place: Place, *, period: Window, issued: date) -> Time | None:
    """Return a phrase with its windows; None if it turns out to be no time."""
    if any(point.kind == "day-number" for point in place.group.points):
        return None
    end = _closed(text, place.start, place.end)
    words = text[place.start : end]
    reading = read(place, words, period=period, issued=issued)
    if reading.past:
        return None
    return Time(place.start, end, words, reading.windows, doubt=reading.doubt)


def _bare(text: str, cycle: Cycle) -> Time:
    """Return what recurs without a day."""
    words = text[cycle.start : cycle.end]
    doubt = None
    if not cycle.every:
        doubt = _no_cycle(words)
    elif cycle.every != "day":
        doubt = say("“{words}”: chọn ngày cụ thể.", words=words)
    return Time(cycle.start, cycle.end, words, every=cycle.every, doubt=doubt)


def _unknown(text: str) -> Iterator[Time]:
    """Yield what depends on something that the document does not know."""
    for match in _OPEN.pattern.finditer(text):
        words = match[0].rstrip(_CUT)
        yield Time(match.start(), match.start() + len(words), words, doubt=_unknown_day(words))


def _with(found: list[Time], more: Iterator[Time]) -> list[Time]:
    """Put further phrases between those found; what would overlap is cut or left away."""
    kept = list(found)
    for time in more:
        place = bisect_right(found, time.start, key=lambda other: other.start)
        if place and found[place - 1].end > time.start:
            continue
        if place < len(found) and found[place].start < time.end:
            if time.every or time.windows:
                continue
            words = time.words[: found[place].start - time.start].rstrip(_CUT)
            if not words:
                continue
            time = Time(  # noqa: PLW2901
                time.start, time.start + len(words), words, doubt=_unknown_day(words)
            )
        kept.append(time)
    return sorted(kept, key=lambda time: time.start)


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a phrase with the bracket that it has opened."""
    return end + (text[end : end + 1] == ")" and text.find("(", start, end) >= 0)


def _is_only_expected(text: str, first: Time, second: Time) -> bool:
    """Tell whether a deadline in brackets makes clear what it follows: `tháng 5 (trước 20/5)`."""
    return (
        bool(first.windows and second.windows)
        and first.windows[-1].first is not None
        and second.windows[0].first is None
        and _EXPECTED.fullmatch(text[first.end : second.start]) is not None
    )


def _whole(text: str, start: int, time: Time) -> Time:
    """Return a time whose phrase begins earlier."""
    end = _closed(text, start, time.end)
    return time.replace(start=start, end=end, words=text[start:end])


def _no_cycle(words: str) -> Message:
    return say("“{words}”: ghi từng hạn, chương trình không có chu kỳ này.", words=words)


def _no_day(words: str) -> Message:
    return say("“{words}”: lịch không có ngày này.", words=words)


def _unknown_day(words: str) -> Message:
    return say("“{words}”: phụ thuộc việc khác; ghi ngày khi đã biết.", words=words)
