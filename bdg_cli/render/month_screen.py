"""Draws a month on a terminal: weeks from Monday on, a cell a day; below it the same as a list.

A cell has the day, why it is off, then what ends and begins, last days first, and at its foot how
much is under way. Where there is no room for seven cells, there is the list alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segments

from bdg_cli.domain.states import STATES
from bdg_cli.domain.value import Value
from bdg_cli.render import month_labels
from bdg_cli.render.screen_layout import ListEntry, packed, segment, text
from bdg_cli.render.signs import FANCY, PLAIN
from bdg_cli.render.styles import STYLES
from bdg_cli.services.month_calendar import BEGINS, ONLY
from bdg_cli.wording import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from rich.console import RenderableType
    from rich.segment import Segment
    from rich.text import Text

    from bdg_cli.domain.days import date
    from bdg_cli.render.screen_layout import ListLayout
    from bdg_cli.render.signs import Signs
    from bdg_cli.services.month_calendar import DayEvent, MonthCalendar, MonthDay
    from bdg_cli.wording.language import Language

    Line: TypeAlias = list[tuple[str, str]]
    """A line of a cell: words with their styles."""

_WEEK = 7
_LEAST_CELL, _MOST_CELL = 9, 22
_MOST_LINES = 3
"""So many lines of a cell are for what begins and ends."""
_TODAY, _OFF = "bold reverse", "dim"


class Frame(Value):
    """How wide a cell is, and the lines between cells.

    `borders` are the corners from top to bottom, left, between and right. `side` and `rule` are
    the lines; `through` is a side that a band goes through.
    """

    wide: int
    signs: Signs
    borders: tuple[str, str, str]
    side: str
    rule: str
    through: str


_FANCY_FRAME = Frame(0, FANCY, ("┌┬┐", "├┼┤", "└┴┘"), "│", "─", "┿")
_PLAIN_FRAME = Frame(0, PLAIN, ("+++", "+++", "+++"), "|", "-", "|")


def month_parts(t: Language, result: MonthCalendar, layout: ListLayout) -> Iterator[RenderableType]:
    """Yield what a month consists of, from above."""
    signs = FANCY if layout.fancy else PLAIN
    yield text(month_labels.month_title(t, result.month.last), "bold")
    wide = min((layout.width - _WEEK - 1) // _WEEK, _MOST_CELL)
    if wide >= _LEAST_CELL:
        drawn = _FANCY_FRAME if layout.fancy else _PLAIN_FRAME
        yield Segments([*_grid(t, result, drawn.replace(wide=wide))])
        legend = [*_legend(t, result, signs)]
        if legend:
            yield packed(legend, "  ", layout.width)
        yield text("")
    entries = [*_entries(t, result, signs)]
    if entries:
        yield layout.lines(entries)
    if not result.events:
        yield text(month_labels.no_events(t, result))
    if not result.year_known:
        yield text(month_labels.unknown_year(t, result.month.last.year))


def _grid(t: Language, result: MonthCalendar, frame: Frame) -> Iterator[Segment]:
    names = [t(name) for name in month_labels.WEEKDAYS]
    heads = "".join([f"   {name}".ljust(frame.wide + 1) for name in names])
    yield segment(heads.rstrip() + "\n", "bold")
    weeks = _weeks(result)
    yield _border(frame, 0)
    for n, week in enumerate(weeks):
        if n:
            yield _border(frame, 1)
        yield from _week(t, result, week, frame)
    yield _border(frame, 2)


def _weeks(result: MonthCalendar) -> list[list[MonthDay | None]]:
    """Return the days in weeks, with None before the first and after the last."""
    padded: list[MonthDay | None] = [None] * result.days[0].day.weekday() + [*result.days]
    padded += [None] * (-len(padded) % _WEEK)
    return [padded[n : n + _WEEK] for n in range(0, len(padded), _WEEK)]


def _border(frame: Frame, place: int) -> Segment:
    corners = frame.borders[place]
    line = corners[0] + corners[1].join([frame.rule * frame.wide] * _WEEK) + corners[2]
    return segment(line + "\n", "dim")


def _week(
    t: Language, result: MonthCalendar, week: Sequence[MonthDay | None], frame: Frame
) -> Iterator[Segment]:
    """Yield the lines of a week: its cells side by side, then what is under way below them all."""
    cells = [_cell(t, result, day, frame) if day else [] for day in week]
    bands = _bands(week, frame)
    height = max(len(cell) for cell in cells)
    lines = [[cell[n] if n < len(cell) else [] for cell in cells] for n in range(height)]
    for line in [*lines, bands] if any(bands) else lines:
        for n, cell in enumerate(line):
            through = n and line is bands and cell and line[n - 1]
            yield segment(frame.through if through else frame.side, "dim")
            for words, style in cell:
                yield segment(words, style)
            yield segment(" " * (frame.wide - sum(len(words) for words, _ in cell)))
        yield segment(frame.side + "\n", "dim")


def _cell(t: Language, result: MonthCalendar, day: MonthDay, frame: Frame) -> list[Line]:
    """Return the lines of a cell, as words with their styles, without its foot."""
    number = f"{day.day.day:2}"
    today = day.day == result.today
    quiet = "" if day.working else _OFF
    note = month_labels.day_note(t, day)
    if day.holiday:
        note = f"{frame.signs.holiday} {note}"
    head = [(f"[{number}]", _TODAY) if today else (f" {number} ", quiet)]
    head.append((note[: frame.wide - len(head[0][0])], quiet))
    return [head, *_event_lines(day, frame)]


def _event_lines(day: MonthDay, frame: Frame) -> list[Line]:
    """Return the lines with what ends and begins on a day: as many as fit, and how many do not."""
    tokens = [_token(event, frame) for event in day.events]
    room = _MOST_LINES * frame.wide
    for shown in range(min(len(tokens), room), -1, -1):
        more = [(f"+{len(tokens) - shown}", "bold")] if shown < len(tokens) else []
        lines = _filled([*tokens[:shown], *more], frame.wide)
        if len(lines) <= _MOST_LINES:
            return lines
    return []


def _filled(tokens: Line, wide: int) -> list[Line]:
    """Return lines with as many tokens each as have room."""
    lines: list[Line] = []
    left = -1
    for words, style in tokens:
        if len(words) < left:
            lines[-1] += [(" ", ""), (words, style)]
            left -= len(words) + 1
        else:
            lines.append([(words, style)])
            left = wide - len(words)
    return lines


def _token(event: DayEvent, frame: Frame) -> tuple[str, str]:
    """Return what a cell says of an event, no wider than the cell."""
    signs = frame.signs
    ending = signs.states[event.bar.state]
    sign = {BEGINS: signs.begins, ONLY: signs.begins + ending}.get(event.what, ending)
    words = f"{sign} {event.task.id}"
    if len(words) > frame.wide:
        words = words[: frame.wide - 1] + "…"
    style = STYLES[event.bar.state]
    return words, style if event.what == BEGINS or "bold" in style else f"bold {style}".strip()


def _bands(week: Sequence[MonthDay | None], frame: Frame) -> list[Line]:
    """Return the feet of a week's cells: how much is under way, where that changes."""
    line = frame.signs.lines["open"]
    bands: list[Line] = []
    before = 0
    for day in week:
        number = day.under_way if day else 0
        said = f"{line * 2} {number} " if number != before else ""
        bands.append([(said.ljust(frame.wide, line), "dim")] if number else [])
        before = number
    return bands


