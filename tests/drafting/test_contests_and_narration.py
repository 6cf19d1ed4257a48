"""What gives nobody a task: rules of a contest, conditions, what was asked before, whose opinion
follows; and what does although it looks like these.
"""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.names import UnitNames
from tests.drafting.example import (
    HEAD,
    LETTER_FOOT,
    LETTER_HEAD,
    drafted,
    leads,
    letter,
    of_body,
    of_duties,
    windows,
)

NAMES = UnitNames()
_DECISION = f"{LETTER_HEAD.partition('V/v')[0]}\nQUYẾT ĐỊNH\nVề cây xanh\nQUYẾT ĐỊNH:\n"


def test_the_rules_and_prizes_of_a_contest_are_no_tasks() -> None:
    """What a unit does among them is."""
    draft = of_body(
        "II. NỘI DUNG\n1. Tác phẩm dự thi\n- Biểu trưng của phong trào trồng cây;\n"
        "- Khẩu hiệu của phong trào;\n- Đội Cây xanh tiếp nhận tác phẩm.\n"
        "IV. CƠ CẤU GIẢI THƯỞNG\n1. Biểu trưng\n- 01 giải nhất: 5.000.000đ và Giấy chứng nhận;\n"
        "- 02 giải khuyến khích: 1.000.000đ/giải và Giấy chứng nhận.\n"
    )
    assert leads(draft)[:-1] == [("Đội Cây xanh tiếp nhận tác phẩm.", "Đội Cây xanh")]


