"""The JSON objects of which answers consist. Their shapes are a promise to programs.

They are described in `docs/json.md`. A change that breaks a reader raises OUTPUT_VERSION.
"""

from __future__ import annotations

import json

from bdg_cli.domain.invisible import escape_json
from bdg_cli.domain.obstacles import obstacle_kind, request_of
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.records import FROM, RESOLVES, completion_of, extra
from bdg_cli.domain.states import states_of
from bdg_cli.services.sent_reminders import RECIPIENT, STEP, WAY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Task, Unit
    from bdg_cli.domain.problems import Problem
    from bdg_cli.domain.records import Record
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.awaiting import Awaiting
    from bdg_cli.services.missing_units import MissingUnits
    from bdg_cli.services.month_calendar import MonthDay
    from bdg_cli.services.plan_overview import PlanFigures
    from bdg_cli.services.quantities import TaskQuantities
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus
    from bdg_cli.services.summary import Counts, OpenObstacle, SummaryRow
    from bdg_cli.services.timeline import Bar, TimelineRow

    JsonValue: TypeAlias = "str | int | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
    JsonObject: TypeAlias = "dict[str, JsonValue]"

OUTPUT_VERSION = 1


def dumps(value: JsonValue, *, indent: int | None = 2) -> str:
    """Return a value as JSON text.

    What nobody sees or what steers a terminal is escaped, and a lone surrogate, which UTF-8 cannot
    hold.
    """
    text = escape_json(json.dumps(value, ensure_ascii=False, indent=indent))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def problem_object(problem: Problem, message: str, hint: str | None) -> JsonObject:
    """Return a problem. Line 0 stands for the whole file."""
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


def record_object(record: Record) -> JsonObject:
    """Return a record of the ledger."""
    said = record.details
    form = extra(record, FROM)
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
        "resolves": str(extra(record, RESOLVES) or ""),
        "recipient": str(extra(record, RECIPIENT) or ""),
        "step": str(extra(record, STEP) or ""),
        "way": str(extra(record, WAY) or ""),
        "obstacle_kind": obstacle_kind(record),
        "request": request_of(record),
        "from": form if isinstance(form, dict) else None,
        **({"completion": named} if (named := completion_of(record)) else {}),
    }


def missing_object(one: MissingUnits) -> JsonObject:
    """Return who still owes a task in one of its windows, in the plan's names."""
    return {
        "plan": one.plan.id,
        "id": one.task.id,
        "text": one.task.text,
        **window_object(one.planned),
        "done": one.done,
        "of": one.of,
        **({} if one.plan.confirm is None else {"awaiting": one.awaiting}),
        "missing": [
            {
                "unit": owed.unit,
                "name": one.plan.unit_name(owed.unit),
                "state": owed.state,
                "days": owed.days,
                **window_object(owed.window),
                "obstacle": bool(owed.history.obstacles),
                "next_working_day": _iso(one.plan.next_working_day(owed.window)),
                **_returned(one.plan, owed),
            }
            for part in one.parts
            for owed in part.assignments
        ],
    }


def task_object(status: TaskStatus) -> JsonObject:
    """Return a task with its assignments, on the day they were looked at."""
    task = status.task
    return {
        "plan": status.plan.id,
        "id": task.id,
        "ref": task.ref,
        "section": task.section,
        "text": task.text,
        "lead": list(task.units(LEAD)),
        "support": list(task.units(SUPPORT)),
        "inferred": task.inferred,
        "windows": _windows(status),
        "state": status.state,
        "done": status.done,
        "of": status.of,
        "assignments": [_assignment(status.plan, one) for one in status.assignments],
    }


def carried_objects(task: Task) -> list[JsonObject]:
    """Return what came over from earlier plans, in the order of the file."""
    return [
        {
            "plan": one.plan,
            "number": one.number,
            "task": one.task,
            "units": list(one.units),
            "window": one.window,
            "extended": one.extended,
            "reason": one.reason,
        }
        for one in task.carried
    ]


def month_day_object(day: MonthDay) -> JsonObject:
    """Return a day of a month with what happens on it."""
    return {
        "day": day.day.isoformat(),
        "working": day.working,
        "holiday": day.holiday,
        "next_working": day.next_working.isoformat(),
        "under_way": day.under_way,
        "events": [
            {
                "what": event.what,
                "plan": event.plan.id,
                "task": event.task.id,
                "text": event.task.text,
                **window_object(event.bar.window),
                **_bar_counts(event.plan, event.bar),
            }
            for event in day.events
        ],
    }


def timeline_row_object(row: TimelineRow) -> JsonObject:
    """Return a task with its bars."""
    task = row.status.task
    return {
        "plan": row.status.plan.id,
        "id": task.id,
        "section": task.section,
        "text": task.text,
        "first": _iso(row.first),
        "last": _iso(row.last),
        "state": row.status.state,
        "done": row.status.done,
        "of": row.status.of,
        "obstacle": row.obstacle,
        "bars": [
            {
                **window_object(bar.window),
                "planned": window_object(bar.planned),
                **_bar_counts(row.status.plan, bar),
            }
            for bar in row.bars
        ],
    }


def _bar_counts(plan: Plan, bar: Bar) -> JsonObject:
    """Return how far a bar is, and what waits where the plan asks to confirm."""
    return {
        "state": bar.state,
        "done": bar.done,
        "of": bar.of,
        **({} if plan.confirm is None else {"awaiting": bar.awaiting}),
    }


