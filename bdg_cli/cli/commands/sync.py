"""`bdg sync`: bring this machine and the shared ledger together."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace
from bdg_cli.cli.exit_codes import FINDINGS, OK
from bdg_cli.cli.shared_copy import tell_kept, tell_refused
from bdg_cli.domain.errors import LedgerError, RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.shared.syncing import Synced
    from bdg_cli.workspace.plan_editions import Brought
    from bdg_cli.workspace.workspace import Workspace

HELP = N_("""Đồng bộ với sổ chung: nhận bản ghi, kế hoạch mới; gửi bản ghi còn chờ.

Các lệnh xem tự đồng bộ khi lần trước đã quá 5 phút. --quiet dành cho bộ lập lịch: không in gì.
Mã thoát 1: có bản ghi không được nhận; 4: không liên lạc được, hoặc sổ chung có điều bất thường.

Kế hoạch đã sửa ở máy này không bị ghi đè: bản phát hành được để bên cạnh.
--changes in chỗ khác; --take lấy bản phát hành và để tệp của mình sang bên.

Ví dụ:
  bdg sync
  bdg sync --take 2018.yaml
  bdg sync --quiet
""")


def run(
    env: Env,
    *,
    quiet: opt.QuietSyncOption = False,
    changes: opt.ChangesOption = False,
    take: opt.TakeOption = None,
) -> int:
    """Sync; say what came and went."""
    ledger = require_shared(open_workspace(env))
    return _sync(env, ledger, quiet=quiet, changes=changes, take=take or ())


def _sync(
    env: Env, ledger: CopyLedger, *, quiet: bool, changes: bool, take: Collection[str]
) -> int:
    from bdg_cli.shared.syncing import sync
    from bdg_cli.workspace.plan_editions import sync_plans, taken

    own = taken(ledger.plans, take)
    patience = {"patience": 0.0} if quiet else {}
    try:
        with ledger.shared.talking():
            done = sync(ledger, again=not quiet, now=env.seconds(), **patience)
            plans = sync_plans(ledger, again=not quiet, take=own, **patience)
            _refuse_unknown(own, plans)
            if changes:
                _show_differences(env, ledger)
    except LedgerError as error:
        if quiet and error.code == "ledger-locked":  # another sync is at work
            return OK
        raise
    if not quiet and not changes:
        _tell(env, done)
        _tell_plans(env, plans)
    return FINDINGS if done.refused or done.unreadable else OK


def _refuse_unknown(take: Collection[str], plans: Brought) -> None:
    """Raise RefusedError for a name of --take that no published plan or document has."""
    from bdg_cli.workspace.plan_editions import names_in

    known = names_in(plans.state)
    for name in take:
        if name not in known:
            raise RefusedError(
                "take-unknown",
                say("Chưa có bản phát hành nào của “{file}”.", file=name),
                say("Các tệp đã phát hành: {files}.", files=tuple(sorted(known))),
            )


def require_shared(workspace: Workspace) -> CopyLedger:
    """Return the copy of the shared ledger. Raises UsageError where the ledger is not shared."""
    if workspace.shared is None:
        raise UsageError(
            "not-shared",
            say("Thư mục kế hoạch này chưa dùng sổ chung."),
            say('Tạo tệp “plans/shared.toml” có dòng: ledger = "service=bdg"'),
        )
    return workspace.shared


def _tell_plans(env: Env, plans: Brought) -> None:
    for file, number in plans.new:
        said = env.t("Đã nhận kế hoạch {file}, bản {number}.", file=file, number=number)
        env.stdout.write(said + "\n")
    tell_kept(env, plans.state.kept)


def _show_differences(env: Env, ledger: CopyLedger) -> None:
    from bdg_cli.wording.sanitize import sanitize
    from bdg_cli.workspace.edition_differences import differences

    for line in differences(ledger):
        env.stdout.write(sanitize(line) + "\n")


def _tell(env: Env, done: Synced) -> None:
    said = env.t("Đã nhận {came} bản ghi, gửi {sent} bản ghi.", came=done.came, sent=done.sent)
    env.stdout.write(said + "\n")
    if done.apart:
        said = env.t(
            "Sổ chung đã mất một phần hoặc được khôi phục từ bản cũ: đã so lại mọi bản ghi và gửi "
            "lại những gì nó thiếu. Báo người quản trị."
        )
        env.stderr.write(said + "\n")
    if done.unreadable:
        said = env.t("Sổ chung có dòng không đọc được, ở vị trí {places}.", places=done.unreadable)
        env.stderr.write(said + "\n")
    tell_refused(env, done.refused)
