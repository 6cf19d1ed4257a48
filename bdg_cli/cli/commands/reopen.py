"""`bdg reopen`: take up again what was completed or cancelled."""

from __future__ import annotations

from bdg_cli.cli.recording_verbs import record
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Mở lại việc đã ghi hoàn thành hoặc không thực hiện.

Ví dụ:
  bdg reopen IV.2a --note "cần bổ sung"
""")


def run(
    env: Env,
    *,
    tasks: opt.TasksArgument,
    unit: opt.UnitOption = None,
    window: opt.WindowOption = None,
    on: opt.OnOption = None,
    note: opt.NoteOption = "",
    each: opt.EachUnitOption = False,
    by: opt.ByOption = None,
    plan: opt.PlanOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Reopen assignments of the tasks."""
    return record(
        env,
        tasks,
        lambda task, wanted, day: recording.reopen(task, wanted, on=day, note=note.strip()),
        unit=unit,
        window=window,
        each=each,
        on=on,
        by=by,
        plan=plan,
        json=json,
    )
