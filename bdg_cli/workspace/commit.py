"""Adding to the ledger: decided on what stands in it at that very moment, all of it or nothing."""

from __future__ import annotations

from bdg_cli.domain.history import replay
from bdg_cli.services.division import divide
from bdg_cli.services.record_matching import match_records, record_names
from bdg_cli.services.status import task_status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Entry, Record
    from bdg_cli.ledger.protocol import Writer
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.workspace.workspace import Workspace

    Stamp = Callable[[Entry, int, str], Record]
    """Makes a record of an entry, its number and its batch."""


def commit_decisions(
    space: Workspace,
    tasks: Sequence[tuple[Plan, Task]],
    decide: Callable[[TaskStatus, Past], tuple[Entry, ...]],
    *,
    today: date,
    stamp: Stamp,
) -> tuple[Record, ...]:
    """Decide about each task as it stands at this moment, and record all entries or none.

    `decide` is given the task's status and its records by assignment.

    Nobody else writes between the decision and the record.
    """

    def all_of(writer: Writer) -> list[Entry]:
        entries: list[Entry] = []
        for plan, task in tasks:
            one = plan.replace(tasks=(task,))
            living, _ = match_records(one, writer.read(record_names(one)))
            shares = divide(plan, task, replay(living, today))
            entries += decide(task_status(plan, task, shares, today=today), living)
        return entries

    return _written(space, all_of, stamp)


def commit_undo(
    space: Workspace, decide: Callable[[list[Record]], tuple[Entry, ...]], *, stamp: Stamp
) -> tuple[Record, ...]:
    """Decide on entries from all records as they are at this moment, and record them."""
    return _written(space, lambda writer: list(decide(writer.read())), stamp)


def commit_about(
    space: Workspace,
    about: set[tuple[str, str]],
    decide: Callable[[list[Record]], tuple[Entry, ...]],
    *,
    stamp: Stamp,
) -> tuple[Record, ...]:
    """Decide as `commit_undo` does, from the records with these plan and task ids alone."""
    return _written(space, lambda writer: list(decide(writer.read(about))), stamp)


def _written(
    space: Workspace, entries: Callable[[Writer], list[Entry]], stamp: Stamp
) -> tuple[Record, ...]:
    with space.ledger.writing() as writer:
        return _added(writer, entries(writer), stamp)


def _added(writer: Writer, entries: Sequence[Entry], stamp: Stamp) -> tuple[Record, ...]:
    number = writer.next_number()
    records: list[Record] = []
    for offset, entry in enumerate(entries):
        batch = records[0].batch if records else ""
        records.append(stamp(entry, number + offset, batch))
    writer.add(records)
    return tuple(records)
