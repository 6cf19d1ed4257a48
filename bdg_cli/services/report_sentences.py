"""What a report says of a task, in sentences: who did it and when, who is late, of whom nothing is
known. The sentences have no full stop.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_window
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import NOBODY
from bdg_cli.services.carried_words import carried_words
from bdg_cli.services.quantities import Quantity, sums_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Filling, Message
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


def task_sentences(
    facts: ReportFacts, task: TaskStatus, *, brief: bool = False
) -> tuple[Message, ...]:
    """Return a sentence for each unit or group that owes a task, for each of a few windows.

    One more for a group names those of which nothing is known. With `brief`, evidence and obstacles
    are left out: they stand beside it.
    """
    apart = len(task.task.windows) <= FEW_WINDOWS
    parties: dict[tuple[str, Window | None], list[AssignmentStatus]] = {}
    for one in task.assignments:
        key = facts.party(task.task, one), one.planned if apart else None
        parties.setdefault(key, []).append(one)
    said: list[Message] = []
    for (party, window), mine in parties.items():
        name: Filling = facts.names[party] if party != NOBODY else say("Chưa rõ đơn vị chủ trì")
        if apart and len(task.task.windows) > 1:
            name = say("{unit} ({window})", unit=name, window=window_words(window))
        if len(mine) == 1:
            said.append(_of_one(facts, name, mine[0], brief=brief))
            continue
        said.append(_of_many(facts, name, mine))
        unheard = facts.unheard(mine)
        if unheard and len({one.unit for one in mine}) > 1 and unheard != (facts.names[party],):
            said.append(say("Không có dữ liệu của: {names}", names=unheard))
    return (*said, *carried_words(facts.plan, task.task, facts.scope))


def window_words(window: Window | None) -> Message:
    """Return a window in words; a deadline is called one."""
    if window is None:
        return say("không có hạn")
    if window.first is None:
        return say("hạn {day}", day=window.last)
    return say("{window}", window=show_window(window))


def number_words(value: int) -> Filling:
    """Return a number with its thousands set apart, as the language does."""
    if value < _THOUSAND:
        return str(value)
    head, tail = divmod(value, _THOUSAND)
    return say("{head}.{tail}", head=number_words(head), tail=f"{tail:03}")


_THOUSAND = 1000
FEW_WINDOWS = 3
"""So many windows are told one by one."""


def quantity_words(quantities: Iterable[Quantity]) -> tuple[Message, ...]:
    """Return what was counted: `63 buổi`."""
    return tuple(
        [
            say("{number} {counted}", number=number_words(one.number), counted=one.counted)
            for one in quantities
        ]
    )


def obstacle_words(one: AssignmentStatus) -> tuple[Message, ...]:
    """Return the open obstacles of an assignment."""
    return tuple([say("vướng mắc: {text}", text=record.details.text) for record in one.obstacles])


def returned_words(one: AssignmentStatus) -> tuple[Message, ...]:
    """Return when a completion was given back, and why, if it is owed again since then."""
    if one.returned is None:
        return ()
    day, reason = one.returned.day, one.returned.details.text
    return (say("trả lại ngày {day}: {reason}", day=day, reason=reason),)


def _rest(parts: Sequence[Message]) -> Filling:
    """Return what is said besides, each part after a semicolon; nothing if there is nothing."""
    return say("; {part}{rest}", part=parts[0], rest=_rest(parts[1:])) if parts else ""


def _of_one(facts: ReportFacts, name: Filling, one: AssignmentStatus, *, brief: bool) -> Message:
    if one.completed:
        return _of_completed(facts, name, one, brief=brief)
    if one.awaiting:
        return _of_awaiting(facts, name, one, brief=brief)
    if one.state == "cancelled":
        told = facts.told_of(one).cancelled
        reason = [say("lý do: {reason}", reason=told.text)] if told and told.text else []
        return say("{unit}: không thực hiện{rest}", unit=name, rest=_rest(reason))
    if one.state in ("upcoming", "opening"):
        first = (one.window.first if one.window else None) or facts.plan.period.first
        rest = _rest(returned_words(one))
        return say("{unit}: chưa đến kỳ, bắt đầu {first}{rest}", unit=name, first=first, rest=rest)
    if facts.has_no_data(one):
        return _of_unknown(facts, name, one)
    last = one.window.last if one.window else facts.plan.period.last
    obstacles = () if brief else obstacle_words(one)
    return _of_owed(name, one, last, _rest((*returned_words(one), *obstacles)))


def _of_owed(name: Filling, one: AssignmentStatus, last: date, rest: Filling) -> Message:
    told = {"unit": name, "last": last, "rest": rest}
    if one.state == "overdue":
        return say("{unit}: chưa hoàn thành, hạn {last}{rest}", **told)
    if one.window is None:
        return say("{unit}: đang thực hiện, không có hạn riêng{rest}", **told)
    return say("{unit}: đang thực hiện, hạn {last}{rest}", **told)


def _of_unknown(facts: ReportFacts, name: Filling, one: AssignmentStatus) -> Message:
    """Return what is said where nothing is recorded: only of what day nothing is known."""
    last = one.window.last if one.window else facts.plan.period.last
    if one.state == "overdue":
        return say("{unit}: không có dữ liệu; hạn {last} đã qua", unit=name, last=last)
    if one.window is None:
        return say("{unit}: không có dữ liệu; không có hạn riêng", unit=name)
    return say("{unit}: không có dữ liệu; hạn {last}", unit=name, last=last)


def _of_completed(
    facts: ReportFacts, name: Filling, one: AssignmentStatus, *, brief: bool
) -> Message:
    rest = _rest(_brought(facts, one, brief=brief))
    told = {"unit": name, "day": one.history.completed_on, "rest": rest}
    if one.window is None:
        return say("{unit}: hoàn thành ngày {day}{rest}", **told)
    if one.state == "done":
        return say("{unit}: hoàn thành ngày {day}, đúng hạn{rest}", **told)
    return say("{unit}: hoàn thành ngày {day}, quá hạn{rest}", **told)


def _of_awaiting(
    facts: ReportFacts, name: Filling, one: AssignmentStatus, *, brief: bool
) -> Message:
    return say(
        "{unit}: báo hoàn thành ngày {day}, chờ xác nhận{rest}",
        unit=name,
        day=one.history.completed_on,
        rest=_rest(_brought(facts, one, brief=brief)),
    )


def _brought(facts: ReportFacts, one: AssignmentStatus, *, brief: bool) -> list[Message]:
    """Return what is recorded of a completion: the quantity, the note, the evidence."""
    record = facts.completing(one)
    if record is None:
        return []
    said = record.details
    parts: list[Message] = []
    if said.count is not None:
        parts += quantity_words([Quantity(said.counted, said.count, 1)])
    if said.text:
        parts.append(say("{text}", text=said.text))
    if said.evidence and not brief:
        parts.append(say("minh chứng: {evidence}", evidence=said.evidence))
    return parts


def _of_many(facts: ReportFacts, name: Filling, mine: Sequence[AssignmentStatus]) -> Message:
    silent = [one for one in mine if facts.has_no_data(one)]
    if len(silent) == len(mine):
        return say("{unit}: không có dữ liệu", unit=name)
    owed = [one for one in mine if one.state != "cancelled"]
    done = [one for one in owed if one.completed]
    told = {
        "unit": name,
        "done": len(done),
        "of": len(owed),
        "rest": _rest(_numbers(facts, mine, done, len(silent))),
    }
    units, windows = {one.unit for one in mine}, {one.planned for one in mine}
    if len(windows) == 1:
        return say("{unit}: hoàn thành {done}/{of} đơn vị{rest}", **told)
    if len(units) == 1:
        return say("{unit}: hoàn thành {done}/{of} lần{rest}", **told)
    return say("{unit}: hoàn thành {done}/{of} phần việc{rest}", **told)


def _numbers(
    facts: ReportFacts,
    mine: Sequence[AssignmentStatus],
    done: Sequence[AssignmentStatus],
    silent: int,
) -> list[Message]:
    """Return how many of each are worth a word, and what was counted."""
    days = [one.history.completed_on for one in done]
    in_period = sum(1 for day in days if day is not None and day in facts.period)
    late = sum(one.state == "done_late" for one in mine)
    waiting = sum(one.awaiting for one in mine)
    overdue = sum(one.state == "overdue" and not facts.has_no_data(one) for one in mine)
    dropped = sum(one.state == "cancelled" for one in mine)
    returned = sum(one.returned is not None for one in mine)
    stopped = sum(bool(one.obstacles) for one in mine)
    parts = [say("trong kỳ {n}", n=in_period)] if 0 < in_period < len(done) else []
    parts += quantity_words(_counted(facts, done))
    for template, n in (
        (say("{n} hoàn thành quá hạn"), late),
        (say("{n} chờ xác nhận"), waiting),
        (say("{n} bị trả lại"), returned),
        (say("{n} quá hạn chưa hoàn thành"), overdue),
        (say("{n} có vướng mắc"), stopped),
        (say("{n} không thực hiện"), dropped),
        (say("{n} không có dữ liệu"), silent),
    ):
        if n:
            parts.append(template.replace(filling={"n": n}))
    return parts


def _counted(facts: ReportFacts, done: Sequence[AssignmentStatus]) -> tuple[Quantity, ...]:
    records = [facts.completing(one) for one in done]
    return sums_of([one for one in records if one is not None and one.details.count is not None])
