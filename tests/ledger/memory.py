"""A ledger in memory; it does what the one on disk does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bdg_cli.domain.records import fork_of, in_ledger_order
from bdg_cli.ledger.protocol import Checkpoint
from bdg_cli.ledger.rows import check, checksum_of, row_of
from bdg_cli.ledger.sqlite_errors import differs, id_twice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bdg_cli.domain.records import Record


class MemoryLedger:
    """Records in a dict; that there is one writer at a time is the caller's business."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return "memory"

    def revision(self) -> str:
        """Return what changes with every record: records are only added."""
        return str(len(self._records))

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order."""
        return _about(self._records, tasks)

    @contextmanager
    def reading(self) -> Iterator[MemorySnapshot]:
        """Give the records as they are now."""
        yield MemorySnapshot(dict(self._records))

    @contextmanager
    def writing(self) -> Iterator[MemoryWriter]:
        """Work on a copy, and keep it unless an error comes out."""
        writer = MemoryWriter(dict(self._records))
        yield writer
        self._records = writer.records

    @contextmanager
    def writing_often(self) -> Iterator[None]:
        """Do nothing: it costs little as it is."""
        yield

    def check(self) -> None:
        """Find nothing: memory is not damaged."""


class MemorySnapshot:
    """The records of one moment, in the order in which they were added."""

    def __init__(self, records: dict[str, Record]) -> None:
        self.records = records

    @property
    def revision(self) -> str:
        """Return the revision that this shows."""
        return str(len(self.records))

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order."""
        return _about(self.records, tasks)

    def checkpoint(self) -> Checkpoint:
        """Return how far it goes."""
        return _checkpoint(list(self.records.values()))

    def since(self, earlier: Checkpoint) -> list[Record] | None:
        """Return what was added after an earlier state."""
        there = list(self.records.values())
        fork = fork_of(there)
        before = there[: earlier.place]
        if _checkpoint(before) != earlier or (fork is not None and fork != fork_of(before)):
            return None
        return in_ledger_order(there[earlier.place :], fork)


class MemoryWriter(MemorySnapshot):
    """The copy that a writer works on."""

    def next_number(self) -> int:
        """Return one more than the highest number."""
        return max((record.number for record in self.records.values()), default=0) + 1

    def add(self, records: Sequence[Record]) -> None:
        """Add records with new ids."""
        grown = dict(self.records)
        for record in records:
            check(record)
            if record.id in grown:
                raise id_twice(record.id)
            grown[record.id] = record
        self.records = grown

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add records whose ids are new."""
        grown = dict(self.records)
        for record in records:
            check(record)
            if grown.setdefault(record.id, record) != record:
                raise differs(record.id)
        added = len(grown) - len(self.records)
        self.records = grown
        return added


def _checkpoint(records: list[Record]) -> Checkpoint:
    total = sum(checksum_of(row_of(record)) for record in records)
    return Checkpoint(len(records), len(records), total)


def _about(records: dict[str, Record], tasks: Collection[tuple[str, str]] | None) -> list[Record]:
    return in_ledger_order(
        [
            record
            for record in records.values()
            if tasks is None or (record.about.plan, record.about.task) in tasks
        ],
        fork_of(list(records.values())),
    )
