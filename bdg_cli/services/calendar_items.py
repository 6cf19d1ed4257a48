"""What a calendar shows of the plans: one item for a window of a task, as a unit or everybody sees
it.

What an item says depends on the plan and the ledger alone, so that it stays true in a calendar that
took it over weeks ago: it has no “sắp hết hạn”, and no number of days left.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone

from bdg_cli.domain.days import date
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.records import CANCEL, CONFIRM, DONE, EXTEND, REOPEN, RETURN, UNDO
from bdg_cli.domain.reminders import ENDS, OPENS
from bdg_cli.domain.value import Value
from bdg_cli.services.calendar_uids import plan_of_uid, uid_of, viewer_of
from bdg_cli.services.calendar_views import CalendarViews
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
    from bdg_cli.services.calendar_uids import Viewer
    from bdg_cli.services.calendar_words import Progress
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus

    Changes: TypeAlias = Mapping[tuple[str, str, str], Sequence[Record]]
    """The records that change what is said, by task, window, and unit or its group."""

_CHANGING = (DONE, CONFIRM, RETURN, REOPEN, CANCEL, EXTEND, UNDO)
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


class CalendarItems:
    """The items of tasks, for one view after the other. `records` are those about the tasks, in
    ledger order.
    """

    def __init__(
        self, statuses: Iterable[PlanStatus], records: Sequence[Record], *, today: date
    ) -> None:
        self._plans = [_PlanItems(one, _changes(one.plan, records, today)) for one in statuses]

    def seen_by(self, scope: Scope, roles: Collection[RoleKind]) -> tuple[CalendarItem, ...]:
        """Return the items, in the order of the documents.

        Each unit of the scope has items of its own: for what it owes (a group's members counted
        together), and with role SUPPORT for what others owe. Without units there is one for each
        task and window.
        """
        return tuple([item for one in self._plans for item in one.seen_by(scope, roles)])


class _PlanItems:
    """The items of one plan. What does not depend on who looks is worked out once."""

    def __init__(self, status: PlanStatus, changes: Changes) -> None:
        self._plan = status.plan
        self._views = CalendarViews(status)
        self._changes = changes
        self._name = plan_of_uid(status.plan)
        self._alarms: dict[Window, tuple[Alarm, ...]] = {}

    def seen_by(self, scope: Scope, roles: Collection[RoleKind]) -> Iterator[CalendarItem]:
        """Yield what the units of a scope see."""
        codes = scope.codes_in(self._plan) if scope.asked else (None,)
        viewers = {code: viewer_of(self._plan, code) if code else None for code in codes}
        for code, task, seen in self._views.seen_by(codes, roles):
            for planned in dict.fromkeys([one.planned for one in seen]):
                mine = [one for one in seen if one.planned == planned]
                yield self._item(task, viewers[code], planned, mine)

    def _item(
        self,
        task: TaskStatus,
        viewer: Viewer | None,
        planned: Window | None,
        mine: Sequence[AssignmentStatus],
    ) -> CalendarItem:
        plan = self._plan
        owed = [one for one in mine if one.unfinished]
        # Of a group whose members have different days, the day that comes first is the one to keep.
        window = (
            min([one.window for one in owed], key=plan.due_day)
            if owed
            else max([one.window for one in mine], key=plan.due_day)
        )
        last = plan.due_day(window) if window else None
        progress, percent, finished = _progress(mine)
        key = planned.key if planned else ""
        about = {
            record.id: record
            for one in mine
            for record in self._changes.get((task.task.id, key, one.unit), ())
        }.values()
        return CalendarItem(
            uid_of(self._name, task.task, viewer, planned),
            window.first if window else None,
            last,
            title_of(task, window, progress, waits=not owed and any(one.awaiting for one in mine)),
            description_of(task, planned, window, mine),
            categories_of(plan, task, viewer),
            progress,
            percent,
            _stamp(plan, about),
            len(about),
            _noon(finished) if finished else None,
            self._reminding(window) if owed and window else (),
        )

    def _reminding(self, window: Window) -> tuple[Alarm, ...]:
        if window not in self._alarms:
            self._alarms[window] = _alarms(self._plan, window)
        return self._alarms[window]


def _changes(plan: Plan, records: Sequence[Record], today: date) -> Changes:
    living: Mapping[AssignmentKey, list[Record]] = match_records(plan, records)[0]
    found: dict[tuple[str, str, str], list[Record]] = {}
    for about, mine in living.items():
        changing = [one for one in mine if one.kind in _CHANGING and one.day <= today]
        for unit in {about.unit, group_of(about.unit)}:
            found.setdefault((about.task, about.window, unit), []).extend(changing)
    return found


def _progress(mine: Sequence[AssignmentStatus]) -> tuple[Progress, int, date | None]:
    """Return how far it is, in words and in per cent, and the day on which all was completed.

    What has to be confirmed is under way: the unit has done its part, and it is not completed.
    """
    done = sum(one.count for one in mine if one.completed)
    of = sum(one.count for one in mine if one.state != "cancelled")
    if not of:
        return "cancelled", 0, None
    if done == of:
        days = [one.history.completed_on for one in mine]
        return "completed", 100, max([day for day in days if day is not None])
    begun = done or any(one.awaiting for one in mine)
    return ("in-process" if begun else "needs-action"), done * 100 // of, None


def _alarms(plan: Plan, window: Window) -> tuple[Alarm, ...]:
    """Return when to remind before the first and the last day, in order, each day once."""
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


def _stamp(plan: Plan, about: Iterable[Record]) -> datetime:
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
