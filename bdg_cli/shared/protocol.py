"""What a shared ledger can do. The one on PostgreSQL does it; tests have one in memory.

Records are only ever added. Each gets a place, from 1, without gaps, in the order of commits. A
chain value after each record is worked out from all records up to it, so two ledgers with the same
place and chain hold the same records.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from typing import Literal, Protocol

    from bdg_cli.domain.records import Record
    from bdg_cli.shared.editions import SharedEditions

    AddStatus = Literal["added", "stale"]


FORMAT = 2
"""The newest format of a shared ledger that this program knows; each adds to the one before."""


class SharedState(Value):
    """How far a shared ledger goes: its UUID, its last place, and the chain there, hexadecimal."""

    ledger: str
    place: int
    chain: str


class SharedLine(Value):
    """A record as a shared ledger keeps it: its number and its line, its place, the chain up to it,
    who was logged in, and when the server received it (ISO 8601 with an offset).

    Whoever may write can write a line that is no record; see `lines.record_of`.
    """

    number: int
    line: str
    place: int
    chain: str
    login: str
    received_at: str


class Added(Value):
    """What became of records that were to be added.

    If `status` is `stale`, something came after what the client had seen about their tasks and
    units: nothing was added. `refused` are the ids of records that the login may not write, with
    the reason; if there are any, nothing was added either. `state` is the state afterwards.
    """

    status: AddStatus
    state: SharedState
    refused: tuple[tuple[str, str], ...] = ()


if TYPE_CHECKING:

    class SharedLedger(Protocol):
        """A shared ledger, over a line that may break. All raise SharedLedgerError (unreachable,
        locked for long, damaged, login refused), after at most the deadline of the connection.
        """

        @property
        def name(self) -> str:
            """Return what messages call it, without any secret."""

        @property
        def editions(self) -> SharedEditions:
            """Return the plan files that were published in it."""

        def talking(self) -> AbstractContextManager[object]:
            """Return a context in which all calls share one connection."""

        def state(self) -> SharedState:
            """Return how far it goes."""

        def chain_at(self, place: int) -> str | None:
            """Return the chain value at a place; None if it does not go so far."""

        def since(self, place: int, most: int | None = None) -> Sequence[SharedLine]:
            """Return the records after a place, or the first of them, in the order of places."""

        def add(self, seen: int | None, records: Sequence[Record]) -> Added:
            """Add records, unless something came after the place `seen` about their tasks, for
            their units or such that are part of one another.

            With `seen` the server numbers them; with None (restored, written offline) they keep
            their numbers. A record whose id is there with the same words changes nothing.
            """
