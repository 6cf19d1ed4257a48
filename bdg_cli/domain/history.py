"""From the records of one assignment to what has become of it."""

from __future__ import annotations

from bdg_cli.domain.records import (
    CANCEL,
    DONE,
    EXTEND,
    OBSTACLE,
    REOPEN,
    RESOLVE,
    effective_records,
)
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import AssignmentKey, Record


class History(Value):
    """What the ledger says of one assignment on a day.

    `completed_on` and `cancelled` exclude each other; `extended_to` is the last extension's day;
    `obstacles` are the open ones, oldest first.
    """

    completed_on: date | None = None
    cancelled: bool = False
    extended_to: date | None = None
    obstacles: tuple[Record, ...] = ()


NO_HISTORY = History()


def history_of(records: list[Record], today: date | None) -> History:
    """Fold the records of one assignment, those about a day after `today` left out."""
    completed_on: date | None = None
    cancelled = False
    extended_to: date | None = None
    obstacles: list[Record] = []
    for record in effective_records(records):
        if today is not None and record.day > today:
            continue
        if record.kind == DONE:
            completed_on, cancelled = record.day, False
        elif record.kind == CANCEL:
            completed_on, cancelled = None, True
        elif record.kind == REOPEN:
            completed_on, cancelled = None, False
        elif record.kind == EXTEND:
            extended_to = record.details.to
        elif record.kind == OBSTACLE:
            obstacles.append(record)
        elif record.kind == RESOLVE:
            obstacles.clear()
    return History(completed_on, cancelled, extended_to, tuple(obstacles))


def replay(
    records: Mapping[AssignmentKey, list[Record]], today: date | None
) -> dict[AssignmentKey, History]:
    """Work out what became of assignments until a day, or until the last record."""
    return {about: history_of(mine, today) for about, mine in records.items()}
