"""Read the lines of a PDF file with a text layer, without headers, footers and page numbers.

The lines are those of the printed page; a paragraph takes several of them.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.normalization import make_line, normalize
from bdg_cli.domain.errors import BdgError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

    from bdg_cli.documents.lines import Line

_MOST_PAGES: Final = 2000
_MOST_DRAWN: Final = 64 << 20
"""The most bytes of drawing that are read; a page of text has a few thousand."""
_MOST_ENCODED: Final = 8 << 20
"""The most bytes of a page's drawing before it is decoded."""
_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\s*)?([0-9]{1,4})(?:\s*(?:/|of|trên)\s*[0-9]{1,4})?[-–—.\s]*",
    re.IGNORECASE,
)
"""A page number alone on its line: `2`, `- 2 -`, `Trang 2/9`."""
_DIGITS: Final = re.compile(r"[0-9]+")
_SOME_APART, _ONE_APART_IN = 10, 20
"""Single letters with marks are words too, such as `ở` and `ý`: about one in a hundred words."""
_EDGE: Final = 3
"""The number of lines at the top and at the bottom that may be repeated on every page."""
_FEW_PAGES: Final = 3
"""With fewer pages than this, no line counts as repeated."""


def lines_from_pdf(content: bytes, name: str) -> Iterator[Line]:
    """Yield all lines, including empty ones.

    Raises PlanError for a file that is damaged or has only pictures of pages, RefusedError for one
    with a password or too many pages, MissingError if pypdf is not installed.
    """
    pages = [_lines(page) for page in _pages(content, name)]
    first = _drop_numbers(pages)
    repeated = _repeated_lines(pages, first)
    for number, page in enumerate(pages, start=first):
        for at in _edges(page):
            if _mask_page_number(page[at], number) in repeated:
                page[at] = ""
    lines = [line for page in pages for line in page]
    if not any(any(map(str.isalnum, line)) for line in lines):
        raise (errors.scanned_document(name) if pages else errors.empty_document(name))
    if _is_jumbled(lines):
        raise errors.jumbled_letters(name)
    for number, line in enumerate(lines, start=1):
        yield make_line(number, line)


def _is_jumbled(lines: list[str]) -> bool:
    """Return True if letters with marks are separated from their words.

    Some programs take these letters from another font and write them after the others. Where they
    belong cannot be recovered.
    """
    words = " ".join(lines).split()
    apart = sum(len(word) == 1 and word.isalpha() and not word.isascii() for word in words)
    return apart >= _SOME_APART and apart * _ONE_APART_IN > len(words)


def _pages(content: bytes, name: str) -> list[str]:
    """Return the text of each page."""
    _silence_pypdf()
    try:
        from pypdf.errors import DependencyError
    except ImportError:
        raise errors.missing_reader(".pdf") from None
    try:
        return _texts(content, name)
    except BdgError:
        raise
    except DependencyError:
        raise errors.missing_cipher(name) from None
    except Exception as error:  # pypdf raises all kinds of errors for odd bytes
        raise errors.damaged_document(name) from error


def _texts(content: bytes, name: str) -> list[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise errors.locked_document(name)
    if len(reader.pages) > _MOST_PAGES:
        raise errors.document_too_large(name)
    texts = []
    drawn = 0
    for page in reader.pages:
        if _encoded_size(page) > _MOST_ENCODED:
            raise errors.document_too_large(name)
        contents = page.get_contents()
        drawn += 0 if contents is None else len(contents.get_data())
        if drawn > _MOST_DRAWN:
            raise errors.document_too_large(name)
        texts.append(_repair_surrogates(page.extract_text()))
    return texts


def _encoded_size(page: PageObject) -> int:
    """Return how many bytes the drawing of a page has in the file; not all codes are bounded."""
    contents = page.get("/Contents")
    found = None if contents is None else contents.get_object()
    streams = found if isinstance(found, list) else [found]
    return sum(len(getattr(one and one.get_object(), "_data", b"")) for one in streams)


def _silence_pypdf() -> None:
    """Stop pypdf from logging the oddities of a file that it can read anyway."""
    import logging

    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _repair_surrogates(text: str) -> str:
    """Return the text with surrogate pairs joined and lone surrogates replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _lines(page: str) -> list[str]:
    """Return the lines of a page without empty ones at its ends."""
    lines = [normalize(line) for line in page.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    first = next((at for at, line in enumerate(lines) if line), 0)
    return lines[first:]


def _drop_numbers(pages: list[list[str]]) -> int:
    """Remove the page numbers and return the number of the first page.

    A page number is alone at the top or the bottom and increases from page to page. The number of a
    table row that is there by chance does not.
    """
    found = [
        (page, at, int(number[1]) - place)
        for place, page in enumerate(pages)
        for at in ((-1, 0) if page else ())
        if (number := _NUMBER.fullmatch(page[at]))
    ]
    firsts = Counter(first for _, _, first in found)
    usual = max(firsts, key=lambda first: (firsts[first], first == 1), default=1)
    for page, at, first in found:
        if first == usual and page:
            page.pop(at)
    return usual


def _repeated_lines(pages: list[list[str]], first: int) -> set[str]:
    """Return the lines, page numbers aside, at the top or the bottom of most pages."""
    if len(pages) < _FEW_PAGES:
        return set()
    counts = Counter(
        masked
        for number, page in enumerate(pages, start=first)
        for masked in {_mask_page_number(page[at], number) for at in _edges(page)}
        if any(map(str.isalpha, masked))
    )
    return {masked for masked, times in counts.items() if times * 2 > len(pages)}


def _edges(page: list[str]) -> set[int]:
    """Return the indexes of the lines at the top and at the bottom of a page."""
    last = len(page) - 1
    return {at for near in range(min(_EDGE, len(page))) for at in (near, last - near)}


def _mask_page_number(line: str, number: int) -> str:
    """Return a line with its page number replaced by `#`."""
    return _DIGITS.sub(lambda digits: "#" if digits[0] == str(number) else digits[0], line)
