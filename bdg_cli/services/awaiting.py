"""What waits to be confirmed: who recorded it as completed, when, and what shows it."""

from __future__ import annotations

from bdg_cli.domain.history import completing_record
from bdg_cli.domain.records import order_moment
from bdg_cli.domain.value import Value
from bdg_cli.services.record_matching import match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import PlanStatus


class Awaiting(Value):
    """A completion that waits to be confirmed: what a unit owes, and the record that completes it.

    `late` is True if it was completed after its last day, None if it has no day of its own.
    """

    plan: Plan
    task: Task
    unit: str
    window: Window | None
    record: Record
    late: bool | None


class ToConfirm(Value):
    """What a scope has completed, or has to confirm, on a day; the oldest record comes first.

    `asked` is False if no plan has a unit that confirms.
    """

    today: date
    scope: Scope
    items: tuple[Awaiting, ...]
    statuses: tuple[PlanStatus, ...]
    asked: bool


def to_confirm(
    statuses: Sequence[PlanStatus], records: Sequence[Record], *, today: date, scope: Scope
) -> ToConfirm:
    """Collect what waits, given all records about its tasks.

    The unit that confirms sees all of its plan, any other one what it has completed itself.
    """
    found = [one for status in statuses for one in _of_plan(status, records, today, scope)]
    found.sort(key=lambda one: (order_moment(one.record), one.record.number))
    asked = any(status.plan.confirm is not None for status in statuses)
    return ToConfirm(today, scope, tuple(found), tuple(statuses), asked)


def _of_plan(
    status: PlanStatus, records: Sequence[Record], today: date, scope: Scope
) -> Iterator[Awaiting]:
    plan = status.plan
    if plan.confirm is None:
        return
    living, _ = match_records(plan, records)
    for task in status.tasks:
        for one in task.assignments:
            if not one.awaiting or not (scope.confirms(plan) or scope.covers(plan, one.unit)):
                continue
            record = completing_record(living.get(one.about, []), today)
            if record is not None:
                late = None if one.window is None else record.day > plan.due_day(one.window)
                yield Awaiting(plan, task.task, one.unit, one.window, record, late)
