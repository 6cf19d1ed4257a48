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
from bdg_cli.drafting.times.pattern_tables import PatternTable, compile_pattern
from bdg_cli.drafting.times.phrases import (
    AS_WELL,
    BEFORE_DEADLINE,
    GLUE_AFTER,
    GLUE_BEFORE,
    OPEN_ENDED,
    PART_YEAR_REPORT,
    REPORTING,
    SIGNS,
)
from bdg_cli.drafting.times.point_groups import point_groups_in
from bdg_cli.drafting.times.recurring_phrases import RecurringPhrase, recurring_phrases_in
from bdg_cli.drafting.times.time_context import QualifiedGroup, qualify
from bdg_cli.drafting.times.window_resolution import has_year, recurring_days, resolve_windows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message

_SIGNS = compile_pattern(SIGNS)
_OPEN = PatternTable(OPEN_ENDED, before=r"(?<!\w)(?=[tscmkn\dhb])")
_BEFORE, _AFTER = compile_pattern(rf"(?:{GLUE_BEFORE})\Z"), compile_pattern(rf"(?:{GLUE_AFTER})\Z")
_EXPECTED = compile_pattern(BEFORE_DEADLINE)
_REPORTING = compile_pattern(REPORTING)
_AS_WELL = compile_pattern(AS_WELL)
_HALF = compile_pattern(PART_YEAR_REPORT)
_YEAR = compile_pattern(r"\d{4}")
_GLUE, _SENTENCE = 24, 320
_DAYS = frozenset(("day", "day-number"))
_CUT = " \t,;:(-–"


class TimeExpression(Value):
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


def find_times(text: str, *, period: Window, issued: date) -> tuple[TimeExpression, ...]:
    """Find the phrases of time in a task's words, in order; they do not overlap."""
    if not _SIGNS.search(text):
        return ()
    cycles = tuple(recurring_phrases_in(text))
    phrases = [
        phrase for group in point_groups_in(text) if (phrase := qualify(text, group, issued=issued))
    ]
    found: list[TimeExpression] = []
    used: set[RecurringPhrase] = set()
    for phrase in phrases:
        cycle = _cycle_at(text, phrase, cycles)
        far = None if cycle or phrase.means != "by" else _reported(text, phrase, cycles)
        if cycle and not has_year(phrase.group):
            time = _recurring(text, phrase, cycle)
        elif far and far not in used:
            time, cycle = _recurring(text, phrase, far, apart=True), far
        else:
            time = _dated(text, phrase, period=period, issued=issued)
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


