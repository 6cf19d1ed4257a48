"""`bdg undo`: take back what was recorded last."""

from __future__ import annotations

from bdg_cli.cli.desk import renderer, workspace
from bdg_cli.cli.recording import stamp
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.render.language import N_
from bdg_cli.services.logbook import logbook
from bdg_cli.services.undo import last_standing, undo_entries
from bdg_cli.workspace.recording import take_back

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
    record_id: opt.RecordId = None,
    yes: opt.Yes = False,
    by: opt.By = None,
    json: opt.Json = False,
) -> int:
    """Take back the last command's records, or one record; asks on a terminal."""
    space = workspace(env)
    taken_back = last_standing(space.ledger.read(), record_id)
    shown = renderer(env, json=json)
    if not yes:
        if not env.can_ask():
            raise RefusedError(
                "not-asked",
                say("Ở đây không hỏi lại được nên chưa hoàn tác gì."),
                say("Thêm --yes nếu chắc chắn."),
            )
        env.stderr.write(env.t("Sẽ hoàn tác:") + "\n")
        renderer(env).logbook(logbook(taken_back))
        if not env.ask(env.t("Hoàn tác những bản ghi trên?")):
            env.stderr.write(env.t("Không hoàn tác gì.") + "\n")
            return 0

    def decide(records: list[Record]) -> tuple[Entry, ...]:
        if last_standing(records, record_id) != taken_back:
            raise RefusedError(
                "changed-meanwhile",
                say("Sổ theo dõi vừa có bản ghi mới; chưa hoàn tác gì."),
                say("Gõ lại bdg undo để xem."),
            )
        return undo_entries(taken_back, today=env.today())

    shown.written(space.plans(tasks=()), take_back(space, decide, stamp=stamp(env, by)))
    return 0
