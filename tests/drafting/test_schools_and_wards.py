"""What plans and letters of schools, wards and their departments show: pupils and teachers who act,
schedules by the day, groups with members, scores, notices that end a duty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.drafting.certainty import may_be_cut
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import requested_units, subject_of
from tests.drafting.example import drafted, of_body, of_duties, roles, said, windows

if TYPE_CHECKING:
    from bdg_cli.drafting.draft import Draft

NAMES = UnitNames()


def words(draft: Draft) -> list[str]:
    """Return the words of the tasks."""
    return [task.text for task in draft.tasks]


def leads(draft: Draft) -> set[str]:
    """Return the leads of all tasks, several of one joined."""
    return {lead for _, lead, _ in roles(draft)}


@pytest.mark.parametrize(
    "duty",
    [
        "Tiếp nhận đơn của công dân và thông báo kết quả.",
        "Rà soát các hộ trồng cây, thông báo về nhà trường.",
        "Tổng hợp kết quả, trình UBND xã xem xét, thông báo đến các thôn.",
        "Tuyên truyền về trồng cây; thông báo kịp thời các bản tin dự báo cháy rừng.",
        "Chịu trách nhiệm về số liệu khi không có văn bản thông báo nguyên nhân.",
    ],
)
def test_a_duty_that_ends_with_a_notice_is_kept(duty: str) -> None:
    """Only an authority that tells others what was decided asks for nothing."""
    draft = of_duties(f"1. Phòng Kinh tế\n- {duty}\n- Trồng cây ven đường.\n")
    assert words(draft)[0] == duty


@pytest.mark.parametrize(
    "notice",
    [
        "Văn phòng UBND huyện thông báo để các xã biết, thực hiện./.",
        "Văn phòng UBND huyện xin trân trọng thông báo./.",
        "UBND huyện trân trọng cám ơn./.",
        "Cục trưởng Cục Cây xanh thông báo để Công ty Cây Giống biết và thực hiện./.",
        "Xin thông báo để các hộ được biết và thực hiện./.",
        "Trên đây là kết luận của Chủ tịch UBND huyện, Văn phòng xin thông báo để các xã biết.",
        "Thông báo này có hiệu lực từ ngày ký. Phòng Kinh tế thông báo để các xã biết, thực hiện.",
    ],
)
def test_a_notice_is_no_duty(notice: str) -> None:
    """It closes the document and is left out."""
    draft = of_duties(f"1. Phòng Kinh tế\n- Trồng cây ven đường.\n{notice}\n")
    assert words(draft) == ["Trồng cây ven đường."]


def test_a_notice_that_gives_others_a_duty_is_marked() -> None:
    """Who is told may lead, not who tells."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Trồng cây ven đường.\n"
        "Phòng Kinh tế thông báo để các thôn biết, quản lý và chăm sóc cây theo quy định.\n"
    )
    assert any("các thôn" in said(doubt) for doubt in draft.tasks[-1].unsure)


