"""Examples that were once read wrongly."""

from __future__ import annotations

import pytest

from bdg_cli.documents.reader import read_document
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.planfile.reader import read_plan_file
from tests.documents.examples import cell, docx, para, table
from tests.drafting.example import BODY, FOOT, HEAD, drafted, of_duties, written

NAMES = UnitNames()
_TOP = "UBND HUYỆN ĐÔNG NGÀN\nSố: 27/KH-UBND\n"
_HEADING_ALONE = """\
I. NHIỆM VỤ
1. Phòng Kinh tế
Đơn vị phối hợp: Đội Cây xanh
2. Phòng Nội vụ
- Tưới cây."""
_BELOW_A_LABEL = """\
I. NHIỆM VỤ
1. Trồng cây ven đường.
1.1. Cơ quan phối hợp: Phòng Kinh tế
- gồm cả Đội Cây xanh."""
_BELOW_THE_END = """\
I. NHIỆM VỤ
1. Phòng Kinh tế
- Trồng cây.
Trong quá trình thực hiện, đề nghị các cơ quan, đơn vị:
- Báo cáo kết quả trước ngày 15/12/2026.
- Phản ánh vướng mắc về Phòng Kinh tế."""


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế tổ chức hội nghị trồng cây.",
        "Các sở, ban, ngành tổ chức hội nghị triển khai kế hoạch.",
        "Phòng Kinh tế tổ chức hội thi cây cảnh.",
    ],
)
def test_a_verb_before_a_meeting_ends_a_name(text: str) -> None:
    """“tổ chức hội nghị” is an action; “tổ chức hội” alone may be a name."""
    assert NAMES.leading(text)[1].startswith("tổ chức")


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế tổ chức hội nghị trồng cây.",
        "Giao cho Văn phòng theo dõi, đôn đốc việc trồng cây.",
        "Đề nghị Hội Phụ nữ huyện vận động hội viên trồng hoa.",
        "Phòng Nội vụ phát động thi đua trồng cây.",
        "Các xã: Trồng cây ven đường.",
    ],
)
def test_a_short_numbered_sentence_is_a_task_no_heading(text: str) -> None:
    """However short it is."""
    assert [one.text for one in of_duties(f"1. {text}").tasks] == [text]


def test_a_sentence_is_no_unit() -> None:
    """Neither a lead-in, nor the text after a colon."""
    draft = of_duties(
        "1. Các cơ quan, đơn vị tập trung làm tốt những việc sau:\n- Trồng cây trong khuôn viên.\n"
        "2. Công tác tuyên truyền: Phòng Văn hóa đưa tin về Tết trồng cây trên loa các xã.\n"
        "- Bố trí loa."
    )
    assert all(len(unit.name) < 40 for unit in draft.units)


def test_a_heading_in_capitals_names_its_units() -> None:
    """One or two of them."""
    draft = of_duties(
        "1. PHÒNG KINH TẾ\n- Trồng cây tại các xã.\n2. ĐỘI CÂY XANH VÀ PHÒNG NỘI VỤ\n- Tưới cây."
    )
    assert [len(task.lead) for task in draft.tasks] == [1, 2]


def test_tasks_are_in_the_order_of_the_document() -> None:
    """Even if a numbered task stands among the subsections of a section."""
    draft = of_duties("1. Phòng Kinh tế\n- Trồng cây.\n2. Đội Cây xanh: Cắt tỉa cây trước mùa mưa.")
    assert [task.first for task in draft.tasks] == sorted(task.first for task in draft.tasks)


def test_a_short_lettered_task_before_a_table_is_not_lost() -> None:
    """It is not the table's title."""
    draft = of_duties(
        "1. Phòng Kinh tế\na) Tưới cây.\nb) Tổ chức trồng cây.\n"
        "TT | Nội dung | Đơn vị chủ trì\n1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh"
    )
    assert "Tổ chức trồng cây." in [task.text for task in draft.tasks]


