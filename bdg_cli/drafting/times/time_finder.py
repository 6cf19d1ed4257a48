"""Find the phrases of time in a text: groups of time points, what recurs, what is open-ended."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right

from bdg_cli.drafting.times.pattern_tables import compile_pattern, expand_pattern
from bdg_cli.drafting.times.point_groups import point_groups_in
from bdg_cli.drafting.times.recurring_phrases import recurring_phrases_in
from bdg_cli.drafting.times.time_context import qualify
from bdg_cli.drafting.times.time_expressions import (
    cut_before,
    cycle_without_day,
    dated_time,
    extended_back,
    open_ended_times,
    recurring_time,
    yearly,
)
from bdg_cli.drafting.times.window_resolution import has_year, is_lunar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.days import Window, date
    from bdg_cli.drafting.times.recurring_phrases import RecurringPhrase
    from bdg_cli.drafting.times.time_context import QualifiedGroup
    from bdg_cli.drafting.times.time_expressions import TimeExpression

_SIGNS = re.compile(expand_pattern("{signs}"))
_BEFORE = compile_pattern(r"(?:{glue_before})\Z")
_AFTER = compile_pattern(r"(?:{glue_after})\Z")
_BEFORE_DEADLINE = compile_pattern("{before_deadline}")
_SAME_DAY = compile_pattern("{same_day}")
_REPORTING = compile_pattern("{reporting}")
_AS_WELL = compile_pattern("{as_well}")
_PART_YEAR_REPORT = compile_pattern("{part_year_report}")
_GLUE = 24
"""The most characters before a day that say that it is about a part of the year."""


def find_times(text: str, *, period: Window, issued: date) -> tuple[TimeExpression, ...]:
    """Return the phrases of time in a task's words, in order and without overlaps."""
    if not _SIGNS.search(text.lower()):
        return ()
    cycles = tuple(recurring_phrases_in(text))
    found, used = _times_with_days(text, cycles, period=period, issued=issued)
    found = _spread_yearly(text, found)
    known = {time.every for time in found}
    found = _insert(found, open_ended_times(text))
    found = _insert(
        found,
        (
            cycle_without_day(text, cycle)
            for cycle in cycles
            if not (cycle.beside or cycle in used or (cycle.every and cycle.every in known))
        ),
    )
    return tuple(found)


def _times_with_days(
    text: str, cycles: tuple[RecurringPhrase, ...], *, period: Window, issued: date
) -> tuple[list[TimeExpression], set[RecurringPhrase]]:
    """Return the phrases that name days, and the cycles that belong to one of them."""
    found: list[TimeExpression] = []
    used: set[RecurringPhrase] = set()
    for group in point_groups_in(text):
        phrase = qualify(text, group, issued=issued)
        if phrase is None or _says_again(text, found, phrase):
            continue
        cycle = _adjacent_cycle(text, phrase, cycles)
        earlier = None
        if cycle is None and phrase.means == "by":
            earlier = _reporting_cycle(text, phrase, cycles)
        if cycle and not has_year(group) and not is_lunar(group):
            time = recurring_time(text, phrase, cycle)
        elif earlier and earlier not in used:
            time, cycle = recurring_time(text, phrase, earlier, apart=True), earlier
        else:
            time = dated_time(text, phrase, period=period, issued=issued)
            several = (period.first or issued).year < period.last.year
            if time and several and group.points[0].next_year:
                time = yearly(time)
        if cycle:
            used.add(cycle)
        if time and found and _is_deadline_of(text, found[-1], time):
            found[-1] = extended_back(text, found[-1].start, time)
        elif time and (not found or time.start >= found[-1].end):
            found.append(time)
    return found, used


def _adjacent_cycle(
    text: str, phrase: QualifiedGroup, cycles: tuple[RecurringPhrase, ...]
) -> RecurringPhrase | None:
    """Return the cycle right after a phrase, or right before it."""
    after = bisect_left(cycles, phrase.end, key=lambda cycle: cycle.start)
    if after < len(cycles):
        cycle = cycles[after]
        if _AFTER.match(text[phrase.end : cycle.start]):
            return cycle
    before = bisect_right(cycles, phrase.start, key=lambda cycle: cycle.end) - 1
    if before >= 0:
        cycle = cycles[before]
        if _BEFORE.match(text[cycle.end : phrase.start]):
            return cycle
    return None


def _reporting_cycle(
    text: str, phrase: QualifiedGroup, cycles: tuple[RecurringPhrase, ...]
) -> RecurringPhrase | None:
    """Return the cycle earlier in the sentence: `hằng năm báo cáo ... trước ngày 15/12`."""
    before = bisect_right(cycles, phrase.start, key=lambda cycle: cycle.end) - 1
    if before < 0 or has_year(phrase.group):
        return None
    cycle = cycles[before]
    numbers = all(point.kind == "day-number" for point in phrase.group.points)
    known = {"month", "quarter"} if numbers else {"year", "half-year"}
    fits = cycle.every in known
    return cycle if fits and _REPORTING.fullmatch(text, cycle.end, phrase.start) else None


def _is_deadline_of(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Return True if a deadline in brackets replaces the time before: `tháng 5 (trước 20/5)`."""
    return (
        bool(first.windows and second.windows)
        and first.windows[-1].first is not None
        and second.windows[0].first is None
        and _BEFORE_DEADLINE.fullmatch(text[first.end : second.start]) is not None
    )


def _says_again(text: str, found: list[TimeExpression], phrase: QualifiedGroup) -> bool:
    """Return True if a phrase only says the time before it again, as days of the lunar calendar."""
    again = bool(found) and is_lunar(phrase.group)
    return again and _SAME_DAY.fullmatch(text, found[-1].end, phrase.start) is not None


def _spread_yearly(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Make a day recur each year if its neighbour does.

    An example is `6 tháng trước ngày 10/6 và năm trước ngày 10/12`.
    """
    times = list(found)
    for at, (one, other) in enumerate(itertools.pairwise(found)):
        between = _AS_WELL.fullmatch(text, one.end, other.start)
        about = _PART_YEAR_REPORT.search(text, max(0, one.start - _GLUE), one.end)
        if {one.every, other.every} == {"", "year"} and between and about:
            index = at if not one.every else at + 1
            times[index] = yearly(times[index])
    return times


def _insert(found: list[TimeExpression], more: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Add further phrases between those found; one that would overlap is cut or dropped."""
    kept = list(found)
    for time in more:
        at = bisect_right(found, time.start, key=lambda other: other.start)
        if at and found[at - 1].end > time.start:
            continue
        if at < len(found) and found[at].start < time.end:
            cut = None if time.every or time.windows else cut_before(time, found[at].start)
            if cut:
                kept.append(cut)
            continue
        kept.append(time)
    return sorted(kept, key=lambda time: time.start)
