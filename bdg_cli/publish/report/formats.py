"""The formats of a report: which function writes each. A new format is one more line of a table.

A function takes the report, the statuses of its plan on its day (all tasks, the members of groups
apart) and the language, and returns the bytes of the file. The same arguments give the same bytes.
Its module is imported only when its format is asked for.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from bdg_cli.services.report import Report
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.wording.language import Language

    class ReportWriter(Protocol):
        """Writes a report in one format."""

        def __call__(self, report: Report, statuses: Sequence[PlanStatus], t: Language) -> bytes:
            """Return the bytes of the file."""


_WRITERS = {
    "md": ("bdg_cli.publish.report.markdown", "markdown"),
    "csv": ("bdg_cli.publish.report.csv_file", "csv_file"),
    "docx": ("bdg_cli.publish.report.word", "word_document"),
    "xlsx": ("bdg_cli.publish.report.workbook", "workbook"),
    "html": ("bdg_cli.publish.webpage.page", "page"),
}
"""Of each format the module and its function; the name of a format is the ending of its files."""
FORMATS = tuple(_WRITERS)


def writer_of(name: str) -> ReportWriter:
    """Return the function that writes a format; raises MissingError without its library."""
    module, function = _WRITERS[name]
    found: ReportWriter = getattr(import_module(module), function)
    return found
