"""Renders answers as plain text for pipes, mails and logs: one item per line, fields split by tabs.

Where there are several plans, each line begins with the id of its plan.

Nothing is cut off. Remarks (nothing found, a plan has ended) go to the other stream.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_day
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.records import FEW
from bdg_cli.domain.states import STATES
from bdg_cli.wording import labels
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.render.renderer import Extensions
    from bdg_cli.services.agenda import Agenda
    from bdg_cli.services.awaiting import ToConfirm
    from bdg_cli.services.edition_diff import Change
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.missing_units import MissingReport
    from bdg_cli.services.month_calendar import MonthCalendar
    from bdg_cli.services.plan_overview import Leftover, PlanOverview
    from bdg_cli.services.reminder_messages import Digest
    from bdg_cli.services.reminder_report import ReminderReport
    from bdg_cli.services.status import PlanStatus, TaskStatus
    from bdg_cli.services.summary import Counts, Summary
    from bdg_cli.services.task_detail import TaskDetail
    from bdg_cli.services.timeline import Timeline
    from bdg_cli.wording.language import Language


class TextRenderer:
    """Writes lines to `out`, remarks to `err`."""

    def __init__(self, t: Language, out: TextIO, err: TextIO) -> None:
        self._t = t
        self._out = out
        self._err = err

    def agenda(self, result: Agenda) -> None:
        """Write a line per item: urgency, window, task, unit, role, who is left, obstacle, text."""
        t = self._t
        several = len(result.statuses) > 1
        self._remark_ended(result.statuses, result.scope)
        for item in result.items:
            self._line(
                *((item.plan.id,) if several else ()),
                labels.urgency(t, item),
                labels.with_last_day(
                    t, item.plan, item.window, labels.item_window(t, item), result.today
                ),
                item.task.id,
                labels.unit(t, item.unit),
                t(labels.ROLE_LABELS[item.role]),
                labels.members_left(t, item),
                labels.item_remarks(t, item),
                item.task.text,
            )
        for remark in labels.agenda_remarks(t, result):
            self._remark(remark)

    def to_confirm(self, result: ToConfirm) -> None:
        """Write a line per completion: recorded on, task, unit, window, completed on, by, what
        shows it, text.
        """
        from bdg_cli.wording import confirmation  # few plans ask to confirm

        t = self._t
        several = len(result.statuses) > 1
        for one in result.items:
            self._line(
                *((one.plan.id,) if several else ()),
                labels.recorded_day(one.record),
                one.task.id,
                labels.unit_name(t, one.plan, one.unit),
                labels.window(t, one.window),
                confirmation.completed(t, one),
                one.record.by,
                labels.record_content(t, one.record),
                one.task.text,
            )
        for remark in confirmation.remarks(t, result):
            self._remark(remark)

    def listing(self, result: Listing) -> None:
        """Write a line per task: state, done/of, windows, id, leads, support, text."""
        t = self._t
        several = len(result.statuses) > 1
        for task in result.tasks:
            self._line(
                *((task.plan.id,) if several else ()),
                labels.task_state(t, task),
                f"{task.done}/{task.of}",
                labels.task_windows(t, task, result.today),
                task.task.id,
                labels.leads(t, task.task),
                ", ".join(task.task.units(SUPPORT)),
                task.task.text,
                labels.task_returned(t, task),
            )
        if not result.tasks:
            self._remark(labels.no_tasks(t, result))

    def units(self, plans: Sequence[Plan]) -> None:
        """Write a line per unit or member: code, name, other spellings."""
        several = len(plans) > 1
        for plan in plans:
            for group in plan.units:
                for unit in (group, *group.members):
                    self._line(
                        *((plan.id,) if several else ()),
                        unit.code,
                        unit.name,
                        "; ".join(unit.spellings),
                    )

    def logbook(self, result: Logbook) -> None:
        """Write a line per record: day, kind, task, unit, window, details, who, id, recorded on."""
        for line in result.lines:
            self._line(*labels.log_fields(self._t, line, several=result.several))
        if not result.lines:
            self._remark(labels.no_records(self._t, result))

    def alike(self, result: Logbook) -> None:
        """Write records in short, as they are shown before something is asked about them."""
        for one in labels.alike_records(self._t, result):
            self._line(" · ".join(one.said), one.units)

    def plan_overview(self, result: PlanOverview) -> None:
        """Write a line per plan: id, number, period, phase, done of all, overdue, title."""
        t = self._t
        for one in result.plans:
            self._line(
                one.plan.id,
                one.plan.number,
                labels.period(t, one.plan),
                labels.phase(t, one),
                labels.done_of(one.counts),
                labels.overdue(t, one.counts),
                one.plan.title,
            )

    def summary(self, result: Summary) -> None:
        """Write the totals, a line per row, then what is overdue or coming, and open obstacles."""
        t = self._t
        self._remark_ended(result.statuses, result.scope)
        several = len(result.totals) > 1
        self._line(t("tính đến ngày"), show_day(result.today))
        for totals in result.totals:
            of_plan = (totals.plan.id,) if several else ()
            self._line(*of_plan, t("tất cả"), *_counts(t, totals.all))
            self._line(*of_plan, t("có hạn"), *_counts(t, totals.dated))
        for row in result.rows:
            self._line(
                *((row.plan.id,) if several and result.per != "plan" else ()),
                labels.unit(t, row.code),
                row.name,
                *_counts(t, row.counts),
            )
        for item in (*result.overdue, *result.coming):
            self._line(
                *((item.plan.id,) if several else ()),
                labels.urgency(t, item),
                labels.item_window(t, item),
                item.task.id,
                labels.unit(t, item.unit),
                labels.members_left(t, item),
                item.task.text,
            )
        for one in result.obstacles:
            self._line(
                *((one.plan.id,) if several else ()),
                t("vướng mắc"),
                show_day(one.record.day),
                one.task.id,
                one.unit,
                one.record.details.text,
            )
        self._quantities(result)
        for remark in labels.last_remarks(t, result):
            self._remark(remark)

    def missing(self, report: MissingReport) -> None:
        """Write a paragraph for each window of each task."""
        from bdg_cli.render.missing_paragraph import paragraphs

        for text in paragraphs(self._t, report):
            self._line(text)

    def timeline(self, result: Timeline) -> None:
        """Write a line per task: first and last day, state, done/of, id, text."""
        several = len(result.found.statuses) > 1
        for plan in result.plans:
            for row in plan.rows:
                task = row.status
                self._line(
                    *((plan.plan.id,) if several else ()),
                    show_day(row.first) if row.first else "",
                    show_day(row.last) if row.last else "",
                    labels.task_state(self._t, task),
                    f"{task.done}/{task.of}",
                    task.task.id,
                    task.task.text,
                )
        if not result.plans:
            self._remark(labels.no_tasks(self._t, result.found))

    def month_calendar(self, result: MonthCalendar) -> None:
        """Write a line per event: day, what happens, state, done/of, id, text."""
        from bdg_cli.render import month_labels

        several = len(result.found.statuses) > 1
        for event in result.events:
            self._line(
                *((event.plan.id,) if several else ()),
                show_day(event.day),
                self._t(month_labels.WHAT_LABELS[event.what]),
                self._t(labels.STATE_LABELS[event.bar.state]),
                f"{event.bar.done}/{event.bar.of}",
                event.task.id,
                event.task.text,
            )
        if not result.events:
            self._remark(month_labels.no_events(self._t, result))

    def task_detail(self, result: TaskDetail) -> None:
        """Write the task, its roles, its assignments and its records, one per line."""
        t = self._t
        task = result.status.task
        plan = result.status.plan
        self._line(task.id, task.ref, task.text)
        if task.note:
            self._line(t("ghi chú"), task.note)
        for sentence in result.carried:
            self._line(t.say(sentence))
        if not task.units(LEAD):
            self._line(t(labels.ROLE_LABELS[LEAD]), labels.leads(t, task))
        for role in task.roles:
            unit = plan.unit(role.unit)
            self._line(
                t(labels.ROLE_LABELS[role.kind]),
                role.unit,
                unit.name if unit else "",
                labels.basis(t, role),
            )
        for one in result.status.assignments:
            self._line(
                labels.assignment_state(t, plan, one),
                labels.assignment_window(t, plan, one, result.today),
                labels.unit(t, one.unit),
                labels.completed_on(t, one),
                labels.assignment_remarks(t, one),
            )
        for counted in result.quantities:
            self._line(t("số lượng"), counted.unit, labels.quantities(t, counted))
        for line in result.log.lines:
            self._line(*labels.log_fields(t, line))

    def recorded(
        self,
        plans: Sequence[Plan],
        records: Sequence[Record],
        extended: Extensions,
        after: Sequence[TaskStatus] = (),
    ) -> None:
        """Write a line per record that was added; of many, how many, and what is left to do."""
        if len(records) > FEW:
            self._line(labels.batch_summary(self._t, records, after))
            return
        for record in records:
            self._line(*labels.record_fields(self._t, plans, record, extended.get(record.about)))

    def closed(self, plan: Plan, records: Sequence[Record], left: Sequence[Leftover]) -> None:
        """Write that a plan was closed, then a line per unit: what it leaves undone."""
        self.recorded((plan,), records, {})
        for one in left:
            self._line(
                one.name or labels.unit(self._t, ""),
                self._t.count("bỏ lại {n} phần việc", one.count),
                ", ".join(one.tasks),
            )

    def reminders(self, report: ReminderReport) -> None:
        """Write a line per unit and task: what becomes of it, unit, addresses, task, why, text."""
        from bdg_cli.render import reminder_words as words

        t = self._t
        plans = {plan.id for one in report.deliveries for plan in one.message.plans}
        for one in report.deliveries:
            for reminder in one.message.reminders:
                self._line(
                    *((reminder.item.plan.id,) if len(plans) > 1 else ()),
                    words.outcome(t, one),
                    one.message.unit,
                    ", ".join(one.addresses),
                    reminder.item.task.id,
                    words.reason(t, reminder, report.today),
                    t(labels.ROLE_LABELS[reminder.item.role]),
                    reminder.item.task.text,
                )
        for gone in report.left_out:
            self._line(t("đã gửi hôm nay"), gone.unit, words.left_out(t, gone))

    def digest(self, page: Digest) -> None:
        """Write the page."""
        from bdg_cli.render.digest_page import digest_lines

        self._out.write("\n".join(digest_lines(self._t, page)) + "\n")

    def draft_lines(self, draft: Draft) -> None:
        """Write a line per line of the document: its number, what it is, its words, the rule that
        decided, the one that would have decided otherwise.
        """
        from bdg_cli.render.draft_report import line_readings

        for one in line_readings(self._t, draft):
            self._line(one.number, one.kind, one.text, one.rule, one.second)

    def changes(self, changes: Sequence[Change]) -> None:
        """Write a line per task: what happened to it, its id, its words, and its former words."""
        from bdg_cli.render.draft_report import FATE_LABELS, fate_counts

        for one in changes:
            reworded = one.before if one.fate == "reworded" else ""
            self._line(self._t(FATE_LABELS[one.fate]), one.id, one.after or one.before, reworded)
        self._remark(fate_counts(self._t, changes))

    def _line(self, *fields: str) -> None:
        self._out.write("\t".join([sanitize(field) for field in fields]).rstrip("\t") + "\n")

    def _quantities(self, result: Summary) -> None:
        """Write what was counted, a line per task and unit, and the sums."""
        t, rows = self._t, result.quantities
        several = len(result.statuses) > 1
        for row in rows or ():
            plan = (row.plan.number,) if several else ()
            self._line(t("số lượng"), row.task.id, row.unit, labels.quantities(t, row), *plan)
        if rows:
            from bdg_cli.services.quantities import total  # few ask for sums

            self._line(t("tổng số"), labels.counted(t, total(rows)))
        elif rows is not None:
            self._remark(t("Chưa có số lượng nào được ghi bằng --count."))

    def _remark(self, text: str) -> None:
        self._err.write(text + "\n")

    def _remark_ended(self, statuses: Sequence[PlanStatus], scope: Scope) -> None:
        for line in labels.plans_ended(self._t, statuses, scope):
            self._remark(line)


def _counts(t: Language, counts: Counts) -> tuple[str, ...]:
    percent = "" if counts.percent is None else f"{counts.percent}%"
    parts = [
        f"{t(labels.STATE_LABELS[state])} {counts[state]}" for state in STATES if counts[state]
    ]
    return (f"{counts.done}/{counts.of}", percent, ", ".join(parts))
