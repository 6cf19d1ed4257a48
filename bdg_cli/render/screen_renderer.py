"""Renders answers as tables on a terminal, drawn by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from bdg_cli.domain.days import show_day
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.records import FEW
from bdg_cli.domain.states import STATES
from bdg_cli.render import reminder_words as words
from bdg_cli.render.digest_page import digest_lines
from bdg_cli.render.screen_layout import WIDE, ListEntry, ListLayout, packed, text
from bdg_cli.render.styles import FATE_STYLES, PHASE_STYLES, STYLES
from bdg_cli.services.quantities import total
from bdg_cli.wording import confirmation, labels, last_days
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.wrapping import LEAST_WORDS, beginning, wrap, wrap_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from rich.console import RenderableType
    from rich.text import Text

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.render.renderer import Extensions
    from bdg_cli.services.agenda import Agenda, AgendaItem
    from bdg_cli.services.awaiting import Awaiting, ToConfirm
    from bdg_cli.services.edition_diff import Change
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook, LogLine
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.missing_units import MissingReport
    from bdg_cli.services.month_calendar import MonthCalendar
    from bdg_cli.services.plan_overview import Leftover, PlanOverview
    from bdg_cli.services.reminder_messages import Digest
    from bdg_cli.services.reminder_report import ReminderReport
    from bdg_cli.services.status import PlanStatus, TaskStatus
    from bdg_cli.services.summary import Counts, Summary, SummaryRow
    from bdg_cli.services.task_detail import TaskDetail
    from bdg_cli.services.timeline import Timeline
    from bdg_cli.wording.labels import AlikeRecords
    from bdg_cli.wording.language import Language

_NARROW = 24
"""The most columns for how a line was read, to leave room for its words."""
_BAR = 10
_INDENT = 2
_GAP = 3
_ROW_GAPS = 13
"""What the columns of an overview take beside the name and the states."""
_FEW, _FEWER = 10, 5
"""So many things of a kind are shown in an overview: on a wide screen, and on a narrow one."""


class ScreenRenderer:
    """Draws for a terminal of a given width."""

    def __init__(self, t: Language, out: TextIO, *, width: int, color: bool, unicode: bool) -> None:
        self._t = t
        self._wide = width >= WIDE
        self._width = width
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
        self._unicode = unicode
        self._layout = ListLayout(width, self._unicode)
        self._after_table = False

    def agenda(self, result: Agenda) -> None:
        """Draw what is due, then say what is left out."""
        t = self._t
        self._ended(result.statuses, result.scope)
        if result.items:
            heads = t("Kế hoạch"), t("Còn bao lâu"), t("Thời gian"), t("Mã"), t("Đơn vị")
            several = len(result.statuses) > 1
            items = [self._item(one, result.today, several=several) for one in result.items]
            self._print(self._layout.entries([*heads, "", t("Nhiệm vụ")], items))
            self._arrows([(one.plan, one.window) for one in result.items], result.today)
        for remark in labels.agenda_remarks(t, result):
            self._say(remark)

    def to_confirm(self, result: ToConfirm) -> None:
        """Draw what waits to be confirmed, task by task, then say how."""
        t = self._t
        tasks: dict[tuple[str, str], list[Awaiting]] = {}
        for one in result.items:
            tasks.setdefault((one.plan.id, one.task.id), []).append(one)
        for (plan, task), items in tasks.items():
            of_plan = f" ({plan})" if len(result.statuses) > 1 else ""
            words = f"{task}{of_plan} · {items[0].task.text}"
            self._print(text("".join(beginning(sanitize(words), self._width, 1)), "bold"))
            entries = [
                ListEntry(
                    (
                        text(labels.recorded_day(one.record)),
                        text(labels.unit_name(t, one.plan, one.unit)),
                        text(confirmation.completed(t, one)),
                        text(one.record.by),
                    ),
                    labels.record_content(t, one.record),
                )
                for one in items
            ]
            heads = t("Ghi ngày"), t("Đơn vị"), t("Hoàn thành"), t("Người ghi"), t("Minh chứng")
            self._print(self._layout.entries(heads, entries))
        if tasks:
            self._say(t.count("{n} phần việc chờ xác nhận.", len(result.items)))
        for remark in confirmation.remarks(t, result):
            self._say(remark)

    def listing(self, result: Listing) -> None:
        """Draw tasks with their state and counts."""
        t = self._t
        several = len(result.statuses) > 1
        entries = [
            ListEntry(
                (
                    text(task.plan.id if several else ""),
                    text(task.task.id),
                    text(labels.task_state(t, task), STYLES[task.state]),
                    text(f"{task.done}/{task.of}" if task.of > 1 else ""),
                    text(labels.few_windows(t, task, result.today), keep=True),
                    text(labels.leads(t, task.task)),
                ),
                _after(labels.task_returned(t, task), task.task.text),
            )
            for task in result.tasks
        ]
        if entries:
            heads = t("Kế hoạch"), t("Mã"), t("Tình trạng"), t("Xong"), t("Thời gian")
            self._print(self._layout.entries([*heads, t("Chủ trì"), t("Nhiệm vụ")], entries))
            self._arrows(
                [(one.plan, span) for one in result.tasks for span in labels.shown_windows(one)],
                result.today,
            )
            self._say(t.count("{n} nhiệm vụ.", len(result.tasks)))
        else:
            self._say(labels.no_tasks(t, result))

    def units(self, plans: Sequence[Plan]) -> None:
        """Draw units, members below their group."""
        t = self._t
        for plan in plans:
            if len(plans) > 1:
                self._heading(labels.plan_title(self._t, plan, several=True))
            entries = [
                ListEntry((text(unit.code), text(unit.name)), "; ".join(unit.spellings), "dim")
                for group in plan.units
                for unit in (group, *group.members)
            ]
            self._print(self._layout.entries([t("Mã"), t("Tên"), t("Cách viết khác")], entries))

    def plan_overview(self, result: PlanOverview) -> None:
        """Draw plans with their figures."""
        t = self._t
        entries = [
            ListEntry(
                (
                    text(one.plan.id),
                    text(one.plan.number),
                    text(labels.period(t, one.plan), keep=True),
                    text(labels.phase(t, one), PHASE_STYLES[one.phase]),
                    text(labels.done_of(one.counts)),
                    text(labels.overdue(t, one.counts), STYLES["overdue"]),
                ),
                one.plan.title,
            )
            for one in result.plans
        ]
        heads = t("Mã"), t("Số"), t("Thời gian"), t("Tình trạng"), t("Xong"), t("Quá hạn")
        self._print(self._layout.entries([*heads, t("Kế hoạch")], entries))

    def logbook(self, result: Logbook) -> None:
        """Draw records in the order in which they were recorded."""
        t = self._t
        entries = [
            ListEntry(
                tuple(text(fact, "dim" if line.retracted else "") for fact in facts),
                said,
                "dim" if line.retracted else "",
            )
            for line in result.lines
            for *facts, said in (labels.log_row(t, line, several=result.several),)
        ]
        heads = t("Ghi ngày"), t("Kế hoạch"), t("Loại"), t("Nhiệm vụ"), t("Đơn vị"), t("Thời gian")
        if entries:
            more = t("Ngày"), t("Người ghi"), t("Số bản ghi"), t("Nội dung")
            self._print(
                self._layout.entries(
                    [*heads, *more],
                    entries,
                    shorter=[self._record(line, several=result.several) for line in result.lines],
                )
            )
        else:
            self._say(labels.no_records(t, result))

    def alike(self, result: Logbook) -> None:
        """Draw records in short: those that differ only by their units together."""
        for one in labels.alike_records(self._t, result):
            self._in_short(one)

    def summary(self, result: Summary) -> None:
        """Draw the dashboard: what matters most comes first."""
        t = self._t
        several = len(result.totals) > 1
        if not result.statuses:
            for remark in labels.last_remarks(t, result):
                self._say(remark)
            return
        self._say(t("Tính đến ngày {day}", day=result.today))
        self._ended(result.statuses, result.scope)
        for totals in result.totals:
            self._heading(labels.plan_title(self._t, totals.plan, several=several))
            self._total(t("Tất cả phần việc"), totals.all)
            if totals.dated.of not in (0, totals.all.of):
                self._total(t("Trong đó, việc có thời hạn"), totals.dated)
            if result.per != "plan":
                self._print(self._rows(result, totals.plan))
        if result.per == "plan":
            self._print(self._rows(result, None))
        self._some_items(self._late(result.overdue), result.overdue, result)
        self._some_items(t("Sắp tới"), result.coming, result)
        if result.obstacles:
            self._title(t("Vướng mắc chưa giải quyết"))
            few = result.obstacles[: self._few]
            self._print(
                self._layout.lines(
                    [
                        ListEntry(
                            (
                                text(one.plan.id if several else ""),
                                text(show_day(one.record.day)),
                                text(one.task.id),
                                text(one.unit),
                            ),
                            one.record.details.text,
                        )
                        for one in few
                    ]
                )
            )
            more = len(result.obstacles) - len(few)
            if more:
                self._say(t.count("… và {n} vướng mắc nữa: bdg status --json", more))
        self._quantities(result)
        for remark in labels.last_remarks(t, result):
            self._say(remark)

    def missing(self, report: MissingReport) -> None:
        """Write a paragraph for each window of each task; the terminal wraps them, to be copied."""
        from bdg_cli.render.missing_paragraph import paragraphs

        for paragraph in paragraphs(self._t, report):
            self._console.print(text(paragraph), soft_wrap=False)

    def timeline(self, result: Timeline) -> None:
        """Draw tasks along time."""
        from bdg_cli.render.timeline_screen import timeline_parts

        if not result.plans:
            self._say(labels.no_tasks(self._t, result.found))
            return
        for part in timeline_parts(self._t, result, self._layout):
            self._print(part)

    def month_calendar(self, result: MonthCalendar) -> None:
        """Draw a month."""
        from bdg_cli.render.month_screen import month_parts

        for part in month_parts(self._t, result, self._layout):
            self._print(part)

    def task_detail(self, result: TaskDetail) -> None:
        """Draw one task."""
        t = self._t
        task, plan = result.status.task, result.status.plan
        self._heading(f"{task.id} · {labels.plan_number(t, plan)}")
        self._say(task.text)
        if task.note:
            self._say(t("Ghi chú: {note}", note=task.note))
        for sentence in result.carried:
            self._say(t.say(sentence))
        roles = [
            ListEntry(
                (
                    text(t(labels.ROLE_LABELS[role.kind])),
                    text(labels.unit_name(t, plan, role.unit)),
                    text(labels.basis(t, role)),
                )
            )
            for role in task.roles
        ]
        if not task.units(LEAD):
            lead = text(t(labels.ROLE_LABELS[LEAD])), text(labels.leads(t, task)), text("")
            roles.insert(0, ListEntry(lead))
        heads = [t("Vai trò"), t("Đơn vị"), t("Căn cứ"), ""]
        self._print(self._layout.entries(heads, roles))
        self._title(t("Phần việc, tính đến ngày {day}", day=result.today))
        self._assignments(result)
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
        """Draw what was added: a line for records that differ only by their units; of many, how
        many, and what is left to do.
        """
        mark = "✓ " if self._unicode else "* "
        if len(records) > FEW:
            said = labels.batch_summary(self._t, records, after)
            self._console.print(text(mark, "green") + text(said))
            return
        for one in labels.alike_recorded(self._t, plans, records, extended):
            self._in_short(one, mark)

    def closed(self, plan: Plan, records: Sequence[Record], left: Sequence[Leftover]) -> None:
        """Draw that a plan was closed, and what is left undone in it."""
        self.recorded((plan,), records, {})
        if left:
            self._title(labels.left_undone(self._t, left))
            self._print(
                self._layout.entries(
                    ["", "", ""],
                    [
                        ListEntry(
                            (text(one.name or labels.unit(self._t, "")), text(str(one.count))),
                            ", ".join(one.tasks),
                        )
                        for one in left
                    ],
                    whole=True,
                )
            )

    def reminders(self, report: ReminderReport) -> None:
        """Draw each unit with its tasks, then what is left out."""
        t = self._t
        for place, one in enumerate(report.deliveries):
            if place:
                self._say("")
            head = f"{one.message.name} · {words.addresses(t, one)}"
            if one.outcome not in ("planned", "no-address"):
                head += f" · {words.outcome(t, one)}"
            self._heading(sanitize(head))
            entries = [
                ListEntry(
                    (
                        text(words.reason(t, each, report.today), STYLES[each.item.state]),
                        text(each.item.task.id),
                        text("" if each.item.role == LEAD else t(labels.ROLE_LABELS[SUPPORT])),
                    ),
                    each.item.task.text,
                )
                for each in one.message.reminders
            ]
            self._print(self._layout.lines(entries))
        if report.left_out:
            if report.deliveries:
                self._say("")
            self._heading(t("Hôm nay đã gửi, không gửi lại:"))
            for gone in report.left_out:
                self._say("  " + sanitize(words.left_out(t, gone)))

    def digest(self, page: Digest) -> None:
        """Draw the page."""
        for line in digest_lines(self._t, page):
            self._say(line)

    def draft_lines(self, draft: Draft) -> None:
        """Draw how each line of a document was read. Tasks stand out."""
        from bdg_cli.render.draft_report import line_readings

        t = self._t
        table = self._layout.table(t("Dòng"), t("Được hiểu là"), t("Lời văn"))
        table.columns[1].max_width = _NARROW
        for one in line_readings(t, draft):
            style = "" if one.is_task else "dim"
            table.add_row(*(text(cell, style) for cell in (one.number, one.kind, one.text)))
            why = [t("vì: {rule}", rule=one.rule)] if not one.by_place else []
            why += [t("rồi mới đến: {rule}", rule=one.second)] if one.second else []
            for said in why:
                table.add_row(text(""), text(""), text(said, "dim"))
        self._print(table)

    def changes(self, changes: Sequence[Change]) -> None:
        """Draw what happened to each task; a reworded one has its former words, too."""
        from bdg_cli.render.draft_report import FATE_LABELS, fate_counts

        t = self._t
        table = self._layout.table(t("Thay đổi"), t("Mã"), t("Lời văn"))
        for one in changes:
            words = text(one.after or one.before)
            if one.fate == "reworded":
                words += text(f"\n{t('trước đây')}: ", "dim", keep=True) + text(one.before, "dim")
            table.add_row(
                text(t(FATE_LABELS[one.fate]), FATE_STYLES[one.fate]), text(one.id), words
            )
        if changes:
            self._print(table)
        self._say(fate_counts(t, changes))

    @property
    def _few(self) -> int:
        return _FEW if self._wide else _FEWER

    def _in_short(self, one: AlikeRecords, mark: str = "") -> None:
        first, *rest = one.said
        parts = [text(mark, "green") + text(first), *map(text, rest)]
        self._print(packed(parts, " · ", self._width, indent=_INDENT))
        if one.units:
            lines = wrap(one.units, self._width - _INDENT)
            self._print(Padding(text("\n".join(lines), keep=True), (0, 0, 0, _INDENT)))

    def _record(self, line: LogLine, *, several: bool) -> ListEntry:
        """Return a record for a narrow screen: who recorded it, and when, is part of the words."""
        t = self._t
        recorded, plan, kind, task, unit, times, day, who, record_id, said = labels.log_row(
            t, line, several=several
        )
        style = "dim" if line.retracted else ""
        facts = (day, plan, kind, task, unit, times, record_id)
        signed = t("{who} ghi ngày {day}", who=who, day=recorded)
        return ListEntry(
            tuple(text(fact, style) for fact in facts),
            f"{said} · {signed}" if said else signed,
            style,
        )

    def _item(self, item: AgendaItem, today: date, *, several: bool) -> ListEntry:
        t = self._t
        unit = [labels.unit(t, item.unit)]
        times = last_days.marked(item.plan, item.window, labels.item_window(t, item), today)
        if item.role == SUPPORT:
            unit.append(t(labels.ROLE_LABELS[item.role]))
        if item.of > 1:
            unit.append(labels.members_left(t, item))
        return ListEntry(
            (
                text(item.plan.id if several else ""),
                text(labels.urgency(t, item), STYLES[item.state]),
                text(times.replace("–", "–\n"), keep=True),
                text(item.task.id),
                text("\n".join(unit), keep=True),
                self._remarks(item),
            ),
            _after(labels.returned(t, item), item.task.text),
            same="" if item.returned else f"{item.plan.id} {item.task.id}",
        )

    def _remarks(self, item: AgendaItem) -> Text:
        said = [self._t("[vướng mắc]")] if item.obstacle else []
        said += [self._t("[trả lại]")] if item.returned else []
        return text(" ".join(said), "yellow")

    def _some_items(self, title: str, items: Sequence[AgendaItem], result: Summary) -> None:
        """Draw the first items, one line each, under a title."""
        if not items:
            return
        t = self._t
        several = len(result.totals) > 1
        few = items[: self._few]
        self._title(title)
        self._print(self._layout.lines([self._short(one, result.today, several) for one in few]))
        if len(items) > len(few):
            self._say(t.count("… và {n} việc nữa: bdg due", len(items) - len(few)))

    def _short(self, item: AgendaItem, today: date, several: bool) -> ListEntry:  # noqa: FBT001 -- private
        t = self._t
        last = item.window.last if item.window else item.plan.period.last
        unit = labels.unit(t, item.unit)
        return ListEntry(
            (
                text(item.plan.id if several else ""),
                text(labels.urgency(t, item), STYLES[item.state]),
                text(show_day(last).removesuffix(f"/{today.year:04}")),
                text(item.task.id),
                text(f"{unit} {item.missing}/{item.of}" if item.of > 1 else unit),
                self._remarks(item),
            ),
            item.task.text,
            same=f"{item.plan.id} {item.task.id}",
        )

    def _quantities(self, result: Summary) -> None:
        """Draw what was counted, a row per task and unit, and say the sums."""
        t, rows = self._t, result.quantities
        if rows is None:
            return
        self._title(t("Số lượng"))
        several = len(result.statuses) > 1
        entries = [
            ListEntry(
                (
                    text(row.plan.id if several else ""),
                    text(row.task.id),
                    text(labels.unit_name(t, row.plan, row.unit)),
                    text(labels.quantities(t, row)),
                )
            )
            for row in rows
        ]
        if rows:
            heads = [t("Kế hoạch"), t("Mã"), t("Đơn vị"), t("Số lượng"), ""]
            self._print(self._layout.entries(heads, entries))
            self._say(f"{t('Tổng số')}: {labels.counted(t, total(rows))}")
        else:
            self._say(t("Chưa có số lượng nào được ghi bằng --count."))

    def _late(self, items: Sequence[AgendaItem]) -> str:
        """Return the title of what is overdue. It sounds calm once the plans' periods are over."""
        over = all(item.ended for item in items)
        return self._t("Chưa hoàn thành") if over else self._t("Quá hạn")

    def _total(self, name: str, counts: Counts) -> None:
        t = self._t
        percent = "" if counts.percent is None else f" ({counts.percent}%)"
        parts = [text(f"{name}: {counts.done}/{counts.of}{percent}")]
        parts += [
            text(f"{t(labels.STATE_LABELS[state])} {counts[state]}", STYLES[state])
            for state in STATES
            if counts[state]
        ]
        self._print(packed(parts, " · ", self._width))

    def _rows(self, result: Summary, plan: Plan | None) -> RenderableType:
        t = self._t
        head = {"unit": t("Đơn vị"), "section": t("Mục"), "plan": t("Kế hoạch")}[result.per]
        bars = (t("Tiến độ"),) if self._wide else ()
        table = self._layout.table(head, *bars, t("Xong"), t("Tình trạng"))
        rows = [row for row in result.rows if plan is None or row.plan is plan]
        names = [self._name(row, result.per) for row in rows]
        widest = max((len(name) for name in names), default=0)
        left = self._width - widest - len(t("Xong")) - _ROW_GAPS - len(bars) * (_BAR + _GAP)
        for name, row in zip(names, rows, strict=True):
            bar = (self._bar(row.counts),) if bars else ()
            table.add_row(
                text(name),
                *bar,
                text(labels.fraction(row.counts)),
                self._unfinished(row.counts, left),
            )
        return table

    def _name(self, row: SummaryRow, per: str) -> str:
        name = row.name or labels.unit(self._t, row.code)
        return f"{row.code} · {name}" if per == "section" else name

    def _unfinished(self, counts: Counts, width: int) -> Text:
        parts = [
            text(f"{self._t(labels.STATE_LABELS[state])} {counts[state]}", STYLES[state])
            for state in STATES
            if counts[state] and state not in ("done", "cancelled")
        ]
        return packed(parts, ", ", max(width, LEAST_WORDS))

    def _bar(self, counts: Counts) -> Text:
        filled = counts.done * _BAR // counts.of if counts.of else 0
        full, empty = ("█", "░") if self._unicode else ("#", ".")
        return text(full * filled, "green") + text(empty * (_BAR - filled), "dim")

    def _assignments(self, result: TaskDetail) -> None:
        """Draw the assignments of a task, those that are owed first."""
        t = self._t
        plan = result.status.plan
        ordered = sorted(result.status.assignments, key=lambda one: not one.unfinished)
        entries = [
            ListEntry(
                (
                    text(labels.unit_name(t, plan, one.unit)),
                    text(labels.assignment_window(t, plan, one, result.today, short=True)),
                    text(labels.assignment_state(t, plan, one), STYLES[one.state]),
                    text(show_day(one.history.completed_on) if one.history.completed_on else ""),
                    text(t("có vướng mắc") if one.obstacles else "", "yellow"),
                ),
                confirmation.returned(t, [one.returned], of=1) if one.returned else "",
                "yellow",
            )
            for one in ordered
        ]
        heads = [t("Đơn vị"), t("Thời gian"), t("Tình trạng"), t("Hoàn thành"), "", ""]
        self._print(self._layout.entries(heads, entries))
        self._arrows([(plan, one.window) for one in ordered if one.unfinished], result.today)

    def _arrows(self, windows: Iterable[tuple[Plan, Window | None]], today: date) -> None:
        """Say what arrows beside windows mean, if there are any."""
        said = last_days.footnote(self._t, windows, today)
        if said:
            self._say(said)

    def _print(self, what: RenderableType) -> None:
        self._console.print(what)
        self._after_table = isinstance(what, Table)  # which ends with an empty line

    def _heading(self, words: str) -> None:
        self._print(text(wrap_lines(words, self._width), "bold", keep=True))

    def _title(self, words: str) -> None:
        above = 0 if self._after_table else 1
        self._print(Padding(text(words, "bold"), (above, 0, 0, 0)))

    def _say(self, words: str) -> None:
        self._print(text(wrap_lines(words, self._width), keep=True))

    def _ended(self, statuses: Iterable[PlanStatus], scope: Scope) -> None:
        for line in labels.plans_ended(self._t, statuses, scope):
            self._say(line)


def _after(remark: str, words: str) -> str:
    """Return the words of a task, after what has to be seen first if there is anything."""
    return f"{remark[:1].upper()}{remark[1:]} · {words}" if remark else words
