"""The ledger of a folder of plans where it is shared: its copy, and the way to the others."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.settings.shared_ledger import SHARED, ledger_in, refuse_password
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.storage.hashing import name_of_path
from bdg_cli.workspace.discovery import LEDGER, content_of, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.shared.protocol import SharedLedger


def way_to_ledger(folder: str, given: str | None) -> str:
    """Return how the shared ledger is reached: as given, else as the folder says.

    Raises LedgerError, also for one with a password in it.
    """
    path = os.path.join(folder, SHARED)
    way = given or ledger_in(content_of(path)[0], shown(path))
    refuse_password(way, "BDG_LEDGER" if given else shown(path))
    return way


def shared_ledger(
    folder: str, given: str | None, data: str | None, cache: str | None = None
) -> CopyLedger | None:
    """Return the copy of the folder's shared ledger; nothing is opened yet. None where the folder
    says that its ledger is the file in it.

    It lies in `data`, the folder of the user's data: what is not sent yet is there alone.
    """
    way = way_to_ledger(folder, given)
    if way == LEDGER:
        return None
    if data is None:
        raise LedgerError(
            "shared-no-folder",
            say("Không biết thư mục dữ liệu của người dùng, nơi giữ bản chép của sổ chung."),
            say("Đặt biến HOME, hoặc XDG_DATA_HOME."),
        )

    def connect() -> SharedLedger:
        from bdg_cli.shared.address import line_to  # with the driver
        from bdg_cli.shared.postgres import PostgresLedger

        return PostgresLedger(line_to(way))

    name = name_of_path(f"{os.path.abspath(folder)}\n{way}")
    copy = CopyLedger(os.path.join(data, name), connect, cache, way)
    copy.plans = folder
    return copy
