"""Renders answers as tables on a terminal, drawn by Rich. Colour only repeats what words say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bdg_cli.domain.days import show_day
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.records import FEW
from bdg_cli.domain.states import STATES
from bdg_cli.render import labels
from bdg_cli.render.sanitize import sanitize
from bdg_cli.services.quantities import total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from rich.console import RenderableType

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import State
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.render.language import Language
    from bdg_cli.render.renderer import Extensions
    from bdg_cli.services.agenda import Agenda, AgendaItem
    from bdg_cli.services.edition_diff import Change, Fate
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.missing_units import MissingReport
    from bdg_cli.services.status import PlanStatus, TaskStatus
    from bdg_cli.services.summary import Counts, Summary
    from bdg_cli.services.task_detail import TaskDetail

STYLES: dict[State, str] = {
    "overdue": "bold red",
    "closing": "yellow",
    "open": "",
    "opening": "cyan",
    "upcoming": "dim",
    "undated": "dim",
    "done_late": "green",
    "done": "green",
    "cancelled": "dim",
}
FATE_STYLES: dict[Fate, str] = {"kept": "dim", "reworded": "yellow", "new": "green", "gone": "red"}
_WIDE = 100
"""A terminal with so many columns is wide: texts are shown in full."""
_BEGINNING = 70
"""On a narrower terminal, a task's text is cut off after so many columns."""
_NARROW = 24
"""The most columns for how a line was read, to leave room for its words."""
_BAR = 10
_FEW = 10


