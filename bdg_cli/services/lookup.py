"""Finding the task, section or choice that a command names, and what a command is about.

The match is exact. Otherwise the command is refused with the possible choices; nothing is guessed.
"""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.plan import Plan, RoleKind, Section, Task

ROLES: dict[str, tuple[RoleKind, ...]] = {
    "lead": (LEAD,),
    "support": (SUPPORT,),
    "any": (LEAD, SUPPORT),
}
"""The values of --role, with the roles that they select."""


class Scope(Value):
    """The units that a command is about. A plan has several if several were named.

    If `asked` is False, no unit was named and the scope is every unit. No group is in it together
    with one of its own members.
    """

    asked: bool = False
    units: tuple[tuple[str, str], ...] = ()
    """(plan id, unit code) pairs, in the order in which the units were named."""
    understood: tuple[tuple[str, str], ...] = ()
    """What was typed, and the name of the unit that it was taken for without being a name of it."""

    def codes_in(self, plan: Plan) -> tuple[str, ...]:
        """Return the codes of the units in this plan."""
        return tuple([code for plan_id, code in self.units if plan_id == plan.id])

    def covers(self, plan: Plan, unit: str) -> bool:
        """Return True if the unit is in the scope, or is a member of a group in the scope."""
        if not self.asked:
            return True
        names = (plan.id, unit), (plan.id, group_of(unit))
        return any(one in names for one in self.units)

    def sees(self, plan: Plan, unit: str) -> bool:
        """Return True if the scope covers the unit, or has a member of this group."""
        return self.covers(plan, unit) or unit in map(group_of, self.codes_in(plan))

    def confirms(self, plan: Plan) -> bool:
        """Return True if the scope is every unit, or has the one that confirms in this plan."""
        return plan.confirm is not None and self.sees(plan, plan.confirm)


class StatusQuery(Value):
    """What a command needs to know about the plans, so that nothing else has to be read.

    It asks for the tasks in which the scope has one of the `roles`; if `within` is given, only for
    those that are overdue or have their next date within so many days; if `tasks` is given, for
    those with these ids and no others; with `reminding`, for those of which somebody may have to be
    told on the day; with `awaiting`, for those of which something waits to be confirmed.

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
    reminding: bool = False
    awaiting: bool = False


def find_named(plan: Plan, text: str) -> Task | None:
    """Return the task of a plan with an id, ignoring case, or else the only one at a place."""
    wanted = text.strip().lower()
    found = next((task for task in plan.tasks if task.id.lower() == wanted), None)
    if found is not None:
        return found
    there = tasks_at(plan, text)
    return there[0] if len(there) == 1 else None


def find_task(plans: Sequence[Plan], task_id: str) -> tuple[Plan, Task]:
    """Find a task as `find_named` does; raises RefusedError if none or several match."""
    found = [(plan, task) for plan in plans if (task := find_named(plan, task_id)) is not None]
    if not found:
        there = [task.id for plan in plans for task in tasks_at(plan, task_id)]
        former = [task.id for plan in plans for task in plan.tasks if task_id in task.formerly]
        if there or former:
            raise RefusedError(
                "task-several" if there else "task-renamed",
                say("Ở “{task}” có nhiều nhiệm vụ.", task=task_id)
                if there
                else say("Nhiệm vụ “{task}” nay mang mã khác.", task=task_id),
                say("Gõ mã: {tasks}.", tasks=tuple(there or former)),
            )
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


def tasks_at(plan: Plan, text: str) -> tuple[Task, ...]:
    """Return the tasks at a place of the document: `IV.5-1`, `điểm đ mục II.1`, `điểm đ II.1`."""
    from bdg_cli.services.places import refs_meant  # most calls name a task by its id

    by_ref: dict[str, list[Task]] = {}
    for task in plan.tasks:
        by_ref.setdefault(task.ref.casefold(), []).append(task)
    return next((tuple(by_ref[ref]) for ref in refs_meant(text) if ref in by_ref), ())


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


def close_matches(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three names that are similar to the text, for a hint."""
    from bdg_cli.domain.similarity import SimilarNames  # imported only for an error message

    return SimilarNames(names).closest(text, cutoff=0.5)
