"""What is said of the copy of a shared ledger, and when it is brought up to date by itself."""

from __future__ import annotations

import os
import sys

from bdg_cli.domain.errors import LedgerError
from bdg_cli.shared.copy_state import LOST
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.shared.edition_state import Kept

OLD = 24 * 3600
"""A copy older than this, in seconds, is told of loudly."""
SOON = 300
"""A copy older than this is brought up to date after the answer."""


def tell_waiting(env: Env, ledger: CopyLedger) -> None:
    """Say what this call has recorded and could not send."""
    if ledger.waiting:
        said = env.t.count(
            "Đã ghi ở máy này, chưa gửi lên sổ chung ({n} bản ghi chờ); tự gửi khi nối được.",
            ledger.waiting,
        )
        env.stderr.write(said + "\n")


def look_at_copy(env: Env, ledger: CopyLedger, *, fresh: bool = False) -> None:
    """Before an answer: get a first copy, or a fresh one; say what is wrong with the copy.

    Raises LedgerError if a fresh one is asked for and cannot be had.
    """
    synced = ledger.state.synced_at()
    if fresh or synced is None:
        from bdg_cli.shared.syncing import sync
        from bdg_cli.workspace.plan_editions import sync_plans

        try:
            with ledger.shared.talking():
                sync(ledger)
                sync_plans(ledger)
            synced = ledger.state.synced_at()
        except LedgerError as error:
            if fresh:
                raise
            env.stderr.write(env.t("Chú ý: {problem}", problem=error.message) + "\n")
    _tell_age(env, synced)
    if not ledger.state.is_quiet():
        _tell_left(env, ledger)
    if not ledger.editions.is_quiet():
        tell_kept(env, ledger.editions.read().kept)
    if synced is not None and env.seconds() - synced > SOON:
        env.after_answer(lambda: _sync_later(env, ledger))


def _tell_age(env: Env, synced: float | None) -> None:
    if synced is None:
        said = env.t("CHÚ Ý: chưa lần nào đồng bộ với sổ chung; số liệu dưới đây có thể thiếu.")
    elif (age := env.seconds() - synced) > OLD:
        days = int(age // OLD)
        said = env.t.count(
            "CHÚ Ý: đã {n} ngày chưa đồng bộ với sổ chung; số liệu có thể cũ. Gõ: bdg sync", days
        )
    else:
        return
    env.stderr.write(said + "\n")


def _tell_left(env: Env, ledger: CopyLedger) -> None:
    state = ledger.state.read()
    if state.unsent:
        said = env.t.count(
            "{n} bản ghi ở máy này chưa gửi lên sổ chung: bdg sync", len(state.unsent)
        )
        env.stderr.write(said + "\n")
    tell_refused(env, state.refused)
    if state.forged is not None:
        place, record = state.forged
        said = env.t(
            "CHÚ Ý: sổ chung đã bị sửa ở vị trí {place} (bản ghi {record}); bản ở máy này còn "
            "nguyên. Báo người quản trị.",
            place=place,
            record=record[:8],
        )
        env.stderr.write(said + "\n")


def tell_refused(env: Env, refused: Collection[tuple[str, str]]) -> None:
    """Say which records the shared ledger does not take, and why."""
    lost = tuple([one[:8] for one, why in refused if why == LOST])
    if lost:
        said = env.t.count(
            "{n} bản ghi của nơi khác đã mất trên sổ chung, máy này còn giữ: {ids}. Nơi đã ghi "
            "hoặc đơn vị chủ trì đồng bộ thì sổ chung có lại.",
            len(lost),
            ids=lost,
        )
        env.stderr.write(said + "\n")
    own = tuple([one[:8] for one, why in refused if why != LOST])
    if own:
        said = env.t.count(
            "{n} bản ghi không được sổ chung nhận, vì tên đăng nhập này không có quyền ghi việc "
            "của đơn vị ấy: {ids}. Bỏ đi: bdg undo MÃ",
            len(own),
            ids=own,
        )
        env.stderr.write(said + "\n")


def tell_kept(env: Env, kept: Sequence[Kept]) -> None:
    """Say which plans on this machine are not as they were published, and what to do."""
    for one in kept:
        said = env.t(
            KEPT.get(one.why, KEPT["invalid"]), file=one.file, number=one.number, detail=one.detail
        )
        env.stderr.write(said + "\n")


KEPT = {
    "changed": N_(
        "{file} ở máy này đã sửa nên được giữ nguyên; bản {number} để ở {detail}. Xem chỗ khác: "
        "bdg sync --changes; lấy bản ấy: bdg sync --take {file}"
    ),
    "edited": N_(
        "{file} ở máy này khác bản {number} đã phát hành. Xem chỗ khác: bdg sync --changes; bỏ chỗ "
        "sửa: "
        "bdg sync --take {file}; đơn vị chủ trì phát hành: bdg publish {file}"
    ),
    "twice": N_(
        "Chưa lấy bản {number} của {file}: {detail} là cùng kế hoạch ấy. Dời {detail} ra khỏi thư "
        "mục, "
        "hoặc đổi tên nó thành {file}, rồi gõ: bdg sync"
    ),
    "lost": N_(
        "Sổ chung không còn các bản sau bản {number} của {file}, có lẽ vì khôi phục từ bản sao lưu "
        "cũ; "
        "tệp ở máy này được giữ. Đơn vị chủ trì phát hành lại: bdg publish {file}"
    ),
    "disk": N_(
        "Không đặt được bản {number} của {file}: tệp đang mở ở chương trình khác, hoặc thư mục "
        "không "
        "cho ghi. Đóng nó rồi gõ: bdg sync"
    ),
    "name": N_("Không lấy bản {number} của {file}: tên tệp không được phép. Báo đơn vị chủ trì."),
    "large": N_("Không lấy bản {number} của {file}: tệp quá lớn. Báo đơn vị chủ trì."),
    "documents": N_(
        "Không lấy bản {number} của {file}: văn bản đi cùng {detail} không để đúng chỗ được. Báo "
        "đơn "
        "vị chủ trì."
    ),
    "invalid": N_(
        "Không lấy bản {number} của {file}: tệp có lỗi {detail}. Báo đơn vị chủ trì; nếu bdg ở máy "
        "này "
        "cũ thì cài bản mới rồi gõ: bdg sync"
    ),
}
"""What is told of a plan that the last sync left as it is, by the reason."""


def _sync_later(env: Env, ledger: CopyLedger) -> None:
    """Start a sync of its own that nobody waits for, unless one was tried just now."""
    if env.cache_folder() is None or (env.var("BDG_SYNC") or "").lower() == "off":
        return
    tried = os.path.join(ledger.folder, "tried")
    try:
        if env.seconds() - os.stat(tried).st_mtime < SOON:
            return
    except OSError:  # never
        pass
    try:
        with open(tried, "wb"):
            pass
        words = [sys.executable, "-P", "-m", "bdg_cli", "sync", "--quiet"]  # nothing of this folder
        _start(words, {**env.environ, "BDG_PLANS": env.plans or env.environ.get("BDG_PLANS", "")})
    except OSError:  # the next call tries again
        return


def _start(words: list[str], environ: dict[str, str]) -> None:
    if not environ["BDG_PLANS"]:
        del environ["BDG_PLANS"]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(  # noqa: S603 -- this very program
            words,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP,
        )
        return
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    os.posix_spawn(words[0], words, environ, file_actions=nowhere, setpgroup=0)
