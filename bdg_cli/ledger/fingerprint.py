"""What a ledger's file is known by: a look that opens nothing and tells whether it has changed.

SQLite counts the changes of a file in its header, so two changes within one tick of the clock are
told apart; size, times and inode tell of what was not done by SQLite.

Never look while this process has the ledger open: closing any handle of a file drops all locks that
the process has on it (https://sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Fingerprint: TypeAlias = tuple[int, ...]

ABSENT: Fingerprint = ()
"""There is no ledger yet."""

_HEADER = 28
_COUNTER = 24
"""Where the header holds the counter of changes: https://sqlite.org/fileformat.html#file_change_counter"""


def fingerprint(path: str) -> Fingerprint | None:
    """Return what the file is known by; None when nobody can say: it is out of reach, or what a
    writer left or is at lies beside it.
    """
    try:
        with open(path, "rb", buffering=0) as file:
            found = os.fstat(file.fileno())
            header = file.read(_HEADER) or b""
    except FileNotFoundError:
        return None if os.path.islink(path) else ABSENT
    except OSError:
        return None
    if os.path.exists(f"{path}-journal") or os.path.exists(f"{path}-wal"):
        return None
    counter = int.from_bytes(header[_COUNTER:], "big")
    return (counter, *_marks(found))


def is_still(path: str, earlier: Fingerprint) -> bool:
    """Tell, without opening it, whether the file looks as it did."""
    try:
        return _marks(os.stat(path)) == earlier[1:]
    except OSError:
        return False


def follows(later: Fingerprint | None, earlier: Fingerprint) -> bool:
    """Tell whether there is exactly one change between the two."""
    counter = earlier[0] if earlier else 0
    return bool(later) and later is not None and later[0] == counter + 1


def _marks(found: os.stat_result) -> Fingerprint:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
