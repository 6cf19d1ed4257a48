"""Deciding what to record: each function returns the entries to write, or refuses.

Writing them is not done here.
"""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.records import (
    CANCEL,
    DONE,
    EXTEND,
    OBSTACLE,
    REOPEN,
    RESOLVE,
    RESOLVES,
    Details,
    Entry,
    with_extra,
)
from bdg_cli.services.assignment_selection import select_assignments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.services.assignment_selection import AssignmentSelector
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


def done(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, details: Details
) -> tuple[Entry, ...]:
    """Complete assignments on a day; with `each`, those that are not completed yet."""
    chosen = select_assignments(task, selector, on, lambda one: one.unfinished, _why_not_done)
    return _entries(DONE, chosen, on, details)


def reopen(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, note: str
) -> tuple[Entry, ...]:
    """Reopen assignments that were completed or cancelled."""
    chosen = select_assignments(
        task, selector, on, lambda one: not one.unfinished, _why_not_reopened
    )
    for one in chosen:
        completed = one.history.completed_on
        if completed is not None and on < completed:
            raise _before(
                say("Ngày {on} trước ngày hoàn thành ({day}).", on=on, day=completed), completed
            )
    return _entries(REOPEN, chosen, on, Details(text=note))


def cancel(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, reason: str
) -> tuple[Entry, ...]:
    """Cancel assignments, with the reason."""
    chosen = select_assignments(task, selector, on, lambda one: one.unfinished, _why_not_done)
    return _entries(CANCEL, chosen, on, Details(text=reason))


def extend(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, to: date, basis: str
) -> tuple[Entry, ...]:
    """Give assignments a later last day, with the basis for it."""
    chosen = select_assignments(task, selector, on, lambda one: one.unfinished, _why_not_done)
    for one in chosen:
        last = one.window.last if one.window else task.plan.period.last
        if to <= last:
            raise RefusedError(
                "not-later",
                say("Gia hạn đến {to} không muộn hơn hạn hiện nay {last}.", to=to, last=last),
                say("Chọn một ngày sau {last}.", last=last),
            )
    return _entries(EXTEND, chosen, on, Details(text=basis, to=to))


def obstruct(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, note: str
) -> tuple[Entry, ...]:
    """Report an obstacle to assignments."""
    chosen = select_assignments(task, selector, on, lambda one: one.unfinished, _why_not_done)
    return _entries(OBSTACLE, chosen, on, Details(text=note))


def resolve(
    task: TaskStatus,
    selector: AssignmentSelector,
    *,
    on: date,
    note: str,
    which: str | None = None,
    every: bool = False,
) -> tuple[Entry, ...]:
    """Mark open obstacles of assignments as resolved, each by a record of its own.

    `which` is the beginning of an obstacle's id, or words of it. Of several in one assignment it
    must be said which, or that `every` one is meant.
    """
    chosen = select_assignments(
        task, selector, on, lambda one: bool(_meant(one, which)), _why_not_resolved(which)
    )
    entries: list[Entry] = []
    for one in chosen:
        meant = _meant(one, which)
        if len(meant) > 1 and not every:
            raise RefusedError(
                "several-obstacles",
                say_n(
                    "Nhiệm vụ {task} có {n} vướng mắc chưa giải quyết.",
                    len(meant),
                    task=one.about.task,
                ),
                say(
                    "Nói rõ vướng mắc nào bằng mã hay lời của nó: {obstacles}; hoặc --all.",
                    obstacles=_named(meant),
                ),
            )
        for obstacle in meant:
            if on < obstacle.day:
                raise _before(
                    say("Ngày {on} trước ngày có vướng mắc ({day}).", on=on, day=obstacle.day),
                    obstacle.day,
                )
            details = with_extra(Details(text=note), **{RESOLVES: obstacle.id})
            entries.append(Entry(RESOLVE, one.about, on, details))
    return tuple(entries)


def _meant(one: AssignmentStatus, which: str | None) -> tuple[Record, ...]:
    """Return the open obstacles of an assignment that are named by an id or by words."""
    obstacles = one.history.obstacles
    if which is None:
        return obstacles
    by_id = tuple(record for record in obstacles if record.id.startswith(which.strip().lower()))
    if by_id:
        return by_id
    from bdg_cli.domain.folding import fold  # words are rarely needed

    words = fold(which)
    return tuple(record for record in obstacles if words in fold(record.details.text))


def _named(obstacles: Sequence[Record]) -> tuple[str, ...]:
    return tuple(f"{record.id[:8]} ({record.details.text})" for record in obstacles)


def _before(what: Message, day: date) -> RefusedError:
    return RefusedError("before-it-happened", what, say("Chọn một ngày từ {day}.", day=day))


def check_day(on: date, plan: Plan, today: date) -> None:
    """Raise RefusedError for a day in the future or before the plan was issued."""
    if on > today:
        raise RefusedError(
            "day-in-future",
            say("Ngày {on} chưa đến: hôm nay là {today}.", on=on, today=today),
            say("Chỉ ghi việc đã làm, từ {issued} đến {today}.", issued=plan.issued, today=today),
        )
    if on < plan.issued:
        raise RefusedError(
            "day-before-plan",
            say(
                "Ngày {on} trước ngày ban hành kế hoạch {number} ({issued}).",
                on=on,
                number=plan.number,
                issued=plan.issued,
            ),
            say("Chỉ ghi việc đã làm, từ {issued} đến {today}.", issued=plan.issued, today=today),
        )


def _entries(
    kind: str, chosen: Sequence[AssignmentStatus], on: date, details: Details
) -> tuple[Entry, ...]:
    return tuple(Entry(kind, one.about, on, details) for one in chosen)


def _why_not_done(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
    unit = task.plan.unit_name(one.unit)
    if one.history.completed_on is not None:
        return RefusedError(
            "already-done",
            say(
                "{unit} đã hoàn thành nhiệm vụ {task} ngày {day}; sổ theo dõi giữ nguyên.",
                unit=unit,
                task=task.task.id,
                day=one.history.completed_on,
            ),
            say("Nếu ghi nhầm: bdg undo; nếu phải làm lại: bdg reopen {task}.", task=task.task.id),
        )
    return RefusedError(
        "cancelled",
        say("Nhiệm vụ {task} của {unit} đã ghi là không thực hiện.", task=task.task.id, unit=unit),
        say("Để thực hiện lại: bdg reopen {task}.", task=task.task.id),
    )


def _why_not_reopened(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
    return RefusedError(
        "not-finished",
        say(
            "Nhiệm vụ {task} của {unit} chưa hoàn thành, không có gì để mở lại.",
            task=task.task.id,
            unit=task.plan.unit_name(one.unit),
        ),
    )


def _why_not_resolved(
    which: str | None,
) -> Callable[[TaskStatus, AssignmentStatus], RefusedError]:
    def why_not(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
        there = tuple(record for one in task.assignments for record in one.history.obstacles)
        if which is not None and there:
            return RefusedError(
                "obstacle-unknown",
                say(
                    "Nhiệm vụ {task} không có vướng mắc nào như “{text}” chưa giải quyết.",
                    task=task.task.id,
                    text=which,
                ),
                say("Các vướng mắc: {obstacles}.", obstacles=_named(there)),
            )
        return RefusedError(
            "no-obstacle",
            say(
                "Nhiệm vụ {task} của {unit} không có vướng mắc nào chưa giải quyết.",
                task=task.task.id,
                unit=task.plan.unit_name(one.unit),
            ),
        )

    return why_not
