"""The drawing of a timeline: every window is seen, whatever the width and the stretch of time."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window
from bdg_cli.domain.plan import Plan
from bdg_cli.domain.states import STATES
from bdg_cli.render.signs import FANCY, PLAIN
from bdg_cli.render.timeline_axis import axis_of
from bdg_cli.render.timeline_cells import cells_of, empty_cells, runs_of
from bdg_cli.services.timeline import Bar
from bdg_cli.wording.language import Language

T = Language()
ROOMS = st.integers(36, 160)


@st.composite
def windows(draw: st.DrawFn, within: Window | None = None) -> Window:
    """Draw a window of two days, one day or less."""
    least = within.first or within.last if within else date.min
    most = within.last if within else date.max
    first = draw(st.dates(least, most))
    return Window(first, draw(st.dates(first, most)))


@st.composite
def spans(draw: st.DrawFn) -> Window:
    """Draw a stretch of time: days, years or thousands of years."""
    first = draw(st.dates())
    days = draw(
        st.sampled_from([20, 100, 400, 2000, 4_000_000]).flatmap(lambda n: st.integers(0, n))
    )
    left = (date.max - first).days
    return Window(first, first + timedelta(days=min(days, left)))


@given(spans(), ROOMS, st.data())
def test_each_day_has_its_place_and_time_runs_to_the_right(
    span: Window, room: int, data: st.DataObject
) -> None:
    """Inside the drawing, which is never wider than its room."""
    axis = axis_of(T, span, room)
    assert axis.cells <= room
    days = sorted(data.draw(st.lists(windows(span), min_size=2, max_size=5)), key=lambda w: w.last)
    places = [axis.cells_of(window.last) for window in days]
    assert all(0 <= first <= last < axis.cells for first, last in places)
    for (_, before), (after, _) in itertools.pairwise(sorted(set(places))):
        assert before <= after
    assert axis.has(span.last)
    assert all(len(line) <= axis.cells for line in axis.heads())


@pytest.mark.parametrize(
    ("first", "last", "room", "names"),
    [
        ((2018, 11, 5), (2018, 11, 25), 44, "05/11         12/11         19/11"),
        ((2018, 9, 20), (2018, 12, 31), 44, "Tháng 9    Tháng 10   Tháng 11   Tháng 12"),
        ((2018, 1, 1), (2018, 12, 31), 44, "1  2  3  4  5  6  7  8  9  10 11 12"),
        ((2021, 1, 1), (2023, 12, 31), 44, "Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4"),
        ((2021, 1, 1), (2025, 12, 31), 44, "1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4"),
        ((2021, 1, 1), (2027, 12, 31), 44, "2021  2022  2023  2024  2025  2026  2027"),
        ((2000, 1, 1), (2035, 12, 31), 44, "2000  2005  2010  2015  2020  2025  2030  2035"),
    ],
)
def test_columns_are_as_short_as_the_room_allows(
    first: tuple[int, int, int], last: tuple[int, int, int], room: int, names: str
) -> None:
    """Weeks, months, quarters, years, several years."""
    span = Window(date(*first), date(*last))
    assert axis_of(T, span, room).heads()[1].split() == names.split()


STATED = st.sampled_from([state for state in STATES if state != "undated"])


@given(spans(), ROOMS, st.data())
def test_the_first_and_the_last_day_of_each_window_are_marked(
    span: Window, room: int, data: st.DataObject
) -> None:
    """The last one by the sign of its state, or of a more pressing one that ends in that cell."""
    axis = axis_of(T, span, room)
    bars = [
        Bar(data.draw(st.sampled_from([window, Window(None, span.last)])), window, state, 0, 1)
        for window, state in data.draw(
            st.lists(st.tuples(windows(span), STATED), min_size=1, max_size=6)
        )
    ]
    today = data.draw(st.dates())
    plan = Plan("1", "1", "", "", "", span.last, span)
    for signs in (FANCY, PLAIN):
        cells = cells_of(plan, bars, axis, signs, today)
        assert len(cells) == axis.cells
        blank = empty_cells(axis, signs, today)
        marks = {sign: STATES.index(state) for state, sign in signs.states.items()}
        for bar in bars:
            assert bar.window is not None
            assert bar.window.first is not None
            ends = cells[axis.cells_of(bar.window.last)[1]][0]
            assert marks[ends] <= STATES.index(bar.state)
            begins = axis.cell_of(bar.window.first)
            here = axis.has(today) and begins == axis.cell_of(today)
            assert cells[begins] != blank[begins] or here
        assert "".join(text for text, _ in runs_of(cells)) == "".join(sign for sign, _ in cells)


def test_all_signs_of_states_differ_and_are_one_column_wide() -> None:
    """State is never told by colour alone."""
    for signs in (FANCY, PLAIN):
        assert set(signs.states) == set(STATES)
        assert len(set(signs.states.values())) == len(STATES)
        assert {len(sign) for sign in signs.states.values()} == {1}
    assert all(sign.isascii() for sign in PLAIN.states.values())
