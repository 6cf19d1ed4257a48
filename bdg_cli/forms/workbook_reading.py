"""A workbook that came back, as a filled form: what its cells hold, and where nothing can be read.

Programs that saved it may have renamed the sheet, moved columns, dropped checks and protection;
people may have sorted, hidden and added rows. So columns are found by their heads, in any sheet.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from hashlib import sha256
from warnings import catch_warnings, simplefilter

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.value import Value
from bdg_cli.forms.packages import problem_of_file, unreadable
from bdg_cli.services.filled_form import FilledCell, FilledForm, FilledRow, FormProblem
from bdg_cli.services.form_layout import (
    ANSWERS,
    BY_LABEL,
    HEADS,
    UNIT_LABEL,
    column_of,
)
from bdg_cli.wording.office_extra import missing_office

try:
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import from_excel
except ImportError:
    raise missing_office() from None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bdg_cli.domain.messages import Message

    AnyCell = Cell | MergedCell

_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_FEWEST_HEADS = 4
_DAYS = range(20_000, 80_000)
"""The numbers that may be days: 1954 to 2119."""


class _Table(Value):
    """The table of a sheet: where its head is, and in which column each field."""

    head: int
    columns: dict[str, int]


def read_form(content: bytes, file: str) -> FilledForm:
    """Read a workbook; `file` is what people call it. Nothing is raised: what is wrong is told."""
    digest = sha256(content).hexdigest()
    problem = problem_of_file(content, file)
    if problem is not None:
        return FilledForm(file, digest, problems=(problem,))
    try:
        with catch_warnings():
            simplefilter("ignore")  # of what the library leaves out when it reads
            formulas = load_workbook(io.BytesIO(content), keep_links=False)
            values = formulas
            if _has_formulas(formulas):
                values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
        return _Reading(formulas, values, file).form(digest)
    except Exception:  # noqa: BLE001 -- the library raises all kinds of errors for a broken file
        return FilledForm(file, digest, problems=(unreadable(file),))


def _has_formulas(book: Workbook) -> bool:
    return any(
        cell.data_type == "f"
        for sheet in book.worksheets
        if not _too_large(sheet)
        for row in _rows(sheet)
        for cell in row
    )


def _too_large(sheet: Worksheet) -> bool:
    return sheet.max_row > _MOST_ROWS


def _rows(sheet: Worksheet) -> Sequence[Sequence[AnyCell]]:
    """Return the cells of a sheet, row by row."""
    if sheet.max_row * sheet.max_column == 1 and sheet["A1"].value is None:
        return ()
    return tuple(
        sheet.iter_rows(max_row=sheet.max_row, max_col=min(sheet.max_column, _MOST_COLUMNS))
    )


class _Reading:
    """Reads the sheets of a workbook; `formulas` has what was typed, `values` what it gave."""

    def __init__(self, formulas: Workbook, values: Workbook, file: str) -> None:
        self._formulas, self._values, self._file = formulas, values, file
        self._rows: list[FilledRow] = []
        self._problems: list[FormProblem] = []
        self._remarks: list[Message] = []
        self._labels: dict[str, str] = {}

    def form(self, digest: str) -> FilledForm:
        """Return what all visible sheets hold."""
        tables = 0
        for sheet, values in zip(self._formulas.worksheets, self._values.worksheets, strict=True):
            if _too_large(sheet):
                self._problem(
                    sheet,
                    "",
                    say_n("Trang tính có {n} dòng, quá nhiều cho một phiếu.", sheet.max_row),
                    say("Xóa các dòng trống bên dưới bảng rồi lưu lại."),
                )
                continue
            rows = _rows(sheet)
            table = _table_in(rows)
            if table is None:
                continue
            if sheet.sheet_state != "visible":
                self._remarks.append(
                    say(
                        "{file}: bỏ qua trang tính ẩn “{sheet}”.",
                        file=self._file,
                        sheet=sheet.title,
                    )
                )
                continue
            tables += 1
            self._read_labels(rows[: table.head - 1])
            self._read_table(sheet, values, rows[table.head :], table)
        if not tables and not self._problems:
            self._problems.append(_no_form(self._file))
        return FilledForm(
            self._file,
            digest,
            self._labels.get(UNIT_LABEL, ""),
            self._labels.get(BY_LABEL, ""),
            tuple(self._rows),
            tuple(self._problems),
            tuple(self._remarks),
        )

    def _problem(self, sheet: Worksheet, cell: str, message: Message, hint: Message) -> None:
        self._problems.append(FormProblem(self._file, sheet.title, cell, message, hint))

    def _read_labels(self, rows: Sequence[Sequence[AnyCell]]) -> None:
        """Read what stands after a label: behind its colon, or in the next cell of its row."""
        for row in rows:
            texts = [_text(cell.value) for cell in row]
            for column, text in enumerate(texts):
                for label in (UNIT_LABEL, BY_LABEL):
                    if fold(text).startswith(fold(label)) and ":" in text:
                        behind = text.partition(":")[2].strip()
                        beside = next((one for one in texts[column + 1 :] if one), "")
                        self._labels.setdefault(label, behind or beside)

    def _read_table(
        self,
        sheet: Worksheet,
        values: Worksheet,
        rows: Sequence[Sequence[AnyCell]],
        table: _Table,
    ) -> None:
        merged = self._merged_rows(sheet, table)
        hidden: list[int] = []
        for cells in rows:
            number = _number(cells)
            if number in merged:
                continue
            found: dict[str, FilledCell] = {}
            sound = True
            for field, column in table.columns.items():
                cell = cells[column - 1]
                filled = self._cell(sheet, cell, values.cell(number, column).value, field)
                if filled is None:
                    sound = False
                elif filled.text:
                    found[field] = filled
            if not sound or not found:
                continue
            if "key" in found and column_of(found["key"].text) == "key":
                continue  # the head of the table once more
            if sheet.row_dimensions[number].hidden and any(field in found for field in ANSWERS):
                hidden.append(number)
            self._rows.append(FilledRow(sheet.title, number, found))
        if hidden:
            self._remarks.append(
                say_n(
                    "{file}: {n} dòng đang bị ẩn (lọc) vẫn được đọc.", len(hidden), file=self._file
                )
            )

    def _cell(
        self, sheet: Worksheet, cell: AnyCell, value: object, field: str
    ) -> FilledCell | None:
        """Read a cell; None if it cannot be read, which is told where it is to be filled in."""
        place = cell.coordinate
        if cell.data_type == "f" and value is None:
            self._problem(
                sheet,
                place,
                say("Ô này là công thức chưa có kết quả."),
                say("Gõ thẳng nội dung thay cho công thức, rồi lưu lại."),
            )
            return None
        text = _text(value)
        if field in ANSWERS and text.startswith("#") and cell.data_type in ("e", "f"):
            self._problem(
                sheet,
                place,
                say("Ô này có lỗi của bảng tính: {text}.", text=text),
                say("Gõ thẳng nội dung vào ô ấy, rồi lưu lại."),
            )
            return None
        return FilledCell(place, text, self._day(value), isinstance(value, int | float))

    def _day(self, value: object) -> date | None:
        """Return the day of a date, or of a number that may be one."""
        if isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            if int(value) not in _DAYS:
                return None
            value = from_excel(value, self._values.epoch)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    def _merged_rows(self, sheet: Worksheet, table: _Table) -> set[int]:
        """Refuse what is merged in the table: nobody knows whose answer it is."""
        rows: set[int] = set()
        columns = {table.columns[field] for field in HEADS if field in table.columns}
        for span in sheet.merged_cells.ranges:
            touched = columns & set(range(span.min_col, span.max_col + 1))
            if span.max_row <= table.head or not touched:
                continue
            if sheet.cell(span.min_row, span.min_col).value is None:
                continue
            if span.max_row == span.min_row and len(touched) == 1:
                continue
            rows |= set(range(span.min_row, min(span.max_row, sheet.max_row) + 1))
            self._problem(
                sheet,
                span.coord,
                say("Các ô bị gộp: không rõ câu trả lời là của ô nào."),
                say("Bỏ gộp ô rồi điền từng dòng."),
            )
        return rows


def _table_in(rows: Sequence[Sequence[AnyCell]]) -> _Table | None:
    """Return the table of a form; None if there is none. A head that occurs twice counts once."""
    for row in rows:
        columns: dict[str, int] = {}
        for cell in row:
            field = column_of(_text(cell.value)) if isinstance(cell.value, str) else None
            if field is not None:
                columns.setdefault(field, cell.column or 1)
        if len(columns) >= _FEWEST_HEADS and any(field in columns for field in ANSWERS):
            return _Table(_number(row), columns)
    return None


def _number(row: Sequence[AnyCell]) -> int:
    """Return the number of a row."""
    return row[0].row or 1


def _text(value: object) -> str:
    """Return what people see in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value).strip()


def _no_form(file: str) -> FormProblem:
    return FormProblem(
        file,
        "",
        "",
        say("Không thấy bảng của phiếu: thiếu dòng tên cột “Kết quả”, “Ngày hoàn thành”…"),
        say("Gửi lại chính tệp do bdg form viết ra, giữ nguyên dòng tên cột."),
    )
