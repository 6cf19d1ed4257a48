"""`bdg status`: the dashboard."""

from __future__ import annotations

from bdg_cli.cli.desk import desk, renderer
from bdg_cli.domain.days import parse_span
from bdg_cli.render.language import N_
from bdg_cli.services.lookup import StatusQuery, require_choice
from bdg_cli.services.summary import PER, summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Tình hình thực hiện: đếm theo tình trạng và đơn vị; việc quá hạn, việc sắp tới.

Ví dụ:
  bdg status
  bdg status --unit xa --as-of 20/11/2018
""")


def run(
    env: Env,
    *,
    unit: opt.Unit = None,
    per: opt.Per = "unit",
    within: opt.Within = "30d",
    plan: opt.Plan = None,
    as_of: opt.AsOf = None,
    json: opt.Json = False,
) -> int:
    """Show counts, a row a unit, section or plan, and what presses."""
    at = desk(env, plan, as_of)
    scope = at.scope(unit or env.var("BDG_UNIT"))
    rows, days = require_choice(per, PER, "--per"), parse_span(within)
    result = summary(
        at.standings(StatusQuery(scope, days, counts=True, sections=json or rows == "section")),
        today=at.today,
        scope=scope,
        per=rows,
        within=days,
    )
    renderer(env, json=json).summary(result)
    return 0
