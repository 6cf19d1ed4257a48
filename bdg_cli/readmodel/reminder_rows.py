"""Reading what was sent, and of which tasks somebody has to be told on a day."""

from __future__ import annotations

from bdg_cli.readmodel.plan_rows import day_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from bdg_cli.domain.days import date
    from bdg_cli.readmodel.plan_rows import Selection, StoredPlan
    from bdg_cli.services.sent_reminders import SentReminder

_COLUMNS = "id, unit, window, recipient, step, day, moment, way, batch"


def unfinished_runs(connection: Connection, stored: StoredPlan) -> tuple[str, ...]:
    """Return the batches of the runs that have not come to their end."""
    found = connection.execute("SELECT batch FROM open_run WHERE plan = ?", (stored.key,))
    return tuple([batch for (batch,) in found])


def to_be_reminded(connection: Connection, stored: StoredPlan, today: date) -> Selection | None:
    """Return what selects the tasks of which somebody may have to be told on a day.

    None if that is not known, because something was sent after that day.
    """
    day = today.toordinal()
    ((last,),) = connection.execute("SELECT max(day) FROM reminder WHERE plan = ?", (stored.key,))
    if last is not None and last > day:
        return None
    return (
        "SELECT task FROM next_reminder WHERE plan = ? AND since <= ? AND until >= ?",
        (stored.key, day, day),
    )


def reminders_about(
    connection: Connection, stored: StoredPlan, selection: Selection
) -> tuple[SentReminder, ...]:
    """Return what was sent about the selected tasks."""
    condition, values = selection
    return _reminders(connection, stored, f"task IN ({condition})", values)


def reminders_on(connection: Connection, stored: StoredPlan, day: date) -> tuple[SentReminder, ...]:
    """Return what was sent on a day."""
    return _reminders(connection, stored, "day = ?", (day.toordinal(),))


def _reminders(
    connection: Connection, stored: StoredPlan, condition: str, values: tuple[object, ...]
) -> tuple[SentReminder, ...]:
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM reminder JOIN task USING (plan, task) "  # noqa: S608 -- our own words
        f"WHERE plan = ? AND {condition} "
        "ORDER BY moment, task, recipient, step, window, unit, batch",
        (stored.key, *values),
    )
    rows = found.fetchall()
    if not rows:
        return ()
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.services.sent_reminders import SentReminder  # on most days nothing was sent

    reminders = []
    for task, unit, window, recipient, step, day, *rest in rows:
        on = day_from(day)
        assert on is not None  # noqa: S101 -- the column is never empty
        about = AssignmentKey(stored.plan.id, task, unit, window)
        reminders.append(SentReminder(about, recipient, step, on, *rest))
    return tuple(reminders)
