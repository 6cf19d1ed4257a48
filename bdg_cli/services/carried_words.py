"""What is said of work that came over from an earlier plan: which plan, whose, since when, why."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import group_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.messages import Filling, Message
    from bdg_cli.domain.plan import Carried, Plan, Task
    from bdg_cli.services.lookup import Scope


def carried_words(plan: Plan, task: Task, scope: Scope) -> tuple[Message, ...]:
    """Return a sentence, without a full stop, for what a scope owes of a task from each plan."""
    said: list[Message] = []
    for one in task.carried:
        codes = [_present(plan, code) for code in one.units]
        mine = [code for code in codes if scope.sees(plan, code) or scope.covers(plan, code)]
        if mine or not codes:
            names = tuple(dict.fromkeys(plan.unit_name(code) for code in mine))
            said.append(_sentence(one, names, task))
    return tuple(said)


def carried_from(plan: Plan, task: Task, unit: str) -> tuple[str, ...]:
    """Return the numbers of the earlier plans of which a unit owes something in a task."""
    return tuple(
        dict.fromkeys(
            one.number
            for one in task.carried
            if {unit, group_of(unit)} & {_present(plan, code) for code in one.units}
        )
    )


def _present(plan: Plan, code: str) -> str:
    """Return the present code of the unit that has or had a code, or the code if there is none."""
    if plan.unit(code) is not None:
        return code
    group, _, own = code.partition(".")
    for unit in plan.units:
        if code in unit.formerly:
            return unit.code
        names = (unit.code, *unit.formerly)
        for member in unit.members:
            present = member.code.rpartition(".")[2]
            if code in member.formerly or (group in names and own in (present, *member.formerly)):
                return member.code
    return code


def _sentence(one: Carried, names: tuple[str, ...], task: Task) -> Message:
    parts: list[Message] = []
    if one.task not in (task.id, *task.formerly):
        parts.append(say("nhiệm vụ {task}", task=one.task))
    if one.window:
        parts.append(say("thời hạn cũ {window}", window=one.window))
    if one.extended:
        parts.append(say("đã gia hạn đến {day}", day=one.extended))
    if one.reason:
        parts.append(say("lý do: {reason}", reason=one.reason))
    rest: Filling = ""
    for part in reversed(parts):
        rest = say("; {part}{rest}", part=part, rest=rest)
    if not names:
        return say("Chuyển tiếp từ {number}{rest}", number=one.number, rest=rest)
    return say("Chuyển tiếp từ {number}: {units}{rest}", number=one.number, units=names, rest=rest)
