"""Who is told of what on a day: one message for each unit that has a step today.

A message has all that presses the unit in all plans, so that nobody gets two. It is sent if at
least one of its tasks has a step that did not go yet.
"""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, NOBODY, SUPPORT
from bdg_cli.domain.records import AssignmentKey
from bdg_cli.domain.states import STATES
from bdg_cli.services.agenda import items_of
from bdg_cli.services.lookup import Scope
from bdg_cli.services.reminder_messages import Reminder, UnitMessage
from bdg_cli.services.reminder_steps import WindowSteps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.sent_reminders import SentReminder
    from bdg_cli.services.status import PlanStatus, TaskStatus

PRESSING: tuple[State, ...] = ("overdue", "closing", "opening")
"""What a message tells besides what has a step."""
EVERYBODY = Scope()
_ROLES = (LEAD, SUPPORT)
_NOTHING: frozenset[str] = frozenset()


def messages(
    statuses: Sequence[PlanStatus],
    sent: Iterable[SentReminder],
    *,
    today: date,
    scope: Scope = EVERYBODY,
    only: Collection[str] | None = None,
) -> tuple[UnitMessage, ...]:
    """Return the messages of a day, in the order in which units come in the plan files.

    Members of groups have to be apart in the statuses. `sent` is what went about their tasks until
    that day. `only` are the codes of units, and no others are looked at.
    """
    gone = _by_task(sent)
    found: dict[str, list[Reminder]] = {}
    for status in statuses:
        if status.closed_on is None:
            for unit, reminder in _reminders(status, gone, today, scope, only):
                found.setdefault(unit, []).append(reminder)
    told = {unit: mine for unit, mine in found.items() if any(one.step is not None for one in mine)}
    places = {code: place for place, code in enumerate(_units(statuses))}
    return tuple(
        [
            UnitMessage(
                unit,
                name_of([status.plan for status in statuses], unit),
                today,
                tuple(sorted(told[unit], key=_urgency)),
            )
            for unit in sorted(told, key=lambda code: places[code])
        ]
    )


def name_of(plans: Iterable[Plan], code: str) -> str:
    """Return the name of a unit in the first plan that has it, or its code."""
    return next((unit.name for plan in plans if (unit := plan.unit(code)) is not None), code)


def _reminders(
    status: PlanStatus,
    gone: Mapping[tuple[str, str, str, str], Collection[str]],
    today: date,
    scope: Scope,
    only: Collection[str] | None,
) -> Iterator[tuple[str, Reminder]]:
    """Yield what each unit is told of one plan."""
    plan = status.plan
    ladders: dict[tuple[Window | None, bool, date | None], WindowSteps] = {}
    for task in status.tasks:
        for unit, item in _shares(status, task, scope):
            if only is not None and unit not in only:
                continue
            leads = item.role == LEAD
            back = max([one.day for one in item.returned], default=None) if leads else None
            key = (item.window, leads, back)
            if key not in ladders:
                ladders[key] = WindowSteps(plan, item.window, late=leads, returned=back)
            planned = item.planned.key if item.planned else ""
            went = gone.get((plan.id, task.task.id, planned, unit), _NOTHING)
            step = ladders[key].on(today, went)
            presses = item.state in PRESSING and today <= ladders[key].until
            if step is not None or presses:
                owed = unit if leads else _owing(task, item)
                about = AssignmentKey(plan.id, task.task.id, owed, planned)
                yield unit, Reminder(item, step, about)


def _shares(status: PlanStatus, task: TaskStatus, scope: Scope) -> Iterator[tuple[str, AgendaItem]]:
    """Yield who owes or supports a task; members of a group that supports it one by one.

    Of a task that nobody leads, nobody is told: no record can be about it.
    """
    plan = status.plan
    owing = {one.unit for one in task.assignments}
    if NOBODY in owing:
        return
    for item in items_of(status, task, EVERYBODY, _ROLES, each=True):
        if item.role == LEAD:
            if scope.covers(plan, item.unit):
                yield item.unit, item
            continue
        for unit in plan.owing(item.unit):
            if unit not in owing and scope.covers(plan, unit):
                yield unit, item if unit == item.unit else item.replace(unit=unit)


def _owing(task: TaskStatus, item: AgendaItem) -> str:
    """Return one of the units that owe a task in the window of an item."""
    return next(
        one.unit
        for one in task.assignments
        if one.unfinished and one.planned == item.planned and one.window == item.window
    )


def _by_task(
    sent: Iterable[SentReminder],
) -> Mapping[tuple[str, str, str, str], Collection[str]]:
    """Return the steps that went by plan, task, window in the plan, and recipient."""
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for one in sent:
        about = one.about
        key = (about.plan, about.task, about.window, one.recipient)
        found.setdefault(key, set()).add(one.step)
    return found


def _urgency(one: Reminder) -> tuple[int, int, bool]:
    item = one.item
    return item.days, STATES.index(item.state), item.window is None


def _units(statuses: Iterable[PlanStatus]) -> dict[str, None]:
    """Return the codes of all units, each once, in the order of the plan files."""
    return {
        unit.code: None
        for status in statuses
        for group in status.plan.units
        for unit in (group, *group.members)
    }
