"""`bdg reopen`: reopen what was completed or cancelled."""

from __future__ import annotations

from bdg_cli.cli.option_groups import ReopenOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks
from bdg_cli.services import recording
from bdg_cli.wording.language import N_

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
    target: TargetOptions = TargetOptions(),
    note: opt.NoteOption = "",
    shared: ReopenOptions = ReopenOptions(),
) -> int:
    """Reopen assignments of the tasks."""
    return record_tasks(
        env,
        tasks,
        target,
        shared,
        lambda status, wanted, day, _: recording.reopen(status, wanted, on=day, note=note.strip()),
    )
