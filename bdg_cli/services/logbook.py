"""The records of the ledger, filtered by plan, task, unit and day."""

from __future__ import annotations

from bdg_cli.domain.plan import group_of
from bdg_cli.domain.records import EXTEND, retracted_ids
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import AssignmentKey, Record


class LogLine(Value):
    """A record. `retracted` is True if it was undone.

    `extended_to` is the last day of its assignment after an extension, when it was recorded.
    """

    record: Record
    retracted: bool
    extended_to: date | None = None


class Logbook(Value):
    """The lines found, oldest first.

    If `several_plans` is True, each line has to say which plan it is about.
    """

    lines: tuple[LogLine, ...]
    several_plans: bool = False


def logbook(
    records: Sequence[Record],
    *,
    plans: Collection[str] | None = None,
    tasks: Collection[tuple[str, str]] | None = None,
    units: Collection[tuple[str, str]] | None = None,
    since: date | None = None,
    until: date | None = None,
    ids: Collection[str] | None = None,
) -> Logbook:
    """Return the records that match all filters, in the order in which they come.

    `plans` are plan ids, `tasks` (plan id, task id) pairs and `units` (plan id, unit code) pairs. A
    group's code includes its members. `since` and `until` are the first and the last day that a
    record may be about, both included. `ids` are those of records.
    """
    gone = retracted_ids(list(records))
    return Logbook(
        tuple(
            LogLine(record, record.id in gone, extended_to)
            for record, extended_to in _with_extensions(records, gone)
            if (ids is None or record.id in ids)
            and (plans is None or record.about.plan in plans)
            and (tasks is None or (record.about.plan, record.about.task) in tasks)
            and (units is None or _is_of(record, units))
            and (since is None or since <= record.day)
            and (until is None or record.day <= until)
        )
    )


def _with_extensions(
    records: Iterable[Record], gone: Collection[str]
) -> Iterator[tuple[Record, date | None]]:
    """Yield each record with the extension of its assignment that came before it, and stands."""
    extended: dict[AssignmentKey, date | None] = {}
    for record in records:
        yield record, extended.get(record.about)
        if record.kind == EXTEND and record.id not in gone:
            extended[record.about] = record.details.to


def _is_of(record: Record, units: Collection[tuple[str, str]]) -> bool:
    plan, unit = record.about.plan, record.about.unit
    return (plan, unit) in units or (plan, group_of(unit)) in units
