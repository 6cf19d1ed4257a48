"""What every ledger can do: be read at any time, and written under a lock, whole or not at all."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from contextlib import AbstractContextManager
    from typing import Protocol

    from bdg_cli.domain.records import Record


class Checkpoint(Value):
    """How far a ledger goes: the place of the record added last, how many records there are up to
    it, and the sum of their checksums. Two ledgers with equal checkpoints hold the same records.
    """

    place: int
    count: int
    total: int


EMPTY_CHECKPOINT = Checkpoint(0, 0, 0)
"""The checkpoint of a ledger without records."""

if TYPE_CHECKING:

    class Reader(Protocol):
        """Something that records can be read from."""

        def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
            """Return all records, or those about the (plan id, task id) pairs, in order.

            A damaged ledger is never read: it is checked whole first, unless this very state of
            it was checked before. Raises LedgerError.
            """

    class Grown(Reader, Protocol):
        """A ledger that is held still, and can be told from what it was."""

        def checkpoint(self) -> Checkpoint:
            """Return how far the ledger goes. Raises LedgerError."""

        def since(self, earlier: Checkpoint) -> list[Record] | None:
            """Return what was added after an earlier state of this ledger, in order; None if this
            ledger did not grow out of that state. Raises LedgerError.
            """

    class Snapshot(Grown, Protocol):
        """A ledger as it is at one moment, whoever writes meanwhile."""

        @property
        def revision(self) -> str | None:
            """Return the revision that this snapshot shows; None if it is not known."""

    class Writer(Grown, Protocol):
        """A ledger while nobody else writes to it."""

        def next_number(self) -> int:
            """Return the number of the next record: one more than the highest there is."""

        def add(self, records: Sequence[Record]) -> None:
            """Add records; raises LedgerError if the id of one is there already."""

        def add_missing(self, records: Sequence[Record]) -> int:
            """Add the records whose id is not there yet; return how many they were."""

    class Ledger(Protocol):
        """All records; append-only."""

        @property
        def name(self) -> str:
            """Return what messages call the ledger, such as its path."""

        def revision(self) -> str | None:
            """Return a short text that changes with every change of the ledger.

            It is cheap: nothing is opened. None when it cannot be known right now.
            """

        def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
            """Return records as `Reader.read` does."""

        def reading(self) -> AbstractContextManager[Snapshot]:
            """Hold the ledger still while several things are read from it."""

        def writing(self) -> AbstractContextManager[Writer]:
            """Take the lock; on leaving all that was added is durable, on an error nothing is."""

        def writing_often(self) -> AbstractContextManager[object]:
            """Return a context in which many writes, one after the other, cost less. Between them
            no lock is held; each is as durable as any.
            """

        def check(self) -> None:
            """Check every page of the ledger; raises LedgerError if something is damaged."""
