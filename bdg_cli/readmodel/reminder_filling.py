"""Writing reminders as rows: what was sent, and on which days somebody has to be told of a task."""

from __future__ import annotations

from bdg_cli.domain.plan import NOBODY, SUPPORT
from bdg_cli.domain.records import REMIND
from bdg_cli.readmodel.reminder_rows import unfinished_runs
from bdg_cli.services.reminder_steps import WindowSteps
from bdg_cli.services.sent_reminders import open_runs, sent_reminders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from sqlite3 import Connection

    from bdg_cli.domain.assignments import Assignment
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.readmodel.plan_rows import StoredPlan
    from bdg_cli.services.reminder_steps import StepSpan

    Sent = Mapping[tuple[str, str, str], Collection[str]]
    """The steps that went by task, window in the plan, and recipient."""


def put_reminders(
    connection: Connection,
    stored: StoredPlan,
    tasks: Mapping[int, Task],
    assignments: Mapping[int, Sequence[Assignment]],
    *,
    records: Sequence[Record],
    until: date | None,
) -> None:
    """Write what was sent about tasks up to a day, and when they are to be reminded of next, in
    place of what is there.
    """
    key = stored.key
    if stored.checkpoint is not None:
        for table in ("reminder", "next_reminder"):
            connection.executemany(
                f"DELETE FROM {table} WHERE plan = ? AND task = ?",  # noqa: S608 -- our own words
                [(key, number) for number in tasks],
            )
    plan = stored.plan.replace(tasks=tuple(tasks.values()))
    numbers = {task.id: number for number, task in tasks.items()}
    sent: dict[tuple[str, str, str], set[str]] = {}
    rows = []
    for one in sent_reminders(plan, records, until):
        about = one.about
        sent.setdefault((about.task, about.window, one.recipient), set()).add(one.step)
        rows.append(
            (
                *(key, numbers[about.task], about.unit, about.window, one.recipient, one.step),
                *(one.day.toordinal(), one.at, one.way, one.batch),
            )
        )
    connection.executemany("INSERT INTO reminder VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    ladders = _Ladders(stored.plan)
    connection.executemany(
        "INSERT INTO next_reminder VALUES (?, ?, ?, ?)",
        [
            (key, span.since.toordinal(), span.until.toordinal(), number)
            for number, task in tasks.items()
            for span in ladders.spans(task, assignments[number], sent)
        ],
    )


def put_runs(
    connection: Connection, stored: StoredPlan, records: Sequence[Record], *, whole: bool
) -> None:
    """Write which runs have not come to their end: given all records, or those that are new."""
    if not whole and not any(record.kind == REMIND for record in records):
        return
    known = () if whole else unfinished_runs(connection, stored)
    names = (stored.plan.id, *stored.plan.formerly)
    mine = [record for record in records if record.about.plan in names]
    connection.execute("DELETE FROM open_run WHERE plan = ?", (stored.key,))
    connection.executemany(
        "INSERT INTO open_run VALUES (?, ?)",
        [(stored.key, batch) for batch in sorted(open_runs(mine, known))],
    )


class _Ladders:
    """When tasks of a plan are to be reminded of. Windows that occur often are looked at once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._steps: dict[tuple[Window | None, bool, date | None], WindowSteps] = {}
        self._fresh: dict[tuple[Window | None, bool, date | None], tuple[StepSpan, ...]] = {}

    def spans(self, task: Task, assignments: Sequence[Assignment], sent: Sent) -> set[StepSpan]:
        """Return the days on which somebody may have to be told of a task. `sent` may be about
        other tasks as well.
        """
        owed = [one for one in assignments if not one.settled and one.about.unit != NOBODY]
        owing = {one.about.unit for one in assignments}
        helpers = [
            unit
            for code in task.units(SUPPORT)
            for unit in self._plan.owing(code)
            if unit not in owing
        ]
        shares = [
            (one.about.window, one.window, one.about.unit, True, _returned_on(one)) for one in owed
        ]
        shares += [
            (planned, window, unit, False, None)
            for planned, window in {(one.about.window, one.window): None for one in owed}
            for unit in helpers
        ]
        found: set[StepSpan] = set()
        for planned, window, unit, late, returned in shares:
            gone = sent.get((task.id, planned, unit))
            found.update(self._spans(window, gone, late=late, returned=returned))
        return found

    def _spans(
        self,
        window: Window | None,
        sent: Collection[str] | None,
        *,
        late: bool,
        returned: date | None,
    ) -> Iterable[StepSpan]:
        key = (window, late, returned)
        if key not in self._steps:
            self._steps[key] = WindowSteps(self._plan, window, late=late, returned=returned)
            self._fresh[key] = tuple(self._steps[key].spans(()))
        return self._steps[key].spans(sent) if sent else self._fresh[key]


def _returned_on(one: Assignment) -> date | None:
    returned = one.history.returned
    return returned.day if returned is not None else None
