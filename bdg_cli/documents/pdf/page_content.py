"""What is drawn on the pages of a PDF file, by pdfium."""

from __future__ import annotations

import ctypes
from collections import Counter
from itertools import pairwise
from math import pi, remainder, tan
from statistics import median
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.layout.glyphs import Glyph, PageContent, RuledLine
from bdg_cli.documents.layout.page_lines import page_pieces
from bdg_cli.documents.layout.text_lines import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Turn: TypeAlias = Callable[[float, float], tuple[float, float]]
    """Takes a place of the file to its place on the page as it is read."""
    Point: TypeAlias = tuple[float, float]

_THIN: Final = 2.5
"""A box that is thinner is a rule, in points."""
_NUMBER: Final = "0123456789/ "
"""What a stamped number, or a day and a month, is made of."""
_STAMPED: Final = 1 / 3
"""How much higher or lower than its line a number may be stamped, by the size of its font."""
_NESTED: Final = 4
"""How deep drawings within drawings are looked at."""
_NO_LETTERS: Final = frozenset((0, 10, 13, 0xFFFE, 0xFFFF))
_BLANK: Final = 32
_SAMPLE: Final = 7
"""One of so many letters tells how all are turned."""
_QUARTERS: Final = 4
_QUARTER: Final = pi / 2
_MOST_PAGES: Final = 2000
_MOST_LETTERS: Final = 8_000_000
"""The most letters of all pages; the text of a plan of 500 pages has a sixth of that."""
_REASONS: Final = {
    pdf.FPDF_ERR_PASSWORD: errors.locked_document,
    pdf.FPDF_ERR_SUCCESS: errors.empty_document,
}


def pages_in(content: bytes) -> list[dict[str, Any]]:
    """Return the lines and table rows of each page, and whether a picture covers most of it.

    Raises PlanError for a damaged file, RefusedError for one that is locked or too large.
    """
    try:
        document = pdfium.PdfDocument(content)
        if len(document) > _MOST_PAGES:
            raise errors.document_too_large("")
        pages: list[dict[str, Any]] = []
        letters = 0
        for at in range(len(document)):
            drawn = page_content(document, at)
            pages.append({"pieces": page_pieces(drawn), "pictured": drawn.pictured})
            letters += len(drawn.glyphs)
            if letters > _MOST_LETTERS:
                raise errors.document_too_large("")
    except pdfium.PdfiumError as error:
        raise _REASONS.get(error.err_code, errors.damaged_document)("") from error
    return pages


def page_content(document: pdfium.PdfDocument, at: int) -> PageContent:
    """Return what is drawn on a page, turned so that its words stand upright, with the numbers that
    are printed over it.
    """
    page = document[at]
    text = page.get_textpage()
    turn = _turn(page, text)
    across, down = _rules(page, turn)
    pictured = _is_pictured(page)
    glyphs = [*_glyphs(text, turn)]
    annotated = pdf.FPDFPage_GetAnnotCount(page)
    if annotated and pdf.FPDFPage_Flatten(page, pdf.FLAT_PRINT) == pdf.FLATTEN_SUCCESS:
        printed = document[at]
        glyphs += _stamped_numbers(glyphs, _glyphs(printed.get_textpage(), turn))
        printed.close()
    page.close()
    return PageContent(tuple(glyphs), tuple(across), tuple(down), pictured=pictured)


def _stamped_numbers(drawn: Sequence[Glyph], printed: Iterable[Glyph]) -> list[Glyph]:
    """Return the numbers that a page has in print alone: a signing program puts the number and the
    day of a document over “Số:      /KH-UBND”.

    They are put on the line that they stand nearest to. Other stamps are left out: they say who
    signed, and when.
    """
    own = {_place(one) for one in drawn}
    stamped = [one for one in printed if _place(one) not in own]
    words = {one.base for one in stamped if one.text not in _NUMBER}
    lines = sorted({one.base for one in drawn})
    return [
        one.replace(base=nearest(lines, one.base, one.size * _STAMPED) or one.base)
        for one in stamped
        if one.base not in words
    ]


def _place(glyph: Glyph) -> tuple[str, float, float]:
    """Return a letter and where it stands, which printing does not change."""
    return glyph.text, round(glyph.left, 1), round(glyph.base, 1)


def _is_pictured(page: pdfium.PdfPage) -> bool:
    """Return True if a picture covers most of the page."""
    whole = page.get_width() * page.get_height()
    pictures = page.get_objects(filter=[pdf.FPDF_PAGEOBJ_IMAGE], max_depth=_NESTED)
    bounds = (one.get_bounds() for one in pictures)
    return any((right - left) * (top - bottom) * 2 > whole for left, bottom, right, top in bounds)


