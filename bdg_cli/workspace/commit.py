"""Adding to the ledger: decided on what stands in it at that very moment, all of it or nothing."""

from __future__ import annotations

from bdg_cli.domain.errors import OvertakenError
from bdg_cli.domain.history import replay
from bdg_cli.domain.records import AFTER, WORDS, order_moment, with_extra
from bdg_cli.services.division import divide
from bdg_cli.services.record_matching import match_records, record_names, words_fingerprint
from bdg_cli.services.status import task_status

_TRIES = 3
"""How often is decided, if other offices write about the same tasks each time."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Entry, Record
    from bdg_cli.ledger.protocol import Reader, Writer
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.workspace.workspace import Workspace

    Stamp = Callable[[Entry, int, str], Record]
    """Makes a record of an entry, its number and its batch; called with the lock held."""


def commit_decisions(
    space: Workspace,
    tasks: Sequence[tuple[Plan, Task]],
    decide: Callable[[TaskStatus, Past], tuple[Entry, ...]],
    *,
    today: date,
    stamp: Stamp,
) -> tuple[Record, ...]:
    """Decide about each task as it stands at this moment, and record all entries or none.

    `Workspace.check_identity` comes before, and before the plans are loaded.

    `decide` is given the task's status and its records by assignment. Nobody else writes between
    the decision and the record.
    """

    def work(writer: Writer) -> tuple[Record, ...]:
        entries, there = _decided(writer, tasks, decide, today)
        return _added(writer, entries, there, stamp)

    return _until_not_overtaken(space, {plan.id for plan, _ in tasks}, work)


def _until_not_overtaken(
    space: Workspace, plans: Collection[str], work: Callable[[Writer], tuple[Record, ...]]
) -> tuple[Record, ...]:
    """Decide and record; again if another office wrote about the same tasks in this moment."""
    for _ in range(_TRIES - 1):
        try:
            with space.writing(plans) as writer:
                return work(writer)
        except OvertakenError:
            continue
    with space.writing(plans) as writer:
        return work(writer)


def preview_decisions(
    space: Workspace,
    tasks: Sequence[tuple[Plan, Task]],
    decide: Callable[[TaskStatus, Past], tuple[Entry, ...]],
    *,
    today: date,
) -> None:
    """Decide as `commit_decisions` does, and record nothing."""
    with space.ledger.reading() as reader:
        _decided(reader, tasks, decide, today)


def _decided(
    reader: Reader,
    tasks: Sequence[tuple[Plan, Task]],
    decide: Callable[[TaskStatus, Past], tuple[Entry, ...]],
    today: date,
) -> tuple[list[Entry], list[Record]]:
    """Return what is to be recorded, and all records about the tasks."""
    there: list[Record] = []
    entries: list[Entry] = []
    for plan, task in tasks:
        one = plan.replace(tasks=(task,))
        about = reader.read(record_names(one))
        living, _ = match_records(one, about)
        shares = divide(plan, task, replay(living, today))
        said = decide(task_status(plan, task, shares, today=today), living)
        words = words_fingerprint(task.text)
        entries += [e.replace(details=with_extra(e.details, **{WORDS: words})) for e in said]
        there += about
    return entries, there


def commit_undo(
    space: Workspace,
    plans: Collection[str],
    decide: Callable[[list[Record]], tuple[Entry, ...]],
    *,
    stamp: Stamp,
) -> tuple[Record, ...]:
    """Decide on entries from all records as they are at this moment, and record them; `plans` are
    those that they are about.

    `Workspace.check_identity` comes before.
    """

    def work(writer: Writer) -> tuple[Record, ...]:
        there = writer.read()
        entries = decide(there)
        tasks = {(entry.about.plan, entry.about.task) for entry in entries}
        about = [one for one in there if (one.about.plan, one.about.task) in tasks]
        return _added(writer, entries, about, stamp)

    return _until_not_overtaken(space, plans, work)


def commit_about(
    space: Workspace,
    about: set[tuple[str, str]],
    decide: Callable[[list[Record]], tuple[Entry, ...]],
    *,
    stamp: Stamp,
) -> tuple[Record, ...]:
    """Decide as `commit_undo` does, from the records with these plan and task ids alone."""

    def work(writer: Writer) -> tuple[Record, ...]:
        there = writer.read(about)
        return _added(writer, decide(there), there, stamp)

    return _until_not_overtaken(space, {plan for plan, _ in about}, work)


def _added(
    writer: Writer, entries: Sequence[Entry], there: Sequence[Record], stamp: Stamp
) -> tuple[Record, ...]:
    """Record entries after all that is there about their tasks, also if the clock is behind it."""
    number = writer.next_number()
    latest = max([order_moment(record) for record in there], default="")
    records: list[Record] = []
    for offset, entry in enumerate(entries):
        record = stamp(entry, number + offset, records[0].batch if records else "")
        if order_moment(record) < latest:
            record = record.replace(details=with_extra(record.details, **{AFTER: latest}))
        records.append(record)
    writer.add(records)
    return tuple(records)
