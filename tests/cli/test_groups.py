"""A line speaks only for those it counts: groups whose members stand differently."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from bdg_cli.services.status import AssignmentCount
from bdg_cli.services.summary import count
from tests.office import Office

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
bdg: 1
number: 9/KH-UBND
title: Phòng cháy
issuer: UBND xã Tân An
place: Tân An
issued: 5/1/2024
period: 5/1/2024–31/12/2024
units:
  ca: Công an xã
  vp: Văn phòng
  ap:
    name: Các ấp
    members: {mot: Ấp Một, hai: Ấp Hai, ba: Ấp Ba, tu: Ấp Tư, nam: Ấp Năm}
sections:
  - number: I
    title: Việc làm
    tasks:
      - {ref: I-1, text: Rà soát hộ dân., lead: ap, support: vp, windows: 1/4–30/4}
      - {ref: I-2, text: Lắp chuông báo., lead: [ap.mot, ap.hai], support: ap.ba, windows: 2/5–31/5}
      - {ref: I-3, text: Ghi sổ trực., lead: ap}
      - {ref: I-4, text: Diễn tập., lead: [ca, ap], windows: [10/3, 10/9–20/9]}
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Set up an office in which two hamlets got more time, one is done and two are silent."""
    made = Office(tmp_path)
    for path in made.plans.glob("*.yaml"):
        path.unlink()
    made.write("9.yaml", PLAN)
    for words in (
        "extend I-1 --unit ap.hai --to 30/5 --basis 'CV 7'",
        "extend I-1 --unit ap.ba --to 30/5 --basis 'CV 7'",
        "done I-1 --unit ap.tu",
        "obstacle I-1 --unit ap.ba --note 'thiếu người'",
    ):
        assert made(words, today="2024-04-20").code == 0
    return made


def due(office: Office, words: str = "", *, today: str = "2024-05-10") -> list[list[str]]:
    """Return the lines of task I-1: how urgent, window, unit, how many, obstacle."""
    lines = [line.split("\t") for line in office(f"due {words}", today=today).out.splitlines()]
    return [[*line[:2], line[3], *line[5:7]] for line in lines if line[2] == "I-1"]


def rows(office: Office, words: str, *, today: str = "2024-05-10") -> list[dict[str, str]]:
    """Return the rows of a CSV table."""
    out = office(f"{words} --csv --headings en", today=today).out
    return list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))


def tasks(office: Office, words: str, *, today: str = "2024-05-10") -> list[str]:
    """Return the lines of a list up to the id of the task."""
    out = office(f"list {words}", today=today).out
    return ["\t".join(line.split("\t")[:4]) for line in out.splitlines()]


LATE = ["quá hạn 10 ngày", "01/04/2024–30/04/2024", "ap", "2/5 đơn vị quá hạn", ""]
EXTENDED = [
    "còn 20 ngày",
    "01/04/2024–30/05/2024",
    "ap",
    "2/5 đơn vị được gia hạn đến 30/05/2024",
    "có vướng mắc",
]


def test_members_with_another_last_day_have_their_own_line(office: Office) -> None:
    """Each line counts its own, and only the line of the one that is stopped says so."""
    assert due(office) == [LATE, EXTENDED]
    assert due(office, "--unit ap --role lead") == [LATE, EXTENDED]
    assert due(office, "--overdue") == [LATE]
    assert due(office, "--unit ap.hai") == [[*EXTENDED[:2], "ap.hai", "", ""]]


def test_those_in_time_do_not_say_that_they_are_all_that_is_left(office: Office) -> None:
    """Before the last day some have more time, which is not near yet."""
    before = due(office, "--within 14d", today="2024-04-25")
    window = "01/04/2024–30/04/2024 (ngày cuối là ngày nghỉ; ngày làm việc tiếp theo 02/05/2024)"
    assert before == [["còn 5 ngày", window, "ap", "2/5 đơn vị", ""]]


def test_a_group_without_extensions_is_one_line(office: Office) -> None:
    """When all that still owe it stand alike: late ones too, and those with more time."""
    office("extend I-1 --each --to 5/6 --basis 'CV 8'", today="2024-05-10")
    assert due(office)[0][3] == "4/5 đơn vị được gia hạn đến 05/06/2024"
    office("undo --yes", today="2024-05-10")
    office("done I-1 --unit ap.hai", today="2024-05-10")
    office("done I-1 --unit ap.ba", today="2024-05-10")
    assert due(office) == [["quá hạn 10 ngày", "01/04/2024–30/04/2024", "ap", "còn 2/5 đơn vị", ""]]


def test_a_unit_that_helps_sees_the_same_lines(office: Office) -> None:
    """A support line counts the leads that stand alike."""
    assert [line[3] for line in due(office, "--unit vp")] == [LATE[3], EXTENDED[3]]


