"""Find when tasks are due, and fit the plan's period to their times."""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from bdg_cli.domain.days import CYCLES, Window, date
from bdg_cli.domain.document_kinds import ADDRESSED_KINDS
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.drafting.items import ORDER_VERBS
from bdg_cli.drafting.labels import TIME, asking_part
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.times.pattern_tables import compile_pattern
from bdg_cli.drafting.times.time_expressions import TimeExpression
from bdg_cli.drafting.times.time_finder import find_times
from bdg_cli.outline.marks import INNER, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.head import Head
    from bdg_cli.drafting.paragraphs import Paragraph
    from bdg_cli.drafting.task_extraction import ExtractedTask

_AHEAD: Final = 30
"""The most years between the end of a plan and a window; a later year was misread."""
_CLOCK: Final = compile_pattern("{clock}")
"""An hour, which gives a task no day of its own."""
_NEAR: Final = 150
"""The most characters between the name of an event and its time."""
_SHORT: Final = 100
"""The most days of a window that counts as precise: a quarter."""
_WHOLE: Final = 10
"""A window that covers all but this fraction of the plan's period covers the whole plan."""
_LATE: Final = 31
"""A document may be issued so many days late that a day in it has passed; one before that was
misread.
"""
_YEAR_LATE: Final = 366
"""The same for what a label or a column of times says, of work that is overdue; and where no day of
issue is written, and that of the title's first year stands for it.
"""
_FEW: Final = 3
"""A heading of so many words more than one is not in another by chance."""
_DECEMBER: Final = 12
_MONTH: Final = 31
_STARTS: Final = re.compile(r"(?:\A|[.;:] |[-–] )\Z")
_DONE_WORDS: Final = ("hoàn thành", "xong", "kết thúc")


class _DatedLine(NamedTuple):
    """The number of the last line of a paragraph, its precise times, and whether a line “Thời gian”
    stands there or right above.
    """

    last: int
    titled: bool
    times: tuple[TimeExpression, ...]


