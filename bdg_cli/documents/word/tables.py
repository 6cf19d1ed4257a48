"""The tables of a Word document: rows with aligned columns, and tables that are only layout.

Official documents use layout tables for their head, with the agency on the left and the motto on
the right, and for their foot, with the recipients and the signature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from bdg_cli.documents.word.styles import has_drawn_border
from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bdg_cli.documents.word.styles import Styles
    from bdg_cli.documents.word.xml_tree import XmlNode

Piece: TypeAlias = "str | list[str]"
"""A line of text, or the cells of a row."""
Cell: TypeAlias = "list[Piece]"

_FEW_ROWS, _FEW_COLUMNS = 3, 2
"""A table with more rows or columns is a real one, unless its words show otherwise."""
_MORE_ROWS, _MORE_COLUMNS = 6, 3
_TELLING: Final = ("conghoaxahoichunghia", "dangcongsanvietnam", "noinhan:")
"""How the lines of a document's head and foot begin, without spaces."""
_MOST_COLUMNS: Final = 63
_WRAPPERS: Final = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))


class TableRow:
    """A row: its cells, column by column, and whether it is marked as a table header."""

    def __init__(self, *, head: bool) -> None:
        self.cells: list[Cell] = []
        self.head = head


def table_rows(table: XmlNode, read: Callable[[XmlNode], Cell]) -> list[TableRow]:
    """Return the rows; `read` returns the content of a cell.

    A cell that spans columns is followed by empty ones; one that spans rows is empty after its
    first row.
    """
    rows: list[TableRow] = []
    merged: set[int] = set()
    for node in _nested(table, "tr"):
        if node.child("trPr", "del") is not None or node.is_on("trPr", "hidden"):
            continue
        row = TableRow(head=node.is_on("trPr", "tblHeader"))
        row.cells += _empty_cells(node.int_value("trPr", "gridBefore", default=0), row)
        for cell in _nested(node, "tc"):
            if cell.child("tcPr", "cellDel") is not None:
                continue
            column = len(row.cells)
            below = cell.child("tcPr", "vMerge")
            goes_on = below is not None and below.attributes.get("val") != "restart"
            content = read(cell)
            row.cells.append([] if goes_on and column in merged else content)
            merged = merged - {column} if below is None else merged | {column}
            row.cells += _empty_cells(cell.int_value("tcPr", "gridSpan", default=1) - 1, row)
        row.cells += _empty_cells(node.int_value("trPr", "gridAfter", default=0), row)
        rows.append(row)
    return rows


def table_lines(table: XmlNode, rows: list[TableRow], styles: Styles) -> Iterator[Piece]:
    """Yield the lines of a table: one per row, or cell by cell if the table is only layout."""
    if _is_layout(table, rows, styles):
        for row in rows:
            for cell in row.cells:
                yield from cell
        return
    for row in rows:
        yield [" ".join(_flat(cell)) for cell in row.cells]


def _is_layout(table: XmlNode, rows: list[TableRow], styles: Styles) -> bool:
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
    return len(filled) == 1 or not _is_drawn(table, styles)


def _is_drawn(table: XmlNode, styles: Styles) -> bool:
    """Return True if lines are drawn between the cells."""
    borders = [
        border
        for row in _nested(table, "tr")
        for cell in _nested(row, "tc")
        if (border := cell.child("tcPr", "tcBorders")) is not None
    ]
    return styles.shows_borders(table.child("tblPr")) or any(map(has_drawn_border, borders))


def _nested(node: XmlNode, name: str) -> Iterator[XmlNode]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in _WRAPPERS:
            yield from _nested(child, name)


def _empty_cells(number: int, row: TableRow) -> list[Cell]:
    return [[] for _ in range(min(number, _MOST_COLUMNS - len(row.cells)))]


def _words(cell: Cell) -> list[str]:
    """Return the lines of a cell that have words."""
    return [text for text in _flat(cell) if text and not text.isspace()]


def _flat(cell: Cell) -> Iterator[str]:
    for piece in cell:
        if isinstance(piece, str):
            yield piece
        else:
            yield from piece
