"""Selecting the assignments of a task that a command names: by unit, by window, or all of them.

The selection is either clear or refused with the possible choices; nothing is guessed.
"""

from __future__ import annotations

from bdg_cli.domain.days import Window, parse_window, show_window
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.value import Value
from bdg_cli.services.lookup import scope_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


class AssignmentSelector(Value):
    """What a command names: one unit, or `each` unit that owes the task, and possibly a window."""

    unit: str | None = None
    window: str | None = None
    each: bool = False


def select_assignments(
    task: TaskStatus,
    selector: AssignmentSelector,
    on: date,
    fits: Callable[[AssignmentStatus], bool],
    why_not: Callable[[TaskStatus, AssignmentStatus], RefusedError],
) -> tuple[AssignmentStatus, ...]:
    """Return the assignments that the selector names and that fit.

    If several windows fit, those that have begun on the day `on` are meant. Raises RefusedError
    if none fits, with the reason from `why_not`, or if it is not clear which are meant.
    """
    if not task.task.units(LEAD):
        raise RefusedError(
            "nobody-leads",
            say("Nhiệm vụ {task} chưa có đơn vị nào chủ trì.", task=task.task.id),
            say("Thêm dòng “lead: …” cho nhiệm vụ ấy trong tệp kế hoạch, rồi ghi lại."),
        )
    mine = _in_window(task, _of_unit(task, selector), selector.window)
    fitting = [one for one in mine if fits(one)]
    if not fitting:
        raise why_not(task, mine[0])
    keys = {one.about.window for one in fitting}
    if len(keys) > 1:
        begun = [one for one in fitting if _has_begun(one, on)]
        if len({one.about.window for one in begun}) != 1:
            raise _several_windows(task, begun or fitting)
        fitting = begun
    if len(fitting) > 1 and not selector.each:
        raise _several_units(task, fitting)
    return tuple(fitting)


def _has_begun(one: AssignmentStatus, on: date) -> bool:
    return one.window is None or one.window.first is None or one.window.first <= on


def _of_unit(task: TaskStatus, selector: AssignmentSelector) -> list[AssignmentStatus]:
    plan = task.plan
    if selector.unit is None:
        return list(task.assignments)
    scope = scope_of([plan], selector.unit)
    mine = [one for one in task.assignments if scope.covers(plan, one.unit)]
    if mine:
        return mine
    name = plan.unit_name(scope.code_in(plan) or "")
    leads = tuple(dict.fromkeys(_label(plan, one) for one in task.assignments))
    if any(scope.sees(plan, unit) for unit in task.task.units(SUPPORT)):
        raise RefusedError(
            "only-support",
            say("{unit} chỉ phối hợp trong nhiệm vụ {task}.", unit=name, task=task.task.id),
            say("Đơn vị chủ trì: {leads}.", leads=_shortened(leads)),
        )
    raise RefusedError(
        "not-theirs",
        say("{unit} không chủ trì nhiệm vụ {task}.", unit=name, task=task.task.id),
        say("Đơn vị chủ trì: {leads}.", leads=_shortened(leads)),
    )


def _in_window(
    task: TaskStatus, mine: list[AssignmentStatus], text: str | None
) -> list[AssignmentStatus]:
    if text is None:
        return mine
    asked = parse_window(text, task.plan.period)
    exact = [
        one for one in mine if asked in (one.planned, one.window) or _is_deadline_on(one, asked)
    ]
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
        say("Các thời gian: {windows}.", windows=_windows_of(mine))
        if task.task.windows
        else say("Nhiệm vụ này không có hạn: bỏ --window."),
    )


def _first(asked: Window) -> date:
    return asked.first or asked.last


def _is_deadline_on(one: AssignmentStatus, asked: Window) -> bool:
    """Return True if a single day was given and the window is a deadline on this day."""
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
        say("Thêm --window với một trong: {windows}.", windows=_windows_of(open_ones)),
    )


def _several_units(task: TaskStatus, owed: Sequence[AssignmentStatus]) -> RefusedError:
    if not owed[0].unfinished:  # they are to be reopened
        return RefusedError(
            "several-units",
            say(
                "Nhiệm vụ {task} có {n} đơn vị đã hoàn thành; cần nói rõ mở lại cho đơn vị nào.",
                task=task.task.id,
                n=len(owed),
            ),
            say(
                "Thêm --unit với một trong: {units}; hoặc --each để mở lại cho tất cả.",
                units=_shortened(tuple(_label(task.plan, one) for one in owed)),
            ),
        )
    return RefusedError(
        "several-units",
        say(
            "Nhiệm vụ {task} có {n} đơn vị chưa xong; cần nói rõ đơn vị nào.",
            task=task.task.id,
            n=len(owed),
        ),
        say(
            "Thêm --unit với một trong: {units}; hoặc --each để ghi cho tất cả.",
            units=_shortened(tuple(_label(task.plan, one) for one in owed)),
        ),
    )


def _label(plan: Plan, one: AssignmentStatus) -> str:
    return f"{one.unit} ({plan.unit_name(one.unit)})"


def _windows_of(assignments: Sequence[AssignmentStatus]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(show_window(one.window) for one in assignments if one.window is not None)
    )


def _shortened(names: tuple[str, ...], most: int = 24) -> tuple[str, ...]:
    return names if len(names) <= most else (*names[:most], "…")
