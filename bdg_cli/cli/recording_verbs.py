"""What all verbs that record do. A verb adds a function that decides what to record of a task."""

from __future__ import annotations

import os

from bdg_cli.cli.context import (
    EVERYONE,
    find_scope,
    ids_in_force,
    listed_units,
    named_task,
    open_workspace,
    renderer_for,
)
from bdg_cli.cli.option_groups import TargetOptions
from bdg_cli.domain.days import Window
from bdg_cli.domain.errors import RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.records import FEW, Record
from bdg_cli.services.assignment_selection import AssignmentSelector
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.services.recording import check_day
from bdg_cli.services.unit_lookup import scope_of
from bdg_cli.workspace import commit
from bdg_cli.workspace.discovery import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.option_groups import (
        CompletionOptions,
        RecordOptions,
        ReopenOptions,
        VerdictOptions,
    )
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import AssignmentKey, Entry
    from bdg_cli.render.renderer import Extensions
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.workspace.workspace import Workspace

    Decide = Callable[[TaskStatus, AssignmentSelector, date, Past], tuple[Entry, ...]]
    """Decides what to record of a task on a day, given its records by assignment."""


def record_tasks(
    env: Env,
    tasks: Sequence[str],
    target: TargetOptions,
    shared: RecordOptions | ReopenOptions | VerdictOptions,
    decide: Decide,
    *,
    early: bool = False,
    skip_done: bool = False,
) -> int:
    """Record what `decide` returns for each task, all of it or nothing, and show it.

    `early` and `skip_done` are as in AssignmentSelector.
    """
    workspace = open_workspace(env)
    workspace.check_identity()
    today = env.today()
    in_force = ids_in_force(workspace, shared.plan, today)
    plans = workspace.plans(shared.plan or (), tasks=tasks)
    named = _named_tasks(env, plans, in_force, tasks)
    found = list({(plan.id, task.id): (plan, task) for plan, task in named}.values())
    owners = {plan.id for plan, _ in found}
    shown = [plan for plan in plans if plan.id in in_force or plan.id in owners]
    selector = _selector(env, workspace, shown, target, shared)
    selector = selector.replace(early=early, skip_done=skip_done)
    days = {plan.id: day_recorded(target.on, plan, today) for plan, _ in found}
    stamp = record_stamp(env, shared.by)
    extended: dict[AssignmentKey, date] = {}

    def commit_with(wanted: AssignmentSelector) -> tuple[Record, ...]:
        def decide_on(status: TaskStatus, past: Past) -> tuple[Entry, ...]:
            extended.update(status.extensions)
            return decide(status, wanted, days[status.plan.id], past)

        done = commit.commit_decisions(workspace, found, decide_on, today=today, stamp=stamp)
        env.note_recorded()
        return done

    try:
        records = commit_with(selector)
    except RefusedError as error:
        if error.code != "not-begun" or not (target.window and env.can_ask()):
            raise
        if not env.ask(f"{env.t.say(error.message)} {env.t('Vẫn ghi là đã hoàn thành?')}"):
            env.stderr.write(env.t("Không ghi gì.") + "\n")
            return 0
        records = commit_with(selector.replace(early=True))
    show_recorded(env, workspace, records, extended, named=shared.plan, json=shared.json)
    if skip_done:
        _tell_skipped(env, found, selector, records)
    return 0


def _named_tasks(
    env: Env, plans: Sequence[Plan], in_force: Collection[str], tasks: Sequence[str]
) -> list[tuple[Plan, Task]]:
    """Find each task. A word without a digit is no id, but what a note without quotes leaves."""
    try:
        return [named_task(env, plans, in_force, task) for task in tasks]
    except RefusedError as error:
        unknown = str(error.message.filling.get("task", ""))
        if error.code != "task-unknown" or len(tasks) == 1 or any(map(str.isdigit, unknown)):
            raise
        hint = say('Nội dung có dấu cách cần đặt trong dấu nháy: --note "đã làm xong".')
        raise RefusedError(error.code, error.message, hint) from error


