"""Confirming what others completed, or returning it: what to record, or why nothing is.

Each record names the completion that it is about, so that it never counts for another one.
"""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.history import standing_completions
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import (
    COMPLETION,
    CONFIRM,
    RETURN,
    Details,
    Entry,
    effective_records,
    verdicts,
    with_extra,
)
from bdg_cli.services.assignment_selection import Rule, select_assignments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.records import Record
    from bdg_cli.services.assignment_selection import AssignmentSelector
    from bdg_cli.services.recording import Past
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


def confirm(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, note: str, past: Past
) -> tuple[Entry, ...]:
    """Confirm completions; with `each`, all that wait in the task.

    Of a unit that was merged from others, those of each of them are confirmed.
    """
    return tuple(
        _entry(CONFIRM, one, on, note, min(own, key=lambda record: record.day))
        for one in _waiting(task, selector, on, past)
        for own in _unconfirmed(list(past.get(one.about, ())))
    )


def give_back(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, reason: str, past: Past
) -> tuple[Entry, ...]:
    """Return completions with the reason; what was completed is owed again."""
    return tuple(
        _entry(RETURN, one, on, reason, record)
        for one in _waiting(task, selector, on, past)
        for own in standing_completions(list(past.get(one.about, ())), None)
        for record in own
    )


def _entry(kind: str, one: AssignmentStatus, on: date, text: str, completion: Record) -> Entry:
    details = with_extra(Details(text=text), **{COMPLETION: completion.id})
    return Entry(kind, one.about, on, details)


def _unconfirmed(records: list[Record]) -> list[list[Record]]:
    """Return the completions of each unit of which none was confirmed."""
    given = verdicts(effective_records(records))
    standing = standing_completions(records, None)
    return [own for own in standing if not any(record.id in given for record in own)]


def _waiting(
    task: TaskStatus, selector: AssignmentSelector, on: date, past: Past
) -> tuple[AssignmentStatus, ...]:
    """Return the assignments that are meant, all of which wait to be confirmed on a day."""
    if task.plan.confirm is None:
        raise RefusedError(
            "no-confirmation",
            say(
                "{plan} không có đơn vị xác nhận: việc ghi hoàn thành được tính ngay.",
                plan=task.plan.named,
            ),
            say("Muốn có bước xác nhận thì thêm dòng “confirm: MÃ-ĐƠN-VỊ” vào tệp kế hoạch."),
        )
    rule = Rule(
        lambda one: one.awaiting,
        _why_not(selector, past),
        several=_several_units,
        several_windows=_several_windows,
        each="all-windows",
    )
    chosen = select_assignments(task, selector, on, rule)
    for one in chosen:
        completed = one.history.completed_on
        if completed is not None and on < completed:
            raise RefusedError(
                "before-it-happened",
                say("Ngày {on} trước ngày hoàn thành ({day}).", on=on, day=completed),
                say("Chọn một ngày từ {day}.", day=completed),
            )
    return chosen


def _why_not(
    selector: AssignmentSelector, past: Past
) -> Callable[[TaskStatus, AssignmentStatus], RefusedError]:
    """Return what explains that nothing waits to be confirmed, given all records."""

    def refusal(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
        told = {"task": task.task.id, "unit": task.plan.unit_name(one.unit)}
        if one.unfinished or (not selector.scope.asked and len(task.assignments) > 1):
            return _nothing_waits(task, one, selector)
        if one.history.cancelled:
            return RefusedError(
                "cancelled", say("Nhiệm vụ {task} của {unit} đã ghi là không thực hiện.", **told)
            )
        if task.plan.asks_to_confirm(one.unit):
            return _confirmed(one, told, list(past.get(one.about, ())))
        return RefusedError(
            "own-work",
            say("Nhiệm vụ {task} của {unit} không cần xác nhận.", **told),
            say("Nếu phải làm lại: bdg reopen {task} --unit {unit}.", **_command(one)),
        )

    return refusal


def _nothing_waits(
    task: TaskStatus, one: AssignmentStatus, selector: AssignmentSelector
) -> RefusedError:
    told = {"task": task.task.id, "unit": task.plan.unit_name(one.unit)}
    waiting = say("Việc đang chờ xác nhận: bdg due --to-confirm{plan}", plan=selector.plan_option)
    if not selector.scope.asked and len(task.assignments) > 1:
        said = say("Nhiệm vụ {task} không có phần việc nào đang chờ xác nhận.", **told)
        return RefusedError("nothing-to-confirm", said, waiting)
    if one.returned is None:
        said = say("{unit} chưa ghi hoàn thành nhiệm vụ {task}.", **told)
        return RefusedError("not-done", said, waiting)
    return RefusedError(
        "returned",
        say(
            "Nhiệm vụ {task} của {unit} đã trả lại ngày {day}; đơn vị chưa ghi hoàn thành lại.",
            **told,
            day=one.returned.day,
        ),
        say("Nếu trả lại nhầm: bdg undo {id}.", id=one.returned.id[:8]),
    )


def _confirmed(one: AssignmentStatus, told: dict[str, str], records: list[Record]) -> RefusedError:
    given = verdicts(effective_records(records))
    there = [record.id for own in standing_completions(records, None) for record in own]
    record = next(given[completion] for completion in there if completion in given)
    return RefusedError(
        "already-confirmed",
        say(
            "Nhiệm vụ {task} của {unit} đã được {by} xác nhận ngày {day}.",
            **told,
            by=record.by,
            day=record.day,
        ),
        say(
            "Nếu xác nhận nhầm: bdg undo {id}; nếu phải làm lại: bdg reopen {task} --unit {unit}.",
            id=record.id[:8],
            **_command(one),
        ),
    )


def _command(one: AssignmentStatus) -> dict[str, str]:
    return {"task": one.about.task, "unit": one.unit}


def _several_units(task: TaskStatus, n: int) -> Message:
    return say(
        "Nhiệm vụ {task} có {n} phần việc chờ xác nhận; cần nói rõ của đơn vị nào.",
        task=task.task.id,
        n=n,
    )


def _several_windows(task: TaskStatus) -> Message:
    return say("Nhiệm vụ {task} có nhiều thời gian thực hiện chờ xác nhận.", task=task.task.id)
