"""`bdg plans`: the plans of the folder, and how far each has come."""

from __future__ import annotations

from bdg_cli.cli.context import bring_up_to_date, day_of, list_renderer_for, open_workspace
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.services.plan_overview import plan_overview
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env

HELP = N_(
    """Các kế hoạch: mã, số, thời gian thực hiện, đã xong bao nhiêu, còn theo dõi hay không."""
)


def run(
    env: Env,
    *,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show all plans, also those that are closed."""
    workspace = open_workspace(env)
    bring_up_to_date(env, workspace, fresh=shared.fresh)
    named = shared.plan or ()
    today = day_of(env, shared.as_of, lambda: workspace.plans(named, tasks=()))
    views = workspace.views(named, today=today)
    statuses = [view.status(StatusQuery(within=0, counts=True)) for view in views]
    list_renderer_for(env, shared).plan_overview(plan_overview(statuses, today=today))
    return 0
