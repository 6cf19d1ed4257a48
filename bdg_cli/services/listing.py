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
    from bdg_cli.services.status import PlanStatus, TaskStatus
    from bdg_cli.services.told import Told


class Listing(Value):
    """The tasks found, in the order of the documents; `asked` are the filters as typed.

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
    in the task's text, id or ref, with or without diacritics. A task is in a state if one of its
    assignments in the scope is.
    """
    wanted = fold(words).split() if words else []
    return Listing(
        today,
        tuple(
            task
            for status in statuses
            for task in status.tasks
            if _in_scope(task, scope, roles)
            and _in_section(task, section)
            and (not states or _has_state(task, scope, states))
            and _has_words(task, wanted)
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


def _has_state(task: TaskStatus, scope: Scope, states: Collection[State]) -> bool:
    leads = scope.asked and any(
        scope.sees(task.plan, role.unit) for role in task.task.roles if role.kind == LEAD
    )
    mine = [one for one in task.assignments if not leads or scope.covers(task.plan, one.unit)]
    return any(one.state in states for one in mine)


def _has_words(task: TaskStatus, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = fold(f"{task.task.id} {task.task.ref} {task.task.text}")
    return all(word in text for word in wanted)
