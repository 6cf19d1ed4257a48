"""`bdg done`: record that something was done, with the evidence."""

from __future__ import annotations

from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks
from bdg_cli.domain.records import Details
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Ghi đã hoàn thành nhiệm vụ, kèm minh chứng.

Ví dụ:
  bdg done IV.2a --on 15/10/2018 --evidence "Tờ trình 12/TTr-TCKH"
  bdg done IV.5-1b --unit xa.dong-son --count 3 buổi
""")


def run(
    env: Env,
    *,
    tasks: opt.TasksArgument,
    target: TargetOptions = TargetOptions(),
    evidence: opt.EvidenceOption = None,
    count: opt.CountOption = None,
    note: opt.NoteOption = "",
    early: opt.EarlyOption = False,
    skip_done: opt.SkipDoneOption = False,
    shared: RecordOptions = RecordOptions(),
) -> int:
    """Complete assignments of the tasks: either all of them are recorded, or none."""
    details = Details(
        evidence=tuple(evidence or ()),
        count=count[0] if count else None,
        counted=count[1] if count else "",
        text=note.strip(),
    )
    return record_tasks(
        env,
        tasks,
        target,
        shared,
        lambda status, wanted, day, past: recording.done(
            status, wanted, on=day, details=details, past=past
        ),
        early=early,
        skip_done=skip_done,
    )
