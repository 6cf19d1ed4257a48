"""What was sent, as the ledger has it: a record for each unit, assignment and step.

A record is written before its message goes, and taken back by an undo if it did not go. A run of
`bdg remind` ends with a record about each of its plans; a run without it was stopped on its way.
"""

from __future__ import annotations

from bdg_cli.domain.records import REMIND, AssignmentKey, Details, Entry, retracted_ids, with_extra
from bdg_cli.domain.value import Value
from bdg_cli.services.record_matching import NameIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.reminders import ReminderStep

RECIPIENT = "recipient"
"""Extra: the unit that was told; for a page to the leaders it is empty."""
STEP = "step"
"""Extra: which step of the ladder it was, or which day's digest."""
WAY = "way"
"""Extra: how it went: `mail`, `zalo`."""
RUN = "run"
"""Extra of the record that ends a run: FINISHED."""
TOLD = "told"
"""Extra of the record that ends a run: the batches of the stopped runs that it told of."""
FINISHED = "finished"


class SentReminder(Value):
    """That a unit was told of a step. `about` is the assignment by its present names; for a task
    that the unit supports, it is one of those that were owed. `at` is when, `batch` which run.
    """

    about: AssignmentKey
    recipient: str
    step: str
    day: date
    at: str
    way: str
    batch: str


def sent_reminders(
    plan: Plan, records: Sequence[Record], until: date | None = None
) -> Iterator[SentReminder]:
    """Yield what was sent about the tasks of a plan, up to a day, and was not taken back."""
    names = (plan.id, *plan.formerly)
    mine = [
        one for one in records if one.kind == REMIND and one.about.plan in names and one.about.task
    ]
    if not mine:
        return
    gone = retracted_ids(list(records))
    known = NameIndex(plan)
    for record in mine:
        if record.id in gone or (until is not None and record.day > until):
            continue
        about, said = known.find(record.about), extras(record)
        recipient = said.get(RECIPIENT, "")
        step = said.get(STEP)
        if about is not None and step:
            yield SentReminder(
                about,
                known.unit(recipient) or recipient,
                step,
                record.day,
                record.recorded_at,
                said.get(WAY, ""),
                record.batch,
            )


def before_last(sent: Sequence[SentReminder]) -> list[SentReminder]:
    """Return what was sent without what went to each unit on the last day it was told."""
    last: dict[str, date] = {}
    for one in sent:
        last[one.recipient] = max(one.day, last.get(one.recipient, one.day))
    return [one for one in sent if one.day < last[one.recipient]]


def reminder_entry(
    about: AssignmentKey, recipient: str, step: ReminderStep, *, way: str, today: date
) -> Entry:
    """Return what to record of a step before it is sent."""
    said = {RECIPIENT: recipient, STEP: step.key, WAY: way}
    return Entry(REMIND, about, today, with_extra(Details(), **said))


def digest_entry(plan: Plan, recipient: str, *, way: str, today: date) -> Entry:
    """Return what to record of a day's digest before it is sent."""
    said = {RECIPIENT: recipient, STEP: digest_step(today), WAY: way}
    return Entry(REMIND, _whole(plan.id), today, with_extra(Details(), **said))


def digest_step(today: date) -> str:
    """Return the name of a day's digest in the ledger."""
    return f"digest {today.isoformat()}"


def has_digest(records: Sequence[Record], recipient: str, today: date) -> bool:
    """Return True if a recipient has got the digest of a day."""
    gone = retracted_ids(list(records))
    wanted = {RECIPIENT: recipient, STEP: digest_step(today)}
    return any(
        extras(record).items() >= wanted.items()
        for record in records
        if record.kind == REMIND and record.id not in gone
    )


def finishing_entry(plan_id: str, told: Iterable[str], today: date) -> Entry:
    """Return what to record of a plan when a run has come to its end."""
    said = {RUN: FINISHED}
    stopped = " ".join(sorted(told))
    if stopped:
        said[TOLD] = stopped
    return Entry(REMIND, _whole(plan_id), today, with_extra(Details(), **said))


def open_runs(records: Iterable[Record], earlier: Iterable[str] = ()) -> set[str]:
    """Return the batches of the runs that have not come to their end, given those before."""
    found = set(earlier)
    for record in records:
        if record.kind == REMIND:
            said = extras(record)
            if said.get(RUN) == FINISHED:
                found.discard(record.batch)
                found.difference_update(said.get(TOLD, "").split())
            elif record.about.task:
                found.add(record.batch)
    return found


def in_doubt(records: Sequence[Record], runs: Iterable[str]) -> tuple[Record, ...]:
    """Return the first record of the last message of each run, unless it was taken back.

    A run sends one message after the other: of the earlier ones it is known that they went.
    """
    gone = retracted_ids(list(records))
    last: dict[str, Record] = {}
    for record in records:
        if record.kind == REMIND and record.batch in runs and STEP in extras(record):
            before = last.get(record.batch)
            if before is None or extras(before)[RECIPIENT] != extras(record)[RECIPIENT]:
                last[record.batch] = record
    return tuple([record for record in last.values() if record.id not in gone])


def extras(record: Record) -> dict[str, str]:
    """Return the words that a record says beside what the ledger has columns for."""
    if not record.details.rest:
        return {}
    import json  # most records are no reminders

    found: dict[str, object] = json.loads(record.details.rest)
    return {key: word for key, word in found.items() if isinstance(word, str)}


def _whole(plan_id: str) -> AssignmentKey:
    return AssignmentKey(plan_id, "", "", "")