def test_what_something_has_to_be_like_is_no_task() -> None:
    """Where it is announced that it has to meet the following demands."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Trồng cây ven đường.\nCây giống phải đáp ứng các yêu cầu sau:\n"
        "+ Cho phép vận chuyển xa;\n+ Bảo đảm tán rộng.\n"
    )
    assert [text for text, _ in leads(draft)] == ["Trồng cây ven đường."]


@pytest.mark.parametrize(
    "told",
    [
        "Tại Công văn số 8/UBND-NN, UBND huyện đã giao Phòng Nội vụ trồng cây trước 30/11/2025.",
        "Qua nghiên cứu, Phòng Kinh tế cơ bản thống nhất với nội dung dự thảo Kế hoạch trồng cây.",
        "Phòng Kinh tế thông báo Công ty Cây xanh biết và thực hiện./.",
    ],
)
def test_what_a_letter_tells_is_no_task(told: str) -> None:
    """What was asked before, to what it agrees, and the formula of notice."""
    asks = "Phòng Kinh tế đề nghị UBND các xã rà soát số cây đã trồng."
    assert leads(letter(f"{told}\n{asks}")) == [(asks, "UBND các xã")]


def test_those_to_whom_something_is_sent_do_not_lead() -> None:
    """However many they are, and whatever they do with it."""
    draft = letter(
        "Phòng Kinh tế đề nghị các xã thực hiện:\n1. Lập danh mục cây và gửi về Sở Xây dựng, "
        "Sở Tài chính, Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh.\n2. Trồng cây.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["các xã", "các xã"]


def test_those_whose_opinion_was_heard_are_not_asked() -> None:
    """The sentence says whose conclusion follows."""
    draft = drafted(
        f"{HEAD.replace('KẾ HOẠCH', 'THÔNG BÁO').partition('Thực hiện')[0]}"
        "Sau khi nghe báo cáo của Phòng Kinh tế và ý kiến của lãnh đạo các xã, thị trấn và các "
        "đại biểu dự họp, Chủ tịch UBND huyện đã có ý kiến kết luận như sau:\n"
        "1. Rà soát số cây đã trồng.\n2. Đội Cây xanh tưới cây ven đường.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["", "Đội Cây xanh"]


def test_to_whom_a_project_is_announced_does_not_do_what_follows() -> None:
    """“Thông báo cho các hộ về …” asks nobody."""
    draft = letter(
        "UBND huyện thông báo cho các chủ sử dụng đất về chủ trương trồng cây như sau:\n"
        "1. Điều tra số cây đã có.\n2. Đội Cây xanh tưới cây ven đường.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Phòng Kinh tế", "Đội Cây xanh"]


def test_what_an_article_issues_itself_stands_below_it() -> None:
    """Each line with its day is a task."""
    draft = drafted(
        f"{_DECISION}Điều 1. Ban hành Kế hoạch trồng cây năm 2026 như sau:\n"
        "1. Ngày hội trồng cây: Ngày 20/02/2026.\n2. Tưới cây trước ngày 30/4/2026.\n"
        f"3. Việc khác theo hướng dẫn của Phòng Kinh tế.\n{LETTER_FOOT}"
    )
    assert [windows(task) for task in draft.tasks][:2] == [
        ["2026-02-20/2026-02-20"],
        ["../2026-04-30"],
    ]


def test_what_a_meeting_is_about_is_no_task_of_who_presides() -> None:
    """Among the lines of an invitation."""
    draft = letter(
        "Phòng Kinh tế mời dự họp:\n1. Chủ trì: Đồng chí Trưởng phòng Kinh tế.\n"
        "2. Thành phần mời:\n- Lãnh đạo các xã.\n3. Nội dung: Họp đánh giá việc trồng cây.\n"
        "4. Giao Đội Cây xanh chuẩn bị báo cáo.\n"
    )
    assert leads(draft) == [("Giao Đội Cây xanh chuẩn bị báo cáo.", "Đội Cây xanh")]


def test_the_years_within_a_heading_are_marked() -> None:
    """They may be those of what is asked for."""
    draft = of_duties(
        "1. Về kiến nghị hỗ trợ kinh phí trong giai đoạn 2026-2027 để trồng cây:\n"
        "Phòng Tài chính nghiên cứu, đề xuất.\n"
    )
    for task in draft.tasks:
        assert not windows(task) or task.unsure


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thống đốc Ngân hàng Nhà nước chỉ đạo", ["Thống đốc Ngân hàng Nhà nước"]),
        ("Tổng biên tập Báo Đông Ngàn chỉ đạo", ["Tổng biên tập Báo Đông Ngàn"]),
        (
            "Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện, Sở Tư pháp tổ chức triển khai",
            ["Hội đồng phối hợp phổ biến, giáo dục pháp luật huyện", "Sở Tư pháp"],
        ),
        ("Thành phố khẩn trương rà soát số cây", ["Thành phố"]),
        ("Thành phố đáng sống trồng nhiều cây", []),
        ("Đối với gia đình học sinh: phối hợp trồng cây", ["gia đình học sinh"]),
        ("Bộ Chính trị, Ban Bí thư cơ bản nhất trí với đề án", ["Bộ Chính trị", "Ban Bí thư"]),
    ],
)
def test_who_acts(text: str, names: list[str]) -> None:
    """Posts, councils and places that act."""
    assert list(NAMES.leading(text)[0]) == names


@pytest.mark.parametrize(
    ("body", "tasks"),
    [
        (
            "1. UBND các xã thông báo cho nhân dân biết và thực hiện.\n2. Đội Cây xanh tưới cây.\n",
            [("UBND các xã thông báo cho nhân dân biết và thực hiện.", "UBND các xã")],
        ),
        (
            "1. Phòng Tài chính - Kế hoạch\nCụ thể như sau:\n- Bố trí kinh phí.\n- Kiểm tra.\n",
            [
                ("Bố trí kinh phí.", "Phòng Tài chính - Kế hoạch"),
                ("Kiểm tra.", "Phòng Tài chính - Kế hoạch"),
            ],
        ),
        (
            (
                "1. UBND các xã tổ chức thực hiện đảm bảo các yêu cầu sau:\n- Rà soát đất trống.\n"
                "- Gửi báo cáo về Phòng Kinh tế.\n"
            ),
            [
                ("Rà soát đất trống.", "UBND các xã"),
                ("Gửi báo cáo về Phòng Kinh tế.", "UBND các xã"),
            ],
        ),
        (
            "1. Cử đội tuyển dự thi cấp tỉnh\n- Mua trang phục thi đấu.\n- Chọn vận động viên.\n",
            [("Mua trang phục thi đấu.", ""), ("Chọn vận động viên.", "")],
        ),
        (
            "1. 05 giải phụ: Giao Phòng Nội vụ xây dựng tiêu chí trước ngày 20/5/2026.\n",
            [
                (
                    "05 giải phụ: Giao Phòng Nội vụ xây dựng tiêu chí trước ngày 20/5/2026.",
                    "Phòng Nội vụ",
                )
            ],
        ),
        (
            (
                "1. Phòng Nội vụ\na) Ban hành quy chế phối hợp gồm các nội dung sau:\n"
                "- Nguyên tắc phối hợp.\n- Trách nhiệm các bên.\nb) Kiểm tra việc trồng cây.\n"
            ),
            [
                ("Ban hành quy chế phối hợp gồm các nội dung sau:", "Phòng Nội vụ"),
                ("Kiểm tra việc trồng cây.", "Phòng Nội vụ"),
            ],
        ),
        (
            "1. Nạo vét kênh tưới cây, đã giao Đội Cây xanh thực hiện.\n",
            [("Nạo vét kênh tưới cây, đã giao Đội Cây xanh thực hiện.", "Đội Cây xanh")],
        ),
        (
            "Phòng Nội vụ chủ trì, thống nhất với Phòng Kinh tế trước khi trình huyện.\n",
            [
                (
                    "Phòng Nội vụ chủ trì, thống nhất với Phòng Kinh tế trước khi trình huyện.",
                    "Phòng Nội vụ",
                )
            ],
        ),
    ],
)
def test_what_only_looks_like_these_is_a_task(body: str, tasks: list[tuple[str, str]]) -> None:
    """Notices that somebody has to give, demands on units, sending a team to a contest."""
    assert leads(of_duties(body))[: len(tasks)] == tasks


def test_what_recurs_is_not_due_on_the_day_for_all_reports() -> None:
    """That day takes the place of a bare year alone."""
    draft = letter(
        "Phòng Kinh tế đề nghị các xã:\n1. Báo cáo hằng tháng kết quả trồng cây.\n"
        "Báo cáo của các xã gửi về Phòng Kinh tế trước ngày 20/3/2026./.\n"
    )
    assert windows(draft.tasks[0]) == ["month"]


@pytest.mark.parametrize(
    "may",
    [
        "Ban Tổ chức có quyền sử dụng ảnh của bài dự thi để tuyên truyền.",
        "Ban Tổ chức Hội thi được phép thay đổi lịch thi trong trường hợp bất khả kháng.",
        "Đoàn kiểm tra được sử dụng con dấu của Phòng Kinh tế.",
    ],
)
def test_what_a_unit_may_do_is_no_task(may: str) -> None:
    """A right obliges nobody, unless a duty goes with it."""
    draft = of_duties(f"1. Hội thi\n- Đội Cây xanh nhận bài dự thi.\n- {may}\n")
    assert leads(draft) == [("Đội Cây xanh nhận bài dự thi.", "Đội Cây xanh")]
    bound = f"{may[:-1]} nhưng phải báo cáo UBND huyện."
    draft = of_duties(f"1. Hội thi\n- Đội Cây xanh nhận bài dự thi.\n- {bound}\n")
    assert [text for text, _ in leads(draft)] == ["Đội Cây xanh nhận bài dự thi.", bound]


def test_a_list_of_centres_of_education_is_no_list_of_tasks() -> None:
    """“Giáo dục” is a verb elsewhere, but part of their names."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Trồng cây tại các trung tâm:\n"
        "+ Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên An Hòa;\n"
        "+ Trung tâm giáo dục thường xuyên và bồi dưỡng nghiệp vụ Bình Sơn.\n"
    )
    assert [text for text, _ in leads(draft)] == ["Trồng cây tại các trung tâm:"]


