"""Letters, announcements and decisions: who is asked, what only leads in, what is no task."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in
from tests.drafting.example import (
    HEAD,
    LETTER_FOOT,
    LETTER_HEAD,
    drafted,
    leads,
    letter,
    of_body,
    of_duties,
    roles,
    skipped,
)

NAMES = UnitNames()


def _letter(body: str) -> list[tuple[str, str]]:
    return leads(letter(body))


def test_what_was_received_is_no_task_of_who_received_it() -> None:
    """The order after it is one of whom it is given to."""
    order = "Chủ tịch UBND huyện giao Phòng Kinh tế lập danh mục cây gửi Sở Xây dựng./."
    got = "UBND huyện nhận được Công văn số 7/SXD-CX ngày 02/02/2026 của Sở Xây dựng về cây xanh."
    assert _letter(f"{got}\n{order}") == [(order, "Phòng Kinh tế")]


def test_whoever_asks_in_a_letter_it_is_a_task_of_whom_he_asks() -> None:
    """What stands before is why, and no task."""
    why = "Đến nay, nhiều hàng cây ở trung tâm huyện đã già cỗi, có nguy cơ gãy đổ khi mưa bão."
    order = (
        "Trên cơ sở đó, Văn phòng UBND huyện trân trọng đề nghị các xã, thị trấn cập nhật danh mục "
        "cây già cỗi trước ngày 20/02/2026./."
    )
    assert _letter(f"{why}\n{order}") == [(order, "các xã, thị trấn")]


def test_the_sentence_before_the_numbers_of_a_letter_says_who_does_them() -> None:
    """Its grounds are no deadline; the closing request is no part of the last number, and who is
    asked within an item leads it.
    """
    asks = (
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND huyện, Phòng Kinh tế đề nghị "
        "UBND các xã thực hiện một số nội dung sau:"
    )
    done = "Đề nghị UBND các xã quan tâm thực hiện./."
    assert _letter(
        f"{asks}\n1. Rà soát số cây đã trồng.\n2. Khi trồng, đề nghị Đội Cây xanh tổ chức tưới.\n"
        f"3. Báo cáo kết quả trước ngày 15/3/2026.\n{done}"
    ) == [
        ("Rà soát số cây đã trồng.", "UBND các xã"),
        ("Khi trồng, đề nghị Đội Cây xanh tổ chức tưới.", "Đội Cây xanh"),
        ("Báo cáo kết quả trước ngày 15/3/2026.", "UBND các xã"),
        (done, "UBND các xã"),
    ]


@pytest.mark.parametrize(
    ("asks", "kept"),
    [
        ("Phòng Kinh tế yêu cầu các xã báo cáo số cây theo mẫu sau:", True),
        ("Số cây của huyện đến hết năm 2025 như sau:", False),
    ],
)
def test_what_a_letter_asks_for_above_a_form_is_a_task(asks: str, kept: bool) -> None:  # noqa: FBT001 -- a case of the table
    """With a mark, for nothing is listed below it; what only introduces a form is none."""
    form = "STT | Nội dung | Số lượng\n1 | Số cây đã trồng |\n2 | Số cây chết |"
    sent = "Văn phòng UBND huyện gửi báo cáo trước ngày 20/3/2026."
    assert [text for text, _ in _letter(f"{sent}\n{asks}\n{form}")][1:] == [asks] * kept


def test_a_paragraph_that_only_names_its_ground_is_no_task() -> None:
    """With who does what in the same sentence it is."""
    ground = "Căn cứ Công văn số 7/SXD-CX ngày 02/02/2026 của Sở Xây dựng về việc trồng cây;"
    order = "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh, đề nghị Phòng Kinh tế ươm cây./."
    assert _letter(f"Phòng Kinh tế ươm giống cây.\n{ground}\n{order}")[1:] == [
        (order, "Phòng Kinh tế")
    ]


def test_documents_in_force_are_no_tasks() -> None:
    """A line that orders to apply one is."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Căn cứ các văn bản sau để trồng cây:\n"
        "- Luật Lâm nghiệp ngày 15/11/2017;\n"
        "- Công văn số 1911/SXD-CX ngày 29/4/2025 của Sở Xây dựng về việc chọn giống cây;\n"
        "- Hướng dẫn các xã chọn giống cây theo Công văn số 1911/SXD-CX."
    )
    assert "Hướng dẫn các xã" in roles(draft)[-1][0]
    assert not [text for text, _, _ in roles(draft) if text.startswith(("Luật", "Công văn"))]


