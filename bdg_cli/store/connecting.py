"""Opening SQLite files by path, wherever they lie and whatever characters are in their names."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import LedgerError, MissingError
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection


def connect(path: str, mode: str, patience: float) -> Connection:
    """Open a file in one of the modes of SQLite: `ro`, `rw`, or `rwc` to make it.

    Nothing is committed but by COMMIT. `patience` is how many seconds to wait for a lock.
    """
    if TYPE_CHECKING:
        from sqlite3 import connect as opened
    else:
        try:
            from _sqlite3 import connect as opened  # the same, without what `sqlite3` adds to it
        except ImportError:
            opened = _slow_way()
    connection = opened(
        f"{_uri(path)}?mode={mode}", uri=True, timeout=patience, isolation_level=None
    )
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def in_memory() -> Connection:
    """Open an empty database that lives as long as the connection."""
    from sqlite3 import connect as opened

    return opened(":memory:", isolation_level=None)


def is_there(path: str) -> bool:
    """Tell whether the file is there; raises LedgerError for what is no file or out of reach."""
    import stat

    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if os.path.islink(path):
            raise LedgerError(
                "ledger-unreadable",
                say("“{path}” là đường dẫn tắt tới một tệp không còn nữa.", path=path),
                say("Sửa đường dẫn tắt, hoặc xóa nó để bắt đầu sổ mới."),
            ) from None
        return False
    except OSError as error:
        raise LedgerError(
            "ledger-unreadable",
            say("Không mở được “{path}”: {reason}.", path=path, reason=error.strerror),
            say("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    if not stat.S_ISREG(mode):
        raise LedgerError(
            "ledger-unreadable",
            say("“{path}” không phải là một tệp.", path=path),
            say("Dời nó đi nơi khác; sổ theo dõi là một tệp."),
        )
    return True


def _uri(path: str) -> str:
    """Write a path as SQLite's URI wants it: `file:///C:/…`, `file:////server/share/…`."""
    full = os.path.abspath(path).replace(os.sep, "/")
    for character in "%?#":
        full = full.replace(character, f"%{ord(character):02X}")
    return f"file://{full if full.startswith('/') else '/' + full}"


def _slow_way() -> object:
    try:
        from sqlite3 import connect as opened
    except ImportError:
        raise MissingError(
            "sqlite-missing",
            say("Python trên máy này không có SQLite nên không mở được sổ theo dõi."),
            say("Cài bản Python đầy đủ từ python.org hoặc gói sqlite của hệ điều hành."),
        ) from None
    return opened
