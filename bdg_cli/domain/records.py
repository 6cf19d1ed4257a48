"""Records: the lines of the ledger, which are only ever added.

A record says what somebody did, said or took back about one assignment. The order of records is
that of their `number`, which grows with each one written, whatever a clock says; two copies of a
ledger that went apart and are joined again are ordered by number, then time, then id.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date

DONE = "done"
REOPEN = "reopen"
CANCEL = "cancel"
EXTEND = "extend"
OBSTACLE = "obstacle"
RESOLVE = "resolve"
UNDO = "undo"
KINDS = (DONE, REOPEN, CANCEL, EXTEND, OBSTACLE, RESOLVE, UNDO)


class AssignmentKey(Value):
    """Which assignment: a unit's part of a task in a window, named by its key; empty if undated.

    The unit is NOBODY where nobody leads the task; no record is about such an assignment.
    """

    plan: str
    task: str
    unit: str
    window: str


class Details(Value):
    """What a record says beside its kind.

    `evidence` are document numbers, files or links; `count` and `counted` a number and what was
    counted ("3 buổi"); `text` a note, a reason or a basis; `to` an extension's new last day;
    `takes_back` the id of the record that an undo retracts; `rest` the JSON text of an object with
    what a newer program added, kept as it is.
    """

    evidence: tuple[str, ...] = ()
    count: int | None = None
    counted: str = ""
    text: str = ""
    to: date | None = None
    takes_back: str = ""
    rest: str = ""


class Entry(Value):
    """What shall be recorded, before the ledger gives it an id, a number and a time."""

    kind: str
    about: AssignmentKey
    day: date
    details: Details = Details()


class Record(Value):
    """One line of the ledger.

    `batch` is shared by the records that one command wrote; `recorded_at` is ISO 8601 with offset;
    `by` who recorded it; `day` the day it is about. An unknown kind is kept and shown.
    """

    id: str
    number: int
    batch: str
    recorded_at: str
    by: str
    kind: str
    about: AssignmentKey
    day: date
    details: Details = Details()


def in_ledger_order(records: list[Record]) -> list[Record]:
    """Sort as the ledger is read: by number, then time, then id."""
    return sorted(records, key=lambda record: (record.number, record.recorded_at, record.id))


def retracted_ids(records: list[Record]) -> set[str]:
    """Return the ids of the records that an undo takes back; an undo can be taken back too."""
    gone: set[str] = set()
    for record in reversed(in_ledger_order(records)):
        if record.kind == UNDO and record.id not in gone:
            gone.add(record.details.takes_back)
    return gone


def effective_records(records: list[Record]) -> list[Record]:
    """Return the records that still hold, in order; undo records themselves are left out."""
    gone = retracted_ids(records)
    return [r for r in in_ledger_order(records) if r.kind != UNDO and r.id not in gone]
