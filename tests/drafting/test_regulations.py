"""Regulations that a decision issues, statutes of offices, and what such documents only tell."""

from __future__ import annotations

import pytest

from bdg_cli.domain.days import date
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.services.source_checks import check_source
from tests.drafting.example import (
    DAY,
    STATE,
    drafted,
    leads,
    letter,
    names,
    of_body,
    of_duties,
    said,
    skipped,
    windows,
    written,
)
from tests.drafting.test_scanned_text import recognised

TOP = f"UBND HUYỆN ĐÔNG NGÀN\n{STATE}\nSố: 5/QĐ-UBND\n{DAY}\nQUYẾT ĐỊNH\n"
ISSUES = (
    f"{TOP}Ban hành Quy chế hoạt động của Ban Cây xanh\n"
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của Ban Cây xanh.\n"
    "Điều 2. Giao Phòng Kinh tế theo dõi việc thực hiện Quyết định này.\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Thị Hạnh\n\n"
)
REGULATION = (
    "QUY CHẾ\nHoạt động của Ban Cây xanh\n"
    "(Kèm theo Quyết định số 5/QĐ-UBND ngày 12/8/2026 của UBND huyện)\n"
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n"
    "Quy chế này quy định cách làm việc của Ban Cây xanh.\n"
    "Chương II\nTRÁCH NHIỆM\nĐiều 2. Trách nhiệm của Trưởng ban\n"
    "1. Chủ trì các cuộc họp của Ban.\n"
    "Điều 3. Chế độ báo cáo\n"
    "Các thành viên báo cáo Trưởng ban trước ngày 15/12 hằng năm.\n"
)


def test_a_regulation_is_read_with_the_decision_that_issues_it() -> None:
    """Its articles stand behind the recipients of the decision."""
    draft = drafted(ISSUES + REGULATION)
    assert draft.head.kind == "decision"
    assert leads(draft) == [
        ("Giao Phòng Kinh tế theo dõi việc thực hiện Quyết định này.", "Phòng Kinh tế"),
        ("Chủ trì các cuộc họp của Ban.", "Trưởng ban"),
        ("Các thành viên báo cáo Trưởng ban trước ngày 15/12 hằng năm.", "Các thành viên"),
    ]
    assert windows(draft.tasks[-1]) == ["year 15/12"]
    assert "QUY CHẾ" in skipped(draft, "title")


def test_a_regulation_is_read_without_its_decision() -> None:
    """What it is annexed to, on two lines and with stray spaces, says number, day and issuer."""
    annexed = "(Kèm theo Quyết định số: 5 /QĐ- UBND, ngày 12 tháng 8năm\n2026 của UBND huyện)"
    alone = REGULATION.replace(
        "(Kèm theo Quyết định số 5/QĐ-UBND ngày 12/8/2026 của UBND huyện)", annexed
    )
    draft = drafted(f"UBND HUYỆN ĐÔNG NGÀN\n{STATE}\n{alone}")
    assert (draft.head.kind, draft.head.number) == ("decision", "5/QĐ-UBND")
    assert draft.head.issued == date(2026, 8, 12)
    assert draft.head.title == "Hoạt động của Ban Cây xanh"
    assert ("Chủ trì các cuộc họp của Ban.", "Trưởng ban") in leads(draft)


def test_who_is_to_carry_out_a_decision_gets_no_task_by_that_alone() -> None:
    """A duty beside it is one."""
    both = "Phòng Kinh tế theo dõi việc trồng cây. Các xã có trách nhiệm thực hiện Quyết định này."
    alone = "Phòng Kinh tế và các xã có trách nhiệm tổ chức thực hiện Quyết định này."
    foot = "Nơi nhận:\n- Lưu: VT.\n"
    draft = drafted(f"{TOP}Về việc trồng cây\nĐiều 1. {both}\nĐiều 2. {alone}\n{foot}")
    assert [task.text for task in draft.tasks] == [both]


def test_a_regulation_may_have_sections_in_place_of_articles() -> None:
    """“I. …” below “QUY ĐỊNH”, with the articles of the decision before it."""
    sections = "QUY ĐỊNH\nVề chăm sóc cây\nI. Nguyên tắc\nII. Tổ chức thực hiện\n"
    draft = drafted(f"{ISSUES}{sections}1. Đội Cây xanh tưới cây ven chợ.\n2. Các xã họp bàn.\n")
    assert leads(draft)[1:] == [
        ("Đội Cây xanh tưới cây ven chợ.", "Đội Cây xanh"),
        ("Các xã họp bàn.", "Các xã"),
    ]


