"""Turn the contents of pages into the lines of a document: without page numbers and running heads,
and with tables that go on over several pages in one piece.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from bdg_cli.documents.layout.ruled_tables import ruled_tables, table_cells
from bdg_cli.documents.layout.text_lines import text_lines
from bdg_cli.documents.normalization import make_line, make_row, normalize
from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bdg_cli.documents.layout.glyphs import PageContent
    from bdg_cli.documents.lines import Line
    from bdg_cli.documents.tables import Piece

PageLines: TypeAlias = "list[Piece]"

_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\s*)?([0-9]{1,4})(?:\s*(?:/|of|trên)\s*[0-9]{1,4})?[-–—.\s]*",
    re.IGNORECASE,
)
"""A page number alone on its line: `2`, `- 2 -`, `Trang 2/9`."""
_DIGITS: Final = re.compile(r"[0-9]+")
_EDGE: Final = 3
"""The number of lines at the top and at the bottom that may be repeated on every page."""
_FEW_PAGES: Final = 3
"""With fewer pages than this, no line counts as repeated."""


def page_pieces(page: PageContent) -> PageLines:
    """Return the lines and the table rows of a page, from its top to its bottom."""
    placed: list[tuple[float, Piece]] = []
    rest = list(page.glyphs)
    for table in ruled_tables(page):
        inside = [glyph for glyph in rest if table.holds(glyph)]
        rest = [glyph for glyph in rest if not table.holds(glyph)]
        placed += [(table.rows[0], row) for row in table_cells(table, inside)]
    placed += [(line.base, line.text) for line in text_lines(rest, recognised=page.pictured)]
    placed.sort(key=lambda one: one[0])
    return [piece for _, piece in placed]


def document_lines(pages: list[PageLines]) -> Iterator[Line]:
    """Yield the lines of a document, given the pieces of its pages.

    A cell that is alone in its row is a heading of the rows below: its words are the line.
    """
    first = _drop_numbers(pages)
    _drop_repeated(pages, first)
    for number, piece in enumerate(_tables_joined(pages), start=1):
        if isinstance(piece, str):
            yield make_line(number, piece)
        else:
            row, alone = make_row(number, piece), [cell for cell in piece if cell]
            yield row.replace(text=normalize(alone[0])) if len(alone) == 1 else row


def _drop_numbers(pages: list[PageLines]) -> int:
    """Remove the page numbers and return the number of the first page.

    A page number is alone at the top or the bottom and increases from page to page. The number of a
    table row that is there by chance does not.
    """
    found = [
        (page, at, int(number[1]) - place)
        for place, page in enumerate(pages)
        for at in ((-1, 0) if page else ())
        if isinstance(line := page[at], str) and (number := _NUMBER.fullmatch(normalize(line)))
    ]
    firsts = Counter(first for _, _, first in found)
    usual = max(firsts, key=lambda first: (firsts[first], first == 1), default=1)
    for page, at, first in found:
        if first == usual and page:
            page.pop(at)
    return usual


def _drop_repeated(pages: list[PageLines], first: int) -> None:
    """Remove the lines, page numbers aside, that most pages have at the same place near the top or
    the bottom.
    """
    if len(pages) < _FEW_PAGES:
        return
    repeated: set[tuple[int, int]] = set()
    for place in (*range(_EDGE), *range(-_EDGE, 0)):
        lines = {
            number: _mask_page_number(page[place], number + first)
            for number, page in enumerate(pages)
            if -len(page) <= place < len(page)
        }
        counts = Counter(line for line in lines.values() if any(map(str.isalpha, line)))
        repeated |= {
            (number, place % len(pages[number]))
            for number, line in lines.items()
            if counts[line] * 2 > len(pages)
        }
    for number, page in enumerate(pages):
        page[:] = [piece for at, piece in enumerate(page) if (number, at) not in repeated]


def _mask_page_number(line: Piece, number: int) -> str:
    """Return a line with its page number replaced by `#`."""
    text = normalize(line) if isinstance(line, str) else ""
    return _DIGITS.sub(lambda digits: "#" if digits[0] == str(number) else digits[0], text)


def _tables_joined(pages: Iterable[PageLines]) -> list[Piece]:
    """Return all pieces, where a table that goes on over pages has its head once.

    A first row without a number is the rest of the last row of the page before, which the end of
    the page has broken.
    """
    joined: list[Piece] = []
    head: list[str] | None = None
    for page in pages:
        rest = list(page)
        if rest and joined and isinstance(joined[-1], list):
            if head is not None and _is_same_head(rest[0], head):
                rest.pop(0)
            if rest and _is_rest(rest[0], joined[-1]):
                both = zip(joined[-1], rest.pop(0), strict=True)
                joined[-1] = [" ".join(filter(None, cells)) for cells in both]
        for piece in rest:
            if isinstance(piece, str):
                head = None
            elif head is None:
                head = piece
            joined.append(piece)
    return joined


def _is_same_head(row: Piece, head: list[str]) -> bool:
    """Return True if a row has the words of the head; a scan may have lost a cell of it."""
    if isinstance(row, str) or len(row) != len(head):
        return False
    pairs = [(fold(one), fold(other)) for one, other in zip(row, head, strict=True) if one]
    same = sum(one == other for one, other in pairs)
    return bool(pairs) and same * 4 >= len(pairs) * 3


def _is_rest(row: Piece, before: list[str]) -> bool:
    return isinstance(row, list) and len(row) == len(before) and not row[0] and any(row)
