"""Bringing the read model up to date with the plan files and the ledger.

A plan whose file changed is read again. Of the ledger, only the tasks that were recorded about
since the last time are worked out again, each from all records about it.
"""

from __future__ import annotations

from bdg_cli.domain.history import replay
from bdg_cli.domain.messages import say
from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.domain.records import REMIND, UNDO, closed_on, is_closing, retracted_ids
from bdg_cli.domain.value import Value
from bdg_cli.ledger.protocol import EMPTY_CHECKPOINT, Checkpoint
from bdg_cli.readmodel.assignment_rows import put_assignments
from bdg_cli.readmodel.calendar_writing import copy_calendar, put_calendar
from bdg_cli.readmodel.database import MemoryDatabase
from bdg_cli.readmodel.plan_rows import (
    ALL_TASKS,
    delete_plan,
    numbered_tasks,
    put_marks,
    put_plan,
    stored_plans,
    with_tasks,
)
from bdg_cli.readmodel.reminder_filling import put_reminders, put_runs
from bdg_cli.services.division import divide
from bdg_cli.services.record_matching import match_records, record_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from sqlite3 import Connection
    from typing import TypeAlias

    from bdg_cli.domain.assignments import Assignment
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.domain.working_days import WorkingYear
    from bdg_cli.ledger.protocol import Ledger, Snapshot
    from bdg_cli.readmodel.database import Database
    from bdg_cli.readmodel.plan_rows import PlanFile, Selection, StoredPlan

    Calendar: TypeAlias = tuple[bytes, Sequence[WorkingYear]]
    """The digest of the content that years were read from, and all years."""
    Progress: TypeAlias = Callable[[], AbstractContextManager[ProgressCallback]]


class PlanUpdate(Value):
    """What has to be filled in of one plan: its tasks `numbers`, all if None, from `records`.

    `newest` is the last day that a record of the plan is about, reminders aside. Among `closing`
    are all records about the plan as a whole; None if there is no new one. `added` are the records
    that are new, `records` themselves if all are.
    """

    stored: StoredPlan
    numbers: tuple[int, ...] | None
    records: Sequence[Record]
    newest: date | None
    closing: Sequence[Record] | None
    added: Sequence[Record]


class LedgerState(Value):
    """The state of the ledger that changes lead to."""

    revision: str | None
    checkpoint: Checkpoint


def put_files(
    database: Database,
    plans: Iterable[tuple[PlanFile, Plan]],
    touched: Iterable[PlanFile],
    there: Collection[str],
    calendar: Calendar | None = None,
) -> None:
    """Write the plans of changed files and the marks of files that only look new; delete the plans
    of files that are not there any more.

    With a new calendar, plans whose last days count by it are deleted, too: what is settled in them
    was settled by the other one. They are read again when they are needed.
    """
    with database.writing() as connection:
        if calendar is not None:
            put_calendar(connection, *calendar)
        for name, stored in stored_plans(connection).items():
            if name not in there or (calendar is not None and stored.plan.counts_next):
                delete_plan(connection, name)
        for file, plan in plans:
            put_plan(connection, file, plan)
        for file in touched:
            put_marks(connection, file)


def fill_plans(
    database: Database, plans: Sequence[StoredPlan], ledger: Ledger, progress: Progress
) -> bool:
    """Bring the assignments of plans up to date with the ledger. Raises LedgerError.

    Return False if another process changed one of the plans meanwhile, which was left as it is.
    """
    changes, state = _changes(database.reading(), plans, ledger)
    if state.revision is None and all(
        change.numbers == () and change.closing is None and not change.added for change in changes
    ):
        return True
    overtaken = False
    with progress() as callback, database.writing() as connection:
        there = stored_plans(connection)
        for change in changes:
            stored = there.get(change.stored.file.name)
            if stored is not None and _is_same(stored, change.stored):
                _fill(connection, change.replace(stored=stored), state, callback)
            else:
                overtaken = True
    return not overtaken


