"""Deciding what to record: each function returns the entries to write, or refuses.

Writing them is not done here.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_window
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.history import completing_record
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.obstacles import OBSTACLE_KIND, REQUEST
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
from bdg_cli.services.assignment_selection import Rule, select_assignments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.services.assignment_selection import AssignmentSelector
    from bdg_cli.services.status import AssignmentStatus, TaskStatus

    Past = Mapping[AssignmentKey, Sequence[Record]]
    """The records of assignments, oldest first, those that were undone among them."""

NO_PAST: Past = {}


def done(
    task: TaskStatus,
    selector: AssignmentSelector,
    *,
    on: date,
    details: Details,
    past: Past = NO_PAST,
) -> tuple[Entry, ...]:
    """Complete assignments on a day; with `each`, those that are not completed yet.

    A window that has not begun on that day is completed only with `early`.
    """
    rule = Rule(_is_owed, _why_not_done(selector, past), "if-early")
    chosen = select_assignments(task, selector, on, rule)
    return _entries(DONE, chosen, on, details)


def reopen(
    task: TaskStatus, selector: AssignmentSelector, *, on: date, note: str
) -> tuple[Entry, ...]:
    """Reopen assignments that were completed or cancelled."""
    rule = Rule(lambda one: not one.unfinished, _why_not_reopened, several=_finished_units)
    chosen = select_assignments(task, selector, on, rule)
    for one in chosen:
        completed = one.history.completed_on
        if completed is not None and on < completed:
            raise _before(
                say("Ngày {on} trước ngày hoàn thành ({day}).", on=on, day=completed), completed
            )
    return _entries(REOPEN, chosen, on, Details(text=note))


def cancel(
    task: TaskStatus,
    selector: AssignmentSelector,
    *,
    on: date,
    reason: str,
    past: Past = NO_PAST,
) -> tuple[Entry, ...]:
    """Cancel assignments, with the reason."""
    rule = Rule(_is_owed, _why_not_done(selector, past), "if-named")
    chosen = select_assignments(task, selector, on, rule)
    return _entries(CANCEL, chosen, on, Details(text=reason))


def extend(
    task: TaskStatus,
    selector: AssignmentSelector,
    *,
    on: date,
    to: Callable[[Window | None], date],
    basis: str,
    past: Past = NO_PAST,
) -> tuple[Entry, ...]:
    """Give assignments a later last day, with the basis for it. `to` is asked for the day, given
    the window that counts.

    An undated assignment gets a day of its own, which may lie before the end of the plan.
    """
    rule = Rule(_is_owed, _why_not_done(selector, past))
    chosen = select_assignments(task, selector, on, rule)
    entries: list[Entry] = []
    for one in chosen:
        day = to(one.window)
        last = one.window.last if one.window else None
        if last is not None and one.planned is not None and day <= last:
            raise RefusedError(
                "not-later",
                say("Gia hạn đến {to} không muộn hơn hạn hiện nay {last}.", to=day, last=last),
                say("Chọn một ngày sau {last}; nếu là năm sau thì ghi rõ năm.", last=last),
            )
        if one.planned is None and day < task.plan.issued:
            raise RefusedError(
                "day-before-plan",
                say(
                    "Ngày {on} trước ngày ban hành {plan} ({issued}).",
                    on=day,
                    plan=task.plan.named,
                    issued=task.plan.issued,
                ),
                say("Ghi rõ năm của hạn mới."),
            )
        entries += _entries(EXTEND, [one], on, Details(text=basis, to=day))
    return tuple(entries)


def obstruct(
    task: TaskStatus,
    selector: AssignmentSelector,
    *,
    on: date,
    note: str,
    kind: str = "",
    request: str = "",
    past: Past = NO_PAST,
) -> tuple[Entry, ...]:
    """Report an obstacle to assignments; of which kind it is, and what is asked for, if known."""
    rule = Rule(_is_owed, _why_not_done(selector, past))
    chosen = select_assignments(task, selector, on, rule)
    said = {key: text for key, text in ((OBSTACLE_KIND, kind), (REQUEST, request)) if text}
    details = Details(text=note)
    return _entries(OBSTACLE, chosen, on, with_extra(details, **said) if said else details)


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
    rule = Rule(lambda one: bool(_meant(one, which)), _why_not_resolved(which))
    chosen = select_assignments(task, selector, on, rule)
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
                "Ngày {on} trước ngày ban hành {plan} ({issued}).",
                on=on,
                plan=plan.named,
                issued=plan.issued,
            ),
            say("Chỉ ghi việc đã làm, từ {issued} đến {today}.", issued=plan.issued, today=today),
        )


def _entries(
    kind: str, chosen: Sequence[AssignmentStatus], on: date, details: Details
) -> tuple[Entry, ...]:
    return tuple(Entry(kind, one.about, on, details) for one in chosen)


def _is_owed(one: AssignmentStatus) -> bool:
    return one.unfinished


def _why_not_done(
    selector: AssignmentSelector, past: Past
) -> Callable[[TaskStatus, AssignmentStatus], RefusedError]:
    """Return what explains that an assignment is completed or cancelled, given all records."""

    def refusal(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
        unit = task.plan.unit_name(one.unit)
        again = _exact_command(task, one, selector)
        if one.history.completed_on is None:
            return RefusedError(
                "cancelled",
                say(
                    "Nhiệm vụ {task} của {unit} đã ghi là không thực hiện.",
                    task=task.task.id,
                    unit=unit,
                ),
                say("Để thực hiện lại: bdg reopen {task}.", task=again),
            )
        if one.awaiting:
            return RefusedError(
                "already-done",
                say(
                    "{unit} đã ghi hoàn thành nhiệm vụ {task} ngày {day}, đang chờ {who} xác nhận; "
                    "sổ theo dõi giữ nguyên.",
                    unit=unit,
                    task=_with_window(task, one),
                    day=one.history.completed_on,
                    who=task.plan.unit_name(task.plan.confirm or ""),
                ),
                _way_back(task, one, past, again),
            )
        return RefusedError(
            "already-done",
            say(
                "{unit} đã hoàn thành nhiệm vụ {task} ngày {day}; sổ theo dõi giữ nguyên.",
                unit=unit,
                task=_with_window(task, one),
                day=one.history.completed_on,
            ),
            _way_back(task, one, past, again),
        )

    return refusal


def _way_back(task: TaskStatus, one: AssignmentStatus, past: Past, again: str) -> Message:
    """Say how a completion can be undone or reopened, and which window comes next."""
    record = completing_record(list(past.get(one.about, ())), None)
    ways = (
        say(
            "Nếu ghi nhầm: bdg undo {id}; nếu phải làm lại: bdg reopen {task}.",
            id=record.id[:8],
            task=again,
        )
        if record
        else say("Nếu phải làm lại: bdg reopen {task}.", task=again)
    )
    later = next(
        (
            other.window
            for other in task.assignments
            if other.unit == one.unit
            and other.state in ("upcoming", "opening")
            and other.window is not None
        ),
        None,
    )
    if later is None:
        return ways
    return say(
        "{ways} Nếu là lần sau, đã làm xong sớm: --window {window} --early.",
        ways=ways,
        window=show_window(later),
    )


def _with_window(task: TaskStatus, one: AssignmentStatus) -> str:
    """Return the id of a task, with the window if it has several."""
    if one.planned is None or len(task.task.windows) == 1:
        return task.task.id
    return f"{task.task.id} ({show_window(one.planned)})"


def _exact_command(task: TaskStatus, one: AssignmentStatus, selector: AssignmentSelector) -> str:
    """Return the words of a command that mean this assignment and no other."""
    window = f" --window {show_window(one.planned)}" if one.planned else ""
    return (
        f"{task.task.id} --unit {one.unit}"
        + (window if len(task.task.windows) > 1 else "")
        + selector.plan_option
    )


def _finished_units(task: TaskStatus, n: int) -> Message:
    return say(
        "Nhiệm vụ {task} có {n} đơn vị đã hoàn thành hoặc không thực hiện; cần nói rõ mở lại cho "
        "đơn vị nào.",
        task=task.task.id,
        n=n,
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
