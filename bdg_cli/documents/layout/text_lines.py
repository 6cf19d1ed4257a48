"""Put the letters of a page, or of a cell, into lines by where they stand."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bdg_cli.documents.layout.glyphs import Glyph

_SAME_LINE: Final = 0.18
"""How far apart two letters of one line stand in height, by the size of the font; raised marks and
other fonts do.
"""
_RECOGNISED: Final = 0.35
"""The same for letters that were recognised in a picture."""
_LEAST: Final = 1.5
"""The same in points, for small letters."""
_SPACE: Final = 0.11
"""A wider gap is a space, by the size of the font. Spaces in another font leave 0.13 only."""
_COLUMN: Final = 2.5
"""A wider gap parts two columns: the halves of a head or a foot."""
_WIDE: Final = " " * 6
"""How a gap between columns is written, as in plain text."""


class PlacedLine(Value):
    """A line of text and the height at which it stands."""

    base: float
    text: str


def text_lines(glyphs: Iterable[Glyph], *, recognised: bool = False) -> list[PlacedLine]:
    """Return the lines, from the top of the page to its bottom; `recognised` in a picture, where
    letters stand less even.

    The height of a line is that of most of its letters; others stand a little higher or lower.
    """
    heights: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        heights.setdefault(glyph.base, []).append(glyph)
    apart = _RECOGNISED if recognised else _SAME_LINE
    rows: dict[float, list[Glyph]] = {}
    lines: list[float] = []
    for height in sorted(heights, key=lambda one: (-len(heights[one]), one)):
        near = max(_LEAST, apart * max(glyph.size for glyph in heights[height]))
        line = nearest(lines, height, near)
        if line is None:
            line = height
            bisect.insort(lines, line)
        rows.setdefault(line, []).extend(heights[height])
    placed = (PlacedLine(base, "".join(_pieces(rows[base]))) for base in lines)
    return [line for line in placed if line.text.strip()]


def nearest(heights: Sequence[float], height: float, near: float) -> float | None:
    """Return which of several heights, in order, is the nearest; None if all are farther than
    `near`.
    """
    at = bisect.bisect_left(heights, height)
    beside = heights[max(at - 1, 0) : at + 1]
    found = min(beside, key=lambda one: abs(one - height), default=None)
    return found if found is not None and abs(found - height) <= near else None


def _pieces(row: list[Glyph]) -> Iterator[str]:
    """Yield the letters of one line from left to right, with the spaces between them."""
    row.sort(key=lambda one: one.left)
    before: Glyph | None = None
    for glyph in row:
        if before is not None:
            if glyph.text.isspace() and glyph.middle < before.right and before.text.isdigit():
                continue  # something was stamped on the blank
            gap = (glyph.left - before.right) / (glyph.size or 1)
            if gap > _COLUMN:
                yield _WIDE
            elif gap > _SPACE:
                yield " "
        yield glyph.text
        if not glyph.text.isspace():
            before = glyph
