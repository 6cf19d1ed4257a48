"""Read the first column of a table once more, alone: numbers in a narrow one are often missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from bdg_cli.documents.scan.tesseract import numbers_of

if TYPE_CHECKING:
    from pathlib import Path

    from bdg_cli.documents.layout.glyphs import Glyph
    from bdg_cli.documents.layout.ruled_tables import RuledTable

_WIDEST: Final = 60.0
"""How wide a column of numbers is at most, in points."""
_EDGE: Final = 2.0
"""What is cut away at each side, in points: the rest of a rule."""
_MARGIN: Final = 20
"""Paper around the column, in points of the picture; Tesseract misses words at the edge."""
_POINTS: Final = 72.0
_PAPER: Final = 255


def missed_numbers(
    table: RuledTable, words: list[Glyph], picture: Path, dpi: float, name: str
) -> list[Glyph]:
    """Return the numbers of rows whose first cell has nothing, where many have nothing."""
    left, right = table.columns[:2]
    filled = {row for row, column in map(table.place_of, words) if column == 0}
    rows = len(table.rows) - 1
    if right - left > _WIDEST or len(filled) * 4 >= rows * 3:
        return []
    scale = dpi / _POINTS
    box = (left + _EDGE, table.rows[0], right - _EDGE, table.rows[-1])
    x, y, x_end, y_end = (round(side * scale) for side in box)
    column = picture.with_name("column.png")
    with Image.open(picture) as page:
        ImageOps.expand(page.crop((x, y, x_end, y_end)), _MARGIN, _PAPER).save(column)
    over, down = (x - _MARGIN) / scale, (y - _MARGIN) / scale
    found = [
        one.replace(left=one.left + over, right=one.right + over, base=one.base + down)
        for one in numbers_of(column, dpi, name)
    ]
    return [one for one in found if table.place_of(one)[0] not in filled]
