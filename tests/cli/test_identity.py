"""A record belongs to one assignment of one plan, whatever lies in the folder beside it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.office import ROOT, Office

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
bdg: 1
number: 21/KH-UBND
title: Chuyển đổi số
issuer: UBND xã Phú Lâm
place: Phú Lâm
issued: 10/1/2025
period: 10/1/2025–31/12/2025
units: {vp: Văn phòng, ct: Tổ công nghệ số, thon: {name: Các thôn, members: {t: Trên, d: Dưới}}}
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - {ref: I-1, text: Mở lớp kỹ năng số., lead: vp, windows: 1/2–30/6}
      - {ref: I-2, text: Lắp mạng ở nhà văn hóa., lead: ct, windows: 1/2–31/8}
      - {ref: I-3, text: Khảo sát các hộ., lead: thon, windows: 1/2–30/9}
"""
NEXT = PLAN.replace("2025", "2026").replace("21/KH", "9/KH").replace("10/1", "8/1")
DAY = "2025-05-12"


@pytest.fixture
def commune(tmp_path: Path) -> Office:
    """Set up an office whose only plan is that of a commune."""
    office = Office(tmp_path)
    shutil.rmtree(office.plans)
    office.plans.mkdir()
    office.write("so.yaml", PLAN)
    return office


def figures(office: Office, today: str) -> tuple[int, int]:
    """Return how many assignments are done, and of how many."""
    found = json.loads(office("status --json", today=today).out)
    return found["done"], found["of"]


def codes(office: Office, today: str = DAY) -> list[str]:
    """Return the codes of all problems."""
    found = json.loads(office("check --format json", today=today).out)
    return [one["code"] for one in found["problems"]]


def hints(office: Office, code: str, today: str = DAY) -> str:
    """Return what is said about one code."""
    found = json.loads(office("check --format json", today=today).out)
    return " ".join(one["hint"] for one in found["problems"] if one["code"] == code)


def test_last_years_records_complete_nothing_in_a_file_that_was_written_over(
    commune: Office,
) -> None:
    """They stay in the ledger, check says what they are, and this year's work can be recorded."""
    commune("done I-1 I-2", today=DAY)
    commune.write("so.yaml", NEXT)
    assert figures(commune, "2026-03-02") == (0, 4)
    status = commune("status", today="2026-03-02")
    assert status.err == "2 bản ghi trong sổ không khớp kế hoạch: bdg check\n"
    assert codes(commune, "2026-03-02") == ["P506"]
    assert "undo" not in hints(commune, "P506", "2026-03-02")
    assert commune("done I-1", today="2026-03-02").code == 0
    assert figures(commune, "2026-03-02") == (1, 4)


def test_a_late_record_of_last_year_completes_nothing_this_year(commune: Office) -> None:
    """It was made after the new plan was issued; its window tells which year it is about."""
    commune("done I-1 --on 9/1/2026", today="2026-01-09")
    commune.write("so.yaml", NEXT)
    assert figures(commune, "2026-03-02") == (0, 4)
    assert codes(commune, "2026-03-02") == ["P506"]


def test_a_former_id_that_is_in_use_stops_every_verb_that_writes(commune: Office) -> None:
    """Also with --plan; a new id for the new plan mends it, and nothing is lost."""
    commune("done I-1", today=DAY)
    (commune.plans / "so.yaml").rename(commune.plans / "so-2025.yaml")
    commune.write("so-2025.yaml", PLAN + "formerly: so\n")
    commune.write("so.yaml", NEXT)
    assert "P511" in codes(commune)
    table = commune.write("x.csv", "đơn vị,nhiệm vụ\nct,I-2\n")
    batch = f"done --from '{table}' --plan so"
    obstacle = "obstacle I-2 --note x --plan so-2025"
    for verb in ("done I-2 --plan so", batch, obstacle, "close so-2025", "undo --yes"):
        screen = commune(verb, today="2026-03-02")
        assert (screen.code, "“so”" in screen.err, "“id:”" in screen.err) == (5, True, True)
    commune.write("so.yaml", NEXT + "id: so-2026\n")
    assert codes(commune) == []
    assert commune("done I-2 --plan so-2026", today="2026-03-02").code == 0
    assert figures(commune, "2025-06-01") == (1, 8)


