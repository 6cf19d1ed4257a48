"""JSON: one document, days in ISO, codes of the glossary. The shapes are a promise to programs.

They are described in `docs/json.md`; a change that breaks a reader raises SCHEMA_VERSION.
"""

from __future__ import annotations

import json

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.states import STATES
from bdg_cli.services.summary import rows_per

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO, TypeAlias

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Unit
    from bdg_cli.domain.problems import Problem
    from bdg_cli.domain.records import Record
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.render.language import Language
    from bdg_cli.services.agenda import Agenda, AgendaItem
    from bdg_cli.services.edition_diff import Change
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus
    from bdg_cli.services.summary import Counts, Summary, SummaryRow
    from bdg_cli.services.task_detail import TaskDetail

    Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
    Object: TypeAlias = "dict[str, Json]"

SCHEMA_VERSION = 1


def dumps(value: Json, *, indent: int | None = 2) -> str:
    """Write a JSON document; what no encoding can carry is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class JsonRenderer:
    """Writes one JSON document an answer."""

    def __init__(self, t: Language, out: TextIO) -> None:
        self._t = t
        self._out = out

    def agenda(self, result: Agenda) -> None:
        """Write `items`."""
        self._document(result.today, {"items": [_item(item) for item in result.items]})

    def listing(self, result: Listing) -> None:
        """Write `tasks`."""
        self._document(result.today, {"tasks": [_task(task) for task in result.tasks]})

    def units(self, plans: Sequence[Plan]) -> None:
        """Write `units`."""
        self._document(None, {"units": [_unit(unit) for plan in plans for unit in plan.units]})

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

    def summary(self, result: Summary) -> None:
        """Write counts by state, unit and section, and what presses."""
        self._document(
            result.today,
            {
                "plans": [_plan(standing) for standing in result.statuses],
                **_counts(result.all),
                "percent_dated": result.dated.percent,
                "units": [
                    {"plan": row.plan.id, "unit": row.code, **_row(row)}
                    for row in rows_per(result.statuses, scope=result.scope, per="unit")
                ],
                "sections": [
                    {"plan": row.plan.id, "section": row.code, **_row(row)}
                    for row in rows_per(result.statuses, scope=result.scope, per="section")
                ],
                "overdue": [_item(item) for item in result.overdue],
                "coming": [_item(item) for item in result.coming],
                "obstacles": [
                    {
                        "plan": one.plan.id,
                        "task": one.task.id,
                        "unit": one.unit,
                        "since": one.record.day.isoformat(),
                        "text": one.record.details.text,
                    }
                    for one in result.obstacles
                ],
            },
        )

    def sheet(self, result: TaskDetail) -> None:
        """Write `task` with its roles and records."""
        task = result.status.task
        self._document(
            result.today,
            {
                "task": {
                    **_task(result.status),
                    "note": task.note,
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
                "records": [
                    {**record_object(line.record), "taken_back": line.retracted}
                    for line in result.log.lines
                ],
            },
        )

    def written(self, plans: Sequence[Plan], records: Sequence[Record]) -> None:
        """Write the `records` that a command has added."""
        del plans
        self._document(None, {"records": [record_object(record) for record in records]})

    def reading(self, draft: Draft) -> None:
        """Write all that was read of a document."""
        from bdg_cli.render.readings import draft_object

        self._document(None, draft_object(draft, self._t.say))

    def changes(self, changes: Sequence[Change]) -> None:
        """Write `changes`."""
        from bdg_cli.render.readings import changes_object

        self._document(None, changes_object(changes))

    def _document(self, today: date | None, content: Mapping[str, Json]) -> None:
        head: Object = {"schema_version": SCHEMA_VERSION}
        if today is not None:
            head["as_of"] = today.isoformat()
        self._out.write(dumps({**head, **content}) + "\n")


def problem_object(problem: Problem, message: str, hint: str | None) -> Object:
    """Return a finding as JSON has it; a line of 0 stands for the file as a whole."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "code": problem.code,
        "severity": problem.severity,
        "message": message,
        "hint": hint,
    }


def record_object(record: Record) -> Object:
    """Return a record as JSON has it."""
    said = record.details
    return {
        "id": record.id,
        "number": record.number,
        "batch": record.batch,
        "recorded_at": record.recorded_at,
        "by": record.by,
        "kind": record.kind,
        "plan": record.about.plan,
        "task": record.about.task,
        "unit": record.about.unit,
        "window": record.about.window,
        "day": record.day.isoformat(),
        "evidence": list(said.evidence),
        "count": said.count,
        "counted": said.counted,
        "text": said.text,
        "to": _iso(said.to),
        "takes_back": said.takes_back,
    }


def _task(standing: TaskStatus) -> Object:
    task = standing.task
    return {
        "plan": standing.plan.id,
        "id": task.id,
        "ref": task.ref,
        "section": task.section,
        "text": task.text,
        "lead": list(task.units(LEAD)),
        "support": list(task.units(SUPPORT)),
        "inferred": task.inferred,
        "windows": [window_object(window) for window in task.windows],
        "state": standing.state,
        "done": standing.done,
        "of": standing.of,
        "assignments": [_assignment(one) for one in standing.assignments],
    }


def _assignment(one: AssignmentStatus) -> Object:
    return {
        "unit": one.unit,
        **window_object(one.window),
        "state": one.state,
        "completed_on": _iso(one.history.completed_on),
        "obstacle": bool(one.history.obstacles),
    }


def _item(item: AgendaItem) -> Object:
    return {
        "plan": item.plan.id,
        "task": item.task.id,
        "ref": item.task.ref,
        "text": item.task.text,
        "unit": item.unit,
        "role": item.role,
        **window_object(item.window),
        "state": item.state,
        "days": item.days,
    }


def _unit(unit: Unit) -> Object:
    return {
        "code": unit.code,
        "name": unit.name,
        "spellings": list(unit.spellings),
        "members": [{"code": member.code, "name": member.name} for member in unit.members],
    }


def _plan(standing: PlanStatus) -> Object:
    plan = standing.plan
    return {
        "plan": plan.id,
        "number": plan.number,
        "title": plan.title,
        **window_object(plan.period),
        "ended": standing.ended,
        "unfinished": standing.unfinished,
    }


def _row(row: SummaryRow) -> Object:
    return {"name": row.name, **_counts(row.counts)}


def _counts(counts: Counts) -> Object:
    return {
        "done": counts.done,
        "of": counts.of,
        "percent": counts.percent,
        "states": {state: counts[state] for state in STATES},
    }


def window_object(window: Window | None) -> Object:
    """Return a window as JSON has it; both of its ends null where there is none."""
    if window is None:
        return {"first": None, "last": None}
    return {"first": _iso(window.first), "last": window.last.isoformat()}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
