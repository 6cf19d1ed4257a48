"""The tables of a report, each with its columns and cells in words."""

from __future__ import annotations

from bdg_cli.domain.states import AWAITING
from bdg_cli.publish.report.blocks import Table, TableColumn
from bdg_cli.services.report_annex import ANNEX_COLUMNS
from bdg_cli.services.report_sentences import window_words
from bdg_cli.wording.labels import STATE_LABELS, unit
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Task
    from bdg_cli.publish.report.blocks import Cell
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_awaiting import AwaitingTask
    from bdg_cli.services.report_unfinished import Unfinished
    from bdg_cli.services.summary import Counts
    from bdg_cli.wording.language import Language


def unfinished_table(unfinished: Sequence[Unfinished], t: Language) -> Table:
    """Return what is not done: why, who, and the new day."""
    return Table(
        (
            TableColumn(t("TT"), 1, number=True),
            TableColumn(t("Nhiệm vụ"), 6),
            TableColumn(t("Đơn vị"), 4),
            TableColumn(t("Thời hạn"), 3),
            TableColumn(t("Tình trạng"), 3),
            TableColumn(t("Lý do"), 4),
            TableColumn(t("Thời hạn mới"), 3),
        ),
        tuple(
            [
                (
                    *_task_cells(place, one, t),
                    t(STATE_LABELS[one.state]),
                    t.say(one.reason),
                    one.new_day,
                )
                for place, one in enumerate(unfinished, start=1)
            ]
        ),
    )


def unknown_table(unknown: Sequence[Unfinished], t: Language) -> Table:
    """Return what is past its day, and of which nobody recorded anything."""
    return Table(
        (
            TableColumn(t("TT"), 1, number=True),
            TableColumn(t("Nhiệm vụ"), 6),
            TableColumn(t("Đơn vị"), 4),
            TableColumn(t("Thời hạn"), 3),
        ),
        tuple(
            [
                (*cells[:-1], _lines([str(cells[-1]), *_origin(one, t)]))
                for place, one in enumerate(unknown, start=1)
                if (cells := _task_cells(place, one, t))
            ]
        ),
    )


def awaiting_table(awaiting: Sequence[AwaitingTask], t: Language) -> Table:
    """Return what has to be confirmed, with the day on which it was done."""
    return Table(
        (
            TableColumn(t("TT"), 1, number=True),
            TableColumn(t("Nhiệm vụ"), 6),
            TableColumn(t("Đơn vị"), 4),
            TableColumn(t("Thời hạn"), 3),
            TableColumn(t("Ngày báo hoàn thành"), 3),
        ),
        tuple([(*_task_cells(place, one, t), one.on) for place, one in enumerate(awaiting, 1)]),
    )


def _task_cells(place: int, one: Unfinished | AwaitingTask, t: Language) -> tuple[Cell, ...]:
    return (
        place,
        _task(one.task, t),
        _lines([unit(t, name) for name in one.who]),
        t.say(window_words(one.planned)),
    )


def _origin(one: Unfinished, t: Language) -> list[str]:
    """Return from which plans it came over, as a line, if it did."""
    return [t("chuyển tiếp từ {numbers}", numbers=one.carried_from)] if one.carried_from else []


def figures_table(report: Report, t: Language) -> Table:
    """Return the figures: of all, of what has a day, and against the period before."""
    figures = report.figures
    columns = [
        TableColumn(t("Phần việc"), 5),
        TableColumn(t("Tất cả"), 2, number=True),
        TableColumn(t("Có thời hạn"), 2, number=True),
    ]
    if figures.before_day is not None:
        columns += [
            TableColumn(t("Đến {day}", day=figures.before_day), 2, number=True),
            TableColumn(t("Tăng, giảm"), 2, number=True),
        ]
    rows: list[tuple[Cell, ...]] = []
    for line in figures.lines:
        label = t("trong đó {what}", what=line.label) if line.part else t.say(line.label)
        row: list[Cell] = [label, line.all, line.dated]
        if figures.before_day is not None:
            before = line.before or 0
            row += [before, f"{line.all - before:+d}" if line.all != before else "0"]
        rows.append(tuple(row))
    shares: list[Cell] = [
        t("Tỷ lệ hoàn thành"),
        *[_percent(one) for one in (figures.all, figures.dated)],
    ]
    if figures.before is not None:
        shares += [_percent(figures.before), ""]
    return Table(tuple(columns), (*rows, tuple(shares)), caption=t("Bảng 1. Tình hình thực hiện"))


