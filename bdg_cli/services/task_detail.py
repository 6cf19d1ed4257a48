"""Everything about one task: its text, roles, windows, assignments and records."""

from __future__ import annotations

from bdg_cli.domain.records import REMIND
from bdg_cli.domain.value import Value
from bdg_cli.services.carried_words import carried_words
from bdg_cli.services.logbook import logbook
from bdg_cli.services.lookup import Scope
from bdg_cli.services.quantities import add_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Task
    from bdg_cli.domain.records import Record
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.quantities import TaskQuantities
    from bdg_cli.services.status import PlanStatus, TaskStatus


class TaskDetail(Value):
    """One task on a day, with its records, and what was counted in them.

    `carried` are sentences on what came over from earlier plans.
    """

    today: date
    status: TaskStatus
    log: Logbook
    ended: bool
    quantities: tuple[TaskQuantities, ...] = ()
    carried: tuple[Message, ...] = ()


def task_detail(plan_status: PlanStatus, task: Task, records: Sequence[Record]) -> TaskDetail:
    """Return the details of a task of the plan, with the records under its former ids too.

    Reminders are left out: there may be hundreds, and they say nothing of what became of the task.
    """
    reminders = {record.id for record in records if record.kind == REMIND}
    records = [
        record
        for record in records
        if record.id not in reminders and record.details.takes_back not in reminders
    ]
    ids = (task.id, *task.formerly)
    plans = (plan_status.plan.id, *plan_status.plan.formerly)
    return TaskDetail(
        plan_status.today,
        next(one for one in plan_status.tasks if one.task is task),
        logbook(
            records,
            tasks={(plan, name) for plan in plans for name in ids},
            until=plan_status.today,
        ),
        plan_status.ended,
        add_up(
            [plan_status.plan.replace(tasks=(task,))],
            records,
            today=plan_status.today,
            scope=Scope(),
        ),
        carried_words(plan_status.plan, task, Scope()),
    )
