"""Lists as a workbook for Excel: a sheet each, with filters, and a head that stays. Days are days,
numbers are numbers.

A text is only ever a text: no formula and no link comes of it. The same lists make the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime
from math import ceil

from bdg_cli.domain.value import Value
from bdg_cli.publish.report.document_text import document_lines
from bdg_cli.publish.report.text_widths import text_width
from bdg_cli.wording.office_extra import missing_office

try:
    import xlsxwriter
except ImportError:
    raise missing_office() from None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypeAlias

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from bdg_cli.domain.days import date

    Kind: TypeAlias = Literal["text", "number", "change", "share", "day"]
    SheetCell: TypeAlias = str | int | float | date | None
    """A text, a number, a share of 1 (a float), a day, or nothing."""


class SheetColumn(Value):
    """A column: its head, its width in characters, and what its cells are."""

    head: str
    width: int
    kind: Kind = "text"


class Sheet(Value):
    """A sheet with one list. `title` are lines above its head; a list without one has filters."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    title: tuple[str, ...] = ()


_SIZE = 12
_LINE = 15.5
_HIGHEST = 409.0
"""Points; Excel has no higher rows."""
_MM_A_CHARACTER = 1.75
"""How wide a character of a column's width is."""
_FONT = {"font_name": "Times New Roman", "font_size": _SIZE}
_BASE = {**_FONT, "border": 1, "valign": "top"}
_FORMATS: dict[str, dict[str, object]] = {
    "text": {**_BASE, "text_wrap": True},
    "number": {**_BASE, "num_format": "#,##0", "align": "center"},
    "change": {**_BASE, "num_format": "+#,##0;-#,##0;0", "align": "center"},
    "share": {**_BASE, "num_format": "0%", "align": "center"},
    "day": {**_BASE, "num_format": "dd/mm/yyyy", "align": "center"},
    "head": {**_BASE, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "title": {**_FONT, "bold": True},
}
_A4 = 9
_LONGEST = 32_767
"""The characters of a cell; Excel refuses more."""
_FIRST_YEAR = 1900
"""The first of which Excel knows days."""
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.6}
"""In inches."""


def workbook_bytes(sheets: Sequence[Sheet], *, title: str, author: str, day: date) -> bytes:
    """Return a workbook, with its title and author, as made on a day."""
    out = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, settings) as workbook:
        made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- Excel knows no zones
        said = {"title": title, "author": author}
        texts = {key: document_lines(text)[:255] for key, text in said.items()}
        workbook.set_properties({**texts, "created": made})
        formats = {name: workbook.add_format(dict(how)) for name, how in _FORMATS.items()}
        for sheet in sheets:
            _write(workbook, sheet, formats)
    return out.getvalue()


def _write(workbook: Workbook, sheet: Sheet, formats: Mapping[str, Format]) -> None:
    page = workbook.add_worksheet(sheet.name)
    for place, line in enumerate(sheet.title):
        page.write_string(place, 0, document_lines(line), formats["title"])
    head = len(sheet.title) + bool(sheet.title)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(head, place, column.head, formats["head"])
    page.set_row(head, _height(sheet, [column.head for column in sheet.columns]))
    for at, row in enumerate(sheet.rows, start=head + 1):
        page.set_row(at, _height(sheet, row))
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, (at, place), value, formats, column.kind)
    if not sheet.title:
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    _set_up_print(page, head)


def _write_cell(
    page: Worksheet,
    at: tuple[int, int],
    value: SheetCell,
    formats: Mapping[str, Format],
    kind: Kind,
) -> None:
    if value is None or value == "":
        page.write_blank(*at, None, formats[kind])
    elif isinstance(value, float):
        page.write_number(*at, value, formats["share"])
    elif isinstance(value, int):
        page.write_number(*at, value, formats[kind])
    elif isinstance(value, str):
        page.write_string(*at, _cell_text(value), formats["text"])
    elif value.year < _FIRST_YEAR:
        page.write_string(*at, value.isoformat(), formats["text"])
    else:
        moment = datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- as above
        page.write_datetime(*at, moment, formats["day"])


def _height(sheet: Sheet, row: Sequence[SheetCell]) -> float:
    """Return how high a row has to be, in points: some programs do not find out by themselves."""
    lines = [
        sum(_lines(line, column.width) for line in value.split("\n"))
        for column, value in zip(sheet.columns, row, strict=True)
        if isinstance(value, str)
    ]
    return min(max(lines, default=1) * _LINE + 2, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return ceil(text_width(text, _SIZE) / (width * _MM_A_CHARACTER)) or 1


def _cell_text(text: str) -> str:
    shown = document_lines(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _set_up_print(page: Worksheet, head: int) -> None:
    """Print on A4 across, as wide as the page, the head again on each page."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_margins(**_MARGINS)
    page.set_footer("&C&P/&N")
