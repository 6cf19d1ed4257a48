"""Finding the unit, task, section or choice that a command names.

The match is exact. Otherwise the command is refused with the possible choices; nothing is guessed.
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
"""The values of --role, with the roles that they select."""


class Scope(Value):
    """The units that a command is about, at most one per plan.

    If `asked` is False, no unit was named and the scope is every unit.
    """

    asked: bool = False
    units: tuple[tuple[str, str], ...] = ()
    """(plan id, unit code) pairs."""

    def code_in(self, plan: Plan) -> str | None:
        """Return the code of the unit in this plan, None if there is none."""
        return next((code for plan_id, code in self.units if plan_id == plan.id), None)

    def covers(self, plan: Plan, unit: str) -> bool:
        """Return True if the unit is in the scope, or is a member of a group in the scope."""
        if not self.asked:
            return True
        code = self.code_in(plan)
        return code is not None and code in (unit, group_of(unit))

    def sees(self, plan: Plan, unit: str) -> bool:
        """Return True if the scope covers the unit, or is a member of this group."""
        return self.covers(plan, unit) or (
            self.asked and unit == group_of(self.code_in(plan) or "")
        )


class StatusQuery(Value):
    """What a command needs to know about the plans, so that nothing else has to be read.

    It asks for the tasks in which the scope has one of the `roles`; if `within` is given, only for
    those that are overdue or have their next date within so many days; if `tasks` is given, for
    those with these ids and no others.

    `apart` asks for a group's members one by one; otherwise those that are alike may be counted
    together. `counts` asks for the number of assignments by unit and state, with `sections` by
    section as well. The answer may contain more than was asked: services filter it again.
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
    """Return the scope of the unit that `text` names, looked up in each plan.

    `find` is used where there is a quicker way than to look at all units. Raises RefusedError if no
    plan has such a unit, or if one plan has several.
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
                say("Chọn một mã: {units}.", units=_labels(units)),
            )
        found += [(plan.id, unit.code) for unit in units]
    if not found:
        raise RefusedError(
            "unit-unknown",
            say("Không có đơn vị nào tên là “{text}”.", text=text),
            _unit_hint(text, [unit for plan in plans for unit in _everyone(plan)]),
        )
    return Scope(asked=True, units=tuple(found))


def _find_in_plan(plan: Plan, text: str) -> tuple[Unit, ...]:
    from bdg_cli.domain.naming import find_units

    return find_units(plan.units, text)


def find_named(plan: Plan, task_id: str) -> Task | None:
    """Return the task of a plan with an id, ignoring case, or None."""
    wanted = task_id.strip().lower()
    return next((task for task in plan.tasks if task.id.lower() == wanted), None)


def find_task(plans: Sequence[Plan], task_id: str) -> tuple[Plan, Task]:
    """Find a task by its id, ignoring case; raises RefusedError if none or several match."""
    found = [(plan, task) for plan in plans if (task := find_named(plan, task_id)) is not None]
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
    """Return the folded number of the section that `text` names.

    Raises RefusedError if no plan has it.
    """
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
    """Yield all sections, with those below them, in the order of the document."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)


def require_choice(text: str, accepted: Sequence[Word], option: str) -> Word:
    """Return the accepted word that is equal to `text`; raises UsageError if there is none."""
    for word in accepted:
        if word == text:
            return word
    raise UsageError(
        "bad-value",
        say("{option} không nhận “{text}”.", option=option, text=text),
        say("Các giá trị được nhận: {accepted}.", accepted=tuple(accepted)),
    )


def close_matches(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that are similar to the text, for a hint."""
    from bdg_cli.domain.similarity import SimilarNames  # imported only for an error message

    return SimilarNames(names).closest(text, cutoff=0.5)


def _everyone(plan: Plan) -> Iterable[Unit]:
    for unit in plan.units:
        yield unit
        yield from unit.members


def _unit_hint(text: str, units: list[Unit]) -> Message:
    codes = {name: unit for unit in units for name in (unit.code, unit.name, *unit.spellings)}
    close = tuple(dict.fromkeys(codes[name] for name in close_matches(text, codes)))
    if close:
        return say("Có phải là: {units}? Gõ “bdg units” để xem mọi đơn vị.", units=_labels(close))
    return say("Gõ “bdg units” để xem mọi đơn vị.")


def _labels(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(f"{unit.code} ({unit.name})" for unit in units)
