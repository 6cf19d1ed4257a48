"""Documents with others attached, with blots of a scanner, and with lines that a page has cut."""

from __future__ import annotations

import pytest

from tests.drafting.example import (
    DAY,
    HEAD,
    LETTER_HEAD,
    STATE,
    drafted,
    leads,
    letter,
    names,
    of_body,
    of_duties,
    roles,
    said,
    skipped,
    windows,
)
from tests.drafting.test_scanned_text import SCAN, read_as_scan, recognised

ASKS = "UBND huyện đề nghị Phòng Kinh tế kiểm tra vườn ươm trước ngày 15/3/2026."
FOOT = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Thị Hạnh\n"
DECISION = (
    f"SỞ NÔNG NGHIỆP\n{STATE}\nSố: 5/QĐ-SNN\n{DAY}\nQUYẾT ĐỊNH\nVề việc lập đội\n"
    "Điều 1. Thành lập Đội Cây xanh.\nĐiều 2. Đội Cây xanh tưới cây.\nNơi nhận:\n- Lưu: VT.\n"
)


def test_a_letter_is_read_and_not_the_decision_that_is_attached() -> None:
    """It says from which line on another document follows."""
    draft = drafted(f"{LETTER_HEAD}{ASKS}\n{FOOT}{DECISION}")
    assert draft.head.kind == "letter"
    assert leads(draft) == [(ASKS, "Phòng Kinh tế")]
    assert "Từ dòng 18 là một văn bản khác gửi kèm" in said(draft.head.doubts[-1])


def test_a_letter_that_sends_a_plan_gives_the_tasks_of_the_plan() -> None:
    """The letter only introduces it."""
    plan = f"UBND HUYỆN\n{STATE}\n{DAY}\nKẾ HOẠCH\nTrồng cây\n1. Đội Cây xanh tưới cây.\n"
    draft = drafted(f"{LETTER_HEAD}{ASKS}\n{FOOT}{plan}")
    assert ("Đội Cây xanh tưới cây.", "Đội Cây xanh") in leads(draft)


def test_a_letter_is_read_and_not_the_form_of_a_plan_in_its_annex() -> None:
    """What the annex says of units is told of, and a task below a lead-in; a form gives none."""
    duty = "Hiệu trưởng tổ chức trồng cây quanh trường theo mẫu này vào đầu năm học."
    draft = drafted(
        f"{LETTER_HEAD}1. Phòng Kinh tế kiểm tra vườn ươm.\n{FOOT}PHỤ LỤC 1\nKẾ HOẠCH\n"
        f"Năm học 20... - 20...\n1. {duty}\n2. Đơn vị thực hiện: ........\n3. Số cây: .....\n"
        "4. Tổ chuyên môn thực hiện các việc sau:\n- Rà soát cây quanh trường.\n"
    )
    assert draft.head.kind == "letter"
    assert leads(draft) == [
        ("Phòng Kinh tế kiểm tra vườn ươm.", "Phòng Kinh tế"),
        ("Rà soát cây quanh trường.", "Tổ chuyên môn"),
    ]
    assert any(said(one).startswith("Dòng 20 nói đơn vị phải làm gì") for one in draft.head.doubts)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Phòng Kinh tế tổ chức thực hiện./.é", "Phòng Kinh tế tổ chức thực hiện./."),
        ("Phòng Kinh tế tổ chức thực hiện./. ¿ fon!", "Phòng Kinh tế tổ chức thực hiện./."),
        ("Phòng Kinh tế tổ chức thực hiện./.", "Phòng Kinh tế tổ chức thực hiện./."),
        ("chi 1./.500 đồng cho việc này", "chi 1./.500 đồng cho việc này"),
        ("theo Thông báo số 27-TB/TU ngày 17/7/2026", "theo Thông báo số 27-TB/TU ngày 17/7/2026"),
    ],
)  # fmt: skip
def test_what_stands_beside_the_last_sign_is_no_word(written: str, read: str) -> None:
    """The beginning of a seal or of a signature; an abbreviation is no misread word."""
    assert read_as_scan(written) == [read]


def test_recipients_below_a_blotted_sign_are_kept_as_they_are_written() -> None:
    """What was left out above them does not shift the words of the document."""
    body = SCAN[: SCAN.index("Giao Văn phòng")]
    ends = "Giao Văn phòng Sở theo dõi kê hoạch này./. gu Z _.\n"
    foot = "Nơi nhận:\n- Văn phòng Sơ;\n- Lưu: VT.\n"
    assert drafted(body + ends + foot).head.recipients == ("Văn phòng Sơ", "Lưu: VT")


def test_a_roman_number_read_as_one_is_told_by_the_one_below_it() -> None:
    """Such a heading counts on from the one before."""
    text = "1. Mục đích, yêu cầu\n1. Mục đích\n- Thi vẽ.\n1. Nội dung\n1. Cuộc thi\n- Thi vẽ."
    assert [line.split()[0] for line in read_as_scan(text)] == ["I.", "1.", "-", "II.", "1.", "-"]


def test_blots_behind_a_number_are_no_part_of_the_line() -> None:
    """“2. _ Tưới cây”, “3... Tỉa cây”."""
    draft = of_duties("1. Đội Nước lấy mẫu.\n2. _ Đội Cây xanh tưới cây.\n3... Đội Rừng tỉa cây.\n")
    assert [lead for _, lead in leads(draft)] == ["Đội Nước", "Đội Cây xanh", "Đội Rừng"]


def test_a_stroke_within_a_sentence_makes_no_table() -> None:
    """Its neighbours have no cells."""
    draft = recognised(f"{HEAD}1. Đội Cây xanh tưới cây.\n2. Đội Nước lấy ý | kiến của các xã.\n")
    assert leads(draft)[1] == ("Đội Nước lấy ý kiến của các xã.", "Đội Nước")


