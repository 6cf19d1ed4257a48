"""`bdg obstacle`: report what stops something, or that it no longer does."""

from __future__ import annotations

from bdg_cli.cli.recording import record, said
from bdg_cli.render.language import N_
from bdg_cli.services import recording

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.cli.recording import Decide

HELP = N_("""Báo vướng mắc của một nhiệm vụ, hoặc ghi đã giải quyết (--resolve).

Ví dụ:
  bdg obstacle II.1-2 --note "chưa có kinh phí lắp pano"
  bdg obstacle II.1-2 --resolve --note "đã bố trí kinh phí"
""")


def run(
    env: Env,
    *,
    task: opt.Task,
    note: opt.Note = "",
    resolve: opt.Resolve = False,
    unit: opt.Unit = None,
    window: opt.Window = None,
    on: opt.On = None,
    each: opt.EachUnit = False,
    by: opt.By = None,
    plan: opt.Plan = None,
    json: opt.Json = False,
) -> int:
    """Report an obstacle, with a note, or resolve the open ones."""
    if resolve:
        decide: Decide = lambda task, wanted, day: recording.resolve(  # noqa: E731 -- a verb's rule
            task, wanted, on=day, note=note.strip()
        )
    else:
        what = said(note, "--note")
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
