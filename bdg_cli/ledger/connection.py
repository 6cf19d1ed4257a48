"""Opening SQLite files by path, wherever they lie and whatever characters are in their names."""

from __future__ import annotations

import os
import sys

from bdg_cli.domain.errors import LedgerError, MissingError
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection


def connect(path: str, mode: str, patience: float) -> Connection:
    """Open a file in one of the modes of SQLite: `ro`, `rw`, or `rwc` to make it.

    Nothing is committed but by COMMIT. `patience` is how many seconds to wait for a lock.
    """
    connection = _way_in()(
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


def _way_in() -> Callable[..., Connection]:
    """Return `connect` of the C module, which costs less to import than `sqlite3` around it.

    That module takes nothing from `functools` but its cache, which is C as well. Where `functools`
    is not there yet, a stand-in with the cache alone spares a tenth of the call. Raises
    MissingError.
    """
    if TYPE_CHECKING:
        from sqlite3 import connect
    elif "functools" in sys.modules or "_sqlite3" in sys.modules:
        connect = _plain_way_in()
    else:
        try:
            from _functools import _lru_cache_wrapper
        except ImportError:
            return _plain_way_in()
        sys.modules["functools"] = stand_in = type(sys)("functools")
        stand_in.lru_cache = lambda most: (
            lambda made: _lru_cache_wrapper(made, maxsize=most, typed=False, cache_info_type=tuple)
        )
        try:
            connect = _plain_way_in()
        finally:
            del sys.modules["functools"]
    return connect


def _plain_way_in() -> object:
    try:
        from _sqlite3 import connect
    except ImportError:
        return _slow_way()
    return connect


def _slow_way() -> object:
    try:
        from sqlite3 import connect
    except ImportError:
        raise MissingError(
            "sqlite-missing",
            say("Python trên máy này không có SQLite nên không mở được sổ theo dõi."),
            say("Cài bản Python đầy đủ từ python.org hoặc gói sqlite của hệ điều hành."),
        ) from None
    return connect
