"""Dividing a task among those who owe it, and putting like shares of a group together again."""

from __future__ import annotations

from bdg_cli.domain.assignments import Assignment, AssignmentKey, Card
from bdg_cli.domain.plan import LEAD, NOBODY, group_of
from bdg_cli.domain.states import NO_HISTORY, effective_window, settled_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.states import History


def divide(
    plan: Plan, task: Task, past: Mapping[AssignmentKey, History], *, only: str | None = None
) -> tuple[Assignment, ...]:
    """Give each unit that owes the task, and each member, its own share in each window; so that a
    task that nobody leads is not lost, NOBODY gets them.

    `only` leaves out all but one member of a group.
    """
    return tuple(
        _share(AssignmentKey(plan.id, task.id, unit, window.key if window else ""), window, past)
        for code in task.units(LEAD) or (NOBODY,)
        for unit in (plan.owing(code) if only is None else _is_owing(only, code))
        for window in task.windows or (None,)
    )


def _is_owing(member: str, code: str) -> tuple[str, ...]:
    """Return the member of a group if it owes what a unit with this code leads."""
    return (member,) if code in (member, group_of(member)) else ()


def _share(
    about: AssignmentKey, planned: Window | None, past: Mapping[AssignmentKey, History]
) -> Assignment:
    history = past.get(about, NO_HISTORY)
    return Assignment(about, planned, effective_window(planned, history.extended_to), history)


def group_alike(plan: Plan, shares: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Count the members of a group that stand alike in one window as one share of the group.

    Whoever has an open obstacle stays apart. The order is that of the first of each.
    """
    like: dict[object, Assignment] = {}
    for share in shares:
        key = _likeness(plan, share)
        first = like.get(key)
        if first is None:
            group = group_of(share.about.unit)
            apart = group == share.about.unit or share.history.obstacles
            about = share.about if apart else share.about.replace(unit=group)
            like[key] = share.replace(about=about)
        else:
            like[key] = first.replace(count=first.count + share.count)
    return tuple(like.values())


def take_out(
    plan: Plan, shares: Iterable[Assignment], own: Iterable[Assignment]
) -> tuple[Assignment, ...]:
    """Return one member's own shares, and the others put together without them."""
    mine = tuple(own)
    keys = [_likeness(plan, share) for share in mine]
    rest = [
        share.replace(count=left) if left != share.count else share
        for share in shares
        if (left := share.count - keys.count(_likeness(plan, share)))
    ]
    return (*mine, *rest)


def card_of(plan: Plan, number: int, task: Task, shares: Iterable[Assignment]) -> Card:
    """Make the card of a task from its shares, each apart."""
    apart = tuple(shares)
    past = tuple((one.about, one.history) for one in apart if one.history is not NO_HISTORY)
    divided = any(group_of(one.about.unit) != one.about.unit for one in apart)
    return Card(number, task, group_alike(plan, apart), past, divided)


def _likeness(plan: Plan, share: Assignment) -> object:
    about = share.about
    if share.history.obstacles:
        return about
    return (
        group_of(about.unit),
        about.window,
        share.window,
        settled_state(share.window, share.history, period=plan.period),
    )
