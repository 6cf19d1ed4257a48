"""The verbs that read: status, list, show, units, log, check; and the ones around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bdg_cli.cli.verbs import PANELS

if TYPE_CHECKING:
    from tests.office import Office

VERBS = [name for _, names in PANELS for name in names]


def test_the_dashboard_fits_eighty_columns(office: Office) -> None:
    """No line is wider, the counts and the bars are there, overdue comes before what comes."""
    office("done IV.5-1b --unit xa.dong-son")
    out = office("status", columns=80).out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "Tính đến ngày 20/11/2018" in out
    assert "Tất cả phần việc: 1/130 (1%)" in out
    assert "1/105" in out
    assert out.index("Quá hạn") < out.index("Sắp tới")


def test_a_row_a_section_or_a_plan(office: Office) -> None:
    """--per chooses; anything else is refused with the accepted words."""
    assert "II.1\tTruyền thông nâng cao nhận thức" in office("status --per section").out
    assert "2018\t70/KH-UBND" in office("status --per plan").out
    refused = office("status --per xa")
    assert refused.code == 2
    assert "unit (đơn vị), section (mục), plan (kế hoạch)" in refused.err


def test_a_group_asked_for_has_a_row_a_member(office: Office) -> None:
    """Each commune owes its five shares."""
    rows = json.loads(office("status --unit xa --json").out)["units"]
    assert len(rows) == 21
    assert {row["of"] for row in rows} == {5}


def test_the_document_of_list_is_exactly_as_promised(office: Office) -> None:
    """The JSON has these fields and no others."""
    document = json.loads(office("list --section IV.4 --json").out)
    assert list(document) == ["schema_version", "as_of", "tasks"]
    assert document["schema_version"] == 1
    assert document["as_of"] == "2018-11-20"
    [task] = document["tasks"]
    assert task.pop("text").startswith("Tăng cường thời lượng phát sóng")
    assert task == {
        "plan": "2018",
        "id": "IV.4",
        "ref": "IV.4",
        "section": "IV.4",
        "lead": ["dai"],
        "support": [],
        "inferred": False,
        "windows": [],
        "state": "undated",
        "done": 0,
        "of": 1,
        "assignments": [
            {
                "unit": "dai",
                "first": None,
                "last": None,
                "planned": {"first": None, "last": None},
                "state": "undated",
                "completed_on": None,
                "obstacle": False,
                "next_working_day": None,
            }
        ],
    }


def test_lists_are_filtered_by_all_that_is_asked(office: Office) -> None:
    """Unit, role, section with what is below it, state, and words without diacritics."""

    def ids(words: str) -> list[str]:
        return [task["id"] for task in json.loads(office(f"list {words} --json").out)["tasks"]]

    assert len(ids("")) == 20
    assert ids("--section ii.1") == ["II.1-1", "II.1-2", "II.1-3", "II.1-4"]
    assert ids("--unit tckh --role lead") == ["IV.2a", "IV.2b", "Ket"]
    assert ids("--state overdue") == ["II.1-1"]
    assert ids("--search 'phat song'") == ["IV.4"]
    assert ids("--unit dai --role support") == ["II.1-3", "IV.1-2"]
    assert office("list --state late").code == 2
    assert office("list --section V").code == 5


def test_units_tell_codes_names_and_members(office: Office) -> None:
    """The JSON of units, members included."""
    units = json.loads(office("units --json").out)["units"]
    assert [unit["code"] for unit in units] == ["ldtbxh", "tckh", "vhtt", "ttvhtt", "dai", "xa"]
    assert units[-1]["members"][8] == {"code": "xa.dong-son", "name": "UBND xã Đông Sơn"}


def test_show_tells_the_basis_of_each_role(office: Office) -> None:
    """What is inferred says so."""
    assert "căn cứ IV.4, suy ra" in office("show II.1-1").out
    assert office("show II.1-1", columns=80).code == 0


def test_check_is_silent_when_all_is_well(office: Office) -> None:
    """Nothing on either stream, exit 0, also when strict."""
    assert office("check --strict") == (0, "", "")


def test_check_points_at_the_wrong_word(office: Office) -> None:
    """Place, line, caret and how to mend it; all problems at once, here and in JSON."""
    path = office.plans / "2018.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("lead: dai\n", "lead: dai-huyen\n").replace("20/10, ", "31/11, "))
    screen = office("check")
    assert screen.code == 1
    assert "P204" in screen.out
    assert "P301" in screen.out
    assert "^^^^^^^^^" in screen.out
    problems = json.loads(office("check --format json").out)["problems"]
    assert {problem["code"] for problem in problems} == {"P204", "P301"}
    assert office("check --format github").out.startswith("::error file=")
    due = office("due")
    assert due.code == 3
    assert "P204" in due.err


def test_a_bullet_of_the_source_without_a_task_is_found(office: Office) -> None:
    """Nothing of the document is lost."""
    path = office.plans / "2018.yaml"
    lines = path.read_text("utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.endswith("- ref: IV.5-2"))
    path.write_text("\n".join(lines[:start] + lines[start + 5 :]), "utf-8")
    screen = office("check")
    assert screen.code == 1
    assert "P403" in screen.out
    assert "- Bố trí nguồn kinh phí" in screen.out


def test_words_that_the_source_does_not_have_are_found(office: Office) -> None:
    """A slip of the pen in the plan file."""
    path = office.plans / "2018.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Tham dự hội nghị", "Tham dự hội thảo"), "utf-8"
    )
    codes = {one["code"] for one in json.loads(office("check --format json").out)["problems"]}
    assert codes == {"P402", "P403"}


def test_a_source_that_is_absent_is_found(office: Office) -> None:
    """The place is the line that names it."""
    (office.plans / "sources" / "70-KH-UBND-2018.txt").unlink()
    assert "P401" in office("check").out


def test_years_without_a_year_ask_for_it(office: Office) -> None:
    """Two plans of different years: `20/10` could be either."""
    text = (office.plans / "2018.yaml").read_text("utf-8").replace("/2018", "/2019")
    office.write("2019.yaml", text.replace("source:", "# source:").replace("- 15/12/2019.", "."))
    screen = office("due --as-of 20/10")
    assert screen.code == 2
    assert "20/10/2018, 20/10/2019" in screen.err
    assert office("due --as-of 20/10 --plan 2019").code == 0
    assert office("done IV.4").code == 5


def test_an_example_is_laid_down_and_never_over_something(office: Office) -> None:
    """`bdg init` makes a folder that works at once."""
    folder = office.plans.parent / "mới"
    assert office(f"init '{folder}'").code == 0
    assert office("check", env={"BDG_PLANS": str(folder / "plans")}) == (0, "", "")
    assert office(f"init '{folder}'").code == 5


def test_a_call_that_makes_no_sense_is_told_in_vietnamese(office: Office) -> None:
    """Exit 2, a sentence, a hint."""
    for words, said in (
        ("duee", "Không có lệnh “duee”"),
        ("due --unitt xa", "Không có tùy chọn --unitt"),
        ("due xa", "Gõ: bdg due --unit xa"),
        ("done", "Thiếu NHIỆM-VỤ"),
        ("cancel IV.4", "Thiếu tùy chọn --reason"),
        ("due --within x", "không phải là số ngày"),
        ("due --as-of 15-11", "không phải là ngày"),
        ("due --json --csv", "không đi cùng nhau"),
        ("due --lang fr", "Không có ngôn ngữ"),
        ("due --color red", "--color không nhận"),
    ):
        screen = office(words)
        assert screen.code == 2, words
        assert said in screen.err
        assert "Traceback" not in screen.err


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_help_page_in_eighty_columns(office: Office, verb: str) -> None:
    """With how to use it, in Vietnamese."""
    screen = office(f"{verb} --help")
    assert screen.code == 0
    assert screen.out.startswith("Cách dùng: bdg ")
    assert max(len(line) for line in screen.out.splitlines()) <= 100


def test_help_lists_all_verbs(office: Office) -> None:
    """Also when nothing is asked."""
    out = office("--help").out
    assert all(f"\n  {verb} " in out for verb in VERBS)
    assert office("").out == out


def test_hostile_text_does_not_steer_the_screen(office: Office) -> None:
    """Markup is text; escapes, bidi marks and line ends in a note are made harmless."""
    note = "[red]x[/] [/] :x: \x1b[31m \u202e \r\n=1"
    office(f"obstacle IV.4 --note '{note}'")
    for screen in (office("status"), office("status", columns=80), office("log", columns=120)):
        assert "[red]x[/] [/] :x:" in screen.out
        assert not set(screen.out) & {"\x1b", "\u202e", "\r"}
    assert office("log --csv").out.count("\r\n") == 2


@pytest.mark.parametrize("verb", VERBS)
def test_every_help_page_speaks_english_when_asked(office: Office, verb: str) -> None:
    """Body, options and what stands behind them."""
    out = office(f"{verb} --help --lang en").out
    assert out.startswith("Usage: bdg ")
    assert not {"Ví dụ:", "Tùy chọn:", "NGÀY", "MÃ"} & set(out.split())
    assert office(f"{verb} --help", env={"LANG": "en_US.UTF-8"}).out == out


def test_the_dashboard_of_a_plan_that_is_over_is_calm(office: Office) -> None:
    """What was left undone has a heading of its own, and no days are counted."""
    out = office("status --plan 2018", today="2026-11-24", columns=100).out
    assert "\nChưa hoàn thành\n" in "\n".join(line.rstrip() for line in out.splitlines())
    assert "quá hạn 2" not in out.split("Chưa hoàn thành")[1]
