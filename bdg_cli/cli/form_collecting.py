"""`bdg collect`, step by step: read, understand, ask, show, and record as one batch."""

from __future__ import annotations

import os

from bdg_cli.cli.context import open_context, open_workspace
from bdg_cli.cli.recording_verbs import record_stamp
from bdg_cli.domain.days import date
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import UNDO
from bdg_cli.domain.value import Value
from bdg_cli.render.collected_report import CollectedReport
from bdg_cli.services.collecting import Collected, Collecting, forms_back, together, undo_of
from bdg_cli.services.filled_form import FormProblem
from bdg_cli.services.form_answers import FormReader
from bdg_cli.services.form_filling import forms
from bdg_cli.services.form_layout import day_words
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.workspace.commit import commit_decisions, preview_decisions
from bdg_cli.workspace.form_files import form_files, read_form_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Entry, Record
    from bdg_cli.services.collecting import NewRecord, Refusal
    from bdg_cli.services.filled_form import FilledForm
    from bdg_cli.services.form_answers import Doubt, Understood
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.workspace.workspace import Workspace


class CollectRequest(Value):
    """What a call asks."""

    files: tuple[str, ...]
    plan: Sequence[str] | None
    by: str | None
    yes: bool
    replacing: bool
    early: bool
    json: bool


def collect(env: Env, asked: CollectRequest) -> int:
    """Record the answers of forms, or say why not. Raises RefusedError if something is unclear."""
    workspace = open_workspace(env)
    workspace.require_one()  # the key of a row is made of the plan's own id
    workspace.check_identity()
    found = _read(asked.files)
    plans = workspace.plans(asked.plan or ())
    understood = _understood(env, found, plans)
    report = CollectedReport(env.t, env.stdout, env.stderr, json=asked.json)
    report.remarks(found, understood)
    run = _Run(env, workspace, plans, understood, asked)
    collected = run.preview()
    problems = (*understood.problems, *[_refused(one) for one in collected.refusals])
    if problems:
        report.problems(problems)
        raise RefusedError(
            "forms-unclear",
            say_n("Có {n} chỗ chưa rõ trong các phiếu; chưa ghi gì.", len(problems)),
            say("Sửa các ô ấy trong phiếu, lưu lại rồi thu lại."),
        )
    new = collected.entries(replace=asked.replacing)
    back = asked.replacing and bool(collected.differences)
    report.preview(collected, plans, replace=asked.replacing)
    if new or back:
        if not asked.yes and not _is_agreed(env, new, report):
            env.stderr.write(env.t("Không ghi gì.") + "\n")
            return 0
        recorded = run.commit(collected)
        env.note_recorded()
        report.recorded(recorded)
    else:
        report.nothing_new()
    return 1 if collected.differences and not asked.replacing else 0


def _read(files: Sequence[str]) -> list[FilledForm]:
    from bdg_cli.forms.packages import MOST_BYTES
    from bdg_cli.forms.workbook_reading import read_form  # fails without openpyxl

    return [
        read_form(read_form_file(path, MOST_BYTES), os.path.basename(path))
        for path in form_files(files)
    ]


def _understood(env: Env, found: Sequence[FilledForm], plans: Sequence[Plan]) -> Understood:
    """Understand the forms; on a terminal ask which of two days is meant."""
    reader = FormReader(plans, today=env.today())
    first = reader.understand(found)
    if not first.doubts or not env.can_ask():
        return first
    settled = {
        (one.file, one.sheet, one.cell): day
        for one in first.doubts
        if (day := _asked(env, one)) is not None
    }
    return reader.understand(found, settled)


def _asked(env: Env, doubt: Doubt) -> date | None:
    """Ask which day a cell means; None if it is neither."""
    for day in doubt.days:
        question = env.t(
            "{file}, {sheet}!{cell}: có phải là {day}?",
            file=doubt.file,
            sheet=doubt.sheet,
            cell=doubt.cell,
            day=day_words(day),
        )
        if env.ask(question):
            return day
    return None


