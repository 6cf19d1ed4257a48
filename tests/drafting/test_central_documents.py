"""What conclusions, dispatches and letters of higher authorities show: long titles, lists of
ministries and provinces, requests within sentences.
"""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import leads_in, partners_in, subject_of
from tests.drafting.example import drafted, of_body, of_duties, roles, said, windows

NAMES = UnitNames()


@pytest.mark.parametrize(
    ("listed", "whole"),
    [
        (
            "UBND các tỉnh, thành phố: Lào Cai, Huế và Sơn La",
            "UBND tỉnh Lào Cai; UBND thành phố Huế; UBND tỉnh Sơn La",
        ),
        (
            "Chủ tịch UBND các tỉnh, thành phố trực thuộc Trung ương: Lào Cai, Huế",
            "Chủ tịch UBND tỉnh Lào Cai; Chủ tịch UBND thành phố Huế",
        ),
        ("UBND các tỉnh Lào Cai, Sơn La", "UBND tỉnh Lào Cai; UBND tỉnh Sơn La"),
        ("Các tỉnh Nam Trung Bộ, Tây Nguyên", "Các tỉnh Nam Trung Bộ, Tây Nguyên"),
        (
            "Thành phố Huế và các tỉnh Lào Cai, Sơn La",
            "Thành phố Huế; Tỉnh Lào Cai; Tỉnh Sơn La",
        ),
        (
            "UBND thành phố Huế, thành phố Đà Nẵng và tỉnh Sơn La",
            "UBND thành phố Huế; UBND thành phố Đà Nẵng; UBND tỉnh Sơn La",
        ),
        ("UBND xã Tân An, tỉnh Lào Cai", "UBND xã Tân An, tỉnh Lào Cai"),
        ("UBND thành phố Huế, tỉnh Lào Cai", "UBND thành phố Huế, tỉnh Lào Cai"),
        ("UBND tỉnh Lào Cai, tỉnh Sơn La", "UBND tỉnh Lào Cai; UBND tỉnh Sơn La"),
        ("xã Tân An, xã Tân Hòa, thị trấn Tân Bình", "xã Tân An; xã Tân Hòa; thị trấn Tân Bình"),
        (
            "Các Bộ, cơ quan: Tài chính, Xây dựng, Tập đoàn Điện lực Việt Nam",
            "Bộ Tài chính; Bộ Xây dựng; Tập đoàn Điện lực Việt Nam",
        ),
        (
            "Bí thư tỉnh ủy và Chủ tịch UBND các tỉnh: Lào Cai, Sơn La và lãnh đạo ngành",
            "Bí thư tỉnh ủy; Chủ tịch UBND tỉnh Lào Cai; Chủ tịch UBND tỉnh Sơn La; lãnh đạo ngành",
        ),
        (
            "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ, Bộ Y tế",
            "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ; Bộ Y tế",
        ),
        ("Doanh nghiệp, Sở, ban, ngành có liên quan", "Doanh nghiệp; Sở, ban, ngành có liên quan"),
        (
            "Thủ trưởng các cơ quan chuyên môn, các đơn vị sự nghiệp trực thuộc",
            "Thủ trưởng các cơ quan chuyên môn, các đơn vị sự nghiệp trực thuộc",
        ),
        (
            "Người đứng đầu cấp ủy, chính quyền, cơ quan, tổ chức",
            "Người đứng đầu cấp ủy, chính quyền, cơ quan, tổ chức",
        ),
        ("Phòng Đào tạo, 05 khoa liên quan", "Phòng Đào tạo; 05 khoa liên quan"),
        ("Vụ Tổ chức cán bộ", "Vụ Tổ chức cán bộ"),
        (
            "Sở Tài chính và cơ quan, địa phương liên quan",
            "Sở Tài chính; cơ quan, địa phương liên quan",
        ),
    ],
)
def test_each_unit_of_a_list_is_named_whole(listed: str, whole: str) -> None:
    """What all of them share is said once, and what belongs together stays so."""
    assert "; ".join(NAMES.split(listed)) == whole


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Cơ quan được giao chủ trì soạn thảo văn bản phải gửi hồ sơ.", "soạn thảo văn bản"),
        ("Các sở quản lý ngành rà soát danh mục cây.", "Các sở quản lý ngành"),
        ("Vụ Tổ chức cán bộ: Tổ chức tập huấn trồng cây.", "Vụ Tổ chức cán bộ"),
        ("Thứ tư, các xã cần chủ động trồng cây.", "các xã"),
        ("Về cây giống: với vai trò là chủ vườn, Đội Cây xanh chủ động ươm cây.", "Đội Cây xanh"),
        (
            "Theo đề nghị của các bộ, cơ quan liên quan, Sở Tài chính bố trí kinh phí.",
            "Sở Tài chính",
        ),
        ("Về giống cây: các xã thống nhất chọn cây sao; giao Đội Cây xanh ươm.", "Đội Cây xanh"),
        (f"Về {'cây theo Nghị quyết số 6.4/2025/NQ-CP, ' * 5}: UBND xã rà soát.", "UBND xã"),
        ("Về cây giống: tăng thêm hai vườn ươm: giao Đội Cây xanh tổ chức ươm.", "Đội Cây xanh"),
    ],
)
def test_who_acts_is_found_behind_what_stands_before(sentence: str, lead: str) -> None:
    """A title, a ground, what others agreed to."""
    names, rest = subject_of(NAMES, sentence)
    assert names[-1].endswith(lead), rest


