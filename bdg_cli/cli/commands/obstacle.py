"""`bdg obstacle`: report what stops an assignment, or that it is resolved."""

from __future__ import annotations

from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks, require_text
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Báo vướng mắc của một nhiệm vụ, hoặc ghi đã giải quyết (--resolve).

Ví dụ:
  bdg obstacle II.1-2 --note "chưa có kinh phí lắp pano"
  bdg obstacle II.1-2 --resolve --note "đã bố trí kinh phí"
""")


def run(
    env: Env,
    *,
    task: opt.TaskArgument,
    note: opt.NoteOption = "",
    resolve: opt.ResolveOption = False,
    target: TargetOptions = TargetOptions(),
    shared: RecordOptions = RecordOptions(),
) -> int:
    """Report an obstacle, with a note, or resolve the open ones."""
    decide = recording.resolve if resolve else recording.obstruct
    text = note.strip() if resolve else require_text(note, "--note")
    return record_tasks(
        env,
        [task],
        target,
        shared,
        lambda status, wanted, day, _: decide(status, wanted, on=day, note=text),
    )