def test_a_plain_line_that_gives_only_a_unit_hands_it_what_follows() -> None:
    """It is no task itself, and no mark is needed; those of the line before it end there."""
    draft = of_body(
        "II. NHIỆM VỤ\nĐể cây xanh tốt trong năm 2026, UBND huyện yêu cầu các xã, thị trấn tập "
        "trung làm tốt các nhiệm vụ sau:\n1. Về giống cây\n"
        "Giao Phòng Kinh tế chủ trì, phối hợp với Trạm Khuyến nông:\n"
        "a) Rà soát các vườn ươm.\nb) Hướng dẫn ươm cây.\n2. Về kinh phí\nGiao Phòng Tài chính:\n"
        "a) Bố trí kinh phí mua giống cây.",
        foot="",
    )
    assert roles(draft) == [
        ("Rà soát các vườn ươm.", "Phòng Kinh tế", "Trạm Khuyến nông"),
        ("Hướng dẫn ươm cây.", "Phòng Kinh tế", "Trạm Khuyến nông"),
        ("Bố trí kinh phí mua giống cây.", "Phòng Tài chính", ""),
    ]
    assert not any(task.unsure or task.times for task in draft.tasks)


def test_a_decision_without_a_plan_is_read_by_its_articles() -> None:
    """Members are no tasks, nor is who carries it out; the duties of the body are."""
    text = (
        "UBND HUYỆN ĐÔNG NGÀN\nSố: 88/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n\nQUYẾT ĐỊNH\n"
        "Thành lập Tổ Cây xanh huyện Đông Ngàn\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n\n"
        "Căn cứ Luật Lâm nghiệp ngày 15/11/2017;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Thành lập Tổ Cây xanh gồm các thành viên sau:\n"
        "1. Trưởng phòng Kinh tế, Tổ trưởng.\n2. Các thành viên:\n"
        "- Chỉ huy trưởng Ban Chỉ huy Quân sự huyện;\n"
        "Điều 2. Nhiệm vụ của Tổ Cây xanh\n1. Khảo sát, thống kê cây già cỗi.\n"
        "Điều 3. Tổ chức thực hiện\n1. Phòng Kinh tế chuẩn bị các phiên họp của Tổ.\n"
        "Điều 4. Chánh Văn phòng, Trưởng phòng Kinh tế chịu trách nhiệm thi hành Quyết định "
        "này./.\nNơi nhận:\n- Như Điều 4;\n- Lưu: VT.\nCHỦ TỊCH\n"
    )
    draft = drafted(text)
    assert leads(draft) == [
        ("Khảo sát, thống kê cây già cỗi.", "Tổ Cây xanh"),
        ("Phòng Kinh tế chuẩn bị các phiên họp của Tổ.", "Phòng Kinh tế"),
    ]


def test_what_a_decision_orders_itself_is_read_beside_the_plan_that_it_issues() -> None:
    """That it issues the plan, and who carries it out, is no task."""
    draft = drafted(
        """\
NGHỊ QUYẾT
Ban hành Kế hoạch sửa đổi các quy định về cây xanh
QUYẾT NGHỊ:
**Điều 1.**
Ban hành kèm theo Nghị quyết này Kế hoạch sửa đổi các quy định về cây xanh.
**Điều 2.**
1. Phòng Kinh tế khẩn trương chuẩn bị hồ sơ.
2. Đề nghị Chính phủ, Sở Xây dựng chỉ đạo rà soát các quy định về cây xanh.
**Điều 3.**
Giao Tổng Thư ký Quốc hội chủ trì, phối hợp với Phòng Kinh tế theo dõi việc thực hiện.
--------------
KẾ HOẠCH
SỬA ĐỔI CÁC QUY ĐỊNH VỀ CÂY XANH
I. NHIỆM VỤ
1. Phòng Kinh tế lập danh mục cây.
"""
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Phòng Kinh tế", ""),
        ("Chính phủ; Sở Xây dựng", ""),
        ("Tổng Thư ký Quốc hội", "Phòng Kinh tế"),
        ("Phòng Kinh tế", ""),
    ]


