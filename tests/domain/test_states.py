"""The state of an assignment, computed from window, history and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window, date, parse_day, parse_window, timedelta
from bdg_cli.domain.history import NO_HISTORY, History, completing_record, history_of
from bdg_cli.domain.plan import Plan
from bdg_cli.domain.records import (
    CANCEL,
    CONFIRM,
    DONE,
    EXTEND,
    KINDS,
    OBSTACLE,
    REOPEN,
    RESOLVE,
    RETURN,
    UNDO,
    AssignmentKey,
    Details,
    Record,
    in_ledger_order,
)
from bdg_cli.domain.states import (
    AWAITING,
    COMPLETED,
    STATES,
    UNFINISHED,
    effective_window,
    most_pressing,
    state_of,
)
from bdg_cli.domain.working_days import Lead

if TYPE_CHECKING:
    from bdg_cli.domain.states import State

PERIOD = Window(date(2018, 9, 20), date(2018, 12, 31))
PLAN = Plan("2018", "70/KH-UBND", "", "", "", date(2018, 9, 20), PERIOD)
ABOUT = AssignmentKey("2018", "II.1-1", "ldtbxh", "")
ONE_DAY = timedelta(days=1)


def state(window: Window | None, today: str, past: History = NO_HISTORY) -> State:
    """Work out a state in the plan of 2018, with 7 days of notice."""
    return state_of(window, past, PLAN, "ldtbxh", today=parse_day(today, PERIOD))


def record(number: int, kind: str, day: str = "20/10", **details: object) -> Record:
    """Make the record with this number."""
    when = parse_day(day, PERIOD)
    filled = Details().replace(**details)
    at = "2018-12-31T08:00:00+07:00"
    return Record(f"r{number}", number, "b", at, "lan", kind, ABOUT, when, filled)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("7/11", "upcoming"),
        ("8/11", "opening"),
        ("14/11", "opening"),
        ("15/11", "open"),
        ("7/12", "open"),
        ("8/12", "closing"),
        ("15/12", "closing"),
        ("16/12", "overdue"),
        ("20/10/2040", "overdue"),
    ],
)
def test_a_window_goes_through_its_states(today: str, expected: str) -> None:
    """The Action Month of 2018, day by day where something changes."""
    assert state(parse_window("15/11–15/12", PERIOD), today) == expected


@pytest.mark.parametrize(
    ("today", "expected"), [("19/10", "opening"), ("20/10", "closing"), ("21/10", "overdue")]
)
def test_a_window_of_one_day_is_closing_on_its_day(today: str, expected: str) -> None:
    """20/10 is never merely open: its only day is its last."""
    assert state(parse_window("20/10", PERIOD), today) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("12/9/2018", "upcoming"),
        ("13/9/2018", "opening"),
        ("19/9/2018", "opening"),
        ("20/9", "open"),
        ("23/11", "closing"),
        ("30/11", "closing"),
        ("1/12", "overdue"),
    ],
)
def test_a_deadline_is_open_from_the_first_day_of_the_plan(today: str, expected: str) -> None:
    """What is due by 30/11 can be done from 20/9 on, and no sooner."""
    assert state(Window(None, date(2018, 11, 30)), today) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [("1/9/2018", "undated"), ("31/12", "undated"), ("1/1/2019", "overdue")],
)
def test_an_undated_assignment_has_the_period_for_its_window(today: str, expected: str) -> None:
    """It presses only when the period of the plan is over."""
    assert state(None, today) == expected


@pytest.mark.parametrize(("day", "expected"), [("15/12", "done"), ("16/12", "done_late")])
def test_what_is_completed_on_the_last_day_is_in_time(day: str, expected: str) -> None:
    """The last day counts whole; the day after is late, for good."""
    past = History(completed_on=parse_day(day, PERIOD))
    assert state(parse_window("15/11–15/12", PERIOD), "31/12", past) == expected


def test_an_undated_assignment_is_late_after_the_period() -> None:
    """Its last day is that of the plan."""
    assert state(None, "31/1/2019", History(completed_on=date(2018, 12, 31))) == "done"
    assert state(None, "31/1/2019", History(completed_on=date(2019, 1, 1))) == "done_late"


def test_what_was_done_early_is_done_before_its_window_opens() -> None:
    """Nobody has to wait for the first day."""
    window = parse_window("15/11–15/12", PERIOD)
    assert state(window, "1/11", History(completed_on=date(2018, 10, 30))) == "done"


def test_a_cancelled_assignment_is_never_overdue() -> None:
    """Dropped is dropped, on any later day."""
    assert state(parse_window("20/10", PERIOD), "31/12", History(cancelled=True)) == "cancelled"


def test_an_extension_moves_the_last_day() -> None:
    """The first day stays; what had none of its own becomes a deadline."""
    window = parse_window("15/11–15/12", PERIOD)
    assert effective_window(window, None) == window
    assert effective_window(window, date(2018, 12, 25)) == parse_window("15/11–25/12", PERIOD)
    assert effective_window(None, date(2019, 1, 31)) == Window(None, date(2019, 1, 31))
    assert effective_window(None, None) is None


def test_the_ledger_is_read_as_of_a_day() -> None:
    """What happened later is not known yet; on the day itself it is."""
    records = [record(1, DONE, "20/10")]
    assert history_of(records, date(2018, 10, 19)) == NO_HISTORY
    assert history_of(records, date(2018, 10, 20)) == History(completed_on=date(2018, 10, 20))


def test_the_last_word_counts() -> None:
    """Done, reopened, cancelled, done again: what was said last holds, in the order of numbers."""
    records = [record(1, DONE), record(2, REOPEN), record(3, CANCEL), record(4, DONE, "1/11")]
    completed = [history_of(records[:upto], date(2018, 12, 31)) for upto in range(1, 5)]
    assert completed == [
        History(completed_on=date(2018, 10, 20)),
        NO_HISTORY,
        History(cancelled=True),
        History(completed_on=date(2018, 11, 1)),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([DONE, DONE, DONE, REOPEN, CANCEL, EXTEND]),
            st.sampled_from(["a", "b"]),
            st.integers(0, 5),
        )
    ),
    st.integers(0, 5),
)
def test_the_completing_record_is_that_of_the_day_of_completion(
    said: list[tuple[str, str, int]], until: int
) -> None:
    """Of the unit that completed last, if several were merged; the first word of that day."""
    records = [
        record(number, kind).replace(
            about=ABOUT.replace(unit=unit), day=PERIOD.last + day * ONE_DAY
        )
        for number, (kind, unit, day) in enumerate(said, 1)
    ]
    today = PERIOD.last + until * ONE_DAY
    found, completed_on = completing_record(records, today), history_of(records, today).completed_on
    assert (found.day if found else None) == completed_on


def test_obstacles_stay_open_until_they_are_resolved() -> None:
    """Several can be open at once; resolving clears them all; completing leaves them."""
    first, second = record(1, OBSTACLE), record(2, OBSTACLE)
    today = date(2018, 12, 31)
    assert history_of(in_ledger_order([second, first, record(3, DONE)]), today).obstacles == (
        first,
        second,
    )
    assert history_of([first, second, record(3, RESOLVE)], today).obstacles == ()


def test_the_last_extension_counts() -> None:
    """A second extension replaces the first, an earlier day included."""
    records = [
        record(1, EXTEND, to=date(2018, 12, 31)),
        record(2, EXTEND, to=date(2018, 12, 20)),
    ]
    assert history_of(records, date(2018, 12, 1)).extended_to == date(2018, 12, 20)


def test_a_kind_of_record_that_is_not_known_changes_no_state() -> None:
    """What a newer program records is kept and shown, and does not disturb."""
    records = [record(1, DONE), record(2, "delegate")]
    assert history_of(records, date(2018, 12, 31)) == history_of(records[:1], date(2018, 12, 31))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["done", "overdue", "open"], "overdue"),
        (["done", "upcoming"], "upcoming"),
        (["done", "done"], "done"),
        (["done", "done_late"], "done_late"),
        (["cancelled", "done"], "done"),
        (["cancelled", "cancelled"], "cancelled"),
    ],
)
def test_the_state_of_a_task_is_the_most_pressing_one(states: list[State], expected: str) -> None:
    """Whatever is still owed goes before whatever is completed."""
    assert most_pressing(states) == expected


def test_every_state_is_unfinished_awaiting_completed_or_cancelled() -> None:
    """The four parts share nothing and leave nothing out."""
    assert (*UNFINISHED, AWAITING, *COMPLETED, "cancelled") == STATES


near = st.dates(date(2018, 7, 1), date(2019, 3, 31))
windows = st.one_of(
    st.none(),
    near.map(lambda last: Window(None, last)),
    st.tuples(near, near).map(lambda ends: Window(min(ends), max(ends))),
)
pasts = st.one_of(
    st.just(NO_HISTORY),
    st.just(History(cancelled=True)),
    st.builds(History, completed_on=near, confirmed=st.booleans()),
)


def states_that_apply(
    window: Window | None, past: History, notice: int, today: date, *, asks: bool = False
) -> set[State]:
    """Return the states whose description in the glossary fits, each looked at alone."""
    span = window or PERIOD
    first = span.first or PERIOD.first or date.min
    owed = past.completed_on is None and not past.cancelled
    to_come = owed and window is not None and today < first and today <= span.last
    inside = owed and window is not None and first <= today <= span.last
    fits: dict[State, bool] = {
        "upcoming": to_come and (first - today).days > notice,
        "opening": to_come and (first - today).days <= notice,
        "open": inside and (span.last - today).days > notice,
        "closing": inside and (span.last - today).days <= notice,
        "undated": owed and window is None and today <= span.last,
        "overdue": owed and today >= span.last + ONE_DAY,
        "awaiting": past.completed_on is not None and asks and not past.confirmed,
        "done": past.completed_on is not None and past.completed_on <= span.last,
        "done_late": past.completed_on is not None and past.completed_on > span.last,
        "cancelled": past.cancelled,
    }
    if fits["awaiting"]:
        fits["done"] = fits["done_late"] = False
    return {name for name, fit in fits.items() if fit}


@given(windows, pasts, st.integers(0, 40), near, st.sampled_from([None, "vp", "ldtbxh"]))
def test_every_day_has_exactly_one_state(
    window: Window | None, past: History, notice: int, today: date, confirm: str | None
) -> None:
    """The descriptions of the states part all days between them, and the function agrees."""
    plan = PLAN.replace(notice=Lead(notice), confirm=confirm)
    found = state_of(window, past, plan, "ldtbxh", today=today)
    asks = confirm == "vp"
    assert states_that_apply(window, past, notice, today, asks=asks) == {found}


def verdict(number: int, kind: str, about: str, day: str = "20/10", **details: object) -> Record:
    """Make the record with this number that confirms or returns a completion."""
    return record(number, kind, day, rest=f'{{"completion": "{about}"}}', **details)


def test_a_completion_is_confirmed_by_a_record_that_names_it() -> None:
    """Before the day of the confirmation, and after either of them was undone, it is not."""
    records = [record(1, DONE, "15/10"), verdict(2, CONFIRM, "r1", "20/10")]
    assert not history_of(records, date(2018, 10, 19)).confirmed
    assert history_of(records, date(2018, 10, 20)).confirmed
    for undone in ("r1", "r2"):
        assert not history_of([*records, record(3, UNDO, takes_back=undone)], None).confirmed
    assert not history_of([*records, record(3, REOPEN), record(4, DONE)], None).confirmed


def test_a_completion_that_is_returned_is_owed_again_until_it_is_recorded_anew() -> None:
    """Undoing the return brings it back; what it said stays until something else ends the work."""
    done, returned = record(1, DONE, "15/10"), verdict(2, RETURN, "r1", text="thiếu biên bản")
    past = history_of([done, returned], None)
    assert (past.completed_on, past.returned) == (None, returned)
    assert completing_record([done, returned], None) is None
    assert history_of([done, returned], date(2018, 10, 19)).completed_on == done.day
    assert history_of([done, returned, record(3, UNDO, takes_back="r2")], None).returned is None
    assert history_of([done, returned, record(3, UNDO, takes_back="r1")], None) == NO_HISTORY
    again = history_of([done, returned, record(3, DONE, "1/11")], None)
    assert (again.completed_on, again.returned) == (date(2018, 11, 1), None)
    assert history_of([done, returned, record(3, CANCEL)], None).returned is None


def test_a_verdict_stays_with_its_completion_wherever_it_stands() -> None:
    """Copies that were joined may have another completion after it, or another verdict."""
    first, second = record(1, DONE, "18/10"), record(4, DONE, "15/10")
    confirmed = [first, verdict(2, CONFIRM, "r1"), second]
    assert history_of(confirmed, None).confirmed
    both = [first, verdict(2, CONFIRM, "r1"), verdict(3, RETURN, "r1")]
    assert history_of(both, None).completed_on is None
    assert history_of([*both, second], None).returned is None


@pytest.mark.parametrize("rest", ["", "{}", '{"completion": ["r1"]}', '{"completion": {"r1": 1}}'])
def test_a_verdict_that_names_no_completion_changes_nothing(rest: str) -> None:
    """Whoever wrote it."""
    done = record(1, DONE)
    for kind in (CONFIRM, RETURN):
        assert history_of([done, record(2, kind, rest=rest)], None) == history_of([done], None)


def test_a_unit_merged_from_others_is_confirmed_when_each_of_them_is() -> None:
    """Their completions have to be confirmed one by one."""
    other = record(2, DONE)
    other = other.replace(about=ABOUT.replace(unit="cu"))
    mine = [record(1, DONE), other, verdict(3, CONFIRM, "r1")]
    assert not history_of(mine, None).confirmed
    assert history_of([*mine, verdict(4, CONFIRM, "r2")], None).confirmed


@given(windows, st.integers(0, 40), near)
def test_pressure_only_grows_as_days_go_by(window: Window | None, notice: int, today: date) -> None:
    """Left alone, an assignment never becomes less pressing overnight."""
    plan = PLAN.replace(notice=Lead(notice))
    tonight, tomorrow = (
        STATES.index(state_of(window, NO_HISTORY, plan, "xa", today=day))
        for day in (today, today + ONE_DAY)
    )
    assert tomorrow <= tonight


@st.composite
def ledgers(draw: st.DrawFn) -> list[Record]:
    """Draw records of all kinds about one assignment, undoing included."""
    made: list[Record] = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        kind = draw(st.sampled_from(KINDS if number > 1 else KINDS[:-1]))
        earlier = f"r{draw(st.integers(1, max(1, number - 1)))}"
        back = earlier if kind == UNDO else ""
        rest = f'{{"completion": "{earlier}"}}' if kind in (CONFIRM, RETURN) else ""
        day = draw(st.sampled_from(["20/9", "20/10", "15/11", "15/12"]))
        made.append(record(number, kind, day, takes_back=back, to=draw(near), rest=rest))
    return made


@given(ledgers(), st.sampled_from(KINDS[:-1]), near, near)
def test_what_is_recorded_and_taken_back_leaves_no_trace(
    records: list[Record], kind: str, to: date, today: date
) -> None:
    """The history is the same as if neither record had been written, on every day."""
    new = len(records) + 1
    both = [record(new, kind, to=to), record(new + 1, UNDO, takes_back=f"r{new}")]
    assert history_of([*records, *both], today) == history_of(records, today)


@given(st.data())
def test_the_history_does_not_depend_on_the_order_of_reading(data: st.DataObject) -> None:
    """Records have numbers; how the ledger hands them out is no matter."""
    records, today = data.draw(ledgers()), data.draw(near)
    shuffled = in_ledger_order(data.draw(st.permutations(records)))
    assert history_of(shuffled, today) == history_of(records, today)


@given(ledgers(), near)
def test_nothing_is_both_completed_and_cancelled(records: list[Record], today: date) -> None:
    """Whatever the ledger says, the two exclude each other."""
    past = history_of(records, today)
    assert past.completed_on is None or not past.cancelled
