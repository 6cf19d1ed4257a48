"""What the ledger tells of an assignment beside its history: evidence, quantities, notes, reasons.

States need none of it, so only an answer that shows it asks the ledger.
"""

from __future__ import annotations

from bdg_cli.domain.records import CANCEL, DONE, EXTEND, REOPEN, counting_records
from bdg_cli.domain.value import Value
from bdg_cli.services.record_matching import match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import AssignmentKey, Details, Record
    from bdg_cli.services.status import PlanStatus


class Told(Value):
    """What the last completion, cancellation and extension of an assignment say; None if there is
    none that counts.
    """

    done: Details | None = None
    cancelled: Details | None = None
    extended: Details | None = None


NOTHING_TOLD = Told()


def told_of(
    statuses: Sequence[PlanStatus], records: Sequence[Record], *, today: date
) -> Mapping[AssignmentKey, Told]:
    """Return what records until a day tell of the assignments of the tasks in `statuses`."""
    found: dict[AssignmentKey, Told] = {}
    for status in statuses:
        living, _ = match_records(status.plan, records)
        for about, mine in living.items():
            found[about] = _told(mine, today)
    return found


def _told(records: list[Record], today: date) -> Told:
    told = NOTHING_TOLD
    for record in counting_records(records, today):
        if record.kind == DONE:
            told = told.replace(done=record.details, cancelled=None)
        elif record.kind == CANCEL:
            told = told.replace(done=None, cancelled=record.details)
        elif record.kind == REOPEN:
            told = told.replace(done=None, cancelled=None)
        elif record.kind == EXTEND:
            told = told.replace(extended=record.details)
    return told
