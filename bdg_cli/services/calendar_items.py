"""What a calendar shows of the plans: one item for a window of a task, as a unit or everybody sees
it.

What an item says depends on the plan and the ledger alone, so that it stays true in a calendar that
took it over weeks ago: it has no “sắp hết hạn”, and no number of days left.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

from bdg_cli.domain.days import date
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.records import CANCEL, DONE, EXTEND, REOPEN, UNDO
from bdg_cli.domain.reminders import ENDS, OPENS
from bdg_cli.domain.value import Value
from bdg_cli.services.calendar_uids import uid_of
from bdg_cli.services.calendar_words import categories_of, description_of, title_of
from bdg_cli.services.record_matching import match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, RoleKind
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.domain.reminders import StepKind
    from bdg_cli.services.calendar_words import Progress
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus

    Changes: TypeAlias = Mapping[tuple[str, str], Sequence[tuple[str, Record]]]
    """The records that change what is said, each with its unit, by task and window."""

_CHANGING = (DONE, REOPEN, CANCEL, EXTEND, UNDO)
_NOON = time(5, tzinfo=UTC)
"""Noon in Việt Nam: the same day from Lisbon to Auckland."""


class Alarm(Value):
    """A day on which a calendar reminds of the first or the last day, `left` days before it."""

    about: StepKind
    day: date
    left: int


class CalendarItem(Value):
    """One entry. `first` is None for a deadline, `last` as well for what is undated.

    `last` is the day until which it counts. `sequence` is how many records have changed what is
    said; `stamp` is when the last of them was written, or the noon of the plan's day of issue.
    `finished` is the noon of the day on which it was completed.
    """

    uid: str
    first: date | None
    last: date | None
    summary: Message
    description: tuple[Message, ...]
    categories: tuple[Message, ...]
    progress: Progress
    percent: int
    stamp: datetime
    sequence: int = 0
    finished: datetime | None = None
    alarms: tuple[Alarm, ...] = ()


def calendar_items(
    statuses: Iterable[PlanStatus],
    records: Sequence[Record],
    *,
    today: date,
    scope: Scope,
    roles: Collection[RoleKind],
) -> tuple[CalendarItem, ...]:
    """Return the items of the tasks, in the order of the documents.

    Each unit of the scope has items of its own: for what it owes (a group's members counted
    together), and with role SUPPORT for what others owe. Without units there is one for each task
    and window. `records` are those about the tasks, in ledger order.
    """
    return tuple(_items(statuses, records, today, scope, roles))


def _items(
    statuses: Iterable[PlanStatus],
    records: Sequence[Record],
    today: date,
    scope: Scope,
    roles: Collection[RoleKind],
) -> Iterator[CalendarItem]:
    for status in statuses:
        plan = status.plan
        changes = _changes(plan, records, today)
        viewers = scope.codes_in(plan) if scope.asked else (None,)
        for task in status.tasks:
            for viewer in viewers:
                seen = _seen_by(viewer, task, roles)
                for planned in dict.fromkeys([one.planned for one in seen]):
                    mine = [one for one in seen if one.planned == planned]
                    yield _item(task, viewer, planned, mine, changes)


def _changes(plan: Plan, records: Sequence[Record], today: date) -> Changes:
    living: Mapping[AssignmentKey, list[Record]] = match_records(plan, records)[0]
    found: dict[tuple[str, str], list[tuple[str, Record]]] = {}
    for about, mine in living.items():
        found.setdefault((about.task, about.window), []).extend(
            (about.unit, one) for one in mine if one.kind in _CHANGING and one.day <= today
        )
    return found


def _seen_by(
    viewer: str | None, task: TaskStatus, roles: Collection[RoleKind]
) -> Sequence[AssignmentStatus]:
    """Return what a unit owes of a task; all of it if it only helps, or if nobody asks."""
    if viewer is None:
        return task.assignments
    if LEAD in roles and any(_touches(viewer, code) for code in task.task.units(LEAD)):
        return [one for one in task.assignments if viewer in (one.unit, group_of(one.unit))]
    if SUPPORT in roles and any(_touches(viewer, code) for code in task.task.units(SUPPORT)):
        return task.assignments
    return ()


def _touches(viewer: str, code: str) -> bool:
    """Return True if a role of one unit is one of the other: the same, its group, or a member."""
    return viewer == code or viewer == group_of(code) or group_of(viewer) == code


def _item(
    task: TaskStatus,
    viewer: str | None,
    planned: Window | None,
    mine: Sequence[AssignmentStatus],
    changes: Changes,
) -> CalendarItem:
    plan = task.plan
    owed = [one for one in mine if one.unfinished]
    # Of a group whose members have different days, the day that comes first is the one to keep.
    window = (
        min([one.window for one in owed], key=plan.due_day)
        if owed
        else max([one.window for one in mine], key=plan.due_day)
    )
    last = plan.due_day(window) if window else None
    progress, percent, finished = _progress(mine)
    about = [
        record
        for unit, record in changes.get((task.task.id, planned.key if planned else ""), ())
        if any(one.unit in (unit, group_of(unit)) for one in mine)
    ]
    return CalendarItem(
        uid_of(plan, task.task, viewer, planned),
        window.first if window else None,
        last,
        title_of(task, window, progress),
        description_of(task, planned, window, mine),
        categories_of(plan, task, viewer),
        progress,
        percent,
        _stamp(plan, about),
        len(about),
        _noon(finished) if finished else None,
        _alarms(plan, window) if owed else (),
    )


def _progress(mine: Sequence[AssignmentStatus]) -> tuple[Progress, int, date | None]:
    """Return how far it is, in words and in per cent, and the day on which all was completed."""
    done = sum(one.count for one in mine if one.completed)
    of = sum(one.count for one in mine if one.state != "cancelled")
    if not of:
        return "cancelled", 0, None
    if done == of:
        days = [one.history.completed_on for one in mine]
        return "completed", 100, max([day for day in days if day is not None])
    return ("in-process" if done else "needs-action"), done * 100 // of, None


def _alarms(plan: Plan, window: Window | None) -> tuple[Alarm, ...]:
    """Return when to remind before the first and the last day, in order, each day once."""
    if window is None:
        return ()
    last = plan.due_day(window)
    ends: list[tuple[StepKind, date]] = [(ENDS, last)]
    if window.first is not None and window.first != last:
        ends.append((OPENS, window.first))
    found: dict[date, Alarm] = {}
    for about, day in ends:
        for lead in plan.remind.before:
            alarm = lead.before(day, plan.calendar)
            if alarm != date.min:
                found.setdefault(alarm, Alarm(about, alarm, (day - alarm).days))
    return tuple([found[day] for day in sorted(found)])


def _stamp(plan: Plan, about: Sequence[Record]) -> datetime:
    moments = [moment for one in about if (moment := _moment(one.recorded_at)) is not None]
    return max(moments, default=_noon(plan.issued))


def _noon(day: date) -> datetime:
    return datetime.combine(day, _NOON)


def _moment(text: str) -> datetime | None:
    """Return a moment in UTC; None for what old ledgers may have in its place."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone(timedelta(hours=7)))
        return moment.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
