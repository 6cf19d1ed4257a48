"""The tasks of the plans, filtered by unit, role, section, state or words."""

from __future__ import annotations

from bdg_cli.domain.folding import fold
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import RoleKind
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus
    from bdg_cli.services.told import Told


class Listing(Value):
    """The tasks found, in the order of the documents, each with the assignments asked for; `asked`
    are the filters as typed.

    `told` is what the ledger tells of the assignments, where that was asked for.
    """

    today: date
    tasks: tuple[TaskStatus, ...]
    statuses: tuple[PlanStatus, ...]
    asked: tuple[str, ...] = ()
    told: Mapping[AssignmentKey, Told] | None = None


def listing(
    statuses: Sequence[PlanStatus],
    *,
    today: date,
    scope: Scope,
    roles: Collection[RoleKind],
    section: str | None = None,
    states: Collection[State] = (),
    words: str | None = None,
    asked: Sequence[str] = (),
    told: Mapping[AssignmentKey, Told] | None = None,
) -> Listing:
    """Return the tasks that match all filters.

    `section` is a folded section number and includes the sections below it. All `words` must occur
    in the task's text, id or ref, with or without diacritics. Of each task only those assignments
    are kept that the scope owes and that are in one of the `states`; a task without any is left
    out. Where the scope supports a task, the assignments of its leads are kept.
    """
    wanted = fold(words).split() if words else []
    return Listing(
        today,
        tuple(
            task if len(asked_for) == len(task.assignments) else task.only(asked_for)
            for status in statuses
            for task in status.tasks
            if _in_scope(task, scope, roles)
            and _in_section(task, section)
            and _has_words(task, wanted)
            and (asked_for := _asked_for(task, scope, roles, states))
        ),
        tuple(statuses),
        tuple(asked),
        told,
    )


def _in_scope(task: TaskStatus, scope: Scope, roles: Collection[RoleKind]) -> bool:
    return not scope.asked or any(
        role.kind in roles and scope.sees(task.plan, role.unit) for role in task.task.roles
    )


def _in_section(task: TaskStatus, section: str | None) -> bool:
    number = fold(task.task.section)
    return section is None or number == section or number.startswith(section + ".")


def _asked_for(
    task: TaskStatus, scope: Scope, roles: Collection[RoleKind], states: Collection[State]
) -> list[AssignmentStatus]:
    leads = (
        scope.asked
        and LEAD in roles
        and any(scope.sees(task.plan, code) for code in task.task.units(LEAD))
    )
    return [
        one
        for one in task.assignments
        if (not leads or scope.covers(task.plan, one.unit)) and (not states or one.state in states)
    ]


def _has_words(task: TaskStatus, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = fold(f"{task.task.id} {task.task.ref} {task.task.text}")
    return all(word in text for word in wanted)
