"""The days of a plan: its period, and the windows of its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import (
    CYCLES,
    DayError,
    Window,
    parse_day,
    parse_window,
    show_day,
    show_window,
)
from bdg_cli.domain.messages import say
from bdg_cli.planfile.recurrence import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.planfile.models import PlanShape, WindowShape
    from bdg_cli.yamlfile.problem_collector import ProblemCollector
    from bdg_cli.yamlfile.tree import YamlPath

_MOST_YEARS: Final = 100
_KEYS: Final = ("first", "last", "by", "every", "day")
_FORMS: Final = (
    "20/10",
    "15/11–15/12",
    "{first: 15/11, last: 15/12}",
    "{by: 30/11}",
    "{every: month, day: 25}",
    "{every: quarter, by: 25}",
)


def period_of(shape: PlanShape, problems: ProblemCollector) -> Window | None:
    """Return the plan's period: P301 not a day, or without its year, P302 ends before it begins,
    P306 longer than a century.
    """
    given = shape.period
    text = given if isinstance(given, str) else _range(given.first, given.last)
    try:
        period = parse_window(text)
    except DayError as error:
        problems.add_day_error(("period",), error)
        return None
    if period.first is not None and period.last.year - period.first.year > _MOST_YEARS:
        problems.add(
            "P306",
            ("period",),
            say("Thời gian của kế hoạch dài hơn {years} năm.", years=_MOST_YEARS),
            say("Kiểm tra năm: {period}.", period=show_window(period)),
        )
        return None
    return period


def issued_on(shape: PlanShape, period: Window | None, problems: ProblemCollector) -> date | None:
    """Return the day of issue, which has a year: P301 not a day, P307 after the plan's period."""
    try:
        issued = parse_day(shape.issued)
    except DayError as error:
        problems.add_day_error(("issued",), error)
        return None
    if period is not None and issued > period.last:
        problems.add(
            "P307",
            ("issued",),
            say("Văn bản ban hành ngày {day}, sau khi đã hết thời gian của nó.", day=issued),
            say("Kiểm tra năm ở “issued” và “period” (đến {day}).", day=show_day(period.last)),
            severity="warning",
        )
    return issued


class WindowReader:
    """Reads the windows of a plan's tasks. What many tasks share is parsed once."""

    def __init__(self, period: Window, problems: ProblemCollector) -> None:
        self._period = period
        self._start = period.first or period.last
        self._problems = problems
        self._known: dict[tuple[str | WindowShape, ...], tuple[Window, ...]] = {}
        self._recurring: dict[tuple[str, str, bool], tuple[Window, ...]] = {}

    def windows_of(self, shapes: Sequence[str | WindowShape], path: YamlPath) -> tuple[Window, ...]:
        """Return the windows of a task in chronological order: P301 not a day, P302 ends before it
        begins, P303 keys that do not go together, P304 outside the period, P305 twice.
        """
        key = tuple(shapes)
        windows = self._known.get(key)
        if windows is None:
            before = len(self._problems.collected)
            windows = self._windows(shapes, path)
            if len(self._problems.collected) == before:  # otherwise each task gets the problem
                self._known[key] = windows
        return windows

    def _windows(self, shapes: Sequence[str | WindowShape], path: YamlPath) -> tuple[Window, ...]:
        windows: dict[tuple[date | None, date], Window] = {}
        for index, shape in enumerate(shapes):
            here: YamlPath = (*path, "windows", index)
            for window in self._read(shape, here):
                self._check(window, here)
                key = (window.first, window.last)
                if key in windows:
                    self._twice(window, here)
                windows[key] = window
        return tuple(sorted(windows.values(), key=lambda one: (one.first or self._start, one.last)))

    def _read(self, shape: str | WindowShape, path: YamlPath) -> tuple[Window, ...]:
        if isinstance(shape, str):
            return self._range(shape, path)
        given = {name for name in _KEYS if getattr(shape, name) is not None}
        if shape.first is not None and shape.last is not None and given == {"first", "last"}:
            return self._range(_range(shape.first, shape.last), path)
        if shape.by is not None and given == {"by"}:
            return self._deadline(shape.by, (*path, "by"))
        if shape.every is not None and given == {"every", "day"}:
            return self._occurrences(shape.every, shape.day or "", (*path, "day"))
        if shape.every is not None and given == {"every", "by"}:
            return self._occurrences(shape.every, shape.by or "", (*path, "by"), spans=True)
        self._problems.add(
            "P303",
            path,
            say("Thời gian thực hiện viết chưa đủ hoặc thừa khóa."),
            say("Viết một trong các cách: {forms}.", forms=_FORMS),
        )
        return ()

    def _range(self, text: str, path: YamlPath) -> tuple[Window, ...]:
        try:
            return (parse_window(text, self._period),)
        except DayError as error:
            self._problems.add_day_error(path, error)
            return ()

    def _deadline(self, text: str, path: YamlPath) -> tuple[Window, ...]:
        try:
            return (Window(None, parse_day(text, self._period)),)
        except DayError as error:
            self._problems.add_day_error(path, error)
            return ()

    def _occurrences(
        self, every: str, day: str, path: YamlPath, *, spans: bool = False
    ) -> tuple[Window, ...]:
        key = (every, day, spans)
        if key not in self._recurring:
            try:
                self._recurring[key] = occurrences(CYCLES[every], day, self._period, spans=spans)
            except DayError as error:
                self._problems.add_day_error(path, error)
                return ()
            if not self._recurring[key]:
                self._problems.add(
                    "P308",
                    path,
                    say("Không có lần nào rơi vào thời gian của kế hoạch."),
                    say("Kiểm tra “every”, ngày, và “period”."),
                )
        return self._recurring[key]

    def _check(self, window: Window, path: YamlPath) -> None:
        if window.last not in self._period or (
            window.first is not None and window.first not in self._period
        ):
            self._problems.add(
                "P304",
                path,
                say(
                    "{window} nằm ngoài thời gian của kế hoạch ({period}).",
                    window=show_window(window),
                    period=show_window(self._period),
                ),
                say("Sửa ngày, ghi rõ năm, hoặc sửa “period”."),
            )

    def _twice(self, window: Window, path: YamlPath) -> None:
        self._problems.add(
            "P305",
            path,
            say("{window} được kể hai lần.", window=show_window(window)),
            say("Giữ lại một."),
        )


def _range(first: str, last: str) -> str:
    """Return two days as one range. Its dash keeps an ISO day with its hyphens in one piece."""
    return f"{first}–{last}"
