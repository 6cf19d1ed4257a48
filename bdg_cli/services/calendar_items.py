"""What a calendar shows of the plans: one item for a window of a task, as a unit or everybody sees
it.

What an item says depends on the plan and the ledger alone, so that it stays true in a calendar that
took it over weeks ago: it has no “sắp hết hạn”, and no number of days left.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

from bdg_cli.domain.days import date
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.records import CANCEL, DONE, EXTEND, REOPEN, UNDO
from bdg_cli.domain.reminders import ENDS, OPENS
from bdg_cli.domain.value import Value
from bdg_cli.services.calendar_uids import uid_of
from bdg_cli.services.record_matching import match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Literal, TypeAlias

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, RoleKind
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.domain.reminders import StepKind
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus

    Progress = Literal["needs-action", "in-process", "completed", "cancelled"]
    Changes: TypeAlias = Mapping[tuple[str, str], Sequence[tuple[str, Record]]]
    """The records that change what is said, each with its unit, by task and window."""

_CHANGING = (DONE, REOPEN, CANCEL, EXTEND, UNDO)
_TITLE = 80
"""So many letters of a task's words are its title."""
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


def calendar_name(statuses: Iterable[PlanStatus], scope: Scope) -> Message:
    """Return the name of a calendar: its units, and the numbers of its plans."""
    plans = [status.plan for status in statuses]
    numbers = tuple(dict.fromkeys([plan.number for plan in plans]))
    units = dict.fromkeys(plan.unit_name(code) for plan in plans for code in scope.codes_in(plan))
    if units:
        return say("{units}: {plans}", units=tuple(units), plans=numbers)
    return say("Kế hoạch {plans}", plans=numbers)


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
        _summary(task, window, progress),
        _description(task, planned, window, mine),
        _categories(plan, task, viewer),
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


def _summary(task: TaskStatus, window: Window | None, progress: Progress) -> Message:
    words = _beginning(task.task.text)
    title = say("{task}: {text}", task=task.task.id, text=words)
    if progress == "completed":
        return say("✓ {title}", title=title)
    if progress == "cancelled":
        return say("(không thực hiện) {title}", title=title)
    if window is not None and window.first is None:
        return say("Hạn chót {title}", title=title)
    return title


def _beginning(text: str) -> str:
    """Return the first words of a text, with … if there are more."""
    words = " ".join(text[: _TITLE * 2].split())
    if len(words) <= _TITLE and len(text) <= _TITLE * 2:
        return words
    whole, space, _ = words[:_TITLE].rpartition(" ")
    return (whole if space else words[:_TITLE]).rstrip(" ,;:.") + "…"


def _description(
    task: TaskStatus,
    planned: Window | None,
    window: Window | None,
    mine: Sequence[AssignmentStatus],
) -> tuple[Message, ...]:
    plan = task.plan
    leads, helps = ([plan.unit_name(code) for code in task.task.units(k)] for k in (LEAD, SUPPORT))
    return (
        say("{text}", text=task.task.text),
        say("{ref} trong kế hoạch {plan} của {issuer}", **_source(task)),
        _how_far(mine),
        *_moved(plan, planned, mine),
        *_last_day(plan, window),
        say("Chủ trì: {units}", units=tuple(leads)) if leads else say("chưa rõ đơn vị chủ trì"),
        *([say("Phối hợp: {units}", units=tuple(helps))] if helps else []),
    )


def _source(task: TaskStatus) -> dict[str, str]:
    plan = task.plan
    return {"ref": task.task.ref, "plan": plan.number, "issuer": plan.issuer}


def _how_far(mine: Sequence[AssignmentStatus]) -> Message:
    done = sum(one.count for one in mine if one.completed)
    of = sum(one.count for one in mine if one.state != "cancelled")
    if not of:
        return say("Không thực hiện")
    if of > 1:
        return say("{done}/{of} đơn vị đã xong", done=done, of=of)
    if not done:
        return say("Chưa hoàn thành")
    one = next(one for one in mine if one.completed)
    day = one.history.completed_on
    if one.state == "done_late":
        return say("Hoàn thành ngày {day}, sau hạn", day=day)
    return say("Hoàn thành ngày {day}", day=day)


def _moved(
    plan: Plan, planned: Window | None, mine: Sequence[AssignmentStatus]
) -> Iterator[Message]:
    """Say which last days are others than those of the plan."""
    days: dict[date, int] = {}
    for one in mine:
        if one.window is not None and one.window != planned:
            days[one.window.last] = days.get(one.window.last, 0) + one.count
    before = planned.last if planned else plan.period.last
    whole = sum(one.count for one in mine)
    for day, count in sorted(days.items()):
        if count == whole:
            yield say("Gia hạn đến {day}, trước đây {before}", day=day, before=before)
        else:
            yield say_n("{n} đơn vị được gia hạn đến {day}", count, day=day)


def _last_day(plan: Plan, window: Window | None) -> Iterator[Message]:
    """Say what has to be known of the last day: that it is a day off, or that there is none."""
    if window is None:
        yield say("Không ghi thời hạn; kế hoạch đến hết ngày {last}", last=plan.period.last)
        return
    following = plan.calendar.next_working(window.last)
    if plan.due_day(window) != window.last:
        yield say("Ngày cuối {last} là ngày nghỉ: tính đến {day}", last=window.last, day=following)
    elif following != window.last:
        yield say(
            "Ngày cuối {last} là ngày nghỉ; ngày làm việc tiếp theo: {day}",
            last=window.last,
            day=following,
        )


def _categories(plan: Plan, task: TaskStatus, viewer: str | None) -> tuple[Message, ...]:
    own = [say("{text}", text=plan.unit_name(viewer))] if viewer else []
    section = say("Mục {section}", section=task.task.section)
    return (say("{text}", text=plan.number), section, *own)


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
