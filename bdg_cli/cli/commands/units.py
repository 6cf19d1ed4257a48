"""`bdg units`: the units and their names."""

from __future__ import annotations

from bdg_cli.cli.context import list_renderer_for, open_context
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env

HELP = N_("""Các đơn vị trong kế hoạch: mã, tên, cách viết khác, thành viên của nhóm.""")


def run(
    env: Env,
    *,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show the units of the plans that count on the day."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh)
    list_renderer_for(env, shared).units(context.plans)
    return 0
