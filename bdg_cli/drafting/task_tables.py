"""Tables of tasks: which column says what, by the words of the head or by the cells below it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import rows_of, split_words
from bdg_cli.drafting.wording.vocabulary import DUTY_START, LOWERCASE_START, NAME_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Cells = Sequence[str]

COLUMNS: Final = tuple(
    (row["says"], split_words(row["words"])) for row in rows_of("columns", "columns")
)
"""What a column says about a task, and words of which its head has one."""
_CROSS: Final = re.compile(r"[xX+*✓✔√●■]+")
_SHORTEST: Final = 11
"""The fewest characters of a task that nothing but a remark stands beside."""
_HEAD: Final = 40
"""The most characters in the cells of a table head, on average."""
_WHOLE: Final = 40
"""A text of more characters without a number may be a whole task, and not the name of a group."""
_MONTHS: Final = 3
"""The fewest columns of months beside one another."""


def columns_of(head: Cells) -> dict[str, int]:
    """Return the index of each column by what it says, from the words of the table head.

    Who leads is said by “Chủ trì” before “Người chịu trách nhiệm”, wherever they stand.
    """
    columns: dict[str, int] = {}
    for place, cell in enumerate(head):
        words = "" if phrases.other_column.match(cell) else cell.lower()
        for name, signs in COLUMNS:
            first = signs[0] in words and name in columns
            surer = name == "lead" and first and signs[0] not in head[columns[name]].lower()
            if (name not in columns or surer) and any(sign in words for sign in signs):
                columns[name] = place
                break
    for place, cell in enumerate(head):
        free = "lead" in columns and place not in columns.values()
        if free and phrases.doer_column.fullmatch(cell):
            columns.setdefault("support", place)
    ends = "time" in columns and phrases.end_column.search(head[columns["time"]])
    if ends and "first" in columns and "last" not in columns:
        columns["last"] = columns.pop("time")  # “Bắt đầu” beside “Hoàn thành”
    return columns


class TaskRow(Value):
    """A row of a table of tasks: its words, and what the other columns say.

    `above` has the names of its cells that are empty, and taken from a row above.
    """

    text: str
    labels: Mapping[str, str]
    above: tuple[str, ...] = ()


class TaskTable:
    """A table whose head names a column of tasks, and one of units or times.

    `guessed` is True if the cells had to tell what a column says.
    """

    def __init__(self, columns: Mapping[str, int], head: Cells, *, guessed: bool = False) -> None:
        self._columns = columns
        self._head = head
        self._months = _months_of(head)
        self._details = tuple(
            place
            for place, cell in enumerate(head)
            if columns["text"] < place not in columns.values() and phrases.detail_column.match(cell)
        )
        self._above = TaskRow("", {})
        self._said: dict[str, str] = {}
        """What the columns of the rows above say, each in the last one that is filled."""
        self._number = ""
        self.guessed = guessed

    @staticmethod
    def of(
        cells: Cells,
        below: Sequence[Cells] = (),
        names: Callable[[str], object] | None = None,
    ) -> TaskTable | None:
        """Return the table with this head; None if the table has no tasks.

        `below` are the rows after it, of which the first may belong to the head. If the words of
        the head do not tell the columns, cells that are times, or that begin with units, by
        `names`, do.
        """
        second = bool(below) and is_second_head(cells, below[0])
        head = _joined_heads(cells, below[0]) if second else cells
        columns = _where_filled(columns_of(head), head, below[second:])
        guessed = False
        if names and not {"lead", "time", "last"} <= columns.keys():
            more = dict(_columns_by_cells(columns, head, below, names))
            guessed = bool(more) and not {"lead", "time", "last"} & columns.keys()
            columns = {**columns, **more}
        if "text" not in columns and {"lead", "time"} <= columns.keys():
            guessed, columns = True, {**columns, **_first_words(columns, head, below[second:])}
        told = len(columns) > 1 or _months_of(head)
        return TaskTable(columns, head, guessed=guessed) if "text" in columns and told else None

    @property
    def assigns(self) -> bool:
        """Return True if it says who does what, and when."""
        return "lead" in self._columns and bool({"time", "last"} & self._columns.keys())

    @staticmethod
    def is_head(cells: Cells) -> bool:
        """Return True if a row is the head of a table of tasks, or repeats it."""
        short = len(" ".join(cells)) < len(cells) * _HEAD
        assigns = {"lead", "time"} <= columns_of(cells).keys()
        told = assigns or TaskTable.of(cells) is not None
        return not is_numbered(cells) and short and told

    def row(self, cells: Cells, below: Cells = ()) -> TaskRow | None:
        """Return a row, with the one `below` it; None for one without a task: a heading, also “3”
        above “3.1”, column numbers, a sum.

        A lead that several rows share is written in the first of them; so are the words of a task
        of which each row gives one unit its part.
        """
        cells = self._aligned(cells)
        said = {name: self._cell(cells, column) for name, column in self._columns.items()}
        again = [name for name, words in said.items() if phrases.ditto.fullmatch(words)]
        said |= {name: self._said.get(name, "") for name in again}
        self._said |= {name: words for name, words in said.items() if words}
        text = said.pop("text")
        first = 0 if 0 in self._columns.values() else 1  # the number says nothing
        filled = {cell.strip() for cell in cells[first:] if cell.strip()} - {text}
        if phrases.only_hours.fullmatch(said.get("time", "")) and len(filled) == 1:
            return None  # an agenda
        before, self._number = self._number, cells[0].strip(" .") or self._number
        if (
            not (filled or self._shares_above(cells, text, before, below))
            or phrases.sum_row.match(text or cells[0])
            or not any(map(str.isalpha, "".join(cells)))
        ):
            return None
        time = self._time(said, cells)
        above = self._above
        taken: list[str] = []
        if not text and above.text and said.get("lead"):
            text = above.text
            taken.append("text")
        elif len(text) < _SHORTEST and not (text and (said.get("lead") or time)):
            return None
        else:
            more = (self._cell(cells, place) for place in self._details)
            text = ": ".join([text, *(cell for cell in more if cell not in ("", text))])
        if "lead" in said and not said["lead"] and above.labels.get("lead"):
            said["lead"] = above.labels["lead"]
            taken.append("lead")
        ends = len(cells) < len(self._head) and self._columns.get("support", 0) >= len(cells)
        if ends and above.labels.get("support"):
            said["support"] = above.labels["support"]
            taken.append("support")
        bare = not filled and "lead" not in self._columns
        if (bare or (taken and taken != ["text"])) and not time and above.labels.get("time"):
            time = above.labels["time"]  # cells beside one another are merged with those above
            taken.append("time")
        named = (key for key in ("lead", "support") if key in said)
        labels: dict[str, str] = {key: _without_bullets(said[key]) for key in named}
        if time:
            labels["time"] = time
        self._above = TaskRow(text.partition(": ")[0] if self._details else text, labels)
        return TaskRow(text, labels, tuple(taken))

    def _shares_above(self, cells: Cells, text: str, before: str, below: Cells) -> bool:
        """Return True for a row with nothing but a task, whose other cells are merged with those
        above: it has the number after the one `before`, or is a whole task without a number. A
        heading is none: “3” above “3.1”, a group above numbered rows.
        """
        if not cells[0].strip():
            whole = text[:1].isupper() and DUTY_START.match(text) and len(text) > _WHOLE
            return bool(whole) and not (below and is_numbered(below))
        follows = before.isdecimal() and self._number == str(int(before) + 1)
        return follows and not (below and below[0].startswith(f"{self._number}.1"))

    def _time(self, said: dict[str, str], cells: Cells) -> str:
        """Return the words for the time, with the head of the column before them."""
        first, last = said.pop("first", ""), said.pop("last", "")
        if first or last:
            begins = f"từ {first.removeprefix('từ ')}" if first else ""
            ends = f"{'đến' if first else 'đến hết'} {last.removeprefix('đến ')}" if last else ""
            return f"Thời gian: {begins} {ends}".strip()
        crossed = [
            number
            for place, number in self._months.items()
            if _CROSS.fullmatch(self._cell(cells, place))
        ]
        if crossed:
            return f"Thời gian: {', '.join(f'tháng {number}' for number in crossed)}"
        time = said.pop("time", "")
        beside = self._columns.get("time", len(cells)) + 1
        while beside < len(self._head) and not self._head[beside]:  # one head above several months
            more = self._cell(cells, beside)
            time = f"{time}; {more}".strip("; ") if phrases.time_cell.match(more) else time
            beside += 1
        return f"{self._head[self._columns['time']]}: {time}" if time else ""

    def _aligned(self, cells: Cells) -> Cells:
        """Return the cells of a row that has left out its number: “Tổng kết | Sở A | 15/12”.

        What it leaves out at its end as well is merged with the cells above: “Trồng cây | Sở A”.
        """
        if self._columns["text"] != 1 or is_numbered(cells):
            return cells
        short = len(cells) == len(self._head) - 1
        begun = len(cells) > 1 and self._columns.get("lead") == len(("", "text"))
        merged = begun and len(cells) < len(self._head) and DUTY_START.match(cells[0]) is not None
        return ("", *cells) if short or merged else cells

    @staticmethod
    def _cell(cells: Cells, column: int) -> str:
        return cells[column].strip() if column < len(cells) else ""


def _without_bullets(cell: str) -> str:
    """Return the names in a cell that lists them with dashes, with semicolons between them."""
    if not phrases.bullet.match(cell):
        return cell
    names = (one for one in phrases.bullet.finditer(cell) if _begins_unit(cell[one.end() :]))
    places = [0, *(one.start() for one in names), len(cell)]
    parts = (cell[first:last].strip(" -–+•;.") for first, last in itertools.pairwise(places))
    return "; ".join(filter(None, parts))


def _begins_unit(words: str) -> bool:
    return any(one.match(words) for one in (NAME_START, LOWERCASE_START))


def is_numbered(cells: Cells) -> bool:
    """Return True if a row begins with its number, “3” or “2.7”, as no table head does."""
    return cells[0].replace(".", "").strip().isdecimal()


def is_second_head(head: Cells, row: Cells) -> bool:
    """Return True if a row goes on with the table head: “| | | Chủ trì | Phối hợp | |”."""
    if len(head) != len(row) or any(len(cell) > _HEAD for cell in row):
        return False
    new = [place for place, cell in enumerate(row) if cell and cell != head[place]]
    if len(new) < 2 or new[0] == 0:  # noqa: PLR2004 -- a column is divided in two or more
        return False
    spanned = all(not head[place] or head[place] == head[place - 1] for place in new[1:])
    several = columns_of([row[place] for place in new])
    wrapped = all(row[place][0].islower() for place in new)  # “Cơ quan chủ” above “trì”
    told = bool(several or len(_months_of(row)) == len(new))
    return told and (spanned or wrapped or len(several) > 1)


def _joined_heads(head: Cells, row: Cells) -> list[str]:
    """Return the cells of a head in two rows; the upper one reaches over the empty cells after."""
    joined: list[str] = []
    over = ""
    for upper, lower in zip(head, row, strict=True):
        over = upper or (over if lower else "")
        joined.append(f"{over} {lower}".strip() if lower and lower != over else over)
    return joined


def _months_of(head: Cells) -> dict[int, int]:
    """Return the columns of months with their numbers; none if there are too few."""
    found = {
        place: int(match[1])
        for place, cell in enumerate(head)
        if (match := phrases.month_column.fullmatch(cell))
    }
    numbers = list(found.values())
    rising = all(one < other for one, other in itertools.pairwise(numbers))
    return found if len(found) >= _MONTHS and rising else {}


def _where_filled(columns: Mapping[str, int], head: Cells, rows: Sequence[Cells]) -> dict[str, int]:
    """Return the columns, each that is empty moved to the one beside it that is filled and has no
    head: a head and its cells may lie one column apart, as in tables taken from a PDF.
    """
    filled = [
        sum(bool(row[at].strip()) for row in rows if at < len(row)) for at in range(len(head))
    ]
    moved = dict(columns)
    for name, place in columns.items():
        for beside in (place - 1, place + 1):
            free = 0 < beside < len(head) and not head[beside].strip()
            if free and filled[beside] > 2 * filled[place] and beside not in moved.values():
                moved[name] = beside
                break
    return moved


def _first_words(columns: Mapping[str, int], head: Cells, rows: Sequence[Cells]) -> dict[str, int]:
    """Return the first column behind the numbers as that of the tasks, if it says nothing else and
    there are words in it.
    """
    numbered = sum(is_numbered(row) for row in rows) * 2 > len(rows)
    place = int(numbered)
    cells = [row[place] for row in rows if len(row) > place]
    worded = sum(any(map(str.isalpha, cell)) for cell in cells) * 2 > len(cells)
    other = place in columns.values() or phrases.other_column.match(head[place])
    return {"text": place} if worded and not other else {}


def _columns_by_cells(
    columns: Mapping[str, int], head: Cells, rows: Sequence[Cells], names: Callable[[str], object]
) -> Iterator[tuple[str, int]]:
    """Yield the columns whose cells tell what they say: most of them are times, or units."""
    taken = set(columns.values())
    width = max(map(len, rows), default=0)
    tests = (("time", phrases.time_cell.match), ("lead", names))
    for place in range(1, width):
        cells = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
        other = place < len(head) and phrases.other_column.match(head[place])
        if other or place in taken or len(cells) < 2:  # noqa: PLR2004 -- one cell tells too little
            continue
        for name, is_such in tests:
            if name not in columns and sum(map(bool, map(is_such, cells))) * 3 >= len(cells) * 2:
                yield name, place
                break
