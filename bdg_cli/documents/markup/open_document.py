"""Read the lines of an OpenDocument text (.odt): one per paragraph or table row.

Notes, comments, tables of contents and what tracked changes have deleted are left out, as well as
hidden and struck-through text. Automatic numbers are counted as office programs show them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.elements import Count, Element, parse_xml
from bdg_cli.documents.markup.open_styles import Look, OpenStyles
from bdg_cli.documents.package import Package
from bdg_cli.documents.tables import MOST_COLUMNS, TableRow, table_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.tables import Piece

_UNREAD: Final = frozenset((
    "note", "annotation", "annotation-end", "tracked-changes", "table-of-content", "ruby-text",
    "sequence-decls", "forms", "alphabetical-index", "illustration-index", "desc", "title",
))  # fmt: skip
_MOST_REPEATED: Final = 200
"""The most rows that one row may stand for; spreadsheets fill their pages so."""
_MOST_BLANKS: Final = 20


def pieces_of_open_document(content: bytes, name: str) -> Iterator[Piece]:
    """Yield all lines and table rows, including empty ones.

    Raises PlanError for a file that is damaged or no text, RefusedError for one that is locked or
    too large, MissingError if the parser is not installed.
    """
    package = Package(content, name)
    if any("manifest:encryption-data" in one for one in _manifest(package)):
        raise errors.locked_document(name)
    root = _part(package, "content.xml")
    text = next((one for one in root.walk() if one.name == "text" and one.children), None)
    if text is None:
        raise errors.empty_document(name)
    reader = _Reader(OpenStyles(_part(package, "styles.xml"), root), name)
    yield from reader.blocks(text)


def _manifest(package: Package) -> Iterator[str]:
    data = package.read_part("META-INF/manifest.xml")
    if data is not None:
        yield data.decode("utf-8", "replace")


def _part(package: Package, path: str) -> Element:
    data = package.read_part(path)
    if data is None:
        raise errors.damaged_document(package.name)
    return parse_xml(data, package.name)


class _Reader:
    """Walks through a document once, from beginning to end."""

    def __init__(self, styles: OpenStyles, name: str) -> None:
        self._styles = styles
        self._count = Count(name)
        self._boxes: list[Element] = []
        """Text boxes of the paragraph that is read; their lines come after it."""

    def blocks(self, element: Element, mark: str = "") -> Iterator[Piece]:
        """Yield the lines of an element; `mark` is the number of its first paragraph."""
        for child in element.elements():
            if child.name in _UNREAD:
                continue
            if child.name in ("p", "h"):
                yield from self._paragraph(child, mark)
                mark = ""
            elif child.name == "list":
                yield from self._list(child, 0, "")
            elif child.name == "table":
                yield from table_pieces(self._rows(child), partial(self._is_drawn, child))
            else:
                yield from self.blocks(child, mark)

    def _paragraph(self, paragraph: Element, mark: str) -> Iterator[Piece]:
        self._count.add()
        mark = mark or self._styles.heading_mark(paragraph)
        parts: list[str] = []
        if not self._styles.is_unread(paragraph.get("style-name")):
            look = self._styles.look(paragraph.get("style-name"))
            self._collect(paragraph, look, parts)
        text = "".join(parts)
        boxes, self._boxes = self._boxes, []
        first, *rest = text.strip("\n").split("\n")
        yield mark + first if text.strip() else ""
        yield from rest
        for box in boxes:
            yield from self.blocks(box)

    def _collect(self, element: Element, look: Look, parts: list[str]) -> None:
        """Add the words of an element; `look` is that of what is around them."""
        for child in element.children:
            if isinstance(child, str):
                parts.append(look.shown(child.replace("\n", " ")))
            elif child.name == "s":
                parts.append(" " * min(max(child.number("c"), 1), _MOST_BLANKS))
            elif child.name == "tab":
                parts.append("\t")
            elif child.name == "line-break":
                parts.append("\n")
            elif child.name == "text-box":
                self._boxes.append(child)
            elif child.name not in _UNREAD and not self._styles.is_unread(child.get("style-name")):
                self._collect(child, self._styles.look(child.get("style-name"), look), parts)

    def _list(self, holder: Element, depth: int, style: str) -> Iterator[Piece]:
        style = holder.get("style-name") or style
        goes_on = holder.get("continue-numbering") == "true" or bool(holder.get("continue-list"))
        counts = self._styles.counts(style, depth, goes_on=goes_on)
        for item in holder.elements("list-item", "list-header"):
            mark = ""
            if item.name == "list-item" and next(item.elements("p", "h"), None) is not None:
                mark = counts.next_mark(item.number("start-value", -1))
            for child in item.elements():
                if child.name == "list":
                    yield from self._list(child, depth + 1, style)
                else:
                    wrapped = Element("", {})
                    wrapped.children.append(child)
                    yield from self.blocks(wrapped, mark)
                    mark = ""

    def _rows(self, table: Element) -> list[TableRow]:
        rows: list[TableRow] = []
        for node, head in _table_rows(table):
            row = TableRow(head=head)
            for cell in node.elements("table-cell", "covered-table-cell"):
                for _ in range(min(cell.number("number-columns-repeated"), MOST_COLUMNS)):
                    self._count.add()
                    if cell.name == "table-cell" and len(row.cells) < MOST_COLUMNS:
                        row.cells.append(list(self.blocks(cell)))
                    else:
                        row.leave_empty(1)
            times = min(node.number("number-rows-repeated"), _MOST_REPEATED)
            self._count.add(times)
            rows += [row] * times
        return rows

    def _is_drawn(self, table: Element) -> bool:
        cells = (one for one in table.walk() if one.name == "table-cell")
        return any(self._styles.is_bordered(one.get("style-name")) for one in cells)


def _table_rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, and whether they are its head."""
    for child in table.elements():
        if child.name == "table-row":
            yield child, False
        elif child.name == "table-header-rows":
            yield from ((row, True) for row in child.elements("table-row"))
        elif child.name in ("table-rows", "table-row-group"):
            yield from _table_rows(child)
