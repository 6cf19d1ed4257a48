"""What a plan leaves undone, to be carried over into the next one. The ledger is only read."""

from __future__ import annotations

from bdg_cli.domain.days import show_day, show_window
from bdg_cli.domain.plan import NOBODY, Carried, group_of
from bdg_cli.services.told import NOTHING_TOLD, told_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus
    from bdg_cli.services.told import Told


def carried_of(status: PlanStatus, records: Sequence[Record]) -> dict[str, tuple[Carried, ...]]:
    """Return what is unfinished on the day of a status, by the id of its task.

    What waits to be confirmed is among it. The status has all tasks, the members of groups apart;
    `records` are all about the plan. What differs in nothing but the unit is one.
    """
    told = told_of([status], records, today=status.today)
    found = {task.task.id: tuple(_of_task(status.plan, task, told)) for task in status.tasks}
    return {task: carried for task, carried in found.items() if carried}


def _of_task(plan: Plan, task: TaskStatus, told: Mapping[AssignmentKey, Told]) -> Iterator[Carried]:
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in task.assignments:
        if one.unfinished or one.awaiting:
            window = show_window(one.planned) if one.planned else ""
            key = window, _extended(one), _reason(one, told.get(one.about, NOTHING_TOLD))
            alike.setdefault(key, []).append(one.unit)
    for (window, extended, reason), units in alike.items():
        who = _groups_whole(plan, units)
        yield Carried(plan.id, plan.number, task.task.id, who, window, extended, reason)


def _extended(one: AssignmentStatus) -> str:
    return show_day(one.window.last) if one.window and one.window != one.planned else ""


def _reason(one: AssignmentStatus, told: Told) -> str:
    """Return what was recorded of why: open obstacles, why a completion was returned, and the basis
    of an extension; of a completion that was not confirmed, its day.
    """
    if one.awaiting and one.history.completed_on is not None:
        return f"báo hoàn thành ngày {show_day(one.history.completed_on)}, chờ xác nhận"
    texts = [record.details.text for record in one.obstacles]
    if one.returned is not None:
        texts.append(one.returned.details.text)
    if told.extended is not None:
        texts.append(told.extended.text)
    return "; ".join([" ".join(text.split()) for text in dict.fromkeys(texts) if text.strip()])


def _groups_whole(plan: Plan, units: Sequence[str]) -> tuple[str, ...]:
    """Return the units, a group in the place of all its members, and nobody left out."""
    named = set(units)
    whole = {
        unit.code
        for unit in plan.units
        if unit.members and all(member.code in named for member in unit.members)
    }
    codes = [group_of(one) if group_of(one) in whole else one for one in units if one != NOBODY]
    return tuple(dict.fromkeys(codes))
