"""The annex of a report as CSV for a spreadsheet: a row for each task, with its days as days."""

from __future__ import annotations

import csv
import io

from bdg_cli.publish.report.cells import annex_cells
from bdg_cli.wording.spreadsheet_cells import MARK, cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.services.report import Report
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.wording.language import Language

_DONE = "Đã hoàn thành"
_HEADS = (
    "TT",
    "Mục",
    "Mã nhiệm vụ",
    "Nhiệm vụ",
    "Chủ trì",
    "Phối hợp",
    "Từ ngày",
    "Đến ngày",
    "Thời hạn",
    "Tình trạng",
    _DONE,
    "Trong số",
    "Kết quả",
    "Minh chứng",
    "Vướng mắc",
)
"""Headings for people are Vietnamese in every language."""
_AWAITING = "Chờ xác nhận"
"""Beside what is done, for a plan that asks to confirm."""


def csv_file(report: Report, _statuses: Sequence[PlanStatus], t: Language) -> bytes:
    """Return the annex as CSV, with a byte order mark for Excel."""
    out = io.StringIO(newline="")
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    heads = [*_HEADS]
    if report.plan.confirm is not None:
        heads.insert(heads.index(_DONE) + 1, _AWAITING)
    writer.writerow(heads)
    for row in report.annex:
        cells = annex_cells(row, t, between="; ", after_sentence=". ")
        writer.writerow([cell(one) for one in cells])
    return out.getvalue().encode()
