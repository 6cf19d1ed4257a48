"""The forms that units are to fill in: for each unit its assignments, their days and states."""

from __future__ import annotations

from bdg_cli.domain.folding import fold
from bdg_cli.domain.plan import NOBODY
from bdg_cli.domain.value import Value
from bdg_cli.services.form_keys import form_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus


class FormRow(Value):
    """One assignment in a form. `planned` is its window in the plan, `extended_to` a later day.

    `returned` is the record that gave its completion back, if it is owed again since then.
    """

    key: str
    task: str
    text: str
    planned: Window | None
    extended_to: date | None
    state: State
    completed_on: date | None
    returned: Record | None = None


class Form(Value):
    """What one unit is asked: `plans` are those that its rows come from."""

    unit: str
    code: str
    plans: tuple[Plan, ...]
    rows: tuple[FormRow, ...]
    today: date


def forms(
    statuses: Iterable[PlanStatus], *, today: date, scope: Scope, within: int | None = None
) -> tuple[Form, ...]:
    """Return a form for each unit of the scope that owes something, in the plans' order.

    What is cancelled is left out; with `within`, also what is neither overdue nor near. A unit that
    several plans name alike gets one form.
    """
    rows: dict[str, list[FormRow]] = {}
    units: dict[str, tuple[str, str]] = {}
    plans: dict[str, dict[str, Plan]] = {}
    for status in statuses:
        plan = status.plan
        for task in status.tasks:
            for one in task.assignments:
                if not _is_asked(one, within) or not scope.covers(plan, one.unit):
                    continue
                name = plan.unit_name(one.unit)
                unit = fold(name)
                units.setdefault(unit, (name, one.unit))
                plans.setdefault(unit, {})[plan.id] = plan
                rows.setdefault(unit, []).append(_row(one, task.task.text))
    return tuple(
        [
            Form(name, code, tuple(plans[unit].values()), tuple(rows[unit]), today)
            for unit, (name, code) in units.items()
        ]
    )


def _is_asked(one: AssignmentStatus, within: int | None) -> bool:
    if one.unit == NOBODY or one.state == "cancelled":
        return False
    return within is None or (one.unfinished and one.days <= within)


def _row(one: AssignmentStatus, text: str) -> FormRow:
    later = one.window.last if one.window is not None and one.window != one.planned else None
    return FormRow(
        form_key(one.about),
        one.about.task,
        text,
        one.planned,
        later,
        one.state,
        one.history.completed_on,
        one.returned,
    )
