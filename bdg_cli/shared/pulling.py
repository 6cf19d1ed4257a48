"""Bring a copy up to date: what came is checked against the chain, and added."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.value import Value
from bdg_cli.shared.chain import EMPTY
from bdg_cli.shared.copy_state import LOST
from bdg_cli.shared.errors import forged
from bdg_cli.shared.lines import line_of, linked, record_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Writer
    from bdg_cli.shared.copy_state import CopyState
    from bdg_cli.shared.protocol import SharedLedger, SharedLine, SharedState


_PORTION = 20_000
"""So many records are held in memory at a time."""
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
    """Add to the copy what the shared ledger has more, a portion at a time.

    Raises StoppedSharingError if a word was changed, and names the record; nothing is added then.
    """
    there = shared.state()
    if there == state.at:
        return Pulled(state, 0)
    grew = has_grown(shared, state.at, there)
    own = None if grew else {one.id: one for one in writer.read()}
    left = dict.fromkeys(own or ())
    at = state.at if grew else there.replace(place=0, chain=EMPTY)
    refused = dict(state.refused)
    new, unreadable = 0, []
    while lines := shared.since(at.place, _PORTION):
        found = list(_chained(lines, at.chain, shared.name))
        new += _add(writer, found, shared.name, own)
        for line, record in found:
            if record is None:
                unreadable.append(line.place)
                continue
            left.pop(record.id, None)
            refused.pop(record.id, None)  # whoever has brought it
        at = at.replace(place=lines[-1].place, chain=lines[-1].chain)
        if len(lines) < _PORTION:
            break
    apart = not grew and bool(state.at.place)
    state = state.replace(at=at, refused=tuple(refused.items()))
    noted = {*state.unsent, *state.staying}
    state = with_left(state, [one for one in left if one not in noted], lost=apart)
    return Pulled(state, new, apart=apart, unreadable=tuple(unreadable))


def with_left(state: CopyState, ids: Sequence[str], *, lost: bool) -> CopyState:
    """Return the state with records to be sent, which only the copy has. If the shared ledger had
    them and has lost them, it does not take those of other units from here: they stay as lost.
    """
    refused = tuple([(one, LOST) for one in ids]) if lost else ()
    return state.replace(unsent=(*state.unsent, *ids), refused=(*state.refused, *refused))


def has_grown(shared: SharedLedger, before: SharedState, there: SharedState) -> bool:
    """Return True if a shared ledger is the one that the copy knows, with more in it."""
    if before.ledger != there.ledger or before.place > there.place:
        return False
    return shared.chain_at(before.place) == before.chain


def _chained(
    lines: Sequence[SharedLine], chain: str, name: str
) -> Iterator[tuple[SharedLine, Record | None]]:
    """Yield the lines with their records; the chain is worked out again."""
    for one in lines:
        record = record_of(one.number, one.line)
        chain = linked(chain, one, record, name)
        yield one, record


def _add(
    writer: Writer,
    found: Sequence[tuple[SharedLine, Record | None]],
    name: str,
    own: Mapping[str, Record] | None,
) -> int:
    """Add what the copy does not have; `own` is what it has, if that is known. Raises
    StoppedSharingError if it has other words of one.
    """
    coming = [record for _, record in found if record]
    if own is None and _all_new(writer, coming):
        return len(coming)
    if own is None:
        tasks = {(one.about.plan, one.about.task) for one in coming}
        there = writer.read(tasks if len(coming) < _FEW else None)
        own = {one.id: one for one in there}
    new = _not_there(own, found, name)
    if not _all_new(writer, new):  # the task of one was changed
        new = _not_there({one.id: one for one in writer.read()}, found, name)
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
    own: Mapping[str, Record], found: Sequence[tuple[SharedLine, Record | None]], name: str
) -> list[Record]:
    """Return the records that are not among one's own. Raises as `_add` does."""
    for place, record in found:
        mine = own.get(record.id) if record else None
        if record is None or mine is None or mine == record:
            continue
        if line_of(mine) == line_of(record):
            raise RenumberedError(record.id)
        raise forged(name, place.place, record.id)
    return [record for _, record in found if record and record.id not in own]