def test_an_article_that_gives_an_order_is_a_task_with_those_who_help() -> None:
    """That the decision issues the plan, and who carries it out, is none."""
    draft = drafted(
        "UBND HUYỆN ĐÔNG NGÀN\nSố: 41/QĐ-UBND\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n"
        "QUYẾT ĐỊNH\nBan hành Kế hoạch trồng cây\nĐiều 1. Ban hành kèm theo Quyết định này Kế "
        "hoạch trồng cây.\nĐiều 2. Giao Phòng Kinh tế chủ trì, phối hợp với các xã; các hộ dân "
        "tổ chức thực hiện Kế hoạch này.\nĐiều 3. Phòng Kinh tế, UBND các xã chịu trách nhiệm "
        "thi hành quyết định này.\nNơi nhận:\n- Như Điều 3.\nKẾ HOẠCH\nTrồng cây năm 2026\n"
        "I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Kiểm tra vườn ươm.\n- Tưới cây ven đường."
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Phòng Kinh tế", "các xã; các hộ dân"),
        ("Phòng Kinh tế", ""),
        ("Phòng Kinh tế", ""),
    ]


def test_the_articles_of_a_decision_end_at_its_recipients_though_the_plan_has_its_own() -> None:
    """They are told as what they are, and not as the title of the plan."""
    draft = drafted(
        "UBND HUYỆN ĐÔNG NGÀN\nSố: 41/QĐ-UBND\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n"
        "QUYẾT ĐỊNH\nBan hành Kế hoạch trồng cây\nĐiều 1. Ban hành kèm theo Quyết định này Kế "
        "hoạch trồng cây.\nĐiều 2. Phòng Kinh tế tổ chức thực hiện Kế hoạch này.\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lãnh đạo huyện báo cáo tỉnh.\n"
        "KẾ HOẠCH\nTrồng cây năm 2026\nI. NHIỆM VỤ\n1. Phòng Nội vụ\n- Kiểm tra vườn ươm.\n"
        "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n"
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế", "Phòng Nội vụ"]
    assert "- Như Điều 2;" in skipped(draft, "head")
    assert skipped(draft, "title") == ["KẾ HOẠCH", "Trồng cây năm 2026"]


def test_an_order_above_nothing_but_documents_is_the_task() -> None:
    """The documents, however long their names, are none."""
    asks = "Đề nghị các xã nghiên cứu, phổ biến các văn bản sau:"
    listed = (
        "- Nghị định số 24/2026/NĐ-CP ngày 17/01/2026 của Chính phủ quy định danh mục cây xanh;\n"
        "- Thông tư số 01/2026/TT-BXD ngày 17/01/2026 của Bộ Xây dựng hướng dẫn thi hành Nghị định "
        "số 24/2026/NĐ-CP ngày 17/01/2026 của Chính phủ quy định danh mục cây xanh."
    )
    assert _letter(f"1. Về văn bản mới\n{asks}\n{listed}") == [(asks, "các xã")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Chủ động phối hợp chặt chẽ, làm đầu mối kết nối với Công an xã, cơ quan y tế xã.",
            ["Công an xã", "cơ quan y tế xã"],
        ),
        ("Phối hợp với cha mẹ học sinh vận động học sinh trồng cây.", ["cha mẹ học sinh"]),
        (
            "Phối hợp với các doanh nghiệp cung cấp dịch vụ rà soát cây già cỗi.",
            ["các doanh nghiệp cung cấp dịch vụ"],
        ),
        ("Gửi danh mục về phòng trước ngày 15/3 để phối hợp với Sở Xây dựng thẩm định.", []),
        ("Rất mong nhận được sự phối hợp của các xã./.", []),
    ],
)
def test_who_helps(text: str, names: list[str]) -> None:
    """Not with whom others work afterwards, nor of whom help is hoped for."""
    assert list(partners_in(NAMES, text)) == names


