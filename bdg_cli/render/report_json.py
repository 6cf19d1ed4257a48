"""A report as JSON, with the codes of the glossary. Its shape is a promise: `docs/json.md`."""

from __future__ import annotations

from bdg_cli.render.json_objects import (
    OUTPUT_VERSION,
    carried_objects,
    counts_object,
    quantity_objects,
    window_object,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.render.json_objects import JsonObject
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_figures import ReportFigures
    from bdg_cli.services.report_obstacles import ReportedObstacle
    from bdg_cli.services.report_results import Completion, TaskResult
    from bdg_cli.services.report_sums import ReportSums
    from bdg_cli.services.report_unfinished import Unfinished
    from bdg_cli.wording.language import Language


def reports_object(t: Language, reports: Sequence[Report]) -> JsonObject:
    """Return the reports of one call."""
    return {"schema_version": OUTPUT_VERSION, "reports": [_report(t, one) for one in reports]}


def _report(t: Language, report: Report) -> JsonObject:
    return {
        "plan": report.plan.id,
        "units": list(report.scope.codes_in(report.plan)),
        "as_of": report.day.isoformat(),
        "period": {
            "kind": report.period.kind,
            "words": t.say(report.period.words),
            **window_object(report.period.window),
        },
        "head": _head(t, report),
        "sections": [
            {
                "section": one.section.number,
                "title": one.section.title,
                "tasks": [_task(t, result, report.plan) for result in one.tasks],
            }
            for one in report.sections
        ],
        "unfinished": [_unfinished(t, one) for one in report.unfinished],
        "obstacles": [_obstacle(one) for group in report.obstacles for one in group.obstacles],
        "requests": [
            {"task": one.task.id, "units": list(one.who), "text": one.text}
            for one in report.requests
        ],
        "figures": _figures(report.figures, report.plan),
        "quantities": _sums(report.sums),
        "silent": list(report.silent),
    }


def _head(t: Language, report: Report) -> JsonObject:
    head = report.head
    return {
        "issuer": head.issuer,
        "parent": head.parent,
        "symbol": head.symbol,
        "place": head.place,
        "day": head.day.isoformat(),
        "title": t.say(head.title),
        "to": list(head.to),
        "signer": {"name": head.signer.name, "capacity": head.signer.capacity}
        if head.signer
        else None,
        "recipients": list(head.recipients),
    }


def _task(t: Language, result: TaskResult, plan: Plan) -> JsonObject:
    task = result.status.task
    return {
        "id": task.id,
        "text": task.text,
        "state": result.status.state,
        "done": result.so_far,
        "of": result.status.of,
        "done_in_period": result.in_period,
        "completions": [_completion(one) for one in result.completions],
        **(
            {}
            if plan.confirm is None
            else {"awaiting": [_completion(one) for one in result.awaiting]}
        ),
        "quantities": list(quantity_objects(result.quantities)),
        "no_data": list(result.no_data),
        "said": [t.say(one) for one in result.said],
        "carried": carried_objects(task),
    }


def _completion(one: Completion) -> JsonObject:
    return {
        "unit": one.unit,
        "name": one.name,
        **window_object(one.window),
        "on": one.on.isoformat(),
        "late": one.late,
        "in_period": one.in_period,
        "count": one.count,
        "counted": one.counted,
        "evidence": list(one.evidence),
        "note": one.note,
    }


def _unfinished(t: Language, one: Unfinished) -> JsonObject:
    return {
        "task": one.task.id,
        **window_object(one.window),
        "planned": window_object(one.planned),
        "state": one.state,
        "units": list(one.who),
        "count": one.count,
        "no_data": one.no_data,
        "reason": t.say(one.reason),
        "new_day": one.new_day.isoformat() if one.new_day else None,
    }


def _obstacle(one: ReportedObstacle) -> JsonObject:
    return {
        "kind": one.kind,
        "task": one.task.id,
        "units": list(one.who),
        "on": one.on.isoformat(),
        "text": one.text,
        "request": one.request,
        "resolved_on": one.resolved_on.isoformat() if one.resolved_on else None,
    }


def _figures(figures: ReportFigures, plan: Plan) -> JsonObject:
    return {
        "all": counts_object(figures.all, [plan]),
        "dated": counts_object(figures.dated, [plan]),
        "tasks": counts_object(figures.tasks, [plan]),
        "before": {
            "as_of": figures.before_day.isoformat(),
            **counts_object(figures.before, [plan]),
        }
        if figures.before is not None and figures.before_day is not None
        else None,
        "done_in_period": figures.in_period,
        "lines": [
            {"code": one.code, "all": one.all, "dated": one.dated, "before": one.before}
            for one in figures.lines
        ],
        "units": [
            {"unit": row.code, "name": row.name, **counts_object(row.counts, [plan])}
            for row in figures.units
        ],
    }


def _sums(sums: ReportSums) -> list[JsonObject]:
    return [
        {
            "counted": row.counted,
            "number": row.number,
            "in_period": row.in_period,
            "levels": {
                code or "none": number for code, number in zip(sums.codes, row.levels, strict=True)
            },
            "units": [
                {
                    "unit": one.unit,
                    "name": one.name,
                    "number": one.number,
                    "in_period": one.in_period,
                }
                for one in row.units
            ],
        }
        for row in sums.rows
    ]
