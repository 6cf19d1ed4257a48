"""Renders answers as JSON: one document each, with ISO days and the codes of the glossary."""

from __future__ import annotations

from bdg_cli.render.json_objects import (
    OUTPUT_VERSION,
    awaiting_object,
    carried_objects,
    counts_object,
    dumps,
    item_object,
    missing_object,
    month_day_object,
    obstacle_object,
    plan_figures_object,
    plan_object,
    quantity_objects,
    record_object,
    row_object,
    task_object,
    timeline_row_object,
    unit_object,
    window_object,
)
from bdg_cli.services.summary import rows_per

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.render.json_objects import JsonObject, JsonValue
    from bdg_cli.render.renderer import Extensions
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
    from bdg_cli.wording.language import Language


class JsonRenderer:
    """Writes each answer as one JSON document."""

    def __init__(self, t: Language, out: TextIO) -> None:
        self._t = t
        self._out = out

    def agenda(self, result: Agenda) -> None:
        """Write `items`."""
        self._document(
            result.today,
            {
                "items": [item_object(item) for item in result.items],
                "ended": [plan_object(status) for status in result.ended],
            },
        )

    def to_confirm(self, result: ToConfirm) -> None:
        """Write `to_confirm`."""
        self._document(result.today, {"to_confirm": [awaiting_object(one) for one in result.items]})

    def listing(self, result: Listing) -> None:
        """Write `tasks`."""
        self._document(result.today, {"tasks": [task_object(task) for task in result.tasks]})

    def units(self, plans: Sequence[Plan]) -> None:
        """Write `units`."""
        self._document(
            None, {"units": [unit_object(unit) for plan in plans for unit in plan.units]}
        )

    def logbook(self, result: Logbook) -> None:
        """Write `records`."""
        self._document(
            None,
            {
                "records": [
                    {**record_object(line.record), "taken_back": line.retracted}
                    for line in result.lines
                ]
            },
        )

    def alike(self, result: Logbook) -> None:
        """Write `records`."""
        self.logbook(result)

    def plan_overview(self, result: PlanOverview) -> None:
        """Write `plans` with their figures."""
        self._document(result.today, {"plans": [plan_figures_object(one) for one in result.plans]})

    def summary(self, result: Summary) -> None:
        """Write counts by state, unit and section, then what is overdue, coming or stopped."""
        self._document(
            result.today,
            {
                "plans": [plan_object(status) for status in (*result.statuses, *result.ended)],
                **counts_object(result.all, [one.plan for one in result.statuses]),
                "percent_dated": result.dated.percent,
                "units": [
                    {"plan": row.plan.id, "unit": row.code, **row_object(row)}
                    for row in rows_per(result.statuses, scope=result.scope, per="unit")
                ],
                "sections": [
                    {"plan": row.plan.id, "section": row.code, **row_object(row)}
                    for row in rows_per(result.statuses, scope=result.scope, per="section")
                ],
                "overdue": [item_object(item) for item in result.overdue],
                "coming": [item_object(item) for item in result.coming],
                "obstacles": [obstacle_object(one) for one in result.obstacles],
                "quantities": None
                if result.quantities is None
                else quantity_objects(result.quantities),
            },
        )

    def missing(self, report: MissingReport) -> None:
        """Write `tasks`: each window with who still owes it, by unit."""
        self._document(report.today, {"tasks": [missing_object(one) for one in report.tasks]})

    def timeline(self, result: Timeline) -> None:
        """Write `tasks` with their bars."""
        rows = [row for plan in result.plans for row in plan.rows]
        self._document(result.today, {"tasks": [timeline_row_object(row) for row in rows]})

    def month_calendar(self, result: MonthCalendar) -> None:
        """Write the `days` of a month."""
        days = [month_day_object(day) for day in result.days]
        self._document(result.today, {**window_object(result.month), "days": days})

    def task_detail(self, result: TaskDetail) -> None:
        """Write `task` with its roles and records."""
        task = result.status.task
        self._document(
            result.today,
            {
                "task": {
                    **task_object(result.status),
                    "note": task.note,
                    "carried": carried_objects(task),
                    "roles": [
                        {
                            "unit": role.unit,
                            "role": role.kind,
                            "basis": role.basis,
                            "inferred": role.inferred,
                        }
                        for role in task.roles
                    ],
                },
                "quantities": quantity_objects(result.quantities),
                "records": [
                    {**record_object(line.record), "taken_back": line.retracted}
                    for line in result.log.lines
                ],
            },
        )

    def recorded(
        self,
        plans: Sequence[Plan],
        records: Sequence[Record],
        extended: Extensions,
        after: Sequence[TaskStatus] = (),
    ) -> None:
        """Write the `records` that a command has added."""
        del plans, extended, after
        self._document(None, {"records": [record_object(record) for record in records]})

    def closed(self, plan: Plan, records: Sequence[Record], left: Sequence[Leftover]) -> None:
        """Write the record, and what is `left` undone by unit."""
        del plan
        self._document(
            None,
            {
                "records": [record_object(record) for record in records],
                "left": [
                    {"unit": one.unit, "count": one.count, "tasks": list(one.tasks)} for one in left
                ],
            },
        )

    def reminders(self, report: ReminderReport) -> None:
        """Write `messages`, and what is `left_out`."""
        from bdg_cli.render.reminder_objects import left_out_object, message_object

        self._document(
            report.today,
            {
                "messages": [message_object(one) for one in report.deliveries],
                "left_out": [left_out_object(one) for one in report.left_out],
            },
        )

    def digest(self, page: Digest) -> None:
        """Write figures by plan, who is `late`, who is `silent`, and open obstacles."""
        from bdg_cli.render.reminder_objects import digest_content

        self._document(page.today, digest_content(page))

    def draft_lines(self, draft: Draft) -> None:
        """Write everything that was read from a document."""
        from bdg_cli.render.draft_json import draft_object

        self._document(None, draft_object(draft, self._t.say))

    def changes(self, changes: Sequence[Change]) -> None:
        """Write `changes`."""
        from bdg_cli.render.draft_json import changes_object

        self._document(None, changes_object(changes))

    def _document(self, today: date | None, content: Mapping[str, JsonValue]) -> None:
        head: JsonObject = {"schema_version": OUTPUT_VERSION}
        if today is not None:
            head["as_of"] = today.isoformat()
        self._out.write(dumps({**head, **content}) + "\n")
