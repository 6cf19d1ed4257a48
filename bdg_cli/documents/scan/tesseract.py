"""Recognise the words of a page by the Tesseract program, with its Vietnamese data."""

from __future__ import annotations

import csv
import io
import tempfile
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.bounded import installed_program, run_program
from bdg_cli.documents.layout.glyphs import Glyph
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LANGUAGE: Final = "vie"
_SECONDS: Final = 18
"""How long a page may take; one takes two seconds, on a busy machine ten."""
_ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1"}
"""Several threads take longer all together."""
_PLACES: Final = (
    "C:/Program Files/Tesseract-OCR/tesseract.exe",
    "C:/Program Files (x86)/Tesseract-OCR/tesseract.exe",
)
"""Where its installer on Windows puts it without naming it on PATH."""
_WORD: Final = "5"
"""The level of a word in Tesseract's table."""
_POINTS: Final = 72.0
_UNSURE: Final = 60
"""Tesseract is less sure, of 100, of a word that is mostly wrong."""
_STRAY: Final = "|¦"
"""What is left of rules is read as these."""


_LONGEST_FIELD: Final = 1 << 24


class PageWords(Value):
    """The words of a page; `unsure` is how many of them are mostly wrong."""

    words: tuple[Glyph, ...]
    unsure: int


@cache
def program(name: str) -> str:
    """Return the path of the program. Raises MissingError if it, or its Vietnamese, is not there;
    `name` is what people call the document.
    """
    found = installed_program(("tesseract",), _PLACES)
    if found is None:
        raise errors.missing_tesseract(name)
    _, listed = run_program([found, "--list-langs"], tempfile.gettempdir(), _SECONDS, _ONE_THREAD)
    if _LANGUAGE not in listed.decode("utf-8", "replace").split():
        raise errors.missing_tesseract(name, language=True)
    return found


def words_of(picture: Path, dpi: float, name: str) -> PageWords | None:
    """Return the words of a picture of a page, placed in points; None if the program fails.

    Raises MissingError without the program, RefusedError if it takes too long.
    """
    rows = _recognised(picture, dpi, name, "--psm", "3")
    if rows is None:
        return None
    unsure = sum(float(row["conf"]) < _UNSURE for row in rows)
    return PageWords(tuple(_placed(rows, _POINTS / dpi)), unsure)


def numbers_of(picture: Path, dpi: float, name: str) -> list[Glyph]:
    """Return the numbers of a picture of a column. Raises the same errors."""
    only = ("-c", "tessedit_char_whitelist=0123456789")
    rows = _recognised(picture, dpi, name, "--psm", "6", *only)
    return list(_placed(rows or [], _POINTS / dpi))


def _recognised(picture: Path, dpi: float, name: str, *options: str) -> list[dict[str, str]] | None:
    """Return the rows of Tesseract's table that are words; None if it fails."""
    told = ("-l", _LANGUAGE, "--dpi", str(round(dpi)), *options)
    command = [program(name), str(picture), "stdout", *told, "tsv"]
    code, table = run_program(command, str(picture.parent), _SECONDS, _ONE_THREAD)
    if code is None:
        raise errors.document_too_large(name)
    try:
        return None if code else list(_rows(table.decode("utf-8", "replace")))
    except (KeyError, TypeError, ValueError, csv.Error):  # it wrote something else
        return None


def _rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the words of Tesseract's table."""
    csv.field_size_limit(_LONGEST_FIELD)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        row["text"] = (row["text"] or "").strip(_STRAY)
        if row["level"] == _WORD and row["text"].strip():
            for number in ("conf", "left", "top", "width", "height"):
                float(row[number])
            yield row


def _placed(rows: list[dict[str, str]], scale: float) -> Iterator[Glyph]:
    """Yield the words; those of one line stand on one line, whatever reaches below it."""
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    for line in lines.values():
        base = median(int(row["top"]) + int(row["height"]) for row in line) * scale
        size = median(int(row["height"]) for row in line) * scale
        for row in line:
            left, width = int(row["left"]), int(row["width"])
            yield Glyph(row["text"] + " ", left * scale, (left + width) * scale, base, size)
