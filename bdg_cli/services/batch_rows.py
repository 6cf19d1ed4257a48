"""Rows of a table of what was done: unit, task, day, evidence and note, as an office keeps it."""

from __future__ import annotations

from bdg_cli.domain.days import date, timedelta
from bdg_cli.domain.errors import BatchError, LineProblem
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = {
    "unit": ("đơn vị", "unit", "tên đơn vị", "mã đơn vị", "đơn vị thực hiện", "đơn vị chủ trì"),
    "task": ("nhiệm vụ", "task", "mã nhiệm vụ", "mã", "id"),
    "day": ("ngày", "day", "ngày hoàn thành", "ngày xong", "ngày thực hiện", "date"),
    "evidence": ("minh chứng", "evidence", "số văn bản"),
    "note": ("ghi chú", "note"),
}
_FIELDS = {fold(name): field for field, names in _HEADINGS.items() for name in names}
_IGNORED = ("", "stt", "tt", "so tt", "no")
_MARKS = ("\t", ";", ",")
_EXCEL_BEGINS = date(1899, 12, 30)
_EXCEL_DIGITS = 5


class BatchRow(Value):
    """One row, with the line of the file on which it begins; what it leaves out is empty."""

    line: int
    unit: str = ""
    task: str = ""
    day: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""


def read_rows(text: str, file: str) -> tuple[BatchRow, ...]:
    """Return the rows of a table whose cells are divided by commas, semicolons or tabs.

    Raises BatchError with all lines that cannot be understood.
    """
    problems: list[LineProblem] = []
    table = _table(text, problems)
    line, head = next(table, (1, []))
    fields = [_FIELDS.get(fold(name)) for name in head]
    for name, field in zip(head, fields, strict=True):
        if field is None and fold(name) not in _IGNORED:
            problems.append(
                LineProblem(
                    line,
                    say("Không hiểu cột “{name}”.", name=name),
                    say(
                        "Đặt tên cột là một trong: {names}; hoặc bỏ cột ấy.",
                        names=tuple(names[0] for names in _HEADINGS.values()),
                    ),
                )
            )
    rows = tuple(_rows(table, fields, problems))
    if not rows and not problems:
        problems.append(
            LineProblem(
                line,
                say("Không có dòng nào để ghi."),
                say("Dòng đầu là tên các cột, mỗi dòng sau là một việc đã xong."),
            )
        )
    if problems:
        raise BatchError(file, problems)
    return rows


def excel_day(text: str) -> str:
    """Return a day as it can be read: Excel's number of days, or a day with a time of day."""
    words = text.strip().removesuffix(".0")
    if len(words) == _EXCEL_DIGITS and words.isascii() and words.isdigit():
        return (_EXCEL_BEGINS + timedelta(days=int(words))).isoformat()
    day, _, hour = words.replace("T", " ").partition(" ")
    return day if hour and set(hour) <= set("0:.") else words


def _table(text: str, problems: list[LineProblem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line on which it begins."""
    import csv

    lines = text.removeprefix("\ufeff").split("\n")
    mark = ""
    skipped = 0
    if fold(lines[0]).startswith("sep=") and len(fold(lines[0])) <= len("sep=;"):
        mark, skipped = lines[0].strip()[4:] or "\t", 1
    first = next((line for line in lines[skipped:] if line.strip()), "")
    mark = mark or max(_MARKS, key=first.count)
    reader = csv.reader([line + "\n" for line in lines[skipped:]], delimiter=mark, strict=True)
    begins = skipped + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [cell.strip() for cell in cells]
            begins = skipped + reader.line_num + 1
    except csv.Error:
        problems.append(
            LineProblem(
                begins,
                say("Dấu nháy kép chưa đóng, hoặc đứng giữa ô."),
                say("Ô có dấu nháy thì viết hai lần dấu ấy, và đặt cả ô trong nháy kép."),
            )
        )


def _rows(
    table: Iterator[tuple[int, list[str]]],
    fields: list[str | None],
    problems: list[LineProblem],
) -> Iterator[BatchRow]:
    for line, cells in table:
        if any(cells[len(fields) :]):
            problems.append(
                LineProblem(
                    line,
                    say("Dòng có nhiều ô hơn dòng tên cột."),
                    say("Ô có dấu phân cách bên trong thì đặt trong nháy kép."),
                )
            )
            continue
        row = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell}
        shown = tuple(one.strip() for one in row.get("evidence", "").split(";") if one.strip())
        yield BatchRow(
            line,
            row.get("unit", ""),
            row.get("task", ""),
            excel_day(row.get("day", "")),
            shown,
            row.get("note", ""),
        )
