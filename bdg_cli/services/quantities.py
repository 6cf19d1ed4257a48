"""What was counted when tasks were completed (`--count 3 buổi`), added up by task and unit.

Only the record that completes an assignment counts: not one that was undone or returned, nor one
of an assignment that was reopened since, nor one that has to be confirmed.
"""

from __future__ import annotations

from bdg_cli.domain.history import completing_record, history_of
from bdg_cli.domain.plan import LEAD, group_of
from bdg_cli.domain.states import awaits
from bdg_cli.domain.value import Value
from bdg_cli.services.record_matching import match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.services.lookup import Scope


class Quantity(Value):
    """So many of something, as `units` units counted it."""

    counted: str
    number: int
    units: int


class TaskQuantities(Value):
    """What a unit counted in a task, or the members of a group together.

    `units` units counted something.
    """

    plan: Plan
    task: Task
    unit: str
    units: int
    quantities: tuple[Quantity, ...]


def add_up(
    plans: Iterable[Plan], records: Sequence[Record], *, today: date, scope: Scope
) -> tuple[TaskQuantities, ...]:
    """Return what the scope has counted in the tasks of plans, in their order.

    Members are counted together in their group, unless the scope has not the whole group, or the
    task names them one by one.
    """
    rows: list[TaskQuantities] = []
    for plan in plans:
        by_task: dict[str, dict[str, list[Record]]] = {}
        living, _ = match_records(plan, records)
        named = {task.id: task.units(LEAD) for task in plan.tasks}
        for about, mine in living.items():
            record = completing_record(mine, today)
            if record is None or record.details.count is None or not scope.covers(plan, about.unit):
                continue
            if awaits(history_of(mine, today), plan, about.unit):
                continue
            group = group_of(about.unit)
            alone = about.unit in named[about.task] or not scope.covers(plan, group)
            unit = about.unit if alone else group
            found = by_task.setdefault(about.task, {}).setdefault(unit, [])
            found.append(record.replace(about=about))
        rows += [
            TaskQuantities(plan, task, unit, len({one.about.unit for one in found}), sums_of(found))
            for task in plan.tasks
            for unit, found in sorted(by_task.get(task.id, {}).items())
        ]
    return tuple(rows)


def total(rows: Iterable[TaskQuantities]) -> tuple[Quantity, ...]:
    """Add up what was counted in several tasks. A unit is counted once for each of them."""
    sums: dict[str, Quantity] = {}
    for one in (one for row in rows for one in row.quantities):
        _add(sums, one)
    return tuple(sums.values())


def sums_of(records: Iterable[Record]) -> tuple[Quantity, ...]:
    """Add up what the records that complete assignments say, each by its own unit."""
    sums: dict[str, Quantity] = {}
    seen: set[tuple[str, str]] = set()
    for record in records:
        said = record.details
        who = (same_thing(said.counted), record.about.unit)
        _add(sums, Quantity(said.counted, said.count or 0, 0 if who in seen else 1))
        seen.add(who)
    return tuple(sums.values())


def _add(sums: dict[str, Quantity], one: Quantity) -> None:
    key = same_thing(one.counted)
    before = sums.get(key, one.replace(number=0, units=0))
    sums[key] = before.replace(number=before.number + one.number, units=before.units + one.units)


def same_thing(counted: str) -> str:
    """Return what is equal for the same thing, typed in capitals or with other blanks."""
    from unicodedata import normalize  # few ledgers count something

    return " ".join(normalize("NFC", counted).casefold().split())