def on_day(
    connection: Connection,
    plans: Iterable[StoredPlan],
    ledger: Ledger,
    today: date,
    progress: Progress,
) -> dict[str, tuple[Connection, StoredPlan]]:
    """Return plans by file name, in memory, as they stood on a day before their last record."""
    records = ledger.read()
    state = LedgerState(None, EMPTY_CHECKPOINT)
    database = MemoryDatabase()
    with progress() as callback, database.writing() as memory:
        copy_calendar(connection, memory)
        for stored in plans:
            plan = with_tasks(connection, stored)
            put_plan(memory, stored.file, plan)
            fresh = stored_plans(memory)[stored.file.name]
            update = PlanUpdate(fresh, None, records, None, records, records)
            _fill(memory, update, state, callback, until=today)
        found = stored_plans(memory)
    return {name: (memory, stored) for name, stored in found.items()}


def _changes(
    connection: Connection, plans: Iterable[StoredPlan], ledger: Ledger
) -> tuple[list[PlanUpdate], LedgerState]:
    """Read from the ledger what plans have to be filled in with. Raises LedgerError."""
    with ledger.reading() as snapshot:
        state = LedgerState(snapshot.revision, snapshot.checkpoint())
        everything: list[Record] | None = None
        fresh: dict[Checkpoint, list[Record] | None] = {}
        changes: list[PlanUpdate] = []
        for stored in plans:
            earlier = stored.checkpoint
            if earlier is not None and earlier not in fresh:
                fresh[earlier] = snapshot.since(earlier)
            added = fresh[earlier] if earlier is not None else None
            if added is None:
                if everything is None:
                    everything = snapshot.read()
                changes.append(_whole(stored, everything))
            else:
                changes.append(_recorded(connection, stored, added, snapshot))
    if ledger.revision() != state.revision:  # another one took its place while it was opened
        state = state.replace(revision=None)
    return changes, state


def _fill(
    connection: Connection,
    change: PlanUpdate,
    state: LedgerState,
    progress: ProgressCallback,
    until: date | None = None,
) -> None:
    """Write the assignments of a plan as they stand after its records.

    Records about days after `until` are left out.
    """
    stored = change.stored
    numbered = numbered_tasks(connection, stored, _selection(change.numbers))
    plan = stored.plan.replace(tasks=tuple([task for _, task, _ in numbered]))
    living, orphans = match_records(plan, change.records)
    past = replay(living, until)
    working = say("Đang đối chiếu {plan} với sổ theo dõi", plan=plan.number)
    assignments: dict[int, tuple[Assignment, ...]] = {}
    for place, (number, task, _) in enumerate(numbered):
        if place % PROGRESS_INTERVAL == 0:
            progress(working, place / len(numbered))
        assignments[number] = divide(plan, task, past)
    progress(say("Đang ghi bộ nhớ đệm của {plan}", plan=plan.number), 0)
    tasks = {number: task for number, task, _ in numbered}
    put_assignments(connection, stored, tasks, assignments)
    put_reminders(connection, stored, tasks, assignments, records=change.records, until=until)
    put_runs(connection, stored, change.added, whole=change.numbers is None)
    _put_unmatched(connection, change, numbered, orphans)
    days = [change.newest, stored.newest if change.numbers is not None else None]
    days += [record.day for mine in living.values() for record in mine]
    days += [record.day for record in _about_whole(plan, change.closing or ())]
    newest = max((day for day in days if day), default=None)
    closed = stored.closed
    if change.closing is not None:
        closed = closed_on(change.closing, (plan.id, *plan.formerly), until)
    connection.execute(
        "UPDATE plan SET revision = ?, place = ?, count = ?, total = ?, newest = ?, "
        "closed = ?, "
        "unfinished = (SELECT total(count) FROM tally WHERE plan = ? AND settled = ''), "
        "unmatched = (SELECT total(count) FROM unmatched WHERE plan = ?) WHERE plan = ?",
        (
            *(state.revision, state.checkpoint.place, state.checkpoint.count),
            *(state.checkpoint.total, newest.toordinal() if newest else None),
            *(closed.toordinal() if closed else None, stored.key, stored.key, stored.key),
        ),
    )


