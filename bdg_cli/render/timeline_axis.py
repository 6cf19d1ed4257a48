"""The axis of a timeline: a stretch of time, cut into columns of equal width.

The columns are as short as the width allows: weeks, in which each day has a place of its own, then
months, quarters, years, and several years. Each column is so many cells wide, and each day of the
stretch has its place in one of them. Days are counted as `date.toordinal` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.days import date
from bdg_cli.domain.value import Value
from bdg_cli.render.month_labels import MONTHS, month_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.days import Window
    from bdg_cli.wording.language import Language

_WEEK, _YEAR = 7, 12
_WEEK_CELLS, _MONTH_CELLS, _QUARTER_CELLS, _YEAR_CELLS = 7, 3, 2, 5
_MOST_CELLS = 24
_NARROW = 3
_MONTHS = (
    (1, _MONTH_CELLS),
    (3, _QUARTER_CELLS),
    *((_YEAR * years, _YEAR_CELLS) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
"""How many months a column may have, and how many cells it needs at least."""


class Column(Value):
    """A column from its first day on: its names from long to short, and what it is a part of.

    `leads` is True if something longer begins with it: a quarter with a month, a year with a
    quarter.
    """

    start: int
    names: tuple[str, ...]
    part_of: str
    leads: bool = True


class Axis(Value):
    """Columns of `wide` cells each; `end` is the day after the last one."""

    columns: tuple[Column, ...]
    end: int
    wide: int

    @property
    def cells(self) -> int:
        """Return the width of all columns."""
        return len(self.columns) * self.wide

    def cell_of(self, day: date) -> int:
        """Return the cell in which a day of the stretch lies; several days may lie in one."""
        return self.cells_of(day)[0]

    def cells_of(self, day: date) -> tuple[int, int]:
        """Return the first and the last cell of a day, which has several if there is room."""
        wanted = day.toordinal()
        low, high = 0, len(self.columns)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.columns[middle].start <= wanted else (low, middle)
        start = self.columns[low].start
        days = (self.columns[low + 1].start if low + 1 < len(self.columns) else self.end) - start
        place = low * self.wide + (wanted - start) * self.wide // days
        return place, place + max(self.wide // days, 1) - 1

    def has(self, day: date) -> bool:
        """Return True if a day lies in the stretch."""
        return self.columns[0].start <= day.toordinal() < self.end

    def heads(self) -> tuple[str, str]:
        """Return the two lines above the columns: what they are parts of, and their names."""
        lines = list(zip(*[column.names for column in self.columns], strict=True))
        fitting = [line for line in lines if all(len(name) < self.wide for name in line)]
        names = (fitting or lines[-1:])[0]
        above = [
            name.ljust(width) if len(name) < width or width == self.cells else " " * width
            for name, width in self._parts()
        ]
        return (
            "".join(above)[: self.cells].rstrip(),
            "".join([name.ljust(self.wide) for name in names]).rstrip(),
        )

    @property
    def lines(self) -> frozenset[int]:
        """Return the cells with a line: where columns begin, or some of them if they are narrow."""
        return frozenset(
            n * self.wide
            for n, column in enumerate(self.columns)
            if column.leads or self.wide > _NARROW
        )

    def _parts(self) -> Iterator[tuple[str, int]]:
        """Yield what the columns are parts of, each with its width."""
        width = 0
        for column, after in zip(self.columns, (*self.columns[1:], None), strict=True):
            width += self.wide
            if after is None or after.part_of != column.part_of:
                yield column.part_of, width
                width = 0


def axis_of(t: Language, span: Window, room: int) -> Axis:
    """Return the axis of a stretch that fits into so many cells."""
    first, last = span.first or span.last, span.last
    week = (first.toordinal() - 1) // _WEEK * _WEEK + 1  # a Monday, as the first of all days is
    weeks = (last.toordinal() - week) // _WEEK + 1
    if weeks * _WEEK_CELLS <= room:
        wide = min(room // weeks, _MOST_CELLS) // _WEEK * _WEEK
        return Axis(tuple(_weeks(t, week, weeks)), week + weeks * _WEEK, wide)
    months, _ = next(
        (pair for pair in _MONTHS if _count(first, last, pair[0]) * pair[1] <= room), _MONTHS[-1]
    )
    begin, count = _month_number(first) // months, _count(first, last, months)
    columns = [_column(t, number * months, months) for number in range(begin, begin + count)]
    wide = max(min(room // count, _MOST_CELLS), 1)
    return Axis(tuple(columns), _month_start((begin + count) * months), wide)


def _weeks(t: Language, start: int, count: int) -> Iterator[Column]:
    for n in range(count):
        monday = date.fromordinal(start + n * _WEEK)
        part_of = month_title(t, monday)
        yield Column(start + n * _WEEK, (f"{monday.day:02}/{monday.month:02}",), part_of)


def _column(t: Language, month: int, months: int) -> Column:
    year, place = divmod(month, _YEAR)
    start = _month_start(month)
    if months == 1:
        return Column(start, (t(MONTHS[place]), str(place + 1)), str(year), place % 3 == 0)
    if months < _YEAR:
        quarter = place // months + 1
        names = t("Quý {quarter}", quarter=quarter), f"Q{quarter}", str(quarter)
        return Column(start, names, str(year), place == 0)
    return Column(start, (str(year),), "")


def _count(first: date, last: date, months: int) -> int:
    """Return how many columns of so many months a stretch has."""
    return _month_number(last) // months - _month_number(first) // months + 1


def _month_number(day: date) -> int:
    """Return the number of a day's month, counted from the beginning of the year 0."""
    return day.year * _YEAR + day.month - 1


def _month_start(month: int) -> int:
    """Return the first day of a month, or the day after all days."""
    year, place = divmod(month, _YEAR)
    if year < date.min.year:
        return date.min.toordinal()
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(year, place + 1, 1).toordinal()
