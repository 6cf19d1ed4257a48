"""Where the parts of a document begin: head, body, recipients and signature, annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value
from bdg_cli.drafting.blocks import CAPITAL, NUMBER, ROMAN, blocks_of, is_noise, mark_of
from bdg_cli.drafting.draft import SetAside
from bdg_cli.drafting.head import ADDRESS, PERSON, SIGNS, head_of, title_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.drafting.blocks import Block
    from bdg_cli.drafting.head import Head

_ANNEX: Final = re.compile(r"[\W_]*ph[ụu] l[ụu]c\b", re.IGNORECASE)
_FIRST: Final = ("I", "II", "l", "1")
"""Labels of the first Roman number, also as a scanner reads it."""
_FOOT: Final = 8
"""Lines that a signature takes at most."""
_CAPACITY: Final = 40
"""Characters that a line of a signature has at most."""


class Parts(Value):
    """The blocks of a document, apart: its body, and its annexes with tables of tasks.

    `aside` are the lines of head, recipients and signature, and what says nothing.
    """

    head: Head
    body: tuple[Block, ...]
    annexes: tuple[Block, ...]
    aside: tuple[SetAside, ...]


def parts_of(lines: Sequence[Line]) -> Parts | None:
    """Take a document apart; None where it is no plan: neither title nor sections."""
    texts = [line.text for line in lines]
    title = title_at(texts)
    first = _first_section(texts, title + 1 if title is not None else 0)
    if first is None:
        return None
    if title is None and not any("kế hoạch" in text.lower() for text in texts[:first]):
        return None
    address = _next(texts, first, ADDRESS)
    annex = _next(texts, max(first, address), _ANNEX)
    end = _end_of_body(texts, first, min(address, annex))
    blocks = tuple(blocks_of(lines[first:end]))
    head, begins = head_of(lines[:first], title, lines[end:annex])
    aside = (
        *_aside(lines[: title if title is not None else begins], "head"),
        *_aside(lines[title if title is not None else begins : begins], "title"),
        *_aside(lines[begins:first], "basis"),
        *(set_aside(block, "noise") for block in blocks if is_noise(block.text)),
        *_aside(lines[end:annex], "foot"),
    )
    body = tuple(block for block in blocks if not is_noise(block.text))
    return Parts(head, body, tuple(blocks_of(lines[annex:])), aside)


def _aside(lines: Sequence[Line], kind: str) -> Iterator[SetAside]:
    for line in lines:
        yield SetAside(line.number, line.last or line.number, line.text, kind)


def set_aside(block: Block, kind: str) -> SetAside:
    """Tell that a block is no task, and what it was taken for."""
    return SetAside(block.first, block.last, block.text, kind)


def _next(texts: Sequence[str], start: int, pattern: re.Pattern[str]) -> int:
    """Return where the next line is that a pattern fits; the end where none is."""
    return next((at for at in range(start, len(texts)) if pattern.match(texts[at])), len(texts))


def _first_section(texts: Sequence[str], start: int) -> int | None:
    """Return where the first heading is: a Roman number, else the first of other numbers."""
    marks = [mark_of(text)[:2] for text in texts[start:]]
    for at, (rank, label) in enumerate(marks, start):
        if rank < ROMAN or (rank == ROMAN and label in _FIRST) or (rank, label) == (CAPITAL, "A"):
            return at
    return next((at for at, mark in enumerate(marks, start) if mark == (NUMBER, "1")), None)


def _end_of_body(texts: Sequence[str], first: int, address: int) -> int:
    """Return where the signature begins that stands before the recipients, if one does."""
    end = address
    for at in range(address - 1, max(first, address - _FOOT), -1):
        text = texts[at]
        if SIGNS.match(text) and text.isupper() and len(text) < _CAPACITY:
            end = at
        elif not (PERSON.fullmatch(text) or text.isupper() or is_noise(text)):
            break
    return end
