"""Recognise the pages of a scan, one after another."""

from __future__ import annotations

import importlib.util
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.layout.glyphs import PageContent, RuledLine
from bdg_cli.documents.layout.page_lines import page_pieces
from bdg_cli.documents.layout.ruled_tables import ruled_tables
from bdg_cli.documents.reader_codes import read_as_json
from bdg_cli.documents.scan.tesseract import program, words_of
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.documents.layout.glyphs import Glyph
    from bdg_cli.documents.layout.page_lines import PageLines
    from bdg_cli.domain.progress import ProgressCallback

_POOR: Final = 0.04
"""A page with a larger share of unsure words is read poorly."""
_SOME: Final = 8
"""Fewer unsure words are those of a stamp or a signature, which the back of a page may have."""
_GARBLED: Final = 0.5
"""With a larger share of them a page lies on its side, is written by hand, or is only the shine
of its other side. Pages of print, also of blurred print, have less than half as many.
"""
_TURNS: Final = (90, 270, 180)
"""How far a garbled page is turned, in degrees against the clock, to see if it is read then."""
_HOPELESS: Final = 0.12
"""With a larger share of unsure words on the pages that are not garbled, a file is not read."""
_ENOUGH: Final = 3
"""So many pages tell whether the rest is worth the time."""
_MOST_PAGES: Final = 300
_SLACK: Final = 8.0
"""How far apart, in points, the pieces of one rule stand on a page that is a little askew."""


class RecognisedPage(Value):
    """The lines of a page, how many words it has, and how many of them are mostly wrong; no lines
    if nothing on it could be recognised.
    """

    number: int
    pieces: PageLines
    words: int
    unsure: int

    @property
    def garbled(self) -> bool:
        """Return True if nothing on it could be recognised."""
        return self.unsure >= _SOME and self.unsure > self.words * _GARBLED

    @property
    def poor(self) -> bool:
        """Return True if it has to be compared with the scan word by word."""
        enough = self.unsure >= _SOME and self.unsure > self.words * _POOR
        return enough and not self.garbled


def recognised_pages(
    content: bytes,
    name: str,
    numbers: Sequence[int],
    progress: ProgressCallback,
    *,
    beside: int = 0,
) -> list[RecognisedPage]:
    """Return the pages with these numbers, from 0; without any, all pages of a picture.

    A page that is too large or takes too long, such as a map, is one that cannot be recognised.
    `beside` is how many pages of the file have words and need not be.

    Raises MissingError if something is not installed, PlanError for a file that is damaged or read
    too badly, RefusedError for one page alone, or too many, that are too large.
    """
    for package in ("PIL", "numpy"):
        if importlib.util.find_spec(package) is None:
            raise errors.missing_scan_reader(name)
    program(name)
    found: list[RecognisedPage] = []
    waiting = list(numbers) or [0]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        picture = Path(folder, "page.png")
        while len(found) < len(waiting):
            at = len(found)
            said = say("Bản quét: đang nhận dạng trang {page}/{n}", page=at + 1, n=len(waiting))
            progress(said, at / len(waiting))
            try:
                page, pages = _recognised(content, waiting[at], picture, name)
            except RefusedError:
                if len(waiting) + beside == 1:
                    raise
                page, pages = RecognisedPage(waiting[at], [], 0, _SOME), len(waiting)
            found.append(page)
            if not numbers:
                waiting = list(range(pages))
            if len(waiting) > _MOST_PAGES:
                raise errors.document_too_large(name)
            if _is_hopeless(found, beside, whole=len(found) == len(waiting)):
                worst = max(found, key=lambda one: one.unsure / max(one.words, 1))
                raise errors.unreadable_page(name, worst.number + 1)
    return found


def _is_hopeless(found: Sequence[RecognisedPage], beside: int, *, whole: bool) -> bool:
    """Return True if most pages are garbled, or, of a whole file that is only pictures, too many
    words of the others are unsure.
    """
    read = [one for one in found if not one.garbled]
    garbled = len(found) - len(read)
    if (whole or len(found) == _ENOUGH) and garbled > len(read) + beside:
        return True
    unsure = sum(one.unsure for one in read)
    blurred = unsure >= _SOME and unsure > sum(one.words for one in read) * _HOPELESS
    return whole and not beside and blurred


def _recognised(
    content: bytes, number: int, picture: Path, name: str
) -> tuple[RecognisedPage, int]:
    """Return a page, turned if it lies on its side, and how many pages the file has."""
    page, pages = _turned(content, number, picture, name, 0)
    with suppress(RefusedError):  # what stood there is garbled all the same
        for degrees in _TURNS:
            if page.garbled and page.words:
                page, pages = _turned(content, number, picture, name, degrees)
    return page, pages


def _turned(
    content: bytes, number: int, picture: Path, name: str, degrees: int
) -> tuple[RecognisedPage, int]:
    told = read_as_json("scan", content, name, str(number), str(picture), str(degrees))
    read = words_of(picture, told["dpi"], name)
    words, unsure = (read.words, read.unsure) if read else ((), _SOME)
    page = RecognisedPage(number, [], len(words), unsure)
    if not page.garbled:
        page = page.replace(pieces=_pieces(told, words, picture, name))
    return page, told["pages"]


def _pieces(told: dict[str, Any], words: Sequence[Glyph], picture: Path, name: str) -> PageLines:
    from bdg_cli.documents.scan.number_column import missed_numbers  # needs Pillow

    across, down = ([RuledLine(*one) for one in told[key]] for key in ("across", "down"))
    content = PageContent(tuple(words), tuple(across), tuple(down), slack=_SLACK, drawn=False)
    missed: list[Glyph] = []
    for table in ruled_tables(content):
        inside = [word for word in words if table.holds(word)]
        missed += missed_numbers(table, inside, picture, told["dpi"], name)
    content = content.replace(glyphs=(*content.glyphs, *missed))
    return page_pieces(content)
