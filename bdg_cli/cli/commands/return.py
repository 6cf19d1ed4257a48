"""`bdg return`: return what others recorded as completed, with the reason."""  # noqa: N999 -- verbs are found by the names of their modules

from __future__ import annotations

from bdg_cli.cli.option_groups import CompletionOptions, VerdictOptions
from bdg_cli.cli.recording_verbs import record_tasks, require_text, whose_completion
from bdg_cli.services import confirming
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Trả lại việc đơn vị khác ghi hoàn thành, kèm lý do; việc ấy lại phải làm.

Chỉ khi kế hoạch có dòng “confirm: ĐƠN-VỊ”. Hạn giữ nguyên; làm xong thì ghi lại: bdg done.

Ví dụ:
  bdg return IV.5-1b --unit "Đông Sơn" --reason "thiếu biên bản"
""")


def run(
    env: Env,
    *,
    tasks: opt.TasksArgument,
    reason: opt.ReturnReasonOption,
    target: CompletionOptions = CompletionOptions(),
    shared: VerdictOptions = VerdictOptions(),
) -> int:
    """Return completions of the tasks."""
    why = require_text(reason, "--reason")
    return record_tasks(
        env,
        tasks,
        whose_completion(target),
        shared,
        lambda status, wanted, day, past: confirming.give_back(
            status, wanted, on=day, reason=why, past=past
        ),
    )