def test_the_papers_of_a_file_are_no_tasks() -> None:
    """Below who sends them in, they say what is sent; and a report among them is a paper."""
    papers = "- Đơn đăng ký trồng cây;\n- Báo cáo kết quả trồng cây năm trước.\n"
    draft = of_duties(f"1. Các xã nộp hồ sơ đăng ký trồng cây, bao gồm:\n{papers}")
    assert [task.text for task in draft.tasks] == ["Các xã nộp hồ sơ đăng ký trồng cây, bao gồm:"]
    listed = of_duties(f"1. Hồ sơ đăng ký gồm có:\n{papers}2. Đội Cây xanh tưới cây.\n")
    assert [task.text for task in listed.tasks] == ["Đội Cây xanh tưới cây."]
    # A remark within the list is no paper.
    more = "Đội Cây xanh nhận hồ sơ trong tháng 8.\n"
    mixed = of_duties(f"1. Hồ sơ đăng ký gồm có:\n{papers}{more}2. Các xã họp bàn.\n")
    assert "Đội Cây xanh nhận hồ sơ trong tháng 8." in [task.text for task in mixed.tasks]


def test_a_paragraph_that_leads_in_to_more_does_not_close_the_document() -> None:
    """It belongs to the section that it stands in, as what it leads in to does."""
    draft = of_body(
        "I. TỔ CHỨC\n1. Các xã họp bàn.\nTrong quá trình triển khai, các xã làm những việc sau:\n"
        "a) Ươm giống cây.\nII. BÁO CÁO\nĐội Cây xanh báo cáo huyện.\n"
    )
    assert ("Ươm giống cây.", "các xã") in leads(draft)
    assert [section.number for section in draft.sections] == ["I", "II", "Ket"]
