"""What is not sure is marked, with the reason; what is lost is told."""

from __future__ import annotations

import pytest

from bdg_cli.documents.reader import read_document
from bdg_cli.drafting.certainty import may_be_cut, nearest
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.planfile.reader import read_plan_file
from tests.drafting.example import FOOT, HEAD, of_body, of_duties, roles, said, written

KNOWN = UnitNames(["Phòng Kinh tế", "Ban Quản lý chợ Nghè", "Sở Xây dựng"])


@pytest.mark.parametrize(
    "name",
    [
        "Cơ sở",
        "đối tượng",
        "các lực lượng khác",
        "UBND các huyện như",
        "Phó Chủ tịch huyện đi",
        "Trưởng ban là Phó Chủ tịch UBND huyện",
        "Hội đồng nhân dân xã khi có đề nghị",
        "ban, ngành, Hội Nông dân huyện",
        "Phòng Kinh tế để tổng hợp. Đồng thời",
    ],
)
def test_a_name_with_too_few_words_or_words_of_its_sentence_may_be_cut(name: str) -> None:
    """Each in its way."""
    assert may_be_cut(name, KNOWN)


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Kinh tế",
        "Các cơ quan, đơn vị",
        "UBND các xã: An Khê, Cần Yên",
        "Báo và Đài Cần Yên",
        "các đơn vị trực thuộc",
        "Đồng chí Phó Trưởng phòng Văn hóa - Xã hội huyện, Phó Trưởng tiểu ban Thường trực về loa",
    ],
)
def test_a_whole_name_is_sure(name: str) -> None:
    """A collective, too, and a person with a long post."""
    assert not may_be_cut(name, KNOWN)


def test_a_cut_name_has_the_nearest_choices() -> None:
    """Those that stand alone in the document and begin alike, at most three."""
    assert nearest("Ban Quản lý", KNOWN.known) == ("Ban Quản lý chợ Nghè",)
    assert nearest("Đội Cây xanh", KNOWN.known) == ()


def test_each_task_with_a_cut_name_is_marked() -> None:
    """With the name in the mark."""
    (task,) = of_duties("1. Tưới cây dọc đường.\nĐơn vị chủ trì: Cơ sở").tasks
    assert any("Cơ sở" in said(doubt) for doubt in task.unsure)


def test_a_lead_from_a_line_of_names_before_is_marked() -> None:
    """It holds for what follows only by its position."""
    draft = of_body("I. TRÁCH NHIỆM\nPhòng Kinh tế\n- Kiểm tra vườn ươm.\n- Kiểm tra tuyến đường.")
    assert all("dòng đứng trước" in said(task.unsure[0]) for task in draft.tasks[:2])


@pytest.mark.parametrize("lead_in", ["các hình thức sau", "các nhiệm vụ sau đây"])
def test_a_lead_from_a_sentence_before_is_certain(lead_in: str) -> None:
    """It says that the unit does what follows, also below headings; others name their own."""
    draft = of_body(
        f"I. HÌNH THỨC THỰC HIỆN\nĐể giữ cây xanh, Phòng Kinh tế thực hiện {lead_in}:\n"
        "1. Kiểm tra trực tiếp\n- Kiểm tra vườn ươm.\n- Kiểm tra tuyến đường.\n"
        "2. Phòng Nội vụ\n- Khen thưởng các xã."
    )
    leads = [*[("phong-kinh-te",)] * 2, ("phong-noi-vu",)]
    assert [task.lead for task in draft.tasks[:3]] == leads
    assert not any(task.unsure for task in draft.tasks)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Phối hợp kiểm tra: Cử người tham gia đoàn của Đảng ủy, UBND huyện.", True),
        ("Phối hợp tưới cây dọc đường trong mùa khô.", False),
    ],
)
def test_a_title_of_common_work_without_partners_is_marked(text: str, marked: bool) -> None:  # noqa: FBT001 -- a case of the table
    """The sentence after it says with whom; nothing says so where there is no title."""
    (task,) = of_duties(f"1. Phòng Kinh tế\n- {text}").tasks
    assert any("chưa đọc được với ai" in said(doubt) for doubt in task.unsure) == marked


