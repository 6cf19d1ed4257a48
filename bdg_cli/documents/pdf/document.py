"""Read the lines of a PDF file with a text layer, without running heads and page numbers.

The lines are those of the printed page; a paragraph takes several of them. Ruled tables are rows of
cells.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.layout.page_lines import document_lines
from bdg_cli.documents.reader_codes import read_as_json
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.layout.page_lines import PageLines
    from bdg_cli.documents.lines import Line

_FEW_LETTERS: Final = 300
"""A page that is a picture and has fewer letters is a scan: programs that sign write on it."""
_MARKED: Final = 0.18
"""Of Vietnamese letters more than a quarter are none of English. A scanner that does not know them
writes hardly any, and its words are no use.
"""
_SOME_APART: Final = 10
_ONE_APART_IN: Final = 20
"""Single letters with marks are words too, such as `ở` and `ý`: about one in a hundred words."""


class PdfPages(Value):
    """The lines of each page, and the numbers, from 0, of the pages that are only pictures."""

    pages: list[PageLines]
    pictured: tuple[int, ...]


def lines_from_pdf(content: bytes, name: str) -> Iterator[Line]:
    """Yield all lines, including empty ones.

    Raises PlanError for a file that is damaged or has pages that are only pictures, RefusedError
    for one with a password or too many pages, MissingError if pypdfium2 is not installed.
    """
    read = pages_of_pdf(content, name)
    if read.pictured:
        raise errors.scanned_document(name, read.pictured, len(read.pages))
    lines = list(document_lines(read.pages))
    if not any(any(map(str.isalnum, line.text)) for line in lines):
        raise (errors.scanned_document(name) if read.pages else errors.empty_document(name))
    if _is_jumbled(lines):
        raise errors.jumbled_letters(name)
    yield from lines


def pages_of_pdf(content: bytes, name: str) -> PdfPages:
    """Return what the pages have. Raises the same errors, but for pages that are pictures."""
    if importlib.util.find_spec("pypdfium2") is None:
        raise errors.missing_reader(".pdf")
    found = read_as_json("pdf", content, name)
    return PdfPages(
        [page["pieces"] for page in found],
        tuple([number for number, page in enumerate(found) if _is_scan(page)]),
    )


def _is_scan(page: dict[str, Any]) -> bool:
    """Return True for a page that is a picture: the text of a signature may stand on it, or what a
    scanner without Vietnamese has read.
    """
    text = "".join("".join(piece) for piece in page["pieces"])
    letters = [letter for letter in text if letter.isalpha()]
    marked = sum(not letter.isascii() for letter in letters)
    useless = len(text) < _FEW_LETTERS or marked < len(letters) * _MARKED
    return bool(page["pictured"]) and useless


def _is_jumbled(lines: list[Line]) -> bool:
    """Return True if letters with marks are separated from their words.

    Some programs write these letters after the others, and at no place of their own. Where they
    belong cannot be recovered.
    """
    words = " ".join(line.text for line in lines).split()
    apart = sum(len(word) == 1 and word.isalpha() and not word.isascii() for word in words)
    return apart >= _SOME_APART and apart * _ONE_APART_IN > len(words)
