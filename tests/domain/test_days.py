"""Days and windows as people write them: day first, both ends included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import (
    DayError,
    Window,
    date,
    parse_day,
    parse_span,
    parse_window,
    show_day,
    show_window,
    timedelta,
)
from bdg_cli.domain.folding import DASHES

PERIOD = Window(date(2018, 9, 20), date(2018, 12, 31))
SCHOOL_YEAR = Window(date(2018, 9, 1), date(2019, 8, 31))
TWO_YEARS = Window(date(2018, 1, 1), date(2019, 12, 31))

days = st.dates()
windows = st.tuples(days, days).map(lambda ends: Window(min(ends), max(ends)))
deadlines = days.map(lambda last: Window(None, last))


@pytest.mark.parametrize(
    "text",
    ["20/10", "20/10/2018", "2018-10-20", " 20/10 ", "20 / 10 / 2018", "020/10/2018", "+3d", "+3"],
)
def test_a_day_has_several_spellings(text: str) -> None:
    """All accepted forms of 20 October 2018, seen from 17 October, give that day."""
    assert parse_day(text, PERIOD, today=date(2018, 10, 17)) == date(2018, 10, 20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "20-10",
        "20-10-2018",
        "20/10/18",
        "20.10.2018",
        "20/10/2018/1",
        "10/20/2018",
        "31/11",
        "29/2/2018",
        "2018-02-30",
        "0/10",
        "1/1/0000",
        "2018/10/20",
        "-1/10",
        "٢٠/10",
        "²/10",
        "mai",
        "+3w",
        "+-3",
        "+99999999999d",
        "12:30",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    """Anything else is an error that keeps to the accepted forms, never a guess."""
    with pytest.raises(DayError):
        parse_day(text, PERIOD, today=date(2018, 10, 17))


def test_a_span_needs_a_day_to_count_from() -> None:
    """`+7d` means nothing where no day is given to count from."""
    with pytest.raises(DayError):
        parse_day("+7d", PERIOD)


def test_a_span_may_not_leave_the_calendar() -> None:
    """Counting past the last day there is gives an error, not a crash."""
    with pytest.raises(DayError):
        parse_day("+7d", today=date.max)


@pytest.mark.parametrize(
    ("text", "period", "day"),
    [
        ("20/10", PERIOD, date(2018, 10, 20)),
        ("5/1", SCHOOL_YEAR, date(2019, 1, 5)),
        ("1/9", SCHOOL_YEAR, date(2018, 9, 1)),
        ("31/8", SCHOOL_YEAR, date(2019, 8, 31)),
        ("5/1", PERIOD, date(2018, 1, 5)),
        ("29/2", Window(date(2019, 6, 1), date(2020, 5, 31)), date(2020, 2, 29)),
        ("5/1", Window(None, date(2018, 12, 31)), date(2018, 1, 5)),
    ],
)
def test_a_missing_year_is_the_periods(text: str, period: Window, day: date) -> None:
    """The year is the one in which the day lies inside the period, else that of its first day."""
    assert parse_day(text, period) == day


def test_a_missing_year_is_never_guessed() -> None:
    """Where two years would do, or nothing tells the year, the day is refused."""
    with pytest.raises(DayError) as ambiguous:
        parse_day("20/10", TWO_YEARS)
    assert ambiguous.value.hint is not None
    assert ambiguous.value.hint.filling["days"] == (date(2018, 10, 20), date(2019, 10, 20))
    with pytest.raises(DayError):
        parse_day("20/10")


@pytest.mark.parametrize(
    "text",
    [
        "15/11–15/12",
        "15/11-15/12",
        "15/11 - 15/12",
        "15/11/2018–15/12",
        "15/11–15/12/2018",
        "15/11/2018-15/12/2018",
        "2018-11-15–2018-12-15",
        "2018-11-15 - 2018-12-15",
        "15/11 đến 15/12",
        *(f"15/11 {dash} 15/12" for dash in DASHES),
    ],
)
def test_a_range_has_several_spellings(text: str) -> None:
    """Any dash, with or without years, gives the Action Month of 2018."""
    assert parse_window(text, PERIOD) == Window(date(2018, 11, 15), date(2018, 12, 15))


def test_one_day_is_a_window_of_length_one() -> None:
    """A day alone is its own first and last day."""
    assert parse_window("20/10", PERIOD) == Window(date(2018, 10, 20), date(2018, 10, 20))


@pytest.mark.parametrize("text", ["20/12–5/1", "20/12/2018–5/1", "20/12–5/1/2019"])
def test_a_range_may_cross_the_turn_of_the_year(text: str) -> None:
    """Where a year is missing, the end comes after the beginning."""
    assert parse_window(text, PERIOD) == Window(date(2018, 12, 20), date(2019, 1, 5))


@pytest.mark.parametrize(
    "text",
    ["", "–", "15/11–", "–15/12", "1/1–2/2–3/3", "15/12/2018–15/11/2018", "15/11 tới 15/12"],
)
def test_what_is_no_range_is_refused(text: str) -> None:
    """A range has two ends, and with both years given it ends after it begins."""
    with pytest.raises(DayError):
        parse_window(text, PERIOD)


@pytest.mark.parametrize("text", ["2/2–1/1/0001", "31/12/9999–1/1"])
def test_a_range_may_not_leave_the_calendar(text: str) -> None:
    """Before the year 1 and after 9999 there is an error, not a crash."""
    with pytest.raises(DayError):
        parse_window(text)


@pytest.mark.parametrize(
    ("text", "number"), [("30d", 30), ("30", 30), (" 0d ", 0), ("99999", 99999)]
)
def test_a_span_is_a_number_of_days(text: str, number: int) -> None:
    """The letter may be left out."""
    assert parse_span(text) == number


@pytest.mark.parametrize("text", ["", "d", "-1", "1.5d", "3w", "30dd", "100000", "٣"])
def test_what_is_no_span_is_refused(text: str) -> None:
    """A span is a whole number, at least 0 and not beyond all plans."""
    with pytest.raises(DayError):
        parse_span(text)


def test_a_window_holds_both_of_its_ends() -> None:
    """The first and the last day count, their neighbours outside do not."""
    window, one = Window(date(2018, 11, 15), date(2018, 12, 15)), timedelta(days=1)
    assert window.last in window
    assert date(2018, 11, 15) in window
    assert window.last + one not in window
    assert date(2018, 11, 15) - one not in window


def test_the_key_of_a_window_is_what_the_ledger_says() -> None:
    """Keys are stored for good: ISO days, two dots for a first day that is not known."""
    assert Window(date(2018, 11, 15), date(2018, 12, 15)).key == "2018-11-15/2018-12-15"
    assert Window(None, date(2018, 11, 30)).key == "../2018-11-30"


@given(days)
def test_a_day_that_is_shown_reads_as_itself(day: date) -> None:
    """What people are shown and what programs are given can both be typed back."""
    assert parse_day(show_day(day)) == parse_day(day.isoformat()) == day


@given(windows)
def test_a_window_that_is_shown_reads_as_itself(window: Window) -> None:
    """Showing and parsing are inverse for a window with both ends."""
    assert parse_window(show_window(window)) == window


@given(deadlines)
def test_a_deadline_is_shown_as_its_last_day(window: Window) -> None:
    """Of a deadline only the last day is known, and only that is shown."""
    assert show_window(window) == show_day(window.last)


@given(days, windows)
def test_a_year_that_is_left_out_is_found_again(day: date, period: Window) -> None:
    """A day without its year is either refused or, if in the period at all, lies inside it."""
    text = f"{day.day}/{day.month}"
    try:
        found = parse_day(text, period)
    except DayError:
        return
    assert (found.day, found.month) == (day.day, day.month)
    assert found in period or day not in period


@given(st.text(alphabet="0123456789/-–+d ", max_size=24), st.one_of(st.none(), windows))
def test_no_text_breaks_the_reading(text: str, period: Window | None) -> None:
    """A text is a window that ends after it begins, or a DayError; nothing else happens."""
    try:
        window = parse_window(text, period)
    except DayError:
        return
    assert window.first is not None
    assert window.first <= window.last
