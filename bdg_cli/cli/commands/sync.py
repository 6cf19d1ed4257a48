"""`bdg sync`: bring this machine and the shared ledger together."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace
from bdg_cli.cli.error_reporting import report_error
from bdg_cli.cli.exit_codes import FINDINGS, OK
from bdg_cli.cli.shared_copy import named_error, tell_of, tell_refused
from bdg_cli.domain.errors import LedgerError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.shared.syncing import Synced
    from bdg_cli.workspace.workspace import Workspace

HELP = N_("""Đồng bộ với sổ chung: nhận bản ghi của nơi khác, gửi bản ghi còn chờ ở máy này.

Các lệnh xem tự đồng bộ khi lần trước đã quá 5 phút. --quiet dành cho bộ lập lịch: không in gì.
Mã thoát 1: có bản ghi không được nhận; 4: không liên lạc được, hoặc sổ chung có điều bất thường.

Ví dụ:
  bdg sync
  bdg sync --quiet
""")


def run(env: Env, *, quiet: opt.QuietSyncOption = False) -> int:
    """Sync with each ledger; say what came and went. One that fails hinders no other."""
    found = OK
    for ledger in all_shared(open_workspace(env)):
        try:
            found = max(found, _sync(env, ledger, quiet=quiet))
        except LedgerError as error:
            found = max(found, report_error(env, named_error(error, ledger)))
    return found


def _sync(env: Env, ledger: CopyLedger, *, quiet: bool) -> int:
    from bdg_cli.shared.syncing import sync

    try:
        done = sync(
            ledger, again=not quiet, now=env.seconds(), **({"patience": 0.0} if quiet else {})
        )
    except LedgerError as error:
        if quiet and error.code == "ledger-locked":  # another sync is at work
            return OK
        raise
    if not quiet:
        _tell(env, ledger, done)
    return FINDINGS if done.refused or done.unreadable else OK


def all_shared(workspace: Workspace) -> tuple[CopyLedger, ...]:
    """Return the copies of all shared ledgers. Raises UsageError where none is shared."""
    found = [body.shared for body in workspace.bodies() if body.shared is not None]
    return tuple(found) or (require_shared(workspace),)


def require_shared(workspace: Workspace) -> CopyLedger:
    """Return the copy of the shared ledger.

    Raises UsageError where the ledger is not shared, RefusedError where there are several.
    """
    workspace.require_one()
    if workspace.shared is None:
        raise UsageError(
            "not-shared",
            say("Thư mục kế hoạch này chưa dùng sổ chung."),
            say('Tạo tệp “plans/shared.toml” có dòng: ledger = "service=bdg"'),
        )
    return workspace.shared


def _tell(env: Env, ledger: CopyLedger, done: Synced) -> None:
    said = env.t("Đã nhận {came} bản ghi, gửi {sent} bản ghi.", came=done.came, sent=done.sent)
    env.stdout.write(f"{ledger.called}: {said}\n" if ledger.called else f"{said}\n")
    if done.apart:
        said = env.t(
            "Sổ chung đã mất một phần hoặc được khôi phục từ bản cũ: đã so lại mọi bản ghi và gửi "
            "lại những gì nó thiếu. Báo người quản trị."
        )
        tell_of(env, ledger, said)
    if done.unreadable:
        said = env.t("Sổ chung có dòng không đọc được, ở vị trí {places}.", places=done.unreadable)
        tell_of(env, ledger, said)
    tell_refused(env, ledger, done.refused)
