"""The ledger on disk: one SQLite file, with a rollback journal, written durably.

No WAL: its database cannot be read in a folder that is read-only, and a copy of its one file loses
rows. Reading opens the file read-only and makes nothing beside it; only where a writer was killed
in the middle is its journal, which then waits beside the ledger, rolled back first.

Whatever is read is checked whole: a ledger with one letter, one row or its end missing is refused
and kept as it is, and nothing is added to it.
"""

from __future__ import annotations

import os

from bdg_cli.domain.errors import LedgerError
from bdg_cli.ledger.connection import connect, in_memory, is_there
from bdg_cli.ledger.errors import (
    IOERR_LOCK,
    READONLY_ROLLBACK,
    ErrorTranslation,
    damaged,
    differs,
    id_twice,
    result_code,
    unfinished,
)
from bdg_cli.ledger.fingerprint import fingerprint, follows, is_still
from bdg_cli.ledger.migrations import MIGRATIONS, lay_down, migrate, version_of
from bdg_cli.ledger.protocol import EMPTY_CHECKPOINT
from bdg_cli.ledger.rows import (
    ADD,
    check,
    checksum_of,
    records_about,
    records_in,
    records_since,
    row_of,
    tally_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from sqlite3 import Connection
    from types import TracebackType
    from typing import Self

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.fingerprint import Fingerprint
    from bdg_cli.ledger.migrations import Migration
    from bdg_cli.ledger.protocol import Checkpoint

PATIENCE = 10.0
"""Seconds to wait for another writer."""


class SqliteLedger:
    """The ledger in one file, which need not exist before something is recorded."""

    def __init__(
        self,
        path: str,
        *,
        migrations: tuple[Migration, ...] = MIGRATIONS,
        patience: float = PATIENCE,
    ) -> None:
        self._path = path
        self._migrations = migrations
        self._patience = patience

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order; none where there is no file. Raises LedgerError."""
        with self.reading() as snapshot:
            return snapshot.read(tasks)

    def reading(self) -> SqliteSnapshot:
        """Hold the ledger as it is at this moment; empty where there is no file.

        Raises LedgerError.
        """
        if not is_there(self._path):
            return SqliteSnapshot(self._path, None)
        with ErrorTranslation(self._path):
            return SqliteSnapshot(self._path, self._reading())

    def writing(self, sound: Fingerprint | None = None) -> SqliteWriter:
        """Take the lock, making the ledger or bringing it up to date first.

        Before something is added the ledger is looked through whole, unless it still is as it was
        when it was found `sound`. Raises LedgerError.
        """
        return SqliteWriter(self._path, self._migrations, self._patience, sound)

    def check(self) -> None:
        """Look at every page and every record; raises LedgerError."""
        if not is_there(self._path):
            return
        with ErrorTranslation(self._path):
            connection = self._reading()
            try:
                records_in(connection, self._path, None)
                found = connection.execute("PRAGMA integrity_check(1)").fetchall()
            finally:
                connection.close()
        if found != [("ok",)]:
            raise damaged(self._path)

    def _reading(self) -> Connection:
        """Open the file as it is at this moment, an older one as a copy in memory."""
        try:
            return self._snapshot("ro")
        except Exception as error:
            code = result_code(error)
            if code not in {READONLY_ROLLBACK, IOERR_LOCK}:
                raise
            if code == IOERR_LOCK and not os.path.exists(f"{self._path}-wal"):
                return self._snapshot("ro&immutable=1")
            self._recover(error)
            return self._snapshot("ro")

    def _snapshot(self, mode: str) -> Connection:
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


class SqliteSnapshot:
    """A ledger at one moment: a context manager. Without a connection it holds no records."""

    def __init__(self, path: str, connection: Connection | None) -> None:
        self._path = path
        self._connection = connection

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()

    def read(
        self, tasks: Collection[tuple[str, str]] | None = None, *, sound: bool = False
    ) -> list[Record]:
        """Return records in order. Raises LedgerError."""
        if self._connection is None:
            return []
        with ErrorTranslation(self._path):
            return _read(self._connection, self._path, tasks, sound=sound)

    def tally(self) -> Checkpoint:
        """Return how far the ledger goes. Raises LedgerError."""
        if self._connection is None:
            return EMPTY_CHECKPOINT
        with ErrorTranslation(self._path):
            return tally_of(self._connection, self._path)

    def since(self, earlier: Checkpoint) -> list[Record] | None:
        """Return what was added after an earlier state. Raises LedgerError."""
        if self._connection is None:
            return [] if earlier == EMPTY_CHECKPOINT else None
        with ErrorTranslation(self._path):
            return records_since(self._connection, self._path, earlier)


class SqliteWriter:
    """A ledger with its lock held: a context manager that commits, or rolls back on an error.

    `left` is what the file is known by afterwards, None unless it is certain that all in it was
    looked at.
    """

    def __init__(
        self,
        path: str,
        migrations: tuple[Migration, ...],
        patience: float,
        sound: Fingerprint | None,
    ) -> None:
        self._path = path
        self._migrations = migrations
        self._patience = patience
        self._connection: Connection | None = None
        self._fault: LedgerError | None = None
        self._known = sound
        self._found: Fingerprint | None = None
        self._sound = False
        self.left: Fingerprint | None = None

    def __enter__(self) -> Self:
        """Open the file and wait for the lock."""
        with ErrorTranslation(self._path):
            if not is_there(self._path):
                lay_down(self._path, self._migrations, self._patience)
            self._found = fingerprint(self._path)
            connection = connect(self._path, "rw", self._patience)
            try:
                connection.execute("PRAGMA journal_mode = DELETE")
                # The folder is synced as well once the journal is gone: the commit is final.
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute("PRAGMA fullfsync = ON")  # macOS: past the drive's own cache
                connection.execute("BEGIN IMMEDIATE")
                if self._found and not is_still(self._path, self._found):
                    self._found = None
                self._sound = self._found is not None and self._found == self._known
                version = version_of(connection, self._path, len(self._migrations))
                migrate(connection, version, self._migrations)
            except BaseException:
                connection.close()
                raise
        self._connection = connection
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, durably; on an error, also one that was caught, leave everything as it was."""
        connection = self._held()
        self._connection = None
        try:
            if kind is None and self._fault is not None:
                raise self._fault
            if kind is None:
                with ErrorTranslation(self._path):
                    connection.execute("COMMIT")
        finally:
            connection.close()  # rolls back what is not committed
        left = fingerprint(self._path)
        if self._sound and self._found is not None and follows(left, self._found):
            self.left = left

    def read(
        self, tasks: Collection[tuple[str, str]] | None = None, *, sound: bool = False
    ) -> list[Record]:
        """Return records in order; a ledger that is as it was when found sound counts as such."""
        trusted = sound or self._sound
        with ErrorTranslation(self._path):
            found = _read(self._held(), self._path, tasks, sound=trusted)
        self._sound = self._sound or not trusted or tasks is None
        return found

    def next_number(self) -> int:
        """Return one more than the highest number."""
        with ErrorTranslation(self._path):
            row = self._held().execute("SELECT max(number) FROM record").fetchone()
        return int(row[0] or 0) + 1

    def add(self, records: Sequence[Record]) -> None:
        """Add records with new ids."""
        given: set[str] = set()
        for record in records:
            check(record)
            with ErrorTranslation(self._path):
                there = self._held().execute("SELECT 1 FROM record WHERE id = ?", (record.id,))
                found = there.fetchone()
            if found or record.id in given:
                raise id_twice(record.id)
            given.add(record.id)
        self._insert(records)

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add records whose ids are new."""
        there = {record.id: record for record in self.read()}
        missing: list[Record] = []
        for record in records:
            check(record)
            if record.id not in there:
                missing.append(record)
            elif there[record.id] != record:
                raise differs(record.id)
            there[record.id] = record
        self._insert(missing)
        return len(missing)

    def _insert(self, records: Sequence[Record]) -> None:
        rows = [row_of(record) for record in records]
        if not self._sound:
            self.read(())  # looks through the whole
        try:
            with ErrorTranslation(self._path):
                self._held().executemany(ADD, [(*row, checksum_of(row)) for row in rows])
        except LedgerError as fault:
            self._fault = fault
            raise

    def _held(self) -> Connection:
        if self._connection is None:
            message = "the lock is not held: use the writer in a with statement"
            raise RuntimeError(message)
        return self._connection


def open_ledger(path: str) -> SqliteLedger:
    """Return the ledger in a file; nothing is opened yet."""
    return SqliteLedger(path)


def _read(
    connection: Connection,
    path: str,
    tasks: Collection[tuple[str, str]] | None,
    *,
    sound: bool,
) -> list[Record]:
    if sound and tasks is not None:
        return records_about(connection, path, tasks)
    return records_in(connection, path, tasks)


def _copy(connection: Connection) -> Connection:
    copy = in_memory()
    connection.backup(copy)
    return copy
