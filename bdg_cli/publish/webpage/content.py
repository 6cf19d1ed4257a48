"""What the page is about, with a short number for each task, unit and section.

The script finds by these numbers what a filter leaves: a task owes pairs of unit and state.
"""

from __future__ import annotations

from bdg_cli.domain.plan import NOBODY
from bdg_cli.domain.value import Value
from bdg_cli.services.timeline import bars_of
from bdg_cli.wording.labels import unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.services.report import Report
    from bdg_cli.services.report_annex import AnnexRow
    from bdg_cli.services.report_results import SectionResults
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.services.timeline import Bar
    from bdg_cli.wording.language import Language


class PageTask(Value):
    """A task: its number on the page, its status in the scope, its row of the annex, its bars."""

    number: int
    status: TaskStatus
    row: AnnexRow
    bars: tuple[Bar, ...]


class PageSection(Value):
    """A section that has tasks, with its number on the page."""

    number: int
    results: SectionResults
    tasks: tuple[PageTask, ...]


class Content(Value):
    """All that the page shows. `units` are the numbers of the units that owe something, by code, in
    the order of the plan; `names` are their names.
    """

    report: Report
    sections: tuple[PageSection, ...]
    units: Mapping[str, int]
    names: Mapping[str, str]

    @property
    def tasks(self) -> tuple[PageTask, ...]:
        """Return all tasks in the order of the document."""
        return tuple([task for section in self.sections for task in section.tasks])


def content_of(report: Report, t: Language) -> Content:
    """Return what the page on a report shows."""
    rows = iter(report.annex)
    sections: list[PageSection] = []
    number = 0
    for results in report.sections:
        tasks: list[PageTask] = []
        for result in results.tasks:
            tasks.append(PageTask(number, result.status, next(rows), bars_of(result.status)))
            number += 1
        sections.append(PageSection(len(sections), results, tuple(tasks)))
    owing = {
        one.unit
        for section in sections
        for task in section.tasks
        for one in task.status.assignments
    }
    known = {unit.code: unit.name for one in report.plan.units for unit in (one, *one.members)}
    names = {code: unit(t, name) for code, name in {**known, NOBODY: ""}.items() if code in owing}
    return Content(
        report,
        tuple(sections),
        {code: place for place, code in enumerate(names)},
        names,
    )
