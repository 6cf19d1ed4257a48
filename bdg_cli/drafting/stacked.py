"""Lines -> lines: tables that were copied out with each cell on a line of its own become rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lines import Line
from bdg_cli.drafting.names import leading
from bdg_cli.drafting.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST: Final = re.compile(r"(?:S?TT|Số TT|Stt)\.?")
"""The first cell of a head: that of the numbers."""
_ROMAN: Final = re.compile(r"[IVX]{1,5}\.?")
_TIME: Final = re.compile(r"\d|thường xuyên|h[ằà]ng |quý|tháng|năm|định kỳ", re.IGNORECASE)
_COLUMNS: Final = 8
"""Columns that such a table has at most."""
_CELL: Final = 60
"""Characters that a cell of a head has at most."""


def unstacked(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a document; where the cells of a table of tasks stand one below another,
    its rows. Its first column holds the numbers 1, 2, …, by which rows are known.
    """
    at = 0
    while at < len(lines):
        head = _head_at(lines, at)
        if head is None:
            yield lines[at]
            at += 1
            continue
        yield _row(lines[at : at + _length(lines, at)], head)
        at += _length(lines, at)
        number = 1
        while at < len(lines) and lines[at].text.strip(".") == str(number):
            end = _end_of_row(lines, at, number, len(head))
            yield from _rows(lines[at:end], len(head))
            at, number = end, number + 1


def _length(lines: Sequence[Line], at: int) -> int:
    """Return how many lines stand before the number of the first row; 0 if it is too far."""
    for length in range(2, 2 * _COLUMNS):
        if at + length < len(lines) and lines[at + length].text.strip(".") == "1":
            return length
    return 0


def _head_at(lines: Sequence[Line], at: int) -> list[str] | None:
    """Return the cells of a head whose first line is at a place; None where none is."""
    if lines[at].cells or not _FIRST.fullmatch(lines[at].text):
        return None
    cells = _pieces([line.text for line in lines[at : at + _length(lines, at)]])
    short = all(len(cell) <= _CELL for cell in cells)
    return cells if short and len(cells) <= _COLUMNS and Table.of(cells) else None


def _pieces(texts: Sequence[str]) -> list[str]:
    """Join what was broken within a cell: a line that begins small goes on with the one before."""
    cells: list[str] = []
    for text in filter(None, texts):
        if cells and text[0].islower():
            cells[-1] += f" {text}"
        else:
            cells.append(text)
    return cells


def _end_of_row(lines: Sequence[Line], at: int, number: int, columns: int) -> int:
    """Return where the next row begins, or where the last one ends."""
    furthest = min(len(lines), at + 4 * columns)
    for place in range(at + 2, furthest):
        if lines[place].text.strip(".") == str(number + 1):
            return place
    return min(len(lines), at + columns)


def _rows(lines: Sequence[Line], columns: int) -> Iterator[Line]:
    """Yield a row, and the title of a group of rows that stands behind it."""
    title = len(lines) - 2
    if title > 1 and _ROMAN.fullmatch(lines[title].text):
        yield from _rows(lines[:title], columns)
        yield _row(lines[title:], [line.text for line in lines[title:]])
        return
    cells = _pieces([line.text for line in lines])
    while len(cells) > columns and _merged(cells):
        pass
    if len(cells) == columns - 1:  # nobody helps, or no time is told
        cells.insert(columns - 2 if _TIME.search(cells[-1]) else columns - 1, "")
    yield _row(lines, cells)


def _merged(cells: list[str]) -> bool:
    """Join the last two cells side by side that both name units; tell whether there were any."""
    for place in range(len(cells) - 1, 1, -1):
        if leading(cells[place])[0] and leading(cells[place - 1])[0]:
            cells[place - 1 : place + 1] = [f"{cells[place - 1]}; {cells[place]}"]
            return True
    return False


def _row(lines: Sequence[Line], cells: Sequence[str]) -> Line:
    first, last = lines[0].number, lines[-1].number
    return Line(first, " ".join(filter(None, cells)), tuple(cells), last)