def test_a_heading_may_point_out_some_of_its_units() -> None:
    """They are among those that it names."""
    draft = of_duties(
        "1. Chủ tịch UBND các xã từ Tân An đến Tân Hòa, trong đó trọng tâm là các xã: Tân An và "
        "Tân Bình:\na) Trồng cây ven đường.\nb) Tổ chức tưới cây."
    )
    whole = "Chủ tịch UBND các xã từ Tân An đến Tân Hòa"
    assert [lead for _, lead, _ in roles(draft)] == [whole, whole]


def test_a_heading_on_working_together_names_nobody() -> None:
    """It does not say that all departments help with what stands below."""
    draft = of_duties(
        "1. Phòng Kinh tế có trách nhiệm:\n"
        "a) Đề cao mối quan hệ phối hợp của các ngành, các cấp trong việc trồng cây:\n"
        "- Kiểm tra vườn ươm."
    )
    assert all(support == "" for _, _, support in roles(draft))


def test_those_below_a_line_on_working_together_help() -> None:
    """“b) Chủ trì, phối hợp” names nobody; those whose duties stand below it help the unit."""
    draft = of_duties(
        "1. Công an huyện\na) Kiểm tra vườn ươm.\nb) Chủ trì, phối hợp\n"
        "- Phòng Kinh tế rà soát đất trồng cây.\n- Phòng Nội vụ và các xã tổ chức tập huấn.\n"
        "c) Tổng hợp kết quả."
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Công an huyện", ""),
        ("Công an huyện", "Phòng Kinh tế"),
        ("Công an huyện", "Phòng Nội vụ; các xã"),
        ("Công an huyện", ""),
    ]


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("- Chỉ đạo Đội Cây xanh trồng cây ven đường.", "Đội Cây xanh"),
        ("- Sau khi có cây giống, Đội Cây xanh tổ chức trồng cây.", "Đội Cây xanh"),
    ],
)
def test_a_lead_from_a_heading_is_doubted_where_the_line_names_another(
    line: str, other: str
) -> None:
    """Either may be meant, and the mark names the other."""
    (task,) = of_duties(f"1. Phòng Kinh tế\n{line}").tasks
    assert any(other in said(doubt) for doubt in task.unsure)


