"""The days of a plan: its period, and the windows of its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.days import DayError, Window, parse_day, parse_window, show_window
from bdg_cli.domain.messages import say
from bdg_cli.planfile.repeating import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.planfile.findings import Findings, Path
    from bdg_cli.planfile.shape import PlanShape, WindowShape


def period_of(shape: PlanShape, found: Findings) -> Window | None:
    """Read the plan's period, both days with a year; P301 no day, P302 ends before it begins."""
    try:
        if isinstance(shape.period, str):
            return parse_window(shape.period)
        period = Window(parse_day(shape.period.first), parse_day(shape.period.last))
    except DayError as error:
        found.bad_day(("period",), error)
        return None
    if period.first is not None and period.first > period.last:
        found.trouble(
            "P302",
            ("period", "last"),
            say("Thời gian của kế hoạch kết thúc trước khi bắt đầu."),
            say("Viết ngày đầu trước, ngày cuối sau."),
        )
        return None
    return period


def issued_on(shape: PlanShape, found: Findings) -> date | None:
    """Read the day of issue, with a year."""
    try:
        return parse_day(shape.issued)
    except DayError as error:
        found.bad_day(("issued",), error)
        return None


def windows_of(
    shapes: Sequence[WindowShape], path: Path, period: Window, found: Findings
) -> tuple[Window, ...]:
    """Read the windows of a task, in order of time; P303 parts that do not go together,
    P304 outside the period, P305 twice.
    """
    windows: list[Window] = []
    for index, shape in enumerate(shapes):
        here = (*path, "windows", index)
        try:
            read = _windows(shape, period)
        except DayError as error:
            found.bad_day(here, error)
            continue
        if read is None:
            found.trouble(
                "P303",
                here,
                say("Thời gian thực hiện viết chưa đủ hoặc thừa khóa."),
                say(
                    "Viết một trong: 20/10; 15/11–15/12; {{first: …, last: …}}; {{by: 30/11}}; "
                    "{{every: month, day: 25}}."
                ),
            )
            continue
        for window in read:
            _check(window, here, period, windows, found)
            windows.append(window)
    start = period.first or period.last
    return tuple(sorted(windows, key=lambda one: (one.first or start, one.last)))


def _windows(shape: WindowShape, period: Window) -> tuple[Window, ...] | None:
    """Return the windows that one entry stands for; None when its keys do not go together."""
    given = {name for name in type(shape).model_fields if getattr(shape, name) is not None}
    if shape.on is not None and given == {"on"}:
        return (parse_window(shape.on, period),)
    if shape.first is not None and shape.last is not None and given == {"first", "last"}:
        return (parse_window(f"{shape.first}–{shape.last}", period),)
    if shape.by is not None and given == {"by"}:
        return (Window(None, parse_day(shape.by, period)),)
    if given in ({"every", "day"}, {"every", "by"}):
        return occurrences(shape, period)
    return None


def _check(
    window: Window, path: Path, period: Window, others: list[Window], found: Findings
) -> None:
    if window.last not in period or (window.first is not None and window.first not in period):
        found.trouble(
            "P304",
            path,
            say(
                "{window} nằm ngoài thời gian của kế hoạch ({period}).",
                window=show_window(window),
                period=show_window(period),
            ),
            say("Sửa ngày, ghi rõ năm, hoặc sửa “period”."),
        )
    if window in others:
        found.trouble(
            "P305",
            path,
            say("{window} được kể hai lần.", window=show_window(window)),
            say("Giữ lại một."),
        )
