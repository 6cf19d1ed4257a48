"""`bdg close`: no longer follow up a plan; what is left undone is said once."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace, renderer_for
from bdg_cli.cli.recording_verbs import record_stamp, tell_ledger
from bdg_cli.domain.days import parse_day
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.services.closing import about_whole, close, plan_to_close
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.services.plan_overview import leftovers
from bdg_cli.services.recording import check_day
from bdg_cli.wording.language import N_
from bdg_cli.workspace.commit import commit_about

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Kết thúc theo dõi một kế hoạch; việc nào của ai còn bỏ lại thì kể ra một lần.

Kế hoạch ấy không còn trong bdg due, status và lời nhắc; --plan vẫn xem được. bdg undo lấy lại.
Không ghi kế hoạch nào thì lấy kế hoạch duy nhất đã hết thời gian thực hiện.

Ví dụ:
  bdg close 2018
  bdg close 2018 --reason "thay bằng kế hoạch 15/KH-UBND"
""")


def run(
    env: Env,
    *,
    plan_name: opt.PlanArgument = None,
    reason: opt.CloseReasonOption = "",
    on: opt.OnOption = None,
    by: opt.ByOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Close a plan by an added record."""
    workspace = open_workspace(env)
    workspace.check_identity()
    today = env.today()
    views = workspace.views((plan_name,) if plan_name else (), today=today)
    if plan_name is None:
        wanted = plan_to_close([(one.plan, one.closed_on) for one in views], today)
        views = tuple([one for one in views if one.plan is wanted])
    elif len(views) > 1:
        raise RefusedError(
            "several-plans",
            say("Nhiều kế hoạch được gọi là “{plan}”.", plan=plan_name),
            say("Ghi rõ một mã: bdg close {plans}.", plans=tuple([one.plan.id for one in views])),
        )
    status = views[0].status(StatusQuery())
    plan = status.plan
    day = parse_day(on, plan.period, today=today) if on else today
    check_day(day, plan, today)
    records = commit_about(
        workspace,
        about_whole(plan),
        lambda there: close(
            plan, there, on=day, unfinished=status.unfinished, reason=reason.strip()
        ),
        stamp=record_stamp(env, by),
    )
    env.note_recorded()
    renderer_for(env, json=json).closed(plan, records, leftovers(status))
    tell_ledger(env, workspace, records)
    if status.awaiting:
        said = env.t.count(
            "Còn {n} phần việc chờ xác nhận: bdg due --to-confirm --plan {plan}",
            status.awaiting,
            plan=plan.id,
        )
        env.stderr.write(said + "\n")
    return 0