ANNEX = (
    "PHỤ LỤC\n| STT | Nội dung công việc | Đơn vị chủ trì | Thời gian |\n"
    "| 1 | Trồng cây ven chợ | Đội Cây xanh | Tháng 9/2026 |\n"
)


@pytest.mark.parametrize(
    "text",
    [
        ISSUES + REGULATION,
        ISSUES + ANNEX,
        f"{TOP}Về việc trồng cây\nĐiều 1. Phòng Kinh tế trồng cây.\n{ANNEX}",
    ],
)
def test_each_line_of_a_decision_is_told_of_once(text: str) -> None:
    """As a task, or with why it is none."""
    draft = drafted(text)
    found = [at for one in draft.skipped for at in range(one.first, one.last + 1)]
    found += [at for one in draft.tasks for at in range(one.first, one.last + 1)]
    assert sorted(found) == [at for at, one in enumerate(text.splitlines(), 1) if one]


def test_what_is_attached_to_a_regulation_is_an_annex() -> None:
    """Its forms give no tasks."""
    draft = drafted(f"{ISSUES}{REGULATION}PHỤ LỤC I\n1. Báo cáo số cây đã trồng.\n")
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế", "Trưởng ban", "Các thành viên"]


@pytest.mark.parametrize("number", ["Điều 2.\n", "**Điều 2.****\n**"])
def test_the_heading_of_an_article_may_stand_below_its_number(number: str) -> None:
    """Converters break the line there."""
    text = REGULATION.replace("Điều 2. ", number)
    assert ("Chủ trì các cuộc họp của Ban.", "Trưởng ban") in leads(drafted(ISSUES + text))


def test_a_statute_gives_its_functions_to_the_office_that_it_describes() -> None:
    """“Nhiệm vụ và quyền hạn” does not name it again, so that is marked."""
    draft = drafted(
        f"{TOP}Quy định chức năng, nhiệm vụ, quyền hạn của Phòng Kinh tế\n"
        "Điều 1. Vị trí và chức năng\nPhòng Kinh tế là cơ quan chuyên môn thuộc UBND huyện.\n"
        "Điều 2. Nhiệm vụ và quyền hạn\n1. Trình UBND huyện kế hoạch trồng cây.\n"
        "2. Hướng dẫn các xã chăm sóc cây xanh.\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế"] * 2
    assert all("dòng 9" in said(task.unsure[0]) for task in draft.tasks)


def test_a_notice_is_read_above_its_recipients_and_not_in_the_form_behind_them() -> None:
    """The form has Roman numbers, which the notice has not."""
    draft = drafted(
        f"UBND HUYỆN ĐÔNG NGÀN\n{STATE}\nSố: 5/TB-UBND\n{DAY}\nTHÔNG BÁO\nVề việc trồng cây\n"
        "1. Phòng Kinh tế chuẩn bị cây giống.\nNơi nhận:\n- Các xã;\n- Lưu: VT.\n"
        "PHIẾU ĐĂNG KÝ\nI. Người đăng ký\n1. Họ và tên:\n2. Tôi xin cam đoan khai đúng.\n"
    )
    assert leads(draft) == [("Phòng Kinh tế chuẩn bị cây giống.", "Phòng Kinh tế")]


def test_what_a_letter_only_tells_is_no_task_and_the_officer_is_told_so() -> None:
    """In a plan such a line is a task with a mark, since it may be one."""
    told = "Được nhận cây giống không mất tiền.\n"
    lines = f"1. Phòng Kinh tế chuẩn bị cây giống.\n2. {told}"
    draft = letter(f"UBND huyện thông báo như sau:\n{lines}")
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế"]
    assert skipped(draft, "narrative") == [told.strip()]
    assert "không nói ai làm gì nên không thành nhiệm vụ" in said(draft.head.doubts[-1])
    assert told.strip() in [text for text, _ in leads(of_duties(lines))]