def test_each_sentence_at_the_end_may_ask_somebody() -> None:
    """Who is asked to carry out, and who is to report."""
    foot = (
        "UBND huyện yêu cầu Phòng Kinh tế nghiêm túc thực hiện. Trong quá trình thực hiện, nếu có "
        "vướng mắc, các xã kịp thời báo cáo UBND huyện./.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    last = of_body("I. NHIỆM VỤ\n1. Phòng Nội vụ kiểm tra cây.", foot=foot)
    assert roles(last)[-1][1] == "Phòng Kinh tế; các xã"


def test_the_office_that_informs_is_not_told_to_do_so() -> None:
    """It is the formula of notice."""
    foot = "Văn phòng Chính phủ trân trọng thông báo đến các bộ, cơ quan liên quan./.\n"
    duty = "1. Phòng Nội vụ kiểm tra việc trồng cây tại các xã và tổng hợp kết quả."
    draft = of_body(f"I. NHIỆM VỤ\n{duty}", foot=foot)
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Nội vụ"]


@pytest.mark.parametrize(
    "heading",
    [
        "2. Về chương trình mục tiêu quốc gia trồng cây",
        "2. Đạt được mục tiêu trồng cây của huyện",
        "2. Tổ chức chỉ đạo thực hiện:",
    ],
)
def test_a_heading_with_words_of_aims_may_head_duties(heading: str) -> None:
    """The name of a programme says nothing of aims."""
    draft = of_duties(f"1. Phòng Nội vụ kiểm tra cây.\n{heading}\n- Các xã trồng cây ven đường.")
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Nội vụ", "Các xã"]


def test_a_heading_of_targets_is_no_action() -> None:
    """“Chỉ tiêu” is one word, though “chỉ” begins a duty."""
    draft = of_duties(
        "1. Chỉ tiêu chủ yếu đến năm 2030\n1.1. Hằng năm, giảm số cây chết.\n"
        "1.2. Bảo đảm đủ cây giống.\n2. Tổ chức trồng cây ven đường."
    )
    assert [text for text, _, _ in roles(draft)] == ["Tổ chức trồng cây ven đường."]


def test_above_all_a_field_is_no_statement_of_what_something_is() -> None:
    """“nhất là lĩnh vực …” goes on with what to do."""
    line = "Chủ trì trồng cây ven đường, nhất là lĩnh vực cây bóng mát, trong năm 2026."
    draft = of_duties(f"1. Phòng Kinh tế\n- {line}")
    assert [text for text, _, _ in roles(draft)] == [line]


def test_a_letter_without_a_head_has_its_body_above_its_recipients() -> None:
    """The Roman numbers of an enclosed list do not begin it."""
    text = (
        "Kính gửi:\n- Phòng Kinh tế;\n- UBND các xã.\n"
        "Để kịp vụ trồng cây năm 2026, UBND huyện yêu cầu:\n"
        "1. Phòng Kinh tế\n- Chuẩn bị cây giống trước ngày 15/3/2026.\n"
        "2. UBND các xã\n- Trồng cây ven đường.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Bình\n"
        "Danh mục các văn bản đã ban hành\nI. QUYẾT ĐỊNH\n1. Quyết định số 12/QĐ-UBND.\n"
    )
    assert [lead for _, lead, _ in roles(drafted(text))] == ["Phòng Kinh tế", "UBND các xã"]


def test_why_something_is_asked_gives_its_tasks_no_days() -> None:
    """Only what is asked for does."""
    asks = (
        "I. Đến hết năm 2026 chỉ còn hai tháng, nhiều tuyến đường chưa có cây; do vậy, yêu cầu các "
        "xã thực hiện các việc sau:"
    )
    draft = of_body(f"{asks}\n1. Trồng cây ven đường.\n2. Tưới cây.", foot="")
    assert [windows(task) for task in draft.tasks] == [[], []]


def test_the_day_of_a_whole_task_is_not_that_of_the_bullets_below_it() -> None:
    """A heading or a lead-in hands its day on; a sentence with a full stop has said it all."""
    draft = of_duties(
        "1. Phòng Kinh tế tổ chức lập danh mục cây trồng, xong trước ngày 15/3/2026.\n"
        "- Chỉ đạo Đội Cây xanh rà soát vườn ươm của các xã và báo cáo kết quả.\n"
        "- Tổ chức tập huấn cho các hộ trồng cây."
    )
    assert [len(windows(task)) for task in draft.tasks] == [1, 0, 0]


def test_a_span_that_begins_in_the_year_of_the_plan_is_no_history() -> None:
    """“2026 - 2036” under “Thời gian”, in a plan of the year 2026."""
    draft = of_body(
        "I. NHIỆM VỤ\n| TT | Nội dung | Chủ trì | Thời gian |\n"
        "| 1 | Trồng cây ven đường | Phòng Kinh tế | 2026 - 2036 |\n"
        "| 2 | Tổ chức tưới cây | Phòng Kinh tế | 2026 |",
        foot="",
    )
    assert windows(draft.tasks[0])[0].endswith("2036-12-31")


def test_the_title_of_a_group_is_not_joined_to_the_row_below_it() -> None:
    """Together they have just as many cells as the head of the table."""
    draft = of_body(
        "I. NHIỆM VỤ\n| TT | Nội dung | Chủ trì | Phối hợp | Thời gian | Kết quả |\n"
        "| 1 | Kiểm tra cây | Phòng Nội vụ | Các xã | 2026 | Báo cáo |\n"
        "| II | TRỒNG CÂY VEN ĐƯỜNG |\n"
        "| 1 | Trồng cây bóng mát | Phòng Kinh tế | Các xã | 2026 |",
        foot="",
    )
    assert roles(draft)[1:] == [("Trồng cây bóng mát", "Phòng Kinh tế", "Các xã")]


def test_the_column_of_the_office_counts_before_that_of_its_head() -> None:
    """“Người đứng đầu chịu trách nhiệm” stands beside “Cơ quan chủ trì”."""
    draft = of_body(
        "I. NHIỆM VỤ\n| TT | Tên nhiệm vụ | Người đứng đầu chịu trách nhiệm | Cơ quan chủ trì | "
        "Thời hạn |\n| 1 | Trồng cây | Trưởng phòng Kinh tế | Phòng Kinh tế | 15/4/2026 |",
        foot="",
    )
    assert roles(draft) == [("Trồng cây", "Phòng Kinh tế", "")]


def test_the_members_of_a_body_have_no_duties() -> None:
    """“Trưởng đoàn: …” says who that is; what decides on the body is the task."""
    draft = of_duties(
        "1. Ban hành quyết định thành lập Đoàn kiểm tra gồm:\n"
        "- Trưởng đoàn: Đại diện Phòng Kinh tế.\n- Thành viên đoàn: Đại diện các xã."
    )
    assert [text for text, _, _ in roles(draft)] == [
        "Ban hành quyết định thành lập Đoàn kiểm tra gồm:"
    ]


def test_an_order_behind_praise_is_not_lost() -> None:
    """In an item on awards, the second sentence says what to do."""
    draft = of_duties(
        "1. Phòng Nội vụ kiểm tra cây.\n2. Về khen thưởng: Kết quả có được là nhờ các hộ dân. "
        "Phòng Kinh tế tổng hợp thành tích, trình UBND huyện xem xét."
    )
    assert len(draft.tasks) == len("12")


def test_who_leads_and_who_acts_may_stand_in_one_label() -> None:
    """Those who only help are not among them."""
    text = (
        "Phòng Kinh tế chủ trì tham mưu kế hoạch; Đội Cây xanh tổ chức trồng cây; các xã phối hợp"
    )
    assert leads_in(NAMES, text) == ("Phòng Kinh tế", "Đội Cây xanh")


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Chỉ đạo Đội Cây xanh, các trạm liên quan phối hợp với Phòng Kinh tế trồng cây.", ()),
        ("Thực hiện ý kiến chỉ đạo của huyện, phối hợp với Phòng Kinh tế trồng cây.", ("Kinh tế",)),
        ("Chủ động phối hợp, hỗ trợ các xã trồng cây.", ("các xã",)),
        ("Phối hợp với địa phương ứng phó với mưa bão.", ("địa phương",)),
        ("Phối hợp với UBND các xã, phường, khuyến cáo người dân.", ("UBND các xã, phường",)),
    ],
)
def test_who_is_told_to_work_with_others(text: str, partners: tuple[str, ...]) -> None:
    """A direction to others says with whom these work; an opinion of the authority does not."""
    assert tuple(name.removeprefix("Phòng ") for name in partners_in(NAMES, text)) == partners


