"""`bdg extend`: give a later last day, and what it is based on."""

from __future__ import annotations

from bdg_cli.cli.recording import record, said
from bdg_cli.domain.days import parse_day
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Gia hạn: ghi ngày cuối mới và căn cứ; hạn cũ vẫn được giữ.

Ví dụ:
  bdg extend II.1-3 --to 25/12/2018 --basis "Công văn 88/UBND"
""")


def run(
    env: Env,
    *,
    tasks: opt.Tasks,
    to: opt.To,
    basis: opt.Basis,
    unit: opt.Unit = None,
    window: opt.Window = None,
    on: opt.On = None,
    each: opt.EachUnit = False,
    by: opt.By = None,
    plan: opt.Plan = None,
    json: opt.Json = False,
) -> int:
    """Extend assignments of the tasks."""
    reason = said(basis, "--basis")
    return record(
        env,
        tasks,
        lambda task, wanted, day: recording.extend(
            task,
            wanted,
            on=day,
            to=parse_day(to, task.plan.period, today=env.today()),
            basis=reason,
        ),
        unit=unit,
        window=window,
        each=each,
        on=on,
        by=by,
        plan=plan,
        json=json,
    )
