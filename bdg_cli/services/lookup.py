"""What a call means by a unit, a task, a section or a state: found exactly, or refused with the
choices. Nothing is ever guessed.
"""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeVar

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, RoleKind, Section, Task, Unit

    Word = TypeVar("Word", bound=str)

ROLES: dict[str, tuple[RoleKind, ...]] = {
    "lead": (LEAD,),
    "support": (SUPPORT,),
    "any": (LEAD, SUPPORT),
}
"""What --role may ask for."""


class Scope(Value):
    """The units that a call is about, one a plan at most; an empty scope means every unit."""

    asked: bool = False
    units: tuple[tuple[str, str], ...] = ()
    """(plan id, unit code) pairs."""

    def code_in(self, plan: Plan) -> str | None:
        """Return the code of the unit asked for in this plan."""
        return next((code for plan_id, code in self.units if plan_id == plan.id), None)

    def covers(self, plan: Plan, unit: str) -> bool:
        """Tell whether the unit is the one asked for, a member of it, or the group it is in."""
        if not self.asked:
            return True
        code = self.code_in(plan)
        return code is not None and code in (unit, group_of(unit))

    def sees(self, plan: Plan, unit: str) -> bool:
        """Tell whether what the unit owes or helps with concerns the one asked for, so that a
        member sees what is said of its group.
        """
        return self.covers(plan, unit) or (
            self.asked and unit == group_of(self.code_in(plan) or "")
        )


class StatusQuery(Value):
    """What a verb needs of the plans for its answer, so that only this has to be read.

    The tasks in which the scope has a role; with `within`, those of them that press within so
    many days or are overdue; with `tasks`, those with these ids and no others.

    `roles` tell which roles in them count. `apart` asks for the members of groups one by one, else
    like ones may come put together; `counts` asks how all assignments stand, by unit and with
    `sections` by section too. Whoever answers may give more: what is shown is chosen once more.
    """

    scope: Scope = Scope()
    within: int | None = None
    roles: tuple[RoleKind, ...] = (LEAD,)
    apart: bool = False
    counts: bool = False
    sections: bool = False
    tasks: tuple[str, ...] | None = None


def scope_of(
    plans: Sequence[Plan],
    text: str | None,
    find: Callable[[Plan, str], tuple[Unit, ...]] | None = None,
) -> Scope:
    """Find the unit that `text` names in each plan.

    `find` finds it where there is a quicker way than to look at all units. Raises RefusedError when
    no plan knows it, or one knows several by that name.
    """
    if text is None:
        return Scope()
    find = find or _find_in_plan
    found: list[tuple[str, str]] = []
    for plan in plans:
        units = find(plan, text)
        if len(units) > 1:
            raise RefusedError(
                "unit-ambiguous",
                say("“{text}” có thể là nhiều đơn vị.", text=text),
                say("Chọn một mã: {units}.", units=_shown(units)),
            )
        found += [(plan.id, unit.code) for unit in units]
    if not found:
        raise RefusedError(
            "unit-unknown",
            say("Không có đơn vị nào tên là “{text}”.", text=text),
            _nearest(text, [unit for plan in plans for unit in _everyone(plan)]),
        )
    return Scope(asked=True, units=tuple(found))


def _find_in_plan(plan: Plan, text: str) -> tuple[Unit, ...]:
    from bdg_cli.domain.naming import find_units

    return find_units(plan.units, text)


def find_task(plans: Sequence[Plan], task_id: str) -> tuple[Plan, Task]:
    """Find a task by its id, whatever its case; raises RefusedError when none or several match."""
    found = [
        (plan, task)
        for plan in plans
        for task in plan.tasks
        if task.id.lower() == task_id.strip().lower()
    ]
    if not found:
        close = close_matches(task_id, [task.id for plan in plans for task in plan.tasks])
        raise RefusedError(
            "task-unknown",
            say("Không có nhiệm vụ nào mã là “{task}”.", task=task_id),
            say("Có phải là: {tasks}? Gõ “bdg list” để xem mọi nhiệm vụ.", tasks=close)
            if close
            else say("Gõ “bdg list” để xem mọi nhiệm vụ."),
        )
    if len(found) > 1:
        raise RefusedError(
            "task-ambiguous",
            say("Nhiệm vụ “{task}” có trong nhiều kế hoạch.", task=task_id),
            say("Thêm --plan với một trong: {plans}.", plans=tuple(plan.id for plan, _ in found)),
        )
    return found[0]


def find_section(plans: Sequence[Plan], text: str) -> str:
    """Return the folded number of the section that `text` names; raises RefusedError."""
    from bdg_cli.domain.folding import fold

    wanted = fold(text).rstrip(".")
    numbers = [s.number for plan in plans for s in walk_sections(plan.sections)]
    if wanted in {fold(number) for number in numbers}:
        return wanted
    raise RefusedError(
        "section-unknown",
        say("Kế hoạch không có mục “{text}”.", text=text),
        say("Các mục: {sections}.", sections=tuple(dict.fromkeys(numbers))),
    )


def walk_sections(sections: Iterable[Section]) -> Iterable[Section]:
    """Yield all sections in the order of the document."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def require_choice(text: str, accepted: Sequence[Word], option: str) -> Word:
    """Check a word against the accepted ones; raises UsageError that lists them."""
    for word in accepted:
        if word == text:
            return word
    raise UsageError(
        "bad-value",
        say("{option} không nhận “{text}”.", option=option, text=text),
        say("Các giá trị được nhận: {accepted}.", accepted=tuple(accepted)),
    )


def close_matches(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that look like the text, for a hint and never for a guess."""
    from difflib import get_close_matches  # only when something is wrong already

    from bdg_cli.domain.folding import fold

    by_fold = {fold(name): name for name in names}
    return tuple(by_fold[key] for key in get_close_matches(fold(text), by_fold, cutoff=0.5))


def _everyone(plan: Plan) -> Iterable[Unit]:
    for unit in plan.units:
        yield unit
        yield from unit.members


def _nearest(text: str, units: list[Unit]) -> Message:
    codes = {name: unit for unit in units for name in (unit.code, unit.name, *unit.spellings)}
    close = tuple(dict.fromkeys(codes[name] for name in close_matches(text, codes)))
    if close:
        return say("Có phải là: {units}? Gõ “bdg units” để xem mọi đơn vị.", units=_shown(close))
    return say("Gõ “bdg units” để xem mọi đơn vị.")


def _shown(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(f"{unit.code} ({unit.name})" for unit in units)
