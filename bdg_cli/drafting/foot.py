"""Read the foot of a document: its recipients, and who signed it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from bdg_cli.documents.lines import Line
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.outline.foot import PERSON_NAME, RECIPIENTS, SIGNATURE, signer_in
from bdg_cli.outline.marks import DASH, ROW, split_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.drafting.paragraphs import Paragraph


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
    paragraphs = tuple(_paragraphs(tuple(cells_as_lines(lines))))
    headed = any(RECIPIENTS.match(paragraph.text) for paragraph in paragraphs)
    listing = not headed
    for paragraph in paragraphs:
        text = paragraph.text.strip(" *|;.")
        heading = RECIPIENTS.match(paragraph.text)
        if heading:
            listing = True
            rank, _, rest = split_marker(paragraph.text[heading.end() :].strip(" *:"))
            if rank == DASH:  # the first of them on the same line
                recipients.append((rest.strip(" *|;."), paragraph.first))
            elif rest.isupper():
                capacity.append(rest)
        elif listing and paragraph.rank == DASH and text:
            recipients.append((text, paragraph.first))
        elif SIGNATURE.match(paragraph.text) or (text.isupper() and len(text) > 2):  # noqa: PLR2004 -- a stray letter
            capacity += [name] if name else []
            name, words = signer_in(text)
            capacity.append(words)
            signed = paragraph.first if name else signed
        elif PERSON_NAME.fullmatch(text) and capacity and paragraph.rank != ROW:
            name, signed = text, paragraph.first
        elif headed and listing and text and not name and not text.startswith("["):  # “[đã ký]”
            recipients.append((text, paragraph.first))
        elif PERSON_NAME.fullmatch(text):
            name, signed = text, paragraph.first
    signer = (name, " ".join(capacity)) if name else None
    return tuple(recipients), signer, (signed,) if name else ()


def _paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a foot; a capacity in capitals on a line of its own never goes on
    with the recipients.
    """
    cells = Counter(line.number for line in lines)
    signs = (
        at
        for at, one in enumerate(lines)
        if one.text.isupper() and SIGNATURE.match(one.text) and cells[one.number] == 1
    )
    for first, last in pairwise((0, *signs, len(lines))):
        yield from join_paragraphs(lines[first:last])
