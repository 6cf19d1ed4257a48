"""What a calendar says of a plan, read back by the library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Component, Event, Todo
from icalendar.parser import Contentlines

from bdg_cli.domain.days import Window
from bdg_cli.domain.history import replay
from bdg_cli.domain.records import AssignmentKey, Details, Record
from bdg_cli.domain.reminders import ReminderLadder
from bdg_cli.domain.working_days import Lead
from bdg_cli.publish.calendar.icalendar_file import CalendarWriter
from bdg_cli.services.calendar_items import CalendarItem, CalendarItems
from bdg_cli.services.calendar_words import calendar_name
from bdg_cli.services.division import divide
from bdg_cli.services.lookup import ROLES, Scope
from bdg_cli.services.record_matching import match_records
from bdg_cli.services.status import PlanStatus, task_status
from bdg_cli.wording.language import Language
from tests.planfile.example import plan_of, with_part, with_task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan

TODAY = date(2020, 4, 1)
VIETNAMESE = Language()
SEVERAL = """\
- ref: I-1
  text: Kiểm tra đê.
  lead: vp
  windows: 15/4–20/4
- ref: I-2
  text: Báo cáo.
  lead: thon
  windows: {by: 15/4}
- ref: I-3
  text: Tuyên truyền.
  lead: qs
  support: vp
- ref: I-4
  text: Họp.
  lead: vp
  windows: [6/4, 1/6, 3/8–5/8]
