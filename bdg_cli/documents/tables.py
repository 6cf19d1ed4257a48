"""Tables of a document: rows with aligned columns, and tables that are only layout.

Official documents use layout tables for their head, with the agency on the left and the motto on
the right, and for their foot, with the recipients and the signature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Piece: TypeAlias = "str | list[str]"
"""A line of text, or the cells of a row."""
Cell: TypeAlias = "list[Piece]"

MOST_COLUMNS: Final = 63
_FEW_ROWS, _FEW_COLUMNS = 3, 2
"""A table with more rows or columns is a real one, unless its words show otherwise."""
_MORE_ROWS, _MORE_COLUMNS = 6, 3
_TELLING: Final = ("conghoaxahoichunghia", "dangcongsanvietnam", "noinhan:")
"""How the lines of a document's head and foot begin, without spaces."""


class TableRow:
    """A row: its cells, column by column, and whether it is marked as a table header."""

    def __init__(self, *, head: bool = False) -> None:
        self.cells: list[Cell] = []
        self.head = head

    def leave_empty(self, number: int) -> None:
        """Add empty cells: those that a cell spans, or that stand outside."""
        self.cells += [[] for _ in range(min(number, MOST_COLUMNS - len(self.cells)))]


def table_pieces(rows: list[TableRow], is_drawn: Callable[[], bool]) -> Iterator[Piece]:
    """Yield the lines of a table: one per row, or cell by cell if the table is only layout.

    `is_drawn` tells whether lines are drawn between its cells; it is asked in doubt only.
    """
    if _is_layout(rows, is_drawn):
        for row in rows:
            for cell in row.cells:
                yield from cell
        return
    for row in rows:
        yield [" ".join(_flat(cell)) for cell in row.cells]


def _is_layout(rows: list[TableRow], is_drawn: Callable[[], bool]) -> bool:
    filled = [row for row in rows if any(map(_words, row.cells))]
    columns = {at for row in filled for at, cell in enumerate(row.cells) if _words(cell)}
    if len(columns) <= 1:
        return True
    if any(row.head for row in rows):
        return False
    if len(filled) <= _MORE_ROWS and len(columns) <= _MORE_COLUMNS:
        lines = (line for row in filled for cell in row.cells for line in _words(cell))
        if any(fold(line).replace(" ", "").startswith(_TELLING) for line in lines):
            return True
    several = any(len(_words(cell)) > 1 for row in filled for cell in row.cells)
    if len(filled) > _FEW_ROWS or len(columns) > _FEW_COLUMNS or not several:
        return False
    return len(filled) == 1 or not is_drawn()


def _words(cell: Cell) -> list[str]:
    """Return the lines of a cell that have words."""
    return [text for text in _flat(cell) if text and not text.isspace()]


def _flat(cell: Cell) -> Iterator[str]:
    for piece in cell:
        if isinstance(piece, str):
            yield piece
        else:
            yield from piece
