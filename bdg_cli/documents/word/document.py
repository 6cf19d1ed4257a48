"""Read the lines of a Word document as they are printed: one per paragraph or table row.

Headers, footers, notes and comments are in other parts of the file and are not read. A table of
contents has nothing of its own and is left out too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.elements import Count
from bdg_cli.documents.normalization import make_line, make_row
from bdg_cli.documents.package import Package
from bdg_cli.documents.tables import table_pieces
from bdg_cli.documents.word.numbering import Numbering
from bdg_cli.documents.word.parts import main_part, part_of, related_parts
from bdg_cli.documents.word.pictures import picture_paths
from bdg_cli.documents.word.runs import RunReader
from bdg_cli.documents.word.styles import Styles
from bdg_cli.documents.word.tables import is_drawn, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.elements import Element
    from bdg_cli.documents.lines import Line
    from bdg_cli.documents.tables import Piece

_DROPPED: Final = frozenset(("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "pPr", "tcPr"))
_BESIDE: Final = ("styles", "numbering")
"""The parts beside the text that are read."""
_NOTHING: Final[tuple[str, Element | None]] = ("", None)


def lines_from_word(content: bytes, name: str) -> Iterator[Line]:
    """Yield all lines, including empty ones.

    Raises PlanError for a file that is damaged or no Word document, ScanError for one with nothing
    but pictures, RefusedError for one that is locked or too large, MissingError if the parser is
    not installed.
    """
    package = Package(content, name)
    main = main_part(package)
    root = part_of(package, main)
    body = None if root is None or root.name != "document" else root.child("body")
    if body is None:  # a spreadsheet, a presentation, any other zip file
        raise errors.unknown_format(name)
    # A file can name one part a thousand times: each kind counts once, as the last that names it.
    related = {one.kind: one.path for one in related_parts(package, main)}
    beside = {kind: part_of(package, related[kind]) for kind in _BESIDE if kind in related}
    styles = Styles(beside.get("styles"))
    reader = _Reader(Numbering(beside.get("numbering"), styles), styles, name)
    empty = True
    for number, piece in enumerate(reader.read(body), start=1):
        line = make_line(number, piece) if isinstance(piece, str) else make_row(number, piece)
        empty = empty and not line.text.strip()
        yield line
    if empty and picture_paths(package):
        raise errors.scanned_document(name)


class _Reader:
    """Walks through a document once, from beginning to end."""

    def __init__(self, numbering: Numbering, styles: Styles, name: str) -> None:
        self._numbering = numbering
        self._styles = styles
        self._runs = RunReader(styles)
        self._count = Count(name)
        self._held = _NOTHING
        """The words and properties of a paragraph that is joined with the next one."""

    def read(self, node: Element) -> Iterator[Piece]:
        """Yield the lines of the document, of a cell, or of a text box."""
        yield from self._blocks(node)
        yield from self._flush()

    def _blocks(self, node: Element) -> Iterator[Piece]:
        for child in node.elements():
            if child.name == "p":
                yield from self._paragraph(child)
            elif child.name == "tbl":
                yield from self._flush()
                rows = table_rows(child, self._cell)
                yield from table_pieces(rows, partial(is_drawn, child, self._styles))
            elif child.name == "AlternateContent":
                yield from self._blocks(next(child.elements(), child))  # for newer programs
            elif child.name not in _DROPPED and not _is_contents(child):
                yield from self._blocks(child)  # a content control or an insertion

    def _cell(self, cell: Element) -> list[Piece]:
        self._count.add()
        return list(self.read(cell))

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        self._count.add()
        properties = paragraph.child("pPr")
        if properties is not None and self._is_contents_style(properties.value("pStyle")):
            return
        held, before = self._held
        text = held + self._runs.text_of(paragraph)
        boxes, self._runs.boxes = self._runs.boxes, []
        self._held = text, before if held.strip() else properties
        if not _joined(properties):
            yield from self._flush(always=True)
        held_back, self._held = self._held, _NOTHING
        for box in boxes:
            yield from self.read(box)
        self._held = held_back

    def _flush(self, *, always: bool = False) -> Iterator[str]:
        """Yield the lines of the paragraph that is held back."""
        (text, properties), self._held = self._held, _NOTHING
        if always or text.strip():
            mark = self._numbering.next_marker(properties)
            first, *rest = text.strip("\n").split("\n")
            yield mark + first if text.strip() else ""
            yield from rest

    def _is_contents_style(self, style: str) -> bool:
        """Return True if a style is one of those of a table of contents."""
        own = next(self._styles.chain(style), None) if style else None
        return own is not None and own.value("name").casefold().startswith("toc ")


def _joined(properties: Element | None) -> bool:
    """Return True if the end of a paragraph was deleted or moved away as a tracked change."""
    if properties is None:
        return False
    return any(properties.child("rPr", change) is not None for change in ("del", "moveFrom"))


def _is_contents(node: Element) -> bool:
    gallery = node.child("sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and gallery.get("val") == "Table of Contents"
