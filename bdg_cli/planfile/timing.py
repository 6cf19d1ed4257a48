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
from bdg_cli.planfile.repeating import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.planfile.findings import Findings
    from bdg_cli.planfile.shape import PlanShape, WindowShape
    from bdg_cli.planfile.tree import Path

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


def period_of(shape: PlanShape, found: Findings) -> Window | None:
    """Read the plan's period: P301 a day that is none or lacks its year, P302 ends before it
    begins, P306 longer than a century.
    """
    given = shape.period
    text = given if isinstance(given, str) else _range(given.first, given.last)
    try:
        period = parse_window(text)
    except DayError as error:
        found.bad_day(("period",), error)
        return None
    if period.first is not None and period.last.year - period.first.year > _MOST_YEARS:
        found.trouble(
            "P306",
            ("period",),
            say("Thời gian của kế hoạch dài hơn {years} năm.", years=_MOST_YEARS),
            say("Kiểm tra năm: {period}.", period=show_window(period)),
        )
        return None
    return period


def issued_on(shape: PlanShape, period: Window | None, found: Findings) -> date | None:
    """Read the day of issue, with a year: P301; P307 after the plan's period."""
    try:
        issued = parse_day(shape.issued)
    except DayError as error:
        found.bad_day(("issued",), error)
        return None
    if period is not None and issued > period.last:
        found.trouble(
            "P307",
            ("issued",),
            say("Kế hoạch ban hành ngày {day}, sau khi đã hết thời gian của nó.", day=issued),
            say("Kiểm tra năm ở “issued” và “period” (đến {day}).", day=show_day(period.last)),
            severity="warning",
        )
    return issued


class Calendar:
    """Reads the windows of a plan's tasks; what many tasks share is read once."""

    def __init__(self, period: Window, found: Findings) -> None:
        self._period = period
        self._start = period.first or period.last
        self._found = found
        self._ranges: dict[str, Window] = {}
        self._fitting: dict[str, tuple[Window, ...]] = {}
        self._repeating: dict[tuple[str, str, bool], tuple[Window, ...]] = {}

    def windows_of(self, shapes: Sequence[str | WindowShape], path: Path) -> tuple[Window, ...]:
        """Read the windows of a task, in order of time: P301 a day that is none, P302 ends before
        it begins, P303 keys that do not go together, P304 outside the period, P305 twice.
        """
        if not shapes:
            return ()
        alone = shapes[0] if len(shapes) == 1 else None
        if not isinstance(alone, str):
            return self._windows(shapes, path)
        windows = self._fitting.get(alone)
        if windows is None:
            before = len(self._found.problems)
            windows = self._windows(shapes, path)
            if len(self._found.problems) == before:  # else the next task is told as well
                self._fitting[alone] = windows
        return windows

    def _windows(self, shapes: Sequence[str | WindowShape], path: Path) -> tuple[Window, ...]:
        windows: dict[tuple[date | None, date], Window] = {}
        for index, shape in enumerate(shapes):
            here: Path = (*path, "windows", index)
            for window in self._read(shape, here):
                self._check(window, here)
                key = (window.first, window.last)
                if key in windows:
                    self._twice(window, here)
                windows[key] = window
        return tuple(sorted(windows.values(), key=lambda one: (one.first or self._start, one.last)))

    def _read(self, shape: str | WindowShape, path: Path) -> tuple[Window, ...]:
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
        self._found.trouble(
            "P303",
            path,
            say("Thời gian thực hiện viết chưa đủ hoặc thừa khóa."),
            say("Viết một trong các cách: {forms}.", forms=_FORMS),
        )
        return ()

    def _range(self, text: str, path: Path) -> tuple[Window, ...]:
        window = self._ranges.get(text)
        if window is None:
            try:
                window = self._ranges[text] = parse_window(text, self._period)
            except DayError as error:
                self._found.bad_day(path, error)
                return ()
        return (window,)

    def _deadline(self, text: str, path: Path) -> tuple[Window, ...]:
        try:
            return (Window(None, parse_day(text, self._period)),)
        except DayError as error:
            self._found.bad_day(path, error)
            return ()

    def _occurrences(
        self, every: str, day: str, path: Path, *, spans: bool = False
    ) -> tuple[Window, ...]:
        key = (every, day, spans)
        if key not in self._repeating:
            try:
                self._repeating[key] = occurrences(CYCLES[every], day, self._period, spans=spans)
            except DayError as error:
                self._found.bad_day(path, error)
                return ()
            if not self._repeating[key]:
                self._found.trouble(
                    "P308",
                    path,
                    say("Không có lần nào rơi vào thời gian của kế hoạch."),
                    say("Kiểm tra “every”, ngày, và “period”."),
                )
        return self._repeating[key]

    def _check(self, window: Window, path: Path) -> None:
        if window.last not in self._period or (
            window.first is not None and window.first not in self._period
        ):
            self._found.trouble(
                "P304",
                path,
                say(
                    "{window} nằm ngoài thời gian của kế hoạch ({period}).",
                    window=show_window(window),
                    period=show_window(self._period),
                ),
                say("Sửa ngày, ghi rõ năm, hoặc sửa “period”."),
            )

    def _twice(self, window: Window, path: Path) -> None:
        self._found.trouble(
            "P305",
            path,
            say("{window} được kể hai lần.", window=show_window(window)),
            say("Giữ lại một."),
        )


def _range(first: str, last: str) -> str:
    """Write two days as one range; each is a day, so that an ISO day keeps its hyphens."""
    return f"{first}–{last}"
