"""Deciding what to record of a task that nobody leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.days import date
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.plan import NOBODY
from bdg_cli.domain.records import Details
from bdg_cli.services import recording
from bdg_cli.services.assignment_selection import AssignmentSelector
from bdg_cli.services.division import divide
from bdg_cli.services.status import TaskStatus, task_status
from bdg_cli.services.unit_lookup import scope_of
from tests.planfile.example import reading_of, with_task

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2020, 4, 16)
DECISIONS: dict[str, Callable[[TaskStatus, AssignmentSelector], object]] = {
    "done": lambda task, wanted: recording.done(task, wanted, on=DAY, details=Details()),
    "reopen": lambda task, wanted: recording.reopen(task, wanted, on=DAY, note=""),
    "cancel": lambda task, wanted: recording.cancel(task, wanted, on=DAY, reason="x"),
    "extend": lambda task, wanted: recording.extend(
        task, wanted, on=DAY, to=lambda _: DAY, basis="x"
    ),
    "obstruct": lambda task, wanted: recording.obstruct(task, wanted, on=DAY, note="x"),
    "resolve": lambda task, wanted: recording.resolve(task, wanted, on=DAY, note="x"),
}


def status_on_day(lines: str) -> TaskStatus:
    """Return the status of the only task of a plan on the day, without any records."""
    plan = reading_of(with_task(lines)).plan
    assert plan is not None
    (task,) = plan.tasks
    return task_status(plan, task, divide(plan, task, {}), today=DAY)


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("unit", [None, "qs", "vp"])
def test_nothing_is_recorded_of_a_task_that_nobody_leads(decision: str, unit: str | None) -> None:
    """Whoever is named: a record is about the unit that owed it."""
    task = status_on_day("unsure: ai\nsupport: qs\nwindows: [15/4, 15/5]")
    scope = scope_of([task.plan], [unit] if unit else [])
    with pytest.raises(RefusedError) as refused:
        DECISIONS[decision](task, AssignmentSelector(scope, each=True))
    assert refused.value.code == "nobody-leads"
    assert refused.value.hint is not None


def test_a_task_that_nobody_leads_stands_as_if_somebody_did() -> None:
    """One part a window, one for an undated task; none of them is anybody's."""
    led, unled = (
        status_on_day(f"{lead}\nwindows: [15/4, 15/5–31/12]") for lead in ("lead: vp", "unsure: ai")
    )
    assert {one.unit for one in unled.assignments} == {NOBODY}
    assert [(one.window, one.state, one.days) for one in unled.assignments] == [
        (one.window, one.state, one.days) for one in led.assignments
    ]
    assert (unled.state, unled.done, unled.of) == (led.state, led.done, led.of)
    undated = status_on_day("unsure: ai")
    assert (undated.state, undated.done, undated.of) == ("undated", 0, 1)
