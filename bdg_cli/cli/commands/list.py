"""`bdg list`: the tasks, filtered."""

from __future__ import annotations

from bdg_cli.cli.desk import desk, list_renderer
from bdg_cli.domain.states import STATES
from bdg_cli.render.language import N_
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import ROLES, StatusQuery, find_section, require_choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Các nhiệm vụ của kế hoạch, lọc theo đơn vị, vai trò, mục, tình trạng hoặc từ ngữ.

Ví dụ:
  bdg list --unit dai
  bdg list --section II.1 --search "tuyen truyen"
""")


def run(
    env: Env,
    *,
    unit: opt.Unit = None,
    role: opt.Role = "any",
    section: opt.Section = None,
    state: opt.States = None,
    search: opt.Search = None,
    plan: opt.Plan = None,
    as_of: opt.AsOf = None,
    json: opt.Json = False,
    csv: opt.Csv = False,
) -> int:
    """Show the tasks that fit all filters, in the order of the document."""
    at = desk(env, plan, as_of)
    scope = at.scope(unit or env.var("BDG_UNIT"))
    roles = ROLES[require_choice(role or "any", tuple(ROLES), "--role")]
    result = listing(
        at.standings(StatusQuery(scope, roles=roles, apart=json or csv)),
        today=at.today,
        scope=scope,
        roles=roles,
        section=find_section(at.plans, section) if section else None,
        states=tuple(require_choice(one, STATES, "--state") for one in state or ()),
        words=search,
    )
    list_renderer(env, json=json, csv=csv).listing(result)
    return 0