def test_those_for_whom_something_is_done_do_not_do_it() -> None:
    """“Đối với các cơ sở thuộc phạm vi quản lý, hướng dẫn …” has its subject in the heading."""
    draft = of_duties(
        "1. Phòng Kinh tế\n"
        "- Đối với các vườn ươm thuộc phạm vi quản lý, hướng dẫn chủ vườn chăm sóc cây."
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]


def test_the_second_paragraph_of_an_item_may_ask_others() -> None:
    """It begins with “Yêu cầu”, as the first one did."""
    draft = of_duties(
        "1. Yêu cầu Phòng Kinh tế khẩn trương chuẩn bị đủ cây giống cho các tuyến đường mới mở.\n"
        "Yêu cầu các xã rà soát đất trồng cây và báo cáo kết quả về UBND huyện.\n"
        "2. Phòng Nội vụ tổng hợp kết quả trồng cây của các đơn vị."
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế", "các xã", "Phòng Nội vụ"]


def test_a_letter_heads_what_it_asks_for_with_demands() -> None:
    """“Yêu cầu chung” in a letter is no section on how all is to be done."""
    text = (
        "Kính gửi:\n- Phòng Kinh tế;\n- UBND các xã.\n"
        "Để kịp vụ trồng cây năm 2026, UBND huyện yêu cầu các đơn vị:\n"
        "1. Yêu cầu chung:\n- Rà soát đất trồng cây.\n- Bố trí người chăm sóc cây.\n"
        "2. Phòng Kinh tế\n- Chuẩn bị cây giống.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert [text for text, _, _ in roles(drafted(text))] == [
        "Rà soát đất trồng cây.",
        "Bố trí người chăm sóc cây.",
        "Chuẩn bị cây giống.",
    ]


def test_a_row_may_leave_out_its_number_and_what_is_merged_with_the_row_above() -> None:
    """“Trồng cây | Phòng Kinh tế” has its support and its time in the row above, and says so."""
    draft = of_body(
        "I. NHIỆM VỤ\n| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |\n"
        "| 1 | Kiểm tra cây | Phòng Nội vụ | Các xã | 2026 |\n"
        "| Tổ chức trồng cây ven đường | Phòng Kinh tế |",
        foot="",
    )
    assert roles(draft)[1] == ("Tổ chức trồng cây ven đường", "Phòng Kinh tế", "Các xã")
    assert windows(draft.tasks[0]) == windows(draft.tasks[1])
    assert any("Ô phối hợp để trống" in said(doubt) for doubt in draft.tasks[1].unsure)


def test_a_table_below_a_task_is_no_detail_of_it() -> None:
    """The annex of a decision without recipients stands below its last article."""
    draft = of_body(
        "Điều 1. Giao Phòng Nội vụ theo dõi việc trồng cây và tổng hợp kết quả.\n"
        "TM. UBND HUYỆN\nCHỦ TỊCH\nPhụ lục\nDANH MỤC NHIỆM VỤ\n"
        "| TT | Tên nhiệm vụ | Chủ trì | Thời hạn |\n"
        "| 1 | Trồng cây ven đường | Phòng Kinh tế | 15/4/2026 |",
        foot="",
    )
    assert ("Trồng cây ven đường", "Phòng Kinh tế", "") in roles(draft)


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Chủ đầu tư phối hợp với các xã trồng cây.", "Chủ đầu tư"),
        ("Trung ương Hội Nông dân tổ chức trồng cây.", "Trung ương Hội Nông dân"),
        ("Thành phố Huế tổ chức trồng cây.", "Thành phố Huế"),
    ],
)
def test_who_begins_with_words_that_name_things_elsewhere(sentence: str, lead: str) -> None:
    """“Chủ”, “Trung ương” and “Thành phố” begin names of units only with what follows here."""
    assert NAMES.leading(sentence)[0] == (lead,)


