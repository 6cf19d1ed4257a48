"""Plans as rows: units, sections and tasks, each in the order of the plan file."""

from __future__ import annotations

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.naming import WAYS, search_key, unit_keys
from bdg_cli.domain.plan import LEAD, Carried, Plan, Role, Section, Signer, Task, Unit
from bdg_cli.domain.reminders import DEFAULT_LADDER, ReminderLadder
from bdg_cli.domain.value import Value
from bdg_cli.domain.working_days import Lead
from bdg_cli.ledger.protocol import Checkpoint
from bdg_cli.readmodel.calendar_rows import stored_calendar
from bdg_cli.readmodel.lazy import LazySequence
from bdg_cli.readmodel.schema import TABLES
from bdg_cli.storage.text_lists import join_texts, split_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection
    from typing import Any, TypeAlias

    from bdg_cli.domain.working_days import WorkingDays

    Row: TypeAlias = tuple[Any, ...]
    Selection: TypeAlias = tuple[str, Row]
    """SQL that returns numbers of tasks, and its values."""

_CONTENT = "digest, marks"
_CHECKPOINT = "revision, place, count, total, newest, unfinished, unmatched, closed"
_HEAD = (
    "id, number, title, issuer, issued_at, issued, first, last, signer, capacity, based_on, "
    "source, recipients, formerly, notice, notice_working, rule, remind, kind, template, confirm"
)


ALL_TASKS: Selection = ("task", ())
"""The selection of all tasks of a plan: each number is itself."""


class PlanFile(Value):
    """Which content of a plan file was read. `marks` are what it is known by without being read
    again, None where that is not safe.
    """

    name: str
    digest: bytes
    marks: str | None


class StoredPlan(Value):
    """A plan in the read model. `plan` has its units and sections, and no tasks.

    `revision` and `checkpoint` tell up to where the ledger is filled in, None if it is not;
    `newest` is the last day that a record of the plan is about. `unfinished` counts the assignments
    that are owed, `unmatched` the records that count and match none of them. `closed` is the day on
    which the plan was closed.
    """

    key: int
    file: PlanFile
    revision: str | None
    checkpoint: Checkpoint | None
    newest: date | None
    unfinished: int
    unmatched: int
    closed: date | None
    plan: Plan


def stored_plans(connection: Connection) -> dict[str, StoredPlan]:
    """Return all plans by the names of their files."""
    found = connection.execute(
        f"SELECT plan, file, {_CONTENT}, {_CHECKPOINT}, {_HEAD} FROM plan"  # noqa: S608 -- our words
    )
    calendar = stored_calendar(connection)
    return {row[1]: _stored(connection, row, calendar) for row in found.fetchall()}


def put_plan(connection: Connection, file: PlanFile, plan: Plan) -> None:
    """Write a plan in place of the one that was read from this file before."""
    delete_plan(connection, file.name)
    signer = (plan.signer.name, plan.signer.capacity) if plan.signer else (None, None)
    head = (
        *(plan.id, plan.number, plan.title, plan.issuer, plan.place, plan.issued.toordinal()),
        *(*ordinals(plan.period), *signer, join_texts(plan.based_on), plan.source),
        *(join_texts(plan.recipients), join_texts(plan.formerly)),
        *(plan.notice.count, plan.notice.working, plan.deadline_rule, _ladder_text(plan.remind)),
        *(plan.kind, plan.template, plan.confirm),
    )
    key = connection.execute(
        f"INSERT INTO plan (file, {_CONTENT}, {_HEAD}) VALUES ({placeholders(24)})",  # noqa: S608 -- ours
        (file.name, file.digest, file.marks, *head),
    ).lastrowid
    assert key is not None  # noqa: S101 -- a row was inserted
    _put_units(connection, key, plan.units)
    _put_sections(connection, key, plan.sections)
    _put_tasks(connection, key, plan)


def put_marks(connection: Connection, file: PlanFile) -> None:
    """Write down what a file with unchanged content looks like now."""
    connection.execute("UPDATE plan SET marks = ? WHERE file = ?", (file.marks, file.name))


def delete_plan(connection: Connection, name: str) -> None:
    """Delete all that was read from a file."""
    for (key,) in connection.execute("SELECT plan FROM plan WHERE file = ?", (name,)).fetchall():
        for table in TABLES:
            connection.execute(f"DELETE FROM {table} WHERE plan = ?", (key,))  # noqa: S608 -- ours


def named_tasks(stored: StoredPlan, names: Iterable[str]) -> Selection:
    """Return what selects the tasks of a plan with one of these ids, present or former, whatever
    the case.
    """
    keys = tuple([name.strip().lower() for name in names])
    return (
        f"SELECT task FROM task_name WHERE name IN ({placeholders(len(keys))}) AND plan = ?",  # noqa: S608 -- ours
        (*keys, stored.key),
    )