def _windows(status: TaskStatus) -> list[JsonObject]:
    """Return the windows in the plan, each with those that its assignments have today."""
    today: dict[Window | None, dict[date, Window]] = {}
    for one in status.assignments:
        if one.window is not None:
            today.setdefault(one.planned, {})[one.window.last] = one.window
    return [
        {
            **window_object(planned),
            "effective": [window_object(one) for _, one in sorted(today.get(planned, {}).items())],
        }
        for planned in status.task.windows
    ]


def _assignment(plan: Plan, one: AssignmentStatus) -> JsonObject:
    return {
        "unit": one.unit,
        **window_object(one.window),
        "planned": window_object(one.planned),
        "state": one.state,
        "completed_on": _iso(one.history.completed_on),
        "obstacle": bool(one.obstacles),
        "next_working_day": _iso(plan.next_working_day(one.window)),
        **_confirmation(plan, one),
    }


def _confirmation(plan: Plan, one: AssignmentStatus) -> JsonObject:
    """Return whether a completion was confirmed or returned, where the plan asks for that."""
    if plan.confirm is None:
        return {}
    return {"confirmed": one.history.confirmed, **_returned(plan, one)}


def _returned(plan: Plan, one: AssignmentStatus) -> JsonObject:
    if plan.confirm is None:
        return {}
    return {"returned": returned_object(one.returned) if one.returned is not None else None}


def returned_object(record: Record) -> JsonObject:
    """Return the record that gave a completion back, in short."""
    return {
        "unit": record.about.unit,
        "on": record.day.isoformat(),
        "by": record.by,
        "reason": record.details.text,
    }


def item_object(item: AgendaItem) -> JsonObject:
    """Return something that is due."""
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
        "missing": item.missing,
        "of": item.of,
        "obstacle": item.obstacle,
        "extended": item.extended,
        "next_working_day": _iso(item.plan.next_working_day(item.window)),
        **(
            {}
            if item.plan.confirm is None
            else {"returned": [returned_object(one) for one in item.returned]}
        ),
    }


def awaiting_object(one: Awaiting) -> JsonObject:
    """Return a completion that waits to be confirmed, with its record."""
    return {
        "plan": one.plan.id,
        "task": one.task.id,
        "ref": one.task.ref,
        "text": one.task.text,
        "unit": one.unit,
        "name": one.plan.unit_name(one.unit),
        **window_object(one.window),
        "completed_on": one.record.day.isoformat(),
        "late": one.late,
        "confirm": one.plan.confirm,
        "record": record_object(one.record),
    }


def quantity_objects(rows: Iterable[TaskQuantities]) -> list[JsonObject]:
    """Return what was counted, an object for each thing in each task and unit."""
    return [
        {
            "plan": row.plan.id,
            "task": row.task.id,
            "unit": row.unit,
            "counted": one.counted,
            "number": one.number,
            "units": one.units,
        }
        for row in rows
        for one in row.quantities
    ]


def unit_object(unit: Unit) -> JsonObject:
    """Return a unit with its members."""
    return {
        "code": unit.code,
        "name": unit.name,
        "spellings": list(unit.spellings),
        "members": [{"code": member.code, "name": member.name} for member in unit.members],
    }


def plan_object(status: PlanStatus) -> JsonObject:
    """Return a plan, and how much of it is unfinished."""
    plan = status.plan
    return {
        "plan": plan.id,
        "kind": plan.kind,
        "number": plan.number,
        "title": plan.title,
        **window_object(plan.period),
        "ended": status.ended,
        "unfinished": status.unfinished,
        "state": status.phase,
        "closed_on": _iso(status.closed_on),
        **({} if plan.confirm is None else {"confirm": plan.confirm}),
    }


def plan_figures_object(one: PlanFigures) -> JsonObject:
    """Return a plan with its figures."""
    return {
        "plan": one.plan.id,
        "kind": one.plan.kind,
        "number": one.plan.number,
        "title": one.plan.title,
        **window_object(one.plan.period),
        "state": one.phase,
        "closed_on": _iso(one.closed_on),
        **counts_object(one.counts, [one.plan]),
    }


def row_object(row: SummaryRow) -> JsonObject:
    """Return a row of the summary."""
    return {"name": row.name, **counts_object(row.counts, [row.plan])}


def obstacle_object(one: OpenObstacle) -> JsonObject:
    """Return an obstacle that is not resolved."""
    return {
        "plan": one.plan.id,
        "task": one.task.id,
        "unit": one.unit,
        "since": one.record.day.isoformat(),
        "text": one.record.details.text,
        "kind": obstacle_kind(one.record),
        "request": request_of(one.record),
    }


def counts_object(counts: Counts, plans: Iterable[Plan]) -> JsonObject:
    """Return counts by state, those that assignments of the plans can be in."""
    return {
        "done": counts.done,
        "of": counts.of,
        "percent": counts.percent,
        "states": {state: counts[state] for state in states_of(plans)},
    }


def window_object(window: Window | None) -> JsonObject:
    """Return the two ends of a window. Both are null if there is none."""
    if window is None:
        return {"first": None, "last": None}
    return {"first": _iso(window.first), "last": window.last.isoformat()}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
