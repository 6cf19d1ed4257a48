"""Opening SQLite databases by path, whatever characters are in it."""

from __future__ import annotations

import os
import sys

from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection


def connect(path: str, mode: str, patience: float) -> Connection:
    """Open a file in one of the modes of SQLite: `ro`, `rw`, or `rwc` to create it.

    Only COMMIT commits. `patience` is the number of seconds to wait for a lock. Raises
    MissingError when this Python has no SQLite.
    """
    connection = _connect_function()(
        f"{_uri(path)}?mode={mode}", uri=True, timeout=patience, isolation_level=None
    )
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def connect_in_memory() -> Connection:
    """Open an empty database that lives as long as the connection. Raises MissingError."""
    return _connect_function()(":memory:", isolation_level=None)


def _uri(path: str) -> str:
    """Write a path as SQLite's URI wants it: `file:///C:/…`, `file:////server/share/…`."""
    full = os.path.abspath(path).replace(os.sep, "/")
    for character in "%?#":
        full = full.replace(character, f"%{ord(character):02X}")
    return f"file://{full if full.startswith('/') else '/' + full}"


def _connect_function() -> Callable[..., Connection]:
    """Return `connect` of the C module, which is cheaper to import than `sqlite3` around it.

    That module needs only the cache of `functools`, which is written in C as well. Where
    `functools` is not imported yet, a stand-in with the cache alone saves a tenth of the call.
    Raises MissingError.
    """
    if TYPE_CHECKING:
        from sqlite3 import connect
    elif "functools" in sys.modules or "_sqlite3" in sys.modules:
        connect = _from_c_module()
    else:
        try:
            from _functools import _lru_cache_wrapper
        except ImportError:
            return _from_c_module()
        sys.modules["functools"] = stand_in = type(sys)("functools")
        stand_in.lru_cache = lambda most: (
            lambda made: _lru_cache_wrapper(made, maxsize=most, typed=False, cache_info_type=tuple)
        )
        try:
            connect = _from_c_module()
        finally:
            del sys.modules["functools"]
    return connect


def _from_c_module() -> object:
    try:
        from _sqlite3 import connect
    except ImportError:
        return _from_package()
    return connect


def _from_package() -> object:
    try:
        from sqlite3 import connect
    except ImportError:
        raise MissingError(
            "sqlite-missing",
            say("Python trên máy này không có SQLite nên không mở được sổ theo dõi."),
            say("Cài bản Python đầy đủ từ python.org hoặc gói sqlite của hệ điều hành."),
        ) from None
    return connect
