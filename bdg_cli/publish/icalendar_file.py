"""Calendar items as iCalendar (RFC 5545), which calendars, phones and mail programs open.

A window is an event over whole days, a deadline an event on its day and a to-do, what is undated a
to-do without a day. Days are days: there is no time zone and no midnight in them.

The library writes each line once, however many entries have it; an entry is the bytes from BEGIN to
END. Text cannot leave its property, since the library escapes it.
"""

from __future__ import annotations

from datetime import date, timedelta

from bdg_cli.documents.document_errors import install_command
from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.reminders import ENDS
from bdg_cli.domain.value import Value

try:
    from icalendar import Calendar, Event
except ImportError:
    raise MissingError(
        "ics-missing",
        say("Chưa cài phần viết lịch (.ics)."),
        say("Cài thêm: {command}", command=install_command("icalendar")),
    ) from None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from icalendar import Component

    from bdg_cli.domain.messages import Message
    from bdg_cli.services.calendar_items import Alarm as ItemAlarm
    from bdg_cli.services.calendar_items import CalendarItem

    Translate = Callable[[Message], str]
    """Puts a message into words, with nothing in them that cannot be seen."""

PRODUCER = "-//bdg//bdg-cli//VI"
"""Who made a calendar. There is no version in it: a newer one continues what this one wrote."""
LINE_END = b"\r\n"
_EIGHT = timedelta(hours=8)
"""When calendars remind: at eight on the day of an alarm."""
_DAY = timedelta(days=1)
_TODO = "-todo@"
_ROOM = 74
"""The octets of a piece of a line; the space before it is one more."""
_INSIDE = 0x80
"""The first two bits of a byte inside a letter of UTF-8."""


class Entry(Value):
    """One event or to-do, from BEGIN to END."""

    uid: str
    sequence: int
    content: bytes

    @property
    def said(self) -> bytes:
        """Return what people read of it: not how often it changed, nor when."""
        lines = self.content.split(LINE_END)
        return LINE_END.join([line for line in lines if not line.startswith(_COUNTED)])

    def with_sequence(self, sequence: int) -> Entry:
        """Return the same, as the change with this number."""
        old, new = (LINE_END + _SEQUENCE + b"%d" % n + LINE_END for n in (self.sequence, sequence))
        return Entry(self.uid, sequence, self.content.replace(old, new, 1))


_SEQUENCE = b"SEQUENCE:"
_COUNTED = (_SEQUENCE, b"DTSTAMP:", b"LAST-MODIFIED:")


def calendar_of(items: Iterable[CalendarItem], name: Message, translate: Translate) -> bytes:
    """Return a calendar that can be sent: `text/calendar; method=PUBLISH; charset=utf-8`."""
    return calendar_bytes(entries_of(items, translate), translate(name))


