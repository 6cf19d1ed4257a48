"""A ledger in memory, for tests and rehearsals; it does what the one on disk does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bdg_cli.domain.records import Record


class MemoryLedger:
    """Records in a dict; one writer at a time is the caller's business."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order."""
        return _about(self._records, tasks)

    @contextmanager
    def writing(self) -> Iterator[MemoryWriter]:
        """Work on a copy, and keep it unless an error comes out."""
        writer = MemoryWriter(dict(self._records))
        yield writer
        self._records = writer.records

    def check(self) -> None:
        """Find nothing: memory is not damaged."""


class MemoryWriter:
    """The copy that a writer works on."""

    def __init__(self, records: dict[str, Record]) -> None:
        self.records = records

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order."""
        return _about(self.records, tasks)

    def next_number(self) -> int:
        """Return one more than the highest number."""
        return max((record.number for record in self.records.values()), default=0) + 1

    def add(self, records: Sequence[Record]) -> None:
        """Add records with new ids."""
        for record in records:
            if record.id in self.records:
                raise LedgerError("id-twice", say("Bản ghi “{id}” đã có trong sổ.", id=record.id))
            self.records[record.id] = record

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add records whose ids are new."""
        before = len(self.records)
        for record in records:
            self.records.setdefault(record.id, record)
        return len(self.records) - before


def _about(records: dict[str, Record], tasks: Collection[tuple[str, str]] | None) -> list[Record]:
    return in_order(
        [
            record
            for record in records.values()
            if tasks is None or (record.about.plan, record.about.task) in tasks
        ]
    )
