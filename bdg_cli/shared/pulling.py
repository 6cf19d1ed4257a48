"""Bring a copy up to date: what came is checked against the chain, and added."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.value import Value
from bdg_cli.shared.chain import EMPTY, link
from bdg_cli.shared.copy_state import LOST
from bdg_cli.shared.errors import forged
from bdg_cli.shared.lines import line_of, record_of
from bdg_cli.shared.protocol import SharedState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Writer
    from bdg_cli.shared.copy_state import CopyState
    from bdg_cli.shared.protocol import SharedLedger, SharedLine


_FEW = 500
"""Of fewer records, what the copy has about their tasks is looked up; else all of it is read."""


class Pulled(Value):
    """What a pull has brought. `state` is that of the copy now.

    `apart` is True if the shared ledger did not grow out of what the copy has: all was compared,
    and what it has lost is to be sent. `unreadable` are places whose line is no record.
    """

    state: CopyState
    new: int
    apart: bool = False
    unreadable: tuple[int, ...] = ()


class RenumberedError(Exception):
    """A record of the copy has another number on the server: the copy is to be made anew."""

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.id = record


def pull(shared: SharedLedger, writer: Writer, state: CopyState) -> Pulled:
    """Add to the copy what the shared ledger has more.

    Raises StoppedSharingError if a word was changed, and names the record; nothing is added then.
    """
    there = shared.state()
    if there == state.at:
        return Pulled(state, 0)
    if _grew(shared, state.at, there):
        lines = shared.since(state.at.place)
        found = list(_chained(lines, state.at.chain, shared.name))
        added = _add(writer, found, shared.name)
        known = {record.id for _, record in found if record}
        after = _after(state, there, lines, known)
        return Pulled(after, added, unreadable=_unreadable(found))
    apart = bool(state.at.place)
    lines = shared.since(0)
    found = list(_chained(lines, EMPTY, shared.name))
    own = {record.id: record for record in writer.read()}
    added = _add(writer, found, shared.name)
    known = {record.id for _, record in found if record}
    known = {record.id for _, record in found if record}
    noted = {*state.unsent, *state.staying}
    left = tuple([one for one in own if one not in known and one not in noted])
    after = _after(with_left(state, left, lost=apart), there, lines, known)
    return Pulled(after, added, apart=apart, unreadable=_unreadable(found))


def with_left(state: CopyState, ids: Sequence[str], *, lost: bool) -> CopyState:
    """Return the state with records to be sent, which only the copy has. If the shared ledger had
    them and has lost them, it does not take those of other units from here: they stay as lost.
    """
    refused = tuple([(one, LOST) for one in ids]) if lost else ()
    return state.replace(unsent=(*state.unsent, *ids), refused=(*state.refused, *refused))


def _grew(shared: SharedLedger, before: SharedState, there: SharedState) -> bool:
    """Return True if a shared ledger is the one that the copy knows, with more in it."""
    if before.ledger != there.ledger or before.place > there.place:
        return False
    return shared.chain_at(before.place) == before.chain


def _chained(
    lines: Sequence[SharedLine], chain: str, name: str
) -> Iterator[tuple[SharedLine, Record | None]]:
    """Yield the lines with their records; the chain is worked out again."""
    for one in lines:
        chain = link(chain, one.number, one.line)
        record = record_of(one.number, one.line)
        if chain != one.chain:
            raise forged(name, one.place, record.id if record else "?")
        yield one, record


def _add(writer: Writer, found: Sequence[tuple[SharedLine, Record | None]], name: str) -> int:
    """Add what the copy does not have. Raises StoppedSharingError if it has other words of one."""
    coming = [record for _, record in found if record]
    if _all_new(writer, coming):
        return len(coming)
    tasks = {(one.about.plan, one.about.task) for one in coming}
    new = _not_there(writer.read(tasks if len(coming) < _FEW else None), found, name)
    if not _all_new(writer, new):  # the task of one was changed
        new = _not_there(writer.read(), found, name)
        writer.add(new)
    return len(new)


def _all_new(writer: Writer, records: Sequence[Record]) -> bool:
    """Add records if the copy has none of them, which is looked up by their ids."""
    try:
        writer.add(records)
    except LedgerError as error:
        if error.code != "id-twice":
            raise
        return False
    return True


def _not_there(
    own: Sequence[Record], found: Sequence[tuple[SharedLine, Record | None]], name: str
) -> list[Record]:
    """Return the records that are not among one's own. Raises as `_add` does."""
    there = {one.id: one for one in own}
    for place, record in found:
        mine = there.get(record.id) if record else None
        if record is None or mine is None or mine == record:
            continue
        if line_of(mine) == line_of(record):
            raise RenumberedError(record.id)
        raise forged(name, place.place, record.id)
    return [record for _, record in found if record and record.id not in there]


def _after(
    state: CopyState, there: SharedState, lines: Sequence[SharedLine], known: Collection[str]
) -> CopyState:
    """Return the state of a copy that has these lines, with the records `known`; others may have
    come since `there`. What is on the server is not refused any more, whoever has brought it.
    """
    last = lines[-1] if lines else None
    at = SharedState(there.ledger, last.place, last.chain) if last else there
    refused = tuple([(one, why) for one, why in state.refused if one not in known])
    return state.replace(at=at, refused=refused)


def _unreadable(found: Sequence[tuple[SharedLine, Record | None]]) -> tuple[int, ...]:
    return tuple([place.place for place, record in found if record is None])
