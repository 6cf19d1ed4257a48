"""Calendar items as iCalendar (RFC 5545), which calendars, phones and mail programs open.

A window is an event over whole days, a deadline an event on its day and a to-do, what is undated a
to-do without a day. Days are days: there is no time zone and no midnight in them.

The library writes each line once, however many entries have it; an entry is the bytes from BEGIN to
END. Text cannot leave its property, since the library escapes it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

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


def calendar_bytes(entries: Iterable[Entry], name: str = "") -> bytes:
    """Return a calendar with these entries, at least one.

    With a name it is one to hand over; without, one of many files in a folder, where neither a name
    nor a method may be (RFC 4791, 4.1).
    """
    head, end = _frame(handed_over=bool(name))
    named = [_written(key, name) for key in ("name", "x-wr-calname")] if name else []
    return b"".join([head, *named, *[one.content for one in entries], end])


@cache
def _frame(*, handed_over: bool) -> tuple[bytes, bytes]:
    """Return what stands in a calendar before its name and its entries, and after them."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if handed_over:
        calendar.add("method", "PUBLISH")
    whole: bytes = calendar.to_ical()
    end = whole.rindex(b"END:")
    return whole[:end], whole[end:]


def entries_of(items: Iterable[CalendarItem], translate: Translate) -> list[Entry]:
    """Return the events and to-dos of the items, in order."""
    return CalendarWriter(translate).entries(items)


class CalendarWriter:
    """Writes entries, and no line of them twice: many have the same, also in several calendars.

    With `made`, that is when its calendars are made, and what a client goes by that has the same
    item from before. Without, an entry is of the time when something about it was recorded last.
    """

    def __init__(self, translate: Translate, made: datetime | None = None) -> None:
        self._translate = translate
        self._made = made
        self._lines: dict[tuple[str, object], bytes] = {}
        self._alarms: dict[tuple[str, int, timedelta], bytes] = {}
        self._words: dict[tuple[str, tuple[Message, ...]], bytes] = {}

    def calendar(self, items: Iterable[CalendarItem], name: Message) -> bytes:
        """Return a calendar that can be sent: `text/calendar; method=PUBLISH; charset=utf-8`."""
        return calendar_bytes(self.entries(items), self._translate(name))

    def entries(self, items: Iterable[CalendarItem]) -> list[Entry]:
        """Return the events and to-dos of the items, in order."""
        return [entry for item in items for entry in self._entries(item)]

    def _entries(self, item: CalendarItem) -> Iterator[Entry]:
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
                b"UID:%b\r\n"
                % uid.encode("ascii"),  # another one for each, and nothing but letters
                said,
                *rest,
                self._line("end", kind),
            )
        )
        return Entry(uid, item.sequence, content)

    def _said(self, item: CalendarItem) -> bytes:
        """Return what an event and a to-do have in common."""
        line, said = self._line, self._said_in
        return b"".join(
            (
                line("dtstamp", self._made or item.stamp),
                line("last-modified", item.stamp),
                line("sequence", item.sequence),
                said("summary", (item.summary,)),
                said("description", item.description),
                said("categories", item.categories),
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
        """Return a property."""
        made = self._lines.get((name, value))
        if made is None:
            made = self._lines[name, value] = _written(name, value)
        return made

    def _said_in(self, name: str, messages: tuple[Message, ...]) -> bytes:
        """Return a property that says something: in a line each, or categories."""
        made = self._words.get((name, messages))
        if made is None:
            texts = [self._translate(one) for one in messages]
            made = _written(name, texts if name == "categories" else "\n".join(texts))
            self._words[name, messages] = made
        return made


def _written(name: str, value: object) -> bytes:
    """Return a property, typed and escaped by the library, and folded."""
    typed = Event()
    typed.add(name, value)
    return _folded(typed.content_line(name.upper(), typed[name]).encode())


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
