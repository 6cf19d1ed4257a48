"""Examples that were once read wrongly."""

from __future__ import annotations

import pytest

from bdg_cli.documents.reader import read_document
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.planfile.reader import read_plan_file
from tests.documents.examples import cell, docx, para, table
from tests.drafting.example import (
    BODY,
    FOOT,
    HEAD,
    drafted,
    names,
    of_body,
    of_duties,
    roles,
    windows,
    written,
)

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


def test_supporting_units_may_be_bullets_below_their_label() -> None:
    """As the leads may."""
    draft = of_duties(
        "1. Cải tạo vườn ươm.\na) Cơ quan chủ trì:\n- Đội Cây xanh;\n- Phòng Kinh tế.\n"
        "b) Cơ quan phối hợp:\n- Phòng Nội vụ;\n- UBND các xã."
    )
    assert roles(draft) == [
        ("Cải tạo vườn ươm.", "Đội Cây xanh; Phòng Kinh tế", "Phòng Nội vụ; UBND các xã")
    ]


def test_a_caption_on_a_line_of_its_own_is_no_task() -> None:
    """“Hoạt động 1” only counts what follows."""
    draft = of_body(
        "I. CÁC HOẠT ĐỘNG\nHoạt động 1\nNội dung: Trồng cây ven sông.\n"
        "Cơ quan thực hiện: Đội Cây xanh.\nHoạt động 2\nNội dung: Tưới cây.\n"
        "Cơ quan thực hiện: UBND các xã.",
        foot="",
    )
    assert [(task.text, *names(draft, task.lead)) for task in draft.tasks] == [
        ("Nội dung: Trồng cây ven sông.", "Đội Cây xanh"),
        ("Nội dung: Tưới cây.", "UBND các xã"),
    ]


def test_an_agenda_and_a_share_to_be_reached_are_no_tasks() -> None:
    """Unless a unit has to reach it."""
    draft = of_body(
        "I. CHƯƠNG TRÌNH\n- 7h00 - 7h30: Đón khách.\n- 7h30: Trồng cây.\nII. NHIỆM VỤ\n"
        "- Trồng cây ven sông.\n- Ít nhất 85% hộ trồng cây.\n1. Phòng Kinh tế\n"
        "- 100% cán bộ tham gia trồng cây.",
        foot="",
    )
    assert [task.text for task in draft.tasks] == [
        "Trồng cây ven sông.",
        "100% cán bộ tham gia trồng cây.",
    ]


def test_a_notice_for_those_who_carry_it_out_is_no_task() -> None:
    """The formula stands at the end of announcements."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Trồng cây.\n"
        "Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện./."
    )
    assert [task.text for task in draft.tasks] == ["Trồng cây."]


def test_who_prepares_a_meeting_may_stand_in_brackets() -> None:
    """After what is to be prepared."""
    draft = of_duties("- Sơ kết 6 tháng (Phòng Nội vụ chuẩn bị).")
    assert roles(draft) == [("Sơ kết 6 tháng (Phòng Nội vụ chuẩn bị).", "Phòng Nội vụ", "")]


def test_a_quarter_in_a_heading_is_that_of_its_tasks() -> None:
    """It has a Roman number, and no year."""
    draft = of_duties("1. Quý II\n- Trồng cây.\n2. Quý IV\n- Tưới cây.")
    assert [windows(task) for task in draft.tasks] == [
        ["2026-04-01/2026-06-30"],
        ["2026-10-01/2026-12-31"],
    ]


def test_a_sentence_goes_on_below_where_blank_lines_part_paragraphs() -> None:
    """Even if the line above it is short, as in the text of a web page."""
    duties = [f"{n}. Phòng Kinh tế tổ chức trồng cây ở thôn số {n}." for n in range(1, 12)]
    broken = "12. Bộ Tư lệnh\nThành phố chủ trì, phối hợp với Phòng Nội vụ tưới cây."
    text = "\n\n".join(("I. NHIỆM VỤ", *duties, broken))
    whole = broken.replace("\n", " ").removeprefix("12. ")
    assert whole in [task.text for task in of_body(text).tasks]
    close = of_body(text.replace("\n\n", "\n"))
    assert whole not in [task.text for task in close.tasks]


def test_headings_of_markdown_that_lost_their_numbers_are_headings() -> None:
    """A converter writes them as `#` and `##` alone; where some are numbered, the others stay."""
    text = (
        "# Tài liệu 7\n\nPhòng Kinh tế ban hành Kế hoạch trồng cây như sau:\n\n# MỤC TIÊU\n\n"
        "## Mục tiêu chung\n\nLàng xóm thêm xanh.\n\n# TỔ CHỨC THỰC HIỆN\n\n## Phòng Nội vụ\n\n"
        "* Trồng cây ở trường.\n\n## Công an huyện\n\n* Tưới cây.\n"
    )
    plain = draft_from_lines(read_document(text.encode(), "k.md"))
    assert plain is not None
    assert roles(plain) == [
        ("Trồng cây ở trường.", "Phòng Nội vụ", ""),
        ("Tưới cây.", "Công an huyện", ""),
    ]
    assert [section.title for section in plain.sections] == ["MỤC TIÊU", "TỔ CHỨC THỰC HIỆN"]
    lines = read_document(text.replace("# MỤC TIÊU", "# I. MỤC TIÊU").encode(), "k.md")
    assert "Phòng Nội vụ" in [line.text for line in lines]


def test_a_document_that_lost_its_line_ends_is_read() -> None:
    """Copied from a page as one line, it has its tasks, its head and its foot again."""
    lines = f"{HEAD}\n{BODY}\n{BODY}\n{FOOT}"
    whole, rolled = drafted(lines), drafted(" ".join(lines.split()))
    assert [task.text for task in rolled.tasks] == [task.text for task in whole.tasks]
    assert [task.times for task in rolled.tasks] == [task.times for task in whole.tasks]
    assert {unit.name for unit in rolled.units} == {unit.name for unit in whole.units}
    for name in ("number", "issued", "place", "title", "recipients"):
        assert getattr(rolled.head, name) == getattr(whole.head, name)
