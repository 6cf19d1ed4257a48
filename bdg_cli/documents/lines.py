"""The lines of a document, as text: what every kind of document is turned into first."""

from __future__ import annotations

from bdg_cli.domain.value import Value


class Line(Value):
    """One line, NFC, without blanks at its ends; `number` counts from 1 in the document's text.

    A row of a table has its cells, and as text the cells joined by ` | `. What Word numbers by
    itself stands in the text as it is shown: `1. `, `a) `, `- `. Of what stands on several lines
    `last` is the number of the last one.
    """

    number: int
    text: str
    cells: tuple[str, ...] = ()
    last: int = 0