def test_a_document_that_lost_its_line_ends_is_read() -> None:
    """Copied from a page as one line, it has its tasks, its head and its foot again."""
    lines = f"{HEAD}\n{BODY}\n{BODY}\n{FOOT}"
    whole, rolled = drafted(lines), drafted(" ".join(lines.split()))
    assert [task.text for task in rolled.tasks] == [task.text for task in whole.tasks]
    assert [task.times for task in rolled.tasks] == [task.times for task in whole.tasks]
    assert {unit.name for unit in rolled.units} == {unit.name for unit in whole.units}
    for name in ("number", "issued", "place", "title", "recipients"):
        assert getattr(rolled.head, name) == getattr(whole.head, name)


@pytest.mark.parametrize("body", [_HEADING_ALONE, _BELOW_A_LABEL, _BELOW_THE_END])
def test_no_line_vanishes(body: str) -> None:
    """Each belongs to a task, or --explain lists it."""
    text = f"{HEAD}\n{body}\n{FOOT}"
    draft = drafted(text)
    told = [(one.first, one.last) for one in draft.tasks]
    told += [(one.first, one.last) for one in draft.skipped]
    numbers = {number for first, last in told for number in range(first, last + 1)}
    assert numbers >= {n for n, line in enumerate(text.splitlines(), 1) if line.strip()}


@pytest.mark.parametrize(
    "top",
    [
        (
            f"{_TOP}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập - Tự do - Hạnh phúc\nĐông Ngàn, ngày 12 tháng 02 năm 2026"
        ),
        (
            "UBND HUYỆN ĐÔNG NGÀN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số: 27/KH-UBND | Đông Ngàn, ngày 12 tháng 02 năm 2026"
        ),
        f"{_TOP}Đông Ngàn, ngày … tháng … năm 2026",
    ],
    ids=["lines", "cells", "dots"],
)
def test_the_place_is_the_place(top: str) -> None:
    """Without the motto above it."""
    text = f"{top}\nKẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\n1. Trồng cây."
    assert drafted(text).head.place == "Đông Ngàn"


def test_the_foot_of_a_word_file_is_a_table() -> None:
    """And so is its head."""
    motto = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    content = docx(
        table(
            (
                cell("UBND HUYỆN ĐÔNG NGÀN", "Số: 27/KH-UBND"),
                cell(*motto, "Đông Ngàn, ngày 12 tháng 02 năm 2026"),
            ),
        ),
        *(para(text) for text in ("KẾ HOẠCH", "Trồng cây năm 2026", "I. NHIỆM VỤ")),
        *(para(text) for text in ("1. Phòng Kinh tế", "- Trồng cây tại các xã.")),
        table(
            (
                cell("Nơi nhận:", "- UBND tỉnh (b/c);", "- Lưu: VT."),
                cell("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Thị Hạnh"),
            ),
        ),
    )
    draft = draft_from_lines(read_document(content, "k.docx"))
    assert draft is not None
    head = draft.head
    assert (head.number, head.issuer) == ("27/KH-UBND", "UBND HUYỆN ĐÔNG NGÀN")
    assert head.place == "Đông Ngàn"
    assert head.recipients == ("UBND tỉnh (b/c)", "Lưu: VT")
    assert head.signer == ("Trần Thị Hạnh", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    "line", ["a) : Trồng cây", "0. Đội Cây xanh trồng cây ven đường và tại các xã của huyện nhà."]
)
def test_an_empty_title_and_a_zero_are_written_so_that_the_file_is_accepted(line: str) -> None:
    """A title is never empty, and bullets count from 1."""
    found = read_plan_file(written(of_duties(line)).encode(), file="a.yaml", plan_id="a").problems
    assert not [one.code for one in found if one.severity == "error"]


@pytest.mark.parametrize("piece", [", và ", "ngày 1/1, ", "Phòng A, "])
def test_a_list_without_end_is_taken_apart(piece: str) -> None:
    """Up to the greatest length of a list."""
    assert NAMES.split(piece * 20_000) is not None
