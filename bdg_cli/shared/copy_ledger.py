"""The ledger of this machine as a copy of a shared one.

It is read like any ledger, and nothing but the copy is read. Whoever writes first gets what others
have added, decides on that, and adds to the shared ledger; where that cannot be reached, the record
stays here until it can be sent.
"""

from __future__ import annotations

import os

from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.shared.copy_state import StateFile
from bdg_cli.shared.edition_state import EditionFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Ledger, Snapshot, Writer
    from bdg_cli.shared.protocol import SharedLedger


class CopyLedger:
    """A ledger in a folder of its own, with a shared one behind it.

    `connect` returns the shared one; it is called when that is needed. `cache` is as in
    `open_ledger`.
    """

    def __init__(
        self, folder: str, connect: Callable[[], SharedLedger], cache: str | None = None
    ) -> None:
        self.folder = folder
        self.plans = ""
        """The folder that the plans come to which travel with it."""
        self._path = os.path.join(folder, "ledger.db")
        self.copy: Ledger = open_ledger(self._path, cache)
        self.state = StateFile(os.path.join(folder, "shared.json"))
        self.editions = EditionFile(os.path.join(folder, "editions.json"))
        self.lock = os.path.join(folder, "lock.db")
        self._connect = connect
        self._shared: SharedLedger | None = None
        self.waiting = 0
        """How many records the last writer could not send."""

    @property
    def shared(self) -> SharedLedger:
        """Return the shared ledger."""
        self._shared = self._shared or self._connect()
        return self._shared

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return self.copy.name

    def revision(self) -> str | None:
        """Return the revision of the copy."""
        return self.copy.revision()

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records of the copy."""
        return self.copy.read(tasks)

    def reading(self) -> AbstractContextManager[Snapshot]:
        """Hold the copy still."""
        return self.copy.reading()

    def writing(self) -> AbstractContextManager[Writer]:
        """Take the lock of the copy, and bring it up to date; without a line it stays as it is."""
        from bdg_cli.shared.copy_writer import CopyWriter  # with the driver, and JSON

        return CopyWriter(self.copy.writing(), self.shared, self.state, self.lock, self._note)

    def _note(self, waiting: int) -> None:
        self.waiting = waiting

    def writing_often(self) -> AbstractContextManager[object]:
        """Return a context that changes nothing: the line costs more than opening the copy."""
        from contextlib import nullcontext

        return nullcontext()

    def check(self) -> None:
        """Check the copy."""
        self.copy.check()

    def replace_copy(self, records: Sequence[Record]) -> None:
        """Put a copy with these records alone in the place of the one there is.

        The lock is held. Raises OSError where a program that reads the copy keeps it in its place.
        """
        fresh = f"{self._path}.new"
        if os.path.exists(fresh):  # of a call that died
            os.unlink(fresh)
        with open_ledger(fresh).writing() as writer:
            writer.add(records)
        os.replace(fresh, self._path)
