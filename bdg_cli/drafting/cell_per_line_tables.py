"""Restore the rows of tables that were copied with each cell on a line of its own.

A cell may be broken over several lines, as in the text of a PDF. The first column holds the numbers
1, 2, …, by which rows are recognized; the words of the lines tell which column they belong to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.lines import Line
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.task_tables import TaskTable, columns_of
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.outline.foot import RECIPIENTS, SIGNATURE
from bdg_cli.outline.marks import DASH, split_marker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NAMES: Final = UnitNames()
_ROMAN: Final = re.compile(r"[IVX]{1,5}\.?")
_COLUMNS: Final = 8
"""The most columns of such a table."""
_CELL: Final = 60
"""The most characters of a cell in the table head."""
_ROW: Final = 80
"""The most lines of a row."""
_TITLE: Final = 3
"""The most lines of the title of a group of rows, with its number."""


def join_cell_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a document, with the cells of such a table of tasks joined to rows.

    A row whose lines do not tell their columns is left as it is.
    """
    at = 0
    while at < len(lines):
        filled = lines[at:] if phrases.number_head.fullmatch(lines[at].text) else []
        length, head = _head_of(filled)
        used = length
        if not length:
            yield lines[at]
            at += 1
            continue
        yield _row(filled[:length], head)
        number, wrapped = 1, False
        while used < len(filled):
            title = _title_at(filled, used)
            if title:
                yield _row(filled[used:title], [line.text for line in filled[used:title]])
                used, number = title, 1
            if not _has_number(filled[used], number):
                break
            end = _end_of_row(filled, used, number, head, wrapped=wrapped)
            wrapped = wrapped or end - used > len(head) + 1
            yield from _rows(filled[used:end], head)
            used, number = end, number + 1
        at += used


def _has_number(line: Line, number: int) -> bool:
    return line.text.strip(".") == str(number)


def _head_of(lines: Sequence[Line]) -> tuple[int, list[str]]:
    """Return the number of lines of the table head at the beginning, and its cells; 0 for none."""
    for length in range(2, min(2 * _COLUMNS, len(lines))):
        if not _has_number(lines[length], 1) and not _title_at(lines, length):
            continue
        cells = _joined([line.text for line in lines[:length]], _continues_head)
        short = all(len(cell) <= _CELL for cell in cells) and len(cells) <= _COLUMNS
        return (length, cells) if short and TaskTable.of(cells) else (0, [])
    return 0, []


def _title_at(lines: Sequence[Line], at: int) -> int:
    """Return the end of the title of the first group of rows, “I”, “TRỒNG CÂY”; 0 for none."""
    if at < len(lines) and _ROMAN.fullmatch(lines[at].text):
        for end in range(at + 2, min(at + _TITLE + 1, len(lines))):
            if _has_number(lines[end], 1):
                return end
    return 0


def _joined(texts: Sequence[str], continues: Callable[[str, str], bool]) -> list[str]:
    """Return the lines of broken cells as cells: each is joined to the one that it continues."""
    cells: list[str] = []
    for text in texts:
        if cells and continues(cells[-1], text):
            cells[-1] += f" {text}"
        else:
            cells.append(text)
    return cells


def _continues_head(_: str, text: str) -> bool:
    """Return True for a line in lower case or in brackets."""
    return text[0].islower() or text[0] == "("


def _end_of_row(
    lines: Sequence[Line], at: int, number: int, head: Sequence[str], *, wrapped: bool
) -> int:
    """Return the index where the next row begins.

    The last row ends after its time, before a line with a marker, or with its columns; in a table
    with broken cells it goes on to the next heading.
    """
    furthest = min(len(lines), at + _ROW)
    for place in range(at + 3, furthest):
        if _has_number(lines[place], number + 1) or _title_at(lines, place):
            return place
    timed = columns_of(head).get("time") == len(head) - 1
    most = furthest if wrapped else min(furthest, at + len(head) + 2)
    for place in range(at + 1, most):
        text = lines[place].text
        rank = split_marker(text)[0]
        if rank < DASH or RECIPIENTS.match(text) or SIGNATURE.match(text):
            return place
        if place > at + 1 and timed and phrases.time_cell.match(text):
            return place + 1
    return most if wrapped else min(len(lines), at + len(head))


