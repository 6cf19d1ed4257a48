"""`bdg obstacle`: report what stops an assignment, or that it is resolved."""

from __future__ import annotations

from bdg_cli.cli.option_groups import RecordOptions, TargetOptions
from bdg_cli.cli.recording_verbs import record_tasks, require_text
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.services import recording
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Entry
    from bdg_cli.services.assignment_selection import AssignmentSelector
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import TaskStatus

HELP = N_("""Báo vướng mắc của một nhiệm vụ, hoặc ghi đã giải quyết (--resolve).

Có nhiều vướng mắc thì sau --resolve nói rõ cái nào, bằng mã trong bdg log hay bằng lời của nó;
--all là tất cả.

Ví dụ:
  bdg obstacle II.1-2 --note "chưa có kinh phí lắp pano"
  bdg obstacle II.1-2 --note "thiếu kinh phí" --kind money --request "bổ sung 20 triệu đồng"
  bdg obstacle II.1-2 --resolve "kinh phí" --note "đã bố trí kinh phí"
""")


def run(
    env: Env,
    *,
    task: opt.TaskArgument,
    which: opt.ObstacleArgument = None,
    note: opt.NoteOption = "",
    kind: opt.ObstacleKindOption = None,
    request: opt.RequestOption = "",
    resolve: opt.ResolveOption = False,
    every: opt.AllObstaclesOption = False,
    target: TargetOptions = TargetOptions(),
    shared: RecordOptions = RecordOptions(),
) -> int:
    """Report an obstacle, with a note, or resolve open ones."""
    if not resolve and (which or every):
        raise UsageError(
            "resolve-missing",
            say("Chỉ khi ghi đã giải quyết mới nói rõ vướng mắc nào."),
            say("Thêm --resolve; lời của vướng mắc mới thì ghi ở --note."),
        )
    if resolve and (kind or request.strip()):
        raise UsageError(
            "obstacle-resolved",
            say("--kind và --request là của vướng mắc mới, không đi cùng --resolve."),
            say("Bỏ --resolve nếu đây là vướng mắc mới; lời giải quyết thì ghi ở --note."),
        )
    text = note.strip() if resolve else require_text(note, "--note")
    of_kind, asked = _obstacle_kind(env, (kind or "").strip()), request.strip()

    def decide(
        status: TaskStatus, wanted: AssignmentSelector, day: date, past: Past
    ) -> tuple[Entry, ...]:
        if not resolve:
            return recording.obstruct(
                status, wanted, on=day, note=text, kind=of_kind, request=asked, past=past
            )
        return recording.resolve(status, wanted, on=day, note=text, which=which, every=every)

    return record_tasks(env, [task], target, shared, decide)


def _obstacle_kind(env: Env, text: str) -> str:
    """Return the kind that a text names, empty for an empty one; raises UsageError for another."""
    if not text:
        return ""
    from bdg_cli.cli.choices import require_choice  # few say a kind
    from bdg_cli.domain.obstacles import OBSTACLE_KINDS

    words: dict[str, str] = {code: label.template for code, label in OBSTACLE_KINDS.items()}
    return require_choice(env, text, tuple(OBSTACLE_KINDS), "--kind", words)
