"""Several plans, plans whose period is over, and plans that are closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office

NEXT_YEAR = """\
bdg: 1
number: 9/KH-UBND
title: Phòng cháy, chữa cháy năm 2019
issuer: UBND huyện Yên Thế
place: Yên Thế
issued: 2/12/2018
period: 2/1/2019–31/12/2019
units:
  vp: Văn phòng HĐND và UBND
  dai: Đài Truyền thanh - Truyền hình huyện
sections:
  - number: I
    title: Nhiệm vụ
    tasks:
      - {ref: I-1, text: Kiểm tra bình chữa cháy., lead: vp, windows: 1/3–31/3}
      - {ref: I-2, text: Phát tin bài., lead: dai}
"""
LINE = "70/KH-UBND đã hết 31/12/2018: còn {} phần việc — bdg due --plan 2018; bdg close 2018"


@pytest.fixture
def two(office: Office) -> Office:
    """Set up an office with the plans of two years."""
    office.write("pccc.yaml", NEXT_YEAR)
    return office


def test_a_plan_that_is_over_is_one_line(office: Office) -> None:
    """Not forty rows every morning; a scheduler hears nothing, and nothing fails."""
    for verb in ("due", "status"):
        screen = office(verb, today="2019-01-10")
        assert LINE.format(130) in screen.err
        assert "II.1-1" not in screen.out
        shown = office(verb, today="2019-01-10", columns=100).out
        assert " ".join(shown.split()) == LINE.format(130)
    assert office("due --quiet-when-empty --fail-on any", today="2019-01-10") == (0, "", "")
    assert office("due --plan 2018 --fail-on overdue", today="2019-01-10").code == 1
    assert "II.1-1" in office("due --plan 2018", today="2019-01-10").out


def test_the_line_counts_what_the_unit_leaves(office: Office) -> None:
    """And the command in it asks for this unit."""
    screen = office("due --unit tckh", today="2019-01-10")
    assert "còn 3 phần việc — bdg due --plan 2018 --unit tckh" in screen.err
    for verb in ("due", "status"):
        by_name = office(f"{verb} --plan 2018 --unit tckh", today="2019-01-10")
        assert "còn 3 phần việc chưa hoàn thành" in by_name.err


def test_a_closed_plan_leaves_the_daily_answers(office: Office) -> None:
    """It says once what is left undone, and by whom. By name, or for a day before, it answers."""
    office("done IV.2a --on 15/10")
    closed = office("close --reason 'đã tổng kết'", today="2019-01-10")
    assert closed.code == 0
    assert "Bỏ lại 129 phần việc:" not in closed.out
    assert "UBND các xã, thị trấn\tbỏ lại 105 phần việc\tIV.5-1a, IV.5-1b" in closed.out
    for verb in ("due", "status"):
        screen = office(verb, today="2019-01-11")
        assert "70/KH-UBND đã hết" not in screen.err
        assert "Không có kế hoạch nào đang thực hiện" in screen.err
    by_name = office("due --plan 2018", today="2019-01-11")
    assert "đã kết thúc theo dõi ngày 10/01/2019: còn 129 phần việc" in by_name.err
    assert "II.1-1" in by_name.out
    assert LINE.format(129) in office("due --as-of 9/1/2019", today="2019-01-11").err
    assert "II.1-1" in office("due --as-of 20/11/2018", today="2019-01-11").out
    assert "IV.2a" in office("show IV.2a", today="2019-01-11").out
    assert office("check").code == 0


def test_undo_takes_the_closing_back(office: Office) -> None:
    """It is a record like any other, in the log and in a backup."""
    office("close", today="2019-01-10")
    assert "kết thúc theo dõi kế hoạch" in office("log", today="2019-01-10").out
    again = office("close 2018", today="2019-01-11")
    assert again.code == 5
    assert "đã kết thúc theo dõi ngày 10/01/2019" in again.err
    assert office("undo --yes", today="2019-01-12").code == 0
    assert LINE.format(130) in office("due", today="2019-01-12").err
    lines = office("log --json-lines").out
    (office.plans / "ledger.db").unlink()
    backup = office.plans.parent / "backup.jsonl"
    backup.write_text(lines, "utf-8")
    assert "2 bản ghi" in office(f"restore {backup}").out
    assert LINE.format(130) in office("due", today="2019-01-12").err


def test_the_answer_is_the_same_without_the_cache(office: Office) -> None:
    """A closing, its undo, and a closing before the last record are filled in bit by bit."""
    off = {"BDG_CACHE": "off"}

    def same(today: str) -> None:
        for call in ("due --json", "status --json", "plans --json", "plans --as-of 2019-01-12"):
            assert office(call, today=today) == office(call, today=today, env=off)

    for words in ("close", "undo --yes", "done IV.2b --plan 2018", "close 2018", "undo --yes"):
        assert office(words, today="2019-01-10").code == 0
        same("2019-01-10")
        same("2018-12-12")


def test_a_running_plan_is_closed_only_with_a_reason(office: Office) -> None:
    """Work that is still owed is not dropped by a slip of the hand."""
    refused = office("close 2018")
    assert refused.code == 5
    assert "còn thời gian thực hiện đến 31/12/2018" in refused.err
    assert office("close 2018 --reason 'thay bằng kế hoạch khác'").code == 0
    assert office("due").out == ""


def test_plans_tell_their_state_and_figures(two: Office) -> None:
    """Upcoming, running, over and closed; on the screen, in lines, in JSON and CSV."""
    two("done IV.2a --on 15/10")
    rows = [
        json.loads(two("plans --json", today=day).out)["plans"]
        for day in ("2018-12-01", "2019-02-01")
    ]
    assert [[row["state"] for row in found] for found in rows] == [
        ["running", "upcoming"],
        ["over", "running"],
    ]
    two("close 2018", today="2019-02-01")
    closed = json.loads(two("plans --json", today="2019-02-02").out)["plans"][0]
    assert (closed["state"], closed["closed_on"]) == ("closed", "2019-02-01")
    assert (closed["done"], closed["of"]) == (1, 130)
    out = two("plans", today="2019-02-02", columns=80).out
    assert max(map(len, out.splitlines())) <= 80
    assert "đã kết thúc theo dõi 01/02/2019" in out
    assert two("plans --csv", today="2019-02-02").out.count("\r\n") == 3


@pytest.mark.parametrize("columns", [None, 80, 120])
def test_every_line_says_which_plan_where_there_are_two(two: Office, columns: int | None) -> None:
    """In due, list and log, and in the totals of status; no sum over two plans."""
    day = {"today": "2018-12-12", "columns": columns}
    two("done I-2 --on 12/12/2019 --plan pccc", today="2019-12-12")
    two("done IV.2a --on 12/12", today="2018-12-12")
    for words in ("due --within 400d --role any", "list --search phát"):
        out = two(words, **day).out  # type: ignore[arg-type]  # mixed values of keywords
        assert "pccc" in out
        assert "2018 " in out or "2018\t" in out
    log = two("log", **day).out  # type: ignore[arg-type]  # as above
    assert "pccc" in log
    status = two("status", **day).out  # type: ignore[arg-type]  # as above
    assert "1/130" in status
    assert "/132" not in status


def test_what_is_recorded_says_its_plan(two: Office) -> None:
    """The reply of a recording verb, and the question of undo."""
    reply = two("done I-1 --plan pccc --plan 2018", today="2019-03-12")
    assert reply.out.startswith("pccc\thoàn thành\tI-1")
    asked = two("undo", today="2019-03-12", answer="c\n")
    assert "pccc · hoàn thành · I-1" in asked.out


def test_a_group_is_confirmed_and_asked_about_in_a_few_lines(office: Office) -> None:
    """21 alike records are one sentence and the names; so they are before an undo."""
    reply = office("done IV.5-1b --each", columns=80).out
    assert reply.splitlines() == ["✓ đã ghi 21; IV.5-1b đã xong 21/21"]
    asked = office("undo", columns=80, answer="n\n").out
    assert len(asked.splitlines()) <= 8
    assert "21 bản ghi" in asked
    assert "xa.dong-son" in asked


def test_a_task_of_a_plan_that_is_over_is_still_shown(two: Office) -> None:
    """Also while another plan runs."""
    assert "IV.2a" in two("show IV.2a", today="2019-02-01").out
