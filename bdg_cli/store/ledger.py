"""What every ledger can do: be read at any time, and written under a lock, whole or not at all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from contextlib import AbstractContextManager
    from typing import Protocol

    from bdg_cli.domain.records import Record

    class Reader(Protocol):
        """Something that records can be read from."""

        def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
            """Return all records, or those about the (plan id, task id) pairs, in order."""

    class Writer(Reader, Protocol):
        """A ledger while nobody else writes to it."""

        def next_number(self) -> int:
            """Return the number of the next record: one more than the highest there is."""

        def add(self, records: Sequence[Record]) -> None:
            """Add records; raises LedgerError if the id of one is there already."""

        def add_missing(self, records: Sequence[Record]) -> int:
            """Add the records whose id is not there yet; return how many they were."""

    class Ledger(Reader, Protocol):
        """All records; append-only."""

        def writing(self) -> AbstractContextManager[Writer]:
            """Take the lock; on leaving all that was added is durable, on an error nothing is."""

        def check(self) -> None:
            """Look at every page of the ledger; raises LedgerError if something is damaged."""
