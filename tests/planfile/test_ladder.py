"""How long before a day something is near, and on which days units are reminded."""

from __future__ import annotations

import pytest

from bdg_cli.domain.reminders import DEFAULT_LADDER, ReminderLadder
from bdg_cli.domain.working_days import Lead
from tests.planfile.example import PLAN, codes, findings, plan_of, reading_of, with_part


@pytest.mark.parametrize(
    ("written", "lead"),
    [
        ("7", Lead(7)),
        ("0", Lead(0)),
        ("007", Lead(7)),
        ("9999", Lead(9999)),
        ("7d", Lead(7)),
        ("7 ngày", Lead(7)),
        ("5wd", Lead(5, working=True)),
        ("5 WD", Lead(5, working=True)),
        ("5 ngày làm việc", Lead(5, working=True)),
    ],
)
def test_notice_counts_days_or_working_days(written: str, lead: Lead) -> None:
    """As people write it."""
    assert plan_of(with_part(f"notice: {written}\n")).notice == lead


@pytest.mark.parametrize("written", ["-1", "10000", "7w", "wd", "5 ngày nghỉ", "[7]", "7.0"])
def test_what_is_no_number_of_days_is_refused(written: str) -> None:
    """P104, at the value."""
    assert findings(with_part(f"notice: {written}\n"))[0][0] in ("P104", "P103")


def test_a_plan_says_what_counts_where_the_last_day_is_off() -> None:
    """As written, unless the plan says otherwise."""
    assert plan_of(PLAN).deadline_rule == "as-written"
    assert plan_of(with_part("deadline-rule:\n")).deadline_rule == "as-written"
    plan = plan_of(with_part("deadline-rule: next-working-day\n"))
    assert plan.deadline_rule == "next-working-day"


@pytest.mark.parametrize(
    ("written", "ladder"),
    [
        ("", DEFAULT_LADDER),
        ("{}", DEFAULT_LADDER),
        ("{before: [7, 3, 1, 0], after: [1, 7], every: 7d}", DEFAULT_LADDER),
        ("{before: }", DEFAULT_LADDER),
        ("{before: 1}", DEFAULT_LADDER.replace(before=(Lead(1),))),
        ("{before: []}", DEFAULT_LADDER.replace(before=())),
        ("{after: [30, 2 ngày]}", DEFAULT_LADDER.replace(after=(2, 30))),
        ("{every: không}", DEFAULT_LADDER.replace(every=0)),
        ("{every: 0}", DEFAULT_LADDER.replace(every=0)),
        ("{every: 14 ngày}", DEFAULT_LADDER.replace(every=14)),
        (
            "{before: [0, 5wd, 6, 10], after: [], every: 30}",
            ReminderLadder((Lead(10), Lead(5, working=True), Lead(6), Lead(0)), (), 30),
        ),
    ],
)
def test_each_part_of_the_ladder_may_be_left_out(written: str, ladder: ReminderLadder) -> None:
    """The order in which steps are written does not matter."""
    assert plan_of(with_part(f"remind: {written}\n")).remind == ladder


def test_a_step_is_written_once() -> None:
    """P106, at the second; days and working days of one number are one step."""
    text = with_part("remind: {before: [7, 3, 7d], after: [1, 1]}\n")
    assert findings(text) == [("P106", "7d"), ("P106", "1")]
    assert codes(reading_of(with_part("remind: {before: [5, 5wd]}\n"))) == ["P106"]


def test_there_are_no_more_than_twenty_steps() -> None:
    """Before a day, and after it."""
    many = list(range(1, 22))
    assert findings(with_part(f"remind: {{before: {many}}}\n"))[0][0] == "P104"
    plan_of(with_part(f"remind: {{before: {many[1:]}, after: {many[1:]}}}\n"))
