"""Where the parts of a document begin: head, body, recipients and signature, annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value
from bdg_cli.drafting.draft import SkippedLines
from bdg_cli.drafting.head import PERSON_NAME, RECIPIENTS, SIGNATURE, find_title, read_head
from bdg_cli.drafting.paragraphs import (
    CAPITAL,
    NUMBER,
    ROMAN,
    is_noise,
    join_paragraphs,
    split_marker,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.drafting.head import Head
    from bdg_cli.drafting.paragraphs import Paragraph

_ANNEX: Final = re.compile(r"[\W_]*ph[ụu] l[ụu]c\b", re.IGNORECASE)
_FIRST: Final = ("I", "II", "l", "1")
"""Labels of the first Roman number, also as a scanner reads it."""
_FOOT: Final = 8
"""Lines that a signature takes at most."""
_CAPACITY: Final = 40
"""Characters that a line of a signature has at most."""


class Segments(Value):
    """The paragraphs of a document, apart: its body, and its annexes with tables of tasks.

    `aside` are the lines of head, recipients and signature, and what says nothing.
    """

    head: Head
    body: tuple[Paragraph, ...]
    annexes: tuple[Paragraph, ...]
    skipped: tuple[SkippedLines, ...]


def split_into_segments(lines: Sequence[Line]) -> Segments | None:
    """Take a document apart; None where it is no plan: neither title nor sections."""
    texts = [line.text for line in lines]
    title = find_title(texts)
    first = _first_section(texts, title + 1 if title is not None else 0)
    if first is None:
        return None
    if title is None and not any("kế hoạch" in text.lower() for text in texts[:first]):
        return None
    address = _next(texts, first, RECIPIENTS)
    annex = _next(texts, max(first, address), _ANNEX)
    end = _end_of_body(texts, first, min(address, annex))
    paragraphs = tuple(join_paragraphs(lines[first:end]))
    head, begins = read_head(lines[:first], title, lines[end:annex])
    skipped = (
        *_skipped_each(lines[: title if title is not None else begins], "head"),
        *_skipped_each(lines[title if title is not None else begins : begins], "title"),
        *_skipped_each(lines[begins:first], "basis"),
        *(
            skipped_lines(paragraph, "noise")
            for paragraph in paragraphs
            if is_noise(paragraph.text)
        ),
        *_skipped_each(lines[end:annex], "foot"),
    )
    body = tuple(paragraph for paragraph in paragraphs if not is_noise(paragraph.text))
    return Segments(head, body, tuple(join_paragraphs(lines[annex:])), skipped)


def _skipped_each(lines: Sequence[Line], kind: str) -> Iterator[SkippedLines]:
    for line in lines:
        yield SkippedLines(line.number, line.last or line.number, line.text, kind)


def skipped_lines(paragraph: Paragraph, kind: str) -> SkippedLines:
    """Tell that a paragraph is no task, and what it was taken for."""
    return SkippedLines(paragraph.first, paragraph.last, paragraph.text, kind)


def _next(texts: Sequence[str], start: int, pattern: re.Pattern[str]) -> int:
    """Return where the next line is that a pattern fits; the end where none is."""
    return next((at for at in range(start, len(texts)) if pattern.match(texts[at])), len(texts))


def _first_section(texts: Sequence[str], start: int) -> int | None:
    """Return where the first heading is: a Roman number, else the first of other numbers."""
    marks = [split_marker(text)[:2] for text in texts[start:]]
    for at, (rank, label) in enumerate(marks, start):
        if rank < ROMAN or (rank == ROMAN and label in _FIRST) or (rank, label) == (CAPITAL, "A"):
            return at
    return next((at for at, mark in enumerate(marks, start) if mark == (NUMBER, "1")), None)


def _end_of_body(texts: Sequence[str], first: int, address: int) -> int:
    """Return where the signature begins that stands before the recipients, if one does."""
    end = address
    for at in range(address - 1, max(first, address - _FOOT), -1):
        text = texts[at]
        if SIGNATURE.match(text) and text.isupper() and len(text) < _CAPACITY:
            end = at
        elif not (PERSON_NAME.fullmatch(text) or text.isupper() or is_noise(text)):
            break
    return end
