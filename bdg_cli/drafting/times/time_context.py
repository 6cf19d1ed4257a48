"""Work out what a group of points means from the words before and after it.

A group without such words is a time only if it cannot be anything else. The day of a legal
document, an age, and the year in a title are no times.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.drafting.times.pattern_tables import PatternTable, compile_pattern
from bdg_cli.drafting.times.time_points import point_window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.drafting.times.point_groups import PointGroup

_LEADS = PatternTable("leads", before=r"(?<!\w)", after=r"[\s:,(“\"]{0,4}{fill}\Z")
_FILL = compile_pattern(r"(?<!\w){fill}\Z")
_TAILS = PatternTable("tails")
_NOT_AFTER = PatternTable("not_after", before=r"(?<!\w)", after=r"\Z")
_NEVER_AFTER = PatternTable("never_after", before=r"(?<!\w)", after=r"\Z")
_NOT_BEFORE = PatternTable("not_before")
_NAMES = compile_pattern(r"(?<!\w)(?:{named_by_time})\Z")
_CLOSING = compile_pattern(r"(?<!\w)(?:{closing})\Z")
_CLAUSE_STARTS = compile_pattern(r"(?:{clause_starts})_\Z")
_ALONE_BEFORE = compile_pattern(r"(?:\A|[:|(•+.;,–—-])[\s“\"]{0,4}\Z")
_ALONE_AFTER = compile_pattern(r"_(?:\Z|[.;:|),]|và (?:các|những) năm (?:tiếp theo|sau)|tr)")
_RECURS = compile_pattern("{yearly_after}")
_BEHIND = 200
"""The most characters before a group that are looked at."""
_YEARS = frozenset(("year", "years"))
_PERIODS = frozenset(("month", "quarter", "span", "year", "years"))


class QualifiedGroup(Value):
    """A group of points and what the words around it make of it.

    `means` is by, done, until, from, after, in, span, lasts or empty; `days` is the number of days
    of a span, or of what lasts, with those it begins and ends in. The phrase is text[start:end],
    including the words before the group that give it its meaning.
    """

    group: PointGroup
    means: str
    start: int
    end: int
    days: int = 0


def qualify(text: str, group: PointGroup, *, issued: date) -> QualifiedGroup | None:
    """Return a group with its meaning; None if it is no time."""
    before = text[max(0, group.start - _BEHIND) : group.start]
    start, means, days = group.start, "", 0
    lead = _LEADS.pattern.search(before)
    fill = lead or _FILL.search(before)
    if lead:
        means, groups = _LEADS.read(lead)
        if means in {"span", "lasts"} and any(group.ranges):
            means = "from"  # `trong 3 ngày, từ ngày 08 đến ngày 10/6`
        days = int(groups.get("n", "0")) + ("half" in groups)
    if fill:
        start -= len(before) - fill.start()
        start += len(text[start : group.start]) - len(text[start : group.start].lstrip(" \t,:("))
        start += _label(text[start : group.start])
        before = before[: fill.start()]
    end = group.end
    tail = _TAILS.pattern.match(text, end)
    if tail:
        tail_means, _ = _TAILS.read(tail)
        if tail_means == "from" or means in {"", "in", "until"}:
            means = tail_means
            end = tail.end() if tail_means == "from" else end
    phrase = QualifiedGroup(group, means, start, end, days)
    if _is_other(text, before, phrase, issued=issued) or not _is_time(text, before, phrase):
        return None
    if means in {"", "in"} and not any(group.ranges) and _CLOSING.search(before):
        phrase = phrase.replace(means="done")
    return phrase


def _label(words: str) -> int:
    """Return the length of a label before a phrase: `hoàn thành: `."""
    colon = words.find(": ")
    return colon + 2 if colon >= 0 else 0


def _is_other(text: str, before: str, phrase: QualifiedGroup, *, issued: date) -> bool:
    """Return True if the tables say that the group is the time of something else."""
    group = phrase.group
    past = len(group.points) == 1 and _is_past(group, issued)
    if _NEVER_AFTER.pattern.search(before):
        return True
    after = None if phrase.means else _NOT_AFTER.pattern.search(before)
    if after and (past or _NOT_AFTER.read(after)[0] == "number"):
        return True
    following = _NOT_BEFORE.pattern.match(text, group.end)
    if following:
        means, _ = _NOT_BEFORE.read(following)
        if means == "share":
            return phrase.means != "by" and all(point.bare for point in group.points)
        return means != "issuer" or (phrase.means == "" and past)
    return False


def _is_past(group: PointGroup, issued: date) -> bool:
    """Return True if a day was before the plan, like the day of a document."""
    point = group.points[0]
    if point.kind != "day" or not point.year:
        return False
    window = point_window(point, point.year)
    return window is not None and window.last <= issued


def _is_time(text: str, before: str, phrase: QualifiedGroup) -> bool:
    """Return True if a group is a time, by itself or because of the words before it."""
    points = phrase.group.points
    if all(point.kind == "now" for point in points):
        return False
    if all(point.kind in _YEARS for point in points) and phrase.means == "until":
        alone = before == "" and _ALONE_AFTER.match(text, phrase.group.end)
        return bool(alone or _CLAUSE_STARTS.search(before))
    if phrase.means == "from" and _begins_with_years(phrase):
        return _ALONE_BEFORE.search(before) is not None  # else the name of a plan
    if phrase.means or any(point.kind == "day-number" for point in points):
        return True  # a number is a day of a recurring month or quarter, or nothing
    if all(point.kind in _YEARS or point.weak for point in points):
        return _is_apart(text, before, phrase)
    return not all(point.kind in _PERIODS for point in points) or not _NAMES.search(before)


def _begins_with_years(phrase: QualifiedGroup) -> bool:
    """Return True for `năm 2026 và các năm tiếp theo`, without `từ` before it."""
    group = phrase.group
    return phrase.start == group.start and all(point.kind in _YEARS for point in group.points)


def _is_apart(text: str, before: str, phrase: QualifiedGroup) -> bool:
    """Return True if an ambiguous group stands apart: `| 20/10 |`, `hạn: 5/2026`."""
    end = phrase.group.end
    alone = bool(_ALONE_BEFORE.search(before) and _ALONE_AFTER.match(text, end))
    if phrase.group.points[0].kind in _YEARS:  # `kế hoạch 5 năm (2026 - 2030)` is a name
        return alone and not before.endswith("(")
    return alone or phrase.start < phrase.group.start or bool(_RECURS.match(text, end))
