"""Recognise the pages of a scan, one after another."""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.layout.glyphs import PageContent, RuledLine
from bdg_cli.documents.layout.page_lines import page_pieces
from bdg_cli.documents.layout.ruled_tables import ruled_tables
from bdg_cli.documents.reader_codes import read_as_json
from bdg_cli.documents.scan.tesseract import program, words_of
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
_HOPELESS: Final = 0.12
"""With a larger share of them the whole file is not read."""
_MOST_PAGES: Final = 300
_SLACK: Final = 8.0
"""How far apart, in points, the pieces of one rule stand on a page that is a little askew."""


class RecognisedPage(Value):
    """The lines of a page; `unsure` is the share of its words that are mostly wrong, up to 1."""

    number: int
    pieces: PageLines
    unsure: float
    unsure_words: int

    @property
    def poor(self) -> bool:
        """Return True if it has to be compared with the scan word by word."""
        return self.unsure > _POOR and self.unsure_words >= _SOME


def recognised_pages(
    content: bytes, name: str, numbers: Sequence[int], progress: ProgressCallback
) -> list[RecognisedPage]:
    """Return the pages with these numbers, from 0; without any, all pages of a picture.

    Raises MissingError if something is not installed, PlanError for a file that is damaged or read
    too badly, RefusedError for one that is too large.
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
            told = read_as_json("scan", content, name, str(waiting[at]), str(picture))
            if not numbers:
                waiting = list(range(int(told["pages"])))
            if len(waiting) > _MOST_PAGES:
                raise errors.document_too_large(name)
            found.append(_recognised(told, waiting[at], picture, name))
    return found


def _recognised(told: dict[str, Any], number: int, picture: Path, name: str) -> RecognisedPage:
    read = words_of(picture, told["dpi"], name)
    unsure_words = round(read.unsure * len(read.words)) if read else 0
    if read is None or (read.unsure > _HOPELESS and unsure_words >= _SOME):
        raise errors.unreadable_page(name, number + 1)
    from bdg_cli.documents.scan.number_column import missed_numbers  # needs Pillow

    across, down = ([RuledLine(*one) for one in told[key]] for key in ("across", "down"))
    content = PageContent(read.words, tuple(across), tuple(down), slack=_SLACK, drawn=False)
    missed: list[Glyph] = []
    for table in ruled_tables(content):
        inside = [word for word in read.words if table.holds(word)]
        missed += missed_numbers(table, inside, picture, told["dpi"], name)
    content = content.replace(glyphs=(*content.glyphs, *missed))
    return RecognisedPage(number, page_pieces(content), read.unsure, unsure_words)
