"""`bdg show`: all that is known of one task."""

from __future__ import annotations

from bdg_cli.cli.desk import desk, renderer
from bdg_cli.render.language import N_
from bdg_cli.services.lookup import EVERYTHING, find_task
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
    standings = at.standings(EVERYTHING)
    owner, found = find_task([one.plan for one in standings], task)
    standing = next(one for one in standings if one.plan is owner)
    renderer(env, json=json).sheet(task_detail(standing, found, at.workspace.ledger().read()))
    return 0
