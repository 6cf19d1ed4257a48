"""Read the lines of a web page: the document in it, without the menus around.

Hidden and struck-through text is left out, capitals by style are written as capitals, automatic
numbers are counted, and merged cells keep their places.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.elements import Count, Element, ElementBuilder
from bdg_cli.documents.list_numbers import KINDS, numeral
from bdg_cli.documents.tables import TableRow, table_pieces
from bdg_cli.documents.text_encoding import decode
from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.tables import Cell, Piece

_VOID: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
))  # fmt: skip
_UNREAD: Final = frozenset((
    "script", "style", "head", "noscript", "template", "iframe", "object", "svg", "select",
    "button", "textarea", "nav", "s", "strike", "del", "title",
))  # fmt: skip
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "ol", "p", "pre", "section", "table", "ul", "caption",
))  # fmt: skip
_ENDS_ITSELF: Final = {
    "p": frozenset(("p",)),
    "li": frozenset(("li",)),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("tr",)),
}
"""Elements whose end tag may be left out: what the next one of them ends."""
_BOUNDARIES: Final = frozenset(("table", "ol", "ul", "body"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|line-through")
_CAPITALS: Final = re.compile(r"text-transform\s*:\s*uppercase")
_BORDER: Final = re.compile(r"border[\w-]*\s*:\s*(?!none|0|medium none)[^;]*(?:solid|double|px|pt)")
_MOTTO: Final = "conghoaxahoichunghiavietnam"
_RECIPIENTS: Final = "noinhan"
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")


def pieces_of_web_page(content: bytes, name: str) -> Iterator[Piece]:
    """Yield all lines and table rows, including empty ones.

    Raises RefusedError for a page that is too large.
    """
    parser = _Parser(name)
    parser.feed(decode(content))
    parser.close()
    yield from _Reader(Count(name)).blocks(_document_in(parser.tree.root))


def pieces_of_saved_page(content: bytes, name: str) -> Iterator[Piece]:
    """Yield the same of a page that a browser has saved with its pictures as one file (.mht).

    Raises PlanError if there is no page in it.
    """
    parts = message_from_bytes(content).walk()
    page = next((one for one in parts if one.get_content_type() == "text/html"), None)
    found = None if page is None else page.get_payload(decode=True)
    if not isinstance(found, bytes):
        raise errors.unknown_format(name)
    yield from pieces_of_web_page(found, name)


class _Parser(HTMLParser):
    """Builds the tree; end tags that are left out are put in their places."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = ElementBuilder(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if tag in _VOID:
            self.tree.void(tag, attributes)
            return
        if tag in _ENDS_ITSELF:
            self.tree.end_nearest(_ENDS_ITSELF[tag], _BOUNDARIES)
        self.tree.start(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.void(tag, {key: value or "" for key, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.tree.end_nearest((tag,))

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def _document_in(root: Element) -> Element:
    """Return the smallest element with the motto at its head and the recipients at its foot.

    On a page that has no such document it is the whole page.
    """
    found, inside = root, True
    text = _Squeezed(root)
    while inside:
        inside = False
        for one in found.elements():
            if text.has_all(one, _MOTTO, _RECIPIENTS):
                found, inside = one, True
                break
    return found


class _Squeezed:
    """The words of a page without blanks, marks and capitals, and where each element has its."""

    def __init__(self, root: Element) -> None:
        pieces: list[str] = []
        length = 0
        self._places: dict[Element, tuple[int, int]] = {}
        waiting: list[tuple[Element | str, int | None]] = [(root, None)]
        while waiting:
            node, began = waiting.pop()
            if isinstance(node, str):
                pieces.append("".join(fold(node).split()))
                length += len(pieces[-1])
            elif began is not None:
                self._places[node] = began, length
            elif node.name not in _UNREAD:
                waiting.append((node, length))
                waiting += [(one, None) for one in reversed(node.children)]
        self._text = "".join(pieces)

    def has_all(self, element: Element, *words: str) -> bool:
        """Return True if all of these words are in an element."""
        start, end = self._places.get(element, (0, 0))
        return all(self._text.find(word, start, end) >= 0 for word in words)


def _is_unread(element: Element) -> bool:
    style = element.get("style").casefold()
    hidden = "hidden" in element.attributes or _HIDDEN.search(style) is not None
    return hidden or element.name in _UNREAD


class _Reader:
    """Walks through a page once, and joins the words of a line until it is complete."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._words: list[str] = []
        self._mark = ""
        """The mark of a list item whose words have not come yet."""

    def blocks(self, element: Element) -> Iterator[Piece]:
        """Yield the lines of an element."""
        yield from self._inside(element, capitals=False)
        yield from self._flush()

    def _inside(self, element: Element, *, capitals: bool) -> Iterator[Piece]:
        capitals = capitals or _CAPITALS.search(element.get("style").casefold()) is not None
        item = element.number("start")
        for child in element.children:
            if isinstance(child, str):
                text = child if element.name == "pre" else _BLANKS.sub(" ", child)
                self._words.append(text.upper() if capitals else text)
            elif child.name == "br":
                yield from self._flush(always=True)
            elif not _is_unread(child):
                if child.name in _BLOCKS:
                    yield from self._flush()
                if child.name == "li":
                    item = child.number("value", item)
                    self._mark = _mark(element, item)
                    item += 1
                if child.name == "table":
                    for caption in child.elements("caption"):
                        yield from self._inside(caption, capitals=capitals)
                        yield from self._flush()
                    yield from table_pieces(self._rows(child), partial(_is_drawn, child))
                else:
                    yield from self._inside(child, capitals=capitals)
                if child.name in _BLOCKS:
                    yield from self._flush()

    def _flush(self, *, always: bool = False) -> Iterator[str]:
        text, self._words = "".join(self._words), []
        if always or text.strip():
            self._count.add()
            mark, self._mark = (self._mark, "") if text.strip() else ("", self._mark)
            first, *rest = text.strip("\n").split("\n")
            yield mark + first
            yield from rest

    def _rows(self, table: Element) -> list[TableRow]:
        """Return the rows of a table; merged cells have their words in their first place."""
        rows: list[TableRow] = []
        below: dict[int, int] = {}
        for node in _table_rows(table):
            row = TableRow()
            cells = list(node.elements("td", "th"))
            row.head = bool(cells) and all(one.name == "th" for one in cells)
            for cell in cells:
                self._pass_merged(row, below)
                column, wide = len(row.cells), max(cell.number("colspan"), 1)
                row.cells.append(self._cell(cell))
                row.leave_empty(wide - 1)
                high = cell.number("rowspan") - 1
                if high > 0:
                    below |= dict.fromkeys(range(column, len(row.cells)), high)
            self._pass_merged(row, below)
            rows.append(row)
        return rows

    @staticmethod
    def _pass_merged(row: TableRow, below: dict[int, int]) -> None:
        """Leave the places empty that a cell of a row above reaches down to."""
        while below.get(len(row.cells), 0):
            column = len(row.cells)
            below[column] -= 1
            row.leave_empty(1)
            if len(row.cells) == column:  # there are no more columns
                return

    def _cell(self, cell: Element) -> Cell:
        self._count.add()
        return [] if _is_unread(cell) else list(_Reader(self._count).blocks(cell))


def _table_rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, also those in a form that pages have around them."""
    for child in table.elements():
        if child.name == "tr":
            yield child
        elif child.name in ("tbody", "thead", "tfoot", "form"):
            yield from _table_rows(child)


def _mark(holder: Element, number: int) -> str:
    """Return the mark of a list item."""
    if holder.name != "ol":
        return "- "
    kind = KINDS.get(holder.get("type") or "1", "decimal")
    return numeral(number, kind) + (") " if kind == "lowerLetter" else ". ")


def _is_drawn(table: Element) -> bool:
    """Return True if lines are drawn between the cells."""
    if table.number("border", 0):
        return True
    cells = (one for one in table.walk() if one.name in ("td", "th", "table"))
    return any(_BORDER.search(one.get("style").casefold()) for one in cells)
