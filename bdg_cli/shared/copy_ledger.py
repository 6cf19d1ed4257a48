"""The ledger of this machine as a copy of a shared one.

It is read like any ledger. Whoever writes first gets what others have added, decides on that, and
adds to the shared ledger; where that cannot be reached, the record stays here until it can be sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.shared.errors import UnreachableError
from bdg_cli.shared.pulling import RenumberedError, pull

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Self

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Checkpoint, Ledger, Snapshot, Writer
    from bdg_cli.shared.copy_state import CopyState, StateFile
    from bdg_cli.shared.protocol import SharedLedger

RIGHTS: Final = "rights"


class StaleError(Exception):
    """Somebody else wrote about the same task in this moment: decide again."""


class CopyLedger:
    """A ledger on disk with a shared one behind it. `renew` makes the copy anew, empty."""

    def __init__(
        self, copy: Ledger, shared: SharedLedger, state: StateFile, renew: Callable[[], None]
    ) -> None:
        self.copy = copy
        self.shared = shared
        self.state = state
        self.renew = renew
        self.waiting = 0
        """How many records the last writer could not send."""

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
        return _CopyWriter(self)

    def writing_often(self) -> AbstractContextManager[object]:
        """Keep the copy open between several writes."""
        return self.copy.writing_often()

    def check(self) -> None:
        """Check the copy."""
        self.copy.check()


class _CopyWriter:
    """A writer of a copy; what it adds goes to the shared ledger first."""

    def __init__(self, ledger: CopyLedger) -> None:
        self._ledger = ledger
        self._held = ledger.copy.writing()
        self._writer: Writer
        self._state: CopyState
        self._online = True

    def __enter__(self) -> Self:
        self._writer = self._held.__enter__()
        try:
            self._state = self._ledger.state.read()
            self._pull()
        except BaseException as error:
            self._held.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.__exit__(kind, error, trace)
        if kind is None:
            if self._online:
                self._ledger.state.write(self._state)
            self._ledger.waiting = len(self._state.unsent)

    def _pull(self) -> None:
        try:
            self._state = pull(self._ledger.shared, self._writer, self._state).state
        except UnreachableError:
            self._online = False
        except RenumberedError:  # the next sync makes the copy anew; until then it is right
            self._online = False

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records, with what this writer has added."""
        return self._writer.read(tasks)

    def checkpoint(self) -> Checkpoint:
        """Return how far the copy goes."""
        return self._writer.checkpoint()

    def since(self, earlier: Checkpoint) -> list[Record] | None:
        """Return what was added after an earlier state of the copy."""
        return self._writer.since(earlier)

    def next_number(self) -> int:
        """Return the number of the next record, if nobody else adds one first."""
        return self._writer.next_number()

    def add(self, records: Sequence[Record]) -> None:
        """Add records: to the shared ledger, or to the copy until they can be sent.

        Raises StaleError if somebody else wrote about the same tasks meanwhile, RefusedError if
        this login may not write them.
        """
        if self._online and not self._state.unsent and self._shared(records):
            return
        unsent = (*self._state.unsent, *(one.id for one in records))
        self._state = self._state.replace(unsent=unsent)
        self._ledger.state.write(self._state)  # before the records are there
        self._writer.add(records)

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add the records whose id is not there yet, as `add` does; return how many they were."""
        there = {one.id for one in self._writer.read()}
        missing = [one for one in records if one.id not in there]
        same = [one for one in records if one.id in there]
        self._writer.add_missing(same)  # refuses other words
        if missing:
            self.add(missing)
        return len(missing)

    def _shared(self, records: Sequence[Record]) -> bool:
        """Return True if the shared ledger has the records, and the copy has got them from there.

        If the answer is lost on the way, nobody knows: they are sent again later.
        """
        try:
            answer = self._ledger.shared.add(self._state.at.place, records)
            if answer.refused:
                raise _no_right(self._ledger.shared.name)
            if answer.status == "stale":
                raise StaleError
            self._state = pull(self._ledger.shared, self._writer, self._state).state
        except UnreachableError:
            self._online = False
            return False
        return True


def _no_right(name: str) -> RefusedError:
    return RefusedError(
        "shared-rights",
        say("Sổ chung “{name}” không cho tên đăng nhập này ghi việc của đơn vị ấy.", name=name),
        say("Ghi việc của đơn vị mình, hoặc nhờ đơn vị chủ trì ghi. Chưa ghi gì."),
    )