def calendar_bytes(entries: Iterable[Entry], name: str = "") -> bytes:
    """Return a calendar with these entries, at least one.

    With a name it is one to hand over; without, one of many files in a folder, where neither a name
    nor a method may be (RFC 4791, 4.1).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("method", "PUBLISH")
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    return _with_inner(calendar, [one.content for one in entries])


def entries_of(items: Iterable[CalendarItem], translate: Translate) -> list[Entry]:
    """Return the events and to-dos of the items, in order."""
    writer = _Writer(translate)
    return [entry for item in items for entry in writer.entries(item)]


class _Writer:
    """Writes entries, and no line of them twice: many have the same."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate
        self._lines: dict[tuple[str, object], bytes] = {}
        self._alarms: dict[tuple[str, int, timedelta], bytes] = {}
        self._typed = Event()

    def entries(self, item: CalendarItem) -> Iterator[Entry]:
        """Yield an event where the item has a day, and a to-do where it has no first day."""
        said = self._said(item)
        if item.last is not None:
            yield self._entry("VEVENT", item, item.uid, said, self._event(item, item.last))
        if item.first is None:
            uid = item.uid.replace("@", _TODO)
            yield self._entry("VTODO", item, uid, said, self._todo(item))

    def _entry(
        self, kind: str, item: CalendarItem, uid: str, said: bytes, rest: Iterable[bytes]
    ) -> Entry:
        content = b"".join(
            (
                self._line("begin", kind),
                self._line("uid", uid),
                said,
                *rest,
                self._line("end", kind),
            )
        )
        return Entry(uid, item.sequence, content)

    def _said(self, item: CalendarItem) -> bytes:
        """Return what an event and a to-do have in common."""
        line, t = self._line, self._translate
        return b"".join(
            (
                line("dtstamp", item.stamp),
                line("last-modified", item.stamp),
                line("sequence", item.sequence),
                line("summary", t(item.summary)),
                line("description", "\n".join([t(one) for one in item.description])),
                line("categories", tuple([t(one) for one in item.categories])),
            )
        )

    def _event(self, item: CalendarItem, last: date) -> Iterator[bytes]:
        line, first = self._line, item.first or last
        yield line("dtstart", first)
        if last < date.max:
            yield line("dtend", last + _DAY)  # the first day after it
        yield line("transp", "TRANSPARENT")  # nobody is busy for a month
        yield line("status", "CANCELLED" if item.progress == "cancelled" else "CONFIRMED")
        for one in item.alarms:
            yield self._alarm(one, first)

    def _todo(self, item: CalendarItem) -> Iterator[bytes]:
        """Yield what only a to-do has. It has no alarms: those of the event would come twice."""
        line = self._line
        if item.last is not None:
            yield line("due", item.last)
        yield line("status", item.progress.upper())
        if item.progress != "cancelled":
            yield line("percent-complete", item.percent)
        if item.finished is not None:
            yield line("completed", item.finished)

    def _alarm(self, alarm: ItemAlarm, first: date) -> bytes:
        """Return an alarm. It counts from the first day: not all programs can from the last."""
        trigger = alarm.day - first + _EIGHT
        key = alarm.about, alarm.left, trigger
        if key not in self._alarms:
            lines = (
                self._line("begin", "VALARM"),
                self._line("action", "DISPLAY"),
                self._line("description", self._translate(_reminder(alarm))),
                self._line("trigger", trigger),
                self._line("end", "VALARM"),
            )
            self._alarms[key] = b"".join(lines)
        return self._alarms[key]

    def _line(self, name: str, value: object) -> bytes:
        """Return a property, typed and escaped by the library, and folded."""
        made = self._lines.get((name, value))
        if made is None:
            typed = self._typed
            typed.add(name, list(value) if isinstance(value, tuple) else value)
            made = _folded(typed.content_line(name.upper(), typed.pop(name)).encode())
            self._lines[name, value] = made
        return made


def _folded(line: bytes) -> bytes:
    """Return a line in pieces of at most 75 octets, cut in no letter and seldom in an escape.

    The library looks at each letter for this, which takes as long as all else that it does.
    """
    pieces: list[bytes] = []
    start = 0
    while len(line) - start > _ROOM:
        end = start + _ROOM
        while line[end] & 0xC0 == _INSIDE:
            end -= 1
        if line[end - 1 : end] == b"\\":
            end -= 1
        pieces.append(line[start:end])
        start = end
    return b"\r\n ".join([*pieces, line[start:]]) + LINE_END


def _reminder(alarm: ItemAlarm) -> Message:
    if alarm.about == ENDS:
        left = say_n("Còn {n} ngày là hết hạn", alarm.left)
        return left if alarm.left else say("Hôm nay là ngày cuối")
    left = say_n("Còn {n} ngày là bắt đầu", alarm.left)
    return left if alarm.left else say("Hôm nay bắt đầu")


def _with_inner(component: Component, inner: Iterable[bytes]) -> bytes:
    """Return a component with others, already written, inside it."""
    own: bytes = component.to_ical()
    end = own.rindex(b"END:")
    return own[:end] + b"".join(inner) + own[end:]
