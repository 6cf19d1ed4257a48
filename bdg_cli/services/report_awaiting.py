"""What units report as done and has to be confirmed: it is neither done nor undone."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Task
    from bdg_cli.services.report_facts import ReportFacts


class AwaitingTask(Value):
    """A task that units report as done on a day, in one window of the plan.

    `who` are names of units; a whole group is one name.
    """

    task: Task
    planned: Window | None
    on: date
    who: tuple[str, ...]


def awaiting_of(facts: ReportFacts) -> tuple[AwaitingTask, ...]:
    """Return what has to be confirmed, in the order of the plan."""
    found: list[AwaitingTask] = []
    for task in facts.tasks:
        alike: dict[tuple[Window | None, date], list[str]] = {}
        for one in task.assignments:
            on = one.history.completed_on
            if one.awaiting and on is not None:
                alike.setdefault((one.planned, on), []).append(one.unit)
        found += [
            AwaitingTask(task.task, planned, on, facts.who(units))
            for (planned, on), units in alike.items()
        ]
    return tuple(found)
