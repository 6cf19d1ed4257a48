"""What the verbs that write have in common: which tasks, on which day, by whom, and the stamp."""

from __future__ import annotations

import os

from bdg_cli.cli.desk import renderer, workspace
from bdg_cli.domain.days import parse_day
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import Record
from bdg_cli.services.lookup import find_task
from bdg_cli.services.recording import Wanted, check_day
from bdg_cli.workspace import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Entry
    from bdg_cli.services.status import TaskStatus

    Decide = Callable[[TaskStatus, Wanted, date], tuple[Entry, ...]]


def record(
    env: Env,
    tasks: Sequence[str],
    decide: Decide,
    *,
    unit: str | None,
    window: str | None,
    each: bool,
    on: str | None,
    by: str | None,
    plan: Sequence[str] | None,
    json: bool,
) -> int:
    """Let `decide` say what is to be recorded of each task, record all or nothing, and show it."""
    space = workspace(env)
    plans = space.plans(plan or (), tasks=tasks)
    today = env.today()
    named = [find_task(plans, task) for task in tasks]
    found = list({(owner.id, task.id): (owner, task) for owner, task in named}.values())
    wanted = Wanted(unit or env.var("BDG_UNIT"), window, each)
    days: dict[str, date] = {}
    for owner, _ in found:
        days[owner.id] = parse_day(on, owner.period, today=today) if on else today
        check_day(days[owner.id], owner, today)
    records = recording.record(
        space,
        found,
        lambda task: decide(task, wanted, days[task.plan.id]),
        today=today,
        stamp=stamp(env, by),
    )
    renderer(env, json=json).written(plans, records)
    return 0


def stamp(env: Env, by: str | None) -> Callable[[Entry, int, str], Record]:
    """Return what makes a record of an entry: a fresh id, the moment, and who records it."""
    who = env.user(by)
    moment = env.now()

    def stamped(entry: Entry, number: int, batch: str) -> Record:
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

    return stamped


def said(text: str, option: str) -> str:
    """Check that something was said; raises RefusedError for blank words."""
    if text.strip():
        return text.strip()
    raise RefusedError("nothing-said", say("{option} cần có nội dung.", option=option))
