"""Kinds of faults that were found by reading drafts of documents which no rule was made for."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in, subject_of
from tests.drafting.example import FOOT, of_body, of_duties, roles, said, skipped

NAMES = UnitNames()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ trì, phối hợp với Bộ ngành liên quan rà soát quỹ đất.", ["Bộ ngành liên quan"]),
        ("Phối hợp với các viện nghiên cứu để chọn giống cây.", ["các viện nghiên cứu"]),
        (
            "Phối hợp với các cơ quan quản lý cây xanh trong quan trắc, giám sát vườn ươm.",
            ["các cơ quan quản lý cây xanh"],
        ),
        (
            "Phối hợp với UBND các xã, phường và cơ quan, đơn vị có liên quan trồng cây.",
            ["UBND các xã, phường", "cơ quan, đơn vị có liên quan"],
        ),
        (
            "Phối hợp với các phòng, ban và cơ quan, đơn vị có liên quan trồng cây.",
            ["các phòng, ban và cơ quan, đơn vị có liên quan"],
        ),
    ],
)
def test_supporting_units_end_where_they_end(text: str, names: list[str]) -> None:
    """A ministry without its comma, an institute, what they do together, others after communes."""
    assert list(partners_in(NAMES, text)) == names


def test_who_was_assigned_is_no_part_of_a_commune_s_name() -> None:
    """Of “các cơ quan được phân công” it is."""
    text = "UBND các xã, phường được phân công chủ trì có trách nhiệm lập kế hoạch trồng cây."
    assert subject_of(NAMES, text)[0] == ("UBND các xã, phường",)
    text = "Các cơ quan được phân công có trách nhiệm lập kế hoạch trồng cây."
    assert subject_of(NAMES, text)[0] == ("Các cơ quan được phân công",)


def test_a_collective_after_a_purpose_and_a_semicolon_is_whole() -> None:
    """It begins after the semicolon, not at its first comma."""
    text = (
        "Để giữ màu xanh, hướng tới Tết trồng cây; các phòng, ban, ngành, Hội Nông dân huyện "
        "triển khai trồng cây với tinh thần tự giác."
    )
    assert subject_of(NAMES, text)[0] == ("các phòng, ban, ngành", "Hội Nông dân huyện")


def test_a_standing_committee_gives_its_order_to_others() -> None:
    """Those of whom it requests something are to do it."""
    draft = of_duties("- Ban Thường vụ Huyện đoàn yêu cầu các chi đoàn tổ chức trồng cây.")
    assert [lead for _, lead, _ in roles(draft)] == ["các chi đoàn"]


def test_a_dash_within_a_sentence_begins_no_item() -> None:
    """Its line was broken there: “kinh tế / - xã hội”; an item begins with a capital."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Lồng ghép việc trồng cây xanh vào chương trình phát triển kinh tế\n"
        "- xã hội của huyện.\n- Kiểm tra vườn ươm."
    )
    assert [text for text, _, _ in roles(draft)] == [
        "Lồng ghép việc trồng cây xanh vào chương trình phát triển kinh tế - xã hội của huyện.",
        "Kiểm tra vườn ươm.",
    ]


def test_a_short_list_in_small_letters_stays_a_list() -> None:
    """Its lines have no full stops, and none was broken."""
    draft = of_duties("1. Phòng Kinh tế\n- kiểm tra vườn ươm\n- tưới cây ven đường\n- cắt tỉa cây")
    assert len(draft.tasks) == len(["kiểm tra", "tưới", "cắt"])


def test_a_statement_may_have_commas() -> None:
    """It says what something is, with an action as its subject."""
    text = "Phát triển cây xanh, mặt nước là điều kiện tiên quyết của đô thị đáng sống."
    draft = of_duties(f"1. Trồng cây\n- {text}\n- Trồng cây ven đường.\n- Tưới cây.")
    assert text not in [words for words, _, _ in roles(draft)]
    text = "Tổ chức trồng cây, xác định đây là nhiệm vụ quan trọng của năm."
    draft = of_duties(f"1. Trồng cây\n- {text}\n- Trồng cây ven đường.\n- Tưới cây.")
    assert text in [words for words, _, _ in roles(draft)]


def test_recipients_in_bold_of_markdown_are_the_foot() -> None:
    """“__Nơi nhận__:” is no line of duties."""
    foot = FOOT.replace("Nơi nhận:", "__Nơi nhận__:")
    draft = of_body("I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Kiểm tra vườn ươm.", foot=foot)
    assert not any("Lưu: VT" in text for text, _, _ in roles(draft))
    assert skipped(draft, "foot")


def test_a_short_numbered_sentence_is_a_task() -> None:
    """It has no lines below it, and a full stop; one of names alone stays a heading."""
    draft = of_duties(
        "1. Theo đề nghị của UBND các xã, Phòng Nội vụ trình khen thưởng.\n"
        "2. Từng xã, thị trấn rà soát đất trồng cây.\n3. Kiểm tra vườn ươm."
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Nội vụ", "", ""]
    assert any("không nói làm gì" in said(doubt) for doubt in draft.tasks[1].unsure)


def test_a_sentence_taken_for_a_name_is_told() -> None:
    """The head says on which line it stands."""
    draft = of_duties("1. Kiểm tra vườn ươm.\n2. Công ty Môi trường đô thị huyện thu gom cành lá.")
    assert any("chưa thành nhiệm vụ" in said(doubt) for doubt in draft.head.doubts)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Văn phòng UBND huyện có nhiệm vụ theo dõi việc trồng cây.", "Văn phòng UBND huyện"),
        (
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện tổ chức tuyên truyền về cây.",
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện",
        ),
        ("Các cơ quan được phân công có trách nhiệm trồng cây.", "Các cơ quan được phân công"),
    ],
)
def test_a_name_ends_before_its_duty(text: str, lead: str) -> None:
    """Whatever the last word of the name is; a council is named after what it does."""
    assert subject_of(NAMES, text)[0] == (lead,)


def test_a_heading_in_capitals_above_labels_alone_is_no_task() -> None:
    """Its tasks are in the annex; what the labels say is kept as a statement."""
    draft = of_body("II. NỘI DUNG\nPhân công và thời gian thực hiện: theo Phụ lục kèm theo.")
    assert "NỘI DUNG" not in [text for text, _, _ in roles(draft)]
    assert "Phân công và thời gian thực hiện: theo Phụ lục kèm theo." in str(draft.sections)
