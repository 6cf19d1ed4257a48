"""What an item of a calendar says, in words that stay true whatever day it is."""

from __future__ import annotations

from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.plan import LEAD, SUPPORT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Filling, Message
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.calendar_uids import Viewer
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus

    Progress = Literal["needs-action", "in-process", "completed", "cancelled"]

_TITLE = 80
"""So many letters of a task's words are its title."""


def calendar_name(statuses: Iterable[PlanStatus], scope: Scope) -> Message:
    """Return the name of a calendar: its units, and the numbers of its plans."""
    plans = [status.plan for status in statuses]
    numbers = tuple(dict.fromkeys([plan.number for plan in plans]))
    units = dict.fromkeys(plan.unit_name(code) for plan in plans for code in scope.codes_in(plan))
    if units:
        return say("{units}: {plans}", units=tuple(units), plans=numbers)
    if len(plans) == 1:
        return plans[0].named
    return say("Kế hoạch {plans}", plans=numbers)


def title_of(
    task: TaskStatus, window: Window | None, progress: Progress, *, waits: bool
) -> Message:
    """Return the id and the first words of a task; and whether it is a deadline, settled, or
    nothing of it is left but to be confirmed.
    """
    words = _beginning(task.task.text)
    title = say("{task}: {text}", task=task.task.id, text=words)
    if progress == "completed":
        return say("✓ {title}", title=title)
    if progress == "cancelled":
        return say("(không thực hiện) {title}", title=title)
    if waits:
        return say("(chờ xác nhận) {title}", title=title)
    if window is not None and window.first is None:
        return say("Hạn chót {title}", title=title)
    return title


def _beginning(text: str) -> str:
    """Return the first words of a text, with … if there are more."""
    words = " ".join(text[: _TITLE * 2].split())
    if len(words) <= _TITLE and len(text) <= _TITLE * 2:
        return words
    whole, space, _ = words[:_TITLE].rpartition(" ")
    return (whole if space else words[:_TITLE]).rstrip(" ,;:.") + "…"


def description_of(
    task: TaskStatus,
    planned: Window | None,
    window: Window | None,
    mine: Sequence[AssignmentStatus],
) -> tuple[Message, ...]:
    """Return the lines that tell of some assignments of a task in one window of the plan."""
    plan = task.plan
    leads, helps = ([plan.unit_name(code) for code in task.task.units(k)] for k in (LEAD, SUPPORT))
    return (
        say("{text}", text=task.task.text),
        say("{ref} trong {plan} của {issuer}", **_source(task)),
        _how_far(mine),
        *_returned(mine),
        *_moved(plan, planned, mine),
        *_last_day(plan, window),
        say("Chủ trì: {units}", units=tuple(leads)) if leads else say("chưa rõ đơn vị chủ trì"),
        *([say("Phối hợp: {units}", units=tuple(helps))] if helps else []),
    )


def _source(task: TaskStatus) -> dict[str, Filling]:
    plan = task.plan
    return {"ref": task.task.ref, "plan": plan.named, "issuer": plan.issuer}


def _how_far(mine: Sequence[AssignmentStatus]) -> Message:
    done = sum(one.count for one in mine if one.completed)
    of = sum(one.count for one in mine if one.state != "cancelled")
    if not of:
        return say("Không thực hiện")
    if of > 1:
        said = say("{done}/{of} đơn vị đã xong", done=done, of=of)
        waiting = sum(one.count for one in mine if one.awaiting)
        return say("{said}, {n} chờ xác nhận", said=said, n=waiting) if waiting else said
    one = next((one for one in mine if one.completed or one.awaiting), None)
    if one is None:
        return say("Chưa hoàn thành")
    day = one.history.completed_on
    if one.awaiting:
        return say("Báo hoàn thành ngày {day}, chờ xác nhận", day=day)
    if one.state == "done_late":
        return say("Hoàn thành ngày {day}, sau hạn", day=day)
    return say("Hoàn thành ngày {day}", day=day)


def _returned(mine: Sequence[AssignmentStatus]) -> Iterator[Message]:
    """Say that completions were given back; of one unit, when and why."""
    returned = [one.returned for one in mine if one.returned is not None]
    if len(mine) > 1 and returned:
        yield say_n("{n} đơn vị bị trả lại", len(returned))
    elif returned:
        record = returned[0]
        yield say("Bị trả lại ngày {day}: {reason}", day=record.day, reason=record.details.text)


def _moved(
    plan: Plan, planned: Window | None, mine: Sequence[AssignmentStatus]
) -> Iterator[Message]:
    """Say which last days are others than those of the plan."""
    days: dict[date, int] = {}
    for one in mine:
        if one.window is not None and one.window != planned:
            days[one.window.last] = days.get(one.window.last, 0) + one.count
    before = planned.last if planned else plan.period.last
    whole = sum(one.count for one in mine)
    for day, count in sorted(days.items()):
        if count == whole:
            yield say("Gia hạn đến {day}, trước đây {before}", day=day, before=before)
        else:
            yield say_n("{n} đơn vị được gia hạn đến {day}", count, day=day)


def _last_day(plan: Plan, window: Window | None) -> Iterator[Message]:
    """Say what has to be known of the last day: that it is a day off, or that there is none."""
    if window is None:
        yield say("Không ghi thời hạn; kế hoạch đến hết ngày {last}", last=plan.period.last)
        return
    following = plan.calendar.next_working(window.last)
    if plan.due_day(window) != window.last:
        yield say("Ngày cuối {last} là ngày nghỉ: tính đến {day}", last=window.last, day=following)
    elif following != window.last:
        yield say(
            "Ngày cuối {last} là ngày nghỉ; ngày làm việc tiếp theo: {day}",
            last=window.last,
            day=following,
        )


def categories_of(plan: Plan, task: TaskStatus, viewer: Viewer | None) -> tuple[Message, ...]:
    """Return what entries can be filtered by: plan, section, unit."""
    own = [say("{text}", text=viewer.name)] if viewer else []
    section = say("Mục {section}", section=task.task.section)
    return (say("{text}", text=plan.number), section, *own)
