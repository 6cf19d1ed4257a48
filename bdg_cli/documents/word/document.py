"""Read the lines of a Word document as they are printed: one per paragraph or table row.

Headers, footers, notes and comments are in other parts of the file and are not read. A table of
contents has nothing of its own and is left out too.
"""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.elements import parse_xml
from bdg_cli.documents.normalization import make_line, make_row
from bdg_cli.documents.package import Package
from bdg_cli.documents.tables import table_pieces
from bdg_cli.documents.word.numbering import Numbering
from bdg_cli.documents.word.runs import RunReader
from bdg_cli.documents.word.styles import Styles
from bdg_cli.documents.word.tables import is_drawn, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.elements import Element
    from bdg_cli.documents.lines import Line
    from bdg_cli.documents.tables import Piece

_USUAL: Final = "word/document.xml"
_MOST: Final = 60_000
"""The most paragraphs and cells in a document; a plan of 500 pages has a fifth of that."""
_DROPPED: Final = frozenset(("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "pPr", "tcPr"))
_IDLE: Final = frozenset((
    "bookmarkStart", "bookmarkEnd", "lang", "lastRenderedPageBreak", "proofErr", "bCs", "color",
    "ind", "jc", "pBdr", "shd", "spacing", "sz", "szCs", "tcMar", "tcW", "rsid", "pPrChange",
    "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "numberingChange",
    "tblPrExChange", "tblGridChange", "latentStyles",
))  # fmt: skip
"""Elements about looks or former states: they and their content are ignored."""
_NOTHING: Final[tuple[str, Element | None]] = ("", None)


def lines_from_word(content: bytes, name: str) -> Iterator[Line]:
    """Yield all lines, including empty ones.

    Raises PlanError for a file that is damaged or no Word document, RefusedError for one that is
    locked or too large, MissingError if the parser is not installed.
    """
    package = Package(content, name)
    main = _main(package)
    root = _part(package, main)
    body = None if root is None or root.name != "document" else root.child("body")
    if body is None:  # a spreadsheet, a presentation, any other zip file
        raise errors.unknown_format(name)
    # A file can name one part a thousand times: each kind counts once, as the last that names it.
    beside = {kind: _part(package, path) for kind, path in dict(_related(package, main)).items()}
    styles = Styles(beside.get("styles"))
    reader = _Reader(Numbering(beside.get("numbering"), styles), styles, name)
    for number, piece in enumerate(reader.read(body), start=1):
        yield (make_line(number, piece) if isinstance(piece, str) else make_row(number, piece))


def _main(package: Package) -> str:
    """Return the path of the part that holds the text."""
    paths = [path for kind, path in _related(package, "") if kind == "officeDocument"]
    return next((path for path in paths if path in package.names), _USUAL)


def _related(package: Package, path: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the path of each part that a part is related to."""
    folder, file = posixpath.split(path)
    relations = _part(package, posixpath.join(folder, "_rels", f"{file}.rels"))
    for one in relations.elements("Relationship") if relations is not None else ():
        kind = one.get("Type").rpartition("/")[2]
        if kind in ("officeDocument", "styles", "numbering"):
            yield (
                kind,
                posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/"),
            )


def _part(package: Package, path: str) -> Element | None:
    data = package.read_part(path)
    return None if data is None else parse_xml(data, package.name, idle=_IDLE, words_in="t")


class _Reader:
    """Walks through a document once, from beginning to end."""

    def __init__(self, numbering: Numbering, styles: Styles, name: str) -> None:
        self._numbering = numbering
        self._styles = styles
        self._name = name
        self._runs = RunReader(styles)
        self._counted = 0
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
        self._count()
        return list(self.read(cell))

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        self._count()
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

    def _count(self) -> None:
        self._counted += 1
        if self._counted > _MOST:
            raise errors.document_too_large(self._name)

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
