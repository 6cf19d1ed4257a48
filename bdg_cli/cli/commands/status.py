"""`bdg status`: an overview in numbers."""

from __future__ import annotations

from bdg_cli.cli.choices import GROUPING_WORDS, require_choice
from bdg_cli.cli.context import days_ahead, list_renderer_for, open_context
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.services.summary import GROUPINGS, summary
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Tình hình thực hiện: đếm theo tình trạng và đơn vị; việc quá hạn, việc sắp tới.

Ví dụ:
  bdg status
  bdg status --unit xa --as-of 20/11/2018
  bdg status --counts
""")


def run(
    env: Env,
    *,
    unit: opt.UnitOption = None,
    per: opt.PerOption = "unit",
    within: opt.WithinOption = "30d",
    counts: opt.CountsOption = False,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show counts, one row per unit, section or plan, and what is due."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh, running=True)
    scope = context.scope(env, unit)
    rows = require_choice(env, per, GROUPINGS, "--per", GROUPING_WORDS)
    days = days_ahead(env, within, context.today, context.plans)
    result = summary(
        context.statuses(
            StatusQuery(scope, days, counts=True, sections=shared.json or rows == "section")
        ),
        today=context.today,
        scope=scope,
        per=rows,
        within=days,
        ended=context.left_over(scope),
    )
    result = result.replace(awaiting=result.awaiting + context.waiting_over(scope))
    if counts:
        from bdg_cli.services.quantities import add_up

        plans = [one.plan for one in context.statuses(StatusQuery(scope))]
        records = context.workspace.ledger.read()
        result = result.replace(quantities=add_up(plans, records, today=context.today, scope=scope))
    list_renderer_for(env, shared).summary(result)
    return 0
