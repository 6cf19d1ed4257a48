"""A report as a workbook: the figures, the tasks, the obstacles, the units, what was counted."""

from __future__ import annotations

from bdg_cli.domain.plan import group_of
from bdg_cli.domain.states import AWAITING
from bdg_cli.publish.report.cells import annex_cells
from bdg_cli.publish.report.tables import levels_table
from bdg_cli.publish.report.workbook_file import Sheet, SheetColumn, workbook_bytes
from bdg_cli.wording.labels import unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.publish.report.workbook_file import SheetCell
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_figures import Figure
    from bdg_cli.services.report_obstacles import ReportedObstacle
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.services.summary import Counts
    from bdg_cli.wording.language import Language


def workbook(report: Report, _statuses: Sequence[PlanStatus], t: Language) -> bytes:
    """Return the report as an .xlsx file."""
    sheets = [_figures(report, t), _tasks(report, t), _obstacles(report, t), _units(report, t)]
    if report.sums.rows:
        sheets += [_counted(report, t), _counted_by_unit(report, t)]
    head = report.head
    return workbook_bytes(sheets, title=t.say(head.title), author=head.issuer, day=head.day)


def _figures(report: Report, t: Language) -> Sheet:
    """Return the figures; those of the period before beside them, where there is one."""
    head, figures = report.head, report.figures
    columns = [
        SheetColumn(t("Phần việc"), 45),
        SheetColumn(t("Tất cả"), 14, "number"),
        SheetColumn(t("Có thời hạn"), 14, "number"),
    ]
    rows: list[list[SheetCell]] = [
        [
            t("trong đó {what}", what=line.label) if line.part else t.say(line.label),
            line.all,
            line.dated,
        ]
        for line in figures.lines
    ]
    shares: list[SheetCell] = [t("Tỷ lệ hoàn thành"), _share(figures.all), _share(figures.dated)]
    if figures.before is not None:
        columns += [
            SheetColumn(t("Đến {day}", day=figures.before_day), 16, "number"),
            SheetColumn(t("Tăng, giảm"), 14, "change"),
        ]
        for row, line in zip(rows, figures.lines, strict=True):
            row += [line.before, line.all - (line.before or 0)]
        shares += [_share(figures.before), None]
    return Sheet(
        t("Tổng hợp"),
        tuple(columns),
        tuple([tuple(row) for row in (*rows, shares)]),
        (
            head.issuer,
            t.say(head.title),
            t("Tình trạng tính đến hết ngày {day}", day=report.day),
        ),
    )


def _label(line: Figure, t: Language) -> str:
    return t("trong đó {what}", what=line.label) if line.part else t.say(line.label)


def _share(counts: Counts) -> float | None:
    return counts.done / counts.of if counts.of else None


def _counted(report: Report, t: Language) -> Sheet:
    table = levels_table(report, t)
    columns = [
        SheetColumn(one.head, 14 if one.number else 35, "number" if one.number else "text")
        for one in table.columns
    ]
    return Sheet(t("Số lượng"), tuple(columns), table.rows)


def _tasks(report: Report, t: Language) -> Sheet:
    columns = (
        SheetColumn(t("TT"), 5, "number"),
        SheetColumn(t("Mục"), 7),
        SheetColumn(t("Mã nhiệm vụ"), 9),
        SheetColumn(t("Nhiệm vụ"), 36),
        SheetColumn(t("Chủ trì"), 17),
        SheetColumn(t("Phối hợp"), 17),
        SheetColumn(t("Từ ngày"), 12, "day"),
        SheetColumn(t("Đến ngày"), 12, "day"),
        SheetColumn(t("Thời hạn"), 16),
        SheetColumn(t("Tình trạng"), 12),
        SheetColumn(t("Đã hoàn thành"), 8, "number"),
        *_waiting(report, t, 8),
        SheetColumn(t("Trong số"), 7, "number"),
        SheetColumn(t("Kết quả"), 32),
        SheetColumn(t("Minh chứng"), 17),
        SheetColumn(t("Vướng mắc"), 17),
    )
    rows = [annex_cells(one, t, between="\n", after_sentence="\n") for one in report.annex]
    return Sheet(t("Nhiệm vụ"), columns, tuple(rows))


def _obstacles(report: Report, t: Language) -> Sheet:
    columns = (
        SheetColumn(t("Loại"), 20),
        SheetColumn(t("Mã nhiệm vụ"), 11),
        SheetColumn(t("Nhiệm vụ"), 50),
        SheetColumn(t("Đơn vị"), 28),
        SheetColumn(t("Ngày ghi"), 13, "day"),
        SheetColumn(t("Vướng mắc"), 40),
        SheetColumn(t("Kiến nghị"), 35),
        SheetColumn(t("Ngày giải quyết"), 13, "day"),
    )
    rows = [
        _obstacle(one, t.say(group.label), t)
        for group in report.obstacles
        for one in group.obstacles
    ]
    return Sheet(t("Vướng mắc"), columns, tuple(rows))


def _obstacle(one: ReportedObstacle, kind: str, t: Language) -> tuple[SheetCell, ...]:
    who = "\n".join([unit(t, name) for name in one.who])
    task = one.task
    return (kind, task.id, task.text, who, one.on, one.text, one.request, one.resolved_on)


def _units(report: Report, t: Language) -> Sheet:
    columns = (
        SheetColumn(t("Đơn vị"), 40),
        SheetColumn(t("Tổng số"), 10, "number"),
        SheetColumn(t("Đã hoàn thành"), 12, "number"),
        SheetColumn(t("Trong đó quá hạn"), 12, "number"),
        *_waiting(report, t, 12),
        SheetColumn(t("Còn trong hạn"), 12, "number"),
        SheetColumn(t("Quá hạn"), 12, "number"),
        SheetColumn(t("Chưa đến kỳ"), 12, "number"),
        SheetColumn(t("Không có hạn"), 12, "number"),
        SheetColumn(t("Tỷ lệ"), 10, "share"),
        SheetColumn(t("Trong kỳ"), 22),
    )
    silent = set(report.silent)
    plan = report.plan
    rows = [
        (
            *(unit(t, row.name), *_numbers(report, row.counts)),
            t("không có dữ liệu")
            if silent & {row.name, plan.unit_name(group_of(row.code))}
            else t("có dữ liệu"),
        )
        for row in report.figures.units
    ]
    return Sheet(t("Đơn vị"), columns, tuple(rows))


def _waiting(report: Report, t: Language, width: int) -> tuple[SheetColumn, ...]:
    """Return the column of what has to be confirmed, where the plan asks for that."""
    if report.plan.confirm is None:
        return ()
    return (SheetColumn(t("Chờ xác nhận"), width, "number"),)


def _numbers(report: Report, counts: Counts) -> tuple[SheetCell, ...]:
    return (
        counts.of,
        counts.done,
        counts["done_late"],
        *((counts[AWAITING],) if report.plan.confirm is not None else ()),
        counts["open"] + counts["closing"],
        counts["overdue"],
        counts["upcoming"] + counts["opening"],
        counts["undated"],
        _share(counts),
    )


def _counted_by_unit(report: Report, t: Language) -> Sheet:
    columns = (
        SheetColumn(t("Đơn vị"), 40),
        SheetColumn(t("Nội dung"), 25),
        SheetColumn(t("Tổng số"), 12, "number"),
        SheetColumn(t("Trong kỳ"), 12, "number"),
    )
    rows = [
        (one.name, row.counted, one.number, one.in_period)
        for row in report.sums.rows
        for one in row.units
    ]
    return Sheet(t("Số lượng theo đơn vị"), columns, tuple(rows))
