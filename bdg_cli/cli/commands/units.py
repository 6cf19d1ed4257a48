"""`bdg units`: the units and what they are called."""

from __future__ import annotations

from bdg_cli.cli.desk import desk, list_renderer
from bdg_cli.render.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Các đơn vị trong kế hoạch: mã, tên, cách viết khác, thành viên của nhóm.""")


def run(
    env: Env,
    *,
    plan: opt.Plan = None,
    as_of: opt.AsOf = None,
    json: opt.Json = False,
    csv: opt.Csv = False,
) -> int:
    """Show the units of the plans that count on the day."""
    at = desk(env, plan, as_of)
    list_renderer(env, json=json, csv=csv).units(at.plans)
    return 0
