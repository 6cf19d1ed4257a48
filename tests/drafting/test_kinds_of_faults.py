"""Kinds of faults that were found by reading drafts of documents which no rule was made for."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in, subject_of
from tests.drafting.example import (
    FOOT,
    drafted,
    leads,
    of_body,
    of_duties,
    roles,
    said,
    skipped,
    windows,
)

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
            ["các phòng, ban", "cơ quan, đơn vị có liên quan"],
        ),
    ],
)
def test_supporting_units_end_where_they_end(text: str, names: list[str]) -> None:
    """A ministry without its comma, an institute, what they do together, others after communes."""
    assert list(partners_in(NAMES, text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Thường xuyên phối hợp, cung cấp thông tin với các xã về việc trồng cây.",
            ["các xã"],
        ),
        (
            "Phối hợp với các phòng có liên quan theo chức năng, nhiệm vụ được giao để trồng cây.",
            ["các phòng có liên quan"],
        ),
    ],
)
def test_what_is_said_of_the_units_is_no_part_of_their_names(text: str, names: list[str]) -> None:
    """Neither what they are told of nor by which right they act."""
    assert list(partners_in(NAMES, text)) == names


def test_those_who_help_after_a_semicolon_do_not_lead() -> None:
    """A semicolon may divide the list of those who help, too."""
    draft = of_duties(
        "- Phòng Kinh tế chủ trì, phối hợp với các phòng, ban của huyện; UBND các xã; các hợp tác "
        "xã và các hộ dân trồng cây."
    )
    ((_, lead, support),) = roles(draft)
    assert lead == "Phòng Kinh tế"
    assert support == "các phòng, ban của huyện; UBND các xã; các hợp tác xã; các hộ dân"


def test_a_place_behind_a_known_name_does_not_end_the_list() -> None:
    """The heading calls the unit by a shorter name."""
    draft = of_duties(
        "1. Trung tâm Cây xanh\n- Ươm giống cây bóng mát.\n2. Phòng Kinh tế\n"
        "- Phối hợp với Trung tâm Cây xanh huyện, các xã và đơn vị liên quan trồng cây."
    )
    assert roles(draft)[-1][2] == "Trung tâm Cây xanh huyện; các xã và đơn vị liên quan"


def test_names_with_nothing_between_them_are_told_apart_by_those_the_document_knows() -> None:
    """The cells of a table lose their line ends."""
    draft = of_body(
        "II. PHÂN CÔNG\nTT | Nhiệm vụ | Người thực hiện | Ghi chú\n"
        "1 | Chấm bài | Vũ Việt Hòa |\n2 | In ấn chứng chỉ | Lê Thị Mai |\n"
        "3 | Rà soát điểm | Vũ Việt Hòa Lê Thị Mai |"
    )
    assert [lead for _, lead, _ in roles(draft)][:3] == [
        "Vũ Việt Hòa",
        "Lê Thị Mai",
        "Vũ Việt Hòa; Lê Thị Mai",
    ]


def test_names_without_end_and_nothing_between_them_are_read_in_time() -> None:
    """What is too long for a name is left out, and not looked through again and again."""
    reader = UnitNames(["Tổ A", "Tổ A Tổ A", "Tổ A Tổ A Tổ A"])
    assert reader.split("Tổ A " * 40 + "Tổ B") == ("Tổ A " * 40 + "Tổ B",)
    assert reader.split("Tổ A " * 2000) == ()


def test_a_row_without_number_and_remark_has_its_cells_where_its_head_has_them() -> None:
    """It looks like a row with a frame; an annex needs no heading if it says what it belongs to."""
    draft = of_body(
        "II. NHIỆM VỤ\n1. Phòng Kinh tế\n- Trồng cây ven đường.",
        foot="\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n\nPHÂN CÔNG NHIỆM VỤ CỦA TỔ CÂY XANH\n"
        "(Kèm theo Kế hoạch số 27/KH-UBND ngày 12/02/2026)\n\n"
        "TT | Nhiệm vụ thực hiện | Người thực hiện | Ghi chú\n"
        " | Rà soát quỹ đất trồng cây | Vũ Việt Hòa | \n | Tổ chức ươm cây | Lê Thị Mai | \n",
    )
    assert leads(draft)[1:] == [
        ("Rà soát quỹ đất trồng cây", "Vũ Việt Hòa"),
        ("Tổ chức ươm cây", "Lê Thị Mai"),
    ]


def test_what_is_to_be_done_under_its_label_is_the_task_not_the_short_heading_above() -> None:
    """A label that only lists things says more about the task above it."""
    draft = of_body(
        "II. NHIỆM VỤ\n1. Rà soát quỹ đất\n"
        "- Nội dung: Rà soát quỹ đất trồng cây dọc các tuyến đường, lập bản đồ các vị trí.\n"
        "- Cơ quan thực hiện: Phòng Kinh tế.\n2. Trồng cây bóng mát dọc các tuyến đường.\n"
        "- Nội dung: Cây bàng, cây phượng.\n- Cơ quan thực hiện: các xã."
    )
    assert [(text.split(",")[0], lead) for text, lead, _ in roles(draft)][:2] == [
        ("Nội dung: Rà soát quỹ đất trồng cây dọc các tuyến đường", "Phòng Kinh tế"),
        ("Trồng cây bóng mát dọc các tuyến đường.", "các xã"),
    ]


def test_a_numbered_heading_of_what_is_inspected_says_nothing_of_another_task() -> None:
    """Its colon does not make it a label that swallows what stands below it."""
    draft = of_body(
        "II. KIỂM TRA\n1. Đối tượng, nội dung kiểm tra:\n1.1. Đối tượng: các vườn ươm.\n"
        "1.2. Nội dung kiểm tra\na) Kiểm tra hồ sơ của vườn ươm.\n"
        "b) Kiểm tra thực địa tại vườn ươm."
    )
    assert [text for text, _, _ in roles(draft)][:2] == [
        "Kiểm tra hồ sơ của vườn ươm.",
        "Kiểm tra thực địa tại vườn ươm.",
    ]


def test_a_sentence_that_orders_something_before_it_leads_in_is_a_task_too() -> None:
    """What only says how the unit does what follows is none."""
    draft = of_body(
        "II. NHIỆM VỤ\n1. Phòng Kinh tế bố trí giống cây; huy động các hộ dân, thực hiện các việc "
        "sau:\n- Trồng cây ven đường.\n- Tưới cây.\n2. Các xã tiếp tục thực hiện kế hoạch năm "
        "2025; phối hợp với Phòng Kinh tế, làm các việc sau:\n- Rào cây.\n- Bón cây.",
        foot="",
    )
    assert [(text.split(";")[0], lead) for text, lead, _ in roles(draft)] == [
        ("Phòng Kinh tế bố trí giống cây", "Phòng Kinh tế"),
        ("Trồng cây ven đường.", "Phòng Kinh tế"),
        ("Tưới cây.", "Phòng Kinh tế"),
        ("Rào cây.", "Các xã"),
        ("Bón cây.", "Các xã"),
    ]


def test_a_line_without_a_frame_does_not_end_the_day_above_a_timetable() -> None:
    """A scan loses the frame around “Buổi sáng” across all columns."""
    draft = of_body(
        "II. CHƯƠNG TRÌNH\nNGÀY 1: THỨ HAI, 16/3/2026\nThời gian | Nội dung | Phụ trách\n"
        "Buổi sáng, tập trung toàn trường\n7h00 - 7h15 | Trồng cây đầu xuân | Phòng Kinh tế"
    )
    task = next(task for task in draft.tasks if task.text == "Trồng cây đầu xuân")
    assert [one[-10:] for one in windows(task)] == ["2026-03-16"]


def test_an_action_that_says_what_its_object_is_stays_a_task() -> None:
    """“Ứng dụng …, là nền tảng …” has a comma before “là”; a statement has none."""
    draft = of_body(
        "II. NHIỆM VỤ\na) Ứng dụng bản đồ cây xanh, là nền tảng tra cứu của người dân.\n"
        "b) Cây xanh là nền tảng của thành phố đáng sống.",
        foot="",
    )
    assert [text[:8] for text, _, _ in roles(draft)] == ["Ứng dụng"]


def test_who_was_assigned_is_no_part_of_a_commune_s_name() -> None:
    """Of “các cơ quan được phân công” it is."""
    text = "UBND các xã, phường được phân công chủ trì có trách nhiệm lập kế hoạch trồng cây."
    assert subject_of(NAMES, text)[0] == ("UBND các xã, phường",)
    text = "Các cơ quan được phân công có trách nhiệm lập kế hoạch trồng cây."
    assert subject_of(NAMES, text)[0] == ("Các cơ quan được phân công",)
    text = "Các cơ quan, đơn vị được giao việc tại Phụ lục này có trách nhiệm trồng cây."
    whole = "Các cơ quan, đơn vị được giao việc tại Phụ lục này"
    assert subject_of(NAMES, text)[0] == (whole,)


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
        "2. Toàn dân cùng nhau rà soát đất trồng cây.\n3. Kiểm tra vườn ươm."
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Nội vụ", "", ""]
    assert any("không nói làm gì" in said(doubt) for doubt in draft.tasks[1].unsure)


def test_a_sentence_taken_for_a_name_is_told() -> None:
    """The head says on which line it stands; a sentence that is told from the name is a task."""
    draft = of_duties(
        "1. Công ty Môi trường đô thị huyện thu gom cành lá.\n"
        "2. Thanh niên các xã nhổ cỏ, dọn rác ở vườn ươm."
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Công ty Môi trường đô thị huyện"]
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


LETTER = (
    "UBND HUYỆN AN CƯ\nSố: 12/UBND-KT\nAn Cư, ngày 15 tháng 9 năm 2026\n\n"
    "V/v trồng cây xanh quanh trường\n\n{}\n"
)


def test_the_body_of_a_letter_without_an_address_is_no_part_of_its_subject() -> None:
    """A blank line ends the subject; so does a sentence that tells what the letter answers."""
    draft = drafted(
        LETTER.format(
            "Liên quan đến việc trồng cây, UBND huyện yêu cầu:\n"
            "Phòng Kinh tế tổ chức trồng cây trước ngày 15/10/2026.\n"
            "Phòng Nội vụ phối hợp với Phòng Kinh tế kiểm tra vườn ươm."
        )
    )
    assert draft.head.title == "trồng cây xanh quanh trường"
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế", "Phòng Nội vụ"]


@pytest.mark.parametrize(
    "line",
    [
        "Sau khi xem xét, Chủ tịch UBND huyện có ý kiến chỉ đạo:",
        "Thực hiện Công văn số 5/SNN-CC ngày 01/9/2026, UBND huyện có ý kiến như sau:",
        "Sau khi nghe các phòng báo cáo, Chủ tịch UBND huyện kết luận, chỉ đạo như sau:",
        "UBND huyện nhận được Công văn số 5/SNN-CC ngày 01/9/2026 của Sở Nông nghiệp về cây.",
        "Báo An Cư ngày 02/9/2026 đăng bài phản ánh về việc chặt cây quanh trường.",
    ],
)
def test_what_a_letter_tells_before_its_orders_is_no_task(line: str) -> None:
    """Whose opinion follows, what it answers, what a newspaper reported."""
    draft = drafted(LETTER.format(f"{line}\nGiao Phòng Kinh tế trồng lại cây trong tháng 10."))
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]


def test_the_office_that_passes_an_order_on_has_none_itself() -> None:
    """“Văn phòng … thông báo để … thực hiện” is a formula of notice."""
    draft = drafted(
        LETTER.format(
            "Giao Phòng Kinh tế trồng lại cây trong tháng 10.\n"
            "Văn phòng UBND huyện thông báo để Phòng Kinh tế, các phòng liên quan thực hiện./."
        )
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Chính phủ giao Bộ Y tế trồng cây.",
        "Liên quan đến việc này, Phó Thủ tướng yêu cầu Bộ Y tế trồng cây.",
        "Để giữ màu xanh, UBND tỉnh giao Bộ Y tế trồng cây.",
    ],
)
def test_who_is_given_an_order_leads_not_who_gives_it(text: str) -> None:
    """Also after a phrase of ground or purpose."""
    assert subject_of(NAMES, text)[0] == ("Bộ Y tế",)


def test_those_whom_a_letter_asks_lead_not_who_asks_them() -> None:
    """Their duties stand below the line that asks them."""
    draft = drafted(
        LETTER.format(
            "Theo Công văn số 5/SNN-CC ngày 01/9/2026 của Sở Nông nghiệp, Phòng Kinh tế đề nghị "
            "UBND các xã thực hiện một số nội dung sau:\n- Trồng lại cây.\n- Kiểm tra vườn ươm."
        )
    )
    assert [lead for _, lead, _ in roles(draft)] == ["UBND các xã", "UBND các xã"]


def test_the_articles_of_a_decision_follow_its_verb() -> None:
    """Who decides, on which grounds, is no task; the year may stand within the number."""
    draft = drafted(
        "UBND HUYỆN AN CƯ\nSố: 12/2026/QĐ-UBND\nAn Cư, ngày 15 tháng 9 năm 2026\n\n"
        "QUYẾT ĐỊNH\nVề việc ban hành bảng giá cây giống\n\nỦY BAN NHÂN DÂN HUYỆN AN CƯ\n\n"
        "Xét đề nghị của Phòng Kinh tế,\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Giao Phòng Kinh tế chủ trì, phối hợp với Phòng Nội vụ theo dõi giá cây giống.\n"
    )
    assert draft.head.number == "12/2026/QĐ-UBND"
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]


def test_a_heading_in_capitals_above_labels_alone_is_no_task() -> None:
    """Its tasks are in the annex; what the labels say is kept as a statement."""
    draft = of_body("II. NỘI DUNG\nPhân công và thời gian thực hiện: theo Phụ lục kèm theo.")
    assert "NỘI DUNG" not in [text for text, _, _ in roles(draft)]
    assert "Phân công và thời gian thực hiện: theo Phụ lục kèm theo." in str(draft.sections)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đối với các trường học, Phòng Giáo dục có trách nhiệm trồng cây.", ["Phòng Giáo dục"]),
        ("Trồng cây ở nhà trường nào thì nhà trường ấy chăm sóc.", []),
        ("Bản đăng ký cây giống gửi về phòng trước ngày 20/02/2026.", []),
        (
            "Công an huyện chỉ đạo lực lượng Công an xã tổ chức tuần tra vườn ươm.",
            ["Công an huyện"],
        ),
    ],
)
def test_who_is_the_doer(text: str, names: list[str]) -> None:
    """Not whom it is about, nor what only sounds like a unit, nor whom the doer directs."""
    assert list(subject_of(NAMES, text)[0]) == names


def test_a_title_in_capitals_is_no_task() -> None:
    """Nor are the words of a banner."""
    draft = of_duties("- Phòng Kinh tế treo pa nô với nội dung sau:\nTRỒNG CÂY VÌ MÔI TRƯỜNG")
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]


def test_a_number_may_touch_the_word_after_it() -> None:
    """“2.1.Trồng cây” begins a line of its own, also below a wrapped one."""
    draft = of_duties(
        "2. Phòng Kinh tế.\n2.1.Lập kế hoạch trồng cây, triển khai đến các cơ quan\n"
        "trên địa bàn huyện.\n2.2.Kiểm tra vườn ươm của các xã."
    )
    assert [(text[:8], lead) for text, lead, _ in roles(draft)] == [
        ("Lập kế h", "Phòng Kinh tế"),
        ("Kiểm tra", "Phòng Kinh tế"),
    ]


def test_a_field_of_work_is_no_background() -> None:
    """“Đánh giá chung” heads what has been; to judge how good something is, is to be done."""
    work = "1. Phòng Kinh tế kiểm tra vườn ươm."
    assert len(roles(of_body(f"I. CÔNG TÁC ĐÁNH GIÁ CHẤT LƯỢNG CÂY\n{work}", foot=""))) == 1
    assert len(roles(of_body(f"I. ĐÁNH GIÁ CHẤT LƯỢNG CÂY\n{work}", foot=""))) == 1
    assert roles(of_body(f"I. ĐÁNH GIÁ CHUNG\n{work}", foot="")) == []


@pytest.mark.parametrize(
    ("which", "marked"), [("", False), (" chưa tham gia trồng cây năm trước", True)]
)
def test_a_heading_that_says_which_of_the_units_is_marked(which: str, *, marked: bool) -> None:
    """The name alone would say more than the document does."""
    draft = of_duties(f"1. Đối với các đơn vị{which}.\na) Trồng cây.\nb) Chăm sóc cây.")
    assert [lead for _, lead, _ in roles(draft)] == ["các đơn vị"] * 2
    assert all(bool(task.unsure) == marked for task in draft.tasks)
