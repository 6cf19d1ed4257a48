"""The line of a document: every kind of document is turned into these first."""

from __future__ import annotations

from bdg_cli.domain.value import Value


class Line(Value):
    """One line in NFC, without spaces at its ends; `number` counts from 1 in the document's text.

    A table row has its cells; its text is the cells joined by ` | `. A number or bullet that Word
    makes is part of the text as Word shows it: `1. `, `a) `, `- `. If the text spans several lines,
    `last` is the number of the last one. `columns` are the parts of a line that tabs or many spaces
    set apart: heads and feet are laid out so.
    """

    number: int
    text: str
    cells: tuple[str, ...] = ()
    last: int = 0
    columns: tuple[str, ...] = ()
