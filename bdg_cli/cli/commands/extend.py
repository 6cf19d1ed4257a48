"""`bdg extend`: record a later last day, and the basis for it."""

from __future__ import annotations

from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks, require_text
from bdg_cli.services import recording
from bdg_cli.services.extension_days import new_last_day
from bdg_cli.wording.language import N_

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
    tasks: opt.TasksArgument,
    to: opt.ToOption,
    basis: opt.BasisOption,
    target: TargetOptions = TargetOptions(),
    shared: RecordOptions = RecordOptions(),
) -> int:
    """Extend assignments of the tasks."""
    reason = require_text(basis, "--basis")
    return record_tasks(
        env,
        tasks,
        target,
        shared,
        lambda status, wanted, day, past: recording.extend(
            status,
            wanted,
            on=day,
            to=lambda window: new_last_day(to, window, status.plan, today=env.today()),
            basis=reason,
            past=past,
        ),
    )
