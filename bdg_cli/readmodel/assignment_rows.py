"""Assignments as rows, as they stand after the records that are filled in."""

from __future__ import annotations

from bdg_cli.domain.assignments import Assignment
from bdg_cli.domain.history import NO_HISTORY, History
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.records import RETURN, AssignmentKey
from bdg_cli.domain.states import settled_state
from bdg_cli.readmodel.plan_rows import day_from, ordinals, placeholders, window_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from sqlite3 import Connection
    from typing import Any, TypeAlias

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.readmodel.plan_rows import Selection, StoredPlan

    Row: TypeAlias = tuple[Any, ...]

_SEVERAL = 500
"""So many tasks are named in one statement."""


def put_assignments(
    connection: Connection,
    stored: StoredPlan,
    tasks: Mapping[int, Task],
    assignments: Mapping[int, Sequence[Assignment]],
) -> None:
    """Write the assignments of tasks, each member's apart, in place of those that are there.

    The tasks are known by their numbers.
    """
    from bdg_cli.ledger.rows import row_of
    from bdg_cli.services.division import group_alike

    plan, key = stored.plan, stored.key
    tally = _remove(connection, key, tuple(assignments)) if stored.checkpoint else {}
    rows: list[Row] = []
    histories: list[Row] = []
    open_records: list[Row] = []
    for task, apart in assignments.items():
        for position, one in enumerate(group_alike(plan, tasks[task], apart)):
            row = _row(plan, one)
            rows.append((key, task, position, *row))
            _count(tally, row, 1)
        for one in apart:
            if one.history is not NO_HISTORY:
                owner = (key, task, one.about.unit, one.about.window)
                histories.append((*owner, *_history_row(one.history)))
                open_records += [
                    (key, task, len(open_records) + n, *owner[2:], *row_of(record))
                    for n, record in enumerate(_open_records(one.history))
                ]
    for table, width, found in (
        ("assignment", 16, rows),
        ("history", 9, histories),
        ("open_record", 23, open_records),
    ):
        connection.executemany(f"INSERT INTO {table} VALUES ({placeholders(width)})", found)  # noqa: S608 -- our own words
    connection.executemany(
        "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (plan, settled, dated, of_group, first, last) "
        "DO UPDATE SET count = count + excluded.count",
        [(key, *like, count) for like, count in tally.items() if count],
    )


def grouped_assignments(
    connection: Connection, stored: StoredPlan, tasks: Mapping[int, Task], selection: Selection
) -> dict[int, list[Assignment]]:
    """Return the assignments of the selected tasks by task, like ones of a group together."""
    found: dict[int, list[Assignment]] = {}
    open_records: dict[tuple[int, str, str], tuple[Record, ...]] | None = None
    plan = stored.plan
    for row in connection.execute(
        "SELECT task, unit, planned_first, planned_last, first, last, settled, completed_on, "  # noqa: S608 -- our own words
        "extended_to, confirmed, open_records, count FROM assignment "
        f"WHERE plan = ? AND task IN ({selection[0]}) ORDER BY task, position",
        (stored.key, *selection[1]),
    ):
        number, unit, planned_first, planned_last, first, last, settled, *rest = row
        completed_on, extended_to, confirmed, opened, count = rest
        planned = window_of(planned_first, planned_last)
        about = AssignmentKey(plan.id, tasks[number].id, unit, planned.key if planned else "")
        history = NO_HISTORY
        if opened or settled or extended_to:
            if opened and open_records is None:
                open_records = _stored_records(connection, stored, selection)
            history = _history(
                (completed_on, settled == "cancelled", extended_to, confirmed),
                (open_records or {}).get((number, unit, about.window), ()) if opened else (),
            )
        found.setdefault(number, []).append(
            Assignment(about, planned, window_of(first, last), history, count)
        )
    return found


