"""Find what recurs: every month, quarter, half-year or year, as far as a plan file can say it."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.drafting.times.pattern_tables import PatternTable
from bdg_cli.drafting.times.time_points import number_from_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_CYCLES = PatternTable("recurring", before=r"(?<!\w)(?=[đhmt1-9bscqn0gck])", after=r"(?!\w)")
_MORE = PatternTable("further_recurring")
_EVERY = {
    (1, "ngày"): "day",
    (1, "tuần"): "week",
    (1, "tháng"): "month",
    (3, "tháng"): "quarter",
    (6, "tháng"): "half-year",
    (12, "tháng"): "year",
    (1, "quý"): "quarter",
    (2, "quý"): "half-year",
    (1, "năm"): "year",
}
_OFTEN = {(2, "năm"): "half-year", (4, "năm"): "quarter", (12, "năm"): "month", (3, "quý"): "month"}
"""The number of times in a year or a quarter."""


class RecurringPhrase(Value):
    """Words that say how often; `every` is empty if a plan file cannot express it.

    A phrase that is `beside` has a meaning only next to a day: `ngày 05 tháng sau`.
    """

    start: int
    end: int
    every: str
    beside: bool = False


def recurring_phrases_in(text: str) -> Iterator[RecurringPhrase]:
    """Yield what recurs, in order; `định kỳ 6 tháng, năm` are two."""
    position = 0
    while found := _CYCLES.pattern.search(text, position):
        means, groups = _CYCLES.read(found)
        beside = means in {"beside", "other"}
        yield RecurringPhrase(found.start(), found.end(), _every(means, groups), beside)
        position = found.end()
        while more := _MORE.pattern.match(text, position):
            yield _more(more)
            position = more.end()


def _more(found: re.Match[str]) -> RecurringPhrase:
    words = found[0]
    skipped = len(words) - len(words.lstrip(" ,/\t\n\N{NO-BREAK SPACE}"))
    if words[skipped : skipped + 2].casefold() == "và":
        skipped += 2
        skipped += len(words[skipped:]) - len(words[skipped:].lstrip())
    return RecurringPhrase(found.start() + skipped, found.end(), _every(*_MORE.read(found)))


def _every(means: str, groups: dict[str, str]) -> str:
    """Return how often, in the words of a plan file; empty if a plan file cannot express it."""
    unit = groups.get("u", "").casefold().replace("í", "ý")
    number = number_from_words(groups.get("n", "1"))
    times = number_from_words(groups.get("t", "1")) or 1
    if means == "other":
        return ""
    if times > 1:
        return _OFTEN.get((times, unit), "") if number == 1 else ""
    return _EVERY.get((number, unit), "")
