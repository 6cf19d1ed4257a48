"""`bdg timeline`: the tasks along time."""

from __future__ import annotations

from bdg_cli.cli.choices import ROLE_WORDS, STATE_WORDS, require_choice
from bdg_cli.cli.context import as_typed, open_context, renderer_for
from bdg_cli.cli.option_groups import ReadingOptions
from bdg_cli.domain.states import STATES
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import ROLES, StatusQuery, find_section
from bdg_cli.services.timeline import timeline
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Các nhiệm vụ theo dòng thời gian, hôm nay là một vạch dọc.

Ký hiệu ở cuối mỗi vạch là ngày cuối, và cho biết tình trạng; có chú giải ở dưới cùng.

Ví dụ:
  bdg timeline
  bdg timeline --unit xa --section II
""")


def run(
    env: Env,
    *,
    unit: opt.UnitOption = None,
    role: opt.RoleOption = "any",
    section: opt.SectionOption = None,
    state: opt.StatesOption = None,
    shared: ReadingOptions = ReadingOptions(),
) -> int:
    """Show the tasks that match all filters along time."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh)
    scope = context.scope(env, unit)
    roles = ROLES[require_choice(env, role or "any", tuple(ROLES), "--role", ROLE_WORDS)]
    found = listing(
        context.statuses(StatusQuery(scope, roles=roles)),
        today=context.today,
        scope=scope,
        roles=roles,
        section=find_section(context.plans, section) if section else None,
        states=tuple(
            require_choice(env, one, STATES, "--state", STATE_WORDS) for one in state or ()
        ),
        asked=as_typed(
            unit=unit or env.var("BDG_UNIT"),
            role=role if role != "any" else None,
            section=section,
            state=state,
        ),
    )
    shown = renderer_for(env, json=shared.json, table=shared.table, paged=True)
    shown.timeline(timeline(found))
    return 0
