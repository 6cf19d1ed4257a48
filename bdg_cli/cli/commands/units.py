"""`bdg units`: the units and what they are called."""

from __future__ import annotations

from bdg_cli.cli.context import list_renderer_for, open_context
from bdg_cli.render.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Các đơn vị trong kế hoạch: mã, tên, cách viết khác, thành viên của nhóm.""")


def run(
    env: Env,
    *,
    plan: opt.PlanOption = None,
    as_of: opt.AsOfOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
) -> int:
    """Show the units of the plans that count on the day."""
    at = open_context(env, plan, as_of)
    list_renderer_for(env, json=json, csv=csv).units(at.plans)
    return 0