def test_bodies_of_a_school_are_units_of_their_own() -> None:
    """Also where one is described by what it is in charge of."""
    assert NAMES.split("các tổ chuyên môn, tổ văn phòng, giáo viên chủ nhiệm và Đoàn trường") == (
        "các tổ chuyên môn",
        "tổ văn phòng",
        "giáo viên chủ nhiệm",
        "Đoàn trường",
    )
    assert NAMES.split("giáo viên phụ trách công tác Đoàn và Tổ Tư vấn tâm lý học đường") == (
        "giáo viên phụ trách công tác Đoàn",
        "Tổ Tư vấn tâm lý học đường",
    )
    assert NAMES.in_heading("Tổ chức Đoàn Thanh niên Cộng sản Hồ Chí Minh")
    assert NAMES.in_heading("Đối với đội ngũ giáo viên") == ("đội ngũ giáo viên",)


_TASKS = "- Trồng cây bóng mát dọc các tuyến đường.\n- Cắt tỉa cây già cỗi trước mùa mưa bão."


def test_a_letter_to_one_unit_asks_everything_of_it() -> None:
    """Unless the sentence that leads in asks others; a mark says whence the lead comes."""
    tasks = [line.removeprefix("- ") for line in _TASKS.splitlines()]
    why = "Để chuẩn bị mùa mưa bão, UBND huyện thông báo một số nội dung như sau:"
    numbered = "\n".join(f"{at}. {task}" for at, task in enumerate(tasks, 1))
    assert _letter(f"{why}\n{numbered}") == [(task, "Phòng Kinh tế") for task in tasks]
    asked = "Để chuẩn bị mùa mưa bão, UBND huyện yêu cầu các xã, thị trấn thực hiện các việc sau:"
    assert _letter(f"{asked}\n{_TASKS}") == [(task, "các xã, thị trấn") for task in tasks]


def test_a_day_in_what_a_letter_answers_is_not_that_of_the_tasks() -> None:
    """One in the request is."""
    why = "Thực hiện Công điện số 4/CĐ-UBND của UBND tỉnh về cây xanh trong dịp lễ 30/4/2026, "
    for asked, last in (("", None), ("trước ngày 20/3/2026 ", "2026-03-20")):
        lead_in = f"{why}UBND huyện yêu cầu các xã {asked}thực hiện các việc sau:"
        draft = letter(f"{lead_in}\n{_TASKS}")
        tasks = [task for section in draft.sections for task in section.tasks]
        days = [[str(one.last) for time in task.times for one in time.windows] for task in tasks]
        assert days == [[last] if last else []] * 2


def test_requests_below_a_numbered_heading_are_tasks() -> None:
    """“Yêu cầu” alone heads how all is to be done."""
    draft = of_body(f"I. MỤC ĐÍCH\n- Môi trường xanh.\n\nII. MỘT SỐ YÊU CẦU\n{_TASKS}\n")
    tasks = [text for text, *_ in roles(draft)]
    assert tasks[:2] == [line.removeprefix("- ") for line in _TASKS.splitlines()]


def test_lines_wrapped_in_a_short_document_are_joined() -> None:
    """The head has lines enough to tell that it is wrapped."""
    basis = "\n".join(
        f"Căn cứ Quyết định số {number}/QĐ-UBND ngày 22/9/2025 của UBND huyện Đông Ngàn\n"
        "ban hành Quy định về chức năng, nhiệm vụ, quyền hạn của Phòng Kinh tế huyện;"
        for number in range(6)
    )
    text = (
        f"{LETTER_HEAD.partition('V/v')[0]}\nQUYẾT ĐỊNH\nVề việc trồng cây\n\n"
        f"{basis}\nQUYẾT ĐỊNH:\n"
        "Điều 1. Phòng Kinh tế có trách nhiệm trồng cây bóng mát dọc các tuyến đường\n"
        "Đông Ngàn, Tân Hòa theo đúng quy hoạch cây xanh đã được phê duyệt.\n"
        f"Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n{LETTER_FOOT}"
    )
    draft = drafted(text)
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]


