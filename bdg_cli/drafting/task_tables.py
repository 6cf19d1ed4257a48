"""Tables of tasks: which column says what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value
from bdg_cli.drafting.lexicon.word_lists import rows_of, split_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS: Final = tuple(
    (row["says"], split_words(row["words"])) for row in rows_of("columns", "columns")
)
"""What a column says about a task, and words of which its head has one."""
_SHORTEST: Final = 11
"""The fewest characters in the words of a task."""
_HEAD: Final = 40
"""The most characters in the cells of a table head, on average."""


def columns_of(head: Sequence[str]) -> dict[str, int]:
    """Return the index of each column by what it says, from the words of the table head."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(head):
        words = cell.lower()
        for name, signs in COLUMNS:
            if name not in columns and any(sign in words for sign in signs):
                columns[name] = place
                break
    return columns


class TaskRow(Value):
    """A row of a table of tasks: its words, and what the other columns say.

    `shared` is True if its lead is written in a row above.
    """

    text: str
    labels: Mapping[str, str]
    shared: bool


class TaskTable:
    """A table whose head names a column of tasks, and one of units or times."""

    def __init__(self, columns: Mapping[str, int], head: Sequence[str]) -> None:
        self._columns = columns
        self._head = head
        self._lead = ""

    @staticmethod
    def of(cells: Sequence[str]) -> TaskTable | None:
        """Return the table with this head; None if the table has no tasks."""
        columns = columns_of(cells)
        return TaskTable(columns, cells) if "text" in columns and len(columns) > 1 else None

    def is_head(self, cells: Sequence[str]) -> bool:
        """Return True if a row repeats the table head."""
        numbered = cells[0].strip(" .").isdecimal()
        short = len(" ".join(cells)) < len(cells) * _HEAD
        return not numbered and short and TaskTable.of(cells) is not None

    def row(self, cells: Sequence[str]) -> TaskRow | None:
        """Return a row; None for one without a task: a heading, column numbers, a sum.

        A lead that several rows share is written in the first of them.
        """
        said = {name: self._cell(cells, column) for name, column in self._columns.items()}
        text = said.pop("text")
        others = {place for place in range(1, len(cells)) if place != self._columns["text"]}
        if len(text) < _SHORTEST or not any(cells[place].strip() for place in others):
            return None
        shared = said.get("lead") == "" and self._lead != ""
        if "lead" in said:
            self._lead = said["lead"] = said["lead"] or self._lead
        if said.get("time"):
            said["time"] = f"{self._head[self._columns['time']]}: {said['time']}"
        return TaskRow(text, said, shared)

    @staticmethod
    def _cell(cells: Sequence[str], column: int) -> str:
        return cells[column].strip() if column < len(cells) else ""