def with_tasks(
    connection: Connection, stored: StoredPlan, selection: Selection = ALL_TASKS
) -> Plan:
    """Return a plan with the selected tasks."""
    numbered = numbered_tasks(connection, stored, selection)
    return stored.plan.replace(tasks=tuple([task for _, task, _ in numbered]))


def numbered_tasks(
    connection: Connection, stored: StoredPlan, selection: Selection
) -> list[tuple[int, Task, bool]]:
    """Return the selected tasks in order, with their numbers, and whether members of a group owe
    them.
    """
    condition, values = selection
    roles: dict[int, list[Role]] = {}
    for task, unit, kind, basis, inferred in connection.execute(
        "SELECT task, unit, kind, basis, inferred FROM role "  # noqa: S608 -- our own words
        f"WHERE plan = ? AND task IN ({condition}) ORDER BY task, position",
        (stored.key, *values),
    ):
        roles.setdefault(task, []).append(Role(unit, kind, basis, inferred == 1))
    found = connection.execute(
        "SELECT task, id, ref, section, text, windows, note, formerly, carried, divided FROM task "  # noqa: S608
        f"WHERE plan = ? AND task IN ({condition}) ORDER BY task",
        (stored.key, *values),
    )
    return [
        (
            task,
            Task(
                *(task_id, ref, section, text, tuple(roles.get(task, ())), _windows(windows)),
                *(note, split_texts(formerly), _carried(carried)),
            ),
            divided == 1,
        )
        for task, task_id, ref, section, text, windows, note, formerly, carried, divided in found
    ]


def find_stored_units(connection: Connection, stored: StoredPlan, text: str) -> tuple[Unit, ...]:
    """Find units by a name, as `domain.naming.find_units` does; members are left out of groups."""
    for way in WAYS:
        found = connection.execute(
            "SELECT code, name, spellings FROM unit_name JOIN unit USING (plan, position) "
            "WHERE key = ? AND way = ? AND plan = ? ORDER BY position",
            (search_key(text, way), way, stored.key),
        ).fetchall()
        if found:
            return tuple(
                [Unit(code, name, split_texts(spellings)) for code, name, spellings in found]
            )
    return ()


def ordinals(window: Window | None) -> tuple[int | None, int | None]:
    """Write a window as two days."""
    if window is None:
        return None, None
    return window.first.toordinal() if window.first else None, window.last.toordinal()


def window_of(first: int | None, last: int | None) -> Window | None:
    """Read a window from two days."""
    return None if last is None else Window(day_from(first), date.fromordinal(last))


def day_from(ordinal: int | None) -> date | None:
    """Read a day."""
    return None if ordinal is None else date.fromordinal(ordinal)


def _stored(connection: Connection, row: Row, calendar: WorkingDays) -> StoredPlan:
    key, name, digest, marks, revision, place, count, total, newest, *rest = row
    unfinished, unmatched, closed, *head = rest
    (plan_id, number, title, issuer, issued_at, issued, first, last, signer, capacity) = head[:10]
    based_on, source, recipients, formerly, notice, working, rule, *rest = head[10:]
    remind, kind, template, confirm = rest
    return StoredPlan(
        *(key, PlanFile(name, digest, marks), revision),
        None if place is None else Checkpoint(place, count, total),
        day_from(newest),
        *(unfinished, unmatched, day_from(closed)),
        Plan(
            *(plan_id, number, title, issuer, issued_at, date.fromordinal(issued)),
            Window(day_from(first), date.fromordinal(last)),
            None if signer is None else Signer(signer, capacity),
            *(split_texts(based_on), source, Lead(notice, working == 1)),
            LazySequence(lambda: _units(connection, key)),
            LazySequence(lambda: _sections(connection, key)),
            (),
            *(split_texts(recipients), split_texts(formerly)),
            rule,
            _ladder(remind),
            calendar,
            kind,
            template,
            confirm,
        ),
    )


def _put_units(connection: Connection, key: int, units: Iterable[Unit]) -> None:
    rows: list[Row] = []
    names: set[Row] = set()

    def put(unit: Unit, group: int | None) -> None:
        position = len(rows)
        texts = join_texts(unit.spellings), join_texts(unit.formerly)
        rows.append((key, position, group, unit.code, unit.name, *texts))
        names.update((name, way, key, position) for way in WAYS for name in unit_keys(unit, way))
        for member in unit.members:
            put(member, position)

    for unit in units:
        put(unit, None)
    connection.executemany(f"INSERT INTO unit VALUES ({placeholders(7)})", rows)  # noqa: S608 -- ours
    connection.executemany("INSERT INTO unit_name VALUES (?, ?, ?, ?)", sorted(names))


