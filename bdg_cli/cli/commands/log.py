"""`bdg log`: the records of the ledger, also for a backup."""

from __future__ import annotations

from bdg_cli.cli.context import (
    as_typed,
    bring_up_to_date,
    day_of,
    find_scope,
    ids_in_force,
    list_renderer_for,
    named_task,
    open_workspace,
)
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.services.logbook import is_about, logbook
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Sổ theo dõi: ai đã ghi gì, khi nào; theo thứ tự vào sổ, cũ nhất ở trên.

Ngày của việc có thể trước ngày vào sổ: --since, --until lọc theo ngày của việc; --recorded-since
lọc theo ngày vào sổ, ví dụ để xem hôm nay đã ghi những gì.

--json-lines in toàn bộ sổ để sao lưu hoặc đưa sang máy khác; bdg restore đọc lại.

Ví dụ:
  bdg log --unit xa.dong-son --since 1/11/2018
  bdg log --by Lan --recorded-since 20/11/2018
  bdg log --json-lines > so-theo-doi.jsonl
""")


def run(
    env: Env,
    *,
    task: opt.TaskOption = None,
    unit: opt.UnitOption = None,
    since: opt.SinceOption = None,
    until: opt.UntilOption = None,
    recorded_since: opt.RecordedSinceOption = None,
    by: opt.WhoseOption = None,
    json_lines: opt.JsonLinesOption = False,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show records, oldest first. Records about plans that no longer exist are shown, too."""
    workspace = open_workspace(env)
    bring_up_to_date(env, workspace, fresh=shared.fresh)
    records = workspace.ledger.read()
    if json_lines:
        workspace.require_one()  # a file of several could not be read back into each
        from bdg_cli.ledger.jsonl import to_line

        if unit:  # as it is typed: BDG_UNIT makes no backup smaller
            scope = find_scope(env, workspace, workspace.plans(tasks=()), unit)
            if scope.asked:
                records = [one for one in records if is_about(one, scope.units)]
        for record in records:
            env.stdout.write(to_line(record) + "\n")
        return 0
    days = (since, until, recorded_since, shared.as_of)
    in_force = ids_in_force(workspace, shared.plan, env.today()) if task or any(days) else ()
    plans = workspace.plans(shared.plan or (), tasks=[task] if task else ())
    counting = [one for one in plans if one.id in in_force]
    found = named_task(env, plans, in_force, task) if task else None
    scope = find_scope(env, workspace, plans, unit)
    ends = [day_of(env, text, lambda: counting) for text in (until, shared.as_of) if text]
    book = logbook(
        records,
        plans={one.id for one in plans} if shared.plan else None,
        tasks={(found[0].id, found[1].id)} if found else None,
        units=set(scope.units) if scope.asked else None,
        since=day_of(env, since, lambda: counting) if since else None,
        until=min(ends, default=None),
        recorded_since=day_of(env, recorded_since, lambda: counting) if recorded_since else None,
        by=by,
        known=plans,
        asked=as_typed(
            task=task,
            unit=unit or env.var("BDG_UNIT"),
            since=since,
            until=until,
            recorded_since=recorded_since,
            by=by,
            as_of=shared.as_of,
            plan=shared.plan,
        ),
    )
    list_renderer_for(env, shared).logbook(book)
    return 0
