"""Get what others have added, and send what waits here."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.shared.copy_state import RIGHTS
from bdg_cli.shared.pulling import pull

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Writer
    from bdg_cli.shared.copy_state import CopyState
    from bdg_cli.shared.protocol import SharedLedger

_AT_ONCE = 500
"""So many records go in one call."""


class Exchanged(Value):
    """What came and went. `apart` and `unreadable` are as in `Pulled`."""

    state: CopyState
    came: int
    sent: int = 0
    apart: bool = False
    unreadable: tuple[int, ...] = ()


def exchange(shared: SharedLedger, writer: Writer, state: CopyState) -> Exchanged:
    """Bring a copy up to date both ways.

    The state that is returned may be noted when what the writer has added is durable.
    """
    pulled = pull(shared, writer, state)
    state = pulled.state
    if not state.unsent:
        return Exchanged(state, pulled.new, apart=pulled.apart, unreadable=pulled.unreadable)
    waiting = set(state.unsent)
    records = [one for one in writer.read() if one.id in waiting]
    for several in _portions(_batches(records)):
        state = _send(shared, state, several)
    # An id without a record is of a call that died before it had recorded it.
    again = pull(shared, writer, state.replace(unsent=()))
    return Exchanged(
        again.state,
        pulled.new + again.new,
        sum(one.id not in again.state.staying for one in records),
        pulled.apart or again.apart,
        tuple(dict.fromkeys((*pulled.unreadable, *again.unreadable))),
    )


def drops(state: CopyState, records: Sequence[Record]) -> bool:
    """Return True if all that records do is to undo what the server did not take."""
    refused = {one for one, why in state.refused if why == RIGHTS}
    return all(one.details.takes_back in refused for one in records)


def dropping(state: CopyState, records: Sequence[Record]) -> CopyState:
    """Return the state after such records: they and what they undo stay here, and are not told."""
    undone = {one.details.takes_back for one in records}
    return state.replace(
        refused=tuple([(one, why) for one, why in state.refused if one not in undone]),
        dropped=(*state.dropped, *undone, *(one.id for one in records)),
    )


def _batches(records: Sequence[Record]) -> list[list[Record]]:
    """Return the records of each command together."""
    batches: dict[str, list[Record]] = {}
    for record in records:
        batches.setdefault(record.batch, []).append(record)
    return list(batches.values())


def _portions(batches: Sequence[list[Record]]) -> Iterator[list[list[Record]]]:
    portion: list[list[Record]] = []
    for batch in batches:
        if portion and sum(map(len, portion)) + len(batch) > _AT_ONCE:
            yield portion
            portion = []
        portion.append(batch)
    if portion:
        yield portion


def _send(shared: SharedLedger, state: CopyState, batches: Sequence[list[Record]]) -> CopyState:
    """Send commands together; if one of them is refused, each alone: each whole or not at all."""
    records = [one for batch in batches for one in batch]
    if drops(state, records):
        return dropping(state, records)
    if not shared.add(None, records).refused:
        return state
    if len(batches) > 1:
        for batch in batches:
            state = _send(shared, state, [batch])
        return state
    known = {one for one, _ in state.refused}
    refused = [(one.id, RIGHTS) for one in records if one.id not in known]
    return state.replace(refused=(*state.refused, *refused))