class DeadlineFinder:
    """Finds the times of the tasks of a document; each heading is read once."""

    def __init__(self, head: Head, body: Sequence[Paragraph], opening: str) -> None:
        """Take the head and the body of the document, one of whose lines may date an event, and
        the sentence that leads in to it, which asks for what follows if it is a letter.
        """
        self._head = head
        asks = head.kind in ADDRESSED_KINDS and ORDER_VERBS.search(opening)
        self._opening = opening[asks.end() :] if asks and opening.endswith(":") else ""
        self._body = body
        self._headings: dict[str, tuple[TimeExpression, ...]] = {}
        self._events: dict[str, TimeExpression] = {}
        self._own_time = self._time_of_section(body)
        self._sent = self._time_of_reports(body)
        for text in (paragraph.text for paragraph in body):
            for found in phrases.event.finditer(text):
                time = self._of_event(text, found.end())
                if time:
                    self._events.setdefault(fold(found[0]), time)

    def times_of(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return the times of a task, from the first source that has any.

        The sources are a label of the task alone, its own words if they are precise, a label shared
        with other tasks, the time of all reports, its own words, its details, a time that it refers
        to, what a schedule says of the part in which it stands, the heading above, the sentence
        that leads in to all of them, and the time of what the plan is for.
        """
        labelled = tuple(
            time
            for text in task.labels.get(TIME, ())
            for time in self._read(text) or self._unread(text)
        )
        if labelled and TIME not in task.shared:
            return labelled
        own = tuple(
            _doubted(task.text, time)
            for time in self._read(task.text)
            if not _is_told(task.text, time)
        )
        days = tuple(time for time in own if not _is_anniversary(task.text, time))
        if any(_is_precise(time) for time in days):
            return self._with_events(task.text, days)
        above = self._of_heading(task)
        elsewhere = self._of_details(task) or self._said_above(task) or self._of_schedule(task)
        sent = () if any(time.every for time in days) else self._of_reports(task)
        for times in (labelled, sent, days, elsewhere, above, own):
            if any(time.windows or time.every for time in times):
                return self._with_events(task.text, times)
        return self._with_events(task.text, labelled or own or above or self._of_plan(task))

    def _unread(self, text: str) -> tuple[TimeExpression, ...]:
        """Return the words of a label that say when, and could not be read, with a mark."""
        label, _, value = text.partition(":")
        words = value.strip(" .;")
        dayless = phrases.always.match(words) or _CLOCK.match(words)
        if not words or dayless or not phrases.time_label.match(label):
            return ()
        doubt = say("“{words}”: chưa đọc được thời gian này; ghi ngày.", words=words)
        return (TimeExpression(0, len(words), words, doubt=doubt),)

    def _of_details(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return the days that the details below a task name; what only recurs is left out."""
        times = (time for text in task.details for time in self._read(text) if time.windows)
        return tuple({time.windows: time for time in times}.values())

    def _said_above(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return the time above a task that refers to it: “theo thời gian nêu trên”.

        It is that of the nearest line “Thời gian: …”, else the nearest one.
        """
        if not phrases.time_said_above.search(task.text):
            return ()
        above = [one for one in self._dated_lines if one.last < task.first]
        titled = [one for one in above if one.titled]
        return tuple(map(_from_elsewhere, (titled or above)[-1].times)) if above else ()

    @cached_property
    def _dated_lines(self) -> list[_DatedLine]:
        """The lines of the body that name a precise time."""
        found: list[_DatedLine] = []
        titled = False
        for one in self._body:
            heading = phrases.time_heading.match(one.text) is not None
            times = tuple(time for time in self._read(one.text) if _is_precise(time))
            if times:
                found.append(_DatedLine(one.last, heading or titled, times))
            titled = heading and not times
        return found

    def _of_reports(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return the time of all reports of a letter, for a line or a paragraph that is to send
        one.
        """
        sent = phrases.sends_report.search(task.text)
        return self._sent if sent else ()

    def _of_schedule(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return what the schedule of the document says of a heading above a task."""
        keys = [_key_of(text) for text in task.headings]
        of_part = (
            times
            for part, times in self._schedule.items()
            for key in keys
            if part in key or (key.count(" ") >= _FEW and key in part)
        )
        return tuple(map(_from_elsewhere, next(of_part, ())))

    @cached_property
    def _schedule(self) -> dict[str, tuple[TimeExpression, ...]]:
        """The times of parts of the document by their headings: “Đối với nội dung tổ chức hội thi:”
        above “Thời gian thi: …”.
        """
        found: dict[str, tuple[TimeExpression, ...]] = {}
        for at, one in enumerate(self._body):
            part = phrases.part_in_schedule.match(one.text)
            if part is None:
                continue
            labels = itertools.takewhile(
                lambda line: phrases.time_label.match(line.text.partition(":")[0]),
                self._body[at + 1 :],
            )
            times = tuple(time for line in labels for time in self._read(line.text))
            key = _key_of(part[1])
            if times and key.count(" ") >= _FEW:
                found.setdefault(key, times)
        return found

    def _of_plan(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return the one time of the document for a task that holds what its title names, that
        takes part in what a letter invites to, or that is done on the one day of the document.
        """
        held = phrases.holds.match(task.text)
        named = held is not None and fold(held[1]) in fold(self._head.title)
        invited = self._head.kind in ADDRESSED_KINDS and phrases.attends.search(task.text)
        one = self._own_time if named or invited or self._at_event(task) else None
        return (_from_elsewhere(one),) if one and _is_precise(one) else ()

    def _at_event(self, task: ExtractedTask) -> bool:
        """Return True for a task in the section “Nội dung” of a document about one day."""
        windows = self._own_time.windows if self._own_time else ()
        one_day = [window.first for window in windows] == [window.last for window in windows[:1]]
        section = fold("".join(task.headings[-1:]))
        return bool(windows) and one_day and section.startswith("noi dung")

    def _of_event(self, text: str, end: int) -> TimeExpression | None:
        """Return the time of an event, if the text says it right after the event's name."""
        times = self._read(re.split(r"[.;:]\s", text[end : end + 2 * _NEAR])[0])
        near = (one for one in times[:1] if one.windows and one.start <= _NEAR)
        spans = (one for one in near if one.words.startswith("từ "))
        return next((one for one in spans if one.windows[0].first), None)

    def _time_of_section(self, body: Sequence[Paragraph]) -> TimeExpression | None:
        """Return the time under the heading “Thời gian”, if the document has one such time."""
        found: dict[str, TimeExpression] = {}
        for at, paragraph in enumerate(body):
            if paragraph.rank > INNER or not phrases.time_heading.match(paragraph.text):
                continue
            for text in (paragraph.text, *(one.text for one in body[at + 1 : at + 2])):
                for time in self._read(text)[:1]:
                    if any(window.first for window in time.windows):
                        found.setdefault(",".join(one.key for one in time.windows), time)
        return next(iter(found.values())) if len(found) == 1 else None

    def _time_of_reports(self, body: Sequence[Paragraph]) -> tuple[TimeExpression, ...]:
        """Return by when a letter has all reports sent, with a mark; nothing for other kinds."""
        plain = (one.text for one in body if one.rank == PLAIN)
        due = next(filter(phrases.reports_due.match, plain), "")
        sent = self._read(due) if self._head.kind in ADDRESSED_KINDS else ()
        return tuple(map(_from_elsewhere, sent))

    def _with_events(
        self, text: str, times: tuple[TimeExpression, ...]
    ) -> tuple[TimeExpression, ...]:
        """Add the time of an event that a task names, unless the task has a deadline of its own."""
        windows = {window for time in times for window in time.windows}
        if any(window.first is None for window in windows) or any(time.by for time in times):
            return times
        events = (
            self._events.get(fold(found[1]), self._own_time)
            for found in phrases.during_event.finditer(text)
            if not phrases.prepares.fullmatch(text[: found.start()])
        )
        added = tuple(
            _from_elsewhere(one)
            for one in dict.fromkeys(events)
            if one and windows.isdisjoint(one.windows)
        )
        return (*times, *added)

    def _read(self, text: str) -> tuple[TimeExpression, ...]:
        return find_times(text, period=self._head.period, issued=self._head.issued)

    def _of_heading(self, task: ExtractedTask) -> tuple[TimeExpression, ...]:
        """Return the windows of a heading, “Đợt 1: từ ngày …”, unless they cover the whole plan."""
        for text in (*task.headings, self._opening):
            if text not in self._headings:
                words = text.lower() if text.isupper() else asking_part(text)
                times = self._read(words) if phrases.numbered_time.search(words) else ()
                phase = phrases.part_of_plan.match(text) is not None
                self._headings[text] = tuple(
                    _doubted(words, time)
                    for time in times
                    if time.windows and (phase or self._is_part(time))
                )
            if self._headings[text]:
                return self._headings[text]
        return ()

    def _is_part(self, time: TimeExpression) -> bool:
        """Return True if a time is only a part of the plan's; what the document's own month leaves
        of its year may be the whole of a period that no title names.
        """
        period = self._head.period
        month = all(one.first and (one.last - one.first).days < _MONTH for one in time.windows)
        if month and period.last == date(self._head.issued.year, _DECEMBER, 31):
            return True
        days = (period.last - (period.first or self._head.issued)).days
        return all(
            (window.last - (window.first or self._head.issued)).days * _WHOLE < days * (_WHOLE - 1)
            for window in time.windows
        )


def _key_of(heading: str) -> str:
    """Return a heading by which another place can be compared: without signs, marks and case."""
    return " ".join(re.findall(r"\w+", fold(heading)))


def _from_elsewhere(time: TimeExpression) -> TimeExpression:
    """Return a time with a mark that it stands in another line than that of the task."""
    return time.replace(
        doubt=say("Thời gian lấy từ chỗ khác của văn bản: “{words}”.", words=time.words)
    )


def _doubted(text: str, time: TimeExpression) -> TimeExpression:
    """Return a time within a sentence with a doubt if it is nothing but a year: half of them are
    that of something else, “các dự án có kế hoạch hoàn thành năm 2026”.
    """
    before = text[: time.start]
    ends = {(window.last.month, window.last.day) for window in time.windows}
    whole = ends == {(_DECEMBER, 31)} and not phrases.says_month.search(time.words)
    done = phrases.done_by.search(before) or time.words.lower().startswith(_DONE_WORDS)
    if not whole or time.doubt or _STARTS.search(before) or done:
        return time
    doubt = say("“{words}”: có thể là năm của việc khác trong câu; kiểm tra lại.", words=time.words)
    return time.replace(doubt=doubt)


def widen_period(head: Head, tasks: Sequence[ExtractedTask]) -> Head:
    """Return a head whose period includes all windows of the tasks, and each of their recurring
    times at least once.

    If the period was widened, a doubt says so.
    """
    start, last = head.period.first or head.issued, head.period.last
    furthest = last.year + _AHEAD
    guessed = not head.lines["issued"] and (head.issued.month, head.issued.day) == (1, 1)
    times = [(time, task.says_in_label(time)) for task in tasks for time in task.times]
    for time, labelled in times:
        late = _YEAR_LATE if guessed or labelled else _LATE
        for window in time.windows:
            if window.last.year <= furthest:
                last = max(last, window.last)
            begins = window.first or window.last
            earliest = min(head.issued, window.last)
            if begins < start <= last and (head.issued - window.last).days <= late:
                start = min(start, max(earliest, begins))
        if any(not _falls_in(time.every, day, Window(start, last)) for day in time.by):
            last = max(last, date(last.year + 1, _DECEMBER, 31))
    period = Window(start, last)
    if period == head.period:
        return head
    doubt = say("Thời gian của kế hoạch được tính rộng ra cho vừa mọi thời hạn: xem lại “period”.")
    return head.replace(period=period, doubts=(*head.doubts, doubt))


def clip_to_period(time: TimeExpression, period: Window) -> tuple[TimeExpression, Message | None]:
    """Return a time without what lies outside the plan's period, and a message if anything does.

    A window that begins before the period is cut to begin with it.
    """
    start = period.first or period.last
    windows = tuple(
        window.replace(first=max(window.first, start)) if window.first else window
        for window in time.windows
        if window.last in period
    )
    by = tuple(day for day in time.by if _falls_in(time.every, day, period))
    if (len(windows), by) == (len(time.windows), time.by):
        return time.replace(windows=tuple(dict.fromkeys(windows))), None
    outside = say("“{words}” nằm ngoài thời gian của kế hoạch: xem lại năm.", words=time.words)
    return time.replace(windows=windows, by=by), outside


def _is_told(text: str, time: TimeExpression) -> bool:
    """Return True if a time is that of something done, of which brackets tell."""
    told = phrases.told_in_brackets.finditer(text)
    return any(one.start() < time.start and time.end <= one.end() for one in told)


def _is_anniversary(text: str, time: TimeExpression) -> bool:
    """Return True if a time is that of an anniversary the task marks: “chào mừng ngày 20/11”."""
    return phrases.anniversary.search(text, max(0, time.start - _NEAR), time.end) is not None


def _is_precise(time: TimeExpression) -> bool:
    """Return True if a time is a day, a short window, or a day that recurs."""
    if time.every:
        return bool(time.by)
    return any(
        window.first is None or (window.last - window.first).days <= _SHORT
        for window in time.windows
    )


def _falls_in(every: str, day: str, period: Window) -> bool:
    """Return True if a recurrence falls into the period at least once, or is kept as words."""
    if every not in CYCLES:
        return True  # a plan file cannot express it
    number, _, month = day.partition("/")
    start = period.first or period.last
    year_month = start.year * _DECEMBER + start.month - 1
    for at in range(year_month, year_month + _DECEMBER + 1):
        year, index = divmod(at, _DECEMBER)
        if (index + 1 - int(month or _DECEMBER)) % CYCLES[every]:
            continue
        if start <= _clamped_day(year, index + 1, int(number)) <= period.last:
            return True
    return False


def _clamped_day(year: int, month: int, day: int) -> date:
    """Return a day; the last day of the month if the month is shorter."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