def _spread(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Let a day recur each year that stands beside one that does: `6 tháng trước ngày 10/6 và năm
    trước ngày 10/12`.
    """
    times = list(found)
    for at, (one, other) in enumerate(itertools.pairwise(found)):
        between = _AS_WELL.fullmatch(text, one.end, other.start)
        about = _HALF.search(text, max(0, one.start - _GLUE), one.end)
        if {one.every, other.every} == {"", "year"} and between and about:
            index = at if not one.every else at + 1
            times[index] = _yearly(times[index])
    return times


def _yearly(time: TimeExpression) -> TimeExpression:
    """Return a time that recurs each year on its day; one that has a year stays as it is."""
    if len(time.windows) != 1 or time.windows[0].first or _YEAR.search(time.words):
        return time
    last = time.windows[0].last
    return time.replace(windows=(), every="year", by=(f"{last.day}/{last.month}",), doubt=None)


def _cycle_at(
    text: str, phrase: QualifiedGroup, cycles: tuple[RecurringPhrase, ...]
) -> RecurringPhrase | None:
    """Return what recurs right after a phrase, or right before it."""
    after = bisect_left(cycles, phrase.end, key=lambda cycle: cycle.start)
    if after < len(cycles):
        cycle = cycles[after]
        if cycle.start - phrase.end <= _GLUE and _AFTER.match(text[phrase.end : cycle.start]):
            return cycle
    before = bisect_right(cycles, phrase.start, key=lambda cycle: cycle.end) - 1
    if before >= 0:
        cycle = cycles[before]
        if phrase.start - cycle.end <= _GLUE and _BEFORE.match(text[cycle.end : phrase.start]):
            return cycle
    return None


def _reported(
    text: str, phrase: QualifiedGroup, cycles: tuple[RecurringPhrase, ...]
) -> RecurringPhrase | None:
    """Return what recurs earlier in the sentence: `hằng năm báo cáo ... trước ngày 15/12`."""
    before = bisect_right(cycles, phrase.start, key=lambda cycle: cycle.end) - 1
    if before < 0 or has_year(phrase.group):
        return None
    cycle = cycles[before]
    numbers = all(point.kind == "day-number" for point in phrase.group.points)
    known = {"month", "quarter"} if numbers else {"year", "half-year"}
    fits = cycle.every in known and phrase.start - cycle.end <= _SENTENCE
    return cycle if fits and _REPORTING.fullmatch(text, cycle.end, phrase.start) else None


def _recurring(
    text: str, phrase: QualifiedGroup, cycle: RecurringPhrase, *, apart: bool = False
) -> TimeExpression | None:
    """Return a phrase whose days recur: those of a year, or those of a month or quarter."""
    start, end = phrase.start, phrase.end
    if not apart:
        start, end = min(start, cycle.start), max(end, cycle.end)
    end = _closed(text, start, end)
    words, by = text[start:end], recurring_days(phrase.group)
    numbers = [point.kind == "day-number" for point in phrase.group.points]
    every = cycle.every
    if not every:
        return TimeExpression(start, end, words, doubt=_no_cycle(words))
    if all(numbers):
        if every not in {"month", "quarter"}:
            return None
    elif any(numbers) or every in {"day", "week", "month"}:
        return None
    else:
        every = "year"  # a day with its month comes once a year
    if len(by) < sum(not joined for joined in (*phrase.group.ranges, False)):
        return TimeExpression(start, end, words, doubt=_no_day(words))
    return TimeExpression(start, end, words, every=every, by=by)


def _dated(
    text: str, phrase: QualifiedGroup, *, period: Window, issued: date
) -> TimeExpression | None:
    """Return a phrase with its windows; None if it turns out to be no time."""
    if any(point.kind == "day-number" for point in phrase.group.points):
        return None
    end = _closed(text, phrase.start, phrase.end)
    words = text[phrase.start : end]
    reading = resolve_windows(phrase, words, period=period, issued=issued)
    if reading.past:
        return None
    return TimeExpression(phrase.start, end, words, reading.windows, doubt=reading.doubt)


def _bare(text: str, cycle: RecurringPhrase) -> TimeExpression:
    """Return what recurs without a day."""
    words = text[cycle.start : cycle.end]
    doubt = None
    if not cycle.every:
        doubt = _no_cycle(words)
    elif cycle.every != "day":
        doubt = say("“{words}”: chọn ngày cụ thể.", words=words)
    return TimeExpression(cycle.start, cycle.end, words, every=cycle.every, doubt=doubt)


def _unknown(text: str) -> Iterator[TimeExpression]:
    """Yield what depends on something that the document does not know."""
    for match in _OPEN.pattern.finditer(text):
        words = match[0].rstrip(_CUT)
        yield TimeExpression(
            match.start(), match.start() + len(words), words, doubt=_unknown_day(words)
        )


def _with(found: list[TimeExpression], more: Iterator[TimeExpression]) -> list[TimeExpression]:
    """Put further phrases between those found; what would overlap is cut or left away."""
    kept = list(found)
    for time in more:
        at = bisect_right(found, time.start, key=lambda other: other.start)
        if at and found[at - 1].end > time.start:
            continue
        if at < len(found) and found[at].start < time.end:
            if time.every or time.windows:
                continue
            words = time.words[: found[at].start - time.start].rstrip(_CUT)
            if not words:
                continue
            time = TimeExpression(  # noqa: PLW2901
                time.start, time.start + len(words), words, doubt=_unknown_day(words)
            )
        kept.append(time)
    return sorted(kept, key=lambda time: time.start)


def _closed(text: str, start: int, end: int) -> int:
    """Return the end of a phrase with the bracket that it has opened."""
    return end + (text[end : end + 1] == ")" and text.find("(", start, end) >= 0)


def _is_only_expected(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Tell whether a deadline in brackets makes clear what it follows: `tháng 5 (trước 20/5)`."""
    return (
        bool(first.windows and second.windows)
        and first.windows[-1].first is not None
        and second.windows[0].first is None
        and _EXPECTED.fullmatch(text[first.end : second.start]) is not None
    )


def _whole(text: str, start: int, time: TimeExpression) -> TimeExpression:
    """Return a time whose phrase begins earlier."""
    end = _closed(text, start, time.end)
    return time.replace(start=start, end=end, words=text[start:end])


def _no_cycle(words: str) -> Message:
    return say("“{words}”: ghi từng hạn, chương trình không có chu kỳ này.", words=words)


def _no_day(words: str) -> Message:
    return say("“{words}”: lịch không có ngày này.", words=words)


def _unknown_day(words: str) -> Message:
    return say("“{words}”: phụ thuộc việc khác; ghi ngày khi đã biết.", words=words)
