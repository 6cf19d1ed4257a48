"""A ledger file with its lock held: what is added is committed whole, or not at all."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.moments import written_form
from bdg_cli.ledger.fingerprint import fingerprint, follows, is_still, is_there
from bdg_cli.ledger.migrations import create, migrate, version_of
from bdg_cli.ledger.rows import (
    check,
    checkpoint_of,
    insert_rows,
    records_about,
    records_in,
    records_since,
    row_of,
)
from bdg_cli.ledger.soundness import check_structure, look_through
from bdg_cli.ledger.sqlite_errors import ErrorTranslation, differs, id_twice
from bdg_cli.storage.connection import connect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from sqlite3 import Connection
    from types import TracebackType
    from typing import Self

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.fingerprint import Fingerprint
    from bdg_cli.ledger.kept import KeptConnection
    from bdg_cli.ledger.migrations import Migration
    from bdg_cli.ledger.protocol import Checkpoint
    from bdg_cli.ledger.verified import VerifiedState


def _is_same(there: Record, given: Record) -> bool:
    """Return True for the same record, also where an older program kept another form of its
    moment.
    """
    if there == given:
        return True
    try:
        return there.replace(recorded_at=written_form(there.recorded_at)) == given
    except ValueError:
        return False


class SqliteWriter:
    """A context manager that commits, or rolls back on an error.

    Before something is added the whole ledger is checked, unless it still is as it was when it was
    last found sound. What it is afterwards is remembered as sound only when nobody else changed it.
    """

    def __init__(
        self,
        path: str,
        migrations: tuple[Migration, ...],
        patience: float,
        verified: VerifiedState,
        kept: KeptConnection | None = None,
    ) -> None:
        self._path = path
        self._kept = kept
        self._migrations = migrations
        self._patience = patience
        self._verified = verified
        self._connection: Connection | None = None
        self._failure: LedgerError | None = None
        self._found: Fingerprint | None = None
        self._is_sound = False

    def __enter__(self) -> Self:
        """Open the file and wait for the lock."""
        with ErrorTranslation(self._path):
            there = is_there(self._path)
            resumed = self._kept.resume() if self._kept is not None else None
            if resumed is not None:
                self._connection, self._found = resumed
                self._is_sound = True
                return self
            if not there:
                create(self._path, self._migrations, self._patience)
            self._connection = self._open()
        return self

    def _open(self) -> Connection:
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
            self._is_sound = self._found is not None and self._found == self._verified.load()
            version = version_of(connection, self._path, len(self._migrations))
            migrate(connection, version, self._migrations)
            check_structure(connection, self._path, self._migrations)
        except BaseException:
            connection.close()
            raise
        return connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, durably; on an error, also one that was caught, leave everything as it was."""
        connection = self._open_connection()
        self._connection = None
        commits = kind is None and self._failure is None
        try:
            if commits:
                with ErrorTranslation(self._path):
                    connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        if not commits or self._kept is None:
            connection.close()  # rolls back what is not committed
        if kind is None and self._failure is not None:
            raise self._failure
        self._remember(connection, self._kept if commits else None)

    def _remember(self, connection: Connection, kept: KeptConnection | None) -> None:
        """Remember that the file is sound, if nobody else changed it; a connection that is kept is
        closed otherwise.
        """
        left, found = fingerprint(self._path), self._found
        sound = left if self._is_sound and found is not None else None
        follows_found = bool(sound and found is not None and follows(sound, found))
        if kept is not None and sound and (follows_found or sound == found):
            kept.keep(connection, sound)
            return
        connection.close()
        if sound and follows_found:
            self._verified.save(sound)

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order. Raises LedgerError."""
        connection = self._open_connection()
        with ErrorTranslation(self._path):
            if self._is_sound and tasks is not None:
                return records_about(connection, self._path, tasks)
            if self._is_sound:
                return records_in(connection, self._path, tasks)
            found = look_through(connection, self._path, self._migrations, tasks)
        self._is_sound = True
        return found

    def checkpoint(self) -> Checkpoint:
        """Return how far the ledger goes, with what was added just now. Raises LedgerError."""
        with ErrorTranslation(self._path):
            return checkpoint_of(self._open_connection(), self._path)

    def since(self, earlier: Checkpoint) -> list[Record] | None:
        """Return what was added after an earlier state. Raises LedgerError."""
        self._make_sure()
        with ErrorTranslation(self._path):
            return records_since(self._open_connection(), self._path, earlier)

    def next_number(self) -> int:
        """Return one more than the highest number."""
        self._make_sure()
        with ErrorTranslation(self._path):
            row = self._open_connection().execute("SELECT max(number) FROM record").fetchone()
        return int(row[0] or 0) + 1

    def add(self, records: Sequence[Record]) -> None:
        """Add records with new ids."""
        self._make_sure()
        given: set[str] = set()
        for record in records:
            check(record)
            with ErrorTranslation(self._path):
                there = self._open_connection().execute(
                    "SELECT 1 FROM record WHERE id = ?", (record.id,)
                )
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
            elif not _is_same(there[record.id], record):
                raise differs(record.id)
            there[record.id] = record
        self._insert(missing)
        return len(missing)

    def _insert(self, records: Sequence[Record]) -> None:
        rows = [row_of(record) for record in records]
        self._make_sure()
        try:
            with ErrorTranslation(self._path):
                insert_rows(self._open_connection(), self._path, rows)
        except LedgerError as failure:
            self._failure = failure
            raise

    def _make_sure(self) -> None:
        """Check the whole ledger, once, before its indexes are relied on."""
        if not self._is_sound:
            self.read(())

    def _open_connection(self) -> Connection:
        if self._connection is None:
            message = "the lock is not held: use the writer in a with statement"
            raise RuntimeError(message)
        return self._connection