def test_ministries_in_a_list_end_where_another_office_begins() -> None:
    """“Bộ trưởng các Bộ: A, B; Chủ tịch UBND huyện” names no ministry of that chairman."""
    listed = "Bộ trưởng các Bộ: Y tế, Nội vụ; Chủ tịch UBND huyện"
    assert NAMES.split(listed) == (
        "Bộ trưởng Bộ Y tế",
        "Bộ trưởng Bộ Nội vụ",
        "Chủ tịch UBND huyện",
    )


@pytest.mark.parametrize(
    ("listed", "whole"),
    [
        (
            "Bộ Tài chính, Cơ quan, đơn vị liên quan, cơ sở khám bệnh, chữa bệnh",
            "Bộ Tài chính; Cơ quan, đơn vị liên quan; cơ sở khám bệnh, chữa bệnh",
        ),
        ("Bộ, ngành, cơ quan, đơn vị có liên quan", "Bộ, ngành, cơ quan, đơn vị có liên quan"),
        (
            "UBND cấp tỉnh, cơ quan, tổ chức, đơn vị có liên quan",
            "UBND cấp tỉnh; cơ quan, tổ chức, đơn vị có liên quan",
        ),
        (
            "Sở, ban, ngành, tổ chức chính trị - xã hội",
            "Sở, ban, ngành, tổ chức chính trị - xã hội",
        ),
    ],
)
def test_a_collective_is_whole_and_begins_at_its_first_word(listed: str, whole: str) -> None:
    """After a unit with a name of its own, the collective is another one."""
    assert "; ".join(NAMES.split(listed)) == whole


