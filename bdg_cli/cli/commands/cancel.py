"""`bdg cancel`: record that something will not be done, and why."""

from __future__ import annotations

from bdg_cli.cli.recording import record, said
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Ghi không thực hiện, kèm lý do.

Ví dụ:
  bdg cancel II.2-1 --reason "tỉnh không tổ chức tập huấn"
""")


def run(
    env: Env,
    *,
    tasks: opt.Tasks,
    reason: opt.Reason,
    unit: opt.Unit = None,
    window: opt.Window = None,
    on: opt.On = None,
    each: opt.EachUnit = False,
    by: opt.By = None,
    plan: opt.Plan = None,
    json: opt.Json = False,
) -> int:
    """Cancel assignments of the tasks."""
    why = said(reason, "--reason")
    return record(
        env,
        tasks,
        lambda task, wanted, day: recording.cancel(task, wanted, on=day, reason=why),
        unit=unit,
        window=window,
        each=each,
        on=on,
        by=by,
        plan=plan,
        json=json,
    )
