"""Whole sections that were lost without a word: a heading, a unit or a title was misunderstood."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in
from tests.drafting.example import drafted, leads, of_body, of_duties, roles, said, windows

NAMES = UnitNames()


@pytest.mark.parametrize(
    "heading",
    [
        "III. Tổ chức thực hiện:",
        "3. Tổ chức thực hiện:",
        "III. Phân công thực hiện:",
        "III. Trách nhiệm thực hiện:",
        "III. PHÂN CÔNG NHIỆM VỤ:",
    ],
)
@pytest.mark.parametrize(
    "duties",
    [
        "- Phòng Kinh tế: Hướng dẫn trồng cây.\n- Các xã: Trồng cây ven đường.",
        "1.1. Phòng Kinh tế:\n- Hướng dẫn trồng cây.\n1.2. Các xã:\n- Trồng cây ven đường.",
    ],
)
def test_a_heading_of_duties_that_ends_with_a_colon_is_no_label(heading: str, duties: str) -> None:
    """“Đơn vị thực hiện:” names who does what stands above; “Tổ chức thực hiện:” heads duties."""
    draft = of_body(f"I. NỘI DUNG\n1. Kiểm tra vườn ươm.\n{heading}\n{duties}", foot="")
    assert [lead for _, lead, _ in roles(draft)] == ["", "Phòng Kinh tế", "Các xã"]


@pytest.mark.parametrize(
    "unit",
    [
        "Ban Thi đua - Khen thưởng huyện",
        "Văn phòng Điều phối Chương trình mục tiêu quốc gia huyện",
        "Chi cục Tiêu chuẩn Đo lường Chất lượng",
        "Phòng Quản lý Ngân sách huyện",
    ],
)
def test_a_unit_is_no_kind_of_section_by_what_it_is_named_after(unit: str) -> None:
    """Its duties are tasks, though “khen thưởng” or “mục tiêu” heads what is none."""
    draft = of_duties(f"1. {unit}\n- Theo dõi việc trồng cây.\n- Tổng hợp kết quả trồng cây.")
    assert [lead for _, lead, _ in roles(draft)] == [unit, unit]


def test_what_a_unit_does_where_a_section_says_when_is_a_marked_task() -> None:
    """Such sections seldom give orders, but the order is not lost."""
    line = "Các xã chuẩn bị cây giống và bố trí người trồng."
    draft = of_body(f"I. NỘI DUNG\n1. Trồng cây.\nII. THỜI GIAN, ĐỊA ĐIỂM\n1. {line}", foot="")
    assert [text for text, _, _ in roles(draft)][1:] == [line]
    assert any("ít khi giao việc" in said(doubt) for doubt in draft.tasks[1].unsure)


def test_an_annex_keeps_what_a_line_below_gives_to_somebody() -> None:
    """Its other lines are forms or samples."""
    annex = (
        "\nPHỤ LỤC\nNHIỆM VỤ TRỒNG CÂY\n(Kèm theo Kế hoạch số 27/KH-UBND)\n\n"
        "1. Trồng cây ven đường.\na) Đơn vị chủ trì: Phòng Kinh tế.\n"
        "b) Đơn vị phối hợp: UBND các xã.\n2. Kính gửi Phòng Kinh tế mẫu đăng ký.\n"
    )
    draft = of_duties(f"1. Phòng Nội vụ kiểm tra cây.\n{annex}")
    assert roles(draft)[1:] == [("Trồng cây ven đường.", "Phòng Kinh tế", "UBND các xã")]


def test_a_label_keeps_its_own_words_beside_the_labels_below_it() -> None:
    """A scanner read “a)” as “8)”, so the second label stands below the first."""
    draft = of_duties(
        "7. Trồng cây ven đường.\n8) Đơn vị chủ trì: Phòng Kinh tế.\n"
        "b) Đơn vị phối hợp: UBND các xã."
    )
    assert roles(draft) == [("Trồng cây ven đường.", "Phòng Kinh tế", "UBND các xã")]


def test_a_resolution_gives_to_whom_its_last_sentence_asks() -> None:
    """Who asks does not do it."""
    asks = (
        "II. Hội đồng nhân dân huyện thống nhất với các giải pháp đã nêu. Hội đồng nhân dân huyện "
        "đề nghị Ủy ban nhân dân huyện chỉ đạo thực hiện một số công việc sau:"
    )
    draft = of_body(f"{asks}\n1. Trồng cây ven đường.\n2. Tưới cây trong mùa khô.", foot="")
    assert [lead for _, lead, _ in roles(draft)] == ["Ủy ban nhân dân huyện"] * 2


def test_who_is_directed_does_what_stands_below() -> None:
    """“Đề nghị UBND huyện chỉ đạo Phòng Kinh tế:” heads the duties of that office."""
    draft = of_duties("1. Đề nghị UBND huyện chỉ đạo Phòng Kinh tế:\n- Trồng cây.\n- Tưới cây.")
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế"] * 2


def test_what_to_do_in_each_case_is_a_task() -> None:
    """The line above is a task, too; its cases are no mere details."""
    draft = of_duties(
        "1. Phòng Kinh tế tiếp nhận và xử lý kiến nghị về cây xanh, cụ thể:\n"
        "- Đối với kiến nghị về cây đổ: Chuyển ngay đến Công ty Cây xanh.\n"
        "- Nếu liên quan đến đất: Chuyển đến Văn phòng UBND huyện."
    )
    assert sum(text.startswith(("Đối với", "Nếu")) for text, _, _ in roles(draft)) == len("ab")


def test_the_title_of_a_copied_page_says_what_the_document_is() -> None:
    """On a web page it stands in small letters above the text, without a head."""
    text = (
        "Chỉ thị về việc tăng cường trồng cây xanh\n"
        "Trong thời gian qua, việc trồng cây còn chậm, nhiều tuyến đường chưa có bóng mát.\n"
        "Chủ tịch UBND huyện chỉ thị:\n1. Phòng Kinh tế trồng cây ven đường trước ngày 15/5/2026.\n"
        "2. Các xã kiểm tra cây trong mùa khô.\n"
    )
    draft = drafted(text)
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Kinh tế", "Các xã"]
    assert draft.head.kind == "directive"


def test_a_title_goes_on_while_its_quotation_is_open() -> None:
    """The next line is no task of its own."""
    draft = of_duties(
        "1. Tổ chức đêm hội “Cây xanh huyện nhà – Một trăm năm\nHòa Bình”\n- Thời gian: 20/5/2026."
    )
    assert [text for text, _, _ in roles(draft)] == [
        "Tổ chức đêm hội “Cây xanh huyện nhà – Một trăm năm Hòa Bình”"
    ]


def test_a_row_with_a_number_is_no_head_of_a_table() -> None:
    """Of a table of figures, a row that speaks of work is none."""
    figures = (
        "PHỤ LỤC\nCHỈ TIÊU\n| TT | Chỉ tiêu | Đơn vị | Cơ quan chủ trì theo dõi |\n"
        "| 1 | Số cây | cây | Phòng Kinh tế |\n| 2 | Tỷ lệ hoạt động | % | Phòng Nội vụ chủ trì |\n"
        "| 3 | Số cây sống sau một năm trồng | cây | Phòng Kinh tế |\n"
    )
    assert len(roles(of_duties(f"1. Phòng Nội vụ kiểm tra cây.\n\n{figures}"))) == 1


def test_a_date_that_a_scanner_split_is_one_date() -> None:
    """“03/1 1/2026” is no day of January."""
    draft = of_duties("1. Phòng Kinh tế trồng cây từ ngày 30/10/2026 đến 03/1 1/2026.")
    assert windows(draft.tasks[0]) == ["2026-10-30/2026-11-03"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Tổ khảo sát tổng hợp kết quả.", "Tổ khảo sát"),
        ("Tổ khảo sát các vườn ươm.", "Tổ"),
        ("Từng cơ quan, đơn vị rà soát cây.", "Từng cơ quan, đơn vị"),
        ("Các bộ phận chủ trì, phối hợp trồng cây.", "Các bộ phận"),
        ("Phòng Công nghệ thông tin chủ trì trồng cây.", "Phòng Công nghệ thông tin"),
        (
            "Hội đồng Khoa học - Công nghệ ngành Y tế chủ trì trồng cây.",
            "Hội đồng Khoa học - Công nghệ ngành Y tế",
        ),
        ("Ngành giáo dục tổ chức trồng cây.", "Ngành giáo dục"),
        ("Chính phủ chỉ đạo trồng cây.", "Chính phủ"),
    ],
)
def test_where_a_name_ends(text: str, lead: str) -> None:
    """Names of bodies, of fields and of what everybody does, each for himself."""
    assert NAMES.leading(text)[0] == (lead,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kế hoạch - Tài chính Sở Y tế", ("Phòng Kế hoạch - Tài chính Sở Y tế",)),
        ("Sở Nội vụ, Giám đốc Sở Y tế", ("Sở Nội vụ", "Giám đốc Sở Y tế")),
        ("Bộ Tài chính, bộ, ngành liên quan", ("Bộ Tài chính", "bộ, ngành liên quan")),
        ("Sở Nội vụ,Thanh tra tỉnh", ("Sở Nội vụ", "Thanh tra tỉnh")),
        ("Sở Nội vụ, và các Sở liên quan", ("Sở Nội vụ", "các Sở liên quan")),
        ("Chính phủ, Thủ tướng Chính phủ", ("Chính phủ", "Thủ tướng Chính phủ")),
        ("các cơ quan Đảng, Quốc hội", ("các cơ quan Đảng", "Quốc hội")),
        ("Các Tập đoàn, Tổng Công ty thuộc Bộ", ("Các Tập đoàn, Tổng Công ty thuộc Bộ",)),
    ],
)
def test_where_a_list_of_names_is_divided(text: str, names: tuple[str, ...]) -> None:
    """An office of a department is one unit, a department and others are two."""
    assert NAMES.split(text) == names


def test_a_known_name_is_no_part_of_a_longer_one() -> None:
    """A capital goes on with a proper name; what follows it would be lost."""
    reader = UnitNames(["UBND các huyện, thành phố"])
    text = "phối hợp với UBND các huyện, thành phố Tân Mai, các cơ quan liên quan trồng cây"
    assert partners_in(reader, text) == (
        "UBND các huyện, thành phố Tân Mai",
        "các cơ quan liên quan",
    )


def test_who_helps_beside_who_leads() -> None:
    """“X chủ trì, Y phối hợp …” names Y without “với”."""
    draft = of_duties("- Phòng Kinh tế chủ trì, UBND các xã phối hợp rà soát đất trồng cây.")
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Phòng Kinh tế", "UBND các xã")
    ]


def test_a_comma_within_the_name_of_a_case_divides_nothing() -> None:
    """“Đối với các cơ quan, đơn vị liên quan:” is one group of units."""
    draft = of_duties("- Đối với các cơ quan, đơn vị liên quan: Tổ chức trồng cây.")
    assert [lead for _, lead, _ in roles(draft)] == ["các cơ quan, đơn vị liên quan"]


@pytest.mark.parametrize("sign", ["-", "+"])
def test_stars_right_above_dashes_are_headings(sign: str) -> None:
    """Elsewhere a star is the item of a list below a dash."""
    duties = f"{sign} Kiểm tra vườn ươm.\n{sign} Tổ chức trồng cây."
    draft = of_duties(f"* Phòng Kinh tế\n{duties}\n* UBND các xã\n{duties}")
    assert [lead for _, lead, _ in roles(draft)] == [
        *("Phòng Kinh tế",) * 2,
        *("UBND các xã",) * 2,
    ]


def test_small_roman_numbers_in_brackets_are_items() -> None:
    """The second one was read as a part of the first."""
    draft = of_duties("1. Phòng Kinh tế\n(i) Kiểm tra vườn ươm.\n(ii) Tổ chức trồng cây.")
    assert len(roles(draft)) == len(("i", "ii"))


def test_a_collective_in_capitals_is_one_name() -> None:
    """“Ngành” in it begins no unit of its own."""
    text = "Thủ trưởng các Sở, Ban, Ngành của Thành phố"
    assert NAMES.split(text) == (text,)


def test_the_comma_after_how_often_may_be_forgotten() -> None:
    """“Định kỳ hằng tháng Sở A báo cáo” names Sở A."""
    draft = of_duties("- Định kỳ hằng tháng Sở Nội vụ báo cáo kết quả trồng cây.")
    assert [lead for _, lead, _ in roles(draft)] == ["Sở Nội vụ"]


def test_others_who_are_charged_after_a_semicolon_lead_too() -> None:
    """Without “được phân công” or “có trách nhiệm” they may be who is guided."""
    draft = of_duties(
        "- Phòng Nội vụ chỉ đạo chung; các xã được phân công phụ trách thực hiện việc này.\n"
        "- Phòng Kinh tế hướng dẫn các thôn; các xã tổ chức trồng cây."
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Phòng Nội vụ; các xã", "Phòng Kinh tế"]


def test_a_day_for_which_something_is_prepared_is_marked() -> None:
    """It is the day of that, and no day by which to prepare it."""
    draft = of_duties("- Phòng Kinh tế mời báo cáo viên cho ngày 26/8/2026.")
    assert windows(draft.tasks[0]) == []
    assert any("26/8" in said(doubt) for doubt in draft.tasks[0].unsure)


def test_an_address_behind_the_spots_of_a_scan_says_that_it_is_a_letter() -> None:
    """A letter that was refused assigned something."""
    letter = (
        "UBND HUYỆN ĐÔNG NGÀN\nPHÒNG KINH TẾ\nSố: 41/KT-CX  Đông Ngàn, ngày 12 tháng 02 năm 2026\n"
        ": ^Ẻ è ¬ Kính gửi: Các xã, thị trấn.\n"
        "Thời gian qua, nhiều hàng cây ở trung tâm huyện đã già cỗi.\n"
        "Đề nghị các xã, thị trấn cập nhật danh mục cây trước ngày 20/02/2026./.\n"
    )
    assert [lead for _, lead, _ in roles(drafted(letter))] == ["các xã, thị trấn"]


@pytest.mark.parametrize(
    "heading",
    ["Nội dung và thời gian thực hiện:", "Lộ trình thực hiện:", "Tổ chức:", "Nội dung phối hợp:"],
)
def test_a_roman_heading_above_duties_is_no_label(heading: str) -> None:
    """What stands below says who does what, not when or where what is above is done."""
    duties = (
        "- Phòng Kinh tế xây dựng kế hoạch trồng cây.\n- UBND các xã báo cáo kết quả trồng cây."
    )
    draft = of_body(f"I. NỘI DUNG\n1. Kiểm tra vườn ươm.\nII. {heading}\n{duties}", foot="")
    assert [lead for _, lead, _ in roles(draft)] == ["", "Phòng Kinh tế", "UBND các xã"]


@pytest.mark.parametrize("label", ["Nội dung hoạt động", "Nội dung"])
def test_what_is_listed_as_the_content_of_an_activity_is_its_tasks(label: str) -> None:
    """Where it is said beside it who does it; the name of the activity is a heading then."""
    draft = of_body(
        f"I. NỘI DUNG THỰC HIỆN\n1. Trồng cây ven đường\n- Mục tiêu: 95% tuyến đường có cây.\n"
        f"- {label}:\n+ Ươm giống cây.\n+ Tập huấn cho cán bộ.\n"
        "- Thời gian: tháng 3/2026.\n- Đơn vị thực hiện: Đội Cây xanh.\n"
        "2. Họp xã\n- Nội dung:\n+ Giới thiệu danh sách.\n+ Biểu quyết.\n"
    )
    assert leads(draft)[:2] == [
        ("Ươm giống cây.", "Đội Cây xanh"),
        ("Tập huấn cho cán bộ.", "Đội Cây xanh"),
    ]
    assert windows(draft.tasks[0]) == ["2026-03-01/2026-03-31"]
    assert "Biểu quyết." not in [task.text for task in draft.tasks]