def test_a_lead_in_brackets_at_the_end_is_certain() -> None:
    """One within the sentence is not."""
    bracketed, within, *_ = of_body(
        "I. NHIỆM VỤ\n- Tổng kết phong trào trồng cây (Phòng Nội vụ chuẩn bị).\n"
        "- Đường dây nóng về cây đổ do Đội Cây xanh vận hành trong mùa mưa."
    ).tasks
    assert (bracketed.lead, [said(doubt) for doubt in bracketed.unsure]) == (("phong-noi-vu",), [])
    assert "Đơn vị chủ trì không đứng ở đầu câu: xem lại." in map(said, within.unsure)


def test_an_order_to_others_in_a_later_sentence_is_marked() -> None:
    """The task has the lead of its first sentence."""
    (task,) = of_duties(
        "1. Phòng Tài chính - Kế hoạch bố trí kinh phí mua cây. Giao Phòng Kinh tế, Đội Cây xanh "
        "tổ chức vận chuyển cây đến các xã."
    ).tasks
    assert any("Phòng Kinh tế" in said(doubt) for doubt in task.unsure)


def test_a_lead_of_a_second_sentence_is_marked() -> None:
    """The first sentence has an action of its own; a second clause of a list is sure."""
    first, second = of_duties(
        "1. Phòng Tài chính - Kế hoạch bố trí kinh phí mua cây. "
        "Đội Cây xanh tổ chức trồng cây.\n"
        "2. Tổ 1 kiểm tra xã Tân Hòa; Tổ 2 kiểm tra xã Phú Lộc."
    ).tasks
    assert any("Đội Cây xanh" in said(doubt) for doubt in first.unsure)
    assert not second.unsure


def test_an_order_that_a_unit_gives_to_others_is_marked() -> None:
    """Either may be meant: who asks, or who is asked."""
    (task,) = of_duties("- Phòng Nội vụ yêu cầu UBND các xã tổ chức trồng cây.").tasks
    assert any("UBND các xã" in said(doubt) for doubt in task.unsure)


def test_a_line_without_a_unit_after_one_with_its_own_is_marked() -> None:
    """It may continue the line before, or be the duty of the heading."""
    *_, task = of_duties(
        "1. Phòng Kinh tế: Kiểm tra vườn ươm.\nĐội Cây xanh: Cắt tỉa cây ven đường.\n"
        "Chỉ cắt tỉa khi trời không mưa."
    ).tasks
    assert any("Đội Cây xanh" in said(doubt) for doubt in task.unsure)


def test_a_duty_among_requirements_is_told() -> None:
    """It becomes no task, and the head says on which line it stands."""
    draft = of_body(
        "I. MỤC ĐÍCH, YÊU CẦU\n2. Yêu cầu\n- Việc trồng cây phải thiết thực.\n"
        "- Phòng Kinh tế phối hợp các đơn vị liên quan triển khai trồng cây đúng tiến độ.\n"
        "II. NHIỆM VỤ\n1. Phòng Nội vụ\n- Khen thưởng các xã."
    )
    told = [said(doubt) for doubt in draft.head.doubts if "chưa thành nhiệm vụ" in said(doubt)]
    line = next(one.first for one in draft.skipped if one.text.startswith("Phòng Kinh tế phối"))
    assert told == [f"Dòng {line} nói đơn vị phải làm gì nhưng chưa thành nhiệm vụ: xem lại."]


@pytest.mark.parametrize(
    "text",
    [
        "Cây xanh là yếu tố then chốt của đô thị, cần được mọi người quan tâm.",
        "Việc trồng cây phải được tiến hành bằng nhiều hình thức phù hợp với từng xã.",
    ],
)
def test_a_statement_is_no_task(text: str) -> None:
    """It says what something is, or in which manner all is done."""
    draft = of_duties(f"1. Trồng cây\n{text}\n- Trồng cây ven đường.\n- Tưới cây.")
    assert text not in [task.text for task in draft.tasks]


def test_a_definition_with_a_unit_stays_a_task() -> None:
    """“… do Phòng Kinh tế thực hiện” says who does it."""
    text = "Việc kiểm tra cây được thực hiện mỗi quý do Phòng Kinh tế chủ trì."
    assert text in [task.text for task in of_duties(f"- {text}\n- Tưới cây.").tasks]


