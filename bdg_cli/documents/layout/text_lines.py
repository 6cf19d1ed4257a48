"""Put the letters of a page, or of a cell, into lines by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bdg_cli.documents.layout.glyphs import Glyph

_SAME_LINE: Final = 0.25
"""How far apart two letters of one line stand in height, by the size of the font; raised marks and
other fonts do.
"""
_LEAST: Final = 1.5
"""The same in points, for small letters."""
_SPACE: Final = 0.11
"""A wider gap is a space, by the size of the font. Spaces in another font leave 0.2 only."""
_COLUMN: Final = 2.5
"""A wider gap parts two columns: the halves of a head or a foot."""
_WIDE: Final = " " * 6
"""How a gap between columns is written, as in plain text."""


class PlacedLine(Value):
    """A line of text and the height at which it stands."""

    base: float
    text: str


def text_lines(glyphs: Iterable[Glyph]) -> list[PlacedLine]:
    """Return the lines, from the top of the page to its bottom.

    The height of a line is that of most of its letters: a number that was stamped on it stands
    higher or lower.
    """
    heights: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        heights.setdefault(glyph.base, []).append(glyph)
    line_at: dict[float, float] = {}
    rows: dict[float, list[Glyph]] = {}
    for height in sorted(heights, key=lambda one: (-len(heights[one]), one)):
        near = max(_LEAST, _SAME_LINE * max(glyph.size for glyph in heights[height]))
        nearest = min(line_at, key=lambda one: abs(one - height), default=height)
        line = line_at.get(nearest, height)
        joins = abs(nearest - height) <= near and abs(line - height) <= 2 * near
        line_at[height] = line if joins else height
        rows.setdefault(line_at[height], []).extend(heights[height])
    lines = (PlacedLine(base, "".join(_pieces(rows[base]))) for base in sorted(rows))
    return [line for line in lines if line.text.strip()]


def _pieces(row: list[Glyph]) -> Iterator[str]:
    """Yield the letters of one line from left to right, with the spaces between them."""
    row.sort(key=lambda one: one.left)
    before: Glyph | None = None
    for glyph in row:
        if before is not None:
            if glyph.text.isspace() and glyph.middle < before.right and glyph.base != before.base:
                continue  # something was stamped on the blank
            gap = (glyph.left - before.right) / (glyph.size or 1)
            if gap > _COLUMN:
                yield _WIDE
            elif gap > _SPACE:
                yield " "
        yield glyph.text
        if not glyph.text.isspace():
            before = glyph
