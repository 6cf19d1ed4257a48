"""`bdg show`: all that is known of one task."""

from __future__ import annotations

from bdg_cli.cli.desk import desk, renderer
from bdg_cli.render.language import N_
from bdg_cli.services.lookup import StatusQuery, find_task
from bdg_cli.services.record_matching import names_of
from bdg_cli.services.task_detail import task_detail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Mọi điều về một nhiệm vụ: lời văn, vị trí, căn cứ, thời gian, tình trạng, các bản ghi.

Ví dụ:
  bdg show II.1-3
""")


def run(
    env: Env,
    *,
    task: opt.Task,
    plan: opt.Plan = None,
    as_of: opt.AsOf = None,
    json: opt.Json = False,
) -> int:
    """Show one task on a day, with its records."""
    at = desk(env, plan, as_of)
    standings = at.standings(StatusQuery(tasks=(task,), apart=True))
    if not any(
        one.task.id.lower() == task.strip().lower() for plan in standings for one in plan.tasks
    ):
        standings = at.standings(StatusQuery())  # all tasks are there to be named
    plans = [one.plan.replace(tasks=tuple(each.task for each in one.tasks)) for one in standings]
    owner, found = find_task(plans, task)
    standing = standings[plans.index(owner)]
    records = at.workspace.ledger.read(names_of(owner.replace(tasks=(found,))))
    renderer(env, json=json).sheet(task_detail(standing, found, records))
    return 0
