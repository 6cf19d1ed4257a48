"""Records: the lines of the ledger. They are only ever added.

A record says what somebody did, reported or undid for one assignment, or for a plan as a whole.
Records are ordered by their `number`, which grows with every record whatever the clock says. If two
copies of a ledger have diverged and are merged, records are ordered by number, then time, then id.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bdg_cli.domain.days import date

DONE = "done"
REOPEN = "reopen"
CANCEL = "cancel"
EXTEND = "extend"
OBSTACLE = "obstacle"
RESOLVE = "resolve"
CLOSE = "close"
"""A plan is no longer followed up. Its record is about the plan as a whole."""
UNDO = "undo"
KINDS = (DONE, REOPEN, CANCEL, EXTEND, OBSTACLE, RESOLVE, CLOSE, UNDO)
FEW = 3
"""So many records are shown one by one; more are counted."""


class AssignmentKey(Value):
    """Identifies an assignment: plan id, task id, unit code and the key of the window.

    `window` is empty for an undated assignment. `unit` is NOBODY if nobody leads the task; no
    record is about such an assignment.

    In the key of a record about a plan as a whole, `task`, `unit` and `window` are empty.
    """

    plan: str
    task: str
    unit: str
    window: str

    @property
    def whole_plan(self) -> bool:
        """Return True if it stands for a plan as a whole."""
        return not self.task and not self.unit and not self.window


class Details(Value):
    """What a record says besides its kind.

    `evidence` are document numbers, files or links. `count` and `counted` are a number and what was
    counted ("3 buổi"). `text` is a note, a reason or a basis. `to` is the new last day of an
    extension. `takes_back` is the id of the record that an undo retracts. `rest` is the JSON text
    of an object with whatever a newer version of the program added; it is kept unchanged.
    """

    evidence: tuple[str, ...] = ()
    count: int | None = None
    counted: str = ""
    text: str = ""
    to: date | None = None
    takes_back: str = ""
    rest: str = ""


class Entry(Value):
    """What is to be recorded, before the ledger gives it an id, a number and a time."""

    kind: str
    about: AssignmentKey
    day: date
    details: Details = Details()


class Record(Value):
    """One line of the ledger.

    Records written by one command have the same `batch`. `recorded_at` is ISO 8601 with an offset,
    `by` is who recorded it, `day` is the day it is about. An unknown kind is kept and shown.
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
    """Sort in the order of the ledger: by number, then time, then id."""
    return sorted(records, key=lambda record: (record.number, record.recorded_at, record.id))


def retracted_ids(records: list[Record]) -> set[str]:
    """Return the ids of the records that were undone; an undo can itself be undone."""
    gone: set[str] = set()
    for record in reversed(in_ledger_order(records)):
        if record.kind == UNDO and record.id not in gone:
            gone.add(record.details.takes_back)
    return gone


def effective_records(records: list[Record]) -> list[Record]:
    """Return the records that still count, in order, without the undo records themselves."""
    gone = retracted_ids(records)
    return [r for r in in_ledger_order(records) if r.kind != UNDO and r.id not in gone]


def is_closing(record: Record) -> bool:
    """Return True if a record closes a plan, or takes that back."""
    return record.about.whole_plan and record.kind in (CLOSE, UNDO)


def closed_on(records: Iterable[Record], names: Collection[str], until: date | None) -> date | None:
    """Return the day on which a plan was closed, None if it was not, or after `until`.

    `names` are the id and the former ids of the plan. The first record that still counts is it.
    """
    mine = [one for one in records if one.about.whole_plan and one.about.plan in names]
    days = [one.day for one in effective_records(mine) if one.kind == CLOSE]
    return next((day for day in days if until is None or day <= until), None)
