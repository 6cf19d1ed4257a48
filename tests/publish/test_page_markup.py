"""What the page is written with: markup that no text can become, and a line of time."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.publish.webpage.axis import axis_of, scale
from bdg_cli.publish.webpage.markup import tag
from bdg_cli.wording.sanitize import sanitize

HOSTILE = st.text(st.sampled_from("<>&\"'/=!- ;#%\n\u202e\u2066aê") | st.characters())
YEAR = [date(2018, 1, 1), date(2018, 12, 31)]


class Reader(HTMLParser):
    """Notes what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.said += data


@given(HOSTILE, HOSTILE)
def test_a_text_stays_a_text(child: str, value: str) -> None:
    """In an element, and in an attribute, which is left out if it is empty."""
    reader = Reader()
    reader.feed(tag("b", child, title=value))
    reader.close()
    attributes = [("title", sanitize(value))] if value else []
    assert reader.tags == [("b", attributes)]
    assert reader.said == sanitize(child)


def test_the_axis_has_all_days_and_a_near_today() -> None:
    """A day soon after the plan is on it; one years later does not crowd it, and has an arrow."""
    assert axis_of(YEAR, date(2019, 1, 20)).last == date(2019, 1, 20)
    later = axis_of(YEAR, date(2026, 5, 1))
    assert later.last == YEAR[1]
    assert len(later.marks) == 12
    assert "01/05/2026 ▸" in scale(later)
    assert "◂ 01/05/2010" in scale(axis_of(YEAR, date(2010, 5, 1)))


def test_many_years_are_marked_by_years() -> None:
    """So that their words do not touch."""
    axis = axis_of([date(1990, 3, 1), date(2039, 3, 1)], date(2020, 1, 1))
    assert 5 <= len(axis.marks) <= 13
    assert ">2020<" in scale(axis)
    assert axis_of([date.max], date.max).marks == (date(9999, 12, 1),)
