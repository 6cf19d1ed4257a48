"""Periods of reports: their days, their words, the one before, and how people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.periods import MONTHS, ReportPeriod, period_of
from bdg_cli.domain.typed_periods import parse_period
from bdg_cli.wording.language import Language

TODAY = date(2018, 11, 20)
PLAN = Window(date(2018, 9, 20), date(2018, 12, 31))
TWO_YEARS = Window(date(2018, 1, 1), date(2019, 12, 31))


def words(period: ReportPeriod) -> str:
    """Return what a period is called."""
    return Language().say(period.words)


@pytest.mark.parametrize(
    ("kind", "text", "called", "first", "last"),
    [
        ("quarter", "4/2018", "Quý IV năm 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("quarter", "IV/2018", "Quý IV năm 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("quarter", "quý 3 năm 2018", "Quý III năm 2018", date(2018, 7, 1), date(2018, 9, 30)),
        ("quarter", "Q1/19", "Quý I năm 2019", date(2019, 1, 1), date(2019, 3, 31)),
        ("quarter", "2018-4", "Quý IV năm 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("quarter", "4", "Quý IV năm 2018", date(2018, 10, 1), date(2018, 12, 31)),
        ("quarter", "1", "Quý I năm 2018", date(2018, 1, 1), date(2018, 3, 31)),
        ("month", "2/2020", "Tháng 2 năm 2020", date(2020, 2, 1), date(2020, 2, 29)),
        ("month", "tháng 11", "Tháng 11 năm 2018", date(2018, 11, 1), date(2018, 11, 30)),
        ("half", "1/2018", "6 tháng đầu năm 2018", date(2018, 1, 1), date(2018, 6, 30)),
        ("half", "6 tháng cuối năm 2018", "6 tháng cuối năm 2018", date(2018, 7, 1), PLAN.last),
        ("half", "cuối", "6 tháng cuối năm 2018", date(2018, 7, 1), PLAN.last),
        ("year", "2018", "Năm 2018", date(2018, 1, 1), PLAN.last),
        ("year", "năm 18", "Năm 2018", date(2018, 1, 1), PLAN.last),
    ],
)
def test_a_period_is_read_as_people_type_it(
    kind: str, text: str, called: str, first: date, last: date
) -> None:
    """Digits, Roman numbers, words; the year of the plan where none is said."""
    found = parse_period(kind, text, [PLAN], today=TODAY)  # type: ignore[arg-type]  # a literal
    assert (words(found), found.first, found.last) == (called, first, last)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("quarter", "5/2018"),
        ("quarter", "0"),
        ("quarter", ""),
        ("quarter", "4/2018/1"),
        ("quarter", "4/018"),
        ("half", "3/2018"),
        ("year", "20181"),
        ("year", "0"),
        ("year", "x"),
        ("month", "13"),
        ("quarter", "٤/2018"),
    ],
)
def test_what_is_no_period_is_refused(kind: str, text: str) -> None:
    """With a hint that shows how one is written."""
    with pytest.raises(UsageError) as caught:
        parse_period(kind, text, [PLAN], today=TODAY)  # type: ignore[arg-type]  # a literal
    assert caught.value.hint is not None


def test_a_quarter_without_a_year_that_fits_twice_is_asked_about() -> None:
    """Nothing is guessed."""
    with pytest.raises(UsageError) as caught:
        parse_period("quarter", "4", [TWO_YEARS], today=TODAY)
    hint = caught.value.hint
    assert caught.value.code == "several-years"
    assert hint is not None
    assert hint.filling == {"choices": ("4/2018", "4/2019")}


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        (date(2018, 11, 15), date(2018, 12, 14), (date(2018, 10, 15), date(2018, 11, 14))),
        (date(2017, 12, 15), date(2018, 12, 14), (date(2016, 12, 15), date(2017, 12, 14))),
        (date(2018, 11, 1), date(2018, 11, 10), (date(2018, 10, 22), date(2018, 10, 31))),
        (date(2018, 3, 1), date(2018, 3, 31), (date(2018, 2, 1), date(2018, 2, 28))),
        (date(2018, 11, 5), date(2018, 11, 5), (date(2018, 11, 4), date(2018, 11, 4))),
    ],
)
def test_days_are_compared_with_as_many_days_before_or_as_many_months(
    first: date, last: date, before: tuple[date, date]
) -> None:
    """Reports are often cut on the 14th: 15/11–14/12 follows 15/10–14/11."""
    found = ReportPeriod(first, last).before
    assert found is not None
    assert (found.first, found.last) == before


def test_a_whole_plan_and_the_beginning_of_time_have_nothing_before() -> None:
    """There is nothing to compare them with."""
    assert ReportPeriod(date(2018, 9, 20), TODAY, "plan").before is None
    assert ReportPeriod(date.min, date.min).before is None
    assert period_of("year", 1, 1).before is None


@given(st.sampled_from(list(MONTHS)), st.integers(1, 12), st.integers(2, 9998))
def test_periods_of_a_kind_follow_each_other(kind: str, number: int, year: int) -> None:
    """Without a gap, and each knows which of its year it is."""
    most = 12 // MONTHS[kind]  # type: ignore[index]  # a literal
    period = period_of(kind, (number - 1) % most + 1, year)  # type: ignore[arg-type]  # as above
    before = period.before
    assert before is not None
    assert before.last + timedelta(days=1) == period.first
    assert before.kind == period.kind
    assert period.number == (number - 1) % most + 1
    assert period.first in period
    assert period.last in period
    assert before.last not in period
