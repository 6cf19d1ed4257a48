"""A plan: one official document, its sections, its units and its tasks.

Everything in a plan is as the document says it; what was done stands in the ledger. Text is NFC.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from bdg_cli.domain.days import Window, date

    RoleKind = Literal["lead", "support"]

LEAD: RoleKind = "lead"
SUPPORT: RoleKind = "support"
NOBODY = ""
"""Stands for the unit that owes a task as long as the plan file leaves open who leads it."""


class Unit(Value):
    """Who is responsible. A group has members, each of whom owes the group's tasks alone.

    The code of a member is the group's code, a dot and its own: `xa.dong-son`.
    """

    code: str
    name: str
    spellings: tuple[str, ...] = ()
    members: tuple[Unit, ...] = ()
    formerly: tuple[str, ...] = ()


class Section(Value):
    """A heading of the document. `number` is the full path: `II`, `II.1`.

    `statements` are its words that ask nobody to do anything: purposes, requirements, money;
    `targets` what shall be reached.
    """

    number: str
    title: str
    statements: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    targets: tuple[str, ...] = ()


class Role(Value):
    """A unit's part in a task, and the ref that gives it; `inferred` where nothing states it."""

    unit: str
    kind: RoleKind
    basis: str
    inferred: bool = False


class Task(Value):
    """One thing that shall be done, in the words of the document. Undated if it has no windows.

    Where the plan file leaves open who leads it, no role is a lead, and NOBODY owes it.
    """

    id: str
    ref: str
    section: str
    text: str
    roles: tuple[Role, ...]
    windows: tuple[Window, ...] = ()
    note: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def inferred(self) -> bool:
        """Tell whether any role is not stated by the document."""
        return any(role.inferred for role in self.roles)

    def units(self, kind: RoleKind) -> tuple[str, ...]:
        """Return the codes of the units in one role, in the order of the plan file."""
        return tuple(role.unit for role in self.roles if role.kind == kind)


class Signer(Value):
    """Who signed, and in what capacity: `KT. CHỦ TỊCH / PHÓ CHỦ TỊCH`."""

    name: str
    capacity: str = ""


class Plan(Value):
    """One plan. `id` is what people type and what records name, `notice` a number of days."""

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
    notice: int = 7
    units: Sequence[Unit] = ()
    sections: Sequence[Section] = ()
    tasks: tuple[Task, ...] = ()
    recipients: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    def unit(self, code: str) -> Unit | None:
        """Find a unit, a group or a member by its code."""
        for unit in self.units:
            if unit.code == code:
                return unit
            for member in unit.members:
                if member.code == code:
                    return member
        return None

    def task(self, task_id: str) -> Task | None:
        """Find a task by its id."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def owing(self, code: str) -> tuple[str, ...]:
        """Return who owes a task that the unit leads: a group's members, else the unit itself."""
        unit = self.unit(code)
        return tuple(member.code for member in unit.members) if unit and unit.members else (code,)


def group_of(code: str) -> str:
    """Return the group's code of a member's, or the code itself."""
    return code.partition(".")[0]
