"""What all verbs that record do. A verb adds a function that decides what to record of a task."""

from __future__ import annotations

import os

from bdg_cli.cli.context import open_workspace, renderer_for
from bdg_cli.domain.days import parse_day
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import Record
from bdg_cli.services.assignment_selection import AssignmentSelector
from bdg_cli.services.lookup import find_task
from bdg_cli.services.recording import check_day
from bdg_cli.workspace import commit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Entry
    from bdg_cli.services.status import TaskStatus

    Decide = Callable[[TaskStatus, AssignmentSelector, date], tuple[Entry, ...]]


def record_tasks(
    env: Env, tasks: Sequence[str], target: TargetOptions, shared: RecordOptions, decide: Decide
) -> int:
    """Record what `decide` returns for each task, all of it or nothing, and show it."""
    workspace = open_workspace(env)
    plans = workspace.plans(shared.plan or (), tasks=tasks)
    today = env.today()
    named = [find_task(plans, task) for task in tasks]
    found = list({(plan.id, task.id): (plan, task) for plan, task in named}.values())
    wanted = AssignmentSelector(target.unit or env.var("BDG_UNIT"), target.window, shared.each)
    days: dict[str, date] = {}
    for plan, _ in found:
        days[plan.id] = parse_day(target.on, plan.period, today=today) if target.on else today
        check_day(days[plan.id], plan, today)
    records = commit.commit_decisions(
        workspace,
        found,
        lambda status: decide(status, wanted, days[status.plan.id]),
        today=today,
        stamp=record_stamp(env, shared.by),
    )
    env.note_recorded()
    renderer_for(env, json=shared.json).recorded(plans, records)
    return 0


def record_stamp(env: Env, by: str | None) -> Callable[[Entry, int, str], Record]:
    """Return a function that makes a record of an entry: a new id, the time, and who records it."""
    who = env.user(by)
    moment = env.now()

    def stamp(entry: Entry, number: int, batch: str) -> Record:
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
