"""The body of a report as blocks: what is said between head and signature, and the annex.

All formats of documents take it from here, so that they say the same.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.publish.report.blocks import Block, Table
    from bdg_cli.services.report import Report
    from bdg_cli.wording.language import Language


def body(report: Report, t: Language) -> tuple[Block, ...]:
    """Return the body: results, what is not done, what came up, figures, sums, who is silent."""
    raise NotImplementedError


def annex(report: Report, t: Language) -> Table:
    """Return the annex: a row for each task, the headings of sections between them."""
    raise NotImplementedError


def number_line(report: Report, t: Language) -> str:
    """Return the line of the number, which is blank: `Số:      /BC-UBND`."""
    raise NotImplementedError


def place_and_day(report: Report, t: Language) -> str:
    """Return place and day as the decree writes them: `Yên Thế, ngày 05 tháng 02 năm 2018`."""
    raise NotImplementedError
