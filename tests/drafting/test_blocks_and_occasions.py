"""Labelled lines in blocks, days that are only occasions, and who is named where."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in
from tests.drafting.example import leads, letter, of_body, of_duties, roles, said, skipped, windows

NAMES = UnitNames()


def test_an_occasion_is_no_day_beside_one_of_its_own() -> None:
    """Neither the New Year nor the holidays that it celebrates, nor the same days once more."""
    draft = of_duties(
        "1. Phòng Kinh tế\n"
        "- Tặng cây nhân dịp Tết Nguyên đán Bính Ngọ năm 2026 từ ngày 13/02/2026 – 15/02/2026 "
        "(từ ngày 26 – 28 tháng 12 Âm lịch).\n"
        "- Trồng cây chào mừng ngày 30/4 và ngày Quốc tế lao động 01/5, từ ngày 15/3/2026 đến "
        "20/4/2026.\n"
    )
    assert [windows(task) for task in draft.tasks] == [
        ["2026-02-13/2026-02-15"],
        ["2026-03-15/2026-04-20"],
    ]
    assert [task.unsure for task in draft.tasks] == [(), ()]


def test_the_name_of_a_lunar_year_says_which_new_year() -> None:
    """Marked, like all days of that calendar."""
    (task,) = of_duties("1. Phòng Kinh tế\n- Tặng cây trước Tết Nguyên đán Đinh Mùi.").tasks
    assert windows(task) == ["../2027-02-06"]
    assert task.unsure


def test_a_time_in_brackets_that_tell_what_was_done_is_none() -> None:
    """“(Sở đã tổ chức hai lớp vào các ngày …)”."""
    (task,) = of_duties(
        "1. Phòng Kinh tế\n- Mở rộng tập huấn trồng cây (Phòng đã tổ chức hai lớp vào ngày "
        "05/3/2026)."
    ).tasks
    assert windows(task) == []


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Công bố kết quả trước ngày 05 của tháng liền kề", ["month 5"]),
        ("Ban hành kế hoạch chậm nhất ngày 31/12 năm trước liền kề", ["year 31/12"]),
        ("Công bố danh mục trước ngày 31/01 năm liền kề", ["year 31/1"]),
    ],
)
def test_next_month_and_next_year_recur_in_a_plan_of_several_years(
    words: str, times: list[str]
) -> None:
    """They come again each month, and each year."""
    draft = of_body(
        f"I. NHIỆM VỤ\n1. Phòng Kinh tế\n- {words}.\n- Trồng cây xong trước ngày 30/6/2028.",
        head="UBND HUYỆN ĐÔNG NGÀN\nSố: 27/KH-UBND\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n"
        "KẾ HOẠCH\nTrồng cây xanh giai đoạn 2026 - 2030\n",
    )
    assert windows(draft.tasks[0]) == times


def test_the_content_of_a_block_has_its_labels() -> None:
    """Also those above it, and not only the task above the block."""
    draft = of_body(
        "I. NỘI DUNG\n1. Hoạt động cấp xã\n- Lập đoàn trồng cây.\n- Thời gian: từ ngày 01/3/2026 "
        "đến ngày 05/3/2026.\n- Nội dung: Các hội phát động trồng cây.\n"
    )
    assert [windows(task) for task in draft.tasks[:2]] == [["2026-03-01/2026-03-05"]] * 2
    assert [lead for _, lead in leads(draft)[:2]] == ["", "Các hội"]


def test_labels_of_the_last_task_are_not_those_of_one_with_its_own() -> None:
    """Though both have the same lead."""
    draft = of_body(
        "I. NỘI DUNG\n1. Trồng cây\n- Xây dựng vườn ươm.\nChủ trì: Phòng Kinh tế.\n"
        "Thời gian: Quý II năm 2026.\n- Tổ chức tập huấn.\nChủ trì: Phòng Kinh tế.\n"
        "Phối hợp: Đội Cây xanh.\nThời gian: Quý III năm 2026.\n"
    )
    assert [support for _, _, support in roles(draft)[:2]] == ["", "Đội Cây xanh"]


def test_a_label_goes_on_in_the_next_line() -> None:
    """Behind a semicolon, with more names."""
    draft = of_body(
        "I. NỘI DUNG\n1. Trồng cây ven đường dọc các tuyến phố mới mở của huyện trong mùa mưa.\n"
        "Đơn vị chủ trì: Phòng Kinh tế.\n"
        "Đơn vị phối hợp: Văn phòng UBND huyện, các phòng, ban chuyên môn của huyện;\n"
        "Văn phòng HĐND, UBND các xã, thị trấn và các đơn vị có liên quan.\n"
        "Thời gian thực hiện: Quý II năm 2026.\n"
        "2. Chăm sóc cây bóng mát dọc các tuyến phố mới mở của huyện trong mùa khô năm nay.\n"
        "Đơn vị chủ trì: Đội Cây xanh.\n"
    )
    assert roles(draft)[0][2].split("; ") == [
        "Văn phòng UBND huyện",
        "các phòng, ban chuyên môn của huyện",
        "Văn phòng HĐND",
        "UBND các xã, thị trấn",
        "các đơn vị có liên quan",
    ]
    assert windows(draft.tasks[0]) == ["2026-04-01/2026-06-30"]


def test_stars_that_date_what_stands_above_them_date_all_of_it() -> None:
    """Not only the last dash."""
    draft = of_body(
        "I. NỘI DUNG\n1. Trồng cây\n- Rà soát quỹ đất.\n- Đào hố trồng cây.\n"
        "* Thời gian thực hiện:\n+ Đợt 1: từ ngày 01/3/2026 đến ngày 05/3/2026.\n"
        "2. Tưới cây\n- Bơm nước tưới cây.\n* Thời gian thực hiện: tháng 5/2026.\n"
    )
    assert [windows(task) for task in draft.tasks[:3]] == [
        ["2026-03-01/2026-03-05"],
        ["2026-03-01/2026-03-05"],
        ["2026-05-01/2026-05-31"],
    ]


def test_stars_that_lead_in_are_headings() -> None:
    """And one below which nothing stands is a task, with a mark."""
    draft = of_body(
        "I. NỘI DUNG\n- Kiểm tra vườn ươm.\n* Tập trung trồng cây tại các tuyến đường:\n"
        "* Chăm sóc cây:\n- Tưới cây.\n- Cắt tỉa cây.\n"
    )
    assert [text for text, _ in leads(draft)[:4]] == [
        "Kiểm tra vườn ươm.",
        "Tập trung trồng cây tại các tuyến đường:",
        "Tưới cây.",
        "Cắt tỉa cây.",
    ]


def test_a_heading_of_labels_and_a_dateline_are_no_tasks() -> None:
    """“Hình thức, thời gian”, and where and when a banner says that something takes place."""
    draft = of_body(
        "I. NỘI DUNG\n1. Hình thức, thời gian\n- Hình thức: trực tuyến.\n- Thời gian: 05/3/2026.\n"
        "2. Phông chữ\nTân Hòa, ngày 05 tháng 3 năm 2026\n3. Phòng Kinh tế trồng cây ven đường.\n"
    )
    assert leads(draft)[0][0] == "Phòng Kinh tế trồng cây ven đường."
    assert {"Hình thức, thời gian", "Tân Hòa, ngày 05 tháng 3 năm 2026"} <= {
        *skipped(draft, "heading")
    }


def test_a_heading_may_say_who_leads_what_follows() -> None:
    """“Nội dung Sở A có trách nhiệm chủ trì”."""
    draft = of_body(
        "Điều 5. Nội dung Phòng Kinh tế có trách nhiệm chủ trì\n1. Trồng cây.\n2. Tưới cây.\n"
        "Điều 6. Nội dung do Đội Cây xanh chủ trì\n1. Cắt tỉa cây.\n"
    )
    assert [lead for _, lead in leads(draft)[:3]] == ["Phòng Kinh tế"] * 2 + ["Đội Cây xanh"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "Công ty TNHH một thành viên quản lý khai thác công trình cây xanh tỉnh trồng cây.",
            "Công ty TNHH một thành viên quản lý khai thác công trình cây xanh tỉnh",
        ),
        ("Báo và Phát thanh, Truyền hình tỉnh đưa tin.", "Báo và Phát thanh, Truyền hình tỉnh"),
        (
            "Các đơn vị được giao làm chủ đầu tư dự án có trách nhiệm trồng cây.",
            "Các đơn vị được giao làm chủ đầu tư dự án",
        ),
        (
            "Thủ trưởng các cơ quan, đơn vị được giao nhiệm vụ khẩn trương trồng cây.",
            "Thủ trưởng các cơ quan, đơn vị được giao nhiệm vụ",
        ),
        ("Đồng thời, Đội Cây xanh tưới cây.", "Đội Cây xanh"),
    ],
)
def test_where_a_name_ends(words: str, name: str) -> None:
    """It has its work, its second half, and what was assigned to it."""
    assert leads(of_duties(f"- {words}")) == [(words, name)]


def test_initials_help_too() -> None:
    """“phối hợp với VCCI và các đơn vị”."""
    assert list(partners_in(NAMES, "Phối hợp với VCCI và các đơn vị liên quan trồng cây.")) == [
        "VCCI",
        "các đơn vị liên quan",
    ]


def test_who_speaks_at_a_seminar_leads_with_a_mark() -> None:
    """Behind the dash, where the sentence ends."""
    draft = of_body(
        "I. NỘI DUNG\n1. Tham luận “Chăm sóc cây” – Trường THPT Tân Hòa trình bày.\n"
        "2. Tham luận về cây bóng mát - Đội Cây xanh hỗ trợ thực hiện.\n"
    )
    assert [lead for _, lead in leads(draft)[:2]] == ["Trường THPT Tân Hòa", "Đội Cây xanh"]
    assert all(task.unsure for task in draft.tasks[:2])


def test_inspection_duties_fall_to_the_one_who_mostly_inspects() -> None:
    """Though the name is once written in another way."""
    draft = of_body(
        "II. ĐỐI TƯỢNG KIỂM TRA, GIÁM SÁT\n"
        "1. Ban Thường trực Mặt trận phường kiểm tra công tác trồng cây đối với các tổ dân phố.\n"
        "2. Ban Thường trực Mặt trận phường giám sát công tác trồng cây của các hội.\n"
        "3. Ban Mặt trận phường giám sát việc tưới cây của các hộ.\n"
        "III. NỘI DUNG\n1. Kiểm tra việc trồng cây ven đường.\n"
    )
    assert ("Kiểm tra việc trồng cây ven đường.", "Ban Thường trực Mặt trận phường") in leads(draft)


def test_by_the_assignment_of_another_document_nobody_is_named() -> None:
    """“Theo phân công tại Quyết định số …” is no unit."""
    draft = of_body(
        "STT | Nhiệm vụ | Chủ trì | Thời gian\n"
        "1 | Trồng cây ven đường | Theo phân công tại Quyết định số 14/QĐ-UBND | Quý II\n"
        "2 | Tưới cây | Đội Cây xanh | Quý III\n"
    )
    assert [lead for _, lead in leads(draft)[:2]] == ["", "Đội Cây xanh"]


def test_those_who_are_told_the_conclusions_carry_them_out() -> None:
    """Not the office that announces them; nor does one that asks others at the end."""
    told = letter(
        "1. Phòng Kinh tế trồng cây.\nUBND huyện thông báo kết luận của đồng chí Chủ tịch để các "
        "đơn vị và Tập đoàn Hoa Sen biết, triển khai thực hiện./.\n"
    )
    assert leads(told)[-1][1] == "các đơn vị; Tập đoàn Hoa Sen"
    asked = letter(
        "1. Phòng Kinh tế trồng cây.\nỦy ban nhân dân huyện không bố trí được kinh phí. Do đó, Ủy "
        "ban nhân dân huyện đề nghị Đội Cây xanh huy động các hộ dân./.\n"
    )
    assert leads(asked)[-1][1] == "Đội Cây xanh"


def test_a_line_behind_the_last_order_is_marked() -> None:
    """It may be for all; so may an order to somebody whose name could not be read."""
    draft = letter(
        "Để chủ động, đề nghị các xã triển khai các nội dung sau:\n1. Phòng Kinh tế kiểm tra "
        "các vườn ươm.\n2. Đội Cây xanh tổ chức tưới cây tại các tuyến đường.\n"
        "Tổ chức trực ban nghiêm túc để tưới cây./.\n"
    )
    assert len(draft.tasks) == len(("kiểm tra", "tưới cây", "trực ban"))
    assert said(draft.tasks[-1].unsure[-1]).startswith("Đơn vị chủ trì lấy theo dòng đứng trước")
    draft = of_duties("1. Phòng Kinh tế\nTrồng cây ven đường.\nGiao Zê ương tưới cây.")
    assert draft.tasks[-1].unsure


def test_an_order_made_of_parts_is_a_task_and_one_that_lists_work_is_none() -> None:
    """“… gồm 11 chuyên mục sau:”, and “… thực hiện các công việc:”."""
    draft = of_body(
        "I. NỘI DUNG\nPhòng Kinh tế tổ chức cuộc thi về cây, gồm 02 vòng thi sau:\n"
        "STT | Nội dung | Chủ trì\n1 | Thi trồng cây | Đội Cây xanh\n2 | Thi tưới cây | Đoàn xã\n"
        "II. TỔ CHỨC THỰC HIỆN\nGiao Phòng Nội vụ triển khai, thực hiện các công việc:\n"
        "1. Tổ chức chấm điểm.\n2. Trao giải.\n"
    )
    assert [lead for _, lead in leads(draft)[:5]] == [
        "Phòng Kinh tế",
        "Đội Cây xanh",
        "Đoàn xã",
        "Phòng Nội vụ",
        "Phòng Nội vụ",
    ]


def test_a_name_said_again_in_short_is_one_unit() -> None:
    """“Đề nghị Công ty A … Đồng thời, Công ty cần …”."""
    draft = letter(
        "1. Hồ sơ còn thiếu.\nĐể có cơ sở cấp phép, Phòng Kinh tế đề nghị Công ty Hoa Sen rà soát "
        "hồ sơ vườn ươm. Đồng thời, Công ty cần bổ sung bản vẽ.\n"
    )
    assert leads(draft)[-1][1] == "Công ty Hoa Sen"
    assert draft.tasks[-1].unsure == ()


def test_an_office_that_proposes_to_its_superior_asks_it() -> None:
    """“Trung tâm kính đề xuất UBND huyện:”, and a bullet of the same kind."""
    draft = letter(
        "1. Kiến nghị, đề xuất: Trung tâm Cây xanh kính đề xuất UBND huyện:\n- Tiếp tục chỉ đạo "
        "các xã trồng cây.\n- Kính đề xuất UBND huyện bố trí kinh phí.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["UBND huyện"] * 2


def test_what_is_forbidden_is_no_duty_and_rights_are_those_of_whom_the_heading_names() -> None:
    """In a regulation."""
    draft = of_body(
        "Điều 3. Các hành vi bị nghiêm cấm\n1. Chặt phá cây.\n2. Thu thập cành cây trái phép.\n"
        "Điều 4. Quyền và nghĩa vụ của các hộ dân\n1. Tưới cây trước nhà.\n2. Cắt tỉa cây.\n"
        "Điều 5. Các quy định đối với các trường học\n1. Chăm sóc cây giống.\n"
    )
    assert leads(draft)[:3] == [
        ("Tưới cây trước nhà.", "các hộ dân"),
        ("Cắt tỉa cây.", "các hộ dân"),
        ("Chăm sóc cây giống.", "các trường học"),
    ]


def test_a_city_in_short_ends_no_name() -> None:
    """“TP. Hồ Chí Minh”."""
    (task,) = of_duties("- Trường Trung cấp Công đoàn TP. Hồ Chí Minh trồng cây.").tasks
    assert leads(of_duties(f"- {task.text}"))[0][1] == "Trường Trung cấp Công đoàn TP. Hồ Chí Minh"
    assert task.unsure == ()


def test_a_list_above_the_title_is_told_of() -> None:
    """A plan may stand above the decision that approves it, and is not read there."""
    plan = "\n".join(f"{at}. Nội dung khảo sát cây xanh thứ {at}" for at in range(1, 8))
    draft = of_body(
        "Điều 1. Phòng Kinh tế trồng cây.\nĐiều 2. Đội Cây xanh tưới cây.\n",
        head=f"NHIỆM VỤ KHẢO SÁT\n{plan}\nUBND HUYỆN ĐÔNG NGÀN\nSố: 27/QĐ-UBND\n"
        "Đông Ngàn, ngày 12 tháng 02 năm 2026\nQUYẾT ĐỊNH\nVề việc trồng cây năm 2026\n",
    )
    assert "Dòng 2 đến 8 đứng trên tên văn bản, chưa đọc: xem có việc nào." in map(
        said, draft.head.doubts
    )


def test_numbered_lines_below_a_task_with_lines_like_tasks_are_no_details() -> None:
    """Web pages join a heading with its first sentence: nothing below may be lost."""
    draft = of_body(
        "I. NHIỆM VỤ\n3. Nhiệm vụ từng lĩnh vực 3.1. Về vườn ươm Xây dựng vườn ươm của huyện.\n"
        "3.2. Lĩnh vực cây xanh Về quy hoạch: Hoàn thiện hồ sơ quy hoạch cây.\n"
        "Tổ chức trồng cây ven đường.\nTăng cường tưới cây.\n"
        "3.3. Lĩnh vực vườn hoa Mở rộng vườn hoa.\nRà soát đất trồng hoa.\nTrồng hoa.\n"
    )
    assert {
        "Tổ chức trồng cây ven đường.",
        "Tăng cường tưới cây.",
        "Rà soát đất trồng hoa.",
        "Trồng hoa.",
    } <= {text for text, _ in leads(draft)}


def test_a_line_above_its_own_numbers_is_a_heading() -> None:
    """“5. …” above “5.1. …” and “5.2. …”, also where these do not begin with verbs."""
    draft = of_body(
        "I. NHIỆM VỤ\n5. Tiếp tục nâng cao chất lượng cây.\n5.1. Tổ chức trồng cây ven đường.\n"
        "5.2. Công tác tưới cây phải kịp thời.\n"
    )
    assert [text for text, _ in leads(draft)[:2]] == [
        "Tổ chức trồng cây ven đường.",
        "Công tác tưới cây phải kịp thời.",
    ]


def test_a_table_of_documents_to_draft_is_one_of_tasks() -> None:
    """Its units stand behind dashes, on one line of the cell."""
    draft = of_body(
        "STT | Tên văn bản | Đơn vị chủ trì soạn thảo | Đơn vị phối hợp | Thời gian trình\n"
        "1 | Quy chế trồng cây | Phòng Kinh tế | Cục Cây xanh - Các đơn vị khác | Tháng 5/2026\n"
        "2 | Quy chế tưới cây | Đội Cây xanh | Vụ Vườn hoa - Viện Cây giống | Tháng 6/2026\n"
    )
    assert roles(draft)[:2] == [
        ("Quy chế trồng cây", "Phòng Kinh tế", "Cục Cây xanh; Các đơn vị khác"),
        ("Quy chế tưới cây", "Đội Cây xanh", "Vụ Vườn hoa; Viện Cây giống"),
    ]


@pytest.mark.parametrize(
    ("asks", "lead"),
    [
        ("Nhất trí với các báo cáo chuyên đề, yêu cầu toàn ngành thực hiện:", "toàn ngành"),
        ("Yêu cầu Thủ trưởng các Sở, Ban, Ngành Thành phố thực hiện:", ""),
        ("Tổ chức pháp chế thuộc huyện:", "Tổ chức pháp chế thuộc huyện"),
        (
            "Đơn vị được phân công làm đầu mối theo dõi cây xanh:",
            "Đơn vị được phân công làm đầu mối theo dõi cây xanh",
        ),
    ],
)
def test_of_whom_a_lead_in_asks(asks: str, lead: str) -> None:
    """Reports are no units; the whole branch, a legal office and one that was chosen are."""
    draft = of_body(f"I. NHIỆM VỤ\n1. {asks}\n- Trồng cây.\n- Tưới cây.\n")
    expected = lead or "Thủ trưởng các Sở, Ban, Ngành Thành phố"
    assert [name for _, name in leads(draft)[:2]] == [expected] * 2


def test_a_body_may_be_named_after_several_kinds_of_inspection() -> None:
    """“Các đoàn thanh tra, kiểm tra thuế”; and one part of ministries and offices is one."""
    draft = of_duties(
        "- Các đoàn thanh tra, kiểm tra thuế báo cáo kết quả trồng cây.\n"
        "- Tổ chức pháp chế thuộc Bộ, cơ quan ngang Bộ tham mưu về cây xanh.\n"
    )
    assert [lead for _, lead in leads(draft)] == [
        "Các đoàn thanh tra, kiểm tra thuế",
        "Tổ chức pháp chế thuộc Bộ, cơ quan ngang Bộ",
    ]
