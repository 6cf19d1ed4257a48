"""A plan on a day, made from the text of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.services.division import divide
from bdg_cli.services.status import PlanStatus, task_status
from tests.planfile.example import plan_of

if TYPE_CHECKING:
    from bdg_cli.domain.days import date


def status_of(text: str, *, today: date) -> PlanStatus:
    """Return the status of a plan file's text on a day, without any records."""
    plan = plan_of(text)
    tasks = tuple(task_status(plan, one, divide(plan, one, {}), today=today) for one in plan.tasks)
    unfinished = sum(one.count for task in tasks for one in task.assignments)
    return PlanStatus(plan, today, tasks, unfinished)