def test_a_conflicted_copy_of_a_plan_is_told_and_stops_writing(commune: Office) -> None:
    """It has another name, but number, issuer and day of issue are those of the plan."""
    commune.write("so (1).yaml", PLAN.replace("kỹ năng", "kĩ năng"))
    assert codes(commune) == ["P209", "P512"]
    for verb in ("status", "due", "list"):
        assert "là cùng một văn bản" in commune(verb, today=DAY).err
    assert "cùng một văn bản" not in commune("due --plan so", today=DAY).err
    screen = commune("done I-1 --plan so", today=DAY)
    assert screen.code == 5
    assert "so (1).yaml" in screen.err
    assert not (commune.plans / "ledger.db").exists()


@pytest.mark.parametrize("number", ["021/KH-UBND", "21/KH–UBND", "21 / kh-ubnd"])
def test_a_copy_is_known_however_its_number_is_typed(commune: Office, number: str) -> None:
    """A zero before it, the dash of a word processor, and blanks do not make another document."""
    commune.write("so-2.yaml", PLAN.replace("21/KH-UBND", number))
    assert codes(commune) == ["P512"]


def test_a_former_id_that_two_plans_claim_is_told_as_what_it_is(commune: Office) -> None:
    """Neither has it as its id, so that no file needs another one."""
    commune.write("so.yaml", PLAN + "formerly: cu\n")
    commune.write("sau.yaml", NEXT + "formerly: cu\n")
    assert codes(commune) == ["P511"]
    assert "“formerly” của cả" in commune("done I-1 --plan so", today=DAY).err


def test_two_files_with_one_id_are_refused_also_by_name(commune: Office) -> None:
    """`.yaml` and `.yml` are one stem."""
    commune.write("so.yml", NEXT)
    for verb in ("list --plan so", "done I-1 --plan so"):
        assert "cùng mã “so”" in commune(verb, today=DAY).err
    assert codes(commune) == ["P511"]


def test_a_file_with_mistakes_does_not_stop_writing_to_another(commune: Office) -> None:
    """It takes no records."""
    commune.write("hong.yaml", "bdg: 1\nnumber: [")
    assert commune("done I-1 --plan so", today=DAY).code == 0
    table = commune.write("x.csv", "đơn vị,nhiệm vụ\nTrên,I-3\nDưới,I-3\n")
    assert commune(f"done --from '{table}' --plan so", today=DAY).code == 0


@pytest.mark.parametrize("name", ["ledger-VAN-PHONG.db", "ledger (2).db", "Ledger.db"])
def test_a_second_ledger_is_told_and_can_be_taken_over(commune: Office, name: str) -> None:
    """Its records are read like those of a text; it is moved away by hand."""
    commune("done I-1", today=DAY)
    ledger = commune.plans / "ledger.db"
    kept = ledger.read_bytes()
    commune("done I-2", today=DAY)
    (commune.plans / name).write_bytes(ledger.read_bytes())
    ledger.write_bytes(kept)
    assert codes(commune) == ["P513"]
    assert "còn có sổ khác" in commune("status", today=DAY).err
    screen = commune("done I-3 --each", today=DAY)
    assert (screen.code, f"bdg restore “{commune.plans / name}”" in screen.err) == (5, True)
    assert commune(f"restore '{commune.plans / name}'").out.startswith("Đã thêm 1 bản ghi")
    (commune.plans / name).unlink()
    assert figures(commune, DAY) == (2, 4)


def test_bullets_that_were_renumbered_are_told_with_the_way_to_mend(commune: Office) -> None:
    """A new first bullet pushes the others down; an id of their own brings the records home."""
    commune("done I-1", today=DAY)
    pushed = PLAN.replace("I-3,", "I-4,").replace("I-2,", "I-3,").replace("I-1,", "I-2,")
    fresh = "      - {ref: I-1, text: Lập tổ., lead: vp, windows: 1/2–30/6}\n      - {ref: I-2"
    commune.write("so.yaml", pushed.replace("      - {ref: I-2", fresh))
    assert codes(commune) == ["P509"]
    assert "id: I-1" in hints(commune, "P509")
    mended = pushed.replace("ref: I-2,", "ref: I-2, id: I-1,")
    commune.write(
        "so.yaml", mended.replace("      - {ref: I-2", fresh.replace("I-1,", "I-1, id: a,"))
    )
    assert codes(commune) == []
    assert "hoàn thành" in commune("list --search 'kỹ năng'", today=DAY).out


