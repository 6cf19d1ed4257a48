"""Restore the rows of tables that were copied with each cell on a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.lines import Line
from bdg_cli.drafting.foot import RECIPIENTS, SIGNATURE
from bdg_cli.drafting.paragraphs import PLAIN, split_marker
from bdg_cli.drafting.task_tables import TaskTable, columns_of
from bdg_cli.drafting.wording.names import UnitNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NAMES: Final = UnitNames()
_FIRST: Final = re.compile(r"(?:S?TT|Số TT|Stt)\.?")
"""The first cell of a table head: the one above the numbers."""
_ROMAN: Final = re.compile(r"[IVX]{1,5}\.?")
_TIME: Final = re.compile(
    r"(?:(?:xong |hoàn thành )?(?:trước|trong|từ|đến|chậm nhất|cuối|đầu)\b|thường xuyên|h[ằà]ng |"
    r"định kỳ|qu[ýí] |tháng |ngày |năm |\d{1,2}/\d|20\d\d)",
    re.IGNORECASE,
)
"""How a cell begins that says when."""
_COLUMNS: Final = 8
"""The most columns of such a table."""
_CELL: Final = 60
"""The most characters of a cell in the table head."""


def join_cell_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a document, with the cells of such a table of tasks joined to rows.

    The first column holds the numbers 1, 2, …, by which rows are recognized. A row with the wrong
    number of cells is left as it is.
    """
    at = 0
    while at < len(lines):
        length, head = _head_at(lines, at)
        if not length:
            yield lines[at]
            at += 1
            continue
        yield _row(lines[at : at + length], head)
        at += length
        if _ROMAN.fullmatch(lines[at].text):
            yield _row(lines[at : at + 2], [line.text for line in lines[at : at + 2]])
            at += 2
        number = 1
        while at < len(lines) and _has_number(lines[at], number):
            end = _end_of_row(lines, at, number, head)
            yield from _rows(lines[at:end], head)
            at, number = end, number + 1


def _has_number(line: Line, number: int) -> bool:
    return line.text.strip(".") == str(number)


def _head_at(lines: Sequence[Line], at: int) -> tuple[int, list[str]]:
    """Return the number of lines of a table head that begins here, and its cells; 0 for none."""
    if not _FIRST.fullmatch(lines[at].text):
        return 0, []
    for length in range(2, 2 * _COLUMNS):
        first, *_, third = (*lines[at + length : at + length + 3], Line(0, ""), Line(0, ""))[:3]
        titled = _ROMAN.fullmatch(first.text) and _has_number(third, 1)
        if not titled and not _has_number(first, 1):
            continue
        cells = _join_broken_cells([line.text for line in lines[at : at + length]])
        short = all(len(cell) <= _CELL for cell in cells)
        return (
            (length, cells) if short and len(cells) <= _COLUMNS and TaskTable.of(cells) else (0, [])
        )
    return 0, []


def _join_broken_cells(texts: Sequence[str]) -> list[str]:
    """Join the lines of a broken cell: a line in lower case continues the one before."""
    cells: list[str] = []
    for text in filter(None, texts):
        if cells and text[0].islower():
            cells[-1] += f" {text}"
        else:
            cells.append(text)
    return cells


def _end_of_row(lines: Sequence[Line], at: int, number: int, head: Sequence[str]) -> int:
    """Return the index where the next row begins.

    The last row ends after its time, before a line with a marker, or with its columns.
    """
    furthest = min(len(lines), at + 4 * len(head))
    for place in range(at + 2, furthest):
        if place > at + 2 and _has_number(lines[place], number + 1):
            return place
    timed = columns_of(head).get("time") == len(head) - 1
    for place in range(at + 1, min(furthest, at + len(head) + 2)):
        text = lines[place].text
        if split_marker(text)[0] != PLAIN or RECIPIENTS.match(text) or SIGNATURE.match(text):
            return place
        if place > at + 1 and timed and _TIME.match(text):
            return place + 1
    return min(len(lines), at + len(head))


def _rows(lines: Sequence[Line], head: Sequence[str]) -> Iterator[Line]:
    """Yield a row, and the title of the group of rows after it."""
    title = len(lines) - 2
    if title > 1 and _ROMAN.fullmatch(lines[title].text):
        yield from _rows(lines[:title], head)
        yield _row(lines[title:], [line.text for line in lines[title:]])
        return
    cells = [line.text for line in lines if line.text]
    while len(cells) > len(head) and (
        _join_last_pair(cells, _continues_cell) or _join_last_pair(cells, _both_units)
    ):
        pass
    if len(cells) == len(head) - 1:  # no support, or no time
        cells.insert(len(head) - 2 if _TIME.match(cells[-1]) else len(head) - 1, "")
    lead = columns_of(head).get("lead", 0)
    whole = len(cells) == len(head)
    if whole and (not lead or not cells[lead] or _NAMES.leading(cells[lead], loose=True)[0]):
        yield _row(lines, cells)
    else:
        yield from lines


def _join_last_pair(cells: list[str], belong: Callable[[str, str], bool]) -> bool:
    """Join the last two neighbouring cells that belong together; return False if there are none."""
    for place in range(len(cells) - 1, 1, -1):
        if belong(cells[place - 1], cells[place]):
            glue = "; " if belong is _both_units else " "
            cells[place - 1 : place + 1] = [f"{cells[place - 1]}{glue}{cells[place]}"]
            return True
    return False


def _continues_cell(before: str, cell: str) -> bool:
    """Return True if a line continues the broken cell before it."""
    begins = _NAMES.leading(cell, loose=True)[0] or _TIME.match(cell)
    return before.endswith((",", ";", "-")) or (cell[0].islower() and not begins)


def _both_units(before: str, cell: str) -> bool:
    return bool(_NAMES.leading(before, loose=True)[0] and _NAMES.leading(cell, loose=True)[0])


def _row(lines: Sequence[Line], cells: Sequence[str]) -> Line:
    first, last = lines[0].number, lines[-1].number
    return Line(first, " ".join(filter(None, cells)), tuple(cells), last)
