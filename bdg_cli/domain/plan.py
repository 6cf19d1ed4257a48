"""A plan: one official document that assigns tasks, its sections, its units and its tasks.

A plan says what the document says. What has been done is in the ledger. Text is in NFC.
"""

from __future__ import annotations

from bdg_cli.domain.document_kinds import PLAN, kind_and_number
from bdg_cli.domain.reminders import DEFAULT_LADDER
from bdg_cli.domain.value import Value
from bdg_cli.domain.working_days import WEEKENDS_OFF, Lead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.document_kinds import DocumentKind
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.reminders import ReminderLadder
    from bdg_cli.domain.working_days import WorkingDays

    DeadlineRule = Literal["as-written", "next-working-day"]
    RoleKind = Literal["lead", "support"]
    Phase = Literal["upcoming", "running", "over", "closed"]

LEAD: RoleKind = "lead"
SUPPORT: RoleKind = "support"
AS_WRITTEN: DeadlineRule = "as-written"
DEFAULT_NOTICE = Lead(7)
NOBODY = ""
"""The code of the unit that owes a task if the plan file does not yet say who leads it."""
PHASES: tuple[Phase, ...] = ("upcoming", "running", "over", "closed")
"""The life of a plan: before, in and after its period, and when it is no longer followed up."""


class Unit(Value):
    """Who is responsible. A group has members, each of which owes the group's tasks separately.

    A member's code is the group's code, a dot and its own code: `xa.dong-son`. `formerly` are
    codes that older records may use.
    """

    code: str
    name: str
    spellings: tuple[str, ...] = ()
    members: tuple[Unit, ...] = ()
    formerly: tuple[str, ...] = ()


class Section(Value):
    """A heading of the document. `number` is the full path: `II`, `II.1`.

    `statements` are the paragraphs below it that assign no work: purposes, requirements, money.
    `targets` are what the plan is to achieve.
    """

    number: str
    title: str
    statements: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    targets: tuple[str, ...] = ()


class Role(Value):
    """A unit's role in a task. `basis` is the ref that gives it.

    `inferred` is True if the document does not state the role.
    """

    unit: str
    kind: RoleKind
    basis: str
    inferred: bool = False


class Carried(Value):
    """What was left undone of a task of an earlier plan, and is still owed in this one.

    `plan` and `number` are the id and the number of that plan, `task` is the id that the task had,
    `units` are the codes, of then, of those that owed it. The days are as they are written down,
    and empty where there are none; `extended` is the last day after an extension.
    """

    plan: str
    number: str
    task: str
    units: tuple[str, ...] = ()
    window: str = ""
    extended: str = ""
    reason: str = ""


class Task(Value):
    """One thing that must be done, in the words of the document. It is undated without windows.

    If the plan file does not yet say who leads it, it has no role of kind lead, and NOBODY owes it.
    """

    id: str
    ref: str
    section: str
    text: str
    roles: tuple[Role, ...]
    windows: tuple[Window, ...] = ()
    note: str = ""
    formerly: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def inferred(self) -> bool:
        """Return True if the document does not state one of the roles."""
        return any(role.inferred for role in self.roles)

    def units(self, kind: RoleKind) -> tuple[str, ...]:
        """Return the codes of the units with this role, in the order of the plan file."""
        return tuple(role.unit for role in self.roles if role.kind == kind)


class Signer(Value):
    """Who signed the plan, and in what capacity: `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`."""

    name: str
    capacity: str = ""


