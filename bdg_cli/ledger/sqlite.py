"""The ledger on disk: one SQLite file, with a rollback journal, written durably.

No WAL: its database cannot be read in a folder that is read-only, and a copy of its one file loses
rows. Reading opens the file read-only and creates nothing beside it. Only where a writer was killed
halfway does its journal lie beside the ledger; it is rolled back first.

Only what a call needs is imported: most calls look at the revision and at nothing else.

Whatever is read is checked whole. A ledger in which one letter, one row or the end is missing is
refused and kept as it is, and nothing is added to it.
"""

from __future__ import annotations

from bdg_cli.ledger.fingerprint import fingerprint, text_of
from bdg_cli.ledger.verified import VerifiedState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.kept import KeptConnection
    from bdg_cli.ledger.migrations import Migration
    from bdg_cli.ledger.snapshot import SqliteSnapshot
    from bdg_cli.ledger.writer import SqliteWriter

PATIENCE = 10.0
"""Seconds to wait for another writer."""


class SqliteLedger:
    """The ledger in one file, which need not exist before something is recorded."""

    def __init__(
        self,
        path: str,
        *,
        verified: VerifiedState | None = None,
        migrations: tuple[Migration, ...] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._path = path
        self._verified = verified or VerifiedState()
        self._migrations = migrations
        self._patience = patience
        self._kept: KeptConnection | None = None

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
        from bdg_cli.ledger.snapshot import open_snapshot

        return open_snapshot(self._path, self._verified, self._migrations, self._patience)

    def writing(self) -> SqliteWriter:
        """Take the lock; the ledger is created or brought up to date first. Raises LedgerError."""
        from bdg_cli.ledger.migrations import MIGRATIONS
        from bdg_cli.ledger.writer import SqliteWriter

        migrations = MIGRATIONS if self._migrations is None else self._migrations
        kept = self._kept if self._kept is not None and self._kept.is_open else None
        return SqliteWriter(self._path, migrations, self._patience, self._verified, kept)

    def writing_often(self) -> KeptConnection:
        """Return a context in which the file stays open between writes; no lock is held."""
        from bdg_cli.ledger.kept import KeptConnection

        self._kept = KeptConnection(self._path, self._verified)
        return self._kept

    def check(self) -> None:
        """Check every page and every record; raises LedgerError."""
        with self.reading() as snapshot:
            snapshot.check()


def open_ledger(path: str, cache: str | None = None) -> SqliteLedger:
    """Return the ledger in a file; nothing is opened yet.

    `cache` is the folder in which it is remembered that the ledger was found sound.
    """
    return SqliteLedger(path, verified=VerifiedState.in_folder(cache, path))
