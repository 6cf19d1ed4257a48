"""Dividing a task into assignments, and counting a group's assignments together if alike."""

from __future__ import annotations

from bdg_cli.domain.assignments import Assignment
from bdg_cli.domain.history import NO_HISTORY
from bdg_cli.domain.plan import LEAD, NOBODY, group_of
from bdg_cli.domain.records import AssignmentKey
from bdg_cli.domain.states import effective_window, settled_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan, Task


def divide(
    plan: Plan, task: Task, past: Mapping[AssignmentKey, History], *, only: str | None = None
) -> tuple[Assignment, ...]:
    """Return the assignments of a task: one for each unit or member that owes it, in each window.

    If nobody leads the task, they are those of NOBODY, so that the task is not lost. If `only` is
    given, it names a member of a group, and only this member's are returned.
    """
    return tuple(
        _assignment(
            AssignmentKey(plan.id, task.id, unit, window.key if window else ""), window, past
        )
        for code in task.units(LEAD) or (NOBODY,)
        for unit in (plan.owing(code) if only is None else _is_owing(only, code))
        for window in task.windows or (None,)
    )


def _is_owing(member: str, code: str) -> tuple[str, ...]:
    """Return the member of a group if it owes what a unit with this code leads."""
    return (member,) if code in (member, group_of(member)) else ()


def _assignment(
    about: AssignmentKey, planned: Window | None, past: Mapping[AssignmentKey, History]
) -> Assignment:
    history = past.get(about, NO_HISTORY)
    return Assignment(about, planned, effective_window(planned, history.extended_to), history)


def group_alike(
    plan: Plan, task: Task, assignments: Iterable[Assignment]
) -> tuple[Assignment, ...]:
    """Count the assignments of a group's members together if their window and outcome are alike.

    An assignment with an open obstacle stays separate, one whose completion was returned, and that
    of a member which the task names itself or which confirms what others complete. Each result
    takes the place of the first of those that it counts.
    """
    named = task.units(LEAD)
    like: dict[object, Assignment] = {}
    for one in assignments:
        key = _likeness(plan, named, one)
        first = like.get(key)
        if first is None:
            about = one.about
            group = about.unit if key == about else group_of(about.unit)
            like[key] = one.replace(about=about.replace(unit=group))
        else:
            like[key] = first.replace(count=first.count + one.count)
    return tuple(like.values())


def take_out(
    plan: Plan, task: Task, assignments: Iterable[Assignment], own: Iterable[Assignment]
) -> tuple[Assignment, ...]:
    """Return one member's own assignments, and the others, still counted together, without them."""
    named = task.units(LEAD)
    mine = tuple(own)
    keys = [_likeness(plan, named, one) for one in mine]
    rest = [
        one.replace(count=left) if left != one.count else one
        for one in assignments
        if (left := one.count - keys.count(_likeness(plan, named, one)))
    ]
    return (*mine, *rest)


def _likeness(plan: Plan, named: Collection[str], one: Assignment) -> object:
    """Return what is equal for assignments that stand alike; `named` are the leads of the task."""
    about = one.about
    if one.history.obstacles or one.history.returned is not None:
        return about
    if "." in about.unit and about.unit in (*named, plan.confirm):
        return about
    return (
        group_of(about.unit),
        about.window,
        one.window,
        settled_state(one.window, one.history, plan, about.unit),
    )
