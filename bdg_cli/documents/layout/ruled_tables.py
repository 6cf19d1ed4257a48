"""Tables by the rules that are drawn between their cells.

A rule that is missing between two cells merges them. Fewer than two columns or one row are no table
but a frame, an underline or the bar beside a changed line.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.layout.text_lines import text_lines
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.documents.layout.glyphs import Glyph, PageContent, RuledLine

_STRAY: Final = 7.0
"""A piece of a rule may stand so far away from the place of its row or column, in points."""
_FEWEST: Final = {True: (3, 2), False: (4, 3)}
"""The fewest upright and level rules of a table, where rules are drawn, and where they were
recognised in a picture: a stamp has straight lines too.
"""
_CROSSING: Final = 4.0
"""A word crosses a column's edge if it reaches so far beyond it at both sides, in points."""


class RuledTable(Value):
    """A table: the places of its upright rules and of its level ones, and the rules themselves.

    If `drawn` is False, a piece of a rule may be missing.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    across: tuple[RuledLine, ...]
    down: tuple[RuledLine, ...]
    drawn: bool

    def holds(self, glyph: Glyph) -> bool:
        """Return True if a letter stands in the table."""
        return (
            self.columns[0] - 1 <= glyph.middle <= self.columns[-1] + 1
            and self.rows[0] - 1 <= glyph.height <= self.rows[-1] + 1
        )

    def place_of(self, glyph: Glyph) -> tuple[int, int]:
        """Return the row and the column that a letter stands in, from 0."""
        row = bisect_right(self.rows, glyph.height) - 1
        return row, bisect_right(self.columns, glyph.middle) - 1


def ruled_tables(page: PageContent) -> list[RuledTable]:
    """Return the tables of a page, from its top to its bottom."""
    slack = page.slack
    groups: list[tuple[list[RuledLine], list[RuledLine]]] = []
    uprights_left = _joined(page.down, slack)
    for level in _joined(page.across, slack):
        met = [one for one in uprights_left if _meet(level, one, slack)]
        uprights_left = [one for one in uprights_left if one not in met]
        touched = [group for group in groups if any(_meet(level, one, slack) for one in group[1])]
        groups = [group for group in groups if group not in touched]
        levels = [level, *(one for group in touched for one in group[0])]
        groups.append((levels, [*met, *(one for group in touched for one in group[1])]))
    tables = [
        RuledTable(
            _places((one.at for one in uprights), slack),
            _places((one.at for one in levels), slack),
            tuple(levels),
            tuple(uprights),
            page.drawn,
        )
        for levels, uprights in groups
    ]
    columns, rows = _FEWEST[page.drawn]
    real = [one for one in tables if len(one.columns) >= columns and len(one.rows) >= rows]
    return sorted(real, key=lambda one: one.rows[0])


def table_cells(table: RuledTable, glyphs: Iterable[Glyph]) -> list[list[str]]:
    """Return the words of the cells, row by row; the rows without a word are left out.

    A merged cell has its words at the left in its first row, and is empty in its other places.
    """
    words_in = list(glyphs)
    owners = _owners(table, words_in)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in words_in:
        place = table.place_of(glyph)
        if place in owners:
            held.setdefault(owners[place], []).append(glyph)
    words = {
        place: " ".join(line.text.strip() for line in text_lines(mine))
        for place, mine in held.items()
    }
    cells = [
        [words.get((row, column), "") for column in range(len(table.columns) - 1)]
        for row in range(len(table.rows) - 1)
    ]
    return [row for row in cells if any(row)]


def _owners(table: RuledTable, glyphs: Sequence[Glyph]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each place of the grid, the first place of the cell that it belongs to."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(zip(table.rows, table.rows[1:], strict=False)):
        for column, (left, right) in enumerate(zip(table.columns, table.columns[1:], strict=False)):
            owner = row, column
            if column and not _is_drawn(table.down, left, top, bottom):
                if table.drawn or _is_crossed(glyphs, left, top, bottom):
                    owner = owners[row, column - 1]
            elif row and _is_merged_down(table, top, left, right):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _is_drawn(rules: Iterable[RuledLine], at: float, start: float, end: float) -> bool:
    """Return True if a rule is drawn along most of the way from `start` to `end`."""
    covered = sum(
        max(0.0, min(one.end, end) - max(one.start, start))
        for one in rules
        if abs(one.at - at) <= _STRAY
    )
    return covered > (end - start) / 2


def _is_merged_down(table: RuledTable, at: float, start: float, end: float) -> bool:
    """Return True if no rule is drawn between a cell and the one above."""
    if _is_drawn(table.across, at, start, end):
        return False
    return table.drawn or _is_left_out(table, at, start, end)


def _is_left_out(table: RuledTable, at: float, start: float, end: float) -> bool:
    """Return True if a level rule ends and begins again at edges of columns: it was left out there
    on purpose. Where it breaks off between them, a scan has lost a piece of it.
    """
    middle, edges = (start + end) / 2, table.columns
    near = [one for one in table.across if abs(one.at - at) <= _STRAY]
    before = max((one.end for one in near if one.end <= middle), default=edges[0])
    after = min((one.start for one in near if one.start >= middle), default=edges[-1])
    return all(min(abs(place - edge) for edge in edges) <= _STRAY for place in (before, after))


def _is_crossed(glyphs: Iterable[Glyph], at: float, top: float, bottom: float) -> bool:
    """Return True if a word reaches over the edge of a column."""
    return any(
        one.left + _CROSSING < at < one.right - _CROSSING and top <= one.height < bottom
        for one in glyphs
    )


def _meet(level: RuledLine, upright: RuledLine, slack: float) -> bool:
    return (
        level.start - slack <= upright.at <= level.end + slack
        and upright.start - slack <= level.at <= upright.end + slack
    )


def _joined(rules: Iterable[RuledLine], slack: float) -> list[RuledLine]:
    """Return rules with those joined that go on in one another: each side of a cell may be one."""
    joined: list[RuledLine] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / slack), one.start)):
        last = joined[-1] if joined else None
        if last and abs(rule.at - last.at) <= slack and rule.start - last.end <= slack:
            joined[-1] = last.replace(end=max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _places(values: Iterable[float], slack: float) -> tuple[float, ...]:
    """Return the places of rules, those that nearly coincide as one."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][-1] <= slack:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return tuple([sum(one) / len(one) for one in clusters])
