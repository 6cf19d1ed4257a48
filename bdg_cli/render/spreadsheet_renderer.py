"""Renders lists as CSV for people with a spreadsheet: headings in Vietnamese, names beside codes.

Lists are joined by `; `. How cells are written is in `wording/spreadsheet_cells.py`.
"""

from __future__ import annotations

import csv

from bdg_cli.domain.days import date
from bdg_cli.domain.obstacles import obstacle_kind, obstacle_kind_words, request_of
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.states import states_of
from bdg_cli.services.told import NOTHING_TOLD
from bdg_cli.wording import labels
from bdg_cli.wording.language import Language
from bdg_cli.wording.spreadsheet_cells import MARK, cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.agenda import Agenda, AgendaItem
    from bdg_cli.services.awaiting import ToConfirm
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook, LogLine
    from bdg_cli.services.plan_overview import PlanOverview
    from bdg_cli.services.status import AssignmentStatus, TaskStatus
    from bdg_cli.services.summary import Summary
    from bdg_cli.services.told import Told


class SpreadsheetRenderer:
    """Writes each answer as one table with Vietnamese headings."""

    def __init__(self, out: TextIO) -> None:
        self._t = Language()
        self._out = out

    def agenda(self, result: Agenda) -> None:
        """Write one row per item."""
        t = self._t
        confirming = any(status.plan.confirm for status in result.statuses)
        self._table(
            "Kế hoạch|Mã nhiệm vụ|Vị trí|Nhiệm vụ|Mã đơn vị|Tên đơn vị|Vai trò|Từ ngày|Đến ngày|"
            "Theo kế hoạch từ|Theo kế hoạch đến|Tình trạng|Mã tình trạng|Số ngày còn lại|"
            "Số đơn vị chưa xong|Trong số đơn vị|Vướng mắc" + ("|Lý do trả lại" * confirming),
            (
                (
                    item.plan.id,
                    item.task.id,
                    item.task.ref,
                    item.task.text,
                    item.unit,
                    _name(item.plan, item.unit),
                    t(labels.ROLE_LABELS[item.role]),
                    item.window.first if item.window else None,
                    item.window.last if item.window else None,
                    item.planned.first if item.planned else None,
                    item.planned.last if item.planned else None,
                    t(labels.STATE_LABELS[item.state]),
                    item.state,
                    item.days,
                    item.missing,
                    item.of,
                    _yes(item.obstacle),
                    *((reasons(item),) if confirming else ()),
                )
                for item in result.items
            ),
        )

    def to_confirm(self, result: ToConfirm) -> None:
        """Write one row per completion that waits."""
        self._table(
            "Kế hoạch|Mã nhiệm vụ|Vị trí|Nhiệm vụ|Mã đơn vị|Tên đơn vị|Từ ngày|Đến ngày|"
            "Ngày hoàn thành|Quá hạn|Ghi ngày|Người ghi|Minh chứng|Số lượng|Đơn vị tính|Ghi chú|"
            "Số bản ghi",
            (
                (
                    one.plan.id,
                    one.task.id,
                    one.task.ref,
                    one.task.text,
                    one.unit,
                    _name(one.plan, one.unit),
                    one.window.first if one.window else None,
                    one.window.last if one.window else None,
                    one.record.day,
                    _yes(one.late),
                    date.fromisoformat(one.record.recorded_at[:10]),
                    one.record.by,
                    "; ".join(one.record.details.evidence),
                    one.record.details.count,
                    one.record.details.counted,
                    one.record.details.text,
                    one.record.id,
                )
                for one in result.items
            ),
        )

    def listing(self, result: Listing) -> None:
        """Write one row per assignment: each unit and window has its own."""
        told = result.told or {}
        confirming = any(status.plan.confirm for status in result.statuses)
        self._table(
            "Kế hoạch|Mã nhiệm vụ|Vị trí|Mục|Nhiệm vụ|Mã đơn vị|Tên đơn vị|Chủ trì|Phối hợp|Suy ra|"
            "Từ ngày|Đến ngày|Theo kế hoạch từ|Theo kế hoạch đến|Gia hạn đến|Căn cứ gia hạn|"
            "Tình trạng|Mã tình trạng|Ngày hoàn thành|Minh chứng|Số lượng|Đơn vị tính|Ghi chú|"
            "Lý do không thực hiện|Vướng mắc" + ("|Đã xác nhận|Lý do trả lại" * confirming),
            (
                (
                    *self._assignment(status, one, told.get(one.about, NOTHING_TOLD)),
                    *(_confirmation(one) if confirming else ()),
                )
                for status in result.tasks
                for one in status.assignments
            ),
        )

    def units(self, plans: Sequence[Plan]) -> None:
        """Write one row per unit or member."""
        self._table(
            "Kế hoạch|Mã|Tên|Cách viết khác|Thuộc nhóm",
            unit_rows(plans),
        )

    def plan_overview(self, result: PlanOverview) -> None:
        """Write one row per plan."""
        t = self._t
        self._table(
            "Mã|Số|Kế hoạch|Từ ngày|Đến ngày|Tình trạng|Mã tình trạng|Kết thúc theo dõi|Xong|"
            "Tổng số|Phần trăm|Quá hạn",
            (
                (
                    one.plan.id,
                    one.plan.number,
                    one.plan.title,
                    one.plan.period.first,
                    one.plan.period.last,
                    t(labels.PHASE_LABELS[one.phase]),
                    one.phase,
                    one.closed_on,
                    one.counts.done,
                    one.counts.of,
                    one.counts.percent,
                    one.counts["overdue"],
                )
                for one in result.plans
            ),
        )

    def summary(self, result: Summary) -> None:
        """Write one row per unit, section or plan, with its counts by state."""
        states = states_of([status.plan for status in result.statuses])
        heads = "|".join([self._t(labels.STATE_LABELS[state]).capitalize() for state in states])
        self._table(
            f"Kế hoạch|Mã|Tên|Xong|Tổng số|Phần trăm|{heads}",
            (
                (
                    row.plan.id,
                    row.code,
                    row.name or labels.unit(self._t, row.code),
                    row.counts.done,
                    row.counts.of,
                    row.counts.percent,
                    *(row.counts[state] for state in states),
                )
                for row in result.rows
            ),
        )

    def logbook(self, result: Logbook) -> None:
        """Write one row per record."""
        names = {plan.id: plan for plan in result.plans}
        self._table(
            "Số bản ghi|Số thứ tự|Lệnh|Ghi ngày|Ghi lúc|Người ghi|Loại|Mã loại|Kế hoạch|"
            "Mã nhiệm vụ|Mã đơn vị|Tên đơn vị|Thời gian|Ngày|Minh chứng|Số lượng|Đơn vị tính|"
            "Nội dung|Gia hạn đến|Hoàn tác bản ghi|Đã hoàn tác|Loại vướng mắc|Kiến nghị",
            (self._record(line, names.get(line.record.about.plan)) for line in result.lines),
        )

    def _assignment(
        self, status: TaskStatus, one: AssignmentStatus, told: Told
    ) -> Iterable[str | int | date | None]:
        task = status.task
        done, extended = told.done, told.extended
        return (
            status.plan.id,
            task.id,
            task.ref,
            task.section,
            task.text,
            one.unit,
            _name(status.plan, one.unit),
            _names(status.plan, task.units(LEAD)),
            _names(status.plan, task.units(SUPPORT)),
            _yes(task.inferred),
            one.window.first if one.window else None,
            one.window.last if one.window else None,
            one.planned.first if one.planned else None,
            one.planned.last if one.planned else None,
            one.history.extended_to,
            extended.text if extended else "",
            labels.assignment_state(self._t, status.plan, one),
            one.state,
            one.history.completed_on,
            "; ".join(done.evidence) if done else "",
            done.count if done else None,
            done.counted if done else "",
            done.text if done else "",
            told.cancelled.text if told.cancelled else "",
            "; ".join(record.details.text for record in one.history.obstacles),
        )

    def _record(self, line: LogLine, plan: Plan | None) -> Iterable[str | int | date | None]:
        record = line.record
        about, said = record.about, record.details
        return (
            record.id,
            record.number,
            record.batch,
            date.fromisoformat(record.recorded_at[:10]),
            record.recorded_at,
            record.by,
            labels.record_kind(self._t, record),
            record.kind,
            about.plan,
            about.task,
            about.unit,
            _name(plan, about.unit) if plan and about.unit else "",
            labels.window_key(self._t, about.window) if about.window else "",
            record.day,
            "; ".join(said.evidence),
            said.count,
            said.counted,
            said.text,
            said.to,
            said.takes_back,
            _yes(line.retracted),
            self._t("{kind}", kind=obstacle_kind_words(obstacle_kind(record))),
            request_of(record),
        )

    def _table(self, heads: str, rows: Iterable[Iterable[str | int | date | None]]) -> None:
        self._out.write(MARK)
        writer = csv.writer(self._out, lineterminator="\r\n")
        writer.writerow(heads.split("|"))
        writer.writerows([[cell(value) for value in row] for row in rows])


def reasons(item: AgendaItem) -> str:
    """Return why completions were returned."""
    return "; ".join(dict.fromkeys(one.details.text for one in item.returned))


def unit_rows(plans: Iterable[Plan]) -> Iterator[tuple[str, ...]]:
    """Yield for each unit and member: plan, code, name, other spellings, code of its group."""
    for plan in plans:
        for group in plan.units:
            for unit in (group, *group.members):
                spellings = "; ".join(unit.spellings)
                yield plan.id, unit.code, unit.name, spellings, "" if unit is group else group.code


def _name(plan: Plan, unit: str) -> str:
    return plan.unit_name(unit) if unit else labels.unit(Language(), unit)


def _names(plan: Plan, units: Iterable[str]) -> str:
    return "; ".join(plan.unit_name(unit) for unit in units)


def _confirmation(one: AssignmentStatus) -> tuple[str, str]:
    """Return whether a completion was confirmed, and why it was returned."""
    return _yes(one.history.confirmed), one.returned.details.text if one.returned else ""


def _yes(value: object) -> str:
    return "có" if value else ""