def _put_unmatched(
    connection: Connection,
    change: PlanUpdate,
    numbered: Sequence[tuple[int, Task, bool]],
    orphans: list[Record],
) -> None:
    """Write down how many records that count match nothing, in place of what was known of the
    tasks that are filled in.
    """
    key = change.stored.key
    if change.numbers is None:
        connection.execute("DELETE FROM unmatched WHERE plan = ?", (key,))
    for number in change.numbers or ():
        connection.execute("DELETE FROM unmatched WHERE plan = ? AND task = ?", (key, number))
    if not orphans:
        return
    about: dict[AssignmentKey, list[Record]] = {orphan.about: [] for orphan in orphans}
    for record in change.records:
        if record.about in about:
            about[record.about].append(record)
    gone = {one: retracted_ids(records) for one, records in about.items()}
    owners = {name: no for no, task, _ in numbered for name in (task.id, *task.formerly)}
    connection.executemany(
        "INSERT INTO unmatched VALUES (?, ?, 1)",
        [
            (key, owners.get(record.about.task))
            for record in orphans
            if record.kind != UNDO and record.id not in gone[record.about]
        ],
    )


def _is_same(stored: StoredPlan, earlier: StoredPlan) -> bool:
    """Return True if nobody else has changed the rows of a plan."""
    return (stored.key, stored.file.digest, stored.revision, stored.checkpoint) == (
        earlier.key,
        earlier.file.digest,
        earlier.revision,
        earlier.checkpoint,
    )


def _recorded(
    connection: Connection, stored: StoredPlan, added: list[Record], snapshot: Snapshot
) -> PlanUpdate:
    """Return the tasks that new records are about, with all records about them."""
    plan = stored.plan
    mine = [record for record in added if record.about.plan in (plan.id, *plan.formerly)]
    numbers = sorted(
        {
            number
            for name in {record.about.task.lower() for record in mine}
            for (number,) in connection.execute(
                "SELECT task FROM task_name WHERE name = ? AND plan = ?", (name, stored.key)
            )
        }
    )
    newest = max((record.day for record in mine if record.kind != REMIND), default=None)
    closing = None
    if any(record.about.whole_plan and record.kind != REMIND for record in mine):
        closing = snapshot.read({(name, "") for name in (plan.id, *plan.formerly)})
    about = {
        (one.about.plan, one.about.task)
        for one in mine
        if not is_closing(one) and not (one.kind == REMIND and one.about.whole_plan)
    }
    if not about:
        return PlanUpdate(stored, (), (), newest, closing, mine)
    found = numbered_tasks(connection, stored, _selection(tuple(numbers)))
    names = record_names(plan.replace(tasks=tuple([task for _, task, _ in found])))
    if not about.issubset(names):
        everything = snapshot.read()
        return _whole(stored, everything)  # about a task that is gone
    return PlanUpdate(stored, tuple(numbers), snapshot.read(names), newest, closing, mine)


def _whole(stored: StoredPlan, records: Sequence[Record]) -> PlanUpdate:
    """Return that a plan has to be filled in with all records."""
    return PlanUpdate(stored, None, records, None, records, records)


def _about_whole(plan: Plan, records: Iterable[Record]) -> Iterator[Record]:
    names = (plan.id, *plan.formerly)
    return (
        one
        for one in records
        if one.about.whole_plan and one.about.plan in names and one.kind != REMIND
    )


def _selection(numbers: tuple[int, ...] | None) -> Selection:
    if numbers is None:
        return ALL_TASKS
    return ",".join(map(str, numbers)), ()