def show_recorded(
    env: Env,
    workspace: Workspace,
    records: Sequence[Record],
    extended: Extensions,
    *,
    named: Sequence[str] | None = None,
    json: bool,
) -> None:
    """Show what was recorded; of more than a few records, how many, and what is left to do.

    Only the plans that are `named` are read, if any are.
    """
    statuses: tuple[TaskStatus, ...] = ()
    if len(records) > FEW and not json:
        about = dict.fromkeys((one.about.plan, one.about.task) for one in records)
        views = {one.plan.id: one for one in workspace.views(named or (), today=env.today())}
        statuses = tuple(
            [
                task
                for plan, task_id in about
                if plan in views
                for task in views[plan].status(StatusQuery(tasks=(task_id,), apart=True)).tasks
                if task.task.id == task_id
            ]
        )
    plans = () if json else workspace.plans(named or (), tasks=())
    renderer_for(env, json=json).recorded(plans, records, extended, statuses)
    tell_ledger(env, workspace, records)


def tell_ledger(env: Env, workspace: Workspace, records: Sequence[Record]) -> None:
    """Say in which ledger records are, where there are several."""
    if records and len(workspace.bodies()) > 1:
        folder = shown(workspace.folder_of(records[0].about.plan))
        env.stderr.write(env.t("Đã ghi vào sổ của {folder}.", folder=folder) + "\n")


def _selector(
    env: Env,
    workspace: Workspace,
    plans: Sequence[Plan],
    target: TargetOptions,
    shared: RecordOptions | ReopenOptions | VerdictOptions,
) -> AssignmentSelector:
    """Return what the options name; units are looked for in all the plans."""
    if shared.except_ and not shared.each:
        raise UsageError(
            "except-alone",
            say("--except chỉ đi cùng --each."),
            say("Thêm --each: ghi cho mọi đơn vị còn lại, trừ các đơn vị ấy."),
        )
    named = shared.plan[0] if shared.plan and len(shared.plan) == 1 else ""
    return AssignmentSelector(
        find_scope(env, workspace, plans, target.unit),
        target.window,
        shared.each,
        scope_of(plans, listed_units(env, shared.except_ or ()), workspace.find_units),
        plan_option=f" --plan {named}" if named else "",
    )


def whose_completion(target: CompletionOptions) -> TargetOptions:
    """Return whose completion a verdict is about: BDG_UNIT is who gives it, not who completed."""
    return TargetOptions(target.unit or [EVERYONE], target.window, target.on)


def day_recorded(text: str | None, plan: Plan, today: date) -> date:
    """Read the day on which something happened; a missing year is one since the plan's issue.

    Raises DayError, UsageError if the day is in several years, and RefusedError as `check_day`.
    """
    if text is None:
        on = today
    else:
        from bdg_cli.domain.typed_days import possible_days, the_day  # most records are of today

        since = Window(plan.issued, max(plan.issued, today))
        on = the_day(text, possible_days(text, since, today=today))
    check_day(on, plan, today)
    return on


def _tell_skipped(
    env: Env,
    tasks: Sequence[tuple[Plan, Task]],
    selector: AssignmentSelector,
    records: Sequence[Record],
) -> None:
    """Say which of the units that were named had been recorded before."""
    recorded = [(one.about.plan, one.about.task, one.about.unit) for one in records]
    for plan, task in tasks:
        mine = {unit for at, of, unit in recorded if (at, of) == (plan.id, task.id)}
        codes = selector.scope.codes_in(plan) if selector.scope.asked else ()
        left = [
            plan.unit_name(code)
            for code in codes
            if not any(code in (unit, group_of(unit)) for unit in mine)
        ]
        if left or not (codes or mine):
            env.stderr.write(
                env.t("Bỏ qua {task}, đã ghi trước đây: {units}.", task=task.id, units=tuple(left))
                if left
                else env.t("Bỏ qua {task}, đã ghi trước đây.", task=task.id)
            )
            env.stderr.write("\n")


def record_stamp(env: Env, by: str | None) -> Callable[[Entry, int, str], Record]:
    """Return a function that makes a record of an entry: a new id, the time, and who records it.

    The time is that of its first call, which is made when the ledger's lock is held: who waited for
    the lock records later than who had it.
    """
    who = env.user(by)
    moment = ""

    def stamp(entry: Entry, number: int, batch: str) -> Record:
        nonlocal moment
        moment = moment or env.now()
        fresh = os.urandom(10).hex()
        return Record(
            fresh,
            number,
            batch or fresh,
            moment,
            who,
            entry.kind,
            entry.about,
            entry.day,
            entry.details,
        )

    return stamp


def require_text(text: str, option: str) -> str:
    """Return the text of an option, stripped. Raises RefusedError if it is blank."""
    if text.strip():
        return text.strip()
    raise RefusedError("nothing-said", say("{option} cần có nội dung.", option=option))