def test_a_word_cut_before_its_number_is_no_numbered_line() -> None:
    """“Covid-” and “19. Phối hợp …”: what follows still belongs to the unit above."""
    draft = of_duties(
        "1. Phòng Y tế\n- Nắm tình hình dịch bệnh trên địa bàn, nhất là dịch Covid-\n"
        "19. Phối hợp với Đội Nước khử khuẩn.\n- Cấp phát khẩu trang.\n"
    )
    assert [one[1:] for one in roles(draft)] == [("Phòng Y tế", "Đội Nước"), ("Phòng Y tế", "")]


def test_a_heading_goes_on_behind_a_blank_line_if_it_ends_with_a_conjunction() -> None:
    """No sentence ends with “và”."""
    draft = of_duties(
        "1. Đội Cây xanh chủ động phối hợp Phòng Nông nghiệp và\n\nMôi trường tưới cây.\n"
    )
    assert roles(draft)[0][2] == "Phòng Nông nghiệp và Môi trường"


def test_the_sign_between_pages_is_no_line() -> None:
    """Converters leave it there."""
    draft = of_duties("1. Đội Cây xanh\n- Tưới cây.\n--- PAGE BREAK ---\n2\n- Tỉa cây.\n")
    assert [lead for _, lead in leads(draft)] == ["Đội Cây xanh", "Đội Cây xanh"]


def test_an_order_about_several_cases_is_one_task() -> None:
    """Those whom it is about do nothing themselves."""
    draft = of_duties(
        "1. Phòng Kinh tế\na) Rà soát các nhóm đối tượng cụ thể như:\n"
        "- Doanh nghiệp có vườn ươm;\n- Doanh nghiệp kinh doanh cây giống.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế"]


def test_units_below_a_line_without_a_verb_keep_their_duties() -> None:
    """The number of their own heading may have been lost."""
    draft = of_duties(
        "1. Hoan nghênh các xã.\na) Tăng cường trồng cây.\nb) Phòng Kinh tế:\n"
        "- Ươm cây.\n- Cấp phát cây giống.\nc) Đội Cây xanh tưới cây.\n"
    )
    found = {(text, lead) for text, lead in leads(draft) if lead}
    assert {("Ươm cây.", "Phòng Kinh tế"), ("Cấp phát cây giống.", "Phòng Kinh tế")} <= found


def test_a_title_with_a_full_stop_is_a_heading() -> None:
    """“3. Về xử lý thuế.” says what the lines below it are about."""
    draft = of_duties(
        "1. Về xử lý cây gãy đổ.\n"
        "- Trường hợp cây đổ ra đường thì Đội Cây xanh thực hiện thu dọn ngay.\n"
        "- Trường hợp cây đổ vào nhà thì cơ quan bảo hiểm thực hiện bồi thường.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Đội Cây xanh", "cơ quan bảo hiểm"]


def test_a_heading_ends_before_the_sentence_that_names_its_unit_again() -> None:
    """Though no blank line stands between them."""
    draft = of_body(
        "Điều 1. Nhiệm vụ, hoạt động của Tổ giúp việc\nTổ giúp việc có trách nhiệm kiểm tra cây.\n"
    )
    assert leads(draft)[0] == ("Tổ giúp việc có trách nhiệm kiểm tra cây.", "Tổ giúp việc")


def test_whom_a_notice_tells_to_act_leads() -> None:
    """Not the one who tells them."""
    draft = letter(
        "Sở Công Thương thông báo để các phòng biết và thực hiện. Trong quá trình thực hiện có "
        "vướng mắc, đề nghị báo cáo về Sở để được hướng dẫn.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["các phòng"]


def test_agreement_thanks_and_answers() -> None:
    """The first two are no tasks; who sends an answer leads, with a mark."""
    draft = of_duties(
        "1. Đồng ý về nguyên tắc đề nghị của Công ty Hoa Sen tại văn bản nêu trên.\n"
        "2. Công văn phúc đáp của Phòng Nội vụ gửi về Văn phòng trước ngày 15/3/2026.\n"
        "3. Kết quả thực hiện gửi về Phòng Kinh tế trước ngày 20/3/2026.\nTrân trọng cảm ơn./.\n"
    )
    answer, result = draft.tasks
    assert (names(draft, answer.lead), windows(answer)) == (["Phòng Nội vụ"], ["../2026-03-15"])
    assert answer.unsure
    assert windows(result) == ["../2026-03-20"]
    assert "Trân trọng cảm ơn./." in skipped(draft, "closing")


def test_the_day_of_a_letter_that_was_sent_is_no_time() -> None:
    """“Ngày 11/12/2026 Sở Y tế ban hành Công văn số …”."""
    draft = of_body(
        "1. Ngày 11/12/2026 Sở Y tế ban hành Công văn số 22/SYT về nguồn nước, yêu cầu các xã "
        "báo cáo trước ngày 20/12/2026.\n"
    )
    assert windows(draft.tasks[0]) == ["../2026-12-20"]


@pytest.mark.parametrize(
    "after",
    ["Những tin mới hơn", "# Tin liên quan", "Tổng số điểm của bài viết là: 0 trong 0 đánh giá"],
)
def test_the_rest_of_a_web_page_is_no_part_of_the_document(after: str) -> None:
    """It was copied with it, and tells of other things that units do."""
    draft = of_body(
        f"I. NHIỆM VỤ\n1. Đội Cây xanh\n- Trồng cây ven đường.\n{after}\n"
        "Trường Tiểu học Hòa Bình tổ chức hội thi vẽ tranh về cây xanh\n",
        foot="",
    )
    assert [task.text for task in draft.tasks] == ["Trồng cây ven đường."]