class Plan(Value):
    """One plan, or another document that assigns tasks: its `kind` says which.

    People type its `id` and records contain it.

    `notice` is how long before its date something is near. By the rule `next-working-day`, a last
    day that is off counts until the next one that is worked. `calendar` is not in the document: it
    says which days are worked. `template` is the Word file that reports are written in. `confirm`
    is the unit or group that has to confirm what others complete, None if nobody has to.
    """

    id: str
    number: str
    title: str
    issuer: str
    place: str
    issued: date
    period: Window
    signer: Signer | None = None
    based_on: tuple[str, ...] = ()
    source: str | None = None
    notice: Lead = DEFAULT_NOTICE
    units: Sequence[Unit] = ()
    sections: Sequence[Section] = ()
    tasks: tuple[Task, ...] = ()
    recipients: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    deadline_rule: DeadlineRule = "as-written"
    remind: ReminderLadder = DEFAULT_LADDER
    calendar: WorkingDays = WEEKENDS_OFF
    kind: DocumentKind = PLAN
    template: str | None = None
    confirm: str | None = None

    @property
    def named(self) -> Message:
        """Return its kind and number: “Kế hoạch 70/KH-UBND”."""
        return kind_and_number(self.kind, self.number)

    def unit(self, code: str) -> Unit | None:
        """Return the unit, group or member with this code, None if there is none."""
        group = group_of(code)
        for unit in self.units:
            if unit.code == code:
                return unit
            if unit.code == group:
                return next((member for member in unit.members if member.code == code), None)
        return None

    def unit_name(self, code: str) -> str:
        """Return the name of the unit with this code, or the code if there is none."""
        unit = self.unit(code)
        return unit.name if unit else code

    def task(self, task_id: str) -> Task | None:
        """Return the task with this id, None if there is none."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def due_day(self, window: Window | None) -> date:
        """Return the day until which a window counts; without one it is the end of the period.

        It is the last day, or the next working day where the plan's rule says so.
        """
        last = window.last if window else self.period.last
        return self.calendar.next_working(last) if self.counts_next else last

    def next_working_day(self, window: Window | None) -> date | None:
        """Return the next working day after the last day of a window; None if that is worked."""
        if window is None or self.calendar.is_working(window.last):
            return None
        return self.calendar.next_working(window.last)

    @property
    def counts_next(self) -> bool:
        """Return True if a last day that is off counts until the next working day."""
        return self.deadline_rule != AS_WRITTEN

    def put_off_to(self, window: Window | None, today: date) -> date | None:
        """Return the next working day, where the last day of something owed is off and that is to
        be said; else None.

        Of the end of the plan, and of what has passed, it is only said where days are counted by
        it.
        """
        if window is None and not self.counts_next:
            return None
        last = window.last if window else self.period.last
        day = self.calendar.next_working(last)
        return day if day != last and (self.counts_next or today <= day) else None

    def near_until(self, today: date) -> date:
        """Return the last day that is no further away from today than the notice."""
        return self.notice.after(today, self.calendar)

    def is_near(self, day: date, today: date) -> bool:
        """Return True if a day that has not passed is no further away than the notice."""
        return day <= self.near_until(today)

    def is_over(self, today: date) -> bool:
        """Return True if the plan's period has passed, up to the day until which it counts."""
        return today > self.period.last and today > self.due_day(None)

    def last_due_by(self, day: date) -> date:
        """Return the latest last day of a window that counts until `day`, and no longer."""
        return self.calendar.last_working(day) if self.counts_next else day

    def asks_to_confirm(self, unit: str) -> bool:
        """Return True if what this unit completes has to be confirmed by another one."""
        return self.confirm is not None and self.confirm not in (unit, group_of(unit))

    def owing(self, code: str) -> tuple[str, ...]:
        """Return who owes a task that this unit leads: a group's members, or the unit itself."""
        unit = self.unit(code)
        return tuple(member.code for member in unit.members) if unit and unit.members else (code,)


def group_of(code: str) -> str:
    """Return the code of the group that a member belongs to, or the code itself."""
    return code.partition(".")[0]


def phase_of(plan: Plan, closed_on: date | None, today: date) -> Phase:
    """Return in which part of its life a plan is on a day; `closed_on` is None if it is open."""
    if closed_on is not None:
        return "closed"
    if plan.is_over(today):
        return "over"
    first = plan.period.first
    return "upcoming" if first is not None and today < first else "running"
