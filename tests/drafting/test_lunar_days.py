"""Days of the lunar calendar against the holidays that the offices keep."""

from __future__ import annotations

import pytest

from bdg_cli.domain.days import date
from bdg_cli.drafting.times.lunar_days import solar_day


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (2010, 1, 1, (2010, 2, 14)),
        (2015, 3, 10, (2015, 4, 28)),
        (2020, 3, 10, (2020, 4, 2)),
        (2025, 3, 10, (2025, 4, 7)),
        (2026, 1, 1, (2026, 2, 17)),
        (2030, 1, 1, (2030, 2, 2)),  # a day before the Chinese new year
        (2026, 12, 23, (2026, 2, 10)),  # of the lunar year before
        (2025, 7, 15, (2025, 9, 6)),  # after the leap month
    ],
)
def test_a_lunar_day_is_a_day_of_the_year(
    year: int, month: int, day: int, solar: tuple[int, int, int]
) -> None:
    """As published."""
    assert solar_day(year, month, day) == date(*solar)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2026, 2, 30), (2009, 3, 10), (2037, 3, 10), (2026, 13, 1)]
)
def test_a_day_that_is_not_in_the_table_is_unknown(year: int, month: int, day: int) -> None:
    """A month of 29 days, years before and after the table, no such month."""
    assert solar_day(year, month, day) is None


def test_each_year_has_its_twelve_months() -> None:
    """And each month its first 29 days."""
    for year in range(2011, 2036):
        days = {solar_day(year, month, day) for month in range(1, 11) for day in range(1, 30)}
        assert len(days) == 290
        assert None not in days
