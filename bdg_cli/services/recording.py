"""Deciding what to record: which assignments a call is about, and whether it may be said of them.

Everything here returns the entries to write, or refuses and names the choices; writing them is
somebody else's work.
"""

from __future__ import annotations

from bdg_cli.domain.days import Window, parse_window, show_window
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.records import CANCEL, DONE, EXTEND, OBSTACLE, REOPEN, RESOLVE, Details, Entry
from bdg_cli.domain.value import Value
from bdg_cli.services.lookup import scope_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


class AssignmentSelector(Value):
    """What a call names: one unit or `each` unit that owes the task, one window or the only one."""

    unit: str | None = None
    window: str | None = None
    each: bool = False


def done(
    task: TaskStatus, wanted: AssignmentSelector, *, on: date, details: Details
) -> tuple[Entry, ...]:
    """Complete assignments on a day; with `each`, those that are not completed yet."""
    chosen = _choose(task, wanted, on, lambda one: one.unfinished, _why_not_done)
    return _entries(DONE, chosen, on, details)


def reopen(
    task: TaskStatus, wanted: AssignmentSelector, *, on: date, note: str
) -> tuple[Entry, ...]:
    """Take up assignments again that were completed or cancelled."""
    chosen = _choose(task, wanted, on, lambda one: not one.unfinished, _why_not_reopened)
    return _entries(REOPEN, chosen, on, Details(text=note))


def cancel(
    task: TaskStatus, wanted: AssignmentSelector, *, on: date, reason: str
) -> tuple[Entry, ...]:
    """Drop assignments, with the reason."""
    chosen = _choose(task, wanted, on, lambda one: one.unfinished, _why_not_done)
    return _entries(CANCEL, chosen, on, Details(text=reason))


def extend(
    task: TaskStatus, wanted: AssignmentSelector, *, on: date, to: date, basis: str
) -> tuple[Entry, ...]:
    """Give assignments a later last day, with the basis for it."""
    chosen = _choose(task, wanted, on, lambda one: one.unfinished, _why_not_done)
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
    task: TaskStatus, wanted: AssignmentSelector, *, on: date, note: str
) -> tuple[Entry, ...]:
    """Report what stops assignments."""
    chosen = _choose(task, wanted, on, lambda one: one.unfinished, _why_not_done)
    return _entries(OBSTACLE, chosen, on, Details(text=note))


def resolve(
    task: TaskStatus, wanted: AssignmentSelector, *, on: date, note: str
) -> tuple[Entry, ...]:
    """Mark the open obstacles of assignments as resolved."""
    chosen = _choose(task, wanted, on, lambda one: bool(one.history.obstacles), _why_not_resolved)
    return _entries(RESOLVE, chosen, on, Details(text=note))


def check_day(on: date, plan: Plan, today: date) -> None:
    """Refuse a day in the future, or before the plan was issued."""
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


def _choose(
    task: TaskStatus,
    wanted: AssignmentSelector,
    on: date,
    fits: Callable[[AssignmentStatus], bool],
    why_not: Callable[[TaskStatus, AssignmentStatus], RefusedError],
) -> tuple[AssignmentStatus, ...]:
    """Pick the assignments meant, all of which fit; refuse where that is not clear."""
    if not task.task.units(LEAD):
        raise RefusedError(
            "nobody-leads",
            say("Nhiệm vụ {task} chưa có đơn vị nào chủ trì.", task=task.task.id),
            say("Thêm dòng “lead: …” cho nhiệm vụ ấy trong tệp kế hoạch, rồi ghi lại."),
        )
    mine = _in_window(task, _of_unit(task, wanted), wanted.window)
    fitting = [one for one in mine if fits(one)]
    if not fitting:
        raise why_not(task, mine[0])
    keys = {one.about.window for one in fitting}
    if len(keys) > 1:
        begun = [one for one in fitting if _begun(one, on)]
        if len({one.about.window for one in begun}) != 1:
            raise _several_windows(task, begun or fitting)
        fitting = begun
    if len(fitting) > 1 and not wanted.each:
        raise _several_units(task, fitting)
    return tuple(fitting)


def _begun(one: AssignmentStatus, on: date) -> bool:
    return one.window is None or one.window.first is None or one.window.first <= on


