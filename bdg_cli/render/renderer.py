"""What every renderer can show. There is one for terminals, one for text, JSON and CSV each."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol, TypeAlias

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.services.agenda import Agenda
    from bdg_cli.services.awaiting import ToConfirm
    from bdg_cli.services.edition_diff import Change
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.missing_units import MissingReport
    from bdg_cli.services.month_calendar import MonthCalendar
    from bdg_cli.services.plan_overview import Leftover, PlanOverview
    from bdg_cli.services.reminder_messages import Digest
    from bdg_cli.services.reminder_report import ReminderReport
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.services.summary import Summary
    from bdg_cli.services.task_detail import TaskDetail
    from bdg_cli.services.timeline import Timeline

    Extensions: TypeAlias = Mapping[AssignmentKey, date]
    """The last days of assignments that were extended before something was recorded of them."""

    class ListRenderer(Protocol):
        """Shows the answers that are lists."""

        def agenda(self, result: Agenda) -> None:
            """Show what is due."""

        def to_confirm(self, result: ToConfirm) -> None:
            """Show what waits to be confirmed."""

        def listing(self, result: Listing) -> None:
            """Show tasks."""

        def units(self, plans: Sequence[Plan]) -> None:
            """Show units and their spellings."""

        def logbook(self, result: Logbook) -> None:
            """Show records."""

        def summary(self, result: Summary) -> None:
            """Show the dashboard."""

        def plan_overview(self, result: PlanOverview) -> None:
            """Show plans and their figures."""

    class Renderer(ListRenderer, Protocol):
        """Shows every answer."""

        def missing(self, report: MissingReport) -> None:
            """Show who still owes some tasks."""

        def timeline(self, result: Timeline) -> None:
            """Show tasks along time."""

        def month_calendar(self, result: MonthCalendar) -> None:
            """Show a month."""

        def task_detail(self, result: TaskDetail) -> None:
            """Show everything about one task."""

        def alike(self, result: Logbook) -> None:
            """Show records in short, as they are shown before something is asked about them."""

        def recorded(
            self,
            plans: Sequence[Plan],
            records: Sequence[Record],
            extended: Extensions,
            after: Sequence[TaskStatus] = (),
        ) -> None:
            """Show what a command has recorded, and how its tasks are after it."""

        def closed(self, plan: Plan, records: Sequence[Record], left: Sequence[Leftover]) -> None:
            """Show that a plan was closed, and what is left undone in it."""

        def reminders(self, report: ReminderReport) -> None:
            """Show who is told of what, what became of it, and what is left out."""

        def digest(self, page: Digest) -> None:
            """Show the page for leaders."""

        def draft_lines(self, draft: Draft) -> None:
            """Show how each line of a document was read."""

        def changes(self, changes: Sequence[Change]) -> None:
            """Show what a new edition of a document changes."""