@pytest.mark.parametrize(
    "person",
    [
        "Bà Lê Thị Hoa Sen, Phó Trưởng phòng Kinh tế.",
        "TS. Lê Hoa Sen - Trưởng phòng Đào tạo Trường Đại học Sông Mơ;",
        "Ông: Lê Hoa Sen | - Đoàn viên | - Thành viên",
    ],
)
def test_a_person_with_a_post_has_no_task_by_that(person: str) -> None:
    """One with something to do has."""
    draft = of_duties(f"1. Ban tổ chức\n- {person}\n- Trồng cây tại chợ.\n")
    assert [text for text, _ in leads(draft)] == ["Trồng cây tại chợ."]
    acts = of_duties("1. Đồng chí Lê Hoa Sen - Phó Chủ tịch UBND huyện: Chủ trì việc trồng cây.\n")
    assert len(acts.tasks) == 1


def test_a_body_above_nothing_but_its_members_leads_nothing() -> None:
    """“Ban tổ chức” above persons is no label that says who leads."""
    draft = of_body(
        "I. NỘI DUNG\n1. Trồng cây tại chợ.\n2. Ban tổ chức\n"
        "- Bà Lê Thị Hoa Sen, Phó Trưởng phòng Kinh tế;\n- Ông Lê Mơ, Chuyên viên.\n",
        foot="",
    )
    assert leads(draft) == [("Trồng cây tại chợ.", "")]


def test_places_that_head_tasks_are_marked_as_their_leads() -> None:
    """They may be their authorities, or only where something is built; a single one acts."""
    first, second = "1. Thị xã Sông Mơ\n- Xây dựng vườn ươm.\n", "2. Huyện Tân Hòa\n- Mở chợ.\n"
    several = of_duties(first + second).tasks
    mark = "Tên mục chỉ là tên một nơi: xem có phải đơn vị chủ trì không."
    assert [[said(one) for one in task.unsure] for task in several] == [[mark]] * 2
    assert not of_duties(first + "2. Đội Nước\n- Lấy mẫu.\n").tasks[0].unsure


def test_codes_and_areas_in_a_table_name_nobody() -> None:
    """“Mã” is no unit, though “SKX” looks like the short name of one."""
    draft = of_duties(
        "1. Đội Nước lấy mẫu.\n2. Các chỉ tiêu\n"
        "| STT | Chỉ tiêu sử dụng đất | Mã | Tổng diện tích |\n"
        "| 1 | Đất phát triển hạ tầng | DHT | 12,5 |\n"
        "| 2 | Đất xây dựng cơ sở văn hóa | DVH | 3 |\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Đội Nước"]


def test_a_scanned_cell_may_hold_a_time_and_a_unit() -> None:
    """The scanner has run two columns together."""
    draft = recognised(
        "UBND HUYỆN ĐÔNG NGÀN\nKẾ HOẠCH\nTrồng cây năm 2026\nI. NỘI DUNG\n"
        "| STT | Nội dung công việc | Đơn vị chủ trì |\n"
        "| 1 | Hoàn chỉnh hồ sơ mời thầu | Trước ngày 25/4/2026 Phòng Kinh tế |\n"
        "| 2 | Thẩm định hồ sơ mời thầu | Trước ngày 25/5/2026 Đội Cây xanh |\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế", "Đội Cây xanh"]
    assert [windows(task) for task in draft.tasks] == [["../2026-04-25"], ["../2026-05-25"]]


def test_numbers_above_ninety_nine_are_numbers() -> None:
    """A list of all schools goes that far; it has no tasks."""
    draft = of_duties("99. Đội Nước lấy mẫu.\n100. Đội Cây xanh tưới cây.\n")
    assert [lead for _, lead in leads(draft)] == ["Đội Nước", "Đội Cây xanh"]


def test_accounts_and_attachments_are_no_tasks() -> None:
    """Nor is the bank a unit."""
    draft = letter(
        "Để kịp mùa vụ, UBND huyện đề nghị Phòng Kinh tế thực hiện các việc sau:\n"
        "1. Nộp tiền mua cây giống trước ngày 15/3/2026.\n- Số tài khoản: 123.456.\n"
        "- Ngân hàng: Ngân hàng Nông nghiệp.\n"
        "(Gửi kèm: 1. Danh sách giao cây giống; 2. Mẫu giấy nộp tiền)\n"
    )
    assert [task.text for task in draft.tasks] == ["Nộp tiền mua cây giống trước ngày 15/3/2026."]