def _letters(text: pdfium.PdfTextPage) -> list[tuple[int, int]]:
    """Return the places and codes of the letters that the file has; pdfium adds blanks of its own.

    Letters outside the first plane come as two codes.
    """
    found: list[tuple[int, int]] = []
    for at in range(pdf.FPDFText_CountChars(text)):
        code = pdf.FPDFText_GetUnicode(text, at)
        if code not in _NO_LETTERS and not pdf.FPDFText_IsGenerated(text, at):
            found.append((at, code))
    return found


def _glyphs(text: pdfium.PdfTextPage, turn: Turn) -> Iterator[Glyph]:
    return (_glyph(text, at, code, turn) for at, code in _letters(text))


def _turn(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> Turn:
    """Return how places of the file become places on the page, from its upper left corner: turned
    as most letters are, and made level where the page was laid askew into a scanner.

    Pdfium tells how much letters are turned to the right.
    """
    angles = [
        pdf.FPDFText_GetCharAngle(text, at)
        for at in range(0, pdf.FPDFText_CountChars(text), _SAMPLE)
        if pdf.FPDFText_GetUnicode(text, at) > _BLANK
    ]
    turns = Counter(round(-angle / _QUARTER) % _QUARTERS for angle in angles)
    tilt = tan(median(remainder(angle, _QUARTER) for angle in angles)) if angles else 0.0
    upright = _upright(page, max(turns, key=lambda one: turns[one], default=0))

    def turn(x: float, y: float) -> Point:
        across, down = upright(x, y)
        return across, down - across * tilt

    return turn


def _upright(page: pdfium.PdfPage, quarters: int) -> Turn:
    """Return how places become places on the page, turned by quarters to the left."""
    left, bottom, right, top = page.get_mediabox()
    match quarters:
        case 1:
            return lambda x, y: (y - bottom, x - left)
        case 2:
            return lambda x, y: (right - x, y - bottom)
        case 3:
            return lambda x, y: (top - y, right - x)
        case _:
            return lambda x, y: (x - left, top - y)


def _glyph(text: pdfium.PdfTextPage, at: int, code: int, turn: Turn) -> Glyph:
    x, y, size = ctypes.c_double(), ctypes.c_double(), pdf.FPDFText_GetFontSize(text, at)
    pdf.FPDFText_GetCharOrigin(text, at, x, y)
    box = pdf.FS_RECTF()
    pdf.FPDFText_GetLooseCharBox(text, at, box)
    one, other = turn(box.left, box.bottom), turn(box.right, box.top)
    return Glyph(
        chr(code),
        min(one[0], other[0]),
        max(one[0], other[0]),
        turn(x.value, y.value)[1],
        abs(size) if abs(size) > 1 else abs(one[1] - other[1]),
    )


def _rules(page: pdfium.PdfPage, turn: Turn) -> tuple[list[RuledLine], list[RuledLine]]:
    """Return the level and the upright rules, also those that are sides of a box."""
    across: list[RuledLine] = []
    down: list[RuledLine] = []
    for drawn in page.get_objects(filter=[pdf.FPDF_PAGEOBJ_PATH], max_depth=_NESTED):
        for start, end in _strokes(drawn):
            (x, y), (to_x, to_y) = turn(*start), turn(*end)
            wide, high = abs(x - to_x), abs(y - to_y)
            if high <= _THIN < wide:
                across.append(RuledLine((y + to_y) / 2, min(x, to_x), max(x, to_x)))
            elif wide <= _THIN < high:
                down.append(RuledLine((x + to_x) / 2, min(y, to_y), max(y, to_y)))
    return across, down


def _strokes(drawn: pdfium.PdfObject) -> Iterator[tuple[Point, Point]]:
    """Yield the straight strokes of a drawing. A thin box is one stroke; a wider one that is only
    filled is none: it is the colour behind words, or behind a cell.
    """
    stroked = _is_stroked(drawn)
    for outline in _outlines(drawn):
        (left, right), (bottom, top) = (
            (min(side), max(side)) for side in zip(*outline, strict=True)
        )
        if right - left <= _THIN or top - bottom <= _THIN:
            yield (left, bottom), (right, top)
        elif stroked:
            yield from pairwise(outline)


def _is_stroked(drawn: pdfium.PdfObject) -> bool:
    """Return True if lines are drawn around a drawing."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdf.FPDFPath_GetDrawMode(drawn, filled, stroked)
    return bool(stroked.value)


def _outlines(drawn: pdfium.PdfObject) -> Iterator[list[Point]]:
    """Yield the points of each part of a drawing, in order; of a curve, only where it ends."""
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for at in range(pdf.FPDFPath_CountSegments(drawn)):
        segment = pdf.FPDFPath_GetPathSegment(drawn, at)
        pdf.FPDFPathSegment_GetPoint(segment, x, y)
        if pdf.FPDFPathSegment_GetType(segment) == pdf.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if pdf.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
