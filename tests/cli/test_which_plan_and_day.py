"""Which plan a task is in when several have it, and which year a day is in when none is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office

PLAN = """\
bdg: 1
number: {n}/KH-UBND
title: Kế hoạch năm {year}
issuer: UBND xã
place: Xã
issued: 4/1/{year}
period: 4/1/{year}–31/12/{year}
units:
  vp: [Văn phòng]
sections:
  - number: I
    title: Việc
    tasks:
      - {{ref: I-1, text: Báo cáo., lead: vp}}
      - {{ref: I-{n}, text: Việc riêng của năm., lead: vp, windows: 1/3–31/3}}
"""


@pytest.fixture
def years(office: Office) -> Office:
    """Lay down the plans of 2023, all done, and of 2024."""
    (office.plans / "2018.yaml").unlink()
    for n, year in ((7, 2023), (8, 2024)):
        office.write(f"{year}.yaml", PLAN.format(n=n, year=year))
    for task in ("I-1", "I-7"):
        assert office(f"done {task} --plan 2023 --on 5/3", today="2023-04-01").code == 0
    return office


def test_reading_and_writing_mean_the_same_plan(years: Office) -> None:
    """The one that counts on the day; the other is there by its name."""
    assert years("show I-1", today="2024-02-01").code == 0
    assert years("done I-1", today="2024-02-01").code == 0
    assert years("obstacle I-8 --note x", today="2024-02-01").code == 0
    records = json.loads(years("log --json").out)["records"]
    assert [one["plan"] for one in records] == ["2023", "2023", "2024", "2024"]
    log = json.loads(years("log --task I-1 --json", today="2024-02-01").out)["records"]
    assert [one["plan"] for one in log] == ["2024"]
    assert years("reopen I-1 --plan 2023", today="2024-02-01").code == 0


def test_a_task_of_a_finished_plan_alone_is_found_and_told(years: Office) -> None:
    """It is never another year's by silence."""
    for words in ("show I-7", "log --task I-7", "reopen I-7"):
        screen = years(words, today="2024-02-01")
        assert screen.code == 0, words
        assert "chỉ có trong kế hoạch 2023" in screen.err
    assert years("done I-9", today="2024-02-01").code == 5


def test_a_day_of_a_question_is_in_the_year_of_the_plans_that_count(years: Office) -> None:
    """Finished plans do not make it unclear."""
    for words in (
        "status --as-of 15/4",
        "due --as-of 15/4",
        "log --since 15/4",
        "log --as-of 15/4",
    ):
        assert years(words, today="2024-05-01").code == 0, words


@pytest.mark.parametrize("words", ["done I-1 --on 6/1", "status --as-of 6/1", "log --since 6/1"])
def test_a_day_that_fits_two_years_is_refused_with_both(office: Office, words: str) -> None:
    """In January after the plan's year nobody can know which one is meant."""
    (office.plans / "2018.yaml").unlink()
    office.write("2024.yaml", PLAN.format(n=8, year=2024))
    screen = office(words, today="2025-01-10")
    assert screen.code == 2
    assert "có thể thuộc nhiều năm" in screen.err
    assert "06/01/2024, 06/01/2025" in screen.err
    assert office("done I-8 --on 20/3", today="2025-01-10").code == 0
    assert "06/01/2025" in office("done I-1 --on 6/1/2025", today="2025-01-10").out


@pytest.mark.parametrize(
    ("today", "to", "day"),
    [
        ("2018-12-10", "25/1", "25/01/2019"),
        ("2018-12-20", "28/12", "28/12/2018"),
        ("2019-01-05", "25/1", "25/01/2019"),
        ("2018-12-10", "+20d", "30/12/2018"),
    ],
)
def test_an_extension_takes_the_next_such_day(
    office: Office, today: str, to: str, day: str
) -> None:
    """25/1 typed in December is in January."""
    screen = office(f"extend II.1-3 --to {to} --basis 'CV 9'", today=today)
    assert screen.code == 0, screen.err
    assert f"đến {day}" in screen.out


def test_an_extension_to_an_earlier_day_is_no_jump_of_a_year(office: Office) -> None:
    """It is refused, with both years where the earlier one is past."""
    assert office("extend II.1-3 --to 10/12 --basis x", today="2018-11-20").code == 5
    both = office("extend II.1-3 --to 10/12 --basis x", today="2018-12-20")
    assert both.code == 2
    assert "10/12/2018, 10/12/2019" in both.err


def test_an_undated_task_gets_a_day_of_its_own(office: Office) -> None:
    """Also before the plan's end, with the basis for it; then it can be overdue."""
    assert office("extend IV.2a --to 30/11 --basis 'chỉ đạo của Chủ tịch'").code == 0
    assert "còn 10 ngày" in office("due --unit tckh").out
    assert "quá hạn 5 ngày" in office("due --unit tckh", today="2018-12-05").out
    assert office("extend IV.2a --to 25/11 --basis 'chỉ đạo mới'").code == 0
    assert "quá hạn 10 ngày" in office("due --unit tckh", today="2018-12-05").out


@pytest.mark.parametrize(
    "day",
    ["19.11.2018", "19-11-2018", "19/11/18", "'hôm qua'", "'hom qua'", "hôm-qua", "-1d", "19.11"],
)
def test_days_are_read_as_people_type_them(office: Office, day: str) -> None:
    """Day first, always."""
    screen = office(f"done IV.4 --on {day}")
    assert screen.code == 0, screen.err
    assert "ngày 19/11/2018" in screen.out
