"""Plain lines for pipes, mails and logs: one record a line, fields apart by a tab, nothing cut.

Remarks (nothing found, a plan that is over) go to the other stream, so that lines stay records.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_day
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.states import STATES
from bdg_cli.render import words
from bdg_cli.render.untrusted import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.drafting.draft import Draft
    from bdg_cli.render.language import Language
    from bdg_cli.services.agenda import Agenda
    from bdg_cli.services.edition_diff import Change
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook, LogLine
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.services.summary import Counts, Summary
    from bdg_cli.services.task_detail import TaskDetail


class PlainRenderer:
    """Writes lines to `out`, remarks to `err`."""

    def __init__(self, t: Language, out: TextIO, err: TextIO) -> None:
        self._t = t
        self._out = out
        self._err = err

    def agenda(self, result: Agenda) -> None:
        """One line an item: how urgent, window, task, unit, role, how many are missing, text."""
        t = self._t
        self._remark_ended(result.statuses)
        for item in result.items:
            self._line(
                words.pressing(t, item),
                words.window(t, item.window),
                item.task.id,
                words.unit(t, item.unit),
                t(words.ROLES[item.role]),
                words.missing(t, item),
                t("có vướng mắc") if item.obstacle else "",
                item.task.text,
            )
        for remark in words.agenda_remarks(t, result):
            self._remark(remark)

    def listing(self, result: Listing) -> None:
        """One line a task: state, done/of, windows, id, leads, text."""
        t = self._t
        for task in result.tasks:
            windows = [words.window(t, one) for one in task.task.windows]
            self._line(
                t(words.STATES[task.state]),
                f"{task.done}/{task.of}",
                ", ".join(windows) or t("không có hạn"),
                task.task.id,
                words.leads(t, task.task),
                ", ".join(task.task.units(SUPPORT)),
                task.task.text,
            )
        if not result.tasks:
            self._remark(t("Không có nhiệm vụ nào như vậy."))

    def units(self, plans: Sequence[Plan]) -> None:
        """One line a unit or member: code, name, other spellings."""
        for plan in plans:
            for group in plan.units:
                for unit in (group, *group.members):
                    self._line(unit.code, unit.name, "; ".join(unit.spellings))

    def logbook(self, result: Logbook) -> None:
        """One line a record: day, kind, task, unit, window, what it says, who, when, id."""
        for line in result.lines:
            self._line(*log_fields(self._t, line))
        if not result.lines:
            self._remark(self._t("Sổ theo dõi chưa có bản ghi nào như vậy."))

    def summary(self, result: Summary) -> None:
        """Totals, then a line a row, then what is overdue, what comes, and open obstacles."""
        t = self._t
        self._remark_ended(result.statuses)
        self._line(t("tính đến ngày"), show_day(result.today))
        self._line(t("tất cả"), *_counts(t, result.all))
        self._line(t("có hạn"), *_counts(t, result.dated))
        for row in result.rows:
            self._line(words.unit(t, row.code), row.name, *_counts(t, row.counts))
        for item in (*result.overdue, *result.coming):
            self._line(
                words.pressing(t, item),
                words.window(t, item.window),
                item.task.id,
                words.unit(t, item.unit),
                words.missing(t, item),
                item.task.text,
            )
        for one in result.obstacles:
            self._line(
                t("vướng mắc"),
                show_day(one.record.day),
                one.task.id,
                one.unit,
                one.record.details.text,
            )

    def sheet(self, result: TaskDetail) -> None:
        """Write the task, its roles, its assignments and its records, one a line."""
        t = self._t
        task = result.status.task
        plan = result.status.plan
        self._line(task.id, task.ref, task.text)
        if task.note:
            self._line(t("ghi chú"), task.note)
        if not task.units(LEAD):
            self._line(t(words.ROLES[LEAD]), words.leads(t, task))
        for role in task.roles:
            unit = plan.unit(role.unit)
            self._line(
                t(words.ROLES[role.kind]),
                role.unit,
                unit.name if unit else "",
                words.basis(t, role),
            )
        for one in result.status.assignments:
            self._line(
                t(words.STATES[one.state]),
                words.assignment_window(t, one),
                words.unit(t, one.unit),
                t("hoàn thành ngày {day}", day=one.history.completed_on)
                if one.history.completed_on
                else "",
                t("có vướng mắc") if one.history.obstacles else "",
            )
        for line in result.log.lines:
            self._line(*log_fields(t, line))

    def written(self, plans: Sequence[Plan], records: Sequence[Record]) -> None:
        """One line a record that was written."""
        for record in records:
            self._line(*words.record(self._t, plans, record))

    def reading(self, draft: Draft) -> None:
        """One line a line of the document: its number, what it is, its words."""
        from bdg_cli.render.drafts import lines_read

        for _, *cells in lines_read(self._t, draft):
            self._line(*cells)

    def changes(self, changes: Sequence[Change]) -> None:
        """One line a task: what became of it, its id, its words, and those it had before."""
        from bdg_cli.render.drafts import FATES, counted

        for one in changes:
            reworded = one.before if one.fate == "reworded" else ""
            self._line(self._t(FATES[one.fate]), one.id, one.after or one.before, reworded)
        self._remark(counted(self._t, changes))

    def _line(self, *fields: str) -> None:
        self._out.write("\t".join([clean(field) for field in fields]).rstrip("\t") + "\n")

    def _remark(self, text: str) -> None:
        self._err.write(text + "\n")

    def _remark_ended(self, standings: Sequence[PlanStatus]) -> None:
        for standing in standings:
            if standing.ended:
                self._remark(words.over(self._t, standing))


def log_fields(t: Language, line: LogLine) -> tuple[str, ...]:
    """Return what is shown of a record, a field each."""
    record = line.record
    kind = t(words.KINDS[record.kind]) if record.kind in words.KINDS else record.kind
    return (
        show_day(record.day),
        kind + (" " + t("(đã hoàn tác)") if line.retracted else ""),
        record.about.task,
        record.about.unit,
        words.window_key(t, record.about.window),
        words.details(t, record),
        record.by,
        record.id[:8],
    )


def _counts(t: Language, counts: Counts) -> tuple[str, ...]:
    percent = "" if counts.percent is None else f"{counts.percent}%"
    parts = [f"{t(words.STATES[state])} {counts[state]}" for state in STATES if counts[state]]
    return (f"{counts.done}/{counts.of}", percent, ", ".join(parts))
