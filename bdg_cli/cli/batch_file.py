"""`bdg done --from`: what a table says was done, recorded as one batch or not at all."""

from __future__ import annotations

from bdg_cli.cli.context import ids_in_force, named_task, open_workspace
from bdg_cli.cli.recording_verbs import day_recorded, record_stamp, show_recorded
from bdg_cli.domain.errors import BatchError, LineProblem, RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of
from bdg_cli.domain.value import Value
from bdg_cli.services import recording
from bdg_cli.services.batch_rows import read_rows
from bdg_cli.services.unit_lookup import scope_of
from bdg_cli.storage.regular_files import NotRegularError, read_handed_over
from bdg_cli.workspace import commit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import AssignmentKey, Details, Entry
    from bdg_cli.services.assignment_selection import AssignmentSelector
    from bdg_cli.services.batch_rows import BatchRow
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.workspace.workspace import Workspace


class TableRequest(Value):
    """A table of what was done, and what the options say of the rows that leave something out."""

    file: str
    tasks: Sequence[str]
    target: TargetOptions
    shared: RecordOptions
    wanted: AssignmentSelector
    details: Details


class ResolvedRow(Value):
    """A row whose task, units and day are known."""

    line: int
    plan: Plan
    task: Task
    scope: Scope
    day: date
    details: Details


class _Deciding:
    """Decides about the rows, task by task, and collects what is wrong with any of them."""

    def __init__(self, asked: TableRequest, rows: Sequence[ResolvedRow], tasks: int) -> None:
        self._file = asked.file
        self._rows = rows
        self._wanted = asked.wanted
        self._left = tasks
        self._lines: dict[AssignmentKey, int] = {}
        self._problems: list[LineProblem] = []
        self.skipped: list[ResolvedRow] = []
        self.extended: dict[AssignmentKey, date] = {}

    def decide(self, status: TaskStatus, past: Past) -> tuple[Entry, ...]:
        """Return what the rows about a task record; after the last task, raises BatchError."""
        self.extended.update(status.extensions)
        entries: list[Entry] = []
        for row in self._rows:
            if (row.plan.id, row.task.id) != (status.plan.id, status.task.id):
                continue
            wanted = self._wanted.replace(scope=row.scope)
            try:
                found = recording.done(status, wanted, on=row.day, details=row.details, past=past)
            except RefusedError as error:
                self._problems.append(LineProblem(row.line, error.message, error.hint))
                continue
            if not found:
                self.skipped.append(row)
            for entry in found:
                first = self._lines.setdefault(entry.about, row.line)
                if first != row.line:
                    self._problems.append(_again(status, row, first))
            entries += found
        self._left -= 1
        if self._problems and not self._left:
            raise BatchError(self._file, self._problems)
        return tuple(entries)


def record_file(env: Env, asked: TableRequest) -> int:
    """Record each row of a table, all of them or none, and show it.

    What a row leaves out comes from the options. Raises BatchError with all lines that are wrong.
    """
    shared = asked.shared
    if asked.target.unit or shared.each or shared.except_:
        raise UsageError(
            "from-with-units",
            say("--from không đi cùng --unit, --each hay --except."),
            say("Đơn vị lấy từ cột “đơn vị” của tệp."),
        )
    rows = read_rows(_text_of(env, asked.file), asked.file)
    workspace = open_workspace(env)
    workspace.check_identity()
    resolved = _resolved(env, workspace, rows, asked)
    found = list({(row.plan.id, row.task.id): (row.plan, row.task) for row in resolved}.values())
    deciding = _Deciding(asked, resolved, len(found))
    records = commit.commit_decisions(
        workspace,
        found,
        deciding.decide,
        today=env.today(),
        stamp=record_stamp(env, shared.by),
    )
    env.note_recorded()
    extended = deciding.extended
    show_recorded(env, workspace, records, extended, named=shared.plan, json=shared.json)
    for row in deciding.skipped:
        env.stderr.write(
            env.t("Bỏ qua dòng {line} ({task}), đã ghi trước đây.", line=row.line, task=row.task.id)
            + "\n"
        )
    return 0


def _resolved(
    env: Env, workspace: Workspace, rows: Sequence[BatchRow], asked: TableRequest
) -> list[ResolvedRow]:
    """Find the task, the units and the day of each row."""
    named, details = asked.shared.plan, asked.details
    today = env.today()
    in_force = ids_in_force(workspace, named, today)
    words = {row.task for row in rows if row.task} | set(asked.tasks)
    plans = workspace.plans(named or (), tasks=words)
    problems: list[LineProblem] = []
    resolved: list[ResolvedRow] = []
    for row in rows:
        try:
            word = row.task or _only_task(asked.tasks)
            plan, task = named_task(env, plans, in_force, word)
            shown = [one for one in plans if one.id in in_force or one.id == plan.id]
            scope = scope_of(shown, [row.unit] if row.unit else [], workspace.find_units)
            day = day_recorded(row.day or asked.target.on, plan, today)
        except (RefusedError, UsageError) as error:
            problems.append(LineProblem(row.line, error.message, error.hint))
            continue
        said = details.replace(
            evidence=row.evidence or details.evidence, text=row.note or details.text
        )
        resolved.append(ResolvedRow(row.line, plan, task, scope, day, said))
    if problems:
        raise BatchError(asked.file, problems)
    return resolved


def _only_task(tasks: Sequence[str]) -> str:
    if len(tasks) == 1:
        return tasks[0]
    raise RefusedError(
        "no-task",
        say("Dòng này chưa ghi nhiệm vụ nào."),
        say("Ghi mã ở cột “nhiệm vụ”, hoặc gõ một nhiệm vụ cho cả tệp: bdg done MÃ --from TỆP."),
    )


def _again(status: TaskStatus, row: ResolvedRow, first: int) -> LineProblem:
    return LineProblem(
        row.line,
        say("Nhiệm vụ {task} của đơn vị này đã có ở dòng {line}.", task=status.task.id, line=first),
        say("Bỏ một trong hai dòng."),
    )


def _text_of(env: Env, file: str) -> str:
    """Return a table as text, in whichever encoding it was saved."""
    from bdg_cli.documents.text_encoding import decode

    try:
        data = env.read_all() if file == "-" else read_handed_over(file)
    except NotRegularError:
        raise UsageError(
            "table-unreadable", say("“{path}” không phải là một tệp.", path=file)
        ) from None
    except OSError as error:
        raise UsageError(
            "table-unreadable",
            say("Không đọc được “{file}”: {reason}.", file=file, reason=reason_of(error)),
        ) from error
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(
            "table-is-workbook",
            say("“{file}” là tệp Excel, không phải CSV.", file=file),
            say("Trong Excel chọn Lưu thành (Save As), loại CSV UTF-8."),
        )
    return decode(data)
