"""Days of the Vietnamese lunar calendar: on which first days its months begin, year by year.

A plan is about a few years, so a table is enough: `lexicon/lunar.toml`.
"""

from __future__ import annotations

import itertools

from bdg_cli.domain.days import date, timedelta
from bdg_cli.drafting.lexicon.word_lists import pairs_of


def solar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a year that has this lunar date; None outside the table.

    The last lunar months of one year can fall into the next.
    """
    for lunar_year in (year, year - 1):
        first, last = _MONTHS.get((lunar_year, month), (None, None))
        if first and last and day <= (last - first).days:
            found = first + timedelta(days=day - 1)
            if found.year == year:
                return found
    return None


def _months() -> dict[tuple[int, int], tuple[date, date]]:
    """Return the first day of each month, and that of the next; a leap month is left out."""
    firsts: list[tuple[int, int, date]] = []
    for written, listed in pairs_of("lunar", "years").items():
        leap, *days = listed.split()
        lunar_year = int(written)
        numbers = [at + 1 for at in range(12)]
        if leap != "0":
            numbers.insert(int(leap), 0)
        for at, text in enumerate(days):
            day, _, month = text.partition("/")
            late = at >= len(days) // 2 and int(month) < len(days) // 2
            firsts.append((lunar_year, numbers[at], date(lunar_year + late, int(month), int(day))))
    months = {}
    for (year, number, first), (_, _, following) in itertools.pairwise(firsts):
        months[year, number] = (first, following)
    return months


_MONTHS = _months()
