"""`bdg new`: the plan of the next year, made by an officer in an office with a ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.office import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Office, Screen

UNITS = """\
units:
  xa:
    name: UBND các xã, thị trấn
    members:
      bo-ha:
        name: UBND xã Bố Hạ
        formerly: [tt-bo-ha, dong-son]
"""


def new(office: Office, options: str = "", *, today: str = "2019-01-10") -> Screen:
    """Make the plan of 2019 out of that of 2018."""
    old, made = office.plans / "2018.yaml", office.plans / "2019.yaml"
    return office(f"new '{made}' --from '{old}' {options}", today=today)


def codes(office: Office, path: Path) -> set[tuple[str, str]]:
    """Return code and severity of what check says of a file."""
    screen = office(f"check '{path}' --format json", today="2019-01-10")
    assert screen.code == 0, screen.out
    return {(one["code"], one["severity"]) for one in json.loads(screen.out)["problems"]}


def report(office: Office, options: str = "") -> str:
    """Return the report of 2019 as it is shown."""
    return office(f"report --plan 2019 --year 2019 {options}", today="2019-12-20").out


def test_the_plan_of_2018_becomes_that_of_2019(office: Office) -> None:
    """The file is there, the screen says how much is to be looked at, and check agrees."""
    screen = new(office)
    made = office.plans / "2019.yaml"
    assert (screen.code, screen.out) == (0, "")
    assert screen.err == f"Đã viết {made}.\n10 chỗ phải xem lại: bdg check {made}\n"
    assert codes(office, made) == {("P215", "note"), ("P309", "warning")}
    assert office("check", today="2019-01-10").code == 0


def test_a_dash_prints_the_file(office: Office) -> None:
    """Nothing is written, and nothing else is printed."""
    new(office)
    printed = office(f"new - --from '{office.plans / '2018.yaml'}'", today="2019-01-10")
    assert (printed.out, printed.err) == ((office.plans / "2019.yaml").read_text("utf-8"), "")


def test_nothing_is_overwritten(office: Office) -> None:
    """Neither what was corrected since, nor, even with --force, the old plan."""
    new(office)
    (office.plans / "2019.yaml").write_text("đã sửa", "utf-8")
    assert "đã có; không ghi đè" in new(office).err
    assert (office.plans / "2019.yaml").read_text("utf-8") == "đã sửa"
    assert new(office, "--force").code == 0
    old = office.plans / "2018.yaml"
    screen = office(f"new '{old}' --from '{old}' --force")
    assert "là tệp của năm cũ" in screen.err
    assert old.read_bytes() == (ROOT / "plans" / "2018.yaml").read_bytes()


def test_what_is_unfinished_comes_along_with_its_origin(office: Office) -> None:
    """Who, which window, until when, why: in the new file, on the screen and in the report."""
    but = "--except xa.dong-son --except xa.bo-ha"
    office(f"done IV.5-1b --each {but} --on 18/12", today="2018-12-20")
    office("extend IV.5-1b -u xa.dong-son --to 31/1/2019 --basis 'CV 12/UBND'", today="2018-12-14")
    office("obstacle IV.5-1b -u xa.bo-ha -n 'Thiếu kinh phí: chờ cấp'", today="2018-12-14")
    before = office("log --json-lines").out
    screen = new(office, "--carry")
    assert "20 nhiệm vụ chưa xong đến ngày 10/01/2019: “carried”.\n" in screen.err
    made = (office.plans / "2019.yaml").read_text("utf-8")
    assert (
        """\
            carried:
              - plan: 2018
                number: 70/KH-UBND
                task: IV.5-1b
                units: xa.bo-ha
                window: 15/11/2018–15/12/2018
                reason: "Thiếu kinh phí: chờ cấp"
              - plan: 2018
                number: 70/KH-UBND
                task: IV.5-1b
                units: xa.dong-son
                window: 15/11/2018–15/12/2018
                extended: 31/01/2019
                reason: CV 12/UBND
