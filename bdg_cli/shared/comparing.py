"""Compare what a shared ledger keeps with what a copy got of it, a part at a time.

A sync gets only what is new. Whoever may do anything on the server could change an old record and
leave the rest as it is: nobody who has the record already would ever look at it again.
"""

from __future__ import annotations

from bdg_cli.shared.errors import forged
from bdg_cli.shared.lines import linked, record_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.ledger.protocol import Ledger
    from bdg_cli.shared.protocol import SharedLedger

AT_ONCE = 10_000
"""So many records are compared at a time: all those of a district and a year."""
EVERY = 86_400.0
"""Seconds from one time to the next."""


def compare(shared: SharedLedger, copy: Ledger, place: int, last: int) -> int:
    """Compare what comes after a place, up to the last that the copy has got; return after which
    place to go on the next time.

    Raises StoppedSharingError, with the record that says something else.
    """
    chain = shared.chain_at(place) or ""
    most = min(AT_ONCE, last - place)
    lines = shared.since(place, most)
    found = [record_of(one.number, one.line) for one in lines]
    tasks = {(one.about.plan, one.about.task) for one in found if one}
    own = {one.id: one for one in copy.read(tasks)}
    for line, record in zip(lines, found, strict=True):
        chain = linked(chain, line, record, shared.name)
        if record and own.get(record.id, record) != record:
            raise forged(shared.name, line.place, record.id)
    return place + most if place + most < last else 0