def test_members_that_the_task_names_have_lines_of_their_own(office: Office) -> None:
    """Two of five hamlets lead I-2: the group as a whole does not."""
    out = office("due --within 60d", today="2024-05-02").out
    units = [line.split("\t")[3] for line in out.splitlines() if "\tI-2\t" in line]
    assert units == ["ap.mot", "ap.hai"]
    out = office("due --unit ap --role support", today="2024-05-02").out
    assert {line.split("\t")[3] for line in out.splitlines()} == {"ap.ba"}


def test_programs_get_the_same_counts(office: Office) -> None:
    """In JSON and CSV each item has what it counts."""
    items = json.loads(office("due --json --within 20d", today="2024-05-10").out)["items"]
    keys = ("state", "last", "missing", "of", "obstacle", "extended")
    assert [tuple(one[key] for key in keys) for one in items if one["task"] == "I-1"] == [
        ("overdue", "2024-04-30", 2, 5, False, False),
        ("open", "2024-05-30", 2, 5, True, True),
    ]
    table = [row for row in rows(office, "due") if row["task"] == "I-1"]
    assert [(row["state"], row["missing"], row["of"]) for row in table] == [
        ("overdue", "2", "5"),
        ("open", "2", "5"),
    ]


def test_a_script_fails_for_the_late_ones_only(office: Office) -> None:
    """Nobody is late once the two silent hamlets are done, whatever the plan's window says."""
    office("done I-1 --unit ap.mot", today="2024-05-10")
    office("done I-4 --each --window 10/3", today="2024-05-10")
    assert office("due --fail-on overdue", today="2024-05-10").code == 1
    office("done I-1 --unit ap.nam", today="2024-05-10")
    assert office("due --fail-on overdue", today="2024-05-10").code == 0


def test_a_list_for_a_unit_counts_its_own(office: Office) -> None:
    """State, count and days are those of the unit that was asked for."""
    own = tasks(office, "--unit ap.hai --section I")
    assert own[0] == "trong hạn\t0/1\t01/04/2024–30/05/2024\tI-1"
    assert tasks(office, "--unit ap.hai --state overdue") == [
        "quá hạn\t0/1\t10/03/2024\tI-4",
    ]
    assert tasks(office, "--unit ap.tu --state done") == [
        "hoàn thành đúng hạn\t1/1\t01/04/2024–30/04/2024\tI-1"
    ]
    assert {row["unit"] for row in rows(office, "list --unit ap.hai")} == {"ap.hai"}
    assert [row["unit"] for row in rows(office, "list --unit ca")] == ["ca", "ca"]


def test_a_list_of_a_state_has_no_others(office: Office) -> None:
    """Neither open nor done ones are accused of being late."""
    table = [row for row in rows(office, "list --state overdue") if row["id"] == "I-1"]
    assert [(row["unit"], row["state"]) for row in table] == [
        ("ap.mot", "overdue"),
        ("ap.nam", "overdue"),
    ]
    shown = tasks(office, "--state overdue")
    assert shown == ["quá hạn\t0/2\t01/04/2024–30/04/2024\tI-1", "quá hạn\t0/6\t10/03/2024\tI-4"]
    [task] = json.loads(office("list --state open --json", today="2024-05-10").out)["tasks"][:1]
    assert (task["state"], task["done"], task["of"]) == ("open", 0, 2)
    assert [one["unit"] for one in task["assignments"]] == ["ap.hai", "ap.ba"]
    assert task["windows"] == [
        {
            "first": "2024-04-01",
            "last": "2024-04-30",
            "effective": [{"first": "2024-04-01", "last": "2024-05-30"}],
        }
    ]


def test_a_unit_that_helps_sees_who_leads(office: Office) -> None:
    """The office supports I-1: it sees all five hamlets, or those in the state asked for."""
    assert tasks(office, "--unit vp") == [
        "quá hạn\t1/5\t01/04/2024–30/04/2024, 01/04/2024–30/05/2024\tI-1"
    ]
    assert tasks(office, "--unit vp --state done") == [
        "hoàn thành đúng hạn\t1/1\t01/04/2024–30/04/2024\tI-1"
    ]


def test_a_list_shows_the_new_last_day(office: Office) -> None:
    """Also of a task without a day, and on a terminal."""
    office("extend I-3 --unit ap.tu --to 24/1/2025 --basis 'CV 9'", today="2024-05-10")
    assert "trong hạn\t0/5\tkhông có hạn, hạn 24/01/2025\tI-3" in tasks(office, "")
    assert "hạn 24/01/2025" in office("list --unit ap.tu", today="2024-05-10", columns=120).out


