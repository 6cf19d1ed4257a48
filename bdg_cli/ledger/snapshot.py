"""A ledger file as it is at one moment."""

from __future__ import annotations

from bdg_cli.ledger.errors import ErrorTranslation
from bdg_cli.ledger.fingerprint import text_of
from bdg_cli.ledger.protocol import EMPTY_CHECKPOINT
from bdg_cli.ledger.rows import checkpoint_of, records_about, records_in, records_since

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from sqlite3 import Connection
    from typing import Self

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.fingerprint import Fingerprint
    from bdg_cli.ledger.protocol import Checkpoint
    from bdg_cli.ledger.verified import VerifiedState


class SqliteSnapshot:
    """A context manager. Without a connection it holds no records.

    `fingerprint` is that of the file, None if it is not certain. The first look checks the whole
    ledger, unless `verified` says that this very state was checked before.
    """

    def __init__(
        self,
        path: str,
        connection: Connection | None,
        fingerprint: Fingerprint | None,
        verified: VerifiedState,
    ) -> None:
        self._path = path
        self._connection = connection
        self._fingerprint = fingerprint
        self._verified = verified
        self._was_sound = fingerprint is not None and fingerprint == verified.load()
        self._is_sound = self._was_sound

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file; remember that it was sound, if all of it was read."""
        if self._connection is None:
            return
        self._connection.close()
        if self._is_sound and not self._was_sound and self._fingerprint is not None:
            self._verified.save(self._fingerprint)

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
            found = records_in(self._connection, self._path, tasks)
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
