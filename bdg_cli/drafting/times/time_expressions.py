"""One phrase of time with its meaning, and how it is made from what was found in a text."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.times.pattern_tables import PatternTable, compile_pattern
from bdg_cli.drafting.times.window_resolution import recurring_days, resolve_windows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.times.recurring_phrases import RecurringPhrase
    from bdg_cli.drafting.times.time_context import QualifiedGroup

_OPEN_ENDED = PatternTable("open_ended", before=r"(?<!\w)(?=[tscđmkn\dhb])")
_YEAR = compile_pattern(r"\d{4}")
_TRAILING = " \t,;:(-–"
"""Characters that a phrase does not end with."""


class TimeExpression(Value):
    """One phrase of time: its position in the text, its words, and what they mean.

    Windows include both ends; without a first day only the last one is known. What recurs has
    `every` (day, week, month, quarter, half-year, year) and `by`, the days within that period:
    `15/12` of a year, `25` of a month. `doubt` says what a person has to decide. A phrase that
    depends on something unknown has neither windows nor `every`, and a doubt.
    """

    start: int
    end: int
    words: str
    windows: tuple[Window, ...] = ()
    every: str = ""
    by: tuple[str, ...] = ()
    doubt: Message | None = None


def recurring_time(
    text: str, phrase: QualifiedGroup, cycle: RecurringPhrase, *, apart: bool = False
) -> TimeExpression | None:
    """Return a phrase whose days recur each year, or each month or quarter; None if it is no time.

    `apart` says that the words for the cycle stand earlier in the sentence: they are not part of
    the phrase.
    """
    start, end = phrase.start, phrase.end
    if not apart:
        start, end = min(start, cycle.start), max(end, cycle.end)
    end = _with_bracket(text, start, end)
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


def dated_time(
    text: str, phrase: QualifiedGroup, *, period: Window, issued: date
) -> TimeExpression | None:
    """Return a phrase with its windows; None if it turns out to be no time."""
    if any(point.kind == "day-number" for point in phrase.group.points):
        return None
    end = _with_bracket(text, phrase.start, phrase.end)
    words = text[phrase.start : end]
    resolved = resolve_windows(phrase, words, period=period, issued=issued)
    if resolved is None:
        return None
    windows, doubt = resolved
    return TimeExpression(phrase.start, end, words, windows, doubt=doubt)


def cycle_without_day(text: str, cycle: RecurringPhrase) -> TimeExpression:
    """Return what recurs without a day."""
    words = text[cycle.start : cycle.end]
    doubt = None
    if not cycle.every:
        doubt = _no_cycle(words)
    elif cycle.every != "day":
        doubt = say("“{words}”: chọn ngày cụ thể.", words=words)
    return TimeExpression(cycle.start, cycle.end, words, every=cycle.every, doubt=doubt)


def open_ended_times(text: str) -> Iterator[TimeExpression]:
    """Yield the phrases that depend on something the document does not know."""
    for match in _OPEN_ENDED.pattern.finditer(text):
        yield _open_ended(match.start(), match[0].rstrip(_TRAILING))


def cut_before(time: TimeExpression, stop: int) -> TimeExpression | None:
    """Return an open-ended phrase cut off before a position; None if no words are left."""
    words = time.words[: stop - time.start].rstrip(_TRAILING)
    return _open_ended(time.start, words) if words else None


def extended_back(text: str, start: int, time: TimeExpression) -> TimeExpression:
    """Return a time whose phrase begins earlier in the text."""
    end = _with_bracket(text, start, time.end)
    return time.replace(start=start, end=end, words=text[start:end])


def yearly(time: TimeExpression) -> TimeExpression:
    """Return a deadline that recurs each year on its day; one with a written year is unchanged."""
    if len(time.windows) != 1 or time.windows[0].first or _YEAR.search(time.words):
        return time
    last = time.windows[0].last
    return time.replace(windows=(), every="year", by=(f"{last.day}/{last.month}",), doubt=None)


def _open_ended(start: int, words: str) -> TimeExpression:
    doubt = say("“{words}”: phụ thuộc việc khác; ghi ngày khi đã biết.", words=words)
    return TimeExpression(start, start + len(words), words, doubt=doubt)


def _with_bracket(text: str, start: int, end: int) -> int:
    """Return the end of a phrase including the closing bracket of one that it opened."""
    return end + (text[end : end + 1] == ")" and text.find("(", start, end) >= 0)


def _no_cycle(words: str) -> Message:
    return say("“{words}”: ghi từng hạn, chương trình không có chu kỳ này.", words=words)


def _no_day(words: str) -> Message:
    return say("“{words}”: lịch không có ngày này.", words=words)
