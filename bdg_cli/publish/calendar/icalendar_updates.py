"""A calendar that is written again: SEQUENCE grows with what changed, what is gone is cancelled.

Calendars that took over an earlier state drop nothing by themselves, and need not take a change
without a higher SEQUENCE (RFC 5546, 2.1.4). So what is there is read first. An entry that says the
same stays as it is, byte by byte.
"""

from __future__ import annotations

from icalendar import Calendar, Event, Todo

from bdg_cli.domain.value import Value
from bdg_cli.publish.calendar.icalendar_file import LINE_END, PRODUCER, Entry
from bdg_cli.services.calendar_uids import PLACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_KINDS: dict[bytes, type[Event | Todo]] = {b"VEVENT": Event, b"VTODO": Todo}
_CANCELLED = LINE_END + b"STATUS:CANCELLED" + LINE_END


class NotOursError(Exception):
    """A calendar was not written by this program, or was changed by another since."""


class Update(Value):
    """What a calendar has after it was written again: the new entries, and those of before that are
    not among them. So many of them are `new`, `changed`, or `dropped`: cancelled just now.
    """

    entries: tuple[Entry, ...]
    new: int = 0
    changed: int = 0
    dropped: int = 0


def updated(entries: Sequence[Entry], there: Sequence[Entry], plans: Collection[str]) -> Update:
    """Return the entries with their SEQUENCE, after what is there.

    What is there of one of the `plans`, known by how its UIDs begin, and is not among the entries
    any more, is cancelled. What is there of other plans stays.
    """
    before = {one.uid: one for one in there}
    new = {one.uid for one in entries}
    kept = [_continued(one, before.get(one.uid)) for one in entries]
    rest = [one for one in there if one.uid not in new]
    after = [_without(one) if _is_gone(one, plans) else one for one in rest]
    return Update(
        (*kept, *after),
        len(new - before.keys()),
        sum(one.uid in before and one != before[one.uid] for one in kept),
        sum(one != other for one, other in zip(rest, after, strict=True)),
    )


def _is_gone(entry: Entry, plans: Collection[str]) -> bool:
    return entry.uid.partition("-")[0] in plans and _CANCELLED not in entry.content


def read_entries(content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a calendar that this program wrote. Raises NotOursError."""
    lines = content.split(LINE_END)
    if b"PRODID:" + PRODUCER.encode() not in lines:
        raise NotOursError
    found: list[Entry] = []
    start: int | None = None
    for number, line in enumerate(lines):
        if start is None and line.removeprefix(b"BEGIN:") in _KINDS:
            start = number
        elif start is not None and line.removeprefix(b"END:") in _KINDS:
            found.append(_entry(lines[start : number + 1]))
            start = None
    if start is not None or lines[-2:] != [b"END:VCALENDAR", b""]:
        raise NotOursError
    return tuple(found)


def read_entry(content: bytes, uid: str) -> Entry:
    """Return the one entry of a file that may have been written again by another program since, as
    those do in which a to-do is ticked off. Raises NotOursError if it is not the one with this UID.
    """
    try:
        found = read_entries(content)
    except NotOursError:
        found = _parsed(content)
    if [one.uid for one in found] != [uid]:
        raise NotOursError
    return found[0]


def _parsed(content: bytes) -> tuple[Entry, ...]:
    try:
        calendar = Calendar.from_ical(content)
        parts = [one for one in calendar.subcomponents if isinstance(one, Event | Todo)]
        return tuple(
            Entry(str(one["uid"]), int(one.get("sequence", 0)), one.to_ical()) for one in parts
        )
    except (ValueError, KeyError) as error:
        raise NotOursError from error


def _entry(lines: list[bytes]) -> Entry:
    uid, sequence = (_value(lines, name) for name in (b"UID:", b"SEQUENCE:"))
    if not uid.endswith(PLACE.encode()) or not sequence.isdigit():
        raise NotOursError
    return Entry(uid.decode(), int(sequence), LINE_END.join([*lines, b""]))


def _value(lines: list[bytes], name: bytes) -> bytes:
    """Return the value of a property that no alarm has, or nothing."""
    return next((line[len(name) :] for line in lines if line.startswith(name)), b"")


def _continued(entry: Entry, before: Entry | None) -> Entry:
    if before is None:
        return entry
    if before.said == entry.said:
        return before
    return entry.with_sequence(max(entry.sequence, before.sequence + 1))


def _without(entry: Entry) -> Entry:
    """Return an entry that says of itself that it is no more, without alarms."""
    kind = entry.content[len(b"BEGIN:") :].partition(LINE_END)[0]
    component = _KINDS[kind].from_ical(entry.content)
    component.subcomponents.clear()
    component["status"] = "CANCELLED"
    component["sequence"] = entry.sequence + 1
    return Entry(entry.uid, entry.sequence + 1, component.to_ical())
