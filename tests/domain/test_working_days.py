"""Which days are worked, which day comes next, and how long before a day that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window, date, timedelta
from bdg_cli.domain.working_days import (
    WEEKENDS_OFF,
    DaysOff,
    Lead,
    WorkingDays,
    WorkingYear,
)
from tests.planfile.example import PLAN as PLAN_TEXT
from tests.planfile.example import plan_of

PLAN = plan_of(PLAN_TEXT)

NEW_YEAR = WorkingDays(
    (
        WorkingYear(
            2018, "1", (DaysOff(Window(date(2018, 12, 31), date(2018, 12, 31)), "nghỉ hoán đổi"),)
        ),
        WorkingYear(
            2019,
            "2",
            (DaysOff(Window(date(2019, 1, 1), date(2019, 1, 1)), "Tết Dương lịch"),),
            (date(2019, 1, 5),),
        ),
    )
)


@pytest.mark.parametrize(
    ("day", "next_worked"),
    [
        (date(2018, 12, 28), date(2018, 12, 28)),
        (date(2018, 12, 29), date(2019, 1, 2)),
        (date(2018, 12, 31), date(2019, 1, 2)),
        (date(2019, 1, 5), date(2019, 1, 5)),
        (date(2019, 1, 6), date(2019, 1, 7)),
    ],
)
def test_a_term_ends_with_the_next_day_that_is_worked(day: date, next_worked: date) -> None:
    """After the weekend, the swapped day and New Year; on a Saturday that is worked instead."""
    assert NEW_YEAR.next_working(day) == next_worked


def test_why_a_day_is_off() -> None:
    """A holiday has a name; a weekend needs none."""
    assert NEW_YEAR.holiday(date(2019, 1, 1)) == "Tết Dương lịch"
    assert NEW_YEAR.holiday(date(2018, 12, 29)) == ""


def test_a_year_of_which_nothing_is_known_says_so() -> None:
    """Its weekends are off all the same."""
    assert (NEW_YEAR.knows(2018), NEW_YEAR.knows(2020)) == (True, False)
    assert WEEKENDS_OFF.next_working(date(2018, 12, 29)) == date(2018, 12, 31)


def test_working_days_before_a_day() -> None:
    """Weekends and holidays do not count; calendar days do."""
    assert Lead(3, working=True).before(date(2019, 1, 3), NEW_YEAR) == date(2018, 12, 27)
    assert Lead(3).before(date(2019, 1, 3), NEW_YEAR) == date(2018, 12, 31)
    assert Lead(0, working=True).before(date(2018, 12, 29), NEW_YEAR) == date(2018, 12, 29)


@given(st.dates(date(2018, 1, 1), date(2020, 1, 1)), st.integers(1, 40))
def test_so_many_days_are_worked_between(day: date, count: int) -> None:
    """From the day found up to the day before the one asked about."""
    found = NEW_YEAR.before(day, count)
    between = [found + timedelta(days=n) for n in range((day - found).days)]
    assert sum(map(NEW_YEAR.is_working, between)) == count
    assert NEW_YEAR.is_working(found)


@given(
    st.dates(date(2018, 12, 20), date(2019, 1, 10)),
    st.dates(date(2018, 12, 20), date(2019, 2, 10)),
    st.builds(Lead, st.integers(0, 20), st.booleans()),
)
def test_a_day_is_near_up_to_the_last_that_is(today: date, day: date, lead: Lead) -> None:
    """Counting on from today finds the same days as counting back from each of them."""
    assert (day <= lead.after(today, NEW_YEAR)) == (lead.before(day, NEW_YEAR) <= today)


@given(st.dates(date(2018, 12, 20), date(2019, 1, 10)), st.dates(date(2018, 12, 20)))
def test_last_days_on_one_side_of_a_day_count_until_that_side(last: date, day: date) -> None:
    """So that last days can be asked for by an index."""
    plan = PLAN.replace(deadline_rule="next-working-day", calendar=NEW_YEAR)
    window = Window(None, last)
    assert (plan.due_day(window) <= day) == (last <= plan.last_due_by(day))
    written = PLAN.replace(calendar=NEW_YEAR)
    assert (written.due_day(window) <= day) == (last <= written.last_due_by(day))


def test_at_the_ends_of_the_calendar_there_is_a_first_and_a_last_day() -> None:
    """Nothing is counted beyond them."""
    for lead in (Lead(9999), Lead(9999, working=True)):
        assert lead.before(date(1, 2, 1), WEEKENDS_OFF) == date.min
        assert lead.after(date(9999, 12, 1), WEEKENDS_OFF) == date.max
