"""A shared ledger in memory, whose line can break."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from bdg_cli.shared.chain import link
from bdg_cli.shared.errors import unreachable
from bdg_cli.shared.lines import line_of, record_of
from bdg_cli.shared.protocol import Added, SharedLine, SharedState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from bdg_cli.domain.records import AssignmentKey, Record

May = Callable[["Record"], bool]


def _touch(one: AssignmentKey, other: AssignmentKey) -> bool:
    """Return True if they are about the same task, for units that are part of one another."""
    if (one.plan, one.task) != (other.plan, other.task):
        return False
    units = f"{one.unit}.", f"{other.unit}."
    return "." in units or units[0].startswith(units[1]) or units[1].startswith(units[0])


class MemoryShared:
    """It does what the one on a server does; several clients may share `lines`."""

    def __init__(self, lines: list[SharedLine] | None = None, may: May = lambda _: True) -> None:
        self.lines = [] if lines is None else lines
        self.may = may
        self.offline = False
        self.answer_lost = False
        self.ledger = "sổ-1"

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return "sổ thử"

    def talking(self) -> AbstractContextManager[object]:
        """Return a context that changes nothing."""
        return nullcontext()

    def state(self) -> SharedState:
        """Return how far it goes."""
        self._reach()
        last = self.lines[-1] if self.lines else None
        return (
            SharedState(self.ledger, last.place, last.chain)
            if last
            else SharedState(self.ledger, 0, "")
        )

    def chain_at(self, place: int) -> str | None:
        """Return the chain at a place."""
        self._reach()
        if place == 0:
            return ""
        return self.lines[place - 1].chain if place <= len(self.lines) else None

    def since(self, place: int, most: int | None = None) -> Sequence[SharedLine]:
        """Return what came after a place."""
        self._reach()
        return self.lines[place:][:most]

    def add(self, seen: int | None, records: Sequence[Record]) -> Added:
        """Add records."""
        self._reach()
        refused = tuple([(one.id, "rights") for one in records if not self.may(one)])
        if refused:
            return Added("added", self.state(), refused)
        ids = {one.id for one in records}
        there = {}
        for one in self.lines:
            record = record_of(one.number, one.line)
            assert record is not None
            there[record.id] = record
            if seen is None or one.place <= seen or record.id in ids:
                continue
            if any(_touch(record.about, coming.about) for coming in records):
                return Added("stale", self.state())
        top = max([one.number for one in self.lines], default=0)
        for record in records:
            if record.id not in there:
                top += 1
                self._append(record.number if seen is None else top, line_of(record))
        if self.answer_lost:
            self.answer_lost = False
            raise unreachable(self.name)
        return Added("added", self.state())

    def _append(self, number: int, line: str) -> None:
        chain = link(self.lines[-1].chain if self.lines else "", number, line)
        place = len(self.lines) + 1
        self.lines.append(SharedLine(number, line, place, chain, "ai", "2018-11-20T08:30:00+07:00"))

    def _reach(self) -> None:
        if self.offline:
            raise unreachable(self.name)