def test_words_that_were_corrected_are_confirmed_in_the_plan_file(commune: Office) -> None:
    """Commas and case do not count; other words do, until the file says that they are the same."""
    commune("done I-1", today=DAY)
    commune.write("so.yaml", PLAN.replace("Mở lớp kỹ năng số.", '"MỞ LỚP: kỹ năng số!"'))
    assert codes(commune) == []
    corrected = PLAN.replace("Mở lớp kỹ năng số.", "Mở ba lớp kỹ năng số.")
    commune.write("so.yaml", corrected)
    line = hints(commune, "P509").partition("formerly: ")[2].split(".")[0]
    commune.write("so.yaml", corrected.replace("lead: vp,", f"lead: vp, formerly: {line},"))
    assert codes(commune) == []


def test_members_that_were_merged_and_disagree_are_told(commune: Office) -> None:
    """One completed, the other did not; recording under the new name settles it."""
    commune("done I-3 --unit thon.t", today=DAY)
    merged = PLAN.replace("{t: Trên, d: Dưới}", "{td: {name: Trên Dưới, formerly: [t, d]}}")
    commune.write("so.yaml", merged)
    assert codes(commune) == ["P510"]
    assert "bdg reopen I-3 --unit thon.td" in hints(commune, "P510")
    commune("reopen I-3 --unit thon.td", today=DAY)
    assert codes(commune) == []


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("cancel I-3 --unit thon.t --reason 'hết việc'", "tính là không thực hiện vì “thon.t”"),
        ("extend I-3 --unit thon.d --to 30/11/2025 --basis 'CV 3'", "gia hạn đến 30/11/2025"),
    ],
)
def test_merged_members_of_which_one_alone_was_dropped_or_extended_are_told(
    commune: Office, before: str, told: str
) -> None:
    """The new member counts as the one that was recorded; the other's part would be forgotten."""
    assert commune(before, today=DAY).code == 0
    commune.write(
        "so.yaml", PLAN.replace("{t: Trên, d: Dưới}", "{td: {name: TD, formerly: [t, d]}}")
    )
    assert codes(commune) == ["P510"]
    assert told in commune("check", today=DAY).out


def test_members_that_were_merged_and_agree_are_fine(commune: Office) -> None:
    """Both had done it; the later day of the two counts."""
    commune("done I-3 --unit thon.t", today=DAY)
    commune("done I-3 --unit thon.d", today="2025-10-02")
    commune.write(
        "so.yaml", PLAN.replace("{t: Trên, d: Dưới}", "{td: {name: TD, formerly: [t, d]}}")
    )
    assert codes(commune) == []
    assert "hoàn thành quá hạn" in commune("list", today="2025-10-03").out


def test_records_that_match_nothing_are_counted_in_one_line(commune: Office) -> None:
    """With the cache and without it; the answer itself stays as it is."""
    commune("done I-1", today=DAY)
    commune("done I-2", today=DAY)
    assert commune("list", today=DAY).err == ""
    commune.write("so.yaml", PLAN.replace("I-1,", "I-1, id: lop-hoc,"))
    expected = "1 bản ghi trong sổ không khớp kế hoạch: bdg check\n"
    for env in ({}, {"BDG_CACHE": "off"}):
        assert commune("list", today=DAY, env=env).err == expected
    commune("done I-3 --each", today=DAY)
    for env in ({}, {"BDG_CACHE": "off"}):
        assert commune("list", today=DAY, env=env).err == expected


def test_an_undone_record_is_not_counted_as_one_that_matches_nothing(commune: Office) -> None:
    """Also when it is about a day before the issue of the plan that is there now."""
    commune("done I-1", today=DAY)
    commune("undo --yes", today="2026-02-01")
    commune.write("so.yaml", NEXT)
    assert commune("list", today="2026-03-02").err == ""
    assert codes(commune, "2026-03-02") == []


def test_the_2018_plan_is_alone(tmp_path: Path) -> None:
    """What `init` lays down clashes with nothing."""
    office = Office(tmp_path)
    assert (ROOT / "plans").is_dir()
    assert office("check").out == ""
