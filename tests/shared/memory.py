"""A shared ledger in memory, whose line can break."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from bdg_cli.shared.chain import link
from bdg_cli.shared.editions import Edition, written_documents
from bdg_cli.shared.errors import unreachable
from bdg_cli.shared.lines import line_of, record_of
from bdg_cli.shared.protocol import Added, SharedLine, SharedState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.shared.editions import PublishStatus

May = Callable[["Record"], bool]


def _touch(one: AssignmentKey, other: AssignmentKey) -> bool:
    """Return True if they are about the same task, for units that are part of one another."""
    if (one.plan, one.task) != (other.plan, other.task):
        return False
    units = f"{one.unit}.", f"{other.unit}."
    return "." in units or units[0].startswith(units[1]) or units[1].startswith(units[0])


class MemoryEditions:
    """Editions as a server keeps them; whoever has `login` of “huyen” may publish."""

    def __init__(self) -> None:
        self.rows: list[tuple[Edition, bytes]] = []
        self.documents: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.login = "huyen"

    def since(self, place: int) -> Sequence[Edition]:
        """Return the editions from a place on."""
        self.asked.append("since")
        return [
            one.replace(sha256=hashlib.sha256(content).hexdigest())
            for one, content in self.rows
            if one.place >= place
        ]

    def content(self, edition: Edition) -> bytes:
        """Return a plan file."""
        self.asked.append(f"{edition.file} {edition.number}")
        return self.rows[edition.place - 1][1]

    def document(self, sha256: str) -> bytes:
        """Return a document."""
        self.asked.append("document")
        return self.documents[sha256]

    def publish(
        self, file: str, number: int, content: bytes, documents: Sequence[tuple[str, bytes]]
    ) -> PublishStatus:
        """Add an edition."""
        if self.login != "huyen":
            return "rights"
        mine = [one for one, _ in self.rows if one.file == file]
        if number != len(mine) + 1:
            return "stale"
        if any(one.file != file and one.file.lower() == file.lower() for one, _ in self.rows):
            return "name"
        self.documents |= {hashlib.sha256(one).hexdigest(): one for _, one in documents}
        self.put(file, content, written_documents(documents))
        return "published"

    def put(self, file: str, content: bytes, documents: str = "[]") -> None:
        """Add an edition, whatever it says."""
        number = len([one for one, _ in self.rows if one.file == file]) + 1
        digest = hashlib.sha256(content).hexdigest()
        at = "2018-11-20T08:30:00+07:00"
        made = Edition(len(self.rows) + 1, file, number, digest, documents, "", self.login, at)
        chain = link(self.rows[-1][0].chain if self.rows else "", *made.said)
        self.rows.append((made.replace(chain=chain), content))


class MemoryShared:
    """It does what the one on a server does; several clients may share `lines`."""

    def __init__(
        self,
        lines: list[SharedLine] | None = None,
        may: May = lambda _: True,
        editions: MemoryEditions | None = None,
    ) -> None:
        self.lines = [] if lines is None else lines
        self._editions = MemoryEditions() if editions is None else editions
        self.may = may
        self.offline = False
        self.answer_lost = False
        self.ledger = "sổ-1"

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return "sổ thử"

    @property
    def editions(self) -> MemoryEditions:
        """Return the plan files that were published in it."""
        self._reach()
        return self._editions

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
