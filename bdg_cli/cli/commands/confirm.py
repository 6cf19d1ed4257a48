"""`bdg confirm`: confirm what others recorded as completed."""

from __future__ import annotations

from bdg_cli.cli.option_groups import CompletionOptions, VerdictOptions
from bdg_cli.cli.recording_verbs import record_tasks, whose_completion
from bdg_cli.services import confirming
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Xác nhận việc mà đơn vị khác ghi hoàn thành.

Chỉ khi kế hoạch có dòng “confirm: ĐƠN-VỊ”. Xem việc đang chờ: bdg due --to-confirm.

Ví dụ:
  bdg confirm IV.5-1b --unit "Đông Sơn, Canh Nậu"
  bdg confirm IV.5-1b --each --except "Hồng Kỳ"
""")


def run(
    env: Env,
    *,
    tasks: opt.TasksArgument,
    target: CompletionOptions = CompletionOptions(),
    note: opt.NoteOption = "",
    shared: VerdictOptions = VerdictOptions(),
) -> int:
    """Confirm completions of the tasks."""
    return record_tasks(
        env,
        tasks,
        whose_completion(target),
        shared,
        lambda status, wanted, day, past: confirming.confirm(
            status, wanted, on=day, note=note.strip(), past=past
        ),
    )
