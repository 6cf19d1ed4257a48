"""The records of the ledger, filtered by plan, task, unit and day."""

from __future__ import annotations

from bdg_cli.domain.folding import fold
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.records import EXTEND, retracted_ids
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey, Record


class LogLine(Value):
    """A record. `retracted` is True if it was undone.

    `extended_to` is the last day of its assignment after an extension, when it was recorded.
    """

    record: Record
    retracted: bool
    extended_to: date | None = None


class Logbook(Value):
    """The lines found, in the order in which they were recorded.

    `several` is True if they are about several plans, or could be. `asked` are the filters that
    were set, as they were typed. `plans` are those that they may be about.
    """

    lines: tuple[LogLine, ...]
    several: bool = False
    asked: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()


def logbook(
    records: Sequence[Record],
    *,
    plans: Collection[str] | None = None,
    tasks: Collection[tuple[str, str]] | None = None,
    units: Collection[tuple[str, str]] | None = None,
    since: date | None = None,
    until: date | None = None,
    ids: Collection[str] | None = None,
    recorded_since: date | None = None,
    by: str | None = None,
    known: Sequence[Plan] = (),
    asked: Sequence[str] = (),
) -> Logbook:
    """Return the records that match all filters, in the order in which they come.

    `plans` are plan ids, `tasks` (plan id, task id) pairs and `units` (plan id, unit code) pairs. A
    group's code includes its members. `since` and `until` are the first and the last day that a
    record may be about, both included; `recorded_since` is the first day on which it may have been
    recorded. `by` is who recorded it, with or without diacritics. `ids` are those of records.
    `known` are the plans of the folder.
    """
    ordered = list(records)
    gone = retracted_ids(ordered)
    who = fold(by) if by is not None else None
    first = recorded_since.isoformat() if recorded_since else ""
    return Logbook(
        tuple(
            LogLine(record, record.id in gone, extended_to)
            for record, extended_to in _with_extensions(records, gone)
            if (ids is None or record.id in ids)
            and (plans is None or record.about.plan in plans)
            and (tasks is None or (record.about.plan, record.about.task) in tasks)
            and (units is None or is_about(record, units))
            and (since is None or since <= record.day)
            and (until is None or record.day <= until)
            and first <= record.recorded_at[:10]
            and (who is None or fold(record.by) == who)
        ),
        len(known) > 1 or len({record.about.plan for record in ordered}) > 1,
        tuple(asked),
        tuple(known),
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


def group_alike(records: Sequence[Record]) -> tuple[tuple[Record, ...], ...]:
    """Return records in groups of those that say the same of several units, in their order."""
    groups: dict[object, list[Record]] = {}
    for one in records:
        said = one.details.replace(takes_back="")
        about = one.about.replace(unit="")
        groups.setdefault((one.batch, one.kind, about, one.day, said), []).append(one)
    return tuple(map(tuple, groups.values()))


def is_about(record: Record, units: Collection[tuple[str, str]]) -> bool:
    """Return True if a record is about one of the units, or a member of one: (plan id, code)."""
    plan, unit = record.about.plan, record.about.unit
    return (plan, unit) in units or (plan, group_of(unit)) in units
