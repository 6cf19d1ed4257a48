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

    from bdg_cli.documents.layout.glyphs import Glyph, Rule

_TOUCH: Final = 3.0
"""Rules that come nearer than this touch; rules at places nearer than this are one."""
_STRAY: Final = 7.0
"""A piece of a rule may stand so far away from the place of its row or column."""
_UPRIGHTS, _LEVELS = 3, 2
"""The fewest upright and level rules of a table."""


class RuledTable(Value):
    """A table: the places of its upright rules and of its level ones, and the rules themselves."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Return True if a letter stands in the table."""
        return (
            self.columns[0] - 1 <= glyph.middle <= self.columns[-1] + 1
            and self.rows[0] - 1 <= glyph.height <= self.rows[-1] + 1
        )


def ruled_tables(across: Sequence[Rule], down: Sequence[Rule]) -> list[RuledTable]:
    """Return the tables of a page, from its top to its bottom."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    uprights_left = _joined(down)
    for level in _joined(across):
        met = [one for one in uprights_left if _meet(level, one)]
        uprights_left = [one for one in uprights_left if one not in met]
        touched = [group for group in groups if any(_meet(level, one) for one in group[1])]
        groups = [group for group in groups if group not in touched]
        levels = [level, *(one for group in touched for one in group[0])]
        groups.append((levels, [*met, *(one for group in touched for one in group[1])]))
    tables = [
        RuledTable(
            _places(one.at for one in uprights),
            _places(one.at for one in levels),
            tuple(levels),
            tuple(uprights),
        )
        for levels, uprights in groups
    ]
    real = [one for one in tables if len(one.columns) >= _UPRIGHTS and len(one.rows) >= _LEVELS]
    return sorted(real, key=lambda one: one.rows[0])


def table_cells(table: RuledTable, glyphs: Iterable[Glyph]) -> list[list[str]]:
    """Return the words of the cells, row by row; the rows without a word are left out.

    A merged cell has its words at the left in its first row, and is empty in its other places.
    """
    owners = _owners(table)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = bisect_right(table.rows, glyph.height) - 1
        column = bisect_right(table.columns, glyph.middle) - 1
        if (row, column) in owners:
            held.setdefault(owners[row, column], []).append(glyph)
    words = {
        place: " ".join(line.text.strip() for line in text_lines(mine))
        for place, mine in held.items()
    }
    cells = [
        [words.get((row, column), "") for column in range(len(table.columns) - 1)]
        for row in range(len(table.rows) - 1)
    ]
    return [row for row in cells if any(row)]


def _owners(table: RuledTable) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each place of the grid, the first place of the cell that it belongs to."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(zip(table.rows, table.rows[1:], strict=False)):
        for column, (left, right) in enumerate(zip(table.columns, table.columns[1:], strict=False)):
            owner = row, column
            if column and not _is_drawn(table.down, left, top, bottom):
                owner = owners[row, column - 1]
            elif row and not _is_drawn(table.across, top, left, right):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _is_drawn(rules: Iterable[Rule], at: float, start: float, end: float) -> bool:
    """Return True if a rule is drawn in the middle between `start` and `end`."""
    middle = (start + end) / 2
    return any(
        abs(one.at - at) <= _STRAY and one.start - 2 <= middle <= one.end + 2 for one in rules
    )


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _TOUCH <= upright.at <= level.end + _TOUCH
        and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
    )


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules with those joined that go on in one another: each side of a cell may be one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / _TOUCH), one.start)):
        last = joined[-1] if joined else None
        if last and abs(rule.at - last.at) <= _TOUCH and rule.start - last.end <= _TOUCH:
            joined[-1] = last.replace(end=max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """Return the places of rules, those that nearly coincide as one."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][-1] <= _TOUCH:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return tuple([sum(one) / len(one) for one in clusters])
