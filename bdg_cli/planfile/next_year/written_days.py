"""Days as a plan file writes them, written for a later year: only what has to change does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import DayError, Window, parse_day, parse_window, show_day, show_window
from bdg_cli.planfile.next_year.moved_days import day_after, moved_window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.planfile.models import WindowShape
    from bdg_cli.planfile.next_year.plan_editor import PlanEditor
    from bdg_cli.yamlfile.tree import YamlPath

_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")


def years_later(text: str, years: int) -> str:
    """Return a text with all of its years so much later."""
    return _YEAR.sub(lambda found: f"{int(found[0]) + years:04}", text)


class DayMover:
    """Moves the days of a plan file by so many years, from its period into the later one."""

    def __init__(self, editor: PlanEditor, years: int, old: Window, new: Window) -> None:
        self._editor = editor
        self._years = years
        self._old = old
        self._new = new

    def move_day(self, path: YamlPath, text: str, day: date) -> None:
        """Write a day, which has its year, as another one."""
        self._write(path, fits=self._is(text, Window(day, day)), day=show_day(day))

    def move_period(self, given: str | tuple[str, str], path: YamlPath) -> None:
        """Write the later period, given as one text or as first and last day."""
        if isinstance(given, str):
            self._write(path, fits=self._is(given, self._new), day=show_window(self._new))
            return
        for key, text, day in zip(
            ("first", "last"), given, (self._new.first, self._new.last), strict=True
        ):
            if day is not None:
                self.move_day((*path, key), text, day)

    def move_windows(
        self, shapes: Sequence[str | WindowShape], path: YamlPath, text: str
    ) -> list[Message]:
        """Write the windows of a task, given its words; return what has to be looked at."""
        doubts: list[Message] = []
        taken: list[Window] = []
        for index, shape in enumerate(shapes):
            read = self._read(shape)
            if read is None:  # it recurs by a rule, and the rule stays
                continue
            moved = moved_window(read, text, self._years, self._new)
            if moved.window in taken:  # 28/2 and 29/2, in a year without the second
                moved = moved.replace(window=day_after(moved.window))
            taken.append(moved.window)
            if moved.doubt is not None:
                doubts.append(moved.doubt)
            self._write_window(shape, (*path, index), moved.window)
        return doubts

    def _read(self, shape: str | WindowShape) -> Window | None:
        if isinstance(shape, str):
            return parse_window(shape, self._old)
        if shape.by is not None and shape.every is None:
            return Window(None, parse_day(shape.by, self._old))
        if shape.first is not None and shape.last is not None:
            return parse_window(f"{shape.first}–{shape.last}", self._old)
        return None

    def _write_window(self, shape: str | WindowShape, path: YamlPath, window: Window) -> None:
        if isinstance(shape, str):
            new = self._as_short(shape, window)
            self._write(path, fits=self._says(shape, window), day=new)
        elif shape.by is not None:
            by = shape.by
            self._write(
                (*path, "by"), fits=self._says(by, window, by=True), day=show_day(window.last)
            )
        elif window.first is not None:
            fits = self._says(f"{shape.first}–{shape.last}", window)
            self._write((*path, "first"), fits=fits, day=show_day(window.first))
            self._write((*path, "last"), fits=fits, day=show_day(window.last))

    def _as_short(self, text: str, window: Window) -> str:
        """Write a window anew, without its years where the text has none and none are needed."""
        first, last = window.first or window.last, window.last
        ends = dict.fromkeys([f"{first.day}/{first.month}", f"{last.day}/{last.month}"])
        short = "–".join(ends)
        fits = not _YEAR.search(text) and self._says(short, window)
        return short if fits else show_window(window)

    def _is(self, text: str, window: Window) -> bool:
        """Return True if days that have their years are those of the window, so much later."""
        try:
            return parse_window(years_later(text, self._years)) == window
        except DayError:
            return False

    def _says(self, text: str, window: Window, *, by: bool = False) -> bool:
        """Return True if a text, with its years later, is read as the window in the later plan."""
        made = years_later(text, self._years)
        try:
            if by:
                return parse_day(made, self._new) == window.last
            return parse_window(made, self._new) == window
        except DayError:
            return False

    def _write(self, path: YamlPath, *, fits: bool, day: str) -> None:
        """Change the years of a text where that fits, or write the days anew."""
        if fits:
            self._editor.rewrite(path, lambda text: years_later(text, self._years))
        else:
            self._editor.replace(path, day)
