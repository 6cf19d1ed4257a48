"""The same windows by unit: one drawing for each, in as many rows as keep the tasks' ids apart."""

from __future__ import annotations

from bdg_cli.domain.states import STATES
from bdg_cli.publish.webpage.axis import percent
from bdg_cli.publish.webpage.bars import bar
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.publish.webpage.states import badge, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from bdg_cli.domain.states import State
    from bdg_cli.publish.webpage.axis import PageAxis
    from bdg_cli.publish.webpage.content import Content, PageTask
    from bdg_cli.services.status import AssignmentStatus
    from bdg_cli.wording.language import Language

    Owed: TypeAlias = tuple[PageTask, AssignmentStatus]

_HEIGHT = 20
_LETTER = 0.85
"""How much of the width a letter takes beside a pin, in percent, where the drawing is smallest."""
_PIN = 1.6


def units_part(content: Content, axis: PageAxis, t: Language) -> Html:
    """Return each unit with its windows."""
    owed: dict[str, list[Owed]] = {code: [] for code in content.units}
    for task in content.tasks:
        for one in task.status.assignments:
            owed[one.unit].append((task, one))
    rows = [_unit(content, code, owed[code], axis, t) for code in content.units]
    return tag("ul", *rows, class_="units")


def _unit(content: Content, code: str, owed: Sequence[Owed], axis: PageAxis, t: Language) -> Html:
    states = [one.state for _, one in owed]
    counted = [(state, states.count(state)) for state in STATES if state in states]
    dated = [(task, one) for task, one in owed if one.window]
    lanes, height = _lanes(dated, axis)
    return tag(
        "li",
        tag("svg", *lanes, height=str(height)) if lanes else "",
        tag("p", tag("b", content.names[code])),
        tag("p", *_counts(counted, t)),
        data_unit=str(content.units[code]),
    )


def _counts(counted: Iterable[tuple[State, int]], t: Language) -> list[Html]:
    return [joined([badge(state, f"{word(state, t)} {n}"), " "]) for state, n in counted]


def _lanes(dated: Sequence[Owed], axis: PageAxis) -> tuple[list[Html], int]:
    """Return the bars, each in the first row that is free where it begins, and the whole height."""
    free: list[float] = []
    drawn: list[Html] = []
    for start, end, task, one in sorted(_spans(dated, axis), key=lambda span: span[:2]):
        lane = next((place for place, until in enumerate(free) if until <= start), len(free))
        free[lane:] = [end, *free[lane + 1 :]]
        drawn.append(_drawn(task, one, axis, lane * _HEIGHT))
    return drawn, len(free) * _HEIGHT + 2


def _spans(
    dated: Iterable[Owed], axis: PageAxis
) -> Iterable[tuple[float, float, PageTask, AssignmentStatus]]:
    for task, one in dated:
        if one.window is not None:
            end = axis.at(one.window.last)
            start = axis.at(one.window.first) if one.window.first else end
            width = _PIN + _LETTER * len(task.status.task.id)
            left = min(start - _PIN, end - width) if _turned(end, width) else start - _PIN
            yield left, end + (_PIN if _turned(end, width) else width), task, one


def _turned(end: float, width: float) -> bool:
    """Return True if the id stands to the left of its pin, for want of room at the right."""
    return end + width > 100  # noqa: PLR2004 -- percent


def _drawn(task: PageTask, one: AssignmentStatus, axis: PageAxis, y: int) -> Html:
    if one.window is None:
        return Html("")
    end, name = axis.at(one.window.last), task.status.task.id
    turned = _turned(end, _PIN + _LETTER * len(name))
    return tag(
        "svg",
        bar(axis, one.window, one.state, end),
        tag("text", name, class_="e" if turned else ""),
        data_task=str(task.number),
        x=percent(end),
        y=str(y) if y else "",
    )
