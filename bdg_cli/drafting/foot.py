"""Read the foot of a document: its recipients, and who signed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.lines import Line
from bdg_cli.drafting.paragraphs import DASH, ROW, join_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RECIPIENTS: Final = re.compile(r"[\W_]*n[ơo]i nh[ậâa]n\b", re.IGNORECASE)
SIGNATURE: Final = re.compile(
    r"[\W_]*(?:(?:TM|KT|TL|TUQ|Q)\s*\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH|"
    r"HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG)|THỦ TRƯỞNG)"
)
PERSON_NAME: Final = re.compile(
    r"(?:[A-ZĐÂÊÔƠƯÁÀẢÃẠĂÝÍÚỦỨỨ][^\W\d_]*\s+){1,4}[A-ZĐÂÊÔƠƯÁÀẢÃẠĂÝÍÚỦỨ][^\W\d_]*"
)


def cells_as_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield cells, and columns set apart by tabs, as lines of their own: they are only layout."""
    for line in lines:
        if line.cells or line.columns:
            yield from (Line(line.number, cell) for cell in line.cells or line.columns if cell)
        else:
            yield line


def read_foot(
    lines: Sequence[Line],
) -> tuple[tuple[tuple[str, int], ...], tuple[str, str] | None, tuple[int, ...]]:
    """Return the recipients with their lines, who signed in what capacity, and on which line."""
    recipients: list[tuple[str, int]] = []
    capacity: list[str] = []
    name, signed = "", 0
    listing = False
    for paragraph in join_paragraphs(tuple(cells_as_lines(lines))):
        text = paragraph.text.strip(" *|;.")
        if RECIPIENTS.match(paragraph.text):
            listing = True
        elif listing and paragraph.rank == DASH and text:
            recipients.append((text, paragraph.first))
        elif SIGNATURE.match(paragraph.text) or (text.isupper() and len(text) > 2):  # noqa: PLR2004 -- a stray letter
            capacity += [name, text] if name else [text]
            name = ""
        elif PERSON_NAME.fullmatch(text) and capacity and paragraph.rank != ROW:
            name, signed = text, paragraph.first
        elif listing and text:
            recipients.append((text, paragraph.first))
        elif PERSON_NAME.fullmatch(text):
            name, signed = text, paragraph.first
    signer = (name, " ".join(capacity)) if name else None
    return tuple(recipients), signer, (signed,) if name else ()
