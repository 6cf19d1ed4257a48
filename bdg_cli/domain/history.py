"""The history of an assignment: what has happened to it, worked out from its records."""

from __future__ import annotations

from bdg_cli.domain.records import (
    CANCEL,
    DONE,
    EXTEND,
    OBSTACLE,
    REOPEN,
    RESOLVE,
    RESOLVES,
    effective_records,
    extra,
)
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import AssignmentKey, Record


class History(Value):
    """What the ledger says about one assignment on a day.

    `completed_on` is the day of the earliest completion that stands: copies of a ledger that were
    joined may have several. A unit that was merged from others completed when the last of them that
    recorded did. If `cancelled` is True, `completed_on` is None. `extended_to` is the new last day
    after the latest extension. `obstacles` are the open ones, oldest first.
    """

    completed_on: date | None = None
    cancelled: bool = False
    extended_to: date | None = None
    obstacles: tuple[Record, ...] = ()


NO_HISTORY = History()


def history_of(records: list[Record], today: date | None) -> History:
    """Return the history of one assignment from its records, which are in ledger order.

    Records about a day after `today` are left out.
    """
    completed: dict[str, date] = {}
    cancelled = False
    extended_to: date | None = None
    obstacles: list[Record] = []
    for record in effective_records(records):
        if today is not None and record.day > today:
            continue
        if record.kind == DONE:
            unit = record.about.unit
            completed[unit] = min(completed.get(unit, record.day), record.day)
            cancelled = False
        elif record.kind == CANCEL:
            completed, cancelled = {}, True
        elif record.kind == REOPEN:
            completed, cancelled = {}, False
        elif record.kind == EXTEND:
            extended_to = record.details.to
        elif record.kind == OBSTACLE:
            obstacles.append(record)
        elif record.kind == RESOLVE:
            obstacles = _still_open(obstacles, record)
    completed_on = max(completed.values(), default=None)
    return History(completed_on, cancelled, extended_to, tuple(obstacles))


def completing_record(records: list[Record], today: date | None) -> Record | None:
    """Return the record that completes an assignment on a day, None if it is not completed.

    It is the one that `History.completed_on` is taken from.
    """
    completed: dict[str, Record] = {}
    for record in effective_records(records):
        if today is not None and record.day > today:
            continue
        if record.kind in (REOPEN, CANCEL):
            completed = {}
        elif record.kind == DONE:
            earlier = completed.get(record.about.unit, record)
            completed[record.about.unit] = record if record.day < earlier.day else earlier
    return max(completed.values(), key=lambda record: record.day, default=None)


def _still_open(obstacles: list[Record], resolve: Record) -> list[Record]:
    """Return the obstacles that are left; a record that names none resolves all."""
    named = extra(resolve, RESOLVES)
    return [one for one in obstacles if one.id != named] if named else []


def replay(
    records: Mapping[AssignmentKey, list[Record]], today: date | None
) -> dict[AssignmentKey, History]:
    """Return the history of each assignment, up to a day or, for None, to the last record."""
    return {about: history_of(mine, today) for about, mine in records.items()}
