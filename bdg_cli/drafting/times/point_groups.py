"""Join neighbouring points of time to ranges and lists.

An incomplete point (the `20` of `20, 21/10`, the `IV` of `Quý III, IV`) is completed from its
neighbours, or dropped if they do not help.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.drafting.times.pattern_tables import PatternTable, compile_pattern
from bdg_cli.drafting.times.time_points import TimePoint, quarter_months, time_point

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_POINTS = PatternTable("points", before=r"(?<![\w/])(?<!\d\.)(?<![^\W\d_IV]-)(?=[\dbcđghikmnqrst])")
_JOINS = PatternTable("joins", after=r"\Z")
_NUMBERS = frozenset(("number", "day-number"))
_NUMBER_STARTS = compile_pattern(r"{number_starts}\Z")
_YEAR_STARTS = compile_pattern(r"{year_starts}\Z")
_PARTS = frozenset(("none", "number", "roman", "bare-year"))
_PERIODS = frozenset(("month", "quarter", "span"))
_QUARTERS, _MONTHS = 4, 12
_BEHIND = 60
"""The most characters before a number that are looked at, more than a pattern can match."""
_COUNTED = compile_pattern(r" (?!h[ằà]ng |năm |và |đến |mỗi )[^\W\d]")
"""What shows that a number counts something else."""


class PointGroup(Value):
    """Points in order; `ranges` says for each point but the first whether it ends a range."""

    points: tuple[TimePoint, ...]
    ranges: tuple[bool, ...]

    @property
    def start(self) -> int:
        """The position where the first point begins."""
        return self.points[0].start

    @property
    def end(self) -> int:
        """The position where the last point ends."""
        return self.points[-1].end


def point_groups_in(text: str) -> Iterator[PointGroup]:
    """Yield the groups of points in a text; each group has at least one complete point."""
    points: list[TimePoint] = []
    joins: list[str] = []
    for point in time_points_in(text):
        join = _join(text, points[-1], point) if points else ""
        if points and not join:
            yield from _completed(text, points, joins)
            points, joins = [], []
        elif join:
            joins.append(join)
        points.append(point)
    if points:
        yield from _completed(text, points, joins)


def time_points_in(text: str) -> Iterator[TimePoint]:
    """Yield the points of a text, including incomplete ones."""
    for match in _POINTS.pattern.finditer(text):
        means, groups = _POINTS.read(match)
        if means != "none":
            yield time_point(means, groups, match.start(), match.end())


def _join(text: str, left: TimePoint, right: TimePoint) -> str:
    """Return `range` or `list` for two points that are joined; empty if they are not."""
    between = text[left.end : right.start]
    match = _JOINS.pattern.match(between)
    return _JOINS.read(match)[0] if match else ""


def _completed(text: str, points: list[TimePoint], joins: list[str]) -> Iterator[PointGroup]:
    """Complete the incomplete points, and split the group where that is impossible."""
    part: list[TimePoint] = []
    ranges: list[bool] = []
    for place, point in enumerate(_complete_from_right(text, points, joins)):
        made = (
            _complete_from_left(text, part[-1], point) if part else _year_after_label(text, point)
        )
        join = joins[place - 1] if place else ""
        if part and (made.kind in _PARTS or not _fits(part[-1], made, join)):
            yield PointGroup(tuple(part), tuple(ranges))
            part, ranges = [], []
        if made.kind in _PARTS:
            continue
        if part:
            ranges.append(join == "range")
        part.append(made)
    if part:
        yield PointGroup(tuple(part), tuple(ranges))


def _year_after_label(text: str, point: TimePoint) -> TimePoint:
    """Read a bare number after a label as a year: `Thời gian hoàn thành: 2026`."""
    before = text[max(0, point.start - _BEHIND) : point.start] if point.kind == "bare-year" else ""
    return point.replace(kind="year") if _YEAR_STARTS.search(before) else point


def _complete_from_right(text: str, points: list[TimePoint], joins: list[str]) -> list[TimePoint]:
    """Give the numbers before a day its month: `20, 21/10`, `từ ngày 5 đến ngày 7 tháng 6`.

    A list that begins with a bare number needs certain words before it: `mục 3, 20/10` has none.
    """
    filled = list(points)
    lists = bool(joins) and joins[0] == "list" and points[0].kind == "number"
    if lists and not _NUMBER_STARTS.search(
        text[max(0, points[0].start - _BEHIND) : points[0].start]
    ):
        filled[0] = points[0].replace(kind="none")
    for place in range(len(points) - 2, -1, -1):
        point, following = filled[place], filled[place + 1]
        if point.kind == "day" and following.kind == "lunar":
            filled[place] = point.replace(kind="lunar", weak=False, bare=False)
        if point.kind in _NUMBERS and following.kind in {"day", "lunar"}:
            filled[place] = following.replace(
                start=point.start,
                end=point.end,
                days=(point.number, point.number),
                weak=point.weak,
                bare=point.weak and following.bare,
            )
    return filled


def _complete_from_left(text: str, left: TimePoint, point: TimePoint) -> TimePoint:
    """Read a number after a month or a quarter as another one: `tháng 6, 12`, `Quý III, IV`."""
    place = (point.start, point.end)
    if point.kind == "bare-year" and left.kind in {"year", "years"}:
        return left.replace(start=place[0], end=place[1], year=point.year, until=point.year)
    if left.kind == "quarter" and point.kind == "roman":
        return point.replace(kind="quarter", weak=False)
    if left.kind == "quarter" and point.kind == "month" and point.bare:
        number = point.months[0]
    elif point.kind == "number" and not _counts(text, point):
        number = point.number
    else:
        return point
    if left.kind == "quarter" and number <= _QUARTERS:
        return point.replace(kind="quarter", months=quarter_months(number), bare=False)
    if left.kind == "month" and number <= _MONTHS:
        return point.replace(kind="month", months=(number, number), bare=False)
    return point


def _counts(text: str, point: TimePoint) -> bool:
    """Return True if a number counts what follows it: `tháng 6, 12 đơn vị`."""
    return _COUNTED.match(text, point.end) is not None


def _fits(left: TimePoint, right: TimePoint, join: str) -> bool:
    """Return True if two points can belong to the same phrase."""
    return join == "range" or left.kind == right.kind or {left.kind, right.kind} <= _PERIODS
