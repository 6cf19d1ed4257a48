"""The history of an assignment: what has happened to it, worked out from its records."""

from __future__ import annotations

from bdg_cli.domain.records import (
    CANCEL,
    CONFIRM,
    DONE,
    EXTEND,
    OBSTACLE,
    REOPEN,
    RESOLVE,
    RESOLVES,
    RETURN,
    completion_of,
    counting_records,
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

    `confirmed` is True if the coordinating unit has accepted the completion. `returned` is the
    record that gave the last completion back, until the work is completed again or cancelled.
    """

    completed_on: date | None = None
    cancelled: bool = False
    extended_to: date | None = None
    obstacles: tuple[Record, ...] = ()
    confirmed: bool = False
    returned: Record | None = None


NO_HISTORY = History()


def history_of(records: list[Record], today: date | None) -> History:
    """Return the history of one assignment from its records, which are in ledger order.

    Records about a day after `today` are left out.
    """
    completed: dict[str, list[Record]] = {}
    cancelled = False
    extended_to: date | None = None
    obstacles: list[Record] = []
    confirmed: set[str] = set()
    returned: Record | None = None
    for record in counting_records(records, today):
        if record.kind == DONE:
            completed.setdefault(record.about.unit, []).append(record)
            cancelled, returned = False, None
        elif record.kind == CANCEL:
            completed, cancelled, returned = {}, True, None
        elif record.kind == REOPEN:
            completed, cancelled, returned = {}, False, None
        elif record.kind == CONFIRM:
            confirmed.add(completion_of(record))
        elif record.kind == RETURN:
            returned = record
        elif record.kind == EXTEND:
            extended_to = record.details.to
        elif record.kind == OBSTACLE:
            obstacles.append(record)
        elif record.kind == RESOLVE:
            obstacles = _still_open(obstacles, record)
    return History(
        max([min([one.day for one in own]) for own in completed.values()], default=None),
        cancelled,
        extended_to,
        tuple(obstacles),
        bool(confirmed and completed)
        and all(any(one.id in confirmed for one in own) for own in completed.values()),
        returned if not completed and not cancelled else None,
    )


def standing_completions(records: list[Record], today: date | None) -> list[list[Record]]:
    """Return what completes an assignment on a day: the records of each unit, in ledger order.

    They are of several units where these were merged into one.
    """
    completed: dict[str, list[Record]] = {}
    for record in counting_records(records, today):
        if record.kind in (REOPEN, CANCEL):
            completed = {}
        elif record.kind == DONE:
            completed.setdefault(record.about.unit, []).append(record)
    return list(completed.values())


def completing_record(records: list[Record], today: date | None) -> Record | None:
    """Return the record that completes an assignment on a day, None if it is not completed.

    It is the one that `History.completed_on` is taken from.
    """
    first = [min(own, key=_day) for own in standing_completions(records, today)]
    return max(first, key=_day, default=None)


def _day(record: Record) -> date:
    return record.day


def _still_open(obstacles: list[Record], resolve: Record) -> list[Record]:
    """Return the obstacles that are left; a record that names none resolves all."""
    named = extra(resolve, RESOLVES)
    return [one for one in obstacles if one.id != named] if named else []


def replay(
    records: Mapping[AssignmentKey, list[Record]], today: date | None
) -> dict[AssignmentKey, History]:
    """Return the history of each assignment, up to a day or, for None, to the last record."""
    return {about: history_of(mine, today) for about, mine in records.items()}
