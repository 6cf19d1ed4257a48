"""Forms filled in, and mangled, as people and programs do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook

from bdg_cli.services.form_layout import HEADS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.office import Office, Screen

    Answers = Mapping[str, Mapping[str, object]]

HEAD_ROW = 6
FIRST = HEAD_ROW + 1
COLUMNS = {field: column for column, field in enumerate(HEADS, 1)}


def write_filled(
    office: Office,
    name: str,
    answers: Answers,
    *,
    unit: str = "xa.dong-son",
    by: str = "Trần Thị B",
    change: Callable[[Any], None] | None = None,
) -> Path:
    """Let the program write a form, fill in rows by task, and save it as a spreadsheet does."""
    path = office.plans / name
    assert office(f"form --unit {unit} -o '{path}' --force").code == 0
    book = load_workbook(path)
    sheet = sheet_of(book)
    sheet["D5"] = by
    for task, said in answers.items():
        row = row_of(sheet, task)
        for field, value in said.items():
            sheet.cell(row, COLUMNS[field]).value = value  # type: ignore[assignment]  # any value
    if change is not None:
        change(sheet)
    book.save(path)
    return path


def sheet_of(book: Workbook) -> Worksheet:
    """Return the only sheet."""
    (sheet,) = book.worksheets
    return sheet


def row_of(sheet: Worksheet, task: str) -> int:
    """Return the row of a task."""
    return next(
        number
        for number in range(FIRST, sheet.max_row + 1)
        if sheet.cell(number, COLUMNS["task"]).value == task
    )


def rows_of(sheet: Worksheet) -> list[list[object]]:
    """Return head and rows of the table as values."""
    return [list(row) for row in sheet.iter_rows(min_row=HEAD_ROW, values_only=True)]


def lay(sheet: Worksheet, rows: list[list[object]]) -> None:
    """Write head and rows of the table anew."""
    sheet.delete_rows(HEAD_ROW, sheet.max_row)
    for number, row in enumerate(rows, HEAD_ROW):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value  # type: ignore[assignment]  # any value


def collected(office: Office, *paths: Path, options: str = "--yes") -> Screen:
    """Collect forms."""
    names = " ".join(f"'{path}'" for path in paths)
    return office(f"collect {names} {options}")