class ScreenRenderer:
    """Draws for a terminal of a given width."""

    def __init__(self, t: Language, out: TextIO, *, width: int, color: bool) -> None:
        self._t = t
        self._wide = width >= _WIDE
        self._console = Console(
            file=out,
            width=width,
            force_terminal=True,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            highlight=False,
            emoji=False,
        )

    def agenda(self, result: Agenda) -> None:
        """Draw what is due, then say what is left out."""
        t = self._t
        self._ended(result.statuses, result.scope)
        if result.items:
            self._console.print(self._items(result.items))
        for remark in labels.agenda_remarks(t, result):
            self._say(remark)

    def listing(self, result: Listing) -> None:
        """Draw tasks with their state and counts."""
        t = self._t
        table = self._table(
            t("Mã"), t("Tình trạng"), t("Xong"), t("Thời gian"), t("Chủ trì"), t("Nhiệm vụ")
        )
        for task in result.tasks:
            table.add_row(
                _text(task.task.id),
                _text(t(labels.STATE_LABELS[task.state]), STYLES[task.state]),
                _text(f"{task.done}/{task.of}"),
                _text("\n".join(labels.windows(t, task)).replace("–", "–\n"), keep=True),
                _text(labels.leads(t, task.task)),
                self._words(task.task.text),
            )
        if result.tasks:
            self._console.print(table)
            self._say(t.count("{n} nhiệm vụ.", len(result.tasks)))
        else:
            self._say(t("Không có nhiệm vụ nào như vậy."))

    def units(self, plans: Sequence[Plan]) -> None:
        """Draw units, members below their group."""
        t = self._t
        for plan in plans:
            if len(plans) > 1:
                self._heading(f"{plan.number} · {plan.title}")
            table = self._table(t("Mã"), t("Tên"), t("Cách viết khác"))
            for group in plan.units:
                for unit in (group, *group.members):
                    table.add_row(
                        _text(unit.code), _text(unit.name), _text("; ".join(unit.spellings), "dim")
                    )
            self._console.print(table)

    def logbook(self, result: Logbook) -> None:
        """Draw records, oldest first."""
        table = self._log_table(result) if self._wide else self._narrow_log_table(result)
        if result.lines:
            self._console.print(table)
        else:
            self._say(self._t("Sổ theo dõi chưa có bản ghi nào như vậy."))

    def _log_table(self, result: Logbook) -> Table:
        t = self._t
        table = self._table(
            *(t("Ngày"), t("Ghi gì")),
            *((t("Kế hoạch"),) if result.several_plans else ()),
            *(t("Nhiệm vụ"), t("Đơn vị"), t("Thời gian"), t("Nội dung"), t("Ai ghi"), t("Mã")),
        )
        for line in result.lines:
            day, kind, task, unit, window, said, who, record_id = labels.log_fields(t, line)
            plan = (line.record.about.plan,) if result.several_plans else ()
            style = "dim" if line.retracted else ""
            table.add_row(
                *(_text(cell, style) for cell in (day, kind, *plan, task, unit)),
                _text(window.replace("–", "–\n"), style, keep=True),
                *(_text(cell, style) for cell in (said, who)),
                _text(record_id, "dim"),
            )
        _keep_whole(table, 0, -4, -1)
        return table

    def _narrow_log_table(self, result: Logbook) -> Table:
        """Return the log with what belongs together in one column, so that no day breaks."""
        t = self._t
        table = self._table(
            t("Ngày"), t("Nhiệm vụ"), t("Thời gian"), t("Ghi gì"), f"{t('Ai ghi')}, {t('Mã')}"
        )
        for line in result.lines:
            day, kind, task, unit, window, said, who, record_id = labels.log_fields(t, line)
            plan = [line.record.about.plan] if result.several_plans else []
            style = "dim" if line.retracted else ""
            table.add_row(
                _text(day, style),
                _text("\n".join([*plan, task, unit]), style, keep=True),
                _text(window.replace("–", "–\n"), style, keep=True),
                _text("\n".join([kind, said] if said else [kind]), style, keep=True),
                _text(f"{who}\n{record_id}", style, keep=True),
            )
        _keep_whole(table, 0, 2)
        return table

    def summary(self, result: Summary) -> None:
        """Draw the dashboard."""
        t = self._t
        for status in result.statuses:
            plan = status.plan
            self._heading(f"{plan.number} · {plan.title}")
        self._say(t("Tính đến ngày {day}", day=result.today))
        self._ended(result.statuses, result.scope)
        self._console.print(Padding(self._totals(result), (1, 0)))
        self._console.print(self._rows(result))
        for title, items in (
            (self._late(result.overdue), result.overdue),
            (t("Sắp tới"), result.coming),
        ):
            if items:
                self._title(title)
                self._console.print(self._items(items[:_FEW]))
                if len(items) > _FEW:
                    self._say(t.count("… và {n} việc nữa: bdg due", len(items) - _FEW))
        if result.obstacles:
            self._title(t("Vướng mắc chưa giải quyết"))
            table = self._table(t("Từ ngày"), t("Mã"), t("Đơn vị"), t("Vướng mắc"))
            for one in result.obstacles:
                table.add_row(
                    _text(show_day(one.record.day)),
                    _text(one.task.id),
                    _text(one.unit),
                    _text(one.record.details.text),
                )
            self._console.print(table)
        self._quantities(result)

    def missing(self, report: MissingReport) -> None:
        """Write a paragraph for each window of each task; the terminal wraps them, to be copied."""
        from bdg_cli.render.missing_paragraph import paragraphs

        for text in paragraphs(self._t, report):
            self._console.print(_text(text), soft_wrap=False)

    def task_detail(self, result: TaskDetail) -> None:
        """Draw one task."""
        t = self._t
        task, plan = result.status.task, result.status.plan
        self._heading(f"{task.id} · {plan.number}")
        self._console.print(_text(task.text))
        if task.note:
            self._say(t("Ghi chú: {note}", note=task.note))
        table = self._table(t("Vai trò"), t("Đơn vị"), t("Căn cứ"))
        if not task.units(LEAD):
            table.add_row(_text(t(labels.ROLE_LABELS[LEAD])), _text(labels.leads(t, task)), "")
        for role in task.roles:
            table.add_row(
                _text(t(labels.ROLE_LABELS[role.kind])),
                _text(labels.unit_name(t, plan, role.unit)),
                _text(labels.basis(t, role)),
            )
        self._console.print(Padding(table, (1, 0, 0, 0)))
        table = self._table(t("Đơn vị"), t("Thời gian"), t("Tình trạng"), t("Hoàn thành"), "")
        for one in result.status.assignments:
            table.add_row(
                _text(labels.unit_name(t, plan, one.unit)),
                _text(labels.assignment_window(t, one)),
                _text(t(labels.STATE_LABELS[one.state]), STYLES[one.state]),
                _text(show_day(one.history.completed_on) if one.history.completed_on else ""),
                _text(t("có vướng mắc") if one.obstacles else "", "yellow"),
            )
        self._title(t("Phần việc, tính đến ngày {day}", day=result.today))
        self._console.print(table)
        for counted in result.quantities:
            name = labels.unit_name(t, plan, counted.unit)
            self._say(f"{t('Số lượng')}, {name}: {labels.quantities(t, counted)}")
        if result.log.lines:
            self._title(t("Sổ theo dõi"))
            self.logbook(result.log)

    def recorded(
        self,
        plans: Sequence[Plan],
        records: Sequence[Record],
        extended: Extensions,
        after: Sequence[TaskStatus] = (),
    ) -> None:
        """Draw one line per record that was added; of many, how many, and what is left to do."""
        if len(records) > FEW:
            said = labels.batch_summary(self._t, records, after)
            self._console.print(_text("✓ " if self._unicode else "* ", "green") + _text(said))
            return
        for record in records:
            fields = [
                field
                for field in labels.record_fields(
                    self._t, plans, record, extended.get(record.about)
                )
                if field
            ]
            self._console.print(
                _text("✓ " if self._unicode else "* ", "green") + _text(" · ".join(fields))
            )

    def draft_lines(self, draft: Draft) -> None:
        """Draw how each line of a document was read. Tasks stand out."""
        from bdg_cli.render.draft_report import line_readings

        t = self._t
        table = self._table(t("Dòng"), t("Được hiểu là"), t("Lời văn"))
        table.columns[1].max_width = _NARROW
        for is_task, *cells in line_readings(t, draft):
            table.add_row(*(_text(cell, "" if is_task else "dim") for cell in cells))
        self._console.print(table)

    def changes(self, changes: Sequence[Change]) -> None:
        """Draw what happened to each task; a reworded one has its former words, too."""
        from bdg_cli.render.draft_report import FATE_LABELS, fate_counts

        t = self._t
        table = self._table(t("Thay đổi"), t("Mã"), t("Lời văn"))
        for one in changes:
            text = _text(one.after or one.before)
            if one.fate == "reworded":
                text += _text(f"\n{t('trước đây')}: ", "dim", keep=True) + _text(one.before, "dim")
            table.add_row(
                _text(t(FATE_LABELS[one.fate]), FATE_STYLES[one.fate]), _text(one.id), text
            )
        if changes:
            self._console.print(table)
        self._say(fate_counts(t, changes))

    @property
    def _unicode(self) -> bool:
        return self._console.encoding.lower().startswith("utf")

    def _items(self, items: Iterable[AgendaItem]) -> Table:
        t = self._t
        table = self._table(t("Còn bao lâu"), t("Thời gian"), t("Mã"), t("Đơn vị"), t("Nhiệm vụ"))
        for item in items:
            unit = [labels.unit(t, item.unit)]
            if item.role == SUPPORT:
                unit.append(t(labels.ROLE_LABELS[item.role]))
            if item.of > 1:
                unit.append(labels.members_left(t, item, narrow=True))
            text = self._words(item.task.text)
            if item.obstacle:
                text = _text(t("[vướng mắc] "), "yellow") + text
            table.add_row(
                _text(labels.urgency(t, item), STYLES[item.state]),
                _text(labels.window(t, item.window).replace("–", "–\n"), keep=True),
                _text(item.task.id),
                _text("\n".join(unit), keep=True),
                text,
            )
        return table

    def _quantities(self, result: Summary) -> None:
        """Draw what was counted, a row per task and unit, and say the sums."""
        t, rows = self._t, result.quantities
        if rows is None:
            return
        self._title(t("Số lượng"))
        several = len(result.statuses) > 1
        table = self._table(
            *([t("Kế hoạch")] if several else []), t("Mã"), t("Đơn vị"), t("Số lượng")
        )
        for row in rows:
            plan = [_text(row.plan.number)] if several else []
            unit = _text(labels.unit_name(t, row.plan, row.unit))
            table.add_row(*plan, _text(row.task.id), unit, _text(labels.quantities(t, row)))
        if rows:
            self._console.print(table)
            self._say(f"{t('Tổng số')}: {labels.counted(t, total(rows))}")
        else:
            self._say(t("Chưa có số lượng nào được ghi bằng --count."))

    def _late(self, items: Sequence[AgendaItem]) -> str:
        """Return the title of what is overdue. It sounds calm once the plans' periods are over."""
        over = all(item.ended for item in items)
        return self._t("Chưa hoàn thành") if over else self._t("Quá hạn")

    def _totals(self, result: Summary) -> RenderableType:
        t = self._t
        lines = [self._total(t("Tất cả phần việc"), result.all)]
        if result.dated.of != result.all.of:
            lines.append(self._total(t("Phần việc có hạn"), result.dated))
        return Group(*lines)

    def _total(self, name: str, counts: Counts) -> Text:
        t = self._t
        line = _text(f"{name}: {counts.done}/{counts.of}")
        if counts.percent is not None:
            line += _text(f" ({counts.percent}%)")
        for state in STATES:
            if counts[state]:
                line += _text(" · ") + _text(
                    f"{t(labels.STATE_LABELS[state])} {counts[state]}", STYLES[state]
                )
        return line

    def _rows(self, result: Summary) -> Table:
        t = self._t
        head = {"unit": t("Đơn vị"), "section": t("Mục"), "plan": t("Kế hoạch")}[result.per]
        table = self._table(head, t("Tiến độ"), t("Xong"), t("Tình trạng"))
        for row in result.rows:
            counts = row.counts
            rest = Text(", ").join(
                _text(f"{t(labels.STATE_LABELS[state])} {counts[state]}", STYLES[state])
                for state in STATES
                if counts[state] and state not in ("done", "cancelled")
            )
            name = row.name or labels.unit(t, row.code)
            if result.per == "section":
                name = f"{row.code} · {name}"
            table.add_row(_text(name), self._bar(counts), _text(f"{counts.done}/{counts.of}"), rest)
        return table

    def _bar(self, counts: Counts) -> Text:
        filled = counts.done * _BAR // counts.of if counts.of else 0
        full, empty = ("█", "░") if self._unicode else ("#", ".")
        return _text(full * filled, "green") + _text(empty * (_BAR - filled), "dim")

    def _words(self, text: str) -> Text:
        """Return a task's words: whole on a wide terminal, else their beginning."""
        shown = _text(text)
        if not self._wide:
            shown.truncate(_BEGINNING, overflow="ellipsis")
        return shown

    def _table(self, *heads: str) -> Table:
        table = Table(
            box=box.SIMPLE_HEAD if self._unicode else box.ASCII, pad_edge=False, expand=False
        )
        for head in heads:
            table.add_column(_text(head), overflow="fold")
        return table

    def _heading(self, text: str) -> None:
        self._console.print(_text(text, "bold"))

    def _title(self, text: str) -> None:
        self._console.print(Padding(_text(text, "bold"), (1, 0, 0, 0)))

    def _say(self, text: str) -> None:
        self._console.print(_text(text))

    def _ended(self, statuses: Iterable[PlanStatus], scope: Scope) -> None:
        for line in labels.plans_ended(self._t, statuses, scope):
            self._say(line)


def _keep_whole(table: Table, *columns: int) -> None:
    """Let other columns give way before the cells of these columns break."""
    for number in columns:
        table.columns[number].no_wrap = True


def _text(text: str, style: str = "", *, keep: bool = False) -> Text:
    """Return data as a Rich text: nothing in it is markup or controls the terminal.

    With `keep`, line ends stay. They are our own.
    """
    lines = text.split("\n") if keep else [text]
    return Text("\n".join(sanitize(line) for line in lines), style=style)
