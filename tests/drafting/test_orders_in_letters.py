"""Letters, conclusions and decisions of departments: who is told and who is asked, what is praise
or a rate of pay, orders whose parts are missing, days that are given for all reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from tests.drafting.example import (
    LETTER_FOOT,
    LETTER_HEAD,
    drafted,
    leads,
    letter,
    of_body,
    of_duties,
    roles,
    said,
    skipped,
    windows,
)

if TYPE_CHECKING:
    from bdg_cli.drafting.draft import Draft

NAMES = UnitNames()
_OPENING = "Để chăm sóc tốt cây xanh, Sở Xây dựng đề nghị UBND các xã, phường:\n"


def doubts(draft: Draft, begins: str) -> list[str]:
    """Return what is said to be unsure of the task that begins with these words."""
    return next(
        [said(doubt) for doubt in task.unsure]
        for task in draft.tasks
        if task.text.startswith(begins)
    )


@pytest.mark.parametrize("verb", ["phúc đáp để", "trả lời để", "thông báo cho", "có ý kiến để"])
def test_who_is_told_what_to_do_leads(verb: str) -> None:
    """With a mark, for the sentence gives no order; one that only tells is no task."""
    told = f"Sở Xây dựng {verb} UBND xã Tân Hòa biết, quản lý và chăm sóc cây theo quy định."
    draft = letter(f"{_OPENING}1. Trồng cây ven đường.\n{told}\n")
    assert leads(draft)[1] == (told, "UBND xã Tân Hòa")
    assert any("UBND xã Tân Hòa" in one for one in doubts(draft, "Sở Xây dựng"))


@pytest.mark.parametrize(
    "tells",
    [
        "Sở Xây dựng trả lời để UBND xã Tân Hòa được biết./.",
        "Sở Xây dựng có ý kiến để UBND các xã biết./.",
        "Sở Xây dựng kính báo cáo và xin ý kiến chỉ đạo của UBND tỉnh./.",
        "Sở Xây dựng gửi ý kiến để Sở Nội vụ tổng hợp chung./.",
    ],
)
def test_an_answer_is_no_task(tells: str) -> None:
    """It closes the letter."""
    draft = letter(f"{_OPENING}1. Trồng cây ven đường.\n{tells}\n")
    assert [task.text for task in draft.tasks] == ["Trồng cây ven đường."]


def test_praise_is_no_task() -> None:
    """With an order in the same sentence it may be one, and who is asked is named."""
    both = "UBND huyện ghi nhận sự cố gắng của các xã; đề nghị Đội Cây xanh kiểm tra vườn ươm."
    draft = of_body(
        "II. KẾT LUẬN\n"
        "1. Ghi nhận, đánh giá cao nỗ lực của các xã trong việc trồng cây.\n"
        "2. UBND huyện ghi nhận, biểu dương những cố gắng của Đội Cây xanh.\n"
        f"3. {both}\n4. Phòng Kinh tế ươm giống cây.\n",
        foot="",
    )
    assert [text for text, _ in leads(draft)] == [both, "Phòng Kinh tế ươm giống cây."]
    assert any("Đội Cây xanh" in one for one in doubts(draft, both))


def test_how_members_work_is_no_task() -> None:
    """“… làm việc theo chế độ kiêm nhiệm” says what they are."""
    draft = of_duties(
        "1. Các thành viên Tổ trồng cây làm việc theo chế độ kiêm nhiệm.\n"
        "2. Các thành viên Tổ trồng cây kiểm tra việc tưới cây."
    )
    assert [task.text for task in draft.tasks] == [
        "Các thành viên Tổ trồng cây kiểm tra việc tưới cây."
    ]


def test_a_rate_of_pay_is_no_task() -> None:
    """Money that somebody has to spend is."""
    draft = of_duties(
        "1. Chi cho người trồng cây như sau:\n"
        "- Người trồng cây: 150.000 đồng/người/buổi;\n"
        "- Hỗ trợ người tưới cây: 100.000 đồng/người.\n"
        "2. Phòng Kinh tế kiểm tra việc chi 20.000.000 đồng mua giống cây."
    )
    texts = [task.text for task in draft.tasks]
    assert "Phòng Kinh tế kiểm tra việc chi 20.000.000 đồng mua giống cây." in texts
    assert not [text for text in texts if "/người" in text]


@pytest.mark.parametrize(
    "clause",
    [
        "trường hợp thiếu giống, Phòng Kinh tế cấp bổ sung.",
        "nếu cây chết, Phòng Kinh tế tổ chức trồng lại.",
        "các phòng chuyên môn kiểm tra việc trồng.",
    ],
)
def test_a_later_clause_that_names_others_is_marked(clause: str) -> None:
    """Who is named at the beginning leads, and the mark names the other."""
    draft = of_duties(f"1. Các xã trồng cây ven đường; {clause}")
    assert leads(draft)[0][1] == "Các xã"
    assert len(doubts(draft, "Các xã")) == 1
    alone = of_duties("1. Các xã trồng cây ven đường; nếu cây chết thì trồng lại.")
    assert not doubts(alone, "Các xã")


def test_an_order_that_announces_a_list_without_one_is_marked() -> None:
    """Its parts may have been lost on the way, or stand elsewhere."""
    draft = of_body(
        "II. NHIỆM VỤ\n1. Phòng Kinh tế thực hiện các việc sau:\n"
        "2. Đội Cây xanh kiểm tra vườn ươm.\n",
        foot="",
    )
    assert any("báo trước" in one for one in doubts(draft, "Phòng Kinh tế"))
    assert not doubts(draft, "Đội Cây xanh")


def test_what_a_report_has_to_say_is_part_of_the_order() -> None:
    """Orders to do something below the same words are tasks of their own."""
    draft = letter(
        f"{_OPENING}1. Đề nghị các xã báo cáo tình hình trồng cây theo các nội dung sau:\n"
        "- Số cây đã trồng;\n- Tỉ lệ cây sống;\n"
        "2. Đề nghị các xã báo cáo và triển khai các nội dung sau:\n"
        "- Rà soát quỹ đất trồng cây;\n- Tổ chức tưới cây mùa khô."
    )
    assert len(draft.tasks) == 3
    assert skipped(draft, "detail") == ["Số cây đã trồng;", "Tỉ lệ cây sống;"]


def test_demands_of_a_unit_are_tasks() -> None:
    """“Yêu cầu” alone says how all is done."""
    draft = of_body(
        "II. NỘI DUNG\n1. Yêu cầu đối với chủ đầu tư\n- Trồng cây đúng thiết kế.\n"
        "2. Yêu cầu\n- Thiết thực, tránh hình thức.\n",
        foot="",
    )
    assert leads(draft) == [("Trồng cây đúng thiết kế.", "chủ đầu tư")]


def test_an_order_before_a_lead_in_is_a_task_of_its_own() -> None:
    """What the lead-in gives stands below it."""
    draft = letter(
        "1. Đề nghị UBND các xã kiểm tra cây ven đường. Riêng UBND xã Tân Hòa:\n"
        "- Ươm giống cây.\n- Tưới cây mùa khô."
    )
    assert draft.tasks[0].text.startswith("Đề nghị UBND các xã kiểm tra cây ven đường")
    assert leads(draft)[1:] == [
        ("Ươm giống cây.", "UBND xã Tân Hòa"),
        ("Tưới cây mùa khô.", "UBND xã Tân Hòa"),
    ]


def test_a_plain_line_that_requests_is_a_task_below_an_order() -> None:
    """It is no mere detail of the line before it."""
    draft = letter(
        f"{_OPENING}1. Trồng cây ven đường.\n"
        "Đề nghị Đội Cây xanh cử người hướng dẫn.\n2. Tưới cây mùa khô."
    )
    assert ("Đề nghị Đội Cây xanh cử người hướng dẫn.", "Đội Cây xanh") in leads(draft)


def test_the_day_for_all_reports_is_a_deadline_of_what_is_reported() -> None:
    """With a mark, and not of what only has to be done."""
    draft = letter(
        f"{_OPENING}1. Trồng cây ven đường.\n2. Báo cáo số cây đã trồng.\n"
        "Báo cáo của các xã gửi về Sở Xây dựng trước ngày 15/3/2026 để tổng hợp."
    )
    assert [(task.text, windows(task)) for task in draft.tasks][:2] == [
        ("Trồng cây ven đường.", []),
        ("Báo cáo số cây đã trồng.", ["../2026-03-15"]),
    ]
    assert any("chỗ khác" in one for one in doubts(draft, "Báo cáo"))


def test_the_day_for_what_is_sent_is_that_of_the_request_in_the_sentence_above() -> None:
    """The year that the report is about is no deadline."""
    draft = letter(
        "Phòng Kinh tế đề nghị UBND các xã báo cáo việc trồng cây trong năm 2026.\n"
        "Văn bản gửi về Phòng Kinh tế trước ngày 20 tháng 3 năm 2026./."
    )
    assert windows(draft.tasks[0]) == ["../2026-03-20"]


def test_the_day_of_a_law_is_no_deadline() -> None:
    """However far its name stands from it."""
    draft = of_duties(
        "1. Phòng Kinh tế phổ biến Luật Trồng và bảo vệ cây xanh đô thị ngày 16/6/2026 cho các xã."
    )
    assert windows(draft.tasks[0]) == []


def test_the_beginning_of_a_month_is_vague() -> None:
    """It is no first day, and is marked."""
    draft = of_duties("1. Phòng Kinh tế báo cáo số cây trước đầu tháng 3/2026.")
    (time,) = draft.tasks[0].times
    assert time.doubt is not None


def test_the_articles_of_a_decision_stand_before_its_annex() -> None:
    """The Roman numbers of the annex are no parts of the body."""
    draft = drafted(
        LETTER_HEAD.replace("UBND-NN", "QĐ-UBND").replace("Kính gửi: Phòng Kinh tế.", "")
        + "QUYẾT ĐỊNH\nVề việc trồng cây\n\nQUYẾT ĐỊNH:\n"
        "Điều 1. Phê duyệt danh mục cây trồng năm 2026.\n"
        "Điều 2. Giao Phòng Cây xanh hướng dẫn các xã trồng cây.\n"
        f"{LETTER_FOOT}PHỤ LỤC\nDANH MỤC CÂY TRỒNG\nI. CÂY BÓNG MÁT\n1. Trồng cây sao.\n"
    )
    assert [lead for text, lead in leads(draft) if "hướng dẫn" in text] == ["Phòng Cây xanh"]
    assert not [text for text, _ in leads(draft) if "cây sao" in text]


def test_a_title_behind_the_day_is_found() -> None:
    """A converter put both on one line."""
    head = (
        "UBND XÃ TÂN HÒA\nSố: 27/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Tân Hòa, ngày 12 tháng 02 năm 2026 KẾ HOẠCH\nTrồng cây năm 2026\n"
    )
    draft = of_body("I. NHIỆM VỤ\n1. Phòng Kinh tế ươm cây.\n", foot="", head=head)
    assert (draft.head.title, str(draft.head.issued)) == ("Trồng cây năm 2026", "2026-02-12")


def test_a_short_sentence_of_a_unit_is_no_heading() -> None:
    """Whatever its verb, in small letters or not, it is a task of the unit."""
    draft = of_duties(
        "1. Phòng Kinh tế ươm giống cây.\n2. Sở Nội vụ Hướng dẫn các xã.\n3. Đội Cây xanh\n"
        "- Kiểm tra vườn ươm."
    )
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế", "Sở Nội vụ", "Đội Cây xanh"]


def test_the_name_of_an_office_goes_on_in_the_next_line() -> None:
    """What stands alone on the line is only how it begins; a duty below an office is no name."""
    draft = of_duties(
        "1. Văn phòng\nHội đồng nhân dân huyện kiểm tra vườn ươm.\n"
        "2. Văn phòng\nTiếp nhận hồ sơ trồng cây."
    )
    assert leads(draft)[0][1] == "Văn phòng Hội đồng nhân dân huyện"
    assert draft.tasks[1].text == "Tiếp nhận hồ sơ trồng cây."


def test_the_day_of_a_meeting_that_gave_the_order_is_no_deadline() -> None:
    """The day before which it has to be done is."""
    draft = of_duties(
        "1. Phòng Kinh tế trồng cây theo kết luận của Chủ tịch UBND huyện tại Hội nghị trồng cây "
        "tổ chức vào ngày 12/3/2026, hoàn thành trước ngày 30/4/2026."
    )
    assert windows(draft.tasks[0]) == ["../2026-04-30"]


def test_a_list_of_members_is_no_task() -> None:
    """“Thường trực” in a post is no verb."""
    draft = of_body(
        "II. THÀNH PHẦN\n- Ông Lê Văn An, Phó Chủ tịch UBND huyện, Phó Trưởng ban thường trực;\n"
        "- Bà Trần Thị Bình, Chuyên viên, Thành viên thường trực.\n"
        "III. NHIỆM VỤ\n1. Phòng Kinh tế kiểm tra vườn ươm.\n",
        foot="",
    )
    assert [task.text for task in draft.tasks] == ["Phòng Kinh tế kiểm tra vườn ươm."]


def test_the_day_on_which_a_resolution_was_passed_is_no_deadline() -> None:
    """The last sentence of each resolution says it, and is no task."""
    draft = of_body(
        "Điều 1. Giao UBND huyện tổ chức trồng cây ven đường.\n"
        "Điều 2. Thường trực HĐND huyện giám sát việc thực hiện Nghị quyết.\n"
        "Nghị quyết này đã được Hội đồng nhân dân huyện khóa XI, kỳ họp thứ ba thông qua ngày 12 "
        "tháng 02 năm 2026./.\n",
        foot="",
    )
    assert [lead for _, lead in leads(draft)] == ["UBND huyện", "Thường trực HĐND huyện"]
    assert [windows(task) for task in draft.tasks] == [[], []]


def test_a_letter_without_numbers_is_read_above_an_annex_that_has_them() -> None:
    """And “quý cơ quan” is who is asked."""
    draft = drafted(
        f"{LETTER_HEAD}Để trồng cây đúng thời vụ, đề nghị UBND các xã:\n"
        "- Ươm giống cây trước ngày 20/3/2026.\n"
        "Nếu có vướng mắc, đề nghị quý cơ quan báo cáo trước ngày 25/3/2026.\n"
        f"{LETTER_FOOT}PHỤ LỤC\nDANH MỤC CÂY GIỐNG\n1. Cây bóng mát\n2. Cây ăn quả\n"
    )
    assert [lead for _, lead in leads(draft)] == ["UBND các xã", "quý cơ quan"]
    assert [windows(task) for task in draft.tasks] == [["../2026-03-20"], ["../2026-03-25"]]


def test_whom_a_letter_tells_what_to_do_does_what_it_says_without_a_name() -> None:
    """“… hướng dẫn các xã trồng cây như sau:”; this is marked."""
    draft = letter(
        "UBND huyện hướng dẫn các xã tổ chức trồng cây như sau:\n"
        "1. Rà soát đất trống ven đường.\n2. Phòng Kinh tế kiểm tra vườn ươm.\n"
    )
    assert leads(draft) == [
        ("Rà soát đất trống ven đường.", "các xã"),
        ("Phòng Kinh tế kiểm tra vườn ươm.", "Phòng Kinh tế"),
    ]
    assert [len(task.unsure) for task in draft.tasks] == [1, 0]


def test_who_helps_those_who_are_asked_helps_with_all_that_follows() -> None:
    """The opening sentence names both."""
    draft = letter(
        "UBND huyện giao Phòng Kinh tế chủ trì, phối hợp với các xã thực hiện các việc sau:\n"
        "1. Rà soát đất trống ven đường.\n2. Lập danh mục cây giống.\n"
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Phòng Kinh tế", "các xã")
    ] * 2


@pytest.mark.parametrize(
    "opening",
    [
        "Thực hiện Công văn số 12 của Bộ Y tế hướng dẫn các tỉnh trồng cây, UBND huyện thông báo:",
        "Thực hiện Chương trình phối hợp với Hội Nông dân, UBND huyện yêu cầu các xã thực hiện:",
    ],
)
def test_whom_a_ground_names_does_nothing_of_what_follows(opening: str) -> None:
    """Neither does it, nor helps with it."""
    draft = letter(f"{opening}\n1. Rà soát đất trống ven đường.\n2. Lập danh mục cây giống.\n")
    named = {name for _, lead, support in roles(draft) for name in (lead, support) if name}
    assert named <= {"các xã", "Phòng Kinh tế"}


def test_an_order_before_thanks_is_a_task() -> None:
    """Only a sentence of thanks is none."""
    order = "Đề nghị các xã báo cáo trước ngày 15/5/2026 và trân trọng cảm ơn./."
    assert leads(letter(f"1. Phòng Kinh tế kiểm tra vườn ươm.\n{order}\n"))[-1] == (order, "các xã")
