"""One process at a time works on a copy: SQLite's lock of an empty file, free when it dies."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from bdg_cli.ledger.sqlite_errors import ErrorTranslation
from bdg_cli.storage.connection import connect
from bdg_cli.storage.private_files import make_private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0
"""Seconds to wait: another command may wait for the server meanwhile."""


@contextlib.contextmanager
def locked(path: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock; raises LedgerError if somebody else has it for longer than the patience."""
    make_private_folder(os.path.dirname(path))
    connection = connect(path, "rwc", patience)
    try:
        with ErrorTranslation(path):
            connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
