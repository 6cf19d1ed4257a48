"""All that is known of one task: its words, roles, windows, assignments and records."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.services.logbook import logbook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Task
    from bdg_cli.domain.records import Record
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.status import PlanStatus, TaskStatus


class TaskDetail(Value):
    """One task on a day, with the lines of the ledger about it."""

    today: date
    standing: TaskStatus
    log: Logbook
    ended: bool


def task_detail(standing: PlanStatus, task: Task, records: Sequence[Record]) -> TaskDetail:
    """Gather what is known of a task of the plan; records by its former ids are among it."""
    ids = (task.id, *task.formerly)
    plans = (standing.plan.id, *standing.plan.formerly)
    return TaskDetail(
        standing.today,
        next(one for one in standing.tasks if one.task is task),
        logbook(records, tasks={(plan, name) for plan in plans for name in ids}),
        standing.ended,
    )
