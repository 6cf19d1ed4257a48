"""`bdg done --from`: a table of what was done, recorded whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office

ROWS = [
    ("Đơn vị", "Nhiệm vụ", "Ngày", "Minh chứng", "Ghi chú"),
    ("Hồng Kỳ", "IV.5-1b", "16/11/2018", "BC 1; ảnh.jpg", "tốt"),
    ("xã Tam Tiến", "IV.5-1b", "43421", "", ""),
    ("", "", "", "", ""),
    ("dai", "IV.4", "2018-11-18 00:00:00", "", ""),
    ("tckh", "iv.2a", "", "", "x"),
]


def table(office: Office, text: str, encoding: str = "utf-8") -> str:
    """Lay a table beside the plans; return the option that reads it."""
    path = office.plans.parent / "bao cao.csv"
    path.write_bytes(text.encode(encoding))
    return f"--from '{path}'"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_one_batch(office: Office, mark: str, encoding: str) -> None:
    """With any separator, in any encoding that Excel writes, with Excel's days."""
    text = "\r\n".join(mark.join(f'"{cell}"' if ";" in cell else cell for cell in r) for r in ROWS)
    screen = office(f"done {table(office, text, encoding)}")
    assert screen.code == 0, screen.err
    assert screen.out.startswith("đã ghi 4; IV.5-1b còn 19/21")
    records = json.loads(office("log --json").out)["records"]
    assert len({one["batch"] for one in records}) == 1
    assert {(one["unit"], one["day"]) for one in records} == {
        ("xa.hong-ky", "2018-11-16"),
        ("xa.tam-tien", "2018-11-17"),
        ("dai", "2018-11-18"),
        ("tckh", "2018-11-20"),
    }
    assert [one["evidence"] for one in records if one["unit"] == "xa.hong-ky"] == [
        ["BC 1", "ảnh.jpg"]
    ]
    office("undo --yes")
    assert office(f"done {table(office, text, encoding)}").code == 0


def test_every_wrong_line_is_told_and_nothing_is_recorded(office: Office) -> None:
    """With its number in the file, and how to mend it."""
    wrong = (
        "unit,task,day\nHồng Kỳ,IV.5-1b,\nHồng Lĩnh,IV.5-1b,\ndai,IX.9,\n"
        "dai,IV.4,31/2/2018\ntckh,IV.4,\n"
    )
    screen = office(f"done {table(office, wrong)}")
    assert screen.code == 5
    for line in (3, 4, 5):
        assert f"bao cao.csv:{line}: " in screen.err
    assert "bao cao.csv:2: " not in screen.err
    assert json.loads(office("log --json").out)["records"] == []
    named = table(office, "unit,task\nHồng Kỳ,IV.5-1b\ntckh,IV.4\n")
    theirs = office(f"done {named}")
    assert "bao cao.csv:3: Phòng Tài chính - Kế hoạch không chủ trì" in theirs.err
    assert json.loads(office("log --json").out)["records"] == []


def test_the_same_work_twice_is_told(office: Office) -> None:
    """By whatever names."""
    named = table(office, "unit\nHồng Kỳ\nxã Tam Tiến\nhong-ky\n")
    screen = office(f"done IV.5-1b {named}")
    assert screen.code == 5
    assert "bao cao.csv:4: " in screen.err
    assert "dòng 2" in screen.err


def test_one_task_for_the_whole_table_and_what_was_done_before(office: Office) -> None:
    """--skip-done records the others and names the lines."""
    office("done IV.5-1b -u 'Hồng Kỳ'")
    named = table(office, "TT;Đơn vị\n1;Hồng Kỳ\n2;Tam Tiến\n")
    assert office(f"done IV.5-1b {named}").code == 5
    screen = office(f"done IV.5-1b {named} --skip-done --on 17/11 -e 'BC 5'")
    assert screen.code == 0
    assert "UBND xã Tam Tiến" in screen.out
    assert "BC 5" in screen.out
    assert "dòng 2 (IV.5-1b)" in screen.err


@pytest.mark.parametrize(
    "text",
    ["", "đơn vị,nhiệm vụ\n", "Đơn vị,Mihn chứng\nHồng Kỳ,x\n", 'unit,task\n"a,b\n', "unit\na,b\n"],
)
def test_a_table_that_is_not_understood_is_refused(office: Office, text: str) -> None:
    """A column that is not known would be lost."""
    screen = office(f"done IV.5-1b {table(office, text)}")
    assert screen.code == 5
    assert "Cách sửa" in screen.err


def test_a_workbook_or_nothing_is_no_table(office: Office) -> None:
    """What to do instead is told."""
    named = table(office, "PK\x03\x04xx")
    assert "CSV UTF-8" in office(f"done {named}").err
    assert office("done --from khong-co.csv").code == 2
    assert office("done").code == 2
