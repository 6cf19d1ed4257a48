"""Who is told of what: plan text, a day and records in, messages out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.domain.history import replay
from bdg_cli.domain.records import (
    CANCEL,
    CLOSE,
    DONE,
    EXTEND,
    REMIND,
    UNDO,
    AssignmentKey,
    Details,
    Entry,
    Record,
    closed_on,
)
from bdg_cli.services.digest import digest
from bdg_cli.services.division import divide
from bdg_cli.services.record_matching import match_records
from bdg_cli.services.reminding import messages
from bdg_cli.services.sent_reminders import reminder_entry, sent_reminders
from bdg_cli.services.status import PlanStatus, task_status
from tests.planfile.example import plan_of, reading_of, with_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.sent_reminders import SentReminder

_READ = reading_of(
    with_part(
        """\
- {ref: I-1, text: Kiểm tra đê., lead: vp, support: [qs, thon], windows: {by: 15/6}}
- {ref: I-2, text: Trực ban., lead: thon, windows: 1/6–30/6}
- {ref: I-3, text: Báo cáo., lead: qs}
- {ref: I-4, text: Vận động., unsure: ai chủ trì, support: vp, windows: {by: 15/6}}
"""
    )
).plan
assert _READ is not None
PLAN_2020: Plan = _READ
"""Issued on 6/3/2020, its period ends on 31/12/2020."""


class Year:
    """A plan, and what was recorded of it."""

    def __init__(self, plan: Plan = PLAN_2020) -> None:
        self.plan = plan
        self.records: list[Record] = []
        self._status: tuple[tuple[object, ...], PlanStatus] | None = None
        self._sent: list[SentReminder] = []
        self._read = 0

    def record(self, entry: Entry) -> Record:
        """Add a record."""
        name = f"r{len(self.records) + 1}"
        moment = f"{entry.day.isoformat()}T08:00:00+07:00"
        made = Record(
            *(name, len(self.records) + 1, name, moment, "Lan"),
            *(entry.kind, entry.about, entry.day, entry.details),
        )
        self.records.append(made)
        return made

    def say(
        self,
        kind: str,
        task: str,
        unit: str,
        day: date,
        details: Details = Details(),  # noqa: B008 -- a value
    ) -> Record:
        """Record something about the one window of a task."""
        found = self.plan.task(task)
        assert found is not None
        window = found.windows[0].key if found.windows else ""
        return self.record(Entry(kind, AssignmentKey("15", task, unit, window), day, details))

    def status(self, today: date) -> PlanStatus:
        """Return how the plan stands on a day, worked out once for what is recorded till then."""
        said = sum(one.kind != REMIND for one in self.records)
        if self._status is None or self._status[0] != (self.plan, today, said):
            self._status = (self.plan, today, said), self._worked_out(today)
        return self._status[1]

    def _worked_out(self, today: date) -> PlanStatus:
        living, _ = match_records(self.plan, self.records)
        past = replay(living, today)
        tasks = tuple(
            task_status(self.plan, task, divide(self.plan, task, past), today=today)
            for task in self.plan.tasks
        )
        closed = closed_on(self.records, ["15"], today)
        return PlanStatus(self.plan, today, tasks, 0, closed_on=closed)

    def messages(self, today: date) -> tuple[UnitMessage, ...]:
        """Return what would go on a day."""
        return messages([self.status(today)], self.sent(), today=today)

    def sent(self) -> list[SentReminder]:
        """Return what went; an undo may be about any of it."""
        new = self.records[self._read :]
        if any(one.kind == UNDO for one in new):
            new, self._sent = self.records, []
        self._sent += sent_reminders(self.plan, new)
        self._read = len(self.records)
        return self._sent

    def send(self, today: date) -> tuple[UnitMessage, ...]:
        """Record that what would go on a day went, and return it."""
        found = self.messages(today)
        for one in found:
            for each in one.reminders:
                if each.step is not None:
                    assert each.about is not None
                    self.record(
                        reminder_entry(each.about, one.unit, each.step, way="mail", today=today)
                    )
        return found


def steps_by_unit(found: Sequence[UnitMessage]) -> dict[str, list[str]]:
    """Return the tasks that have a step, by unit."""
    return {
        one.unit: [each.item.task.id for each in one.reminders if each.step is not None]
        for one in found
    }


def test_members_are_told_each_for_itself_and_helpers_of_the_days() -> None:
    """Three days before 15/6, on which I-1 ends, I-2 has begun for some days."""
    assert steps_by_unit(Year().send(date(2020, 6, 12))) == {
        "vp": ["I-1"],
        "qs": ["I-1"],
        "thon.dong": ["I-1"],
        "thon.doai": ["I-1"],
    }


def test_one_message_has_all_that_presses_a_unit_the_most_urgent_first() -> None:
    """Also what has no step today, and of what it owes alone."""
    year = Year()
    year.send(date(2020, 6, 30))
    year.send(date(2020, 7, 1))
    (late,) = [one for one in year.messages(date(2020, 7, 7)) if one.unit == "thon.dong"]
    assert [(each.item.task.id, each.item.state) for each in late.reminders] == [("I-2", "overdue")]
    assert late.name == "Thôn Đông"
    june = Year()
    june.send(date(2020, 6, 20))
    (vp,) = [one for one in june.messages(date(2020, 6, 23)) if one.unit == "vp"]
    assert [(each.item.task.id, each.step is None) for each in vp.reminders] == [("I-1", False)]


def test_what_went_does_not_go_again() -> None:
    """On the same day, and on the next, which has no step of its own."""
    year = Year()
    assert year.send(date(2020, 6, 12))
    assert year.messages(date(2020, 6, 12)) == ()
    assert year.messages(date(2020, 6, 13)) == ()
    assert set(steps_by_unit(year.messages(date(2020, 6, 14)))) == {
        *("vp", "qs", "thon.dong", "thon.doai")
    }


def test_what_was_taken_back_goes_again() -> None:
    """The server had refused it."""
    year = Year()
    year.send(date(2020, 6, 12))
    mine = [one for one in year.records if "vp" in one.details.rest]
    for one in mine:
        year.record(Entry(UNDO, one.about, date(2020, 6, 12), Details(takes_back=one.id)))
    assert steps_by_unit(year.messages(date(2020, 6, 12))) == {"vp": ["I-1"]}


def test_who_owes_nothing_any_more_is_left_alone() -> None:
    """Who is done, who need not, and whom an extension gives time; and those who helped them."""
    year = Year()
    year.say(DONE, "I-1", "vp", date(2020, 6, 10))
    year.say(CANCEL, "I-2", "thon.dong", date(2020, 6, 10))
    to = Details(to=date(2020, 9, 30))
    year.say(EXTEND, "I-2", "thon.doai", date(2020, 6, 10), to)
    assert year.messages(date(2020, 7, 1)) == ()
    assert steps_by_unit(year.messages(date(2020, 9, 29))) == {"thon.doai": ["I-2"]}


def test_a_closed_plan_reminds_nobody() -> None:
    """From the day on which it was closed."""
    year = Year()
    assert year.messages(date(2020, 7, 1))
    year.record(Entry(CLOSE, AssignmentKey("15", "", "", ""), date(2020, 7, 1)))
    assert year.messages(date(2020, 7, 1)) == ()


def test_what_went_follows_a_unit_to_its_new_code() -> None:
    """A plan file in which the office has another code, and says the old one."""
    year = Year()
    year.send(date(2020, 6, 12))
    text = with_part("- {ref: I-1, text: Kiểm tra đê., lead: van-phong, windows: {by: 15/6}}")
    year.plan = plan_of(
        text.replace("  vp: Văn phòng", "  van-phong: {name: Văn phòng, formerly: vp}")
    )
    assert year.messages(date(2020, 6, 12)) == ()


def test_the_digest_names_who_is_late_and_who_is_silent() -> None:
    """A reminder is no report, an obstacle is one."""
    year = Year()
    year.say("obstacle", "I-2", "thon.dong", date(2020, 6, 10), Details(text="mưa bão"))
    year.send(date(2020, 6, 12))
    page = digest([year.status(date(2020, 7, 2))], year.records, today=date(2020, 7, 2))
    assert [(one.name, [item.task.id for item in one.items]) for one in page.late] == [
        ("Văn phòng", ["I-1"]),
        ("", ["I-4"]),
        ("Thôn Đông", ["I-2"]),
        ("Thôn Đoài", ["I-2"]),
    ]
    assert page.silent == ("Văn phòng", "Thôn Đoài")
    assert [one.record.details.text for one in page.obstacles] == ["mưa bão"]


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.sampled_from([DONE, CANCEL, EXTEND, "reopen", "obstacle"]),
        st.sampled_from([("I-1", "vp"), ("I-2", "thon.dong"), ("I-2", "thon.doai"), ("I-3", "qs")]),
        st.integers(-30, 90),
    ),
    max_size=12,
)


@pytest.mark.unmeasured
@settings(max_examples=6)
@given(EVENTS, st.sets(st.integers(0, 400), max_size=60))
def test_over_a_year_of_daily_runs_nobody_is_told_twice_or_for_nothing(
    events: list[tuple[int, str, tuple[str, str], int]], holes: set[int]
) -> None:
    """With days on which the machine is off, and whatever is recorded meanwhile.

    Who is late hears of it at least every seven days, for as long as the plan is followed up. It
    takes more than a second: 400 days, each worked out anew.
    """
    year = Year()
    heard: dict[tuple[str, str], int] = {}
    gone: set[tuple[str, str, str]] = set()
    for n in range(390):
        today = PLAN_2020.issued + timedelta(days=n)
        for day, kind, (task, unit), later in events:
            if day == n:
                to = Details(to=today + timedelta(days=later), text="x")
                year.say(kind, task, unit, today, to)
        late = {share for share, state in owed(year, today).items() if state == "overdue"}
        heard = {share: day for share, day in heard.items() if share in late}
        for share in late:
            heard.setdefault(share, n - 1)
        if n in holes:
            continue
        for task, unit, step in told(year, today):
            assert (task, unit, step) not in gone
            gone.add((task, unit, step))
            heard[task, unit] = n
        assert year.messages(today) == ()
        for share, day in heard.items():
            assert n - day <= 7 + len(holes), share


def owed(year: Year, today: date) -> dict[tuple[str, str], str]:
    """Return the states of what units owe, by task and unit."""
    return {
        (task.task.id, one.unit): one.state
        for task in year.status(today).tasks
        for one in task.assignments
        if one.unfinished and one.unit
    }


def told(year: Year, today: date) -> Iterator[tuple[str, str, str]]:
    """Send what there is; yield its task, unit and step. What nobody owes is not among it."""
    owing = owed(year, today)
    for message in year.send(today):
        for each in message.reminders:
            assert each.about is not None
            assert (each.item.task.id, each.about.unit) in owing
            if each.step is not None:
                assert each.item.role == "lead" or each.step.offset <= 0
                yield each.item.task.id, message.unit, each.step.key
