"""Which steps a window has, and which of them counts on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window
from bdg_cli.domain.reminders import ReminderLadder
from bdg_cli.domain.working_days import Lead
from bdg_cli.services.reminder_steps import AFTER_PERIOD, WindowSteps
from tests.planfile.example import PLAN, plan_of

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan

PLAN_2020 = plan_of(PLAN)
"""Issued on 6/3/2020, its period ends on 31/12/2020."""
MONTH = Window(date(2020, 6, 1), date(2020, 6, 30))
DEADLINE = Window(None, date(2020, 6, 30))


def keys(
    window: Window | None, until: date, *, plan: Plan = PLAN_2020, late: bool = True
) -> list[str]:
    """Return the steps that come one after the other, if somebody looks on every day."""
    sent: list[str] = []
    day = plan.issued
    while day <= until:
        step = WindowSteps(plan, window, late=late).on(day, sent)
        if step is not None:
            assert step.on <= day
            sent.append(step.key)
        day += timedelta(days=1)
    return sent


def test_a_window_is_told_of_before_it_opens_before_its_end_and_after_it() -> None:
    """The ladder of a plan that says nothing of it."""
    assert keys(MONTH, date(2020, 7, 20)) == [
        "opens 2020-06-01 -7",
        "opens 2020-06-01 -3",
        "opens 2020-06-01 -1",
        "opens 2020-06-01 +0",
        "ends 2020-06-30 -7",
        "ends 2020-06-30 -3",
        "ends 2020-06-30 -1",
        "ends 2020-06-30 +0",
        "ends 2020-06-30 +1",
        "ends 2020-06-30 +7",
        "ends 2020-06-30 +14",
    ]


def test_a_deadline_has_no_opening_and_one_day_no_two() -> None:
    """A day such as 20/10 opens and ends at once: one step on it."""
    assert keys(DEADLINE, DEADLINE.last)[0] == "ends 2020-06-30 -7"
    one_day = Window(date(2020, 10, 20), date(2020, 10, 20))
    assert keys(one_day, date(2020, 10, 20)) == [
        "opens 2020-10-20 -7",
        "opens 2020-10-20 -3",
        "opens 2020-10-20 -1",
        "ends 2020-10-20 +0",
    ]


def test_what_has_no_day_is_told_of_at_the_end_of_the_plan() -> None:
    """And is late once the period is over."""
    found = keys(None, date(2021, 1, 1))
    assert found[0] == "ends 2020-12-31 -7"
    assert found[-1] == "ends 2020-12-31 +1"


def test_who_supports_is_never_told_that_others_are_late() -> None:
    """Nor of a last day that has passed, if nobody looked on it."""
    assert keys(DEADLINE, date(2020, 8, 1), late=False)[-1] == "ends 2020-06-30 +0"
    steps = WindowSteps(PLAN_2020, DEADLINE, late=False)
    assert steps.on(date(2020, 7, 1), ()) is None


def test_late_work_is_told_of_until_the_plan_is_over_for_three_months() -> None:
    """A plan that nobody closes falls silent."""
    last = PLAN_2020.period.last + timedelta(days=AFTER_PERIOD)
    found = keys(DEADLINE, last + timedelta(days=400))
    assert found[-1] == "ends 2020-06-30 +273"
    assert WindowSteps(PLAN_2020, DEADLINE, late=True).on(last + timedelta(days=1), ()) is None


def test_days_without_a_look_are_caught_up_with_one_step() -> None:
    """The latest step counts, and those before it never come."""
    steps = WindowSteps(PLAN_2020, MONTH, late=True)
    late = steps.on(date(2020, 7, 10), ())
    assert late is not None
    assert late.key == "ends 2020-06-30 +7"
    assert steps.on(date(2020, 7, 10), [late.key]) is None


def test_a_beginning_that_is_a_week_past_is_not_told_of_any_more() -> None:
    """On the seventh day still, on the eighth no more."""
    steps = WindowSteps(PLAN_2020, MONTH, late=True)
    assert steps.on(date(2020, 6, 8), ()) is not None
    assert steps.on(date(2020, 6, 9), ()) is None


def test_a_return_is_a_step_among_the_others() -> None:
    """It comes last of its day; those before it are past once it went, and those after it come."""
    steps = WindowSteps(PLAN_2020, MONTH, late=True, returned=date(2020, 6, 23))
    told = steps.on(date(2020, 6, 23), ["opens 2020-06-01 +0"])
    assert told is not None
    assert told.key == "returned 2020-06-23 +0"
    assert steps.on(date(2020, 6, 26), [told.key]) is None
    later = steps.on(date(2020, 6, 27), [told.key])
    assert later is not None
    assert later.key == "ends 2020-06-30 -3"
    assert steps.on(date(2020, 6, 26), [later.key]) is None
    early = WindowSteps(PLAN_2020, MONTH, late=True, returned=date(2020, 5, 26))
    opening = early.on(date(2020, 5, 29), ["returned 2020-05-26 +0"])
    assert opening is not None
    assert opening.key == "opens 2020-06-01 -3"


def test_a_ladder_of_the_plans_own() -> None:
    """Working days count from Friday to Monday; `every: 0` is never again."""
    plan = PLAN_2020.replace(
        remind=ReminderLadder(before=(Lead(1, working=True),), after=(2,), every=0)
    )
    monday = Window(None, date(2020, 6, 29))
    assert keys(monday, date(2020, 12, 31), plan=plan) == [
        "ends 2020-06-29 -1",
        "ends 2020-06-29 +2",
    ]
    assert WindowSteps(plan, monday, late=True).closing[0].on == date(2020, 6, 26)


LADDERS = st.builds(
    ReminderLadder,
    st.lists(st.builds(Lead, st.integers(0, 20), st.booleans()), max_size=4).map(tuple),
    st.lists(st.integers(1, 20), max_size=3, unique=True).map(lambda days: tuple(sorted(days))),
    st.integers(0, 9),
)
DAYS = st.integers(-30, 330).map(lambda n: date(2020, 3, 6) + timedelta(days=n))
WINDOWS = st.none() | st.builds(
    lambda first, days, has: Window(first if has else None, first + timedelta(days=days)),
    DAYS,
    st.integers(0, 60),
    st.booleans(),
)


@given(
    ladder=LADDERS,
    window=WINDOWS,
    looks=st.sets(st.integers(0, 500), max_size=60),
    late=st.booleans(),
    returned=st.none() | DAYS,
)
def test_no_step_comes_twice_and_none_outside_the_days_it_is_looked_for(
    ladder: ReminderLadder,
    window: Window | None,
    looks: set[int],
    *,
    late: bool,
    returned: date | None,
) -> None:
    """Whichever days somebody looks on: `spans` has every day on which there is a step."""
    plan = PLAN_2020.replace(remind=ladder)
    steps = WindowSteps(plan, window, late=late, returned=returned)
    sent: list[str] = []
    for n in sorted(looks):
        day = PLAN_2020.issued + timedelta(days=n)
        step = steps.on(day, sent)
        looked_for = any(span.since <= day <= span.until for span in steps.spans(sent))
        assert step is None or looked_for
        if step is not None:
            assert step.key not in sent
            sent.append(step.key)


@given(ladder=LADDERS, window=WINDOWS, late=st.booleans(), returned=st.none() | DAYS)
def test_every_day_of_which_nothing_went_is_looked_at_for_a_reason(
    ladder: ReminderLadder, window: Window | None, *, late: bool, returned: date | None
) -> None:
    """A span begins on a day that has a step."""
    plan = PLAN_2020.replace(remind=ladder)
    steps = WindowSteps(plan, window, late=late, returned=returned)
    for span in steps.spans(()):
        assert span.since > steps.until or steps.on(span.since, ()) is not None
