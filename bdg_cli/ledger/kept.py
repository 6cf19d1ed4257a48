"""A connection that stays open between the writes of one run, which spares each of them a third.

It holds no lock meanwhile, and counts only for the very file that was written over it: whatever
happened to that, or in its place, the next write begins anew and looks through what it finds.
"""

from __future__ import annotations

from bdg_cli.ledger.fingerprint import fingerprint, is_still

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection
    from types import TracebackType
    from typing import Self

    from bdg_cli.ledger.fingerprint import Fingerprint
    from bdg_cli.ledger.verified import VerifiedState


class KeptConnection:
    """A connection, and what the file was, and was found sound, after the last write over it."""

    def __init__(self, path: str, verified: VerifiedState) -> None:
        self._path = path
        self._verified = verified
        self._connection: Connection | None = None
        self._left: Fingerprint = ()
        self._is_shared = False
        self.is_open = False

    def __enter__(self) -> Self:
        """Begin a run."""
        self.is_open = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it, and remember that the file is sound."""
        self.is_open = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._verified.save(self._left)

    def keep(self, connection: Connection, left: Fingerprint) -> None:
        """Take a connection without a lock, over which a sound file was left.

        That it is sound is remembered at the end; at once where others write as well, so that they
        need not look through the whole file each time.
        """
        self._connection, self._left = connection, left
        if self._is_shared:
            self._verified.save(left)

    def resume(self) -> tuple[Connection, Fingerprint] | None:
        """Give the connection with the lock taken; None if there is none for the file that is
        there now. Raises what SQLite does.
        """
        connection, self._connection = self._connection, None
        if connection is None:
            return None
        try:  # looked at before the lock is taken: to close the file again would give it up
            if fingerprint(self._path) == self._left:
                connection.execute("BEGIN IMMEDIATE")
                if is_still(self._path, self._left):
                    return connection, self._left
        except BaseException:
            connection.close()
            raise
        connection.close()
        self._is_shared = True
        return None