def _units(connection: Connection, key: int) -> tuple[Unit, ...]:
    found = connection.execute(
        "SELECT position, member_of, code, name, spellings, formerly FROM unit WHERE plan = ? "
        "ORDER BY position DESC",
        (key,),
    )
    members: dict[int | None, list[Unit]] = {}
    for position, group, code, name, spellings, formerly in found:  # members before their group
        inner = tuple(reversed(members.pop(position, ())))
        unit = Unit(code, name, split_texts(spellings), inner, split_texts(formerly))
        members.setdefault(group, []).append(unit)
    return tuple(reversed(members.get(None, ())))


def _put_sections(connection: Connection, key: int, sections: Iterable[Section]) -> None:
    rows: list[Row] = []

    def put(section: Section, parent: int | None) -> None:
        position = len(rows)
        texts = join_texts(section.statements), join_texts(section.targets)
        rows.append((key, position, parent, section.number, section.title, *texts))
        for inner in section.sections:
            put(inner, position)

    for section in sections:
        put(section, None)
    connection.executemany(f"INSERT INTO section VALUES ({placeholders(7)})", rows)  # noqa: S608 -- ours


def _sections(connection: Connection, key: int) -> tuple[Section, ...]:
    found = connection.execute(
        "SELECT position, parent, number, title, statements, targets FROM section WHERE plan = ? "
        "ORDER BY position DESC",
        (key,),
    )
    below: dict[int | None, list[Section]] = {}
    for position, parent, number, title, statements, targets in found:  # those below come first
        inner = tuple(reversed(below.pop(position, ())))
        section = Section(number, title, split_texts(statements), inner, split_texts(targets))
        below.setdefault(parent, []).append(section)
    return tuple(reversed(below.get(None, ())))


def _put_tasks(connection: Connection, key: int, plan: Plan) -> None:
    groups = {unit.code for unit in plan.units if unit.members}
    tasks: list[Row] = []
    roles: list[Row] = []
    names: set[Row] = set()
    for number, task in enumerate(plan.tasks):
        divided = any("." in code or code in groups for code in task.units(LEAD))
        windows = " ".join([window.key for window in task.windows])
        tasks.append(
            (
                *(key, number, task.id, task.ref, task.section, task.text, windows, task.note),
                *(join_texts(task.formerly), _carried_text(task.carried), divided),
            )
        )
        roles += [
            (key, number, position, role.unit, role.kind, role.basis, role.inferred)
            for position, role in enumerate(task.roles)
        ]
        names.update((name.lower(), key, number) for name in (task.id, *task.formerly))
    connection.executemany(f"INSERT INTO task VALUES ({placeholders(11)})", tasks)  # noqa: S608 -- ours
    connection.executemany(f"INSERT INTO role VALUES ({placeholders(7)})", roles)  # noqa: S608 -- ours
    connection.executemany("INSERT INTO task_name VALUES (?, ?, ?)", sorted(names))


def _carried_text(carried: Iterable[Carried]) -> str:
    return join_texts(
        [
            join_texts(
                [one.plan, one.number, one.task, one.window, one.extended, one.reason, *one.units]
            )
            for one in carried
        ]
    )


def _carried(text: str) -> tuple[Carried, ...]:
    found: list[Carried] = []
    for one in split_texts(text):
        plan, number, task, window, extended, reason, *units = split_texts(one)
        found.append(Carried(plan, number, task, tuple(units), window, extended, reason))
    return tuple(found)


def _ladder_text(ladder: ReminderLadder) -> str | None:
    """Write the steps of a plan as `7 3w 1/1 7/7`; None for those that most plans have."""
    if ladder == DEFAULT_LADDER:
        return None
    before = " ".join([f"{one.count}{'w' if one.working else ''}" for one in ladder.before])
    return f"{before}/{' '.join(map(str, ladder.after))}/{ladder.every}"


def _ladder(text: str | None) -> ReminderLadder:
    if text is None:
        return DEFAULT_LADDER
    before, after, every = text.split("/")
    return ReminderLadder(
        tuple([Lead(int(one.rstrip("w")), one.endswith("w")) for one in before.split()]),
        tuple([int(one) for one in after.split()]),
        int(every),
    )


def _windows(keys: str) -> tuple[Window, ...]:
    return tuple([_window(key) for key in keys.split()])


def _window(key: str) -> Window:
    first, _, last = key.partition("/")
    return Window(None if first == ".." else date.fromisoformat(first), date.fromisoformat(last))


def placeholders(count: int) -> str:
    """Return the places of so many values in a statement."""
    return ", ".join("?" * count)
