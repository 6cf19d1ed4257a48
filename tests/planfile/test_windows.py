"""The days of plans and tasks, as they are written by hand."""

from __future__ import annotations

import pytest

from tests.planfile.example import findings, plan_of, said, task_of, with_part, with_task


def windows(text: str, period: str = "") -> list[str]:
    """Return the keys of the windows that a task with this text has."""
    part = with_task(f"lead: vp\nwindows: {text}")
    if period:
        part = part.replace("6/3/2020–31/12/2020", period)
    return [window.key for window in plan_of(part).tasks[0].windows]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("20/10", ["2020-10-20/2020-10-20"]),
        ("2020-10-20", ["2020-10-20/2020-10-20"]),
        ("15/11 - 15/12", ["2020-11-15/2020-12-15"]),
        ("15-11", []),
        ("{by: 30/11}", ["../2020-11-30"]),
        (
            "[1/12, 20/10, {by: 1/5}]",
            ["../2020-05-01", "2020-10-20/2020-10-20", "2020-12-01/2020-12-01"],
        ),
        ("{first: 2020-11-15, last: 2020-12-15}", ["2020-11-15/2020-12-15"]),
    ],
)
def test_windows_are_read_in_all_their_forms_and_put_in_order(text: str, keys: list[str]) -> None:
    """The year is the plan's; what is no day is a problem."""
    if keys:
        assert windows(text) == keys
    else:
        assert findings(with_task(f"lead: vp\nwindows: {text}")) == [("P301", text)]


def test_a_window_may_cross_the_end_of_a_year() -> None:
    """In a plan that does."""
    assert windows("15/12–15/1", "1/7/2020–30/6/2021") == ["2020-12-15/2021-01-15"]


@pytest.mark.parametrize("text", ["31/11", "2018-02-30", "12:30", "no", "hôm nay", "20/10/18"])
def test_what_is_no_day_is_said_to_be_none(text: str) -> None:
    """P301 with the accepted forms."""
    assert findings(with_task(f"lead: vp\nwindows: {text}")) == [("P301", text)]
    assert "20/10" in said(with_task(f"lead: vp\nwindows: {text}"))[1]


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    """P302 for both forms of a range."""
    assert findings(with_task("lead: vp\nwindows: 1/12/2020–1/11/2020"))[0][0] == "P302"
    text = with_task("lead: vp\nwindows: {first: 1/12/2020, last: 1/11/2020}")
    assert [code for code, _ in findings(text)] == ["P302"]


@pytest.mark.parametrize("text", ["{first: 1/4}", "{by: 1/4, first: 1/5}", "{day: 5}", "{}"])
def test_keys_that_do_not_go_together_bring_the_forms_that_do(text: str) -> None:
    """P303 shows them as they are written."""
    assert "{by: 30/11}" in said(with_task(f"lead: vp\nwindows: {text}"))[1]


def test_the_period_needs_its_year_and_may_be_written_in_two_keys() -> None:
    """One year is enough for both days."""
    assert findings(with_part("period: 6/3–31/12\n")) == [("P301", "6/3–31/12")]
    for text in ("6/3–31/12/2020", "{first: 6/3/2020, last: 2020-12-31}"):
        assert plan_of(with_part(f"period: {text}\n")).period.key == "2020-03-06/2020-12-31"


def test_the_day_of_issue_needs_its_year() -> None:
    """Nothing else could give it."""
    assert findings(with_part("issued: 6/3\n")) == [("P301", "6/3")]


def test_what_comes_round_twice_is_said_once() -> None:
    """P305 also for a day that a cycle brings."""
    text = with_task("lead: vp\nwindows: [{every: month, day: 25}, 25/5]")
    assert findings(text) == [("P305", "25/5")]


def test_a_day_of_a_cycle_that_is_none_is_pointed_at() -> None:
    """P301 at the day itself."""
    for text in ("32", "0", "31/2", "5/13", "x", "1/2/2020", ""):
        part = with_task(f'lead: vp\nwindows: {{every: month, day: "{text}x"}}')
        assert [code for code, _ in findings(part)] == ["P301"]


def test_a_task_without_windows_is_undated() -> None:
    """No window is made up."""
    assert task_of("lead: vp").windows == ()
