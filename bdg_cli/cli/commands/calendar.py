"""`bdg calendar`: a month of the plans."""

from __future__ import annotations

from bdg_cli.cli.choices import ROLE_WORDS, require_choice
from bdg_cli.cli.context import open_context, renderer_for
from bdg_cli.cli.option_groups import ReadingOptions
from bdg_cli.domain.typed_months import parse_month
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import ROLES, StatusQuery
from bdg_cli.services.month_calendar import month_calendar
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Lịch một tháng: việc bắt đầu, việc đến hạn, ngày nghỉ, ngày làm bù.

Dưới lịch là danh sách theo ngày. Màn hình hẹp thì chỉ có danh sách.

Ví dụ:
  bdg calendar
  bdg calendar 12
  bdg calendar tháng 12/2018 --unit xa
""")


def run(
    env: Env,
    *,
    month: opt.MonthArgument = None,
    unit: opt.UnitOption = None,
    role: opt.RoleOption = "any",
    shared: ReadingOptions = ReadingOptions(),
) -> int:
    """Show what begins and ends in a month."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh)
    periods = [plan.period for plan in context.plans]
    asked = parse_month(" ".join(month or ()), periods, today=context.today)
    scope = context.scope(env, unit)
    roles = ROLES[require_choice(env, role or "any", tuple(ROLES), "--role", ROLE_WORDS)]
    statuses = context.statuses(StatusQuery(scope, roles=roles))
    found = listing(statuses, today=context.today, scope=scope, roles=roles)
    shown = renderer_for(env, json=shared.json, table=shared.table, paged=True)
    shown.month_calendar(month_calendar(found, asked))
    return 0
