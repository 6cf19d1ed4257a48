"""What is not done: its day has passed, was put off, it was given back or dropped; why, who, until
when.
"""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.services.carried_words import carried_from
from bdg_cli.services.report_sentences import obstacle_words, returned_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Task
    from bdg_cli.domain.states import State
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.status import AssignmentStatus


class Unfinished(Value):
    """A task that units have not done, together where days, reason and state are the same.

    `planned` is the window in the plan, `window` the one that counts. `who` are names of units;
    a whole group is one name. `count` is the number of assignments. `new_day` is the last day after
    an extension, None without one. `reason` is what was recorded (why it was given back, an
    obstacle, the reason of a cancellation, the basis of an extension), or that there is no data.
    `carried_from` are the numbers of earlier plans of which the units owe it already; the reason
    names them, too.
    """

    task: Task
    planned: Window | None
    window: Window | None
    state: State
    who: tuple[str, ...]
    count: int
    reason: Message
    new_day: date | None = None
    no_data: bool = False
    carried_from: tuple[str, ...] = ()


def unfinished_of(facts: ReportFacts) -> tuple[Unfinished, ...]:
    """Return what is overdue, what was put off or given back and is still owed, and what was
    dropped.
    """
    found: list[Unfinished] = []
    for task in facts.tasks:
        alike: dict[object, list[AssignmentStatus]] = {}
        for one in task.assignments:
            put_off = one.unfinished and one.window != one.planned
            if one.state in ("overdue", "cancelled") or put_off or one.returned is not None:
                key = one.planned, one.window, one.state, _with_origin(facts, task.task, one)
                alike.setdefault(key, []).append(one)
        found += [_together(facts, task.task, ones) for ones in alike.values()]
    return tuple(found)


def _together(facts: ReportFacts, task: Task, ones: list[AssignmentStatus]) -> Unfinished:
    first = ones[0]
    extended = first.window is not None and first.window != first.planned
    return Unfinished(
        task,
        first.planned,
        first.window,
        first.state,
        facts.who(one.unit for one in ones),
        len(ones),
        _with_origin(facts, task, first),
        first.window.last if extended and first.window and first.unfinished else None,
        facts.has_no_data(first),
        carried_from(facts.plan, task, first.unit),
    )


def _with_origin(facts: ReportFacts, task: Task, one: AssignmentStatus) -> Message:
    """Return the reason, and from which plan a unit owes the task already."""
    reason = _reason(facts, one)
    numbers = carried_from(facts.plan, task, one.unit)
    if not numbers:
        return reason
    return say("{reason}; chuyển tiếp từ {numbers}", reason=reason, numbers=numbers)


def _reason(facts: ReportFacts, one: AssignmentStatus) -> Message:
    told = facts.told_of(one)
    if one.state == "cancelled":
        said = told.cancelled.text if told.cancelled else ""
        return say("{reason}", reason=said) if said else say("chưa nêu lý do")
    if facts.has_no_data(one):
        return say("không có dữ liệu")
    reasons = [*returned_words(one), *obstacle_words(one)]
    if told.extended is not None and told.extended.text:
        reasons.append(say("gia hạn theo {basis}", basis=told.extended.text))
    return say("{reasons}", reasons=tuple(reasons)) if reasons else say("chưa nêu lý do")
