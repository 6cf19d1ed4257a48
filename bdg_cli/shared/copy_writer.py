"""A writer of a copy: what it adds goes to the shared ledger first."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from bdg_cli.domain.errors import OvertakenError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.ledger.rows import check
from bdg_cli.ledger.sqlite_errors import id_twice
from bdg_cli.shared.copy_lock import locked
from bdg_cli.shared.errors import UnreachableError, forged
from bdg_cli.shared.pulling import RenumberedError, pull
from bdg_cli.shared.sending import dropping, drops, exchange

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Self

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Checkpoint, Writer
    from bdg_cli.shared.copy_state import CopyState, StateFile
    from bdg_cli.shared.protocol import SharedLedger


class CopyWriter:
    """A context manager as any writer is; on the way in it gets what others have added.

    `held` is the writer of the copy; `tell` is told how many records wait in the end.
    """

    def __init__(
        self,
        held: AbstractContextManager[Writer],
        shared: SharedLedger,
        state: StateFile,
        lock: str,
        tell: Callable[[int], None],
    ) -> None:
        self._shared = shared
        self._file = state
        self._lock = lock
        self._tell = tell
        self._around = ExitStack()
        self._held = held
        self._writer: Writer
        self._before: CopyState
        self._state: CopyState
        self._online = True

    def __enter__(self) -> Self:
        """Take the locks, and bring the copy up to date."""
        with ExitStack() as stack:
            stack.enter_context(locked(self._lock))
            stack.enter_context(self._shared.talking())
            self._before = self._state = self._file.read()
            self._writer = self._held.__enter__()
            try:
                self._bring_up_to_date()
            except BaseException as error:
                self._held.__exit__(type(error), error, error.__traceback__)
                raise
            self._around = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit; only then is noted how far the copy goes."""
        with self._around:
            self._held.__exit__(kind, error, trace)
            if kind is None:
                if self._state != self._before:
                    self._file.write(self._state, answered=self._online)
                elif self._online:
                    self._file.note_answer()
                self._tell(len(self._state.unsent))

    def _bring_up_to_date(self) -> None:
        if self._state.forged is not None:
            raise forged(self._shared.name, *self._state.forged)
        try:
            self._state = exchange(self._shared, self._writer, self._state).state
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

        Raises OvertakenError if somebody else wrote about the same tasks meanwhile, RefusedError if
        this login may not write them.
        """
        self._check(records)
        if records and drops(self._state, records):
            self._writer.add(records)
            self._state = dropping(self._state, records)
            self._file.write(self._noted(), answered=False)
        elif not (self._online and self._goes_now(records)):
            self._keep(records)
            self._writer.add(records)

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add the records whose id is not there yet; return how many they were.

        They keep their numbers, and are sent with what waits.
        """
        there = {one.id for one in self._writer.read()}
        self._keep([one for one in records if one.id not in there])
        return self._writer.add_missing(records)

    def _check(self, records: Sequence[Record]) -> None:
        """Raise LedgerError for records that the copy could not take: they are not sent either."""
        for record in records:
            check(record)
        tasks = {(one.about.plan, one.about.task) for one in records}
        there = {one.id for one in self._writer.read(tasks)}
        for record in records:
            if record.id in there:
                raise id_twice(record.id)
            there.add(record.id)

    def _keep(self, records: Sequence[Record]) -> None:
        """Note that records wait, before they are there."""
        unsent = dict.fromkeys((*self._state.unsent, *(one.id for one in records)))
        self._state = self._state.replace(unsent=tuple(unsent))
        self._file.write(self._noted(), answered=False)

    def _noted(self) -> CopyState:
        """Return the state as it may be noted before what was got is durable."""
        return self._state.replace(at=self._before.at)

    def _goes_now(self, records: Sequence[Record]) -> bool:
        """Return True if the shared ledger has the records, and the copy has got them from there.

        If the answer is lost on the way, nobody knows: they are sent again later.
        """
        shared = self._shared
        try:
            answer = shared.add(self._state.at.place, records)
            if answer.refused:
                raise _no_right(shared.name)
            if answer.status == "stale":
                raise _overtaken()
            self._state = pull(shared, self._writer, self._state).state
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


def _overtaken() -> OvertakenError:
    return OvertakenError(
        "shared-overtaken",
        say("Người khác vừa ghi về cùng việc ấy; chưa ghi gì."),
        say("Làm lại lệnh này."),
    )