def test_an_opinion_that_was_received_first_does_not_make_a_duty_past() -> None:
    """“Đội A đã nhận được ý kiến” tells what was; “Sau khi nhận được ý kiến, …” does not."""
    duty = "Sau khi nhận được ý kiến của các hộ, Đội Cây xanh tổng hợp, báo cáo UBND huyện."
    assert words(of_duties(f"1. Trồng cây\n- {duty}\n- Ươm cây giống.\n"))[0] == duty


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Phòng Kinh tế đã trồng được 500 cây trong năm qua.", False),
        ("Đội Cây xanh đang triển khai việc trồng cây.", False),
        ("Phòng Kinh tế đã trồng được 500 cây, cần tiếp tục chăm sóc.", True),
    ],
)
def test_what_a_unit_has_done_is_no_duty(line: str, *, kept: bool) -> None:
    """Unless the same sentence orders more."""
    draft = of_duties(f"1. Trồng cây\n- {line}\n- Ươm cây giống.\n")
    assert (line in words(draft)) is kept


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Cán bộ quản lý, giáo viên cốt cán tổ chức tập huấn", "Cán bộ quản lý; giáo viên cốt cán"),
        ("Cán bộ quản lí các trường xây dựng kế hoạch", "Cán bộ quản lí các trường"),
        ("Báo cáo viên cấp huyện hướng dẫn học viên", "Báo cáo viên cấp huyện"),
        ("Học sinh thực hiện nghiêm túc nội quy", "Học sinh"),
        ("Nhân viên bảo vệ nhà trường kiểm tra người vào trường", "Nhân viên bảo vệ nhà trường"),
        ("Trường/Viện đào tạo xây dựng kế hoạch", "Trường/Viện đào tạo"),
        (
            "các Phòng/Ban, Khoa/Viện chuyên môn, Trường/Viện đào tạo xây dựng dự toán",
            "các Phòng/Ban; Khoa/Viện chuyên môn; Trường/Viện đào tạo",
        ),
        ("Sở Nông nghiệp & PTNT huyện hướng dẫn các hộ", "Sở Nông nghiệp & PTNT huyện"),
        ("Tổng công ty Cây xanh sớm hoàn thành báo cáo", "Tổng công ty Cây xanh"),
        ("Cán bộ, công chức có quyền trình bày ý kiến", "Cán bộ, công chức"),
        ("Ông Lê Văn Bình – Chỉ đạo chung, duyệt kinh phí", "Ông Lê Văn Bình"),
        (
            "Đồng chí Lê Văn Bình - Thanh tra viên Thanh tra huyện - Thành viên.",
            "Đồng chí Lê Văn Bình - Thanh tra viên Thanh tra huyện - Thành viên",
        ),
        ("Ông Lê Văn Bình – Chỉ huy trưởng tổ chức tập luyện", "Ông Lê Văn Bình – Chỉ huy trưởng"),
        (
            "các phòng, các đơn vị có liên quan và Ban lãnh đạo các thôn thực hiện",
            "các phòng; các đơn vị có liên quan; Ban lãnh đạo các thôn",
        ),
        (
            "các trường THPT, trung tâm GDTX, trung tâm GDNN - GDTX gửi đăng ký",
            "các trường THPT; trung tâm GDTX; trung tâm GDNN - GDTX",
        ),
        (
            "Các đơn vị chuyên môn: Khoa Cây xanh, Viện Giống và Khoa Đất trồng cây",
            "Khoa Cây xanh; Viện Giống; Khoa Đất",
        ),
        (
            "các Sở Thông tin và Truyền thông của các tỉnh tổ chức tập huấn",
            "các Sở Thông tin và Truyền thông của các tỉnh",
        ),
        (
            "Chủ tịch UBND các tỉnh, thành phố: Chỉ đạo Sở Xây dựng và các Sở liên quan",
            "Chủ tịch UBND các tỉnh, thành phố",
        ),
        (
            "UBND các xã, phường: Tân An, Tân Hòa và Tân Bình rà soát quy hoạch",
            "UBND Tân An; UBND Tân Hòa; UBND Tân Bình",
        ),
        ("Viện Quy hoạch xây dựng huyện rà soát quy hoạch", "Viện Quy hoạch xây dựng huyện"),
        ("Đối với chủ vật nuôi:", "chủ vật nuôi"),
        (
            "Các cơ sở, doanh nghiệp cung cấp dịch vụ cây xanh: Xây dựng kế hoạch",
            "Các cơ sở, doanh nghiệp cung cấp dịch vụ cây xanh",
        ),
        ("các tổ chức hội: Hội Nông dân, Hội Phụ nữ trồng cây", "Hội Nông dân; Hội Phụ nữ"),
        (
            "chính quyền địa phương, cha mẹ học sinh tổ chức lễ",
            "chính quyền địa phương; cha mẹ học sinh",
        ),
    ],
)
def test_who_acts(sentence: str, who: str) -> None:
    """The name ends where the duty begins, whatever the unit is called after."""
    assert "; ".join(NAMES.leading(sentence, loose=True)[0]) == who


def test_posts_after_a_form_of_address() -> None:
    """“các ông, bà” is not part of who is asked."""
    asked = requested_units(
        NAMES,
        "Sở Cây xanh đề nghị các ông, bà Trưởng phòng huyện, Hiệu trưởng các trường trồng cây.",
    )
    assert asked == ("Trưởng phòng huyện", "Hiệu trưởng các trường")


