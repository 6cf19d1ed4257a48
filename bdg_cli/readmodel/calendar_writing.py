"""Writing down which days are worked: when the file was new or changed."""

from __future__ import annotations

from bdg_cli.readmodel.calendar_rows import calendar_digest
from bdg_cli.storage.text_lists import join_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection

    from bdg_cli.domain.working_days import WorkingYear


def put_calendar(connection: Connection, digest: bytes, years: Iterable[WorkingYear]) -> None:
    """Write the calendar in place of the one that was there."""
    connection.execute("DELETE FROM calendar")
    connection.executemany("INSERT INTO calendar VALUES (?, ?, ?, ?)", map(_row, years))
    connection.execute("UPDATE model SET calendar = ?", (digest,))


def copy_calendar(source: Connection, target: Connection) -> None:
    """Write the calendar of one database into another, which has none."""
    rows = source.execute("SELECT year, decision, off, worked FROM calendar").fetchall()
    target.executemany("INSERT INTO calendar VALUES (?, ?, ?, ?)", rows)
    target.execute("UPDATE model SET calendar = ?", (calendar_digest(source),))


def _row(year: WorkingYear) -> tuple[int, str, str, str]:
    off = [
        f"{(one.days.first or one.days.last).toordinal()} {one.days.last.toordinal()} {one.name}"
        for one in year.off
    ]
    worked = " ".join([str(day.toordinal()) for day in year.worked])
    return year.year, year.decision, join_texts(off), worked
