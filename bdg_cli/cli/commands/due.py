"""`bdg due`: what is due, most urgent first."""

from __future__ import annotations

from bdg_cli.cli.context import list_renderer_for, open_context
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.domain.days import parse_span
from bdg_cli.render.language import N_
from bdg_cli.services.agenda import agenda
from bdg_cli.services.lookup import ROLES, StatusQuery, require_choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.states import State

HELP = N_("""Việc đang cần làm: quá hạn, sắp hết hạn, sắp đến kỳ; gấp nhất ở trên.

Thành viên của một nhóm thấy việc của cả nhóm.
Hỏi cả nhóm thì mỗi nhiệm vụ một dòng, kèm số đơn vị chưa xong; --each kể tên từng đơn vị.

Ví dụ:
  bdg due --unit xa
  bdg due --within 7d --fail-on overdue
""")

_FAILING = {
    "overdue": ("overdue",),
    "closing": ("overdue", "closing"),
    "any": (),
}


def run(
    env: Env,
    *,
    unit: opt.UnitOption = None,
    within: opt.WithinOption = "30d",
    role: opt.RoleOption = None,
    overdue: opt.OverdueOption = False,
    opening: opt.OpeningOption = False,
    closing: opt.ClosingOption = False,
    each: opt.EachMemberOption = False,
    fail_on: opt.FailOnOption = None,
    quiet_when_empty: opt.QuietOption = False,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show what is due. A unit sees all its roles; without a unit only the leads are shown."""
    context = open_context(env, shared.plan, shared.as_of, running=True)
    scope = context.scope(unit or env.var("BDG_UNIT"))
    roles = (
        require_choice(role, tuple(ROLES), "--role") if role else ("any" if scope.asked else "lead")
    )
    failing = require_choice(fail_on, tuple(_FAILING), "--fail-on") if fail_on else None
    wanted: dict[State, bool] = {"overdue": overdue, "opening": opening, "closing": closing}
    days = parse_span(within)
    result = agenda(
        context.statuses(StatusQuery(scope, days, ROLES[roles], apart=each)),
        today=context.today,
        within=days,
        scope=scope,
        roles=ROLES[roles],
        states=tuple(state for state, asked in wanted.items() if asked),
        each=each,
        ended=context.left_over(scope),
    )
    shown = list_renderer_for(env, shared)
    if result.items or not quiet_when_empty:
        shown.agenda(result)
    if failing is not None and any(
        not _FAILING[failing] or item.state in _FAILING[failing] for item in result.items
    ):
        from bdg_cli.cli.exit_codes import FINDINGS

        return FINDINGS
    return 0