def test_an_opening_that_says_who_is_to_act_gives_them_what_follows() -> None:
    """With a mark."""
    draft = drafted(
        f"{HEAD.replace('KẾ HOẠCH', 'CHỈ THỊ')}Nhiều cây đã chết.\n"
        "Các phòng, ban và UBND các xã tập trung thực hiện những việc sau đây:\n"
        "1. Trồng cây ven đường.\n2. Đội Cây xanh tưới cây.\n"
    )
    assert leads(draft) == [
        ("Trồng cây ven đường.", "Các phòng, ban; UBND các xã"),
        ("Đội Cây xanh tưới cây.", "Đội Cây xanh"),
    ]
    assert draft.tasks[0].unsure


def test_in_detail_on_a_line_of_its_own_belongs_to_the_sentence_above() -> None:
    """“Ủy quyền” says who does what follows, like “Giao”."""
    draft = drafted(
        f"{LETTER_HEAD.partition('V/v')[0]}\nQUYẾT ĐỊNH\nỦy quyền quản lý cây xanh\nQUYẾT ĐỊNH:\n"
        "Điều 1 . Ủy quyền Trưởng phòng Kinh tế thực hiện một số việc của UBND huyện .\n"
        "Cụ thể như sau :\n1 . Về quy hoạch :\na ) Phê duyệt danh mục cây ;\n"
        f"b ) Kiểm tra vườn ươm .\nĐiều 2 . Quyết định này có hiệu lực từ ngày ký .\n{LETTER_FOOT}"
    )
    assert leads(draft) == [
        ("Phê duyệt danh mục cây;", "Trưởng phòng Kinh tế"),
        ("Kiểm tra vườn ươm.", "Trưởng phòng Kinh tế"),
    ]


def test_a_short_sentence_that_says_who_meets_is_a_task_above_more_about_it() -> None:
    """It is no heading with the name of a unit."""
    draft = of_duties(
        "1. Ban Chỉ đạo họp định kỳ mỗi tháng một lần.\n"
        "Thư ký Ban Chỉ đạo tổng hợp các ý kiến.\n2. Đội Cây xanh tưới cây.\n"
    )
    assert [lead for _, lead in leads(draft)] == [
        "Ban Chỉ đạo",
        "Thư ký Ban Chỉ đạo",
        "Đội Cây xanh",
    ]


@pytest.mark.parametrize(
    "act",
    [
        "Phê duyệt Phương án trồng cây năm 2026 của Phòng Kinh tế.",
        "Thành lập Ban Tổ chức Ngày hội trồng cây do ông Lê Mơ làm Trưởng ban.",
        "Công bố kèm theo Quyết định này Danh mục 05 loại cây.",
    ],
)
def test_what_an_article_does_by_being_signed_is_no_task(act: str) -> None:
    """With an order in it, it is; and so is the same elsewhere."""
    top = LETTER_HEAD.partition("V/v")[0] + "\nQUYẾT ĐỊNH\nVề cây xanh\nQUYẾT ĐỊNH:\n"
    order = "Điều 2. Giao Phòng Kinh tế trồng cây."
    draft = drafted(f"{top}Điều 1. {act}\n{order}\n{LETTER_FOOT}")
    assert [task.text for task in draft.tasks] == ["Giao Phòng Kinh tế trồng cây."]
    more = f"{act} Giao Đội Cây xanh theo dõi."
    assert len(drafted(f"{top}Điều 1. {more}\n{order}\n{LETTER_FOOT}").tasks) == 2
    assert (
        len(of_duties(f"1. Đội Cây xanh\n- {act.replace('kèm theo Quyết định này ', '')}").tasks)
        == 1
    )
