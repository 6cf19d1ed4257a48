"""`bdg log`: the records of the ledger, also for a backup."""

from __future__ import annotations

from bdg_cli.cli.context import (
    day_of,
    find_scope,
    ids_in_force,
    list_renderer_for,
    named_task,
    open_workspace,
)
from bdg_cli.render.language import N_
from bdg_cli.services.logbook import logbook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Sổ theo dõi: ai đã ghi gì, khi nào; cũ nhất ở trên.

--json-lines in toàn bộ sổ để sao lưu hoặc đưa sang máy khác; bdg restore đọc lại.

Ví dụ:
  bdg log --unit xa.dong-son --since 1/11/2018
  bdg log --json-lines > so-theo-doi.jsonl
""")


def run(
    env: Env,
    *,
    task: opt.TaskOption = None,
    unit: opt.UnitOption = None,
    since: opt.SinceOption = None,
    as_of: opt.AsOfOption = None,
    json_lines: opt.JsonLinesOption = False,
    plan: opt.PlanOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
) -> int:
    """Show records, oldest first. Records about plans that no longer exist are shown, too."""
    workspace = open_workspace(env)
    records = workspace.ledger.read()
    if json_lines:
        from bdg_cli.ledger.jsonl import to_line

        for record in records:
            env.stdout.write(to_line(record) + "\n")
        return 0
    in_force = ids_in_force(workspace, plan, env.today()) if task or since or as_of else ()
    plans = workspace.plans(plan or (), tasks=[task] if task else ())
    found = named_task(env, plans, in_force, task) if task else None
    scope = find_scope(env, workspace, plans, unit)
    counting = [one for one in plans if one.id in in_force]
    book = logbook(
        records,
        plans={one.id for one in plans} if plan else None,
        tasks={(found[0].id, found[1].id)} if found else None,
        units=set(scope.units) if scope.asked else None,
        since=day_of(env, since, lambda: counting) if since else None,
        until=day_of(env, as_of, lambda: counting) if as_of else None,
    )
    list_renderer_for(env, json=json, csv=csv).logbook(book.replace(several_plans=len(plans) > 1))
    return 0
