"""The ledger on disk: one SQLite file, with a rollback journal, written durably.

No WAL: its database cannot be read in a folder that is read-only, and a copy of its one file loses
rows. Reading opens the file read-only and creates nothing beside it. Only where a writer was killed
halfway does its journal lie beside the ledger; it is rolled back first.

Whatever is read is checked whole. A ledger in which one letter, one row or the end is missing is
refused and kept as it is, and nothing is added to it.
"""

from __future__ import annotations

import os

from bdg_cli.ledger.errors import (
    IOERR_LOCK,
    READONLY_ROLLBACK,
    ErrorTranslation,
    damaged,
    result_code,
    unfinished,
)
from bdg_cli.ledger.fingerprint import ABSENT, fingerprint, is_still, is_there, text_of
from bdg_cli.ledger.migrations import MIGRATIONS, migrate, version_of
from bdg_cli.ledger.rows import records_in
from bdg_cli.ledger.snapshot import SqliteSnapshot
from bdg_cli.ledger.verified import VerifiedState
from bdg_cli.ledger.writer import SqliteWriter
from bdg_cli.storage.connection import connect, connect_in_memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from sqlite3 import Connection

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.migrations import Migration

PATIENCE = 10.0
"""Seconds to wait for another writer."""


class SqliteLedger:
    """The ledger in one file, which need not exist before something is recorded."""

    def __init__(
        self,
        path: str,
        *,
        verified: VerifiedState | None = None,
        migrations: tuple[Migration, ...] = MIGRATIONS,
        patience: float = PATIENCE,
    ) -> None:
        self._path = path
        self._verified = verified or VerifiedState()
        self._migrations = migrations
        self._patience = patience

    @property
    def name(self) -> str:
        """Return the path of the file."""
        return self._path

    def revision(self) -> str | None:
        """Return what the file is known by, without opening the database."""
        found = fingerprint(self._path)
        return None if found is None else text_of(found)

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order; none where there is no file. Raises LedgerError."""
        with self.reading() as snapshot:
            return snapshot.read(tasks)

    def reading(self) -> SqliteSnapshot:
        """Hold the ledger as it is at this moment; empty where there is no file.

        Raises LedgerError.
        """
        if not is_there(self._path):
            return SqliteSnapshot(self._path, None, ABSENT, self._verified)
        found = fingerprint(self._path)
        with ErrorTranslation(self._path):
            connection = self._snapshot_connection()
        if found is not None and not is_still(self._path, found):
            found = None
        return SqliteSnapshot(self._path, connection, found, self._verified)

    def writing(self) -> SqliteWriter:
        """Take the lock; the ledger is created or brought up to date first. Raises LedgerError."""
        return SqliteWriter(self._path, self._migrations, self._patience, self._verified)

    def check(self) -> None:
        """Check every page and every record; raises LedgerError."""
        if not is_there(self._path):
            return
        with ErrorTranslation(self._path):
            connection = self._snapshot_connection()
            try:
                records_in(connection, self._path, None)
                found = connection.execute("PRAGMA integrity_check(1)").fetchall()
            finally:
                connection.close()
        if found != [("ok",)]:
            raise damaged(self._path)

    def _snapshot_connection(self) -> Connection:
        """Open the file as it is at this moment, an older one as a copy in memory."""
        try:
            return self._begin("ro")
        except Exception as error:
            code = result_code(error)
            if code not in {READONLY_ROLLBACK, IOERR_LOCK}:
                raise
            if code == IOERR_LOCK and not os.path.exists(f"{self._path}-wal"):
                return self._begin("ro&immutable=1")
            self._recover(error)
            return self._begin("ro")

    def _begin(self, mode: str) -> Connection:
        connection = connect(self._path, mode, self._patience)
        try:
            # Otherwise SQLite would put two files beside a ledger that was turned into a WAL one.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN")
            version = version_of(connection, self._path, len(self._migrations))
            if version < len(self._migrations):
                older, connection = connection, _copy(connection)
                older.close()
                migrate(connection, version, self._migrations)
        except BaseException:
            connection.close()
            raise
        return connection

    def _recover(self, error: Exception) -> None:
        """Let SQLite finish or roll back what a killed program left beside the ledger."""
        try:
            connection = connect(self._path, "rw", self._patience)
            try:
                connection.execute("PRAGMA journal_mode = DELETE")
            finally:
                connection.close()
        except Exception as failure:
            if not result_code(failure):
                raise
            raise unfinished(self._path) from error


def open_ledger(path: str, cache: str | None = None) -> SqliteLedger:
    """Return the ledger in a file; nothing is opened yet.

    `cache` is the folder in which it is remembered that the ledger was found sound.
    """
    return SqliteLedger(path, verified=VerifiedState.in_folder(cache, path))


def _copy(connection: Connection) -> Connection:
    copy = connect_in_memory()
    connection.backup(copy)
    return copy
