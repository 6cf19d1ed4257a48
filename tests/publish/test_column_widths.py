"""How wide columns are: no word is cut where there is room for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.publish.report.column_widths import column_widths
from bdg_cli.publish.report.text_widths import text_width, widest_word

ROOM, MARGINS, SIZE = 160.0, 2.8, 12
TEXTS = st.text("ab ư–\n", max_size=30)


def widths(heads: list[str], rows: list[list[str]], weights: list[int]) -> list[float]:
    """Return the widths of columns on an upright page."""
    return column_widths(heads, rows, weights, room=ROOM, size=SIZE, margins=MARGINS)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=5))
def test_columns_fill_the_room_and_cut_no_short_word(rows: list[list[str]]) -> None:
    """Whatever stands in them."""
    heads = ["TT", "Chưa đến kỳ", "Nhiệm vụ"]
    found = widths(heads, rows, [1, 2, 6])
    assert sum(found) == pytest.approx(ROOM)
    for place, width in enumerate(found):
        words = [heads[place], *[line for row in rows for line in row[place].split("\n")]]
        needed = max(widest_word(one, SIZE) for one in words)
        if needed < ROOM / 4:
            assert width >= needed + MARGINS - 0.001


def test_a_word_without_end_does_not_take_the_room_of_the_others() -> None:
    """It is cut; a quarter of the table is what it gets."""
    found = widths(["TT", "Nhiệm vụ", "Ngày"], [["1", "x" * 900, "20/12/2018"]], [1, 6, 2])
    assert found[2] >= widest_word("20/12/2018", SIZE) + MARGINS
    assert widths(["a", "b"], [["x" * 900, "y" * 900]], [1, 1]) == pytest.approx([80, 80])


def test_what_says_little_leaves_its_room() -> None:
    """A column of numbers is no wider than it needs to be."""
    found = widths(["TT", "Nhiệm vụ"], [["1", "rất dài " * 40]], [1, 1])
    assert found[0] < 12


def test_letters_with_a_horn_are_wider() -> None:
    """Other marks take no room; a bold text takes more."""
    assert text_width("ư", SIZE) > text_width("u", SIZE) == text_width("ú", SIZE)
    assert text_width("a", SIZE, bold=True) > text_width("a", SIZE)