def test_a_plan_that_is_over_tells_what_the_unit_left_undone(office: Office) -> None:
    """Not what all left: ap.tu did I-1, and owes I-3 and both days of I-4."""

    def said(words: str) -> str:
        said = office(f"{words} --plan 9", today="2025-01-02").err
        return said.partition(": ")[2].partition(".")[0]

    assert said("due") == said("status") == "còn 23 phần việc chưa hoàn thành"
    assert said("due --unit ap.tu") == "còn 3 phần việc chưa hoàn thành"
    assert said("status --unit ap.tu") == "còn 3 phần việc chưa hoàn thành"
    assert said("due --unit ca --within 0d") == "còn 2 phần việc chưa hoàn thành"
    assert said("due --unit vp") == "không còn phần việc nào chưa hoàn thành"
    office("extend I-3 --unit ap.tu --to 1/6/2025 --basis x", today="2024-12-30")
    assert said("due --unit ap.tu --within 7d") == "còn 3 phần việc chưa hoàn thành"


def test_a_plan_without_the_unit_is_not_spoken_of(office: Office) -> None:
    """Only the plan in which there is a police station says that it is over."""
    office.write(
        "10.yaml",
        PLAN.replace("9/KH-UBND", "10/KH-UBND")
        .replace("  ca: Công an xã\n", "")
        .replace("[ca, ap]", "ap"),
    )
    err = office("due --unit ca", today="2025-01-02").err
    assert "9/KH-UBND" in err
    assert "10/KH-UBND" not in err


def test_obstacles_of_what_is_settled_are_history(office: Office) -> None:
    """They leave the dashboard and the list; reopened, the obstacle is there again."""

    def stopped() -> tuple[int, set[str]]:
        document = json.loads(office("status --json", today="2024-05-10").out)
        marked = {row["unit"] for row in rows(office, "list") if row["obstacle"] == "true"}
        assert ("thiếu người" in office("status", today="2024-05-10", columns=100).out) == bool(
            marked
        )
        return len(document["obstacles"]), marked

    assert stopped() == (1, {"ap.ba"})
    office("done I-1 --unit ap.ba", today="2024-05-10")
    assert stopped() == (0, set())
    assert "có vướng mắc" not in office("show I-1", today="2024-05-10").out
    assert "thiếu người" in office("show I-1", today="2024-05-10").out
    office("reopen I-1 --unit ap.ba", today="2024-05-10")
    assert stopped() == (1, {"ap.ba"})
    office("cancel I-1 --unit ap.ba --reason 'bỏ'", today="2024-05-10")
    assert stopped() == (0, set())


@pytest.mark.parametrize(
    ("done", "of", "percent"),
    [(0, 7, 0), (1, 300, 1), (27, 130, 21), (1, 8, 13), (3, 8, 38), (299, 300, 99), (7, 7, 100)],
)
def test_percentages_are_those_of_a_spreadsheet(done: int, of: int, percent: int) -> None:
    """Halves go up; all done and nothing done are said of nothing else."""
    left = AssignmentCount("a", "I", "open", dated=True, count=of - done)
    finished = AssignmentCount("a", "I", "done", dated=True, count=done)
    assert count([left, finished]).percent == percent


def test_what_is_recorded_after_an_extension_names_the_new_last_day(office: Office) -> None:
    """In the answer, in the log, in the question of undo; the extension itself tells both."""

    def days(text: str) -> str:
        return next(part for part in text.split("\t") if part.startswith(("01/04", "hạn")))

    new, old = "01/04/2024–30/05/2024", "01/04/2024–30/04/2024"
    at = "2024-05-20"
    assert days(office("done I-1 --unit ap.hai", today=at).out) == new
    assert days(office("reopen I-1 --unit ap.hai", today=at).out) == new
    longer = office("extend I-1 --unit ap.hai --to 30/6 --basis CV", today=at).out
    assert days(longer) == new
    assert "đến 30/06/2024" in longer
    assert days(office("done I-1 --unit ap.nam", today=at).out) == old
    asked = office("undo", today=at, answer="k\n").out
    assert old in asked
    assert days(office("undo --yes", today=at).out) == old
    office("undo --yes", today=at)  # the longer extension
    assert days(office("done I-1 --unit ap.hai", today=at).out) == new
    log = [days(line) for line in office("log --unit ap.hai", today=at).out.splitlines()]
    assert log == [old, new, new, new, new, new]
    office("extend I-3 --unit ap.mot --to 15/1/2025 --basis CV", today=at)
    assert days(office("done I-3 --unit ap.mot", today=at).out) == "hạn 15/01/2025"


def test_the_lines_of_a_group_fit_a_terminal(office: Office) -> None:
    """What is said of an extension does not take the room of the task's words."""
    out = office("due --unit ap --role lead", today="2024-05-10", columns=80).out
    assert out.index("2/5 đơn vị quá hạn") < out.index("2/5 đơn vị được gia hạn đến 30/05/2024")
    assert max(len(line) for line in out.splitlines()) <= 80
