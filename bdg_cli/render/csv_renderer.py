"""Renders lists as CSV for programs, with the codes of the glossary in headings and cells.

A byte order mark lets Excel read Vietnamese; lists are joined by `; `. People get
`spreadsheet_renderer.py`.

A cell that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv

from bdg_cli.domain.obstacles import obstacle_kind, request_of
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.states import states_of
from bdg_cli.render.spreadsheet_renderer import reasons, unit_rows
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.spreadsheet_cells import FORMULA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.agenda import Agenda
    from bdg_cli.services.awaiting import ToConfirm
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.plan_overview import PlanOverview
    from bdg_cli.services.status import AssignmentStatus
    from bdg_cli.services.summary import Summary


class CsvRenderer:
    """Writes each answer as one table, with a header of field names."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def agenda(self, result: Agenda) -> None:
        """Write one row per item."""
        confirming = any(status.plan.confirm for status in result.statuses)
        self._table(
            "plan task ref unit role first last state days missing of text obstacle "
            "planned_first planned_last" + (" returned" * confirming),
            (
                (
                    item.plan.id,
                    item.task.id,
                    item.task.ref,
                    item.unit,
                    item.role,
                    _iso(item.window.first if item.window else None),
                    _iso(item.window.last if item.window else None),
                    item.state,
                    item.days,
                    item.missing,
                    item.of,
                    item.task.text,
                    str(item.obstacle).lower(),
                    _iso(item.planned.first if item.planned else None),
                    _iso(item.planned.last if item.planned else None),
                    *((reasons(item),) if confirming else ()),
                )
                for item in result.items
            ),
        )

    def to_confirm(self, result: ToConfirm) -> None:
        """Write one row per completion that waits."""
        self._table(
            "plan task ref unit name first last completed_on late recorded_at by evidence count "
            "counted note record text",
            (
                (
                    one.plan.id,
                    one.task.id,
                    one.task.ref,
                    one.unit,
                    one.plan.unit_name(one.unit),
                    _iso(one.window.first if one.window else None),
                    _iso(one.window.last if one.window else None),
                    _iso(one.record.day),
                    "" if one.late is None else str(one.late).lower(),
                    one.record.recorded_at,
                    one.record.by,
                    "; ".join(one.record.details.evidence),
                    "" if one.record.details.count is None else one.record.details.count,
                    one.record.details.counted,
                    one.record.details.text,
                    one.record.id,
                    one.task.text,
                )
                for one in result.items
            ),
        )

    def listing(self, result: Listing) -> None:
        """Write one row per assignment: each unit and window has its own."""
        confirming = any(status.plan.confirm for status in result.statuses)
        self._table(
            "plan id ref section unit lead support inferred first last state completed_on "
            "obstacle text planned_first planned_last" + (" confirmed returned" * confirming),
            (
                (
                    status.plan.id,
                    status.task.id,
                    status.task.ref,
                    status.task.section,
                    one.unit,
                    "; ".join(status.task.units(LEAD)),
                    "; ".join(status.task.units(SUPPORT)),
                    str(status.task.inferred).lower(),
                    _iso(one.window.first if one.window else None),
                    _iso(one.window.last if one.window else None),
                    one.state,
                    _iso(one.history.completed_on),
                    str(bool(one.obstacles)).lower(),
                    status.task.text,
                    _iso(one.planned.first if one.planned else None),
                    _iso(one.planned.last if one.planned else None),
                    *(_confirmation(one) if confirming else ()),
                )
                for status in result.tasks
                for one in status.assignments
            ),
        )

    def units(self, plans: Sequence[Plan]) -> None:
        """Write one row per unit or member."""
        self._table(
            "plan code name spellings group",
            unit_rows(plans),
        )

    def logbook(self, result: Logbook) -> None:
        """Write one row per record."""
        self._table(
            "id number batch recorded_at by kind plan task unit window day evidence count "
            "counted text to takes_back taken_back obstacle_kind request",
            (
                (
                    record.id,
                    record.number,
                    record.batch,
                    record.recorded_at,
                    record.by,
                    record.kind,
                    record.about.plan,
                    record.about.task,
                    record.about.unit,
                    record.about.window,
                    _iso(record.day),
                    "; ".join(record.details.evidence),
                    "" if record.details.count is None else record.details.count,
                    record.details.counted,
                    record.details.text,
                    _iso(record.details.to),
                    record.details.takes_back,
                    str(taken_back).lower(),
                    obstacle_kind(record),
                    request_of(record),
                )
                for record, taken_back in ((li.record, li.retracted) for li in result.lines)
            ),
        )

    def plan_overview(self, result: PlanOverview) -> None:
        """Write one row per plan."""
        self._table(
            "plan number title first last state closed_on done of percent overdue",
            (
                (
                    one.plan.id,
                    one.plan.number,
                    one.plan.title,
                    _iso(one.plan.period.first),
                    _iso(one.plan.period.last),
                    one.phase,
                    _iso(one.closed_on),
                    one.counts.done,
                    one.counts.of,
                    "" if one.counts.percent is None else one.counts.percent,
                    one.counts["overdue"],
                )
                for one in result.plans
            ),
        )

    def summary(self, result: Summary) -> None:
        """Write one row per unit, section or plan, with its counts by state."""
        states = states_of([status.plan for status in result.statuses])
        self._table(
            "plan code name done of percent " + " ".join(states),
            (
                (
                    row.plan.id,
                    row.code,
                    row.name,
                    row.counts.done,
                    row.counts.of,
                    "" if row.counts.percent is None else row.counts.percent,
                    *(row.counts[state] for state in states),
                )
                for row in result.rows
            ),
        )

    def _table(self, header: str, rows: Iterable[Sequence[str | int]]) -> None:
        self._out.write("\N{ZERO WIDTH NO-BREAK SPACE}")
        writer = csv.writer(self._out, lineterminator="\r\n")
        writer.writerow(header.split())
        writer.writerows([[_cell(value) for value in row] for row in rows])


def _cell(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    text = sanitize(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _confirmation(one: AssignmentStatus) -> tuple[str, str]:
    """Return whether a completion was confirmed, and why it was returned."""
    returned = one.returned.details.text if one.returned is not None else ""
    return str(one.history.confirmed).lower(), returned