def test_the_subject_after_a_phrase_may_be_in_lower_case() -> None:
    """“Trong bước này, cơ sở giáo dục …”."""
    found = subject_of(NAMES, "Trong bước tự đánh giá, cơ sở giáo dục sử dụng phần mềm.")
    assert found[0] == ("cơ sở giáo dục",)


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Học viên được chia nhóm", True),
        ("Các đội trồng cây sớm", True),
        ("Phòng Kinh tế: Chỉ đạo các xã", True),
        ("Cơ quan được giao nhiệm vụ", False),
        ("Ủy ban nhân dân các xã: Tân An, Tân Hòa", False),
    ],
)
def test_what_happens_to_somebody_is_no_name(name: str, *, cut: bool) -> None:
    """Such a name is marked, for it has words of the sentence in it."""
    assert may_be_cut(name, NAMES) is cut


def test_a_lead_in_asks_those_it_ends_with() -> None:
    """“… yêu cầu Chủ tịch UBND các xã:” gives them what follows, with a mark."""
    draft = drafted(
        "UBND TỈNH HÒA AN\nSố: 12/CT-UBND\nHòa An, ngày 02 tháng 3 năm 2026\n\nCHỈ THỊ\n"
        "Về việc trồng cây năm 2026\n\nViệc trồng cây có kết quả tốt.\n"
        "Để trồng cây có kết quả, Chủ tịch UBND tỉnh yêu cầu Chủ tịch UBND các xã, phường:\n"
        "1. Chỉ đạo các thôn trồng cây ven đường.\n2. Rà soát quỹ đất trồng cây.\n"
    )
    assert leads(draft) == {"Chủ tịch UBND các xã, phường"}
    assert all(task.unsure for task in draft.tasks)


def test_what_the_authority_asks_below_its_lead_in_is_its_own_request() -> None:
    """A bullet “Yêu cầu Đội A …” below “… yêu cầu các xã:” is led by Đội A."""
    draft = of_duties(
        "1. Trồng cây\nUBND huyện yêu cầu các xã, các phòng:\n"
        "- Yêu cầu Đội Cây xanh chuẩn bị cây giống.\n- Trồng cây ven đường.\n"
    )
    assert roles(draft)[1][1] == "Đội Cây xanh"


def test_a_schedule_by_the_day_lists_tasks() -> None:
    """Each entry is a task, also without a verb; private signs of a font are bullets."""
    draft = of_duties(
        "1. Lịch chi tiết\nTuần 1 (15-21/6) – Giai đoạn chuẩn bị:\n"
        "\uf0b7 15/6: Phát động trồng cây.\n\uf0b7 20/6: Hội thảo về cây giống.\n"
        "Tuần 2 (22-28/6):\n\uf0b7 22/6: Chung kết cấp trường.\n"
    )
    assert words(draft) == [
        "15/6: Phát động trồng cây.",
        "20/6: Hội thảo về cây giống.",
        "22/6: Chung kết cấp trường.",
    ]
    assert [windows(task) for task in draft.tasks] == [
        ["2026-06-15/2026-06-15"],
        ["2026-06-20/2026-06-20"],
        ["2026-06-22/2026-06-22"],
    ]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("trước ngày 15/01 năm sau", "../2027-01-15"),
        ("trước ngày 20/01 của năm tiếp theo", "../2027-01-20"),
        ("trước ngày 10 tháng 01 của năm liền kề", "../2027-01-10"),
    ],
)
def test_a_day_of_the_year_after(when: str, day: str) -> None:
    """A yearly report is due when the year is over: the plan of 2026 means 2027."""
    (task,) = of_duties(f"1. Phòng Kinh tế\n- Báo cáo kết quả {when}.\n").tasks
    assert windows(task) == [day]
    assert not task.unsure


def test_what_scores_are_given_for_is_no_task() -> None:
    """Below “thang điểm” stand criteria."""
    draft = of_body(
        "I. NỘI DUNG ĐÁNH GIÁ (chấm điểm, tối đa 100 điểm)\n1. Đối với cán bộ\n"
        "- Đánh giá việc trồng cây.\n- Chấp hành nội quy vườn ươm.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Trồng cây ven đường.\n",
        foot="",
    )
    assert words(draft) == ["Trồng cây ven đường."]


def test_as_much_as_possible_is_no_score() -> None:
    """“Dùng tối đa …” heads duties."""
    draft = of_duties(
        "1. Việc dùng tối đa nước giếng\n- Tưới cây vào mùa khô.\n- Che nắng cho cây.\n"
    )
    assert len(draft.tasks) == 2