"""


def items_of(
    plan: Plan, records: Sequence[Record] = (), *, unit: str = "", role: str = "any"
) -> tuple[CalendarItem, ...]:
    """Return the items of a plan, for a unit or for everybody."""
    past = replay(match_records(plan, records)[0], TODAY)
    tasks = [task_status(plan, one, divide(plan, one, past), today=TODAY) for one in plan.tasks]
    status = PlanStatus(plan, TODAY, tuple(tasks), 0)
    scope = Scope(asked=True, units=((plan.id, unit),)) if unit else Scope()
    return CalendarItems([status], records, today=TODAY).seen_by(scope, ROLES[role])


def bytes_of(items: Sequence[CalendarItem]) -> bytes:
    """Return the calendar of items."""
    return CalendarWriter(VIETNAMESE.say).calendar(items, calendar_name([], Scope()))


def entries_of(items: Sequence[CalendarItem]) -> list[Event | Todo]:
    """Return the events and to-dos, read back."""
    found = Calendar.from_ical(bytes_of(items)).subcomponents
    assert all(isinstance(one, Event | Todo) for one in found)
    return [one for one in found if isinstance(one, Event | Todo)]


def record(number: int, kind: str, task: str, unit: str, window: str, **said: object) -> Record:
    """Return a record, written on the last day of March at nine."""
    about = AssignmentKey("15", task, unit, window)
    details = Details().replace(**said)
    moment = f"2020-03-31T09:00:{number:02}+07:00"
    return Record(str(number), number, str(number), moment, "Lan", kind, about, TODAY, details)


def lines_of(content: bytes) -> list[str]:
    """Return the lines of a calendar, unfolded."""
    lines: list[str] = Contentlines.from_ical(content)  # type: ignore[no-untyped-call]  # theirs
    return lines


def value(component: Component, name: str) -> object:
    """Return a property as a value of Python."""
    found: object = component.decoded(name)
    return found


def days(entry: Event | Todo) -> tuple[str, ...]:
    """Return the kind of an entry and its days, as they are written."""
    names = ("DTSTART", "DTEND", "DUE")
    shown = [value(entry, name) for name in names if name in entry]
    return str(entry.name), *(f"{day:%Y%m%d}" for day in shown if type(day) is date)


def test_windows_deadlines_and_undated_tasks_have_their_days() -> None:
    """The end of an event is the day after the last; what has no day is a to-do without one."""
    entries = entries_of(items_of(plan_of(with_part(SEVERAL))))
    assert [days(one) for one in entries] == [
        ("VEVENT", "20200415", "20200421"),
        ("VEVENT", "20200415", "20200416"),
        ("VTODO", "20200415"),
        ("VTODO",),
        ("VEVENT", "20200406", "20200407"),
        ("VEVENT", "20200601", "20200602"),
        ("VEVENT", "20200803", "20200806"),
    ]
    assert len({str(one["UID"]) for one in entries}) == len(entries)


def test_a_calendar_keeps_to_the_rules() -> None:
    """RFC 5545: what has to be there is, once; no time zone, as there is no time of day."""
    content = bytes_of(items_of(plan_of(with_part(SEVERAL))))
    calendar = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), str(calendar["METHOD"])) == ("2.0", "PUBLISH")
    assert str(calendar["PRODID"])
    assert content.endswith(b"END:VCALENDAR\r\n")
    for day in (b"DTSTART", b"DTEND", b"DUE"):
        assert content.count(day) == content.count(day + b";VALUE=DATE:") > 0
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content
    for entry in calendar.subcomponents:
        for name in ("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "STATUS", "LAST-MODIFIED"):
            assert not isinstance(entry[name], list)
        for alarm in entry.subcomponents:
            assert {"ACTION", "DESCRIPTION", "TRIGGER"} == set(alarm)


def test_what_an_entry_says_stays_true() -> None:
    """The words, where they stand, how far it is, who does it; no days left, and no state."""
    (_, report, *_) = items_of(plan_of(with_part(SEVERAL)))
    assert [VIETNAMESE.say(one) for one in (report.summary, *report.description)] == [
        "Hạn chót I-2: Báo cáo.",
        "Báo cáo.",
        "I-2 trong Kế hoạch 15/KH-UBND của UBND xã Tân Lập",
        "0/2 đơn vị đã xong",
        "Chủ trì: Các thôn",
    ]
    assert [VIETNAMESE.say(one) for one in report.categories] == ["15/KH-UBND", "Mục I"]


def test_a_long_text_has_a_short_title() -> None:
    """It ends with a word."""
    text = "Rà soát các hộ dân sống ở vùng có nguy cơ sạt lở, ngập sâu " * 3
    (item,) = items_of(plan_of(with_task("lead: vp").replace("Kiểm tra đê.", text)))
    title = VIETNAMESE.say(item.summary)
    assert (
        title
        == "I-1: Rà soát các hộ dân sống ở vùng có nguy cơ sạt lở, ngập sâu Rà soát các hộ dân…"
    )
    assert VIETNAMESE.say(item.description[0]) == text.strip()


def test_a_unit_has_its_own_entries() -> None:
    """What it owes, and what it helps with if asked; a member only its own part of the group."""
    plan = plan_of(with_part(SEVERAL))

    def summaries(unit: str, role: str) -> list[str]:
        found = items_of(plan, unit=unit, role=role)
        return [VIETNAMESE.say(one.summary)[:12] for one in found]

    assert len(summaries("vp", "any")) == 5
    assert len(summaries("vp", "lead")) == 4
    assert summaries("vp", "support") == ["I-3: Tuyên t"]
    assert summaries("thon", "any") == summaries("thon.dong", "any") == ["Hạn chót I-2"]
    done = record(1, "done", "I-2", "thon.doai", "../2020-04-15")
    group, dong, doai = (
        items_of(plan, [done], unit=unit)[0] for unit in ("thon", "thon.dong", "thon.doai")
    )
    assert (group.progress, group.percent, group.sequence) == ("in-process", 50, 1)
    assert (dong.progress, dong.sequence) == ("needs-action", 0)
    assert (doai.progress, doai.sequence) == ("completed", 1)
    assert len({group.uid, dong.uid, doai.uid}) == 3


def test_a_calendar_reminds_at_eight_on_the_days_of_the_ladder() -> None:
    """Before the first and before the last day, each counted from the first."""
    plan = plan_of(with_task("lead: vp\nwindows: 15/4–20/4"))
    plan = plan.replace(remind=ReminderLadder(before=(Lead(3), Lead(1, working=True), Lead(0))))
    (event,) = entries_of(items_of(plan))
    eight = timedelta(hours=8)
    said = [(value(one, "TRIGGER"), str(one["DESCRIPTION"])) for one in event.subcomponents]
    assert [
        ((shift - eight).days, text) for shift, text in said if isinstance(shift, timedelta)
    ] == [
        (-3, "Còn 3 ngày là bắt đầu"),
        (-1, "Còn 1 ngày là bắt đầu"),
        (0, "Hôm nay bắt đầu"),
        (2, "Còn 3 ngày là hết hạn"),  # 17/4: also the working day before Monday, 20/4
        (5, "Hôm nay là ngày cuối"),
    ]


@pytest.mark.parametrize("kind", ["done", "cancel"])
def test_what_is_settled_reminds_of_nothing(kind: str) -> None:
    """A completed to-do has the noon of its day; what was dropped is cancelled."""
    plan = plan_of(with_task("lead: vp\nwindows: {by: 15/4}"))
    event, todo = entries_of(items_of(plan, [record(7, kind, "I-1", "vp", "../2020-04-15")]))
    assert event.subcomponents == todo.subcomponents == []
    assert (str(event["STATUS"]), str(todo["STATUS"]), str(event["SUMMARY"])) == (
        ("CONFIRMED", "COMPLETED", "✓ I-1: Kiểm tra đê.")
        if kind == "done"
        else ("CANCELLED", "CANCELLED", "(không thực hiện) I-1: Kiểm tra đê.")
    )
    if kind == "done":
        assert value(todo, "COMPLETED") == datetime(2020, 4, 1, 5, tzinfo=UTC)
        assert value(todo, "PERCENT-COMPLETE") == 100
    assert value(event, "DTSTAMP") == datetime(2020, 3, 31, 2, 0, 7, tzinfo=UTC)


def test_an_extension_moves_the_same_entry() -> None:
    """Its UID is that of the window in the plan, its SEQUENCE is one more."""
    plan = plan_of(with_task("lead: thon\nwindows: 15/4–20/4"))
    key = "2020-04-15/2020-04-20"
    (before,) = items_of(plan)
    one = record(1, "extend", "I-1", "thon.dong", key, to=date(2020, 4, 30))
    other = record(2, "extend", "I-1", "thon.doai", key, to=date(2020, 4, 30))
    (half,) = items_of(plan, [one])
    (after,) = items_of(plan, [one, other])
    assert before.uid == half.uid == after.uid
    assert [item.sequence for item in (before, half, after)] == [0, 1, 2]
    assert (half.last, after.last) == (date(2020, 4, 20), date(2020, 4, 30))
    assert "1 đơn vị được gia hạn đến 30/04/2020" in map(VIETNAMESE.say, half.description)
    assert "Gia hạn đến 30/04/2020, trước đây 20/04/2020" in map(VIETNAMESE.say, after.description)


def test_only_what_changes_an_entry_counts() -> None:
    """Neither an obstacle nor a kind of record that nothing is known of."""
    plan = plan_of(with_task("lead: vp\nwindows: 15/4"))
    about = ("I-1", "vp", "2020-04-15/2020-04-15")
    records = [record(1, "obstacle", *about), record(2, "reminded", *about)]
    assert items_of(plan, records) == items_of(plan)


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        ("2020-03-31T09:00:00", datetime(2020, 3, 31, 2, tzinfo=UTC)),
        ("hôm qua", datetime(2020, 3, 6, 5, tzinfo=UTC)),
    ],
)
def test_old_ledgers_may_have_other_moments(moment: str, stamp: datetime) -> None:
    """Without a zone it is that of Việt Nam; what is no moment counts for none."""
    plan = plan_of(with_task("lead: vp\nwindows: 15/4"))
    done = record(1, "done", "I-1", "vp", "2020-04-15/2020-04-15").replace(recorded_at=moment)
    assert items_of(plan, [done])[0].stamp == stamp


def test_a_new_name_is_not_a_new_entry() -> None:
    """As long as the plan file knows the former one."""
    old = with_task("lead: thon\nwindows: 15/4")
    new = old.replace("ref: I-1", "ref: I-1\n        id: de\n        formerly: I-1").replace(
        "doai: [Thôn Đoài, thôn]", "tay: {name: Thôn Đoài, formerly: doai}"
    )
    before, after = plan_of(old), plan_of(new).replace(id="2020")
    assert items_of(before)[0].uid == items_of(after)[0].uid
    assert [one.uid for one in items_of(before, unit="thon.doai")] == [
        one.uid for one in items_of(after, unit="thon.tay")
    ]


def test_offices_whose_codes_are_alike_have_different_entries() -> None:
    """Two communes may both have a plan 15, of the same day, with a task I-1."""
    text = with_task("lead: vp\nwindows: 15/4")
    other = text.replace("UBND xã Tân Lập", "UBND xã Tân Sơn")
    assert items_of(plan_of(text))[0].uid != items_of(plan_of(other))[0].uid


def test_a_day_off_is_said_and_counts_as_the_plan_has_it() -> None:
    """18/4/2020 is a Saturday."""
    plan = plan_of(with_task("lead: vp\nwindows: {by: 18/4}"))
    (written,) = items_of(plan)
    (moved,) = items_of(plan.replace(deadline_rule="next-working-day"))
    assert (written.last, moved.last) == (date(2020, 4, 18), date(2020, 4, 20))
    said = "Ngày cuối 18/04/2020 là ngày nghỉ"
    assert f"{said}; ngày làm việc tiếp theo: 20/04/2020" in map(
        VIETNAMESE.say, written.description
    )
    assert f"{said}: tính đến 20/04/2020" in map(VIETNAMESE.say, moved.description)


HOSTILE = (
    "a\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT",
    "a;b,c\\;d\\,e:f\"g'",
    "\\" * 5000,
    "ề" * 5000,
    "👩‍👩‍👧‍👦" * 300,
    "x\u2028y\u2029z\x85w\x0b\x0c",
    "\x00\x1b[31m\x07\x9b\ufeff\u202e",
    "\r\nATTENDEE:mailto:a@b.vn\r\n ATTACH:x",
    "\ud800",
)


@pytest.mark.unmeasured
@given(st.text(st.characters(exclude_categories=())))
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@example(HOSTILE[3])
@example(HOSTILE[4])
@example(HOSTILE[5])
@example(HOSTILE[6])
@example(HOSTILE[7])
@example(HOSTILE[8])
def test_no_text_makes_a_line(text: str) -> None:
    """Whatever stands in a title, a name or a number comes back as it was, visible, and as text."""
    plan = plan_of(with_task("lead: vp\nwindows: {by: 15/4}"))
    (task,) = plan.tasks
    units = (plan.units[0].replace(name=text), *plan.units[1:])
    plan = plan.replace(units=units, number=text, issuer=text, tasks=(task.replace(text=text),))
    (item,) = items_of(plan, unit="vp")
    content = bytes_of([item])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    content.decode()
    names = [line.partition(":")[0].partition(";")[0] for line in lines_of(content)]
    assert names.count("BEGIN") == 3 + len(item.alarms)
    assert "ATTENDEE" not in names
    event, todo = entries_of([item])
    for entry in (event, todo):
        assert str(entry["SUMMARY"]) == _as_read(VIETNAMESE.say(item.summary))
        description = "\n".join(map(VIETNAMESE.say, item.description))
        assert str(entry["DESCRIPTION"]) == _as_read(description)


def _as_read(text: str) -> str:
    r"""Return what the library makes of a text: it takes a written `\N` for a line end."""
    return text.replace("\\N", "\n")


@pytest.mark.unmeasured
@given(st.text(st.characters(categories=("L", "P", "Zs")), min_size=1, max_size=400))
def test_lines_are_folded_as_the_library_does(text: str) -> None:
    """Unfolded, both are the same."""
    plan = plan_of(with_task("lead: vp"))
    (task,) = plan.tasks
    content = bytes_of(items_of(plan.replace(tasks=(task.replace(text=text),))))
    again = lines_of(Calendar.from_ical(content).to_ical(sorted=False))
    assert sorted(again) == sorted(lines_of(content))


@pytest.mark.parametrize("last", [date.max, date(1, 1, 2)])
def test_the_ends_of_the_calendar_are_no_error(last: date) -> None:
    """There is no day after the last of all, and none before the first."""
    plan = plan_of(with_task("lead: vp"))
    (task,) = plan.tasks
    plan = plan.replace(tasks=(task.replace(windows=(Window(last, last),)),))
    (event,) = entries_of(items_of(plan))
    assert value(event, "DTSTART") == last
