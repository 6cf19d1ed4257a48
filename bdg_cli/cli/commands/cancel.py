"""`bdg cancel`: record that something will not be done, and why."""

from __future__ import annotations

from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks, require_text
from bdg_cli.services import recording
from bdg_cli.wording.language import N_

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
    target: TargetOptions = TargetOptions(),
    shared: RecordOptions = RecordOptions(),
) -> int:
    """Cancel assignments of the tasks."""
    why = require_text(reason, "--reason")
    return record_tasks(
        env,
        tasks,
        target,
        shared,
        lambda status, wanted, day, past: recording.cancel(
            status, wanted, on=day, reason=why, past=past
        ),
    )