def _rows(lines: Sequence[Line], head: Sequence[str]) -> Iterator[Line]:
    """Yield a row, and the title of the group of rows after it."""
    for place in range(max(3, len(lines) - _TITLE), len(lines) - 1):
        if _ROMAN.fullmatch(lines[place].text):
            yield from _rows(lines[:place], head)
            yield _row(lines[place:], [line.text for line in lines[place:]])
            return
    cells = _placed(lines, len(head)) or _cells_of([line.text for line in lines[1:]], head)
    lead = columns_of(head).get("lead", 0)
    if cells and (not lead or not cells[lead - 1] or _names(cells[lead - 1])):
        yield _row(lines, [lines[0].text, *cells])
    else:
        yield from lines


def _placed(lines: Sequence[Line], width: int) -> list[str]:
    """Return the cells of a row in which blank lines stand for empty cells; none if they do not."""
    places = [line.number - lines[0].number for line in lines]
    if places[-1] >= width or places[-1] == len(lines) - 1:
        return []
    cells = [""] * (width - 1)
    for line, place in zip(lines[1:], places[1:], strict=True):
        cells[place - 1] = line.text
    return cells


def _cells_of(texts: Sequence[str], head: Sequence[str]) -> list[str]:
    """Return the cells of a row beside its number; none if the lines do not tell them."""
    columns = columns_of(head)
    width = len(head) - 1
    cells = list(texts) if len(texts) == width else _joined(texts, _continues)
    stop = columns.get("time", 0) - 1
    if stop > 0:
        time = next(
            (at for at, cell in enumerate(cells) if at and phrases.time_cell.match(cell)), None
        )
        if time is not None:
            before = _fitted(cells[:time], stop)
            after = _fitted(cells[time + 1 :], width - stop - 1, words=True)
            return [*before, cells[time], *after] if before else []
        if len(cells) < width:  # the time is missing, or the supporting units
            cells.insert(stop, "")
    return _fitted(cells, width)


def _fitted(cells: list[str], width: int, *, words: bool = False) -> list[str]:
    """Return cells joined to the number of columns; `words` are joined in any case."""
    if words and len(cells) > width:
        return [" ".join(cells), *[""] * (width - 1)] if width else []
    while len(cells) > width and _join_last_units(cells):
        pass
    if len(cells) == width + 1 and width > 1 and not _names(cells[1]):
        cells[:2] = [" ".join(cells[:2])]
    if words or len(cells) == width - 1:
        cells += [""] * (width - len(cells))
    return cells if len(cells) == width else []


def _continues(before: str, text: str) -> bool:
    """Return True if a line of a row continues the cell before it, and is no time.

    A name in lower case begins a new cell only after another name.
    """
    if phrases.time_cell.match(text):
        return False
    if phrases.cell_goes_on.search(before):
        return True
    return text[0].islower() and not (_names(before) and _names(text))


def _join_last_units(cells: list[str]) -> bool:
    """Join the last two neighbouring cells that are names; return False if there are none."""
    for place in range(len(cells) - 1, 1, -1):
        if _names(cells[place - 1]) and _names(cells[place]):
            cells[place - 1 : place + 1] = [f"{cells[place - 1]}; {cells[place]}"]
            return True
    return False


def _names(cell: str) -> bool:
    return bool(_NAMES.leading(cell, loose=True)[0])


def _row(lines: Sequence[Line], cells: Sequence[str]) -> Line:
    first, last = lines[0].number, lines[-1].number
    return Line(first, " ".join(filter(None, cells)), tuple(cells), last)
