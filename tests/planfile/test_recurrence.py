"""Windows that come again."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import CYCLES, DayError, Window
from bdg_cli.planfile.recurrence import occurrences

YEAR = Window(date(2019, 1, 1), date(2019, 12, 31))
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PERIODS = st.builds(
    lambda first, days: Window(first, first + timedelta(days=days)), DAYS, st.integers(0, 1500)
)


def days(every: str, day: str, period: Window = YEAR) -> list[str]:
    """Return the last days of the windows."""
    found = occurrences(CYCLES[every], day, period, spans=False)
    return [window.last.isoformat() for window in found]


@pytest.mark.parametrize(
    ("every", "day", "expected"),
    [
        ("quarter", "25", ["2019-03-25", "2019-06-25", "2019-09-25", "2019-12-25"]),
        ("half-year", "15", ["2019-06-15", "2019-12-15"]),
        ("year", "15", ["2019-12-15"]),
        ("year", "29/2", ["2019-02-28"]),
        ("half-year", "15/5", ["2019-05-15", "2019-11-15"]),
        ("quarter", "31/1", ["2019-01-31", "2019-04-30", "2019-07-31", "2019-10-31"]),
    ],
)
def test_a_cycle_comes_in_its_last_months_or_in_those_of_its_anchor(
    every: str, day: str, expected: list[str]
) -> None:
    """A day alone means the last month; a 31st that a month lacks is its last day."""
    assert days(every, day) == expected


def test_the_31st_is_the_last_day_of_every_month() -> None:
    """February included."""
    assert [day[5:] for day in days("month", "31")][:4] == ["01-31", "02-28", "03-31", "04-30"]


def test_a_span_begins_after_the_one_before() -> None:
    """The first begins with the period, and none is left uncovered between."""
    period = Window(date(2019, 2, 10), date(2019, 4, 30))
    found = occurrences(1, "25", period, spans=True)
    assert [window.key for window in found] == [
        "2019-02-10/2019-02-25",
        "2019-02-26/2019-03-25",
        "2019-03-26/2019-04-25",
    ]


@pytest.mark.parametrize("spans", [True, False])
def test_a_cycle_that_misses_the_period_has_no_windows(*, spans: bool) -> None:
    """It is for the caller to say so."""
    period = Window(date(2019, 1, 1), date(2019, 2, 1))
    assert occurrences(12, "15", period, spans=spans) == ()


@pytest.mark.parametrize("day", ["", "0", "32", "31/4", "1/13", "1/1/1", "a", "²", "-1", "1 - 2"])
def test_a_day_that_no_month_has_is_refused(day: str) -> None:
    """Nothing is guessed from it."""
    with pytest.raises(DayError):
        days("month", day)


@given(PERIODS, st.integers(1, 31))
def test_every_month_inside_the_period_has_its_day_once(period: Window, day: int) -> None:
    """The same as going through the calendar day by day."""
    assert period.first is not None
    expected = [
        one
        for offset in range((period.last - period.first).days + 1)
        if (one := period.first + timedelta(days=offset)).day
        == min(day, calendar.monthrange(one.year, one.month)[1])
    ]
    assert [window.last for window in occurrences(1, str(day), period, spans=False)] == expected


@pytest.mark.unmeasured
@given(PERIODS, st.sampled_from(sorted(CYCLES.values())), st.integers(1, 31))
def test_spans_follow_one_another_without_a_gap(period: Window, step: int, day: int) -> None:
    """From the period's first day to the last occurrence."""
    found = occurrences(step, str(day), period, spans=True)
    firsts = [period.first, *[window.last + timedelta(days=1) for window in found[:-1]]]
    assert [window.first for window in found] == firsts[: len(found)]
    assert all(window.last in period for window in found)
