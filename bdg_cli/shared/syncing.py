"""`bdg sync`: get what others have added, send what waits here, and tell of what is not taken."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.shared.comparing import EVERY, compare
from bdg_cli.shared.copy_lock import PATIENCE, locked
from bdg_cli.shared.errors import StoppedSharingError
from bdg_cli.shared.lines import line_of
from bdg_cli.shared.pulling import RenumberedError, has_grown, with_left
from bdg_cli.shared.sending import exchange

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def sync(
    ledger: CopyLedger,
    *,
    again: bool = False,
    patience: float = PATIENCE,
    now: float | None = None,
) -> Synced:
    """Bring copy and shared ledger together; nothing of either is ever removed.

    With `again`, what was refused is sent once more: it may have become a right meanwhile. If there
    is nothing new, the copy's file is not touched. With `now`, in seconds since 1970, what is old
    is compared as well, once a day. Raises the errors of `errors`.
    """
    with locked(ledger.lock, patience), ledger.shared.talking():
        state = ledger.state.read()
        if state.forged is not None or (now is not None and abs(now - state.compared[0]) > EVERY):
            state = _compared(ledger, state, now or state.compared[0])
        if again and state.refused:
            unsent = dict.fromkeys((*(one for one, _ in state.refused), *state.unsent))
            state = state.replace(unsent=tuple(unsent))
        if not state.unsent and ledger.shared.state() == state.at:
            ledger.state.note_answer()
            return Synced(0, 0, 0, state.refused)
        try:
            return _synced(ledger, state)
        except RenumberedError as error:
            done = _synced(ledger, _made_anew(ledger, state))
            return done if error.id in state.unsent else done.replace(apart=True)


def _compared(ledger: CopyLedger, state: CopyState, now: float) -> CopyState:
    """Compare what the copy has had for long, and note that. Raises what `compare` does."""
    at = state.at
    if not at.place or not has_grown(ledger.shared, at, ledger.shared.state()):
        return state.replace(compared=(now, 0), forged=None)  # all is compared as it comes
    start = state.compared[1] if state.forged is None else state.forged[0] - 1
    try:
        place = compare(ledger.shared, ledger.copy, start, at.place)
    except StoppedSharingError as error:
        filling = error.message.filling
        if error.code == "shared-forged":
            found = int(str(filling["place"])), str(filling["record"])
            ledger.state.write(state.replace(forged=found), answered=False)
        raise
    state = state.replace(compared=(now, place), forged=None)
    ledger.state.write(state)
    return state


def _synced(ledger: CopyLedger, state: CopyState) -> Synced:
    with ledger.copy.writing() as writer:
        done = exchange(ledger.shared, writer, state)
    ledger.state.write(done.state)
    return Synced(
        done.came,
        done.sent,
        len(done.state.unsent),
        done.state.refused,
        done.apart,
        done.unreadable,
    )


def _made_anew(ledger: CopyLedger, state: CopyState) -> CopyState:
    """Replace the copy by one with what the shared ledger has not, and return its state.

    The server has given other numbers to what the copy has; that happens only if an answer was lost
    on the way. The state is noted first: with `at` at the beginning, it is right for both copies.
    """
    there = {line.line for line in ledger.shared.since(0)}
    own = [one for one in ledger.copy.read() if line_of(one) not in there]
    noted = {*state.unsent, *state.staying}
    ids = {one.id for one in own}
    state = state.replace(
        at=state.at.replace(place=0, chain=""),
        unsent=tuple([one for one in state.unsent if one in ids]),
    )
    left = [one.id for one in own if one.id not in noted]
    state = with_left(state, left, lost=True)
    ledger.state.write(state)
    try:
        ledger.replace_copy(own)
    except OSError as error:  # Windows, while another program reads the copy
        raise LedgerError(
            "shared-copy-open",
            say("Bản chép của sổ chung đang mở ở chương trình khác."),
            say("Đóng chương trình ấy rồi gõ lại: bdg sync. Không mất gì."),
        ) from error
    return state
