"""Selecting the assignments of a task that a command names: by unit, by window, or all of them.

The selection is either clear or refused with the possible choices; nothing is guessed.
"""

from __future__ import annotations

from bdg_cli.domain.days import Window, parse_window, show_window
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.value import Value
from bdg_cli.services.lookup import Scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.status import AssignmentStatus, TaskStatus

    Ahead = Literal["if-only", "if-named", "if-early"]


class AssignmentSelector(Value):
    """What a command names: units, or `each` unit that owes the task, and possibly a window.

    `excluded` are units that are not meant. With `early`, a window may be meant that has not begun;
    with `skip_done`, a unit that has nothing left to record is passed over. `plan_option` is what
    has to be added to a command to mean the same plan.
    """

    scope: Scope = Scope()
    window: str | None = None
    each: bool = False
    excluded: Scope = Scope()
    early: bool = False
    skip_done: bool = False
    plan_option: str = ""


def unfinished_units(task: TaskStatus, n: int) -> Message:
    """Say that several units still owe a task, so that one has to be named."""
    return say(
        "Nhiệm vụ {task} có {n} đơn vị chưa xong; cần nói rõ đơn vị nào.", task=task.task.id, n=n
    )


def unfinished_windows(task: TaskStatus) -> Message:
    """Say that a task is owed in several windows, so that one has to be named."""
    return say("Nhiệm vụ {task} có nhiều thời gian thực hiện chưa xong.", task=task.task.id)


class Rule(Value):
    """Which assignments a verb records something about.

    Those that do not fit are explained by `why_not`; `several` says that several units fit, and
    `several_windows` that several windows do. `ahead` tells when a window that has not begun may be
    meant: "if-only" no other fits, "if-named", or "if-early". `each` unit may be meant in one
    window, or in all.
    """

    fits: Callable[[AssignmentStatus], bool]
    why_not: Callable[[TaskStatus, AssignmentStatus], RefusedError]
    ahead: Ahead = "if-only"
    several: Callable[[TaskStatus, int], Message] = unfinished_units
    several_windows: Callable[[TaskStatus], Message] = unfinished_windows
    each: Literal["one-window", "all-windows"] = "one-window"


def select_assignments(
    task: TaskStatus, selector: AssignmentSelector, on: date, rule: Rule
) -> tuple[AssignmentStatus, ...]:
    """Return the assignments that the selector names and that fit.

    If several windows fit, those that have begun on the day `on` are meant. Raises RefusedError if
    none fits, or if it is not clear which are meant.
    """
    if not task.task.units(LEAD):
        raise RefusedError(
            "nobody-leads",
            say("Nhiệm vụ {task} chưa có đơn vị nào chủ trì.", task=task.task.id),
            say("Thêm dòng “lead: …” cho nhiệm vụ ấy trong tệp kế hoạch, rồi ghi lại."),
        )
    shares = [
        _meant_of(task, selector, on, _in_window(task, share, selector.window), rule)
        for share in _shares(task, selector, _named(task, selector))
    ]
    chosen = [one for share in shares for one in share]
    every_window = selector.each and rule.each == "all-windows"
    if len({one.about.window for one in chosen}) > 1 and not every_window:
        begun = [one for one in chosen if has_begun(task, one, on)]
        if len({one.about.window for one in begun}) != 1:
            raise _several_windows(task, begun or chosen, rule)
        chosen = begun
    if not selector.each:
        for share in shares:
            owed = [one for one in share if one in chosen]
            if len(owed) > 1:
                raise _several_units(task, owed, rule)
    return tuple(dict.fromkeys(chosen))


def has_begun(task: TaskStatus, one: AssignmentStatus, on: date) -> bool:
    """Return True if an assignment can be worked on; without a first day, from the plan's on."""
    opens = _opens(task, one)
    return opens is None or opens <= on


def _opens(task: TaskStatus, one: AssignmentStatus) -> date | None:
    return (one.window.first if one.window else None) or task.plan.period.first


