"""Make the picture of a page ready to be read: without a red stamp over words, straight, and
without the rules of tables, which are returned.

Nothing else is done to it: smoothing, thresholds and larger pictures make Tesseract read worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PIL import Image, ImageFilter

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.layout.glyphs import RuledLine
from bdg_cli.documents.scan.pictures import picture_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

_RED: Final = 35
"""How much more red than green and blue red ink has."""
_STAMPED: Final = 0.002
"""A page with less red than this share has no stamp."""
_WIDEST_SKEW: Final = 3.0
"""The most degrees by which a page is turned back."""
_SLIGHT: Final = 0.15
"""A page that is less askew, in degrees, is left alone."""
_SMALL: Final = 1000
"""How long the longer side of the picture is in which the skew is looked for."""
_LONG: Final = 0.35
"""A rule is at least so many inches long; strokes of letters are shorter."""
_DENSE: Final = 0.9
"""So much of a rule is ink at least: copies have specks of paper in it. Words have less."""
_DARKER: Final = 12
"""How much darker than its surroundings ink is."""
_AROUND: Final = 31
"""How wide the surroundings are, in points of the picture."""
_PAPER: Final = 245
_POINTS: Final = 72.0
"""Points in an inch."""


def prepared_page(content: bytes, number: str, path: str, turn: str) -> dict[str, Any]:
    """Write the picture of a page, counted from 0, to a path; return what is known of the page.

    `turn` is by how many degrees it is turned first, against the clock: 0, 90, 180 or 270.

    Raises PlanError for a damaged file, RefusedError for a picture that is too large.
    """
    try:
        picture, dpi, pages = picture_of(content, int(number))
        picture = picture.rotate(int(turn), expand=True)
        gray, across, down = rules_taken_out(straight(gray_page(picture)), dpi)
        Image.fromarray(gray).save(path, compress_level=0)
    except (MemoryError, Image.DecompressionBombError):
        raise errors.document_too_large("") from None
    except Exception as error:  # Pillow raises all kinds of errors for odd bytes
        raise errors.damaged_document("") from error
    rules = {
        key: [(one.at, one.start, one.end) for one in found]
        for key, found in (("across", across), ("down", down))
    }
    return {"pages": pages, "dpi": dpi, **rules}


def gray_page(picture: Image.Image) -> Gray:
    """Return a page in gray; red ink is taken for paper, so that words below a stamp are read."""
    if picture.mode in ("1", "L", "I;16", "I", "F"):
        return np.asarray(picture.convert("L"))
    colours = np.asarray(picture.convert("RGB")).astype(np.int16)
    red = colours[..., 0]
    inked = red - np.maximum(colours[..., 1], colours[..., 2]) > _RED
    gray = np.asarray(picture.convert("L"))
    if inked.mean() < _STAMPED:
        return gray
    near = _grown(inked)
    return np.where(near, np.maximum(gray, red), gray).astype(np.uint8)


def straight(gray: Gray) -> Gray:
    """Return a page turned so that its lines are level."""
    angle = _skew(gray)
    if abs(angle) < _SLIGHT:
        return gray
    turned = Image.fromarray(gray).rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    return np.asarray(turned)


def _skew(gray: Gray) -> float:
    """Return by how many degrees a page is to be turned, against the clock.

    Where the lines are level, rows of ink and of paper differ the most.
    """
    page = Image.fromarray(gray)
    page.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX)
    small = Image.fromarray(_ink(np.asarray(page)).astype(np.uint8))

    def contrast(angle: float) -> float:
        rows = np.asarray(small.rotate(angle)).sum(axis=1, dtype=np.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    coarse = max(np.arange(-_WIDEST_SKEW, _WIDEST_SKEW + 0.1, 0.5), key=contrast)
    return float(max(np.arange(coarse - 0.4, coarse + 0.45, 0.1), key=contrast))


def rules_taken_out(gray: Gray, dpi: float) -> tuple[Gray, list[RuledLine], list[RuledLine]]:
    """Return a page without its long rules, and the level and the upright ones, in points."""
    ink = _ink(gray)
    length = round(dpi * _LONG)
    level, upright = _long_runs(ink, length), _long_runs(np.ascontiguousarray(ink.T), length).T
    scale = _POINTS / dpi
    across, down = _rules(level, scale), _rules(upright.T, scale)
    if not across or not down:
        return gray, [], []
    return np.where(_grown(level | upright), _PAPER, gray).astype(np.uint8), across, down


def _ink(gray: Gray) -> Mask:
    """Return where a page is darker than around: paper may be grey, or darker at one side."""
    around = np.asarray(Image.fromarray(gray).filter(ImageFilter.BoxBlur(_AROUND // 2)))
    darker: Mask = np.less(gray, around - np.minimum(around, _DARKER))
    return darker


def _long_runs(ink: Mask, length: int) -> Mask:
    """Return the ink that is part of a level run of at least so many points."""
    counts = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    if counts.shape[1] <= length:
        return np.zeros_like(ink)
    whole = counts[:, length:] - counts[:, :-length] >= length * _DENSE
    starts = np.cumsum(np.pad(whole, ((0, 0), (length, length))), axis=1, dtype=np.int32)
    runs: Mask = starts[:, length : length + ink.shape[1]] - starts[:, : ink.shape[1]] > 0
    return runs


def _rules(runs: Mask, scale: float) -> list[RuledLine]:
    """Return the level runs of a picture as rules; a thick rule is several."""
    edges = np.diff(np.pad(runs, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    return [
        RuledLine(float(row) * scale, float(start) * scale, float(end) * scale)
        for row, start, end in zip(rows, starts, ends, strict=True)
    ]


def _grown(mask: Mask) -> Mask:
    """Return a mask with a border of one point around."""
    wide = np.pad(mask, 1)
    grown: Mask = np.zeros_like(mask)
    height, width = mask.shape
    for y in range(3):
        for x in range(3):
            grown |= wide[y : y + height, x : x + width]
    return grown
