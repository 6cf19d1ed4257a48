"""Which days are worked, as rows: a year is read when somebody asks about a day in it."""

from __future__ import annotations

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.working_days import DaysOff, WorkingDays, WorkingYear
from bdg_cli.readmodel.lazy import LazySequence
from bdg_cli.storage.text_lists import split_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection


_SELECT = "SELECT year, decision, off, worked FROM calendar"
NO_FILE = b""
"""The digest where the user has no file of working days: the calendar is the program's own."""


class StoredWorkingDays(WorkingDays):
    """The years in a database. What is asked about is kept in `memory`, since the last days of many
    assignments are the same.
    """

    memory: YearMemory

    def year(self, number: int) -> WorkingYear | None:
        """Return what was laid down for a year, None if that is not known."""
        return self.memory.year(number)

    def next_working(self, day: date) -> date:
        """Return the day itself if it is worked, or else the first one after it that is."""
        known = self.memory.next_working
        if day not in known:
            known[day] = super().next_working(day)
        return known[day]

    def after(self, day: date, count: int) -> date:
        """Return the day that is so many working days after `day`."""
        known = self.memory.after
        if (day, count) not in known:
            known[day, count] = super().after(day, count)
        return known[day, count]


class YearMemory:
    """The years that were read from a database so far, and what was worked out from them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._years: dict[int, WorkingYear | None] = {}
        self._is_whole = False
        self.next_working: dict[date, date] = {}
        self.after: dict[tuple[date, int], date] = {}

    def year(self, number: int) -> WorkingYear | None:
        """Return a year, None if the database does not have it."""
        if number not in self._years and not self._is_whole:
            found = self._connection.execute(f"{_SELECT} WHERE year = ?", (number,)).fetchone()
            self._years[number] = _year(*found) if found else None
        return self._years.get(number)

    def all(self) -> tuple[WorkingYear, ...]:
        """Return all years; after that the database is not needed any more."""
        found = self._connection.execute(f"{_SELECT} ORDER BY year")
        years = tuple([_year(*row) for row in found])
        self._years = {one.year: one for one in years}
        self._is_whole = True
        return years


def stored_calendar(connection: Connection) -> WorkingDays:
    """Return the years that are in a database."""
    memory = YearMemory(connection)
    return StoredWorkingDays(LazySequence(memory.all), memory)


def calendar_digest(connection: Connection) -> bytes | None:
    """Return by which content of a file the calendar was made; None if there is no calendar yet."""
    (found,) = connection.execute("SELECT calendar FROM model").fetchone()
    return found if found is None else bytes(found)


def _year(number: int, decision: str, off: str, worked: str) -> WorkingYear:
    return WorkingYear(
        number,
        decision,
        tuple([_days_off(text) for text in split_texts(off)]),
        tuple([date.fromordinal(int(day)) for day in worked.split()]),
    )


def _days_off(text: str) -> DaysOff:
    first, last, name = text.split(" ", 2)
    return DaysOff(Window(date.fromordinal(int(first)), date.fromordinal(int(last))), name)
