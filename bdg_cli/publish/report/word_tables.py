"""Tables of a Word document: real ones, whose head comes again on each page."""

from __future__ import annotations

from math import ceil

from bdg_cli.publish.report import word_styles as styles
from bdg_cli.publish.report.cells import cell_text
from bdg_cli.publish.report.column_widths import column_widths
from bdg_cli.publish.report.document_text import document_lines, document_text
from bdg_cli.publish.report.text_widths import text_width
from bdg_cli.publish.report.word_styles import TWIPS_A_MM
from bdg_cli.publish.report.word_xml import element, paragraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from bdg_cli.publish.report.blocks import Table
    from bdg_cli.publish.report.word_styles import StyleIds
    from bdg_cli.wording.language import Language

_SIZE = 12
_SIDE = 1.4
"""What a cell has at each side of its text, in millimetres."""
_BARE_SIDE = 0.8
"""The same, where there are no lines."""
_MOST_LINES = 14
"""A row of more lines may go over the end of a page; any other stays whole."""
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


class WordTables:
    """Writes tables with the styles of one document and the words of one language."""

    def __init__(self, ids: StyleIds, t: Language) -> None:
        self._ids = ids
        self._t = t

    def table(self, table: Table, room: float) -> BaseOxmlElement:
        """Return a table that fills a width of `room` millimetres."""
        heads = [document_text(column.head) for column in table.columns]
        rows = [[cell_text(cell, self._t, document_lines) for cell in row] for row in table.rows]
        weights = [column.width for column in table.columns]
        widths = column_widths(heads, rows, weights, room=room, size=_SIZE, margins=2 * _SIDE)
        made = grid(widths, borders=True)
        made.append(self._head(heads, widths))
        groups = dict(table.groups)
        centred = [
            column.number or not any(isinstance(row[place], str) for row in table.rows)
            for place, column in enumerate(table.columns)
        ]
        for place, row in enumerate(rows):
            if place in groups:
                made.append(self._group(groups[place], widths))
            made.append(self._row(row, widths, centred))
        return made

    def _head(self, heads: Sequence[str], widths: Sequence[float]) -> BaseOxmlElement:
        style = self._ids[styles.CELL_HEAD]
        cells = [
            cell(width, [paragraph(head, style)], middle=True)
            for head, width in zip(heads, widths, strict=True)
        ]
        marks = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
        return element("w:tr", marks, *cells)

    def _group(self, text: str, widths: Sequence[float]) -> BaseOxmlElement:
        """Return a row with one cell over all columns, which stays with the row after it."""
        said = paragraph(text, self._ids[styles.CELL_GROUP])
        whole = cell(sum(widths), [said], span=len(widths))
        return element("w:tr", element("w:trPr", element("w:cantSplit")), whole)

    def _row(
        self, row: Sequence[str], widths: Sequence[float], centred: Sequence[bool]
    ) -> BaseOxmlElement:
        cells = []
        for words, width, middle in zip(row, widths, centred, strict=True):
            style = self._ids[styles.CELL_NUMBER if middle else styles.CELL]
            cells.append(cell(width, [paragraph(line, style) for line in words.split("\n")]))
        whole = max(map(_lines, row, widths)) <= _MOST_LINES
        marks = [element("w:trPr", element("w:cantSplit"))] if whole else []
        return element("w:tr", *marks, *cells)


def _lines(words: str, width: float) -> int:
    """Return about how many lines the words of a cell take."""
    room = max(width - 2 * _SIDE, 1)
    return sum(ceil(text_width(line, _SIZE) / room) or 1 for line in words.split("\n"))


def grid(widths: Sequence[float], *, borders: bool) -> BaseOxmlElement:
    """Return a table without rows, of fixed columns in millimetres; without borders no line is
    seen, and cells have little beside their text.
    """
    edges = [
        element(f"w:{edge}", val="single", sz="4", space="0", color="auto")
        if borders
        else element(f"w:{edge}", val="nil")
        for edge in _EDGES
    ]
    side = _twips(_SIDE if borders else _BARE_SIDE)
    margins = [element(f"w:{edge}", w=side, type="dxa") for edge in ("left", "right")]
    properties = element(
        "w:tblPr",
        element("w:tblW", w=_twips(sum(widths)), type="dxa"),
        element("w:jc", val="center"),
        element("w:tblBorders", *edges),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
    )
    columns = [element("w:gridCol", w=_twips(width)) for width in widths]
    return element("w:tbl", properties, element("w:tblGrid", *columns))


def cell(
    width: float, paragraphs: Iterable[BaseOxmlElement], *, span: int = 1, middle: bool = False
) -> BaseOxmlElement:
    """Return a cell, over several columns or one; with `middle`, its text is half way down."""
    properties = element("w:tcPr", element("w:tcW", w=_twips(width), type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=str(span)))
    if middle:
        properties.append(element("w:vAlign", val="center"))
    return element("w:tc", properties, *paragraphs)


def _twips(millimetres: float) -> str:
    return str(round(millimetres * TWIPS_A_MM))
