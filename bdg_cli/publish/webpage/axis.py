"""Time from left to right: where a day stands, in percent of the width."""

from __future__ import annotations

from bdg_cli.domain.days import date, show_day
from bdg_cli.domain.value import Value
from bdg_cli.publish.webpage.markup import Html, tag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = 12
_STEPS = (1, 3, 12, 60, 120)
"""A mark stands at every so many months, as few as keep their words apart."""
_ENOUGH = 13
_NEAR = 62
_MARGIN = 0.02
"""So much is left free at both ends, for the pins there."""


class PageAxis(Value):
    """From the first day to the last, both included, with its marks and the day of the page."""

    first: date
    last: date
    today: date
    marks: tuple[date, ...]

    def at(self, day: date) -> float:
        """Return where a day stands, in percent; one outside stands at the end."""
        share = ((day - self.first).days + 0.5) / ((self.last - self.first).days + 1)
        return 100 * (_MARGIN + (1 - 2 * _MARGIN) * min(max(share, 0.0), 1.0))


def axis_of(days: Iterable[date], today: date) -> PageAxis:
    """Return an axis that has all these days: whole months, or whole years if there are many.

    The day of the page is on it unless that lies far away, where it would crowd all others.
    """
    found = list(days)
    first, last = min(found), max(found)
    if (first - today).days < _NEAR and (today - last).days < _NEAR:
        first, last = min(first, today), max(last, today)
    months = (last.year - first.year) * _MONTHS + last.month - first.month + 1
    step = next((one for one in _STEPS if months / one <= _ENOUGH), _STEPS[-1])
    at = first.year * _MONTHS + (first.month - 1) // step * step
    marks: list[date] = []
    while (day := _month(at)) is not None and day <= last:
        marks.append(day)
        at += step
    return PageAxis(min(first, marks[0]), last, today, tuple(marks))


def _month(number: int) -> date | None:
    """Return the first day of a month, counted from the year 0; None after the last year."""
    year, month = divmod(number, _MONTHS)
    return date(year, month + 1, 1) if year <= date.max.year else None


def percent(value: float) -> str:
    """Return a place or a width for an attribute, exact to a tenth: finer than a screen."""
    return f"{value:.1f}".removesuffix(".0") + "%"


def grid(axis: PageAxis) -> str:
    """Return the lines of the marks and of the day as a style, for the ground of every row: a line
    in each of thousands of drawings would be a third of the page.
    """
    marks = _lines([axis.at(day) for day in axis.marks], "var(--hair)")
    now = [axis.at(axis.today)] if axis.first <= axis.today <= axis.last else []
    return f":root {{ --grid: {_lines(now, 'var(--today)')}, {marks} }}\n"


def _lines(places: Iterable[float], color: str) -> str:
    stops = [
        f"#0000 {place:.1f}%, {color} {place:.1f}% calc({place:.1f}% + 1px), #0000 0"
        for place in places
    ]
    return f"linear-gradient(90deg, {', '.join([*stops, '#0000 0', '#0000 0'])})"


def scale(axis: PageAxis) -> Html:
    """Return the words above the lines."""
    said = [tag("text", _words(axis, day), x=percent(axis.at(day)), y="14") for day in axis.marks]
    now = tag(
        "text",
        _now(axis),
        x=percent(axis.at(axis.today)),
        y="32",
        class_=_anchor(axis.at(axis.today)),
    )
    return tag("div", tag("svg", *said, now), class_="scale", aria_hidden="true")


_LEFT, _RIGHT = 12, 88


def _anchor(place: float) -> str:
    """Return on which side the words for a day stand, so that they stay inside."""
    return "now start" if place < _LEFT else "now end" if place > _RIGHT else "now"


def _now(axis: PageAxis) -> str:
    """Return the day of the page, with an arrow to where it lies."""
    if axis.today < axis.first:
        return f"◂ {show_day(axis.today)}"
    return f"{show_day(axis.today)} ▸" if axis.today > axis.last else f"▾ {show_day(axis.today)}"


def _words(axis: PageAxis, day: date) -> str:
    """Return a month; a year where all marks are of one month, as those of years are."""
    yearly = len(axis.marks) > 1 and axis.marks[0].month == axis.marks[1].month
    return str(day.year) if yearly else f"{day.month}/{day.year}"
