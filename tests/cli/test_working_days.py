"""Last days on which nobody works: what is said of them, and what counts by the plan's rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.planfile.example import PLAN

if TYPE_CHECKING:
    from tests.office import Office

BY_RULE = "bdg: 1\ndeadline-rule: next-working-day"


def rule(office: Office) -> None:
    """Let the plan of 2018 count last days that are off until the next working day."""
    path = office.plans / "2018.yaml"
    path.write_text(path.read_text("utf-8").replace("bdg: 1", BY_RULE), "utf-8")


def windows(office: Office, words: str, today: str) -> set[str]:
    """Return how long is left, and the window, of what is due."""
    lines = office(words, today=today).out.splitlines()
    return {" | ".join(line.split("\t")[:2]) for line in lines}


def test_the_next_working_day_stands_beside_a_last_day_that_is_off(office: Office) -> None:
    """15/12/2018 is a Saturday; what is written is what counts."""
    remark = "(ngày cuối là ngày nghỉ; ngày làm việc tiếp theo 17/12/2018)"
    assert windows(office, "due --unit xa --within 5d", "2018-12-14") == {
        f"còn 1 ngày | 15/11/2018–15/12/2018 {remark}"
    }
    assert "quá hạn 2 ngày\t15/11/2018–15/12/2018 (" in office("due", today="2018-12-17").out
    assert "quá hạn 3 ngày\t15/11/2018–15/12/2018\t" in office("due", today="2018-12-18").out
    shown = office("show IV.5-1b", today="2018-12-14").out
    assert "ngày làm việc tiếp theo 17/12/2018" in shown
    assert "ngày làm việc tiếp theo 17/12/2018" in office("list -u xa", today="2018-12-14").out


def test_what_is_completed_has_no_remark(office: Office) -> None:
    """Nobody waits for its last day."""
    office("done IV.5-1b --each")
    assert "ngày nghỉ" not in office("show IV.5-1b").out
    assert "ngày nghỉ" not in office("show IV.5-1b", columns=80).out


def test_a_swapped_day_and_new_year_are_off(office: Office) -> None:
    """31/12/2018 was swapped for a Saturday, and 1/1 is a holiday."""
    office("extend II.1-3 --to 31/12 --basis 'CV 5'")
    remark = "(ngày cuối là ngày nghỉ; ngày làm việc tiếp theo 02/01/2019)"
    assert windows(office, "due II.1-3 --each", "2018-12-28") == {
        f"còn 3 ngày | 15/11/2018–31/12/2018 {remark}"
    }
    item = json.loads(office("due II.1-3 --each --json").out)["items"][0]
    assert (item["last"], item["next_working_day"]) == ("2018-12-31", "2019-01-02")


@pytest.mark.parametrize("columns", [80, 120])
def test_an_arrow_stands_for_the_words_on_a_terminal(office: Office, columns: int) -> None:
    """And is explained once; without one there is nothing to explain."""
    for verb in ("due", "list", "show II.1-3"):
        screen = office(verb, columns=columns).out
        assert "15/12/2018 → 17/12" in screen
        assert screen.count("→ ngày làm việc tiếp theo, vì ngày cuối là ngày nghỉ.") == 1
    assert "→" not in office("due --overdue", columns=columns).out


def test_by_the_rule_it_counts_until_the_next_working_day(office: Office) -> None:
    """Days are counted to it, and what comes on it is on time."""
    rule(office)
    until = "15/11/2018–15/12/2018, tính đến 17/12/2018"
    assert f"còn 1 ngày | {until}" in windows(office, "due", "2018-12-16")
    assert f"hết hạn hôm nay | {until}" in windows(office, "due", "2018-12-17")
    assert f"quá hạn 1 ngày | {until}" in windows(office, "due", "2018-12-18")
    assert "IV.5-1b" not in office("due --within 0d", today="2018-12-16").out
    assert "IV.5-1b" in office("due --within 1d", today="2018-12-16").out
    assert "hạn tính đến ngày ấy." in office("due", columns=80).out
    office("done II.1-3 --on 17/12", today="2018-12-18")
    office("done II.1-1 -u dai --window 15/12 --on 18/12", today="2018-12-18")
    states = {
        one["unit"]: one["state"]
        for task in ("II.1-3", "II.1-1")
        for one in json.loads(office(f"show {task} --json", today="2018-12-19").out)["task"][
            "assignments"
        ]
        if one["last"] == "2018-12-15"
    }
    assert states == {"ldtbxh": "overdue", "dai": "done_late"}


def test_by_the_rule_a_plan_runs_until_the_next_working_day(office: Office) -> None:
    """What has no day of its own may be done until then, and the plan is over after it."""
    rule(office)
    assert windows(office, "due --unit tckh", "2019-01-02") == {
        "hết hạn hôm nay | đến hết kế hoạch, tính đến 02/01/2019"
    }
    assert office("close 2018", today="2019-01-02").code == 5
    assert "đã hết 31/12/2018" in office("due --unit tckh", today="2019-01-03").err
    assert office("close 2018", today="2019-01-03").code == 0


def test_those_who_have_not_are_told_until_when(office: Office) -> None:
    """In the paragraph for a chat group."""
    rule(office)
    said = office("due IV.5-1b", today="2018-12-16").out
    assert "hạn 15/12/2018, tính đến 17/12/2018: UBND" in said
    late = office("due IV.5-1b", today="2018-12-18").out
    assert "quá hạn 1 ngày (hạn 15/12/2018, tính đến 17/12/2018): UBND" in late


def test_a_file_beside_the_plans_replaces_a_year(office: Office) -> None:
    """As soon as it is there, and until it is gone; what was settled by it is settled anew."""
    rule(office)
    office("done II.1-3 --on 18/12", today="2018-12-18")

    def state() -> str:
        shown = json.loads(office("show II.1-3 --json", today="2018-12-20").out)
        return str(shown["task"]["state"])

    assert state() == "done_late"
    file = office.write("working-days.yaml", "years: {2018: {off: {Nghỉ bù: 17/12}}}\n")
    assert state() == "done"
    assert "tính đến 18/12/2018" in office("due", today="2018-12-16").out
    file.write_text("years: {2018: {worked: 15/12}}\n", "utf-8")
    assert state() == "done_late"
    assert "ngày nghỉ" not in office("due", today="2018-12-14").out
    file.unlink()
    assert "tính đến 17/12/2018" in office("due", today="2018-12-16").out


def test_a_file_with_mistakes_stops_every_answer(office: Office) -> None:
    """As a plan with mistakes does; `check` shows them, also of this file alone."""
    office.write("working-days.yaml", "years: {2018: {off: {Nghỉ bù: 31/2}}}\n")
    screen = office("due")
    assert (screen.code, screen.out) == (3, "")
    assert "P301" in screen.err
    assert office("check").code == 1
    alone = office(f"check {office.plans}/working-days.yaml")
    assert (alone.code, "P301" in alone.out) == (1, True)


def test_check_tells_of_a_year_that_nobody_knows_yet(office: Office) -> None:
    """Everyday verbs do not; a file that has the year ends it."""
    plan = office.write("2027.yaml", PLAN.replace("/2020", "/2027"))
    screen = office("check")
    assert screen.code == 0
    assert "P605 lưu ý: Chưa có lịch nghỉ lễ, Tết: 2027." in screen.out
    assert office(f"check {plan}").out == screen.out
    assert office("due --plan 2027", today="2027-04-10").err == ""
    office.write("working-days.yaml", "years: {2027: {}}\n")
    assert office("check").out == office(f"check {plan}").out == ""


def test_notice_in_working_days(office: Office) -> None:
    """Five working days before Saturday 15/12/2018 are Monday to Friday."""
    path = office.plans / "2018.yaml"
    path.write_text(
        path.read_text("utf-8").replace("bdg: 1", "bdg: 1\nnotice: 5 ngày làm việc"), "utf-8"
    )
    states = [
        json.loads(office("show II.1-3 --json", today=day).out)["task"]["state"]
        for day in ("2018-12-09", "2018-12-10")
    ]
    assert states == ["open", "closing"]