def test_a_head_in_two_rows_may_lie_one_column_beside_its_cells() -> None:
    """As in a table from a PDF: “Cơ quan chủ” above “trì”, the names one column before."""
    draft = of_body(
        "I. NHIỆM VỤ\n| TT | Nội dung |  | Cơ quan chủ |  | Cơ quan | Thời gian |\n"
        "|  |  |  | trì thực hiện |  | phối hợp |  |\n"
        "| 1 | Trồng cây ven đường | Phòng Kinh tế |  | Các xã |  | 2026 |\n"
        "| 2 | Tổ chức tưới cây | Đội Cây xanh |  | Phòng Kinh tế |  | 2026 |",
        foot="",
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Phòng Kinh tế", "Các xã"),
        ("Đội Cây xanh", "Phòng Kinh tế"),
    ]


@pytest.mark.parametrize(
    ("listed", "whole"),
    [
        (
            "Bộ Tài chính Bộ Y tế Cơ quan, tổ chức, doanh nghiệp liên quan",
            "Bộ Tài chính; Bộ Y tế; Cơ quan, tổ chức, doanh nghiệp liên quan",
        ),
        (
            "Bộ Chỉ huy Quân sự tỉnh/Ban Chỉ huy Biên phòng",
            "Bộ Chỉ huy Quân sự tỉnh; Ban Chỉ huy Biên phòng",
        ),
        ("Vụ Pháp chế Bộ Y tế", "Vụ Pháp chế Bộ Y tế"),
        ("UBND xã/phường", "UBND xã/phường"),
    ],
)
def test_units_of_a_cell_may_run_into_one_another(listed: str, whole: str) -> None:
    """Its lines were joined, or a stroke stands between them."""
    assert "; ".join(NAMES.split(listed)) == whole


def test_initials_of_things_name_nobody() -> None:
    """“(AI, dữ liệu lớn)” at the end of a task says no unit."""
    draft = of_duties("1. Tổ chức tập huấn ứng dụng công nghệ trong trồng cây (AI, dữ liệu lớn).")
    assert [lead for _, lead, _ in roles(draft)] == [""]


def test_a_unit_named_in_both_columns_is_said() -> None:
    """A plan names a unit once in a task, so that the officer decides."""
    draft = of_body(
        "I. NHIỆM VỤ\n| TT | Nội dung | Chủ trì | Phối hợp |\n"
        "| 1 | Trồng cây ven đường | Phòng Kinh tế | Phòng Kinh tế, các xã |",
        foot="",
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [("Phòng Kinh tế", "các xã")]
    assert any("vừa chủ trì vừa phối hợp" in said(doubt) for doubt in draft.tasks[0].unsure)


def test_who_does_something_in_a_later_sentence_is_said() -> None:
    """The lead of the task is that of the heading; the other unit stands in the mark."""
    (task,) = of_duties(
        "1. Phòng Kinh tế\n- Chuẩn bị cây giống. Đội Cây xanh tổ chức trồng cây ven đường."
    ).tasks
    assert any("Đội Cây xanh" in said(doubt) for doubt in task.unsure)


def test_who_acts_is_found_behind_a_long_case() -> None:
    """“Đối với …: các xã khẩn trương …” says who does it, however long the case is."""
    case = "Đối với các tuyến đường mới mở " + "qua khu dân cư và vùng đất trống " * 4
    (task,) = roles(
        of_duties(f"1. Phòng Kinh tế\n- {case.strip()}: các xã khẩn trương lập kế hoạch trồng cây.")
    )
    assert task[1] == "các xã"


def test_what_a_document_takes_the_place_of_is_no_task() -> None:
    """“Hướng dẫn này thay thế Hướng dẫn số …” is done by the document itself."""
    draft = of_body(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế chuẩn bị cây giống.\n"
        "2. Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2025.",
        foot="",
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"]
