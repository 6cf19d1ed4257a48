"""Records: the lines of the ledger. They are only ever added.

A record says what somebody did, reported or undid for one assignment, or for a plan as a whole.
Records are ordered by their `number`, which grows with every record whatever the clock says. If
copies of a ledger went apart and were joined, numbers occur twice. From the first such number on,
the moment of recording orders them, so that the later word counts in whichever copy it was said;
then the number, then the id.
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
CONFIRM = "confirm"
"""The coordinating unit accepts a completion."""
RETURN = "return"
"""The coordinating unit does not accept a completion: what was completed is owed again."""
REMIND = "remind"
"""A unit was told of something. No state depends on it."""
UNDO = "undo"
KINDS = (DONE, CONFIRM, RETURN, REOPEN, CANCEL, EXTEND, OBSTACLE, RESOLVE, CLOSE, REMIND, UNDO)
FEW = 3
"""So many records are shown one by one; more are counted."""

AFTER = "after"
"""Extra: the latest moment of what was there when the clock was behind it."""
RESOLVES = "resolves"
"""Extra of RESOLVE: the id of the obstacle; without it all open ones are meant."""
COMPLETION = "completion"
"""Extra of CONFIRM and RETURN: the id of the record that completes the assignment."""
WORDS = "words"
"""Extra: a fingerprint of the task's words when this was recorded."""
FROM = "from"
"""Extra: the form that a record comes from: file, its sha256, sheet, cell, and who collected it."""

_ZONE = "+07:00"
_MOMENT = len("2018-11-20T08:30:00+07:00")


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


def fork_of(records: list[Record]) -> int | None:
    """Return the first number that occurs twice: from there on copies of the ledger went apart."""
    seen: set[int] = set()
    twice: set[int] = set()
    for record in records:
        (twice if record.number in seen else seen).add(record.number)
    return min(twice, default=None)


def in_ledger_order(records: list[Record], fork: int | None = None) -> list[Record]:
    """Sort in the order of the ledger.

    `fork` is the first number that occurs twice in the whole ledger; it has to be given for some
    records out of a larger ledger. The order depends on nothing but the records, so it is the same
    in every copy that holds them.
    """
    if fork is None:
        fork = fork_of(records)
    if fork is None:
        return sorted(records, key=lambda record: record.number)
    first = fork

    def key(record: Record) -> tuple[bool, str, int, str]:
        apart = record.number >= first
        return apart, order_moment(record) if apart else "", record.number, record.id

    return sorted(records, key=key)


def order_moment(record: Record) -> str:
    """Return the moment that orders a record among those of other copies, in one time zone.

    It is when the record was written; or, if the clock was behind, the latest moment of what was
    there already, which the record then keeps as `after`.
    """
    return max(_in_one_zone(record.recorded_at), _in_one_zone(str(extra(record, AFTER) or "")))


def _in_one_zone(moment: str) -> str:
    if not moment or (len(moment) == _MOMENT and moment.endswith(_ZONE)):
        return moment
    from datetime import datetime, timedelta, timezone  # only other programs write other forms

    try:
        known = datetime.fromisoformat(moment)
        if known.tzinfo is None:
            return moment
        return known.astimezone(timezone(timedelta(hours=7))).isoformat()
    except (ValueError, OverflowError):  # no moment, or one at the end of time
        return moment


def extra(record: Record, key: str) -> object:
    """Return what a record says under a key that the ledger has no column for, or None."""
    if f'"{key}"' not in record.details.rest:
        return None
    import json  # few records say such things, and fewer are asked

    found: dict[str, object] = json.loads(record.details.rest)
    return found.get(key)


def with_extra(details: Details, **said: str) -> Details:
    """Return details that say something more; a program that does not know the keys keeps them."""
    if not details.rest and all(word.isascii() and word.isalnum() for word in said.values()):
        # The text that json makes of it, too; importing json takes as long as recording does.
        pairs = ", ".join([f'"{key}": "{word}"' for key, word in sorted(said.items())])
        return details.replace(rest=f"{{{pairs}}}")
    import json  # few records say more than plain words

    known: dict[str, object] = json.loads(details.rest) if details.rest else {}
    text = json.dumps({**known, **said}, ensure_ascii=False, sort_keys=True)
    return details.replace(rest=text)


def retracted_ids(records: list[Record]) -> set[str]:
    """Return the ids of the records that were undone; an undo can itself be undone.

    An undo names what it takes back, so the order does not matter. Undos that name each other in a
    circle take nothing back.
    """
    undos = {record.id: record.details.takes_back for record in records if record.kind == UNDO}
    waiting: dict[str, int] = {}
    for target in undos.values():
        waiting[target] = waiting.get(target, 0) + 1
    gone: set[str] = set()
    ready = [undo for undo in undos if undo not in waiting]
    while ready:
        undo = ready.pop()
        target = undos[undo]
        if undo not in gone:
            gone.add(target)
        waiting[target] -= 1
        if not waiting[target] and target in undos:
            ready.append(target)
    return gone


def effective_records(records: list[Record]) -> list[Record]:
    """Return the records that still count, in their order, without the undo records themselves."""
    gone = retracted_ids(records)
    return [record for record in records if record.kind != UNDO and record.id not in gone]


def verdicts(records: list[Record]) -> dict[str, Record]:
    """Return the last CONFIRM or RETURN about each completion, by the completion's id.

    A verdict names its completion and stays with it when copies of a ledger are joined. Records
    that were undone are not among `records`.
    """
    return {completion_of(one): one for one in records if one.kind in (CONFIRM, RETURN)}


def completion_of(record: Record) -> str:
    """Return the id of the completion that a CONFIRM or RETURN is about; empty if it names none."""
    return str(extra(record, COMPLETION) or "")


def counting_records(records: list[Record], today: date | None) -> list[Record]:
    """Return the records that count on a day: neither undone nor a completion that was returned.

    A RETURN counts as long as its completion is there.
    """
    effective = [
        record for record in effective_records(records) if today is None or record.day <= today
    ]
    given = verdicts(effective)
    returned = {gone for gone, verdict in given.items() if verdict.kind == RETURN}
    if not returned:
        return effective
    there = {record.id for record in effective}
    return [
        record
        for record in effective
        if record.id not in returned
        and not (record.kind == RETURN and completion_of(record) not in there)
    ]


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