"""
        in made
    )
    assert codes(office, office.plans / "2019.yaml") == {("P215", "note"), ("P309", "warning")}
    said = "Chuyển tiếp từ 70/KH-UBND: UBND xã Bố Hạ; thời hạn cũ 15/11/2018–15/12/2018; lý do"
    assert f"  + {said}: Thiếu kinh phí: chờ cấp.\n" in report(office)
    assert said in office("show IV.5-1b --plan 2019", today="2019-02-01").out
    assert "không có dữ liệu; chuyển tiếp từ 70/KH-UBND" in report(office, "--json")
    assert "15/11/2019–15/12/2019; chuyển tiếp từ 70/KH-UBND |" in report(office, "--format md")
    assert office("log --json-lines").out == before


def test_what_an_obstacle_says_cannot_spoil_the_file(office: Office) -> None:
    """Words of others are one text in the file, whatever is in them."""
    text = 'a\u200bb "x": [1] # y {{z}} \\n \u202e - &c *d !e %f @g `h`'
    office("obstacle IV.2a --note '" + text + "'", today="2018-11-20")
    assert new(office, "--carry").code == 0
    assert codes(office, office.plans / "2019.yaml") == {("P215", "note"), ("P309", "warning")}
    kept = json.loads(office("show IV.2a --plan 2019 --json", today="2019-10-01").out)["task"]
    assert kept["carried"][0]["reason"].endswith("- &c *d !e %f @g `h`")


def test_a_task_of_every_year_is_not_doubled(office: Office) -> None:
    """The new plan has the tasks of the old one, each once, done or not."""
    office("done IV.2a", today="2018-11-20")
    new(office, "--carry")
    plans = {
        year: json.loads(office(f"list --plan {year} --json", today="2019-10-01").out)["tasks"]
        for year in ("2018", "2019")
    }
    assert [one["id"] for one in plans["2018"]] == [one["id"] for one in plans["2019"]]
    assert "task: IV.2a\n" not in (office.plans / "2019.yaml").read_text("utf-8")


def test_a_year_later_only_what_is_late_again_is_carried(office: Office) -> None:
    """It keeps where it first came from; what was done in between says nothing any more."""
    new(office, "--carry")
    office("done IV.2b --plan 2019 --on 10/10/2019", today="2019-10-10")
    old, made = office.plans / "2019.yaml", office.plans / "2020.yaml"
    assert office(f"new '{made}' --from '{old}' --carry", today="2020-01-05").code == 0
    text = made.read_text("utf-8")
    assert "task: IV.2b\n" not in text
    assert text.count("                task: IV.2a\n") == 2
    assert office("check", today="2020-01-05").code == 0


def test_as_of_tells_the_day_of_the_ledger(office: Office) -> None:
    """What was done after it counts as unfinished."""
    office("done IV.2a --on 10/1/2019", today="2019-01-10")
    new(office, "--carry --as-of 31/12/2018")
    assert "task: IV.2a\n" in (office.plans / "2019.yaml").read_text("utf-8")
    assert "--as-of chỉ đi cùng --carry." in new(office, "--as-of 31/12/2018 --force").err


def test_a_report_of_a_unit_names_its_own_part(office: Office) -> None:
    """What others left undone is theirs."""
    office("done IV.5-1b --each --except 'Đông Sơn' --on 15/12", today="2018-12-20")
    new(office, "--carry")
    mine = report(office, "--unit xa.dong-son")
    assert "Chuyển tiếp từ 70/KH-UBND: UBND xã Đông Sơn; thời hạn cũ 15/11" in mine
    other = report(office, "--unit xa.bo-ha")
    assert "thời hạn cũ 15/11/2018–15/12/2018" not in other
    assert "Chuyển tiếp từ 70/KH-UBND: UBND các xã, thị trấn" in other


def test_units_that_merged_are_still_understood(office: Office) -> None:
    """By their old names and codes, on the screen, in what is carried, and in old records."""
    units = UNITS + "  so: Sở Nội vụ\n"
    (office.plans.parent / "don-vi.yaml").write_text(units, "utf-8")
    office("done IV.5-1b --each --except 'Đông Sơn' --on 15/12", today="2018-12-20")
    screen = new(office, f"--carry --units '{office.plans.parent / 'don-vi.yaml'}'")
    assert "không có các đơn vị này nên bỏ qua: so.\n" in screen.err
    assert codes(office, office.plans / "2019.yaml") == {("P215", "note"), ("P309", "warning")}
    said = "Chuyển tiếp từ 70/KH-UBND: UBND xã Bố Hạ; thời hạn cũ 15/11/2018–15/12/2018"
    assert said in report(office)
    done = office("done IV.5-2 -u 'Đông Sơn' --plan 2019 --on 1/10/2019", today="2019-10-01")
    assert "UBND xã Bố Hạ" in done.out
    assert len(json.loads(office("units --plan 2019 --json", today="2019-10-01").out)["units"]) == 6


def test_mistakes_are_told_before_anything_is_written(office: Office) -> None:
    """A plan with errors, a list of units with errors, a number that is none."""
    assert "“hai” không phải là số năm" in new(office, "--years hai").err
    assert "Không dời được" in new(office, "--years 99999").err
    (office.plans.parent / "x.yaml").write_text("units: {A: b}\n", "utf-8")
    wrong = new(office, f"--units '{office.plans.parent / 'x.yaml'}'")
    assert "P201" in wrong.out + wrong.err
    office.write("2018.yaml", "bdg: 1\n")
    assert "có lỗi nên chưa dùng được" in new(office).err
    assert not (office.plans / "2019.yaml").exists()


def test_the_marks_speak_the_language_of_the_call(office: Office) -> None:
    """As those of a draft do."""
    assert "Fill in the number of the new document" in (
        office(f"new - --from '{office.plans / '2018.yaml'}' --lang en").out
    )
