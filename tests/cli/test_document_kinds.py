"""Documents that assign tasks and are no plans: what they are called wherever they are shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_plans import NEXT_YEAR

if TYPE_CHECKING:
    from tests.office import Office

DIRECTIVE = NEXT_YEAR.replace("number: 9/KH-UBND", "kind: chỉ thị\nnumber: 9/CT-UBND").replace(
    "1/3–31/3", "1/3"
)


@pytest.fixture
def directive(office: Office) -> Office:
    """Set up an office with a directive beside its plan."""
    office.write("ct.yaml", DIRECTIVE)
    return office


def test_headings_say_what_kind_it_is(directive: Office) -> None:
    """On the screen; a plan has its number alone, as ever."""
    shown = directive("show I-1 --plan ct", today="2019-02-01", columns=100)
    assert "I-1 · Chỉ thị 9/CT-UBND" in shown.out
    heads = directive("status --plan ct --plan 2018", today="2018-12-20", columns=100).out
    assert "Chỉ thị 9/CT-UBND · Phòng cháy, chữa cháy năm 2019" in heads
    assert "\n70/KH-UBND · " in heads


def test_sentences_say_what_kind_it_is(directive: Office) -> None:
    """Nowhere is a directive called a plan."""
    over = directive("due --plan ct", today="2020-01-10").err
    assert over.startswith("Chỉ thị 9/CT-UBND đã hết thời gian thực hiện ngày 31/12/2019")
    early = directive("done I-1 --plan ct --on 1/12/2018", today="2019-03-01").err
    assert "trước ngày ban hành Chỉ thị 9/CT-UBND" in early
    closing = directive("close ct", today="2019-03-01").err
    assert closing.startswith("Lỗi: Chỉ thị 9/CT-UBND còn thời gian thực hiện")
    english = directive("close ct --lang en", today="2019-03-01").err
    assert english.startswith("Error: Directive 9/CT-UBND runs until")


def test_programs_read_a_code(directive: Office) -> None:
    """Beside the number; and without the cache it is the same bytes."""
    call = "plans --json"
    cached = directive(call, today="2019-02-01").out
    kinds = {one["plan"]: one["kind"] for one in json.loads(cached)["plans"]}
    assert kinds == {"2018": "plan", "ct": "directive"}
    assert directive(call, today="2019-02-01").out == cached
    assert directive(call, today="2019-02-01", env={"BDG_CACHE": "off"}).out == cached


LETTER = """\
ỦY BAN NHÂN DÂN
XÃ TÂN LẬP
Số: 45/UBND-VP
V/v chuẩn bị khai giảng năm học 2026 - 2027
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lập, ngày 15 tháng 8 năm 2026

Kính gửi:
- Công an xã;
- Trạm Y tế xã.

Thực hiện Kế hoạch số 12/KH-UBND ngày 01/8/2026 của UBND tỉnh, UBND xã có ý kiến như sau:
Đề nghị Công an xã phân luồng giao thông tại cổng trường trong ngày 05/9/2026.
Yêu cầu Trạm Y tế xã kiểm tra nguồn nước của các trường, báo cáo trước ngày 25/8/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Thị Hạnh
"""


def test_a_letter_without_sections_is_drafted(office: Office) -> None:
    """It assigns tasks, so it is not refused; the file says that it is a letter, and checks."""
    path = office.write("cv.txt", LETTER)
    drafted = office(f"draft '{path}' -o '{office.plans / 'cv.yaml'}'")
    assert drafted.code == 0, drafted.err
    text = (office.plans / "cv.yaml").read_text("utf-8")
    assert "\nkind: công văn\nnumber: 45/UBND-VP\ntitle: chuẩn bị khai giảng" in text
    assert "    tasks:" in text
    assert "recipients:\n  - Công an xã\n  - Trạm Y tế xã\n  - Như trên\n" in text
    listed = json.loads(office("list --plan cv --json", today="2026-08-16").out)
    assert len(listed["tasks"]) == 2
    assert office(f"check '{office.plans / 'cv.yaml'}'", today="2026-08-16").code == 0


def test_only_what_assigns_nothing_is_refused(office: Office) -> None:
    """A notice of something lost is no document to follow up."""
    text = "THÔNG BÁO\nVề việc mất giấy tờ\nHôm qua trời mưa to, đường ngập sâu.\n"
    screen = office(f"draft '{office.write('tb.txt', text)}'")
    assert screen.code != 0
    assert "không giao việc cho ai" in screen.err
    assert "chỉ thị" in screen.err, "the hint names what is read"


@pytest.mark.parametrize("title", ["ĐƠN XIN NGHỈ PHÉP", "TỜ TRÌNH", "GIẤY XÁC NHẬN", "HỢP ĐỒNG"])
def test_what_asks_or_agrees_is_no_letter(office: Office, title: str) -> None:
    """It goes to somebody as a letter does, and gives nobody anything to do."""
    named = LETTER.replace("Số: 45/UBND-VP\nV/v chuẩn bị khai giảng năm học 2026 - 2027\n", "")
    path = office.write("don.txt", named.replace("Kính gửi:", f"{title}\nKính gửi:"))
    screen = office(f"draft '{path}'")
    assert screen.code == 5
    assert "không giao việc cho ai" in screen.err


def test_a_form_that_is_attached_to_a_letter_does_not_refuse_it(office: Office) -> None:
    """It stands behind the recipients, with a title of its own."""
    path = office.write("cv.txt", f"{LETTER}\nPHIẾU ĐĂNG KÝ\nHọ và tên: …\n")
    assert office(f"draft '{path}'").code == 0


def test_a_regulation_that_is_attached_to_a_letter_does_not_name_it(office: Office) -> None:
    """It stands behind the recipients; the letter stays what it is."""
    path = office.write("cv.txt", f"{LETTER}\nQUY CHẾ\nPhối hợp khai giảng\nĐiều 1. Phạm vi\n")
    screen = office(f"draft '{path}'")
    assert "\nkind: công văn\nnumber: 45/UBND-VP\n" in screen.out
