"""The file of working days: what is wrong in it, and the years that the package knows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import holidays
import pytest

from bdg_cli.domain.days import Window, date, timedelta
from bdg_cli.domain.working_days import DaysOff, WorkingYear
from bdg_cli.settings.working_days import known_working_days, read_working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
KNOWN = known_working_days()
OTHERWISE = {
    date(2026, 1, 2): "off by 12729/VPCP-KGVX of 25/12/2025, which the library does not have",
    date(2026, 1, 10): "worked in its place, by the same",
}
"""Where the library is wrong, or does not know what was decided late."""


def days_of(year: int) -> Iterator[date]:
    """Go through the days of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize("year", [one.year for one in KNOWN.years])
def test_the_same_days_are_worked_as_elsewhere(year: int) -> None:
    """The library `holidays` says the same of each day of the year, but for what is listed."""
    theirs = holidays.country_holidays("VN", years=range(year - 1, year + 2))
    differs = {day for day in days_of(year) if theirs.is_working_day(day) != KNOWN.is_working(day)}
    assert differs == {day for day in OTHERWISE if day.year == year}


@pytest.mark.parametrize("year", [one.year for one in KNOWN.years])
def test_a_holiday_elsewhere_has_a_name_here(year: int) -> None:
    """Also on a weekend; the calendar shows the name."""
    theirs = holidays.country_holidays("VN", years=year)
    unnamed = [day for day in theirs if day.year == year and not KNOWN.holiday(day)]
    assert [day for day in unnamed if day not in OTHERWISE] == []


def test_the_years_are_those_that_are_known() -> None:
    """The newest is that of the last announcement; no year in between is missing."""
    assert [one.year for one in KNOWN.years] == list(range(2010, 2027))
    assert KNOWN.holiday(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert KNOWN.holiday(date(2018, 12, 31)) == "Nghỉ hoán đổi"


def test_a_file_is_read() -> None:
    """One day or several, spans, the number of the decision; a year in it replaces ours."""
    text = (
        "years:\n  2027:\n    decision: 1/TB\n    off: {Tết: [1/1, 5/2–11/2/2027]}\n"
        "    worked: 16/1\n  2018:\n"
    ).replace("  2018:\n", "  2018: {}\n")
    reading = read_working_days(text.encode(), file="working-days.yaml")
    assert reading.problems == ()
    new_year = DaysOff(Window(date(2027, 1, 1), date(2027, 1, 1)), "Tết")
    tet = DaysOff(Window(date(2027, 2, 5), date(2027, 2, 11)), "Tết")
    assert reading.years == (
        WorkingYear(2027, "1/TB", (new_year, tet), (date(2027, 1, 16),)),
        WorkingYear(2018, ""),
    )
    calendar = known_working_days(reading.years)
    assert calendar.is_working(date(2027, 1, 16))
    assert calendar.is_working(date(2018, 12, 31))
    assert not calendar.is_working(date(2019, 1, 1))


def test_the_example_of_the_page_is_read() -> None:
    """And says of its years what is known of them."""
    page = (ROOT / "docs" / "plan-file.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(years:.*?)```", page, re.DOTALL)
    reading = read_working_days(example.encode(), file="x")
    assert reading.problems == ()
    assert [one.year for one in reading.years] == [2018, 2019]
    assert reading.years[1].worked == (date(2019, 1, 5), date(2019, 5, 4))


@pytest.mark.parametrize("text", ["", "# 2027: chưa có\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    """It is as if it were not there."""
    reading = read_working_days(text.encode(), file="x")
    assert (reading.years, reading.problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2027: {}\n", ["P101", "P102"]),
        ("years: {2027: {nghỉ: 1/1}}\n", ["P101"]),
        ("years: {2027: [1/1]}\n", ["P103"]),
        ("years: {2027: {off: {Tết: }}}\n", ["P105"]),
        ("years: {2027: {off: {Tết: 31/2}}}\n", ["P301"]),
        ("years: {2027: {off: {Tết: 11/2/2027–5/2/2027}}}\n", ["P302"]),
        ("years: {27: {}, 9999: {}}\n", ["P601", "P601"]),
        ("years: {2027: {off: {Tết: 30/12–2/1}, worked: 9/1/2026}}\n", ["P602", "P602"]),
        ("years: {2027: {worked: [4/1, 9/1–10/1]}}\n", ["P603", "P603"]),
        ("kế hoạch\n", ["P103"]),
    ],
)
def test_mistakes_are_found(text: str, codes: list[str]) -> None:
    """All of them, at their places."""
    problems = read_working_days(text.encode(), file="x").problems
    assert [one.code for one in problems] == codes
    assert all(one.place.line == 1 and one.place.column for one in problems)
