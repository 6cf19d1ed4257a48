"""The cells of one row of a timeline: which sign stands in each, and in what style.

Last days are drawn over everything else, so that each window is seen; where several end in one
cell, the most pressing is. Then come days that an extension replaced, then today's line, then bars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.states import STATES
from bdg_cli.render.styles import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.render.signs import Signs
    from bdg_cli.render.timeline_axis import Axis
    from bdg_cli.services.timeline import Bar

    Cells: TypeAlias = list[tuple[str, str]]
    """A sign and its style for each cell."""

_DIM, _TODAY = "dim", "bold"


def empty_cells(axis: Axis, signs: Signs, today: date) -> Cells:
    """Return a row without bars: where columns begin, and where today is."""
    cells = [(" ", "")] * axis.cells
    _draw(cells, axis.lines, signs.column, _DIM)
    if axis.has(today):
        cells[axis.cell_of(today)] = signs.today, _TODAY
    return cells


def cells_of(plan: Plan, bars: Iterable[Bar], axis: Axis, signs: Signs, today: date) -> Cells:
    """Return a row with its bars; undated work is a dotted line over the plan's period."""
    cells = empty_cells(axis, signs, today)
    crossing = axis.cell_of(today) if axis.has(today) else -1
    ordered = sorted(bars, key=lambda bar: STATES.index(bar.state), reverse=True)
    for bar in ordered:
        line, style = signs.lines.get(bar.state, signs.undated), STYLES[bar.state]
        if bar.window is None:
            _draw(cells, _reach(plan.period, axis)[::2], signs.undated, style)
        elif bar.window.first is not None:
            _draw(cells, _reach(bar.window, axis), line, style)
        if bar.window is not None and bar.old_last is not None:
            ends = sorted((axis.cell_of(bar.old_last), axis.cell_of(bar.window.last)))
            _draw(cells, range(ends[0], ends[1] + 1), signs.moved, style)
    if crossing >= 0:
        sign, style = cells[crossing]
        crossed = signs.crossed.get(sign)
        cells[crossing] = (crossed, style) if crossed else (signs.today, _TODAY)
    for bar in ordered:
        if bar.old_last is not None:
            cells[axis.cell_of(bar.old_last)] = signs.was_last, STYLES[bar.state]
    for bar in ordered:
        if bar.window is not None:
            cells[axis.cells_of(bar.window.last)[1]] = signs.states[bar.state], STYLES[bar.state]
    return cells


def _reach(window: Window, axis: Axis) -> range:
    first = axis.cells_of(window.first or window.last)[0]
    return range(first, axis.cells_of(window.last)[1] + 1)


def _draw(cells: Cells, places: Iterable[int], sign: str, style: str) -> None:
    for place in places:
        cells[place] = sign, style


def runs_of(cells: Cells) -> Iterator[tuple[str, str]]:
    """Yield neighbouring cells of one style together."""
    text, style = "", cells[0][1] if cells else ""
    for sign, own in cells:
        if own != style:
            yield text, style
            text, style = "", own
        text += sign
    yield text, style