def _is_agreed(env: Env, new: Sequence[NewRecord], report: CollectedReport) -> bool:
    """Ask whether to record. Raises RefusedError where nobody can answer."""
    if not env.can_ask():
        report.not_recorded()
        raise RefusedError(
            "not-asked",
            say("Lệnh chạy tự động, không hỏi lại được nên chưa ghi gì."),
            say("Xem những gì sẽ ghi ở trên; nếu đúng thì thêm --yes."),
        )
    env.stdout.flush()
    return env.ask(env.t.count("Ghi {n} bản ghi vào sổ?", len(new)))


class _Run:
    """Decides first without writing, then once more under the lock; both have to agree."""

    def __init__(
        self,
        env: Env,
        workspace: Workspace,
        plans: Sequence[Plan],
        understood: Understood,
        asked: CollectRequest,
    ) -> None:
        self._env, self._workspace, self._asked = env, workspace, asked
        self._today = env.today()
        self._collecting = Collecting(
            understood.answers, today=self._today, collector=env.user(asked.by), early=asked.early
        )
        known = {(plan.id, task.id): (plan, task) for plan in plans for task in plan.tasks}
        self._tasks: list[tuple[Plan, Task]] = [known[one] for one in self._collecting.tasks]
        self._decided: dict[tuple[str, str], Collected] = {}

    def preview(self) -> Collected:
        """Return what would be recorded."""

        def decide(status: TaskStatus, past: Past) -> tuple[Entry, ...]:
            decided = self._collecting.decide(status, past)
            self._decided[status.plan.id, status.task.id] = decided
            return ()

        preview_decisions(self._workspace, self._tasks, decide, today=self._today)
        return together(list(self._decided.values()))

    def commit(self, collected: Collected) -> tuple[Record, ...]:
        """Record what was shown. Raises RefusedError if something else would be recorded now."""

        def decide(status: TaskStatus, past: Past) -> tuple[Entry, ...]:
            decided = self._collecting.decide(status, past)
            if decided != self._decided[status.plan.id, status.task.id]:
                raise RefusedError(
                    "changed-meanwhile",
                    say("Sổ theo dõi vừa có bản ghi mới; chưa ghi gì."),
                    say("Gõ lại bdg collect để xem."),
                )
            new = [one.entry for one in decided.entries(replace=self._asked.replacing)]
            if not self._asked.replacing:
                return tuple(new)
            back = [entry for what in decided.differences for entry in undo_of(what, self._today)]
            return (*back, *new)

        return commit_decisions(
            self._workspace,
            self._tasks,
            decide,
            today=self._today,
            stamp=self._stamp(collected.entries(replace=self._asked.replacing)),
        )

    def _stamp(self, new: Sequence[NewRecord]) -> Callable[[Entry, int, str], Record]:
        """Return what makes records: with the id of the answer, by who filled in the form."""
        known = {(one.entry.about, one.entry.kind): one for one in new}
        plain = record_stamp(self._env, self._asked.by)

        def stamp(entry: Entry, number: int, batch: str) -> Record:
            record = plain(entry, number, batch)
            if entry.kind == UNDO:
                return record
            one = known[entry.about, entry.kind]
            return record.replace(
                id=one.id, batch=batch or one.id, by=one.answer.source.by or record.by
            )

        return stamp


def _refused(one: Refusal) -> FormProblem:
    source = one.answer.source
    return FormProblem(source.file, source.sheet, source.cell, one.message, one.hint)


def tell_missing(
    env: Env,
    files: Sequence[str],
    plan: Sequence[str] | None,
    since: str | None,
    *,
    json: bool,
) -> int:
    """Tell which units owe something, and have no form in the ledger since a day or in files."""
    from bdg_cli.cli.context import day_of

    context = open_context(env, plan, None)
    context.workspace.require_one()
    today = context.today
    first = (
        day_of(env, since, lambda: context.plans)
        if since
        else date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    )
    asked = forms(
        context.statuses(StatusQuery(roles=(LEAD,), apart=True)),
        today=today,
        scope=context.scope(env, ["all"]),
    )
    back = set(forms_back(context.workspace.ledger.read(), first))
    if files:
        plans = context.workspace.plans(plan or ())
        back |= FormReader(plans, today=today).understand(_read(files)).units
    left = [form for form in asked if not any((one.id, form.code) in back for one in form.plans)]
    report = CollectedReport(env.t, env.stdout, env.stderr, json=json)
    report.missing(left, of=len(asked), since=first)
    return 0
