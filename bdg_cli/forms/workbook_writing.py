"""A form as a workbook. Only what is to be filled in can be changed; there is no password.

Rows get their height here: no program raises a row by itself for text that is wrapped.
"""

from __future__ import annotations

import io
from datetime import date, datetime

from bdg_cli.domain.days import show_day
from bdg_cli.services.form_layout import (
    ANSWERS,
    BY_LABEL,
    HEADS,
    RESULTS,
    UNIT_LABEL,
    window_words,
)
from bdg_cli.wording.labels import STATE_LABELS
from bdg_cli.wording.office_extra import missing_office
from bdg_cli.wording.sanitize import sanitize

try:
    import xlsxwriter
except ImportError:
    raise missing_office() from None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bdg_cli.services.form_filling import Form, FormRow

SHEET = "Phiếu"
_WIDTHS = {
    "key": 13,
    "task": 9,
    "text": 44,
    "window": 21,
    "now": 15,
    "result": 16,
    "on": 14,
    "count": 12,
    "evidence": 20,
    "obstacle": 22,
    "note": 18,
}
_HEAD_ROW = 5
_FROZEN_COLUMNS = 2
_LINE = 15.0
_HIGHEST = 400.0
_LONGEST = 30_000
"""A cell of Excel holds 32,767 letters."""
_A4 = 9
_GREY, _YELLOW, _LINES, _BLUE = "#7A7A7A", "#FFF8DC", "#B0B0B0", "#E8EEF4"
_GUIDE = (
    "Chỉ điền các ô nền vàng. Việc đã xong: chọn “Đã hoàn thành” và gõ ngày."
    " Việc chưa làm: để trống."
    " Xong thì lưu (vẫn là .xlsx) và gửi lại chính tệp này."
)


def form_bytes(form: Form) -> bytes:
    """Return the workbook of a form; the same form gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    day = form.today
    book.set_properties(
        {
            "title": _title(form),
            "author": "bdg",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 -- a day, no moment
        }
    )
    _Sheet(book, form).write()
    book.close()
    return out.getvalue()


def _title(form: Form) -> str:
    return sanitize(f"Phiếu báo kết quả – {form.unit}")


class _Sheet:
    """Writes the one sheet of a form."""

    def __init__(self, book: xlsxwriter.Workbook, form: Form) -> None:
        self._form = form
        self._sheet: Worksheet = book.add_worksheet(SHEET)
        table = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _LINES}
        open_cell = {**table, "locked": False, "bg_color": _YELLOW}
        self._title: Format = book.add_format({"bold": True, "font_size": 14})
        self._plain: Format = book.add_format({"font_color": "#333333"})
        self._by: Format = book.add_format({**open_cell, "num_format": "@", "text_wrap": False})
        self._head: Format = book.add_format(
            {**table, "bold": True, "valign": "vcenter", "bg_color": _BLUE}
        )
        self._locked: Format = book.add_format(table)
        self._key: Format = book.add_format({**table, "font_color": _GREY, "font_size": 9})
        self._open: Format = book.add_format({**open_cell, "num_format": "@"})
        self._day: Format = book.add_format({**open_cell, "num_format": "dd/mm/yyyy"})

    def write(self) -> None:
        """Write head, rows, checks and how it is printed."""
        sheet, last = self._sheet, _HEAD_ROW + len(self._form.rows)
        self._write_head()
        for number, row in enumerate(self._form.rows, _HEAD_ROW + 1):
            self._write_row(number, row)
        self._check(_HEAD_ROW + 1, last)
        sheet.protect(
            "", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}
        )
        sheet.freeze_panes(_HEAD_ROW + 1, _FROZEN_COLUMNS)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD_ROW)
        sheet.print_area(0, 0, last, len(HEADS) - 1)
        sheet.set_footer("&C&P/&N")
        first = list(HEADS).index(ANSWERS[0])
        sheet.set_selection(_HEAD_ROW + 1, first, _HEAD_ROW + 1, first)

    def _write_head(self) -> None:
        """Write what stands above the table: in columns that nobody takes out."""
        sheet, form = self._sheet, self._form
        text = list(HEADS).index("text")
        numbers = ", ".join([sanitize(plan.number) for plan in form.plans])
        sheet.write_string(0, 0, "PHIẾU BÁO KẾT QUẢ THỰC HIỆN", self._title)
        sheet.write_string(
            1, 0, f"Kế hoạch {numbers}; tình trạng đến {show_day(form.today)}.", self._plain
        )
        sheet.write_string(2, 0, _GUIDE, self._plain)
        sheet.write_string(3, text, f"{UNIT_LABEL}: {sanitize(form.unit)}", self._title)
        sheet.write_string(4, text, f"{BY_LABEL} (họ tên):", self._plain)
        sheet.write_blank(4, text + 1, None, self._by)
        for column, (field, head) in enumerate(HEADS.items()):
            sheet.set_column(column, column, _WIDTHS[field])
            sheet.write_string(_HEAD_ROW, column, head, self._head)
        sheet.set_row(_HEAD_ROW, 2 * _LINE + 2)

    def _write_row(self, number: int, row: FormRow) -> None:
        texts = {
            "key": row.key,
            "task": sanitize(row.task),
            "text": sanitize(row.text)[:_LONGEST],
            "window": window_words(row.planned),
            "now": _now(row)[:_LONGEST],
        }
        for column, field in enumerate(HEADS):
            if field in texts:
                style = self._key if field == "key" else self._locked
                self._sheet.write_string(number, column, texts[field], style)
            else:
                style = self._day if field == "on" else self._open
                self._sheet.write_blank(number, column, None, style)
        lines = max(_lines(text, _WIDTHS[field]) for field, text in texts.items())
        self._sheet.set_row(number, min(_HIGHEST, max(2, lines) * _LINE + 2))

    def _check(self, first: int, last: int) -> None:
        """Let result and day be chosen or typed in one way only, where a program knows that."""
        columns = list(HEADS)
        result, on, count = map(columns.index, ("result", "on", "count"))
        issued = min(plan.issued for plan in self._form.plans)
        self._sheet.data_validation(
            first,
            result,
            last,
            result,
            {
                "validate": "list",
                "source": list(RESULTS),
                "error_title": "Kết quả",
                "error_message": "Chọn một mục trong danh sách.",
            },
        )
        self._sheet.data_validation(
            first,
            on,
            last,
            on,
            {
                "validate": "date",
                "criteria": "between",
                "minimum": date(issued.year, issued.month, issued.day),
                "maximum": "=TODAY()",
                "input_title": "Ngày hoàn thành",
                "input_message": "Gõ ngày/tháng/năm, ví dụ 15/11/2018.",
                "error_title": "Ngày hoàn thành",
                "error_message": f"Gõ ngày/tháng/năm, từ {show_day(issued)} đến hôm nay.",
            },
        )
        self._sheet.data_validation(
            first,
            count,
            last,
            count,
            {
                "validate": "any",
                "input_title": "Số lượng",
                "input_message": "Số và đơn vị tính, ví dụ: 3 buổi.",
            },
        )


def _now(row: FormRow) -> str:
    said: str = STATE_LABELS[row.state]
    if row.completed_on is not None:
        said += f" ({show_day(row.completed_on)})"
    if row.extended_to is not None:
        said += f"; gia hạn đến {show_day(row.extended_to)}"
    if row.returned is not None:
        reason = sanitize(row.returned.details.text)
        said += f"; bị trả lại ngày {show_day(row.returned.day)}: {reason}"
    return said


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column, words kept whole."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        lines, used = lines + used // (width + 1), used % (width + 1)
    return lines
