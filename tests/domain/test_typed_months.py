"""Months as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.typed_months import month_of, parse_month

TODAY = date(2018, 11, 20)
YEAR = Window(date(2018, 9, 20), date(2018, 12, 31))
FIVE_YEARS = Window(date(2021, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", date(2018, 11, 1)),
        ("12", date(2018, 12, 1)),
        ("12/2018", date(2018, 12, 1)),
        ("12/18", date(2018, 12, 1)),
        ("12-2018", date(2018, 12, 1)),
        ("12.2018", date(2018, 12, 1)),
        ("2018-12", date(2018, 12, 1)),
        ("2018/12", date(2018, 12, 1)),
        ("tháng 12", date(2018, 12, 1)),
        ("Tháng 12/2019", date(2019, 12, 1)),
        ("Tháng  12 / 2019", date(2019, 12, 1)),
        ("thang 2 nam 2019", date(2019, 2, 1)),
        ("tháng này", date(2018, 11, 1)),
        ("tháng trước", date(2018, 10, 1)),
        ("tháng sau", date(2018, 12, 1)),
        ("next month", date(2018, 12, 1)),
        ("3", date(2018, 3, 1)),
    ],
)
def test_a_month_is_read_as_it_is_written(text: str, first: date) -> None:
    """Without a year it is this year's."""
    month = parse_month(text, [YEAR], today=TODAY)
    assert month.first == first
    assert month == month_of(first)


@pytest.mark.parametrize(
    "text", ["0", "13", "x", "11/", "1/2/2018", "11/201", "/", "-1", "٣", "II", "9" * 5000]
)
def test_anything_else_is_refused(text: str) -> None:
    """With the forms that are read."""
    with pytest.raises(UsageError) as refused:
        parse_month(text, [YEAR], today=TODAY)
    assert refused.value.code == "bad-month"


def test_the_year_is_that_of_the_plan() -> None:
    """If this year's month is not in it; several years are refused with all of them."""
    assert parse_month("11", [YEAR], today=date(2026, 3, 1)).last == date(2018, 11, 30)
    assert parse_month("2", [FIVE_YEARS], today=date(2023, 5, 1)).last == date(2023, 2, 28)
    with pytest.raises(UsageError) as refused:
        parse_month("2", [FIVE_YEARS], today=date(2026, 5, 1))
    assert refused.value.code == "several-years"
    assert refused.value.hint is not None
    assert refused.value.hint.filling["months"] == tuple(f"2/{y}" for y in range(2021, 2026))


@given(st.dates())
def test_a_month_has_its_days_and_no_others(day: date) -> None:
    """From the first to the last, also at the ends of the calendar."""
    month = month_of(day)
    assert month.first is not None
    assert month.first.day == 1
    assert day in month
    assert month.last == date.max or (date.fromordinal(month.last.toordinal() + 1)).day == 1
