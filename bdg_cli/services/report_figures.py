"""The figures of a report: of all assignments and of those with a day, beside the period before."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.states import AWAITING, STATES
from bdg_cli.domain.value import Value
from bdg_cli.services.summary import Counts, rows_per

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.states import State
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.status import AssignmentStatus, PlanStatus
    from bdg_cli.services.summary import SummaryRow


class Figure(Value):
    """One line of the table. `before` is of all, at the end of the period before; None without one.

    `code` is stable: total, done, done_on_time, done_late, done_undated, awaiting (where the plan
    asks to confirm), running, running_no_data, overdue, overdue_no_data, undated, undated_no_data,
    not_due, cancelled. `part` is True for a
    line that is part of one above it.
    """

    code: str
    label: Message
    all: int
    dated: int
    before: int | None = None
    part: bool = False


class ReportFigures(Value):
    """All figures. `all` and `dated` are the counts that the lines are made of; `tasks` counts
    whole tasks, each in the most pressing state of its assignments.

    `before` are the counts of all at the end of the period before, the day `before_day`; None if
    there is no such period, or the plan had not been issued then. `in_period` is how many were
    completed in the period. `units` are the counts of each unit that owes something.
    """

    all: Counts
    dated: Counts
    tasks: Counts
    before: Counts | None
    before_day: date | None
    in_period: int
    lines: tuple[Figure, ...]
    units: tuple[SummaryRow, ...]


def figures_of(facts: ReportFacts, status: PlanStatus, before: ReportFacts | None) -> ReportFigures:
    """Return the figures of the facts, beside those of the same plan on an earlier day."""
    mine = facts.assignments
    days = [one.history.completed_on for one in mine if one.completed]
    return ReportFigures(
        _counts(mine),
        _counts(_dated(mine)),
        Counts(tuple([sum(one.state == state for one in facts.tasks) for state in STATES])),
        _counts(before.assignments) if before is not None else None,
        before.day if before is not None else None,
        sum(1 for day in days if day is not None and day in facts.period),
        _lines(facts, before),
        rows_per([status], scope=facts.scope, per="unit", members=True),
    )


def _dated(assignments: Sequence[AssignmentStatus]) -> list[AssignmentStatus]:
    return [one for one in assignments if one.window is not None]


def _counts(assignments: Sequence[AssignmentStatus]) -> Counts:
    return Counts(tuple([sum(one.state == state for one in assignments) for state in STATES]))


def _lines(facts: ReportFacts, before: ReportFacts | None) -> tuple[Figure, ...]:
    everything = _numbers(facts, facts.assignments)
    dated = _numbers(facts, _dated(facts.assignments))
    earlier = _numbers(before, before.assignments) if before is not None else None
    return tuple(
        [
            Figure(
                code,
                label,
                everything[code],
                dated[code],
                earlier[code] if earlier else None,
                code in _PARTS,
            )
            for code, label in _LABELS.items()
            if code != AWAITING or facts.plan.confirm is not None
        ]
    )


_RUNNING: tuple[State, ...] = ("open", "closing")


def _numbers(facts: ReportFacts, mine: Sequence[AssignmentStatus]) -> dict[str, int]:
    counts = _counts(mine)
    silent = [one for one in mine if facts.has_no_data(one)]
    unknown = _counts(silent)
    on_time = sum(one.state == "done" for one in _dated(mine))
    return {
        "total": counts.of,
        "done": counts.done,
        "done_on_time": on_time,
        "done_late": counts["done_late"],
        "done_undated": counts["done"] - on_time,
        AWAITING: counts[AWAITING],
        "running": sum(counts[state] for state in _RUNNING),
        "running_no_data": sum(unknown[state] for state in _RUNNING),
        "overdue": counts["overdue"],
        "overdue_no_data": unknown["overdue"],
        "undated": counts["undated"],
        "undated_no_data": unknown["undated"],
        "not_due": counts["upcoming"] + counts["opening"],
        "cancelled": counts["cancelled"],
    }


_NO_DATA = say("không có dữ liệu")
_LABELS: dict[str, Message] = {
    "total": say("Tổng số"),
    "done": say("Đã hoàn thành"),
    "done_on_time": say("đúng hạn"),
    "done_late": say("quá hạn"),
    "done_undated": say("không có hạn riêng"),
    AWAITING: say("Báo hoàn thành, chờ xác nhận"),
    "running": say("Còn lại, đang trong hạn"),
    "running_no_data": _NO_DATA,
    "overdue": say("Còn lại, đã quá hạn"),
    "overdue_no_data": _NO_DATA,
    "undated": say("Còn lại, không có hạn riêng"),
    "undated_no_data": _NO_DATA,
    "not_due": say("Còn lại, chưa đến kỳ"),
    "cancelled": say("Không thực hiện (ngoài tổng số)"),
}
_PARTS = [code for code in _LABELS if code.startswith("done_") or code.endswith("_no_data")]
