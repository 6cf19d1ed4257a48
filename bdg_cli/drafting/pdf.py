"""A PDF file with a text layer -> its lines, without what stands on every page.

The lines are those that the file's program printed; a paragraph goes on over several of them.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.errors import BdgError
from bdg_cli.drafting import faults
from bdg_cli.drafting.cleaning import cleaned, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.drafting.lines import Line

_MOST_PAGES: Final = 2000
_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\s*)?[0-9]{1,4}(?:\s*(?:/|of|trên)\s*[0-9]{1,4})?[-–—.\s]*",
    re.IGNORECASE,
)
"""The number of a page, alone on its line: `2`, `- 2 -`, `Trang 2/9`."""
_DIGITS: Final = re.compile(r"[0-9]+")
_EDGE: Final = 3
"""So many lines at the top and at the bottom may stand on every page."""
_FEW_PAGES: Final = 3
"""With fewer pages nothing is told to be on most of them."""


def lines_of(content: bytes, name: str) -> Iterator[Line]:
    """Yield all lines, empty ones too.

    Raises PlanError for a file that is damaged or has pictures of pages only, RefusedError for one
    with a password or too many pages, MissingError without the reader.
    """
    pages = [_bare(page) for page in _pages(content, name)]
    repeated = _repeated(pages)
    for page in pages:
        for at in _edges(page):
            if _mould(page[at]) in repeated:
                page[at] = ""
    lines = [line for page in pages for line in page]
    if not any(any(map(str.isalnum, line)) for line in lines):
        raise faults.scanned(name) if pages else faults.empty(name)
    for number, line in enumerate(lines, start=1):
        yield line_of(number, line)


def _pages(content: bytes, name: str) -> list[str]:
    """Return the text of each page."""
    _be_quiet()
    try:
        from pypdf.errors import DependencyError
    except ImportError:
        raise faults.missing(".pdf") from None
    try:
        return _texts(content, name)
    except BdgError:
        raise
    except DependencyError:
        raise faults.cipher_missing(name) from None
    except Exception as error:  # there is no end to what pypdf raises for odd bytes
        raise faults.damaged(name) from error


def _texts(content: bytes, name: str) -> list[str]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise faults.locked(name)
    if len(reader.pages) > _MOST_PAGES:
        raise faults.too_large(name)
    return [_sound(page.extract_text()) for page in reader.pages]


def _be_quiet() -> None:
    """Let pypdf keep to itself what it finds odd in a file and reads nevertheless."""
    import logging

    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _sound(text: str) -> str:
    """Return the text with halves of characters joined, and lone ones replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bare(page: str) -> list[str]:
    """Return the lines of a page without its number, and without empty ones around."""
    lines = [cleaned(line) for line in page.split("\n")]
    while lines and (not lines[-1] or _NUMBER.fullmatch(lines[-1])):
        lines.pop()
    first = next((at for at, line in enumerate(lines) if line), len(lines))
    while first < len(lines) and (not lines[first] or _NUMBER.fullmatch(lines[first])):
        first += 1
    return lines[first:]


def _edges(page: list[str]) -> set[int]:
    """Return which lines are at the top and at the bottom of a page."""
    last = len(page) - 1
    return {at for near in range(min(_EDGE, len(page))) for at in (near, last - near)}


def _mould(line: str) -> str:
    return _DIGITS.sub("0", line)


def _repeated(pages: list[list[str]]) -> set[str]:
    """Return the lines, numbers aside, that are at the top or bottom of most pages."""
    if len(pages) < _FEW_PAGES:
        return set()
    counts = Counter(
        mould for page in pages for mould in {_mould(page[at]) for at in _edges(page)} if mould
    )
    return {mould for mould, times in counts.items() if times * 2 > len(pages)}
