"""The pictures of the pages of a file: a PDF file, a photograph, a TIFF file with several pages, a
Word file that they were pasted into.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageOps

from bdg_cli.documents.kinds import is_pdf, is_zip
from bdg_cli.documents.word.pictures import picture_in_word

if TYPE_CHECKING:
    import pypdfium2 as pdfium

    Page = tuple[Image.Image, float, int]
    """The picture of a page, how many points an inch it has, and how many pages the file has."""

_MOST_POINTS: Final = 60_000_000
"""The most points of a picture: a page of 600 dpi has 35 million."""
_LOWEST, _USUAL, _HIGHEST = 110, 200, 300
"""Points an inch: fewer are read better when enlarged, more are read no better."""
_INCHES: Final = 11.69
"""How long the longer side of a page is."""
_POINTS: Final = 72.0
_PICTURES_DEEP: Final = 4


def picture_of(content: bytes, number: int) -> Page:
    """Return the picture of a page, from 0.

    Raises what Pillow and pdfium raise for damaged and for huge files.
    """
    Image.MAX_IMAGE_PIXELS = _MOST_POINTS
    if is_pdf(content):
        return _of_pdf(content, number)
    pasted = 0
    if is_zip(content):
        content, pasted = picture_in_word(content, number)
    with Image.open(io.BytesIO(content)) as file:
        pages = pasted or getattr(file, "n_frames", 1)
        file.seek(0 if pasted else number)
        picture = ImageOps.exif_transpose(file)
        dpi = max(picture.size) / _INCHES
        wanted = _clamped(dpi)
        if abs(wanted - dpi) > 1:
            wide, high = (max(1, round(side * wanted / dpi)) for side in picture.size)
            picture = picture.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS)
        return picture, wanted, pages


def _of_pdf(content: bytes, number: int) -> Page:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    page = document[number]
    dpi = _clamped(_dpi(page))
    if page.get_width() * page.get_height() * (dpi / _POINTS) ** 2 > _MOST_POINTS:
        raise Image.DecompressionBombError
    return page.render(scale=dpi / _POINTS).to_pil(), dpi, len(document)


def _dpi(page: pdfium.PdfPage) -> float:
    """Return how many points an inch the largest picture of a page has."""
    import pypdfium2.raw as pdf

    found = [0.0]
    for drawn in page.get_objects(filter=[pdf.FPDF_PAGEOBJ_IMAGE], max_depth=_PICTURES_DEEP):
        left, bottom, right, top = drawn.get_bounds()
        wide = max(right - left, top - bottom)
        found.append(max(drawn.get_px_size()) / max(wide, 1) * _POINTS)
    return max(found) or _USUAL


def _clamped(dpi: float) -> float:
    return _USUAL if dpi < _LOWEST else min(dpi, _HIGHEST)
