"""`bdg obstacle`: report what stops something, or that it no longer does."""

from __future__ import annotations

from bdg_cli.cli.recording_verbs import record, require_text
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.cli.recording_verbs import Decide

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
    unit: opt.UnitOption = None,
    window: opt.WindowOption = None,
    on: opt.OnOption = None,
    each: opt.EachUnitOption = False,
    by: opt.ByOption = None,
    plan: opt.PlanOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Report an obstacle, with a note, or resolve the open ones."""
    if resolve:
        decide: Decide = lambda task, wanted, day: recording.resolve(  # noqa: E731 -- a verb's rule
            task, wanted, on=day, note=note.strip()
        )
    else:
        what = require_text(note, "--note")
        decide = lambda task, wanted, day: recording.obstruct(  # noqa: E731 -- as above
            task, wanted, on=day, note=what
        )
    return record(
        env,
        [task],
        decide,
        unit=unit,
        window=window,
        each=each,
        on=on,
        by=by,
        plan=plan,
        json=json,
    )