def histories_of(
    connection: Connection, stored: StoredPlan, number: int, task: Task, unit: str | None = None
) -> dict[AssignmentKey, History]:
    """Return what became of the assignments of a task, or of one unit in it; those about which
    nothing was recorded are left out.
    """
    found = connection.execute(
        "SELECT unit, window, completed_on, cancelled, extended_to, confirmed, open_records "
        "FROM history WHERE plan = ? AND task = ? AND (? IS NULL OR unit = ?)",
        (stored.key, number, unit, unit),
    ).fetchall()
    opened = any(row[-1] for row in found)
    records = _stored_records(connection, stored, ("?", (number,)), unit) if opened else {}
    return {
        AssignmentKey(stored.plan.id, task.id, owner, window): _history(
            (completed_on, cancelled == 1, extended_to, confirmed),
            records.get((number, owner, window), ()),
        )
        for owner, window, completed_on, cancelled, extended_to, confirmed, _ in found
    }


def _history(columns: Row, open_records: tuple[Record, ...]) -> History:
    completed_on, cancelled, extended_to, confirmed = columns
    returned = next((one for one in open_records if one.kind == RETURN), None)
    return History(
        *(day_from(completed_on), cancelled, day_from(extended_to)),
        tuple([one for one in open_records if one is not returned]),
        confirmed == 1,
        returned,
    )


def _open_records(history: History) -> tuple[Record, ...]:
    """Return the records of an assignment that an answer shows while it is owed."""
    return (*history.obstacles, *((history.returned,) if history.returned else ()))


def _stored_records(
    connection: Connection, stored: StoredPlan, selection: Selection, unit: str | None = None
) -> dict[tuple[int, str, str], tuple[Record, ...]]:
    """Return the open obstacles of the selected tasks, or of one unit in them, and what gave
    completions back, by task, unit and window, oldest first.
    """
    from bdg_cli.ledger.rows import record_of  # few assignments have such records

    found: dict[tuple[int, str, str], tuple[Record, ...]] = {}
    for _, task, _, owing, window, *row in connection.execute(
        f"SELECT * FROM open_record WHERE plan = ? AND task IN ({selection[0]}) "  # noqa: S608 -- our own words
        "AND (? IS NULL OR owner = ?) ORDER BY position",
        (stored.key, *selection[1], unit, unit),
    ):
        owner = (task, owing, window)
        found[owner] = (*found.get(owner, ()), record_of(tuple(row)))
    return found


def _remove(connection: Connection, key: int, tasks: Collection[int]) -> dict[Row, int]:
    """Delete the rows of tasks; return what they counted for, as negative numbers."""
    tally: dict[Row, int] = {}
    numbers = list(tasks)
    for start in range(0, len(numbers), _SEVERAL):
        some = numbers[start : start + _SEVERAL]
        where = f"WHERE plan = ? AND task IN ({placeholders(len(some))})"
        for row in connection.execute(f"SELECT * FROM assignment {where}", (key, *some)):  # noqa: S608 -- our own words
            _count(tally, row[3:], -1)
        for table in ("assignment", "history", "open_record"):
            connection.execute(f"DELETE FROM {table} {where}", (key, *some))  # noqa: S608 -- as above
    return tally


def _row(plan: Plan, one: Assignment) -> Row:
    """Return the columns of an assignment from `unit` on."""
    first, last = ordinals(one.window)
    opens = first if first is not None or last is None else _ordinal(plan.period.first)
    history = one.history
    return (
        *(one.about.unit, group_of(one.about.unit), *ordinals(one.planned), first, last, opens),
        settled_state(one.window, history, plan, one.about.unit),
        *(_ordinal(history.completed_on), _ordinal(history.extended_to)),
        *(history.confirmed, len(_open_records(history)), one.count),
    )


def _history_row(history: History) -> Row:
    return (
        *(_ordinal(history.completed_on), history.cancelled, _ordinal(history.extended_to)),
        *(history.confirmed, len(_open_records(history))),
    )


def _count(tally: dict[Row, int], row: Row, sign: int) -> None:
    """Count a row (from `unit` on) among those that are alike."""
    _, group, _, _, first, last, _, settled, *_, count = row
    dated = last is not None
    days = (0, 0) if settled or not dated else (first or 0, last)
    like = (settled or "", dated, group, *days)
    tally[like] = tally.get(like, 0) + sign * count


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
