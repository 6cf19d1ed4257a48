"""`bdg list`: the tasks that match filters."""

from __future__ import annotations

from bdg_cli.cli.choices import ROLE_WORDS, STATE_WORDS, require_choice
from bdg_cli.cli.context import as_typed, list_renderer_for, open_context
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.domain.states import STATES
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import ROLES, StatusQuery, find_section
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.context import CommandContext
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.services.told import Told

HELP = N_("""Các nhiệm vụ của kế hoạch, lọc theo đơn vị, vai trò, mục, tình trạng hoặc từ ngữ.

Ví dụ:
  bdg list --unit dai
  bdg list --section II.1 --search "tuyen truyen"
""")


def run(
    env: Env,
    *,
    unit: opt.UnitOption = None,
    role: opt.RoleOption = "any",
    section: opt.SectionOption = None,
    state: opt.StatesOption = None,
    search: opt.SearchOption = None,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show the tasks that match all filters, in the order of the document."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh)
    scope = context.scope(env, unit)
    roles = ROLES[require_choice(env, role or "any", tuple(ROLES), "--role", ROLE_WORDS)]
    statuses = context.statuses(StatusQuery(scope, roles=roles, apart=shared.json or shared.csv))
    result = listing(
        statuses,
        today=context.today,
        scope=scope,
        roles=roles,
        section=find_section(context.plans, section) if section else None,
        states=tuple(
            require_choice(env, one, STATES, "--state", STATE_WORDS) for one in state or ()
        ),
        words=search,
        asked=as_typed(
            unit=unit or env.var("BDG_UNIT"),
            role=role if role != "any" else None,
            section=section,
            state=state,
            search=search,
        ),
        told=_told(context, statuses) if shared.csv and shared.headings == "vi" else None,
    )
    list_renderer_for(env, shared).listing(result)
    return 0


def _told(context: CommandContext, statuses: Sequence[PlanStatus]) -> Mapping[AssignmentKey, Told]:
    """Read from the ledger what it tells of the tasks, for a table that shows it."""
    from bdg_cli.services.record_matching import record_names
    from bdg_cli.services.told import told_of

    names = {name for status in statuses for name in record_names(status.plan)}
    return told_of(statuses, context.workspace.ledger.read(names), today=context.today)
