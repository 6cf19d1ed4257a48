"""`bdg undo`: undo what was recorded last."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace, renderer_for
from bdg_cli.cli.recording_verbs import record_stamp, show_recorded
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.services.logbook import logbook
from bdg_cli.services.undo import records_to_undo, require_own, undo_entries
from bdg_cli.wording import labels
from bdg_cli.wording.language import N_
from bdg_cli.workspace.commit import commit_undo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Entry, Record

HELP = N_("""Hoàn tác lần ghi sau cùng của mình, bằng cách ghi thêm; không bản ghi nào bị xóa.

Cho xem đúng những gì sẽ hoàn tác rồi hỏi lại; --yes bỏ qua câu hỏi. Bản ghi của người khác chỉ
hoàn tác được theo mã của nó, và luôn hỏi lại.

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
    """Undo the records of one's last command, or one record. On a terminal it asks first."""
    workspace = open_workspace(env)
    workspace.check_identity()
    who = env.user(by)
    known = workspace.ledger.read()
    undone = records_to_undo(known, record_id, by=who)
    if yes:
        require_own(undone, who)
    elif not _is_agreed(env, workspace.plans(tasks=()), known, undone):
        env.stderr.write(env.t("Không hoàn tác gì.") + "\n")
        return 0

    def decide(records: list[Record]) -> tuple[Entry, ...]:
        if records_to_undo(records, record_id, by=who) != undone:
            raise RefusedError(
                "changed-meanwhile",
                say("Sổ theo dõi vừa có bản ghi mới; chưa hoàn tác gì."),
                say("Gõ lại bdg undo để xem."),
            )
        return undo_entries(undone, today=env.today())

    plans = {one.about.plan for one in undone}
    records = commit_undo(workspace, plans, decide, stamp=record_stamp(env, by))
    env.note_recorded()
    lines = logbook([*known, *records], ids={one.id for one in records}).lines
    extended = {line.record.about: line.extended_to for line in lines if line.extended_to}
    show_recorded(env, workspace, records, extended, json=json)
    return 0


def _is_agreed(
    env: Env, plans: Sequence[Plan], known: Sequence[Record], undone: Sequence[Record]
) -> bool:
    """Show what would be undone, and ask. Raises RefusedError where nobody can answer."""
    if not env.can_ask():
        raise RefusedError(
            "not-asked",
            say("Lệnh chạy tự động, không hỏi lại được nên chưa hoàn tác gì."),
            say("Thêm --yes nếu chắc chắn; bản ghi của người khác thì phải gõ trên màn hình."),
        )
    env.stderr.write(env.t("Sẽ hoàn tác:") + "\n")
    ids = {one.id for one in undone}
    renderer_for(env).alike(logbook(known, ids=ids, known=plans))
    env.stdout.flush()
    last = undone[-1]
    question = env.t.count(
        "Hoàn tác {n} bản ghi của {by}, ghi lúc {moment}?",
        len(undone),
        by=last.by,
        moment=labels.recorded_moment(last),
    )
    return env.ask(question)
