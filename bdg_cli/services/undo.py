"""Undoing records. An undo adds records; it never removes any."""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.records import (
    FROM,
    REMIND,
    UNDO,
    Details,
    Entry,
    effective_records,
    extra,
    retracted_ids,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Record


def records_to_undo(
    records: Sequence[Record], record_id: str | None = None, *, by: str
) -> tuple[Record, ...]:
    """Return the records to undo: those of the last command of this person that still counts.

    Reminders are not among them: what was sent cannot be called back. If `record_id` is given, it
    is the one record whose id begins with it, whatever it is and whoever recorded it.
    Records are in ledger order. Raises RefusedError if there is nothing to undo, or if no record or
    several match the id.
    """
    ordered = list(records)
    if record_id is not None:
        return (_by_id(ordered, record_id),)
    live = effective_records(ordered)
    own = [record for record in live if record.kind != REMIND and is_of(record, by)]
    if not own:
        raise RefusedError(
            "nothing-to-undo",
            say("Sổ theo dõi không còn bản ghi nào của {by} để hoàn tác.", by=by),
            say("Bản ghi của người khác chỉ hoàn tác được theo mã trong bdg log: bdg undo MÃ.")
            if live
            else None,
        )
    return tuple(record for record in own if record.batch == own[-1].batch)


def is_of(record: Record, by: str) -> bool:
    """Return True if this person recorded it, or collected the form that it comes from.

    The case in which the name is written does not matter.
    """
    if _name(record.by) == _name(by):
        return True
    form = extra(record, FROM)
    return isinstance(form, dict) and _name(str(form.get("by", ""))) == _name(by)


def require_own(undone: Sequence[Record], by: str) -> None:
    """Raise RefusedError if one of the records is somebody else's: that has to be asked."""
    for record in undone:
        if not is_of(record, by):
            raise RefusedError(
                "not-own-record",
                say(
                    "Bản ghi {id} là của {by}; --yes không hoàn tác bản ghi của người khác.",
                    id=record.id[:8],
                    by=record.by,
                ),
                say(
                    "Gõ trên màn hình, không có --yes, rồi trả lời câu hỏi: bdg undo {id}",
                    id=record.id[:8],
                ),
            )


def undo_entries(records: Sequence[Record], *, today: date) -> tuple[Entry, ...]:
    """Return the entries that undo these records."""
    return tuple(
        Entry(UNDO, record.about, today, Details(takes_back=record.id)) for record in records
    )


def _by_id(ordered: list[Record], record_id: str) -> Record:
    wanted = record_id.strip().lower()
    found = [record for record in ordered if record.id.lower().startswith(wanted)]
    if not found:
        raise RefusedError(
            "record-unknown",
            say("Không có bản ghi nào mã “{id}”.", id=record_id),
            say("Gõ “bdg log” để xem mã các bản ghi."),
        )
    exact = [record for record in found if record.id == record_id]
    if len(found) > 1 and len(exact) != 1:
        raise RefusedError(
            "record-ambiguous",
            say_n("Có {n} bản ghi mã bắt đầu bằng “{id}”.", len(found), id=record_id),
            say("Gõ thêm vài chữ của mã: {ids}.", ids=_shortened(found)),
        )
    (record,) = exact or found
    if record.id in retracted_ids(ordered):
        raise RefusedError("already-undone", say("Bản ghi này đã được hoàn tác rồi."))
    return record


def _shortened(found: Sequence[Record], most: int = 12) -> tuple[str, ...]:
    ids = tuple(record.id for record in found)
    return ids if len(ids) <= most else (*ids[:most], "…")


def _name(text: str) -> str:
    from bdg_cli.domain.folding import compose

    return " ".join(compose(text).casefold().split())