def test_partners_in_a_heading_support_what_stands_below() -> None:
    """Also if no colon follows."""
    draft = of_duties(
        "1. Phòng Kinh tế\na) Phối hợp với Đội Cây xanh\n- Kiểm tra vườn ươm.\n- Tưới cây.\n"
        "b) Nhiệm vụ khác\n- Lập danh mục cây."
    )
    assert [support for _, _, support in roles(draft)] == ["Đội Cây xanh", "Đội Cây xanh", ""]


def test_recipients_without_their_heading_are_no_tasks() -> None:
    """A scanner lost “Nơi nhận”; “Lưu: VT” is still there."""
    foot = FOOT.replace("Nơi nhận:", "Tm đóc").replace("Môi trường.\n", "Môi trường./.\n")
    draft = of_body("I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Tưới cây.\n- Trồng cây.", foot=foot)
    assert not [task.text for task in draft.tasks if "Lưu" in task.text or "Phòng NN" in task.text]


def test_recipients_with_emphasis_left_over_are_recipients() -> None:
    """“__Nơi nhận__:” in a text that is no Markdown otherwise."""
    foot = FOOT.replace("Nơi nhận:", "__Nơi nhận__:")
    draft = of_body("I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Tưới cây.\n- Trồng cây.", foot=foot)
    assert "UBND các xã, thị trấn" in draft.head.recipients


def test_emphasis_over_two_lines_is_removed() -> None:
    """A heading in Markdown that is wrapped is still a heading."""
    text = (
        f"{HEAD}\n**I. NHIỆM VỤ\nCỦA CÁC XÃ**\n\n*1. Phòng Kinh\ntế*\n\n- Tưới cây.\n- Trồng cây.\n"
    )
    draft = draft_from_lines(read_document(text.encode(), "k.md"))
    assert draft is not None
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế", "Phòng Kinh tế"]


def test_an_annex_without_recipients_before_it_is_an_annex() -> None:
    """Its table of tasks is read."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Tưới cây.\n- Trồng cây.",
        foot="PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n| TT | Nhiệm vụ | Cơ quan chủ trì |\n"
        "| 1 | Cắt tỉa cây trước mùa mưa | Đội Cây xanh |",
    )
    assert ("Cắt tỉa cây trước mùa mưa", "Đội Cây xanh", "") in roles(draft)


def test_a_doubt_of_many_tasks_is_said_once_at_their_heading() -> None:
    """Each task keeps it in JSON; the file says it at the section, with their number."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Chăm sóc cây\n- Tưới cây.\n- Cắt tỉa cây.\n- Lập danh mục cây.\n"
        "2. Phòng Nội vụ\n- Khen thưởng các xã."
    )
    assert [bool(task.unsure) for task in draft.tasks[:4]] == [True, True, True, False]
    text = written(draft)
    assert text.count("Văn bản không nói ai chủ trì") == 1
    assert "3 nhiệm vụ dưới đây: Văn bản không nói ai chủ trì" in " ".join(text.split())
    reading = read_plan_file(text.encode(), file="plans/27.yaml", plan_id="27")
    assert "P206" not in {one.code for one in reading.problems}


def test_a_doubt_of_two_tasks_stays_with_them() -> None:
    """Two are no list."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Chăm sóc cây\n- Tưới cây.\n- Cắt tỉa cây.\n"
        "2. Phòng Nội vụ\n- Khen thưởng các xã."
    )
    assert written(draft).count("Văn bản không nói ai chủ trì") == 2


def test_who_helps_and_was_not_read_is_told() -> None:
    """The line says “phối hợp với …”; with whom is not among the units."""
    draft = of_duties("- Chủ trì, phối hợp với bên nhận khoán tưới cây.\n- Phối hợp tưới cây.")
    doubts = [" ".join(str(one.template) for one in task.unsure) for task in draft.tasks[:2]]
    assert "chưa đọc được với ai" in doubts[0]
    assert "chưa đọc được với ai" not in doubts[1]
