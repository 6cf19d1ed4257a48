"""`bdg undo`: undo what was recorded last."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace, renderer_for
from bdg_cli.cli.recording_verbs import record_stamp
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.render.language import N_
from bdg_cli.services.logbook import logbook
from bdg_cli.services.undo import records_to_undo, undo_entries
from bdg_cli.workspace.commit import commit_undo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.records import Entry, Record

HELP = N_("""Hoàn tác lần ghi sau cùng, bằng cách ghi thêm; không bản ghi nào bị xóa.

Cho xem đúng những gì sẽ hoàn tác rồi hỏi lại; --yes bỏ qua câu hỏi.

Ví dụ:
  bdg undo
  bdg undo 3f2a91c0 --yes
""")


def run(
    env: Env,
    *,
    record_id: opt.RecordIdArgument = None,
    yes: opt.YesOption = False,
    by: opt.ByOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Undo the records of the last command, or one record. On a terminal it asks first."""
    workspace = open_workspace(env)
    undone = records_to_undo(workspace.ledger.read(), record_id)
    shown = renderer_for(env, json=json)
    if not yes:
        if not env.can_ask():
            raise RefusedError(
                "not-asked",
                say("Ở đây không hỏi lại được nên chưa hoàn tác gì."),
                say("Thêm --yes nếu chắc chắn."),
            )
        env.stderr.write(env.t("Sẽ hoàn tác:") + "\n")
        renderer_for(env).logbook(logbook(undone))
        if not env.ask(env.t("Hoàn tác những bản ghi trên?")):
            env.stderr.write(env.t("Không hoàn tác gì.") + "\n")
            return 0

    def decide(records: list[Record]) -> tuple[Entry, ...]:
        if records_to_undo(records, record_id) != undone:
            raise RefusedError(
                "changed-meanwhile",
                say("Sổ theo dõi vừa có bản ghi mới; chưa hoàn tác gì."),
                say("Gõ lại bdg undo để xem."),
            )
        return undo_entries(undone, today=env.today())

    plans = workspace.plans(tasks=())
    records = commit_undo(workspace, decide, stamp=record_stamp(env, by))
    env.note_recorded()
    shown.recorded(plans, records)
    return 0
