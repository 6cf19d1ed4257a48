"""Undoing records. An undo adds records; it never removes any."""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import (
    UNDO,
    Details,
    Entry,
    effective_records,
    in_ledger_order,
    retracted_ids,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Record


def records_to_undo(records: Sequence[Record], record_id: str | None = None) -> tuple[Record, ...]:
    """Return the records to undo: those of the last command that has not been undone.

    If `record_id` is given, it is the one record whose id begins with it. Raises RefusedError if
    there is nothing to undo, or if no record or several match the id.
    """
    ordered = in_ledger_order(list(records))
    if record_id is not None:
        return (_by_id(ordered, record_id),)
    live = effective_records(ordered)
    if not live:
        raise RefusedError("nothing-to-undo", say("Sổ theo dõi không còn gì để hoàn tác."))
    return tuple(record for record in live if record.batch == live[-1].batch)


def undo_entries(records: Sequence[Record], *, today: date) -> tuple[Entry, ...]:
    """Return the entries that undo these records."""
    return tuple(
        Entry(UNDO, record.about, today, Details(takes_back=record.id)) for record in records
    )


def _by_id(ordered: list[Record], record_id: str) -> Record:
    found = [record for record in ordered if record.id.startswith(record_id)]
    if len(found) != 1:
        raise RefusedError(
            "record-unknown",
            say("Không có đúng một bản ghi mã “{id}”.", id=record_id),
            say("Gõ “bdg log” để xem mã các bản ghi."),
        )
    if found[0].id in retracted_ids(ordered):
        raise RefusedError("already-undone", say("Bản ghi này đã được hoàn tác rồi."))
    return found[0]
