"""The rows of a Word table, with merged cells in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents.tables import TableRow
from bdg_cli.documents.word.styles import has_drawn_border

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bdg_cli.documents.elements import Element
    from bdg_cli.documents.tables import Cell
    from bdg_cli.documents.word.styles import Styles

_WRAPPERS: Final = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def table_rows(table: Element, read: Callable[[Element], Cell]) -> list[TableRow]:
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
        row.leave_empty(node.int_value("trPr", "gridBefore", default=0))
        for cell in _nested(node, "tc"):
            if cell.child("tcPr", "cellDel") is not None:
                continue
            column = len(row.cells)
            below = cell.child("tcPr", "vMerge")
            goes_on = below is not None and below.get("val") != "restart"
            content = read(cell)
            row.cells.append([] if goes_on and column in merged else content)
            merged = merged - {column} if below is None else merged | {column}
            row.leave_empty(cell.int_value("tcPr", "gridSpan", default=1) - 1)
        row.leave_empty(node.int_value("trPr", "gridAfter", default=0))
        rows.append(row)
    return rows


def is_drawn(table: Element, styles: Styles) -> bool:
    """Return True if lines are drawn between the cells."""
    borders = [
        border
        for row in _nested(table, "tr")
        for cell in _nested(row, "tc")
        if (border := cell.child("tcPr", "tcBorders")) is not None
    ]
    return styles.shows_borders(table.child("tblPr")) or any(map(has_drawn_border, borders))


def _nested(node: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for child in node.elements():
        if child.name == name:
            yield child
        elif child.name in _WRAPPERS:
            yield from _nested(child, name)