def test_a_heading_of_organizers_is_no_unit() -> None:
    """“ĐƠN VỊ TỔ CHỨC - THỜI GIAN” leads nothing below it."""
    draft = of_body(
        "I. ĐƠN VỊ TỔ CHỨC - THỜI GIAN - ĐỊA ĐIỂM\n1. Hoạt động\n- Trồng cây ven đường.\n"
        "- Ươm cây giống.\na) Đơn vị thực hiện truyền thông\nTuyên truyền về trồng cây.\n",
        foot="",
    )
    assert leads(draft) == {""}


def test_leaders_of_a_unit_head_duties() -> None:
    """“Lãnh đạo Ban A” is who, although “lãnh đạo” is what one does elsewhere."""
    draft = of_duties("1. Lãnh đạo Ban Cây xanh\n- Trồng cây ven đường.\n- Ươm cây giống.\n")
    assert leads(draft) == {"Lãnh đạo Ban Cây xanh"}


def test_a_number_may_stand_before_a_number() -> None:
    """“5. 22 giáo viên: …” begins an item of its own; a wrapped date does not."""
    draft = of_duties(
        "1. Phân công\n1. Đội Cây xanh: Trồng cây ven đường.\n2. 22 giáo viên: Ươm cây giống.\n"
    )
    assert any("22 giáo viên" in text for text in words(draft))


def test_content_above_sections_heads_them() -> None:
    """“b) Nội dung:” above headings with tasks is no label of the task before it."""
    draft = of_duties(
        "1. Lễ phát động\na) Yêu cầu:\n- Trang trí sân trường.\nb) Nội dung:\n"
        "* Đối với các trường tiểu học\n- Trồng cây trong sân trường.\n- Chăm sóc vườn hoa.\n"
    )
    assert "Trồng cây trong sân trường." in words(draft)


def test_those_who_are_asked_may_stand_in_two_lines() -> None:
    """A semicolon at the end of a line does not end the sentence that asks."""
    draft = of_duties(
        "1. Phòng Kinh tế\n"
        "- Chủ trì, phối hợp với các đơn vị có liên quan hướng dẫn việc trồng cây ven các\n"
        "đường của huyện; kiểm tra việc chăm sóc cây tại các xã, thị trấn và các trường\n"
        "học trên địa bàn huyện; tổng hợp kết quả trồng cây của các xã, thị trấn và các\n"
        "trường học, báo cáo Ủy ban nhân dân huyện theo quy định của pháp luật về cây xanh\n"
        "và các quy định có liên quan khác của Ủy ban nhân dân tỉnh, của Sở Xây dựng và\n"
        "của Ủy ban nhân dân huyện trong năm 2026.\n"
        "Ủy ban nhân dân huyện đề nghị Trưởng phòng các phòng, ban của huyện, thị trấn;\n"
        "Hiệu trưởng các trường trên địa bàn huyện tổ chức thực hiện nghiêm túc các nội\n"
        "dung trên và báo cáo kết quả về Phòng Kinh tế trước ngày 15/12/2026./.\n"
    )
    assert roles(draft)[-1][1].split("; ") == [
        "Trưởng phòng các phòng, ban của huyện, thị trấn",
        "Hiệu trưởng các trường trên địa bàn huyện",
    ]


def test_a_request_below_a_unit_is_marked() -> None:
    """“Đề nghị Sở A …” below another unit: that unit asks, or the authority does."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Đề nghị Phòng Nội vụ bố trí biên chế.\n- Trồng cây ven đường.\n"
    )
    marks = [[said(doubt) for doubt in task.unsure] for task in draft.tasks]
    assert any("nằm dưới Phòng Kinh tế" in mark for mark in marks[0])
    assert not marks[1]


def test_money_lost_is_no_section_on_money() -> None:
    """A long heading that ends with “thất thu ngân sách” heads duties."""
    draft = of_duties(
        "1. Tình trạng các vườn ươm chưa kiểm soát số cây giống dẫn đến thất thu ngân sách:\n"
        "Chỉ đạo các đội thường xuyên kiểm tra vườn ươm.\nNâng cao trách nhiệm của các xã.\n"
    )
    assert len(draft.tasks) == 2


def test_a_section_that_says_who_leads_is_no_background() -> None:
    """“Đáp ứng yêu cầu …” heads duties if labels below it name who leads them."""
    draft = of_duties(
        "1. Yêu cầu về cây xanh\n1.1. Xây dựng danh mục cây trồng.\n"
        "Đơn vị chủ trì: Phòng Kinh tế\n1.2. Ươm cây giống.\nĐơn vị chủ trì: Đội Cây xanh\n"
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế", "Đội Cây xanh"]
