"""The history of an assignment: what has happened to it, worked out from its records."""

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
    """What the ledger says about one assignment on a day.

    If `cancelled` is True, `completed_on` is None. `extended_to` is the new last day after the
    latest extension. `obstacles` are the open ones, oldest first.
    """

    completed_on: date | None = None
    cancelled: bool = False
    extended_to: date | None = None
    obstacles: tuple[Record, ...] = ()


NO_HISTORY = History()


def history_of(records: list[Record], today: date | None) -> History:
    """Return the history of one assignment; records about a day after `today` are left out."""
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


def completing_record(records: list[Record], today: date | None) -> Record | None:
    """Return the record that completes an assignment on a day, None if it is not completed."""
    completed_on = history_of(records, today).completed_on
    found: Record | None = None
    for record in effective_records(records):
        if today is not None and record.day > today:
            continue
        if record.kind in (REOPEN, CANCEL):
            found = None
        elif record.kind == DONE and record.day == completed_on:
            found = found or record
    return found


def replay(
    records: Mapping[AssignmentKey, list[Record]], today: date | None
) -> dict[AssignmentKey, History]:
    """Return the history of each assignment, up to a day or, for None, to the last record."""
    return {about: history_of(mine, today) for about, mine in records.items()}