def _of_unit(task: TaskStatus, wanted: AssignmentSelector) -> list[AssignmentStatus]:
    plan = task.plan
    if wanted.unit is None:
        return list(task.assignments)
    scope = scope_of([plan], wanted.unit)
    mine = [one for one in task.assignments if scope.covers(plan, one.unit)]
    if mine:
        return mine
    name = _unit_name(plan, scope.code_in(plan) or "")
    leads = tuple(dict.fromkeys(_choice(plan, one) for one in task.assignments))
    if any(scope.sees(plan, unit) for unit in task.task.units(SUPPORT)):
        raise RefusedError(
            "only-support",
            say("{unit} chỉ phối hợp trong nhiệm vụ {task}.", unit=name, task=task.task.id),
            say("Đơn vị chủ trì: {leads}.", leads=_few(leads)),
        )
    raise RefusedError(
        "not-theirs",
        say("{unit} không chủ trì nhiệm vụ {task}.", unit=name, task=task.task.id),
        say("Đơn vị chủ trì: {leads}.", leads=_few(leads)),
    )


def _in_window(
    task: TaskStatus, mine: list[AssignmentStatus], text: str | None
) -> list[AssignmentStatus]:
    if text is None:
        return mine
    asked = parse_window(text, task.plan.period)
    exact = [one for one in mine if asked in (one.planned, one.window) or _ends(one, asked)]
    inside = exact or [
        one
        for one in mine
        if one.window is not None and _first(asked) in one.window and asked.last in one.window
    ]
    if inside:
        return inside
    raise RefusedError(
        "window-unknown",
        say(
            "Nhiệm vụ {task} không có thời gian thực hiện “{window}”.",
            task=task.task.id,
            window=text,
        ),
        say("Các thời gian: {windows}.", windows=_windows(mine))
        if task.task.windows
        else say("Nhiệm vụ này không có hạn: bỏ --window."),
    )


def _first(asked: Window) -> date:
    return asked.first or asked.last


def _ends(one: AssignmentStatus, asked: Window) -> bool:
    """Tell whether one day was asked for and is the last day of a deadline."""
    return (
        asked.first == asked.last
        and one.window is not None
        and one.window.first is None
        and one.window.last == asked.last
    )


def _several_windows(task: TaskStatus, open_ones: Sequence[AssignmentStatus]) -> RefusedError:
    return RefusedError(
        "several-windows",
        say("Nhiệm vụ {task} có nhiều thời gian thực hiện chưa xong.", task=task.task.id),
        say("Thêm --window với một trong: {windows}.", windows=_windows(open_ones)),
    )


def _several_units(task: TaskStatus, owed: Sequence[AssignmentStatus]) -> RefusedError:
    return RefusedError(
        "several-units",
        say(
            "Nhiệm vụ {task} có {n} đơn vị chưa xong; cần nói rõ đơn vị nào.",
            task=task.task.id,
            n=len(owed),
        ),
        say(
            "Thêm --unit với một trong: {units}; hoặc --each để ghi cho tất cả.",
            units=_few(tuple(_choice(task.plan, one) for one in owed)),
        ),
    )


def _why_not_done(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
    unit = _unit_name(task.plan, one.unit)
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
            unit=_unit_name(task.plan, one.unit),
        ),
    )


def _why_not_resolved(task: TaskStatus, one: AssignmentStatus) -> RefusedError:
    return RefusedError(
        "no-obstacle",
        say(
            "Nhiệm vụ {task} của {unit} không có vướng mắc nào chưa giải quyết.",
            task=task.task.id,
            unit=_unit_name(task.plan, one.unit),
        ),
    )


def _choice(plan: Plan, one: AssignmentStatus) -> str:
    return f"{one.unit} ({_unit_name(plan, one.unit)})"


def _unit_name(plan: Plan, code: str) -> str:
    unit = plan.unit(code)
    return unit.name if unit else code


def _windows(assignments: Sequence[AssignmentStatus]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(show_window(one.window) for one in assignments if one.window is not None)
    )


def _few(names: tuple[str, ...], most: int = 24) -> tuple[str, ...]:
    return names if len(names) <= most else (*names[:most], "…")
