"""What a ledger file is known by: a look that opens no database and shows whether it has changed.

SQLite counts the changes of a file in its header, so two changes within one tick of the clock are
told apart. Size, times and inode show changes that were not made by SQLite. The first pages tell
ledgers apart that were copied over each other within one tick: the tally is in them.

Never look while this process has the ledger open: closing any handle of a file drops all locks that
the process has on it (https://sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

import os
import stat

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.storage.hashing import blake2b
from bdg_cli.storage.regular_files import open_regular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Fingerprint: TypeAlias = tuple[int, ...]

ABSENT: Fingerprint = ()
"""There is no ledger yet."""

_FIRST_PAGES = 32768
_COUNTER = slice(24, 28)
"""Where the header holds the counter of changes: https://sqlite.org/fileformat.html#file_change_counter"""
_LOOKS = 2
"""Before the marks, a fingerprint has the counter and a digest of the first pages."""


def fingerprint(path: str) -> Fingerprint | None:
    """Return what the file is known by.

    None when that is unknown: the file is out of reach or no file, or the journal of a writer, at
    work or killed, lies beside it.
    """
    try:
        with open_regular(path) as file:
            found = os.fstat(file.fileno())
            beginning = file.read(_FIRST_PAGES) or b""
    except FileNotFoundError:
        return None if os.path.islink(path) else ABSENT
    except OSError:
        return None
    if os.path.exists(f"{path}-journal") or os.path.exists(f"{path}-wal"):
        return None
    counter = int.from_bytes(beginning[_COUNTER], "big")
    looks = int.from_bytes(blake2b(beginning, digest_size=8).digest(), "big")
    return (counter, looks, *_marks(found))


def text_of(found: Fingerprint) -> str:
    """Write a fingerprint as one word."""
    return "-".join(map(str, found)) or "absent"


def is_still(path: str, earlier: Fingerprint) -> bool:
    """Return True if the file looks as it did; it is not opened."""
    try:
        return _marks(os.stat(path)) == earlier[_LOOKS:]
    except OSError:
        return False


def follows(later: Fingerprint, earlier: Fingerprint) -> bool:
    """Return True if exactly one change lies between the two."""
    counter = earlier[0] if earlier else 0
    return bool(later) and later[0] == counter + 1


def is_there(path: str) -> bool:
    """Return True if the file exists.

    Raises LedgerError if it, or the journal beside it, is no file or out of reach: SQLite would
    wait for a pipe for ever.
    """
    for journal in (f"{path}-journal", f"{path}-wal"):
        try:
            kind = os.stat(journal).st_mode
        except OSError:  # there is none, or its writer has just removed it
            continue
        if not stat.S_ISREG(kind):
            raise _no_file(journal)
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
        from bdg_cli.domain.system_errors import reason_of

        raise LedgerError(
            "ledger-unreadable",
            say("Không mở được “{path}”: {reason}.", path=path, reason=reason_of(error)),
            say("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    if not stat.S_ISREG(mode):
        raise _no_file(path)
    return True


def _no_file(path: str) -> LedgerError:
    return LedgerError(
        "ledger-unreadable",
        say("“{path}” không phải là một tệp.", path=path),
        say("Dời nó đi nơi khác; sổ theo dõi là một tệp."),
    )


def _marks(found: os.stat_result) -> Fingerprint:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
