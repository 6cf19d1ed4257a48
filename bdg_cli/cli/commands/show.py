"""`bdg show`: everything about one task."""

from __future__ import annotations

from bdg_cli.cli.context import named_task, open_context, renderer_for
from bdg_cli.cli.option_groups import ReadingOptions
from bdg_cli.services.lookup import StatusQuery, find_task
from bdg_cli.services.record_matching import record_names
from bdg_cli.services.task_detail import task_detail
from bdg_cli.wording.language import N_

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
    task: opt.TaskArgument,
    shared: ReadingOptions = ReadingOptions(),
) -> int:
    """Show one task as it is on a day, with its records."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh)
    views = context.workspace.views(shared.plan or (), today=context.today)
    plans = context.workspace.plans(shared.plan or (), tasks=[task])
    owner, named = named_task(env, plans, {plan.id for plan in context.plans}, task)
    view = next(one for one in views if one.plan.id == owner.id)
    status = view.status(StatusQuery(tasks=(named.id,), apart=True))
    _, found = find_task([status.plan], named.id)
    records = context.workspace.ledger.read(record_names(owner.replace(tasks=(found,))))
    renderer_for(env, json=shared.json, table=shared.table, paged=True).task_detail(
        task_detail(status, found, records)
    )
    return 0