def test_more_ways_to_ask() -> None:
    """“Kính mong”, “kính trình … xem xét”."""
    draft = letter(
        "Trung tâm Cây giống kính mong Thủ trưởng các đơn vị đăng ký cây giống.\n\n"
        "Phòng Kinh tế kính trình UBND huyện xem xét, quyết định mức hỗ trợ.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Thủ trưởng các đơn vị", "UBND huyện"]


def test_what_is_to_be_done_after_a_colon() -> None:
    """Behind the case, the subject or the phase of which a line speaks."""
    draft = of_duties(
        "1. Đội Nước\n- Đối với giếng đã lấp: Xây dựng giếng mới.\n"
        "- Về vườn ươm: Nâng cấp hệ thống tưới.\n- Năm 2026: Xây dựng hai vườn ươm.\n"
    )
    verbless = "Dòng này không nói làm gì"
    assert len(draft.tasks) == 3
    assert not any(said(one).startswith(verbless) for task in draft.tasks for one in task.unsure)


def test_orders_stand_also_where_else_none_are_given() -> None:
    """“Giao Đội Nước …” among aims is one, and aims are none."""
    draft = of_body(
        "I. MỤC ĐÍCH, YÊU CẦU\n- Nâng cao nhận thức.\n- Giao Đội Nước chuẩn bị máy bơm.\n"
        "II. NHIỆM VỤ\n1. Đội Cây xanh tưới cây.\n",
        foot="",
    )
    assert leads(draft) == [
        ("Giao Đội Nước chuẩn bị máy bơm.", "Đội Nước"),
        ("Đội Cây xanh tưới cây.", "Đội Cây xanh"),
    ]


def test_what_is_not_allowed_is_no_task() -> None:
    """A list of cases in which somebody fails."""
    draft = of_duties(
        "1. Đội Nước lấy mẫu.\n2. Trường hợp sau đây tổ không đạt yêu cầu:\n"
        "- Cây trồng sai quy cách.\n- Cây chết quá nửa.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Đội Nước"]


def test_a_part_is_named_only_where_a_title_follows() -> None:
    """“Phần IV cho phù hợp …” goes on with a sentence."""
    draft = of_duties("1. Đội Nước rà soát, điều chỉnh\nphần IV cho phù hợp với thực tế.\n")
    assert [text for text, _ in leads(draft)] == [
        "Đội Nước rà soát, điều chỉnh phần IV cho phù hợp với thực tế."
    ]


def test_a_letter_with_dashes_below_its_request() -> None:
    """A numbered part of an annex is not its beginning; a time in the request holds for all."""
    draft = letter(
        "Để kịp vụ trồng, UBND huyện đề nghị các xã trước ngày 20/3/2026 thực hiện một số nội dung "
        "sau:\n- Rà soát đất trống.\n- Đăng ký số cây giống.\n"
    )
    assert leads(draft) == [("Rà soát đất trống.", "các xã"), ("Đăng ký số cây giống.", "các xã")]
    assert [windows(task) for task in draft.tasks] == [["../2026-03-20"]] * 2


def test_attendants_of_a_meeting_have_no_task() -> None:
    """“HĐND xã: Thành phần dự …” says who comes."""
    draft = of_duties(
        "1. Đội Nước lấy mẫu.\n2. HĐND xã: Thành phần dự hội nghị gồm Thường trực HĐND xã.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Đội Nước"]


def test_a_pair_of_teachers_is_one_name() -> None:
    """“các Thầy, Cô trưởng khoa”."""
    draft = letter("Đề nghị các Thầy, Cô trưởng khoa đăng ký cây giống trước ngày 15/3/2026.\n")
    assert names(draft, draft.tasks[0].lead) == ["các Thầy, Cô trưởng khoa"]


def test_titles_of_chapters_are_not_missed_by_the_check_of_the_source() -> None:
    """No section of a plan file has them."""
    source = ISSUES + REGULATION
    found = read_plan_file(written(drafted(source)).encode(), file="a.yaml", plan_id="a")
    assert found.plan is not None
    missed = check_source(found.plan, found.places, source, "k.txt")
    lines = [source.splitlines()[one.place.line - 1] for one in missed if one.code == "P404"]
    assert not {"QUY ĐỊNH CHUNG", "TRÁCH NHIỆM"} & set(lines)