def _legend(t: Language, result: MonthCalendar, signs: Signs) -> Iterator[Text]:
    """Yield what the signs mean that were drawn."""
    found = {event.bar.state for event in result.events}
    if result.events:
        yield text(f"{signs.begins} {t('ngày đầu')}")
    for state in STATES:
        if state in found:
            yield text(f"{signs.states[state]} {t(labels.STATE_LABELS[state])}", STYLES[state])
    if any(event.what != BEGINS for day in result.days for event in day.events if not day.working):
        yield text(f"{signs.later} {t('ngày làm việc tiếp theo')}")
    if any(day.under_way for day in result.days):
        line = signs.lines["open"]
        yield text(f"{line} n {line} {t('số việc đang trong thời gian thực hiện')}", "dim")


def _entries(t: Language, result: MonthCalendar, signs: Signs) -> Iterator[ListEntry]:
    """Yield the days on which something is to be known, in their order."""
    several = len(result.found.statuses) > 1
    ends = month_labels.days_off(result.days)
    for day in result.days:
        if day.day in ends:
            until = ends[day.day]
            days = _day(t, day.day) + (
                f"–{until.day:02}/{until.month:02}" if until != day.day else ""
            )
            note = text(days), text(month_labels.day_note(t, day))
            yield ListEntry((*note, *[text("")] * 4), day.holiday)
        for event in day.events:
            later = event.what != BEGINS and not day.working
            yield ListEntry(
                (
                    text(_day(t, day.day)),
                    text(t(month_labels.WHAT_LABELS[event.what])),
                    text(f"{signs.later} {_day(t, day.next_working)}" if later else ""),
                    text(event.plan.id if several else ""),
                    text(
                        f"{signs.states[event.bar.state]} {event.task.id}", STYLES[event.bar.state]
                    ),
                    text(f"{event.bar.done}/{event.bar.of}" if event.bar.of > 1 else ""),
                ),
                event.task.text,
            )


def _day(t: Language, day: date) -> str:
    return f"{t(month_labels.WEEKDAYS[day.weekday()])} {day.day:02}/{day.month:02}"
