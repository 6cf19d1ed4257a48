"""`bdg sync`: get what others have added, send what waits here, and tell of what is not taken."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.shared.copy_ledger import RIGHTS
from bdg_cli.shared.lines import line_of
from bdg_cli.shared.pulling import RenumberedError, pull

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Writer
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.shared.copy_state import CopyState


class Synced(Value):
    """What a sync has done: how many records came and went, and how many wait or were refused.

    `apart` is True if the shared ledger had lost or replaced something: all was compared.
    """

    came: int
    sent: int
    waiting: int
    refused: tuple[tuple[str, str], ...]
    apart: bool = False
    unreadable: tuple[int, ...] = ()


def sync(ledger: CopyLedger) -> Synced:
    """Bring copy and shared ledger together; nothing of either is ever removed.

    If there is nothing new, the copy's file is not touched. Raises the errors of `errors`.
    """
    state = ledger.state.read()
    if not state.unsent and ledger.shared.state() == state.at:
        ledger.state.write(state)
        return Synced(0, 0, 0, state.refused)
    try:
        return _synced(ledger)
    except RenumberedError:
        _make_anew(ledger)
        return _synced(ledger)


def _synced(ledger: CopyLedger) -> Synced:
    with ledger.copy.writing() as writer:
        pulled = pull(ledger.shared, writer, ledger.state.read())
        state = pulled.state
        before = len(state.unsent)
        for batch in _batches(writer, state.unsent):
            state = _send(ledger, state, batch)
            ledger.state.write(state)
        again = pull(ledger.shared, writer, state)
        state = again.state
    ledger.state.write(state)
    sent = before - len(state.unsent) - (len(state.refused) - len(pulled.state.refused))
    return Synced(
        pulled.new,
        max(sent, 0),
        len(state.unsent),
        state.refused,
        pulled.apart,
        (*pulled.unreadable, *again.unreadable),
    )


def _batches(writer: Writer, unsent: Sequence[str]) -> Iterator[list[Record]]:
    """Yield the records that wait, those of one command together; an id without one is dropped."""
    waiting = set(unsent)
    batches: dict[str, list[Record]] = {}
    for record in writer.read():
        if record.id in waiting:
            batches.setdefault(record.batch, []).append(record)
    yield from batches.values()


def _send(ledger: CopyLedger, state: CopyState, batch: Sequence[Record]) -> CopyState:
    answer = ledger.shared.add(None, batch)
    ids = {one.id for one in batch}
    left = tuple([one for one in state.unsent if one not in ids])
    refused = state.refused
    if answer.refused:  # a command is taken whole or not at all
        refused = (*refused, *((one.id, RIGHTS) for one in batch))
    return state.replace(unsent=left, refused=refused)


def _make_anew(ledger: CopyLedger) -> None:
    """Replace the copy by an empty one with what waits, where the server has given other numbers.

    That happens only if an answer was lost on the way.
    """
    state = ledger.state.read()
    kept = {*state.unsent, *(one for one, _ in state.refused)}
    there = {line.line for line in ledger.shared.since(0)}
    waiting = [one for one in ledger.copy.read() if one.id in kept and line_of(one) not in there]
    ids = {one.id for one in waiting}
    ledger.renew()
    with ledger.copy.writing() as writer:
        writer.add(waiting)
    refused = dict(state.refused)
    ledger.state.write(
        state.replace(
            at=state.at.replace(place=0, chain=""),
            unsent=tuple([one for one in state.unsent if one in ids]),
            refused=tuple(refused.items()),
        )
    )
