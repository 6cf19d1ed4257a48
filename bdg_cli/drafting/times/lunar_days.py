"""Days of the Vietnamese lunar calendar: on which first days its months begin, year by year.

The table holds facts of the published calendar, worked out once with two libraries that agree
(lunar-vn and vnlunar); the days of Tết and of the Hùng kings' day in `working-days.yaml` bear it
out. A plan is about a few years, so a table is enough.
"""

from __future__ import annotations

import itertools

from bdg_cli.domain.days import date, timedelta

_TABLE = """
2010 0 14/2 16/3 14/4 14/5 12/6 12/7 10/8 8/9 8/10 6/11 6/12 4/1
2011 0 3/2 5/3 3/4 3/5 2/6 1/7 31/7 29/8 27/9 27/10 25/11 25/12
2012 4 23/1 22/2 22/3 21/4 21/5 19/6 19/7 17/8 16/9 15/10 14/11 13/12 12/1
2013 0 10/2 12/3 10/4 10/5 8/6 8/7 7/8 5/9 5/10 3/11 3/12 1/1
2014 9 31/1 1/3 31/3 29/4 29/5 27/6 27/7 25/8 24/9 24/10 22/11 22/12 20/1
2015 0 19/2 20/3 19/4 18/5 16/6 16/7 14/8 13/9 13/10 12/11 11/12 10/1
2016 0 8/2 9/3 7/4 7/5 5/6 4/7 3/8 1/9 1/10 31/10 29/11 29/12
2017 6 28/1 26/2 28/3 26/4 26/5 24/6 23/7 22/8 20/9 20/10 18/11 18/12 17/1
2018 0 16/2 17/3 16/4 15/5 14/6 13/7 11/8 10/9 9/10 7/11 7/12 6/1
2019 0 5/2 6/3 5/4 5/5 3/6 3/7 1/8 30/8 29/9 28/10 26/11 26/12
2020 4 25/1 23/2 24/3 23/4 23/5 21/6 21/7 19/8 17/9 17/10 15/11 14/12 13/1
2021 0 12/2 13/3 12/4 12/5 10/6 10/7 8/8 7/9 6/10 5/11 4/12 3/1
2022 0 1/2 3/3 1/4 1/5 30/5 29/6 29/7 27/8 26/9 25/10 24/11 23/12
2023 2 22/1 20/2 22/3 20/4 19/5 18/6 18/7 16/8 15/9 15/10 13/11 13/12 11/1
2024 0 10/2 10/3 9/4 8/5 6/6 6/7 4/8 3/9 3/10 1/11 1/12 31/12
2025 6 29/1 28/2 29/3 28/4 27/5 25/6 25/7 23/8 22/9 21/10 20/11 20/12 19/1
2026 0 17/2 19/3 17/4 17/5 15/6 14/7 13/8 11/9 10/10 9/11 9/12 8/1
2027 0 6/2 8/3 7/4 6/5 5/6 4/7 2/8 1/9 30/9 29/10 28/11 28/12
2028 5 26/1 25/2 26/3 25/4 24/5 23/6 22/7 20/8 19/9 18/10 16/11 16/12 15/1
2029 0 13/2 15/3 14/4 13/5 12/6 11/7 10/8 8/9 8/10 6/11 5/12 4/1
2030 0 2/2 4/3 3/4 2/5 1/6 1/7 30/7 29/8 27/9 27/10 25/11 25/12
2031 3 23/1 21/2 23/3 21/4 21/5 20/6 19/7 18/8 17/9 16/10 15/11 14/12 13/1
2032 0 11/2 11/3 10/4 9/5 8/6 7/7 6/8 5/9 4/10 3/11 3/12 1/1
2033 11 31/1 1/3 31/3 29/4 28/5 27/6 26/7 25/8 23/9 23/10 22/11 22/12 20/1
2034 0 19/2 20/3 19/4 18/5 16/6 16/7 14/8 12/9 12/10 11/11 11/12 9/1
2035 0 8/2 10/3 8/4 8/5 6/6 5/7 4/8 2/9 1/10 31/10 30/11 29/12
"""
"""A lunar year, its leap month or 0, and the first day of each of its months, also the leap one."""


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
    for line in _TABLE.split("\n")[1:-1]:
        written, leap, *days = line.split()
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