def units_table(report: Report, t: Language) -> Table:
    """Return the figures of each unit; what has to be confirmed, where the plan asks for that."""
    confirms = report.plan.confirm is not None
    heads = (
        t("Tổng số"),
        t("Đã hoàn thành"),
        t("Trong đó quá hạn"),
        *((t("Chờ xác nhận"),) if confirms else ()),
        t("Còn trong hạn"),
        t("Quá hạn"),
        t("Chưa đến kỳ"),
        t("Không có hạn"),
        t("Tỷ lệ"),
    )
    return Table(
        (TableColumn(t("Đơn vị"), 5), *[TableColumn(head, 2, number=True) for head in heads]),
        tuple(
            [
                (
                    sanitize(unit(t, row.name)),
                    row.counts.of,
                    row.counts.done,
                    row.counts["done_late"],
                    *((row.counts[AWAITING],) if confirms else ()),
                    row.counts["open"] + row.counts["closing"],
                    row.counts["overdue"],
                    row.counts["upcoming"] + row.counts["opening"],
                    row.counts["undated"],
                    _percent(row.counts),
                )
                for row in report.figures.units
            ]
        ),
        caption=t("Bảng 2. Tình hình thực hiện của từng đơn vị"),
    )


def levels_table(report: Report, t: Language) -> Table:
    """Return what was counted, by level."""
    sums = report.sums
    rows: list[tuple[Cell, ...]] = [
        (sanitize(row.counted), row.number, row.in_period, *row.levels) for row in sums.rows
    ]
    return Table(
        (
            TableColumn(t("Nội dung"), 4),
            TableColumn(t("Tổng số"), 2, number=True),
            TableColumn(t("Trong kỳ"), 2, number=True),
            *[TableColumn(t.say(level), 2, number=True) for level in sums.levels],
        ),
        tuple(rows),
        caption=t("Bảng 3. Số lượng theo cấp"),
    )


def unit_sums_table(report: Report, t: Language) -> Table:
    """Return what was counted, by unit."""
    rows = [
        (sanitize(one.name), sanitize(row.counted), one.number, one.in_period)
        for row in report.sums.rows
        for one in row.units
    ]
    return Table(
        (
            TableColumn(t("Đơn vị"), 5),
            TableColumn(t("Nội dung"), 3),
            TableColumn(t("Tổng số"), 2, number=True),
            TableColumn(t("Trong kỳ"), 2, number=True),
        ),
        tuple(rows),
        caption=t("Bảng 4. Số lượng theo đơn vị"),
    )


def annex_table(report: Report, t: Language) -> Table:
    """Return the annex: a row for each task, the headings of sections between them."""
    widths = 1, 6, 3, 3, 3, 5, 3, 3
    groups: list[tuple[int, str]] = []
    section = ""
    for place, row in enumerate(report.annex):
        if row.section.number != section:
            section = row.section.number
            groups.append((place, t("{number}. {title}", number=section, title=row.section.title)))
    return Table(
        tuple(
            [
                TableColumn(t.say(head), width, number=place == 0)
                for place, (head, width) in enumerate(zip(ANNEX_COLUMNS, widths, strict=True))
            ]
        ),
        tuple(
            [
                (
                    row.number,
                    _task(row.task, t),
                    _lines([unit(t, name) for name in row.lead]),
                    _lines(row.support),
                    _said(row.due, t),
                    _said(row.result, t),
                    _lines(row.evidence),
                    _lines(row.obstacles),
                )
                for row in report.annex
            ]
        ),
        tuple(groups),
    )


def _task(task: Task, t: Language) -> str:
    return t("{text} ({task})", text=task.text.rstrip(" .;"), task=task.id)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join([sanitize(one) for one in texts])


def _said(messages: Iterable[Message], t: Language) -> str:
    return "\n".join([t.say(one) for one in messages])


def _percent(counts: Counts) -> str:
    return "" if counts.percent is None else f"{counts.percent}%"
