"""A form as it came back: its cells, and what was wrong with them. Nothing is understood yet."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message


class FilledCell(Value):
    """What stands in a cell: its place (`G7`), its text, and the day if it is a date or a number
    that may be one. `number` is True if it is no date but a number.
    """

    place: str
    text: str
    day: date | None = None
    number: bool = False


class FilledRow(Value):
    """A row of a form, by fields of `form_layout.HEADS`; blank cells are left out."""

    sheet: str
    number: int
    cells: Mapping[str, FilledCell]

    def text(self, field: str) -> str:
        """Return what stands in a column, empty for nothing."""
        cell = self.cells.get(field)
        return cell.text if cell else ""

    def place(self, field: str) -> str:
        """Return the cell of a column, or else the row."""
        cell = self.cells.get(field)
        return cell.place if cell else str(self.number)


class FormProblem(Value):
    """What is unclear in a form, and how to mend it. `cell` is a cell, a range, or a row number;
    sheet and cell are empty for the file as a whole.
    """

    file: str
    sheet: str
    cell: str
    message: Message
    hint: Message | None = None


class FilledForm(Value):
    """One file. `unit` and `by` are what stands beside “Đơn vị” and “Người lập phiếu”.

    `remarks` tell of what was read although it is easily overlooked.
    """

    file: str
    sha256: str
    unit: str = ""
    by: str = ""
    rows: tuple[FilledRow, ...] = ()
    problems: tuple[FormProblem, ...] = ()
    remarks: tuple[Message, ...] = ()
