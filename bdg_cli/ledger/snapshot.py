"""A ledger file as it is at one moment."""

from __future__ import annotations

import os

from bdg_cli.ledger.fingerprint import ABSENT, fingerprint, is_still, is_there, text_of
from bdg_cli.ledger.migrations import MIGRATIONS, migrate, version_of
from bdg_cli.ledger.protocol import EMPTY_CHECKPOINT
from bdg_cli.ledger.rows import checkpoint_of, records_about, records_in, records_since
from bdg_cli.ledger.soundness import check_structure, look_through
from bdg_cli.ledger.sqlite_errors import (
    IOERR_LOCK,
    READONLY_ROLLBACK,
    ErrorTranslation,
    result_code,
    unfinished,
)
from bdg_cli.storage.connection import connect, connect_in_memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from sqlite3 import Connection
    from typing import Self

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.fingerprint import Fingerprint
    from bdg_cli.ledger.migrations import Migration
    from bdg_cli.ledger.protocol import Checkpoint
    from bdg_cli.ledger.verified import VerifiedState


class SqliteSnapshot:
    """A context manager. Without a connection it holds no records.

    `found` is the fingerprint of the file, None if it is not certain. The first look checks the
    whole ledger, unless `verified` says that this very state was checked before.
    """

    def __init__(
        self,
        path: str,
        connection: Connection | None,
        found: Fingerprint | None,
        verified: VerifiedState,
        migrations: tuple[Migration, ...] = MIGRATIONS,
    ) -> None:
        self._path = path
        self._connection = connection
        self._migrations = migrations
        self._fingerprint = found
        self._verified = verified
        self._was_sound = found is not None and found == verified.load()
        self._is_sound = self._was_sound

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file; remember that it was sound, if all of it was read."""
        if self._connection is None:
            return
        self._connection.close()
        found = self._fingerprint
        fresh = self._is_sound and not self._was_sound
        if fresh and found is not None and fingerprint(self._path) == found:
            self._verified.save(found)

    @property
    def revision(self) -> str | None:
        """Return what the file was known by."""
        return None if self._fingerprint is None else text_of(self._fingerprint)

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order. Raises LedgerError."""
        if self._connection is None:
            return []
        with ErrorTranslation(self._path):
            if self._is_sound and tasks is not None:
                return records_about(self._connection, self._path, tasks)
            if self._is_sound:
                return records_in(self._connection, self._path, tasks)
            found = look_through(self._connection, self._path, self._migrations, tasks)
        self._is_sound = True
        return found

    def checkpoint(self) -> Checkpoint:
        """Return how far the ledger goes. Raises LedgerError."""
        if self._connection is None:
            return EMPTY_CHECKPOINT
        with ErrorTranslation(self._path):
            return checkpoint_of(self._connection, self._path)

    def since(self, earlier: Checkpoint) -> list[Record] | None:
        """Return what was added after an earlier state. Raises LedgerError."""
        if self._connection is None:
            return [] if earlier == EMPTY_CHECKPOINT else None
        if not self._is_sound:
            self.read(())  # checks the whole
        with ErrorTranslation(self._path):
            return records_since(self._connection, self._path, earlier)

    def check(self) -> None:
        """Check every page, every record and every guard. Raises LedgerError."""
        if self._connection is None:
            return
        with ErrorTranslation(self._path):
            look_through(self._connection, self._path, self._migrations, None)
            check_structure(self._connection, self._path, self._migrations)


def open_snapshot(
    path: str,
    verified: VerifiedState,
    migrations: tuple[Migration, ...] | None,
    patience: float,
) -> SqliteSnapshot:
    """Open a ledger as it is at this moment; one in an older format as a copy in memory.

    Raises LedgerError.
    """
    if not is_there(path):
        return SqliteSnapshot(path, None, ABSENT, verified)
    steps = MIGRATIONS if migrations is None else migrations
    found = fingerprint(path)
    with ErrorTranslation(path):
        connection = _connect(path, steps, patience)
    if found is not None and not is_still(path, found):
        found = None
    return SqliteSnapshot(path, connection, found, verified, steps)


def _connect(path: str, migrations: tuple[Migration, ...], patience: float) -> Connection:
    try:
        return _begin(path, "ro", migrations, patience)
    except Exception as error:
        code = result_code(error)
        if code not in {READONLY_ROLLBACK, IOERR_LOCK}:
            raise
        if code == IOERR_LOCK and not os.path.exists(f"{path}-wal"):
            return _begin(path, "ro&immutable=1", migrations, patience)
        _recover(path, patience, error)
        return _begin(path, "ro", migrations, patience)


def _begin(path: str, mode: str, migrations: tuple[Migration, ...], patience: float) -> Connection:
    connection = connect(path, mode, patience)
    try:
        # Otherwise SQLite would put two files beside a ledger that was turned into a WAL one.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN")
        version = version_of(connection, path, len(migrations))
        if version < len(migrations):
            older, connection = connection, _copy(connection)
            older.close()
            migrate(connection, version, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _recover(path: str, patience: float, error: Exception) -> None:
    """Let SQLite finish or roll back what a killed program left beside the ledger."""
    try:
        connection = connect(path, "rw", patience)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    except Exception as failure:
        if not result_code(failure):
            raise
        raise unfinished(path) from error


def _copy(connection: Connection) -> Connection:
    copy = connect_in_memory()
    connection.backup(copy)
    return copy
