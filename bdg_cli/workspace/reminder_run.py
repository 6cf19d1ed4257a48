"""A run that sends: what goes stands in the ledger before it goes.

What goes is recorded before it goes, under the ledger's lock and after another look at what stands
there: so no two runs send the same, and a machine that dies on the way sends too little, never
twice. What did not go is taken back.
"""

from __future__ import annotations

from bdg_cli.domain.history import replay
from bdg_cli.domain.records import REMIND, closed_on
from bdg_cli.services.closing import about_whole, names_of
from bdg_cli.services.division import divide
from bdg_cli.services.record_matching import match_records, record_names
from bdg_cli.services.reminding import messages
from bdg_cli.services.sent_reminders import (
    RECIPIENT,
    before_last,
    digest_entry,
    extras,
    finishing_entry,
    has_digest,
    reminder_entry,
    sent_reminders,
)
from bdg_cli.services.status import PlanStatus, task_status
from bdg_cli.services.undo import undo_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Entry, Record
    from bdg_cli.ledger.protocol import Checkpoint, Ledger, Writer
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.sent_reminders import SentReminder
    from bdg_cli.workspace.commit import Stamp


class ReminderRun:
    """One run that sends: what it sends is recorded in one batch.

    `known` is the state of the ledger that the messages were worked out from, None if that is not
    certain; `stamp` makes records. `again` lets what went last go once more; `told` are the batches
    of stopped runs of which the user was told.
    """

    def __init__(
        self,
        ledger: Ledger,
        known: Checkpoint | None,
        stamp: Callable[[], Stamp],
        *,
        today: date,
        again: bool = False,
        told: Iterable[str] = (),
    ) -> None:
        self._ledger = ledger
        self._known = known
        self._stamp = stamp
        self._today = today
        self._again = again
        self._told = tuple(told)
        self._batch = ""
        self._news: list[Record] = []
        self._claimed: tuple[Record, ...] = ()
        self._plans: dict[str, None] = {}

    def claim(self, message: UnitMessage, way: str) -> UnitMessage | None:
        """Record that a message goes. Return it as it is to go at this moment; None if nothing of
        it has to, any more. Raises LedgerError.
        """
        with self._ledger.writing() as writer:
            current = self._at_this_moment(writer, message)
            entries = [
                reminder_entry(one.about, message.unit, one.step, way=way, today=self._today)
                for one in (current.reminders if current else ())
                if one.step is not None and one.about is not None
            ]
            self._add(writer, entries)
        return current

    def claim_digest(self, plans: Sequence[Plan], recipient: str, way: str) -> bool:
        """Record that the day's digest goes to somebody; return False if it went already."""
        with self._ledger.writing() as writer:
            names = {name for plan in plans for name in about_whole(plan)}
            if not self._again and has_digest(writer.read(names), recipient, self._today):
                return False
            self._add(
                writer,
                [digest_entry(plan, recipient, way=way, today=self._today) for plan in plans],
            )
        return True

    def take_back(self) -> None:
        """Record that what was claimed last did not go."""
        with self._ledger.writing() as writer:
            self._add(writer, undo_entries(self._claimed, today=self._today))
        self._claimed = ()

    def finish(self) -> None:
        """Record that the run came to its end; one that claimed nothing leaves no trace."""
        if not self._plans:
            return
        with self._ledger.writing() as writer:
            entries = [finishing_entry(plan, self._told, self._today) for plan in self._plans]
            self._add(writer, entries)

    def _add(self, writer: Writer, entries: Sequence[Entry]) -> None:
        if entries:
            stamp, number = self._stamp(), writer.next_number()
            records = []
            for offset, entry in enumerate(entries):
                records.append(stamp(entry, number + offset, self._batch))
                self._batch = records[0].batch
                self._plans[entry.about.plan] = None
            writer.add(records)
            self._claimed = tuple(records)
        self._known = writer.checkpoint()

    def _at_this_moment(self, writer: Writer, message: UnitMessage) -> UnitMessage | None:
        """Return a message as the ledger has it now: unchanged, unless somebody recorded something
        about its tasks since they were looked at.
        """
        news = writer.since(self._known) if self._known is not None else None
        if news is not None:
            self._news += news
            if not any(_concerns(record, message) for record in self._news):
                return message
        return self._anew(writer, message)

    def _anew(self, writer: Writer, message: UnitMessage) -> UnitMessage | None:
        statuses: list[PlanStatus] = []
        sent: list[SentReminder] = []
        for plan in message.plans:
            tasks = {
                one.item.task.id: one.item.task
                for one in message.reminders
                if one.item.plan.id == plan.id
            }
            one = plan.replace(tasks=tuple(tasks.values()))
            about = writer.read(record_names(one))
            sent += sent_reminders(one, about)
            whole = writer.read(about_whole(plan))
            statuses.append(self._status(one, about, closed_on(whole, names_of(plan), self._today)))
        counts = before_last(sent) if self._again else sent
        found = messages(statuses, counts, today=self._today, only=(message.unit,))
        return found[0] if found else None

    def _status(self, plan: Plan, records: list[Record], closed: date | None) -> PlanStatus:
        living, _ = match_records(plan, records)
        past = replay(living, self._today)
        tasks = tuple(
            [
                task_status(plan, task, divide(plan, task, past), today=self._today)
                for task in plan.tasks
            ]
        )
        return PlanStatus(plan, self._today, tasks, 0, closed_on=closed)


def _concerns(record: Record, message: UnitMessage) -> bool:
    """Return True if a record may change what a message says."""
    for one in message.reminders:
        plan, task = one.item.plan, one.item.task
        if record.about.plan in (plan.id, *plan.formerly) and (
            record.about.whole_plan or record.about.task in (task.id, *task.formerly)
        ):
            return record.kind != REMIND or extras(record).get(RECIPIENT) == message.unit
    return False
