"""`bdg done`: record that something was done, with the evidence."""

from __future__ import annotations

from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks, require_text
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import Details
from bdg_cli.services import recording
from bdg_cli.services.assignment_selection import AssignmentSelector
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Ghi đã hoàn thành nhiệm vụ, kèm minh chứng.

Ví dụ:
  bdg done IV.2a --on 15/10/2018 --evidence "Tờ trình 12/TTr-TCKH"
  bdg done IV.5-1b --unit "Đông Sơn, Canh Nậu" --count 3 buổi
  bdg done IV.5-1b --each --except "Hồng Kỳ"
  bdg done --from bao-cao.csv
""")

_MOST_DIGITS = 15


def run(
    env: Env,
    *,
    tasks: opt.DoneTasksArgument = None,
    from_: opt.FromOption = None,
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
        evidence=tuple([require_text(one, "--evidence") for one in evidence or ()]),
        count=_number(count[0]) if count else None,
        counted=count[1] if count else "",
        text=note.strip(),
    )
    if from_ is not None:
        from bdg_cli.cli.batch_file import TableRequest, record_file  # few records come from a file

        wanted = AssignmentSelector(window=target.window, early=early, skip_done=skip_done)
        return record_file(env, TableRequest(from_, tasks or (), target, shared, wanted, details))
    if not tasks:
        raise UsageError(
            "missing",
            say("Thiếu NHIỆM-VỤ."),
            say("--count cần một số và một đơn vị tính: bdg done II.1-3 --count 3 buổi.")
            if count
            else say("Ví dụ: bdg done II.1-3; hoặc --from TỆP."),
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


def _number(text: str) -> int:
    """Read how many there were. Raises UsageError for anything but a whole number above 0."""
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS and int(digits):
        return int(digits)
    raise UsageError(
        "bad-count",
        say(
            "--count cần một số nguyên lớn hơn 0 và một đơn vị tính, không phải “{text}”.",
            text=text,
        ),
        say("Ví dụ: --count 3 buổi; số lẻ thì đổi đơn vị tính: --count 90 phút."),
    )
