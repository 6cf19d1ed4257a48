"""Several units in one command, a unit in several plans, and windows that have not begun."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office

FIRST = """\
bdg: 1
number: 5/KH-UBND
title: Trồng cây
issuer: UBND xã
place: Xã
issued: 5/1/2018
period: 2018
units:
  vp: [Văn phòng, VP Ủy ban]
  tt: [Trạm Y tế]
  hoi: ["Hội Người cao tuổi, Cựu chiến binh"]
sections:
  - number: I
    title: Việc
    tasks:
      - {ref: I-1, text: Báo cáo cây., lead: vp}
      - {ref: I-2, text: Khám bệnh., lead: [tt, hoi], windows: [1/3–31/3, 1/12–20/12]}
"""
SECOND = """\
bdg: 1
number: 6/KH-UBND
title: Vệ sinh
issuer: UBND xã
place: Xã
issued: 6/1/2018
period: 2018
units:
  van-phong: [Văn phòng]
  tt: [Tổ trưởng thôn]
sections:
  - number: II
    title: Việc
    tasks:
      - {ref: II-1, text: Báo cáo rác., lead: van-phong, windows: 1/11–30/11}
      - {ref: II-2, text: Quét đường., lead: tt, windows: 1/11–30/11}
"""


@pytest.fixture
def two(office: Office) -> Office:
    """Put two plans in the place of the one of 2018, with the same units by other codes."""
    (office.plans / "2018.yaml").unlink()
    for name, text in (("cay.yaml", FIRST), ("rac.yaml", SECOND)):
        office.write(name, text.replace("period: 2018", "period: 1/1/2018–31/12/2018"))
    return office


def ids(office: Office, words: str) -> list[str]:
    """Return the ids of the tasks that `list` finds."""
    return [task["id"] for task in json.loads(office(f"list {words} --json").out)["tasks"]]


def test_several_units_are_one_batch_and_one_undo(office: Office) -> None:
    """Repeated, or in a list with commas; nothing is dropped."""
    screen = office("done IV.5-1b -u 'Hồng Kỳ, xa tam hiep;' --unit tan-soi -u xa.tien-thang")
    assert screen == (0, "đã ghi 4; IV.5-1b còn 17/21\n", "")
    records = json.loads(office("log --json").out)["records"]
    assert {one["unit"] for one in records} == {
        "xa.hong-ky",
        "xa.tam-hiep",
        "xa.tan-soi",
        "xa.tien-thang",
    }
    assert len({one["batch"] for one in records}) == 1
    assert office("undo --yes").out == "đã ghi 4 (hoàn tác); IV.5-1b còn 21/21\n"


@pytest.mark.parametrize(
    "words",
    [
        "due --unit dai --unit tckh",
        "list --unit 'dai, tckh'",
        "status -u dai,tckh",
        "log -u dai -u tckh",
    ],
)
def test_reading_verbs_take_several_units(office: Office, words: str) -> None:
    """What one asks for is in what both ask for."""
    office("done IV.4")
    office("done IV.2a")
    both = office(words, today="2018-12-20").out
    assert "IV.4" in both or "dai" in both
    assert "IV.2a" in both or "IV.2b" in both or "tckh" in both


@pytest.mark.parametrize(
    "words",
    [
        "reopen IV.5-2 -u 'Hồng Kỳ, Tam Tiến'",
        "cancel IV.5-1a -u 'Hồng Kỳ, Tam Tiến' --reason x",
        "extend IV.5-1b -u 'Hồng Kỳ, Tam Tiến' --to 20/12 --basis x",
        "obstacle IV.5-1b -u hong-ky -u tam-tien --note x",
    ],
)
def test_verbs_that_record_take_several_units(office: Office, words: str) -> None:
    """Each unit gets a record of its own."""
    office("done IV.5-2 -u 'Hồng Kỳ, Tam Tiến'")
    screen = office(words)
    assert screen.code == 0, screen.err
    assert screen.out.count("\n") == 2
    assert "UBND xã Hồng Kỳ" in screen.out
    assert "UBND xã Tam Tiến" in screen.out


def test_one_unit_of_a_list_that_is_unknown_keeps_the_others_out(office: Office) -> None:
    """And it is the one that is named."""
    screen = office("done IV.5-1b -u 'Hồng Kỳ, Hồng Lạc, Tam Tiến'")
    assert screen.code == 5
    assert "“Hồng Lạc”" in screen.err
    assert json.loads(office("log --json").out)["records"] == []


def test_a_name_with_a_comma_is_one_name(two: Office) -> None:
    """Alone, and in a list."""
    assert ids(two, "--unit 'Hội Người cao tuổi, Cựu chiến binh'") == ["I-2"]
    assert ids(two, "--unit 'vp, Hội người cao tuổi, cựu chiến binh'") == ["I-1", "I-2", "II-1"]


@pytest.mark.parametrize(
    "words",
    [
        "done IV.4 --on 1/10 --on 9/10",
        "done IV.4 -n a --note b",
        "due --within 3d --within 7d",
        "list --section II --section IV",
        "done IV.4 --count 3 buổi --count 4 người",
        "--lang vi --lang en due",
        "--lang vi due --lang en",
    ],
)
def test_an_option_with_one_value_is_not_given_twice(office: Office, words: str) -> None:
    """The last one would win, and the other would be lost without a word."""
    screen = office(words)
    assert screen.code == 2
    assert "hai lần" in screen.err or "twice" in screen.err
    assert json.loads(office("log --json").out)["records"] == []


def test_all_but_some(office: Office) -> None:
    """--except goes with --each, and with nothing else."""
    assert office("done IV.5-1b --except 'Hồng Kỳ'").code == 2
    assert office("done IV.5-1b --each --except 'Hồng Kỳ, Tam Tiến'").out.startswith("đã ghi 19;")
    left = office("due --each --unit 'Hồng Kỳ, Tam Tiến' --role lead").out
    assert left.count("IV.5-1b") == 2


def test_what_was_done_before_is_passed_over_and_told(office: Office) -> None:
    """Only if that is asked for."""
    office("done IV.5-1b -u 'Hồng Kỳ'")
    assert office("done IV.5-1b -u 'Hồng Kỳ, Tam Tiến'").code == 5
    screen = office("done IV.5-1b -u 'Hồng Kỳ, Tam Tiến' --skip-done")
    assert screen.code == 0
    assert "UBND xã Tam Tiến" in screen.out
    assert "UBND xã Hồng Kỳ" in screen.err
    assert office("done IV.5-1b -u 'Hồng Kỳ' --skip-done").code == 0


def test_a_unit_is_the_same_in_every_plan(two: Office) -> None:
    """Its code in one plan means its name in the others."""
    for name in ("vp", "van-phong", "Văn phòng", "vp ủy ban"):
        assert ids(two, f"--unit '{name}'") == ["I-1", "II-1"], name
    assert two("due --unit vp", today="2018-11-15").out.count("Báo cáo") == 1
    assert two("done II-1 --unit vp", today="2018-11-15").code == 0
    by_variable = two("list --json", env={"BDG_UNIT": "vp"}).out
    assert '"II-1"' in by_variable


def test_a_code_of_two_units_is_refused_with_both(two: Office) -> None:
    """With how to say which."""
    for words in ("due --unit tt", "list --unit tt", "done II-2 --unit tt"):
        screen = two(words, today="2018-11-15")
        assert screen.code == 5, words
        assert "tt (Trạm Y tế) trong kế hoạch cay" in screen.err
        assert "tt (Tổ trưởng thôn) trong kế hoạch rac" in screen.err
    assert ids(two, "--unit 'trạm y tế'") == ["I-2"]
    assert ids(two, "--unit tt --plan rac") == ["II-2"]


def test_the_same_done_twice_closes_no_later_window(two: Office) -> None:
    """The second one is told as what it is, with the record and the exact commands."""
    two("done I-2 -u 'Trạm Y tế' --on 20/3", today="2018-03-20")
    screen = two("done I-2 -u 'Trạm Y tế'", today="2018-03-20")
    assert screen.code == 5
    record = json.loads(two("log --json").out)["records"][0]["id"]
    assert "01/03/2018–31/03/2018" in screen.err
    assert f"bdg undo {record[:8]}" in screen.err
    assert "bdg reopen I-2 --unit tt --window 01/03/2018–31/03/2018" in screen.err
    assert len(json.loads(two("log --json").out)["records"]) == 1
    assert two("reopen I-2 --unit 'Trạm Y tế' --window 01/03/2018–31/03/2018").code == 0


def test_a_window_that_has_not_begun_is_named_and_confirmed(two: Office) -> None:
    """On a terminal by an answer, elsewhere by --early."""
    early = "done I-2 -u 'Trạm Y tế' --window 1/12-20/12"
    refused = two(early, today="2018-11-15")
    assert refused.code == 5
    assert "bắt đầu ngày 01/12/2018, sau ngày ghi là 15/11/2018" in refused.err
    assert "Không ghi gì" in two(early, today="2018-11-15", answer="k\n").err
    assert two(early, today="2018-11-15", answer="c\n").code == 0
    assert two("done I-2 --each --window 1/12-20/12 --early", today="2018-11-15").code == 0


def test_a_batch_before_its_window_is_refused_with_both_days(office: Office) -> None:
    """A slip of the finger in --on is not recorded 21 times."""
    screen = office("done IV.5-1b --each --on 1/11", today="2018-12-10")
    assert screen.code == 5
    assert "15/11/2018" in screen.err
    assert "01/11/2018" in screen.err
    assert json.loads(office("log --json").out)["records"] == []


def test_cancelling_twice_closes_no_later_window(two: Office) -> None:
    """Unless it is named."""
    assert two("cancel I-2 -u 'Trạm Y tế' --reason x", today="2018-03-20").code == 0
    assert two("cancel I-2 -u 'Trạm Y tế' --reason x", today="2018-03-20").code == 5
    again = "cancel I-2 -u 'Trạm Y tế' --reason x --window 1/12-20/12"
    assert two(again, today="2018-03-20").code == 0


def test_reopening_asks_among_those_that_are_done(office: Office) -> None:
    """They are not said to be undone."""
    office("done IV.5-1b -u 'Hồng Kỳ, Tam Tiến'")
    screen = office("reopen IV.5-1b")
    assert screen.code == 5
    assert "chưa xong" not in screen.err
    assert "xa.hong-ky" in screen.err
    assert "xa.dong-son" not in screen.err


def test_the_question_about_a_batch_is_a_short_list(office: Office) -> None:
    """A line for all records that are alike, and their units."""
    office("done IV.5-1b -u 'Hồng Kỳ, Tam Tiến, Tân Sỏi, Tiến Thắng'")
    shown = office("undo", answer="k\n").out
    assert "IV.5-1b" in shown
    assert "4 bản ghi" in shown
    assert "xa.hong-ky" in shown
    assert shown.count("\n") <= 4
    assert "đã ghi 4 (hoàn tác)" in office("undo", answer="c\n").out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_lists_units_one_a_line(office: Office, encoding: str) -> None:
    """Twelve communes are kept in a file: to record, to ask, and to leave out."""
    names = office.plans.parent / "đã nộp.txt"
    names.write_bytes("Hồng Kỳ\r\nxa.tam-tien\r\n\r\nan thuong, Canh Nậu\r\n".encode(encoding))
    assert "IV.5-1b còn 17/21" in office(f"done IV.5-1b --unit '@{names}'").out
    assert office(f"log --unit '@{names}'").out.count("IV.5-1b") == 4
    assert "IV.5-2 còn 4/21" in office(f"done IV.5-2 --each --except '@{names}'").out


def test_a_list_without_units_is_not_every_unit(office: Office) -> None:
    """An empty file and a missing one are refused; nothing is recorded."""
    names = office.plans.parent / "trống.txt"
    names.write_text("\n , \n", "utf-8")
    for option in (f"--unit '@{names}'", f"--unit '@{names}.cũ'", f"--each --except '@{names}'"):
        screen = office(f"done IV.5-1b {option}")
        assert screen.code == 2, screen.out
        assert "trống.txt" in screen.err
    assert office("log").out == ""


@pytest.mark.parametrize("word", ["all", "ALL", "'tất cả'"])
@pytest.mark.parametrize("verb", ["due", "status", "list", "log"])
def test_all_units_whatever_the_default_is(office: Office, verb: str, word: str) -> None:
    """Who has BDG_UNIT set asks about everybody without taking it away."""
    office("done II.1-3")
    ours = {"BDG_UNIT": "dai"}
    everyone = office(verb).out
    assert office(f"{verb} --unit {word}", env=ours).out == everyone
    assert office(verb, env=ours).out != everyone


def test_a_unit_named_all_is_that_unit(two: Office) -> None:
    """What a plan calls a unit goes before the word."""
    named = FIRST.replace("vp", "all").replace("period: 2018", "period: 1/1/2018–31/12/2018")
    two.write("cay.yaml", named)
    assert ids(two, "") == ["I-1", "I-2", "II-1", "II-2"]
    assert ids(two, "--unit all") == ["I-1", "II-1"]


def test_whoever_looks_on_is_told_of_the_default_unit(office: Office) -> None:
    """A list that is shorter than the plan says why; a call by itself stays silent."""
    ours = {"BDG_UNIT": "dai"}
    seen = office("due", env=ours, answer="").err
    assert "Theo BDG_UNIT, chỉ Đài Truyền thanh - Truyền hình huyện" in seen
    assert "--unit all" in seen
    assert "BDG_UNIT" not in office("due --unit dai", env=ours, answer="").err
    assert "BDG_UNIT" not in office("due --unit all", env=ours, answer="").err
    assert "BDG_UNIT" not in office("due", env=ours).err


@pytest.mark.parametrize("cache", ["off", ""])
def test_only_the_tasks_that_are_named_are_answered(two: Office, cache: str) -> None:
    """Tasks that stand at the same place of two plans have nothing to do with each other."""
    env = {"BDG_CACHE": cache} if cache else {}
    lines = two("due I-1 II-2", env=env).out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["I-1", "II-2"]
    rows = two("due I-1 II-2 --each", env=env).out.splitlines()
    assert sorted(row.split("\t")[3] for row in rows) == ["I-1", "II-2"]
    assert len(json.loads(two("due I-1 II-2 --json", env=env).out)["tasks"]) == 2


def test_a_default_unit_that_no_plan_has_is_named_as_such(office: Office) -> None:
    """Who typed no unit learns where it comes from."""
    screen = office("due", env={"BDG_UNIT": "phong-x"})
    assert screen.code == 5
    assert "BDG_UNIT: Không có đơn vị nào tên là “phong-x”." in screen.err
    assert "BDG_UNIT" not in office("due --unit phong-x", env={"BDG_UNIT": "dai"}).err