def _meant_of(
    task: TaskStatus,
    selector: AssignmentSelector,
    on: date,
    share: list[AssignmentStatus],
    rule: Rule,
) -> list[AssignmentStatus]:
    """Return what is meant of one unit's assignments, or of those of all units that owe a task."""
    fitting = [one for one in share if rule.fits(one)]
    begun = [one for one in fitting if has_begun(task, one, on)]
    closed = [one for one in share if not rule.fits(one)]
    closed_now = [one for one in closed if has_begun(task, one, on)]
    said = selector.early or (rule.ahead == "if-named" and selector.window)
    typed_again = rule.ahead != "if-only" and closed_now and not (begun or said)
    if not fitting or typed_again:
        if selector.skip_done:
            return []
        raise rule.why_not(task, closed_now[-1] if closed_now else closed[0])
    if rule.ahead != "if-early":
        return fitting
    if not begun and not selector.early:
        raise _not_begun(task, fitting[0], on)
    return begun or fitting


def _not_begun(task: TaskStatus, one: AssignmentStatus, on: date) -> RefusedError:
    first = _opens(task, one)
    if one.window is None:
        return RefusedError(
            "not-begun",
            say(
                "Nhiệm vụ {task} bắt đầu cùng kế hoạch ngày {first}, sau ngày ghi là {on}.",
                task=task.task.id,
                first=first,
                on=on,
            ),
            say("Kiểm tra --on; nếu đã làm xong sớm: thêm --early."),
        )
    window = show_window(one.window)
    return RefusedError(
        "not-begun",
        say(
            "Nhiệm vụ {task} ({window}) bắt đầu ngày {first}, sau ngày ghi là {on}.",
            task=task.task.id,
            window=window,
            first=first,
            on=on,
        ),
        say("Kiểm tra --on; nếu đã làm xong sớm: --window {window} --early.", window=window),
    )


def _named(task: TaskStatus, selector: AssignmentSelector) -> list[AssignmentStatus]:
    """Return the assignments of the units that are named, without those that are excluded."""
    plan, scope = task.plan, selector.scope
    mine = list(task.assignments)
    if scope.asked:
        codes = scope.codes_in(plan)
        if not codes:
            raise RefusedError(
                "not-in-plan",
                say("Kế hoạch {plan} không có đơn vị ấy.", plan=plan.id),
                say("Gõ “bdg units --plan {plan}” để xem các đơn vị của kế hoạch.", plan=plan.id),
            )
        for code in codes:
            if not any(code in (one.unit, group_of(one.unit)) for one in mine):
                raise _not_theirs(task, code)
        mine = [one for one in mine if scope.covers(plan, one.unit)]
    excluded = selector.excluded
    left = [one for one in mine if not (excluded.asked and excluded.covers(plan, one.unit))]
    if not left:
        raise RefusedError(
            "nobody-left",
            say("Sau --except, nhiệm vụ {task} không còn đơn vị nào.", task=task.task.id),
            say("Bớt đơn vị ở --except."),
        )
    return left


def _shares(
    task: TaskStatus, selector: AssignmentSelector, mine: list[AssignmentStatus]
) -> list[list[AssignmentStatus]]:
    """Return the assignments of each unit that is named; all of them if none is."""
    if not selector.scope.asked:
        return [mine]
    shares = (
        [one for one in mine if code in (one.unit, group_of(one.unit))]
        for code in selector.scope.codes_in(task.plan)
    )
    return [share for share in shares if share]


def _not_theirs(task: TaskStatus, code: str) -> RefusedError:
    plan = task.plan
    leads = tuple(dict.fromkeys(_label(plan, one) for one in task.assignments))
    supports = any(
        unit in (code, group_of(code)) or group_of(unit) == code
        for unit in task.task.units(SUPPORT)
    )
    said = {"unit": plan.unit_name(code), "task": task.task.id}
    return RefusedError(
        "only-support" if supports else "not-theirs",
        say("{unit} chỉ phối hợp trong nhiệm vụ {task}.", **said)
        if supports
        else say("{unit} không chủ trì nhiệm vụ {task}.", **said),
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


def _several_windows(
    task: TaskStatus, open_ones: Sequence[AssignmentStatus], rule: Rule
) -> RefusedError:
    return RefusedError(
        "several-windows",
        rule.several_windows(task),
        say("Thêm --window với một trong: {windows}.", windows=_windows_of(open_ones)),
    )


def _several_units(
    task: TaskStatus,
    owed: Sequence[AssignmentStatus],
    rule: Rule,
) -> RefusedError:
    return RefusedError(
        "several-units",
        rule.several(task, len(owed)),
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
