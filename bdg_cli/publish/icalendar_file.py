"""Calendar items as iCalendar (RFC 5545), which calendars, phones and mail programs open.

A window is an event over whole days, a deadline an event on its day and a to-do, what is undated a
to-do without a day. Days are days: there is no time zone and no midnight in them.

The library writes each component by itself, and equal alarms once: a component is the bytes from
BEGIN to END. Text cannot leave its property, since the library escapes it.
"""

from __future__ import annotations

from datetime import date, timedelta

from bdg_cli.documents.document_errors import install_command
from bdg_cli.domain.errors import MissingError
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.reminders import ENDS
from bdg_cli.domain.value import Value

try:
    from icalendar import Alarm, Calendar, Event, Todo
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
    """Writes entries; remembers the alarms that it has written."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate
        self._alarms: dict[tuple[str, int, timedelta], bytes] = {}

    def entries(self, item: CalendarItem) -> Iterator[Entry]:
        """Yield an event where the item has a day, and a to-do where it has no first day."""
        if item.last is not None:
            yield self._event(item, item.last)
        if item.first is None:
            yield self._todo(item)

    def _event(self, item: CalendarItem, last: date) -> Entry:
        first = item.first or last
        event = self._described(Event(), item, item.uid)
        event.add("dtstart", first)
        if last < date.max:
            event.add("dtend", last + _DAY)  # the first day after it
        event.add("transp", "TRANSPARENT")  # nobody is busy for a month
        event.add("status", "CANCELLED" if item.progress == "cancelled" else "CONFIRMED")
        alarms = [self._alarm(one, first) for one in item.alarms]
        return Entry(item.uid, item.sequence, _with_inner(event, alarms))

    def _todo(self, item: CalendarItem) -> Entry:
        """Return the to-do. It has no alarms: those of the event would come twice."""
        uid = item.uid.replace("@", _TODO)
        todo = self._described(Todo(), item, uid)
        if item.last is not None:
            todo.add("due", item.last)
        todo.add("status", item.progress.upper())
        if item.progress != "cancelled":
            todo.add("percent-complete", item.percent)
        if item.finished is not None:
            todo.add("completed", item.finished)
        return Entry(uid, item.sequence, todo.to_ical())

    def _described(self, component: Component, item: CalendarItem, uid: str) -> Component:
        component.add("uid", uid)
        component.add("dtstamp", item.stamp)
        component.add("last-modified", item.stamp)
        component.add("sequence", item.sequence)
        component.add("summary", self._translate(item.summary))
        component.add("description", "\n".join([self._translate(one) for one in item.description]))
        component.add("categories", [self._translate(one) for one in item.categories])
        return component

    def _alarm(self, alarm: ItemAlarm, first: date) -> bytes:
        """Return an alarm. It counts from the first day: not all programs can from the last."""
        trigger = alarm.day - first + _EIGHT
        key = alarm.about, alarm.left, trigger
        if key not in self._alarms:
            made = Alarm()
            made.add("action", "DISPLAY")
            made.add("description", self._translate(_reminder(alarm)))
            made.add("trigger", trigger)
            self._alarms[key] = made.to_ical()
        return self._alarms[key]


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
