"""`bdg cancel`: record that something will not be done, and why."""

from __future__ import annotations

from bdg_cli.cli.recording_verbs import record, require_text
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
    tasks: opt.TasksArgument,
    reason: opt.ReasonOption,
    unit: opt.UnitOption = None,
    window: opt.WindowOption = None,
    on: opt.OnOption = None,
    each: opt.EachUnitOption = False,
    by: opt.ByOption = None,
    plan: opt.PlanOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Cancel assignments of the tasks."""
    why = require_text(reason, "--reason")
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
