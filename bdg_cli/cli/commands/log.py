"""`bdg log`: the ledger, to read or to carry away."""

from __future__ import annotations

from bdg_cli.cli.desk import day_of, list_renderer, workspace
from bdg_cli.render.language import N_
from bdg_cli.services.logbook import logbook
from bdg_cli.services.lookup import find_task, scope_of

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
    task: opt.TaskFilter = None,
    unit: opt.Unit = None,
    since: opt.Since = None,
    as_of: opt.AsOf = None,
    json_lines: opt.JsonLines = False,
    plan: opt.Plan = None,
    json: opt.Json = False,
    csv: opt.Csv = False,
) -> int:
    """Show records, oldest first; records about plans that are gone are shown too."""
    space = workspace(env)
    records = space.ledger.read()
    if json_lines:
        from bdg_cli.ledger.jsonl import to_line

        for record in records:
            env.stdout.write(to_line(record) + "\n")
        return 0
    plans = space.plans(plan or (), tasks=[task] if task else ())
    found = find_task(plans, task) if task else None
    scope = scope_of(plans, unit or env.var("BDG_UNIT"))
    list_renderer(env, json=json, csv=csv).logbook(
        logbook(
            records,
            plans={one.id for one in plans} if plan else None,
            tasks={(found[0].id, found[1].id)} if found else None,
            units=set(scope.units) if scope.asked else None,
            since=day_of(env, since, plans) if since else None,
            until=day_of(env, as_of, plans) if as_of else None,
        )
    )
    return 0
