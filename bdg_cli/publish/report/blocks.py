"""The parts of which the body of a report is made: headings, paragraphs, items and tables.

They have texts and days, no layout. Each format of documents goes through them in order and decides
nothing about what is said.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from bdg_cli.domain.days import date

    Cell: TypeAlias = str | int | date | None
    """A text (lines are separated by a line feed), a number, a day, or nothing."""
    Block: TypeAlias = "Heading | TextParagraph | ListItem | Table"


class Heading(Value):
    """A heading. `number` is as the decree numbers it: `I` at level 1, `1` at level 2."""

    level: int
    number: str
    text: str


class TextParagraph(Value):
    """A paragraph of running text."""

    text: str


class ListItem(Value):
    """A point of a list: level 1 with `-`, level 2 with `+`."""

    text: str
    level: int = 1


class TableColumn(Value):
    """A column: its head, and its width relative to the others. `number` aligns to the right."""

    head: str
    width: int = 1
    number: bool = False


class Table(Value):
    """A table. `groups` are rows that are headings over all columns: (place, text) before a row."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[tuple[int, str], ...] = ()
    caption: str = ""
