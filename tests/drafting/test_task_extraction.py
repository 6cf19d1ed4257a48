"""Small plans: what is a task, who leads and supports it, what is skipped and why."""

from __future__ import annotations

import pytest

from tests.drafting.example import leads, names, of_body, of_duties, roles, said, skipped, windows


def led(body: str) -> list[tuple[str, str]]:
    """Return the words and the leads of each task of a body."""
    return leads(of_duties(body))


def test_what_stands_below_a_unit_is_led_by_it() -> None:
    """Below a heading, a heading with a sentence after its colon, or bare text."""
    assert led(
        "1. Phòng Kinh tế\n- Rà soát quỹ đất.\na) Lập danh mục cây.\n"
        "2. Đội Cây xanh\nCắt tỉa cây trước mùa mưa.\n"
        "3. Phòng Nội vụ:\n- Phát động thi đua."
    ) == [
        ("Rà soát quỹ đất.", "Phòng Kinh tế"),
        ("Lập danh mục cây.", "Phòng Kinh tế"),
        ("Cắt tỉa cây trước mùa mưa.", "Đội Cây xanh"),
        ("Phát động thi đua.", "Phòng Nội vụ"),
    ]
    assert led("1. Đội Cây xanh: Cắt tỉa cây trước mùa mưa.") == [
        ("Đội Cây xanh: Cắt tỉa cây trước mùa mưa.", "Đội Cây xanh")
    ]


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("Phòng Kinh tế và Phòng Nội vụ", "Phòng Kinh tế; Phòng Nội vụ"),
        ("Phòng Văn hóa; Đài Truyền thanh huyện", "Phòng Văn hóa; Đài Truyền thanh huyện"),
        ("Phòng Văn hóa, Thể thao và Du lịch", "Phòng Văn hóa, Thể thao và Du lịch"),
        ("Đề nghị Hội Nông dân huyện", "Hội Nông dân huyện"),
        ("Giao Đội Cây xanh:", "Đội Cây xanh"),
        ("Trách nhiệm của Phòng Kinh tế", "Phòng Kinh tế"),
        ("Đồng chí Trưởng phòng Kinh tế", "Đồng chí Trưởng phòng Kinh tế"),
        ("Phó Chủ tịch UBND huyện", "Phó Chủ tịch UBND huyện"),
        (
            "Đồng chí Lê Văn Bình, Phó Chủ tịch UBND huyện",
            "Đồng chí Lê Văn Bình, Phó Chủ tịch UBND huyện",
        ),
        ("Các phòng, ban, đơn vị", "Các phòng, ban, đơn vị"),
        ("UBND các xã, thị trấn", "UBND các xã, thị trấn"),
        ("Phòng Kinh tế (cơ quan thường trực)", "Phòng Kinh tế"),
    ],
)
def test_a_heading_names_the_units_that_lead(heading: str, units: str) -> None:
    """Two units, a post, a person, a unit that is asked."""
    assert led(f"1. {heading}\n- Trồng cây tại các xã.\n2. Phòng Y tế\n- Tưới cây.") == [
        ("Trồng cây tại các xã.", units),
        ("Tưới cây.", "Phòng Y tế"),
    ]


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        (
            "Giao Phòng Kinh tế chủ trì, phối hợp với Đội Cây xanh, Phòng Nội vụ kiểm tra vườn.",
            "Phòng Kinh tế",
            "Đội Cây xanh; Phòng Nội vụ",
        ),
        (
            "Đề nghị Hội Phụ nữ huyện phối hợp với các xã vận động hội viên trồng hoa ven đường.",
            "Hội Phụ nữ huyện",
            "các xã",
        ),
        (
            "Trước ngày 15/12/2026, các xã báo cáo kết quả trồng cây về Phòng Kinh tế.",
            "các xã",
            "",
        ),
        (
            "Tổ chức phát động trồng cây tại trung tâm huyện (Phòng Kinh tế chủ trì).",
            "Phòng Kinh tế",
            "",
        ),
        (
            "Việc tưới cây mùa khô do Đội Cây xanh thực hiện trên các tuyến đường chính.",
            "Đội Cây xanh",
            "",
        ),
        (
            "Trồng cây ven đường và ven kênh. Đơn vị chủ trì: Đội Cây xanh. Phối hợp: Các xã.",
            "Đội Cây xanh",
            "Các xã",
        ),
    ],
)
def test_a_sentence_says_who_leads_and_who_supports(text: str, lead: str, support: str) -> None:
    """At its beginning, after a phrase of time, in brackets, after “do”, in a label."""
    assert roles(of_duties(f"1. {text}")) == [(text, lead, support)]


def test_who_leads_nothing_says_is_marked() -> None:
    """And left open."""
    (task,) = of_duties("1. Trồng cây ven đường huyện và trong khuôn viên trường học.").tasks
    assert (task.lead, task.support) == ((), ())
    assert [said(one) for one in task.unsure] == [
        "Văn bản không nói ai chủ trì: chọn đơn vị rồi xóa dòng này."
    ]


FIRST = "Rà soát quỹ đất trồng cây dọc đường."
SECOND = "Lập danh mục cây cần thay thế."


def test_labels_before_the_tasks_apply_to_all_that_follow() -> None:
    """For the lead and for the time."""
    draft = of_duties(
        f"Đơn vị chủ trì: Đội Cây xanh\nThời gian: Quý II/2026\n1. {FIRST}\n2. {SECOND}"
    )
    assert roles(draft) == [(FIRST, "Đội Cây xanh", ""), (SECOND, "Đội Cây xanh", "")]
    assert [windows(task) for task in draft.tasks] == [["2026-04-01/2026-06-30"]] * 2


def test_labels_after_the_tasks_apply_to_those_without_any() -> None:
    """Bullets above, up to the labels of the tasks before."""
    assert led(f"1. {FIRST}\n2. {SECOND}\nĐơn vị thực hiện: Đội Cây xanh") == [
        (FIRST, "Đội Cây xanh"),
        (SECOND, "Đội Cây xanh"),
    ]
    draft = of_duties(
        "1. Rà soát quỹ đất\n- Rà soát đất dọc đường.\n- Rà soát đất ven kênh.\n"
        "- Đơn vị chủ trì: Phòng Kinh tế\n- Đơn vị phối hợp: Đội Cây xanh\n"
        "2. Ươm cây\n- Ươm cây giống tại vườn.\n"
        "- Cơ quan thực hiện: Trung tâm Giống cây chủ trì, phối hợp với Phòng Kinh tế.\n"
        "- Thời gian: Tháng 3/2026"
    )
    assert roles(draft) == [
        ("Rà soát đất dọc đường.", "Phòng Kinh tế", "Đội Cây xanh"),
        ("Rà soát đất ven kênh.", "Phòng Kinh tế", "Đội Cây xanh"),
        ("Ươm cây giống tại vườn.", "Trung tâm Giống cây", "Phòng Kinh tế"),
    ]
    assert windows(draft.tasks[2]) == ["2026-03-01/2026-03-31"]
    assert len(skipped(draft, "attribute")) == 4


def test_labels_apply_to_the_task_above_them_not_to_the_next() -> None:
    """A unit that supports one task does not support another that has labels of its own."""
    draft = of_duties(
        "1.1. Ươm cây\n- Ươm cây tại vườn.\nĐơn vị chủ trì: Phòng Kinh tế.\n"
        "Đơn vị phối hợp: Đội Cây xanh.\n- Nhập cây từ tỉnh bạn.\nĐơn vị chủ trì: Phòng Nội vụ."
    )
    assert roles(draft) == [
        ("Ươm cây tại vườn.", "Phòng Kinh tế", "Đội Cây xanh"),
        ("Nhập cây từ tỉnh bạn.", "Phòng Nội vụ", ""),
    ]


def test_units_may_stand_above_their_duties_without_a_marker() -> None:
    """A line of units alone is a heading for the lines up to the next such line."""
    assert led(
        "1. Các đơn vị\nĐội Cây xanh; Công an huyện\nSẵn sàng xe cứu hộ.\nCắt tỉa cây.\n"
        "UBND các xã\nLập danh sách cây nguy hiểm.\nRiêng UBND xã Tân Hòa cắt tỉa cây cổ thụ.\n"
        "b) Phòng Y tế huyện\nTrực cấp cứu."
    ) == [
        ("Sẵn sàng xe cứu hộ.", "Đội Cây xanh; Công an huyện"),
        ("Cắt tỉa cây.", "Đội Cây xanh; Công an huyện"),
        ("Lập danh sách cây nguy hiểm.", "UBND các xã"),
        ("Riêng UBND xã Tân Hòa cắt tỉa cây cổ thụ.", "UBND xã Tân Hòa"),
        ("Trực cấp cứu.", "Phòng Y tế huyện"),
    ]


def test_a_lead_in_says_who_supports_and_when() -> None:
    """For everything that it introduces. A lead-in that names nobody is no task either."""
    draft = of_duties(
        "1. Kiểm tra\nPhòng Kinh tế chủ trì, phối hợp với các xã mở hai đợt sau:\n"
        "- Đợt 1 (trong tháng 3/2026): Kiểm tra vườn ươm.\n"
        "2. Chuẩn bị\nCác việc sau đây phải xong trước ngày 15/02/2026:\nLàm đất.\nĐào hố.\n"
        "3. Trồng cây\nViệc trồng cây được chia theo hai khu vực, cụ thể như sau:\n"
        "a) Khu vực ven sông: trồng bằng lăng.\n"
        "4. Chăm sóc\nCác việc sau phải xong trước ngày 20/02/2026:\nTưới cây.\na) Bón phân."
    )
    assert roles(draft) == [
        ("Đợt 1 (trong tháng 3/2026): Kiểm tra vườn ươm.", "Phòng Kinh tế", "các xã"),
        ("Làm đất.", "", ""),
        ("Đào hố.", "", ""),
        ("Khu vực ven sông: trồng bằng lăng.", "", ""),
        ("Tưới cây.", "", ""),
        ("Bón phân.", "", ""),
    ]
    assert [windows(task) for task in draft.tasks] == [
        ["2026-03-01/2026-03-31"],
        ["../2026-02-15"],
        ["../2026-02-15"],
        [],
        ["../2026-02-20"],
        [],
    ]


def test_labels_in_brackets_at_the_end_are_those_of_the_task() -> None:
    """Lead, support and time."""
    draft = of_duties(
        "1. Truyền thông\n- Tổ chức lễ phát động Tết trồng cây (Cơ quan chủ trì: Phòng Kinh tế; cơ "
        "quan phối hợp: Huyện đoàn, Công an huyện; thời gian: ngày 20/02/2026)."
    )
    [(_, lead, support)] = roles(draft)
    assert (lead, support) == ("Phòng Kinh tế", "Huyện đoàn; Công an huyện")
    assert windows(draft.tasks[0]) == ["2026-02-20/2026-02-20"]


def test_tasks_and_who_does_them_may_stand_below_letters() -> None:
    """One letter has the tasks and the next one their lead, although the heading begins with a
    verb.
    """
    draft = of_duties(
        "1. Xử lý cành lá\na) Nhiệm vụ:\n- Vận hành máy nghiền cành.\n- Ủ lá làm phân bón.\n"
        "b) Cơ quan thực hiện: Đội Cây xanh chủ trì; Phòng Kinh tế phối hợp."
    )
    assert roles(draft) == [
        ("Vận hành máy nghiền cành.", "Đội Cây xanh", "Phòng Kinh tế"),
        ("Ủ lá làm phân bón.", "Đội Cây xanh", "Phòng Kinh tế"),
    ]


def test_a_short_bullet_with_whole_sentences_below_it_is_a_heading() -> None:
    """So are several headings that begin with “công tác”; details stay with their task."""
    assert led(
        "1. Công tác chuẩn bị\n- Tổng hợp ở huyện.\n"
        "+ Các phòng, ban thu thập số liệu cây xanh theo mẫu của huyện, gửi trước tháng 6.\n"
        "+ Phòng Kinh tế tổng hợp số liệu của các phòng, ban và các xã để báo cáo.\n"
        "2. Công tác trồng cây\n- Cấp cây giống cho các xã.\n3. Công tác chăm sóc\n- Tưới cây.\n"
    ) == [
        (
            "Các phòng, ban thu thập số liệu cây xanh theo mẫu của huyện, gửi trước tháng 6.",
            "Các phòng, ban",
        ),
        (
            "Phòng Kinh tế tổng hợp số liệu của các phòng, ban và các xã để báo cáo.",
            "Phòng Kinh tế",
        ),
        ("Cấp cây giống cho các xã.", ""),
        ("Tưới cây.", ""),
    ]


def test_a_section_on_times_has_a_duty_where_it_says_who_owes_it() -> None:
    """The rest of the section only says when."""
    draft = of_body(
        "I. NỘI DUNG\n- Trồng cây.\nII. THỜI GIAN VÀ PHƯƠNG PHÁP\n- Thời gian trồng: tháng 3.\n"
        "- Từ ngày 10/4/2026, các xã có trách nhiệm tự kiểm tra, báo cáo.\n- Trồng theo hàng.",
        foot="",
    )
    assert [(task.text[:16], *names(draft, task.lead)) for task in draft.tasks] == [
        ("Trồng cây.",),
        ("Từ ngày 10/4/202", "các xã"),
    ]


def test_an_anniversary_that_is_celebrated_is_no_deadline_where_there_is_a_month() -> None:
    """Otherwise it is the day, with a doubt; “đầu năm” may only say which one."""
    draft = of_duties(
        "1. Tháng 11/2026\n- Hội giảng chào mừng ngày Nhà giáo Việt Nam 20/11.\n"
        "- Ổn định nền nếp đầu năm.\n2. Phòng Kinh tế\n- Mít tinh nhân ngày Môi trường 05/6."
    )
    assert [windows(task) for task in draft.tasks] == [
        ["2026-11-01/2026-11-30"],
        ["2026-11-01/2026-11-30"],
        ["2026-06-05/2026-06-05"],
    ]


def test_a_label_may_say_what_a_task_is_about() -> None:
    """“Nội dung” is one of the labels below a task that has its words above."""
    assert led(
        "1. Mở 03 lớp tập huấn ươm cây cho các hộ\n- Nội dung: Xác định loại cây; chọn đất.\n"
        "- Thời gian: Tháng 3/2026.\n- Phân công: Phòng Kinh tế chủ trì."
    ) == [("Mở 03 lớp tập huấn ươm cây cho các hộ", "Phòng Kinh tế")]


def test_what_a_task_is_made_of_is_no_task() -> None:
    """After “trong đó:”, also if the sentence begins with a time; headings are not joined."""
    draft = of_duties(
        "1. Xây dựng\na) Trong năm 2026, xây dựng mới 30 bể nước, trong đó:\n"
        "- Vùng ven sông: 20 bể;\n- Vùng đồi: 10 bể.\nb) Rà soát tại cơ sở\n"
        "UBND các xã thành lập tổ rà soát."
    )
    assert [(task.text, *names(draft, task.lead)) for task in draft.tasks] == [
        ("Trong năm 2026, xây dựng mới 30 bể nước, trong đó:",),
        ("UBND các xã thành lập tổ rà soát.", "UBND các xã"),
    ]
    assert skipped(draft, "detail") == ["Vùng ven sông: 20 bể;", "Vùng đồi: 10 bể."]


def test_a_label_with_tasks_below_it_is_a_heading() -> None:
    """“Hình thức tuyên truyền:” lists what is to be done."""
    assert led(
        "1. Tuyên truyền\na) Hình thức tuyên truyền:\n- Xây dựng chuyên mục.\n- Phát tờ rơi."
    ) == [("Xây dựng chuyên mục.", ""), ("Phát tờ rơi.", "")]


def test_a_sentence_without_a_stop_heads_nothing() -> None:
    """Only a line of names alone does; the next duty ends its effect."""
    assert led(
        "1. Các việc\nUBND các xã trồng cây ven đường\nTổng kết phong trào trồng cây.\n"
    ) == [
        ("UBND các xã trồng cây ven đường", "UBND các xã"),
        ("Tổng kết phong trào trồng cây.", ""),
    ]


def test_a_long_bullet_without_a_stop_does_not_take_the_next_duty() -> None:
    """The duty begins with an action."""
    long = f"Trồng cây dọc đường liên xã, {'bờ kênh, ' * 16}sân trường học"
    draft = of_duties(f"1. Phòng Kinh tế\n- {long}\nTổng kết vào tháng 12.")
    assert [task.text for task in draft.tasks] == [long, "Tổng kết vào tháng 12."]


def test_a_duty_about_what_is_said_above_is_a_duty() -> None:
    """It is not a line that says who does everything above."""
    text = "Phòng Nội vụ chủ trì xây dựng kế hoạch kiểm tra việc triển khai các nội dung trên."
    assert led(f"1. Phòng Nội vụ\n- Phát động thi đua.\n- {text}") == [
        ("Phát động thi đua.", "Phòng Nội vụ"),
        (text, "Phòng Nội vụ"),
    ]


def test_phases_below_a_task_are_its_times() -> None:
    """They say when, one after another, but nothing to do."""
    draft = of_duties(
        "1. Trồng cây\nTrồng cây tại các điểm lưu động, chia làm hai đợt.\n"
        "- Đợt 1 (các xã vùng cao): từ ngày 20/3 đến ngày 30/4/2026.\n"
        "- Đợt 2 (thị trấn): từ ngày 06/5 đến ngày 15/6/2026.\n- Đợt 3: Kiểm tra cây sống."
    )
    assert [task.text[:11] for task in draft.tasks] == ["Trồng cây t", "Đợt 3: Kiểm"]
    assert windows(draft.tasks[0]) == ["2026-03-20/2026-04-30", "2026-05-06/2026-06-15"]


def test_the_time_of_a_whole_section_is_not_that_of_one_task() -> None:
    """A numbered line with the time of everything; below a task, a label belongs to that task."""
    draft = of_duties(
        "1. Trồng cây\n- Trồng cây dọc đường.\n- Trồng cây ven kênh.\n"
        "2. Thời gian thực hiện: Từ tháng 02 đến tháng 4 năm 2026."
    )
    assert [windows(task) for task in draft.tasks] == [[], []]


def test_a_unit_that_asks_others_owes_that_itself() -> None:
    """In its own section; a lead-in there passes on who supports."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Yêu cầu các chủ rừng tuần tra, canh gác.\n"
        "a) Chủ trì, phối hợp với Đội Cây xanh thực hiện các việc sau:\n- Ươm cây.\n- Làm đất."
    )
    assert roles(draft) == [
        ("Yêu cầu các chủ rừng tuần tra, canh gác.", "Phòng Kinh tế", ""),
        ("Ươm cây.", "Phòng Kinh tế", "Đội Cây xanh"),
        ("Làm đất.", "Phòng Kinh tế", "Đội Cây xanh"),
    ]


def test_people_are_known_by_their_given_names() -> None:
    """If the name is unique; the post is not part of it."""
    draft = of_duties(
        "1. Đồng chí Lê Văn Bình, Trưởng phòng Kinh tế\n- Rà soát quỹ đất.\n"
        "2. Chuẩn bị\n- Lập danh mục cây (đồng chí Bình).\n- Họp giao ban; đ/c Bình chủ trì.\n"
        "- Tổng duyệt, có đồng chí Mai dự."
    )
    assert [names(draft, task.lead) for task in draft.tasks[:3]] == [
        ["Đồng chí Lê Văn Bình, Trưởng phòng Kinh tế"]
    ] * 3
    assert len(draft.units) == 1


def test_a_heading_with_nothing_but_labels_is_a_task() -> None:
    """A meeting with its day, place and host."""
    draft = of_duties(
        "1. Hội nghị trồng cây\n- Thời gian: ngày 05/3/2026.\n- Địa điểm: Hội trường huyện.\n"
        "- Đơn vị chủ trì: Phòng Kinh tế."
    )
    assert roles(draft) == [("Hội nghị trồng cây", "Phòng Kinh tế", "")]
    assert windows(draft.tasks[0]) == ["2026-03-05/2026-03-05"]


def test_a_lead_in_passes_its_unit_on() -> None:
    """Lines below a task that are no duties are its details."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Ươm cây:\n+ Cây sấu.\n+ Cây bàng.\n- Kiểm tra các vườn ươm:\n"
        "+ Tổ chức kiểm tra vườn của huyện.\n+ Hướng dẫn kiểm tra vườn của xã."
    )
    assert [task.text for task in draft.tasks] == [
        "Ươm cây:",
        "Tổ chức kiểm tra vườn của huyện.",
        "Hướng dẫn kiểm tra vườn của xã.",
    ]
    assert skipped(draft, "detail") == ["Cây sấu.", "Cây bàng."]
    assert skipped(draft, "lead-in") == ["Kiểm tra các vườn ươm:"]
    assert all(names(draft, task.lead) == ["Phòng Kinh tế"] for task in draft.tasks)


def test_wrapped_lines_are_one_task() -> None:
    """Wrapped after “và” or a comma, or interrupted by a page number."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Cắt tỉa cây và\nthu gom cành lá.\n- Làm cỏ,\n3\nbón phân.\n- Tưới cây."
    )
    assert [(task.text, task.first, task.last) for task in draft.tasks] == [
        ("Cắt tỉa cây và thu gom cành lá.", 14, 15),
        ("Làm cỏ, bón phân.", 16, 18),
        ("Tưới cây.", 19, 19),
    ]


def test_a_document_broken_as_on_paper_is_joined() -> None:
    """Full lines continue with the next one, whatever its first letter."""
    words = "Chăm sóc, bảo vệ các hàng cây dọc tuyến đường liên xã nối xã Tân Hòa với"
    lines = [f"- {words}\nThị trấn Bến Sậy và các xã ven sông theo lịch {at}." for at in range(12)]
    draft = of_duties("1. Phòng Kinh tế\n" + "\n".join(lines))
    assert [task.text for task in draft.tasks] == [
        f"{words} Thị trấn Bến Sậy và các xã ven sông theo lịch {at}." for at in range(12)
    ]


def test_a_document_broken_wider_than_most_is_joined() -> None:
    """Lines that begin in lower case show it."""
    road = "tuyến đường liên xã nối xã Tân Hòa với xã Bến Sậy"
    start = f"Chăm sóc, bảo vệ các hàng cây dọc {road}, nhất là đoạn đi"
    lines = [
        f"- {start} qua Ngã ba\nTân Lập; làm cỏ, bón phân đợt {at};\nghi sổ." for at in range(12)
    ]
    draft = of_duties("1. Phòng Kinh tế\n" + "\n".join(lines))
    assert [task.text for task in draft.tasks] == [
        f"{start} qua Ngã ba Tân Lập; làm cỏ, bón phân đợt {at}; ghi sổ." for at in range(12)
    ]


def test_a_bullet_that_wraps_alone_is_joined() -> None:
    """A long one without a full stop, among lines that are whole; a year is no page number."""
    long = f"- Trồng cây dọc đường, {'bờ kênh, ' * 16}nhất là quanh Trường Cao đẳng"
    draft = of_duties(f"1. Phòng Kinh tế\n{long}\nBến Sậy.\n- Cắt tỉa cây trong cả năm\n2026.")
    assert [task.text for task in draft.tasks] == [
        f"{long[2:]} Bến Sậy.",
        "Cắt tỉa cây trong cả năm 2026.",
    ]


def test_wrong_and_repeated_numbers_do_no_harm() -> None:
    """Each task has its own id and its unit."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Trồng cây.\n1. Phòng Nội vụ\n- Phát động thi đua.\n"
        "4. Văn phòng\n- Tổng hợp báo cáo.\n- Tổng hợp báo cáo."
    )
    assert [(task.id, *names(draft, task.lead)) for task in draft.tasks] == [
        ("I.1-1", "Phòng Kinh tế"),
        ("I.1-2-1", "Phòng Nội vụ"),
        ("I.4-1", "Văn phòng"),
        ("I.4-2", "Văn phòng"),
    ]


TABLE = (
    "TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành\n"
    "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | Phòng Kinh tế | Tháng 5/2026\n"
    "2 | Trồng cây ven đường lớn | | Các xã | Quý III/2026\n"
    "3 | Kiểm tra vườn ươm huyện | Phòng Kinh tế | | 10/3/2026\n"
)


def test_a_row_of_a_table_is_a_task() -> None:
    """Rows may share the lead of the first one; the head of the column gives a day its meaning."""
    draft = of_duties(TABLE)
    assert roles(draft) == [
        ("Cắt tỉa cây trước mưa bão", "Đội Cây xanh", "Phòng Kinh tế"),
        ("Trồng cây ven đường lớn", "Đội Cây xanh", "Các xã"),
        ("Kiểm tra vườn ươm huyện", "Phòng Kinh tế", ""),
    ]
    assert [windows(task) for task in draft.tasks] == [
        ["../2026-05-31"],
        ["../2026-09-30"],
        ["../2026-03-10"],
    ]
    assert len(skipped(draft, "table head")) == 1


STACKED = """\
STT
Nội dung công việc
Đơn vị
chủ trì
Đơn vị phối hợp
Thời gian
1
Cắt tỉa cây trước mưa bão
Đội Cây xanh
Phòng Kinh tế
UBND các xã
Tháng 5/2026
2.
Trồng cây ven đường lớn
Phòng Kinh tế
Quý III/2026
II
CHĂM SÓC CÂY
3
Kiểm tra vườn ươm huyện trong năm
Phòng Kinh tế
Các xã
Trước ngày 31/10 hằng năm
"""


def test_a_table_with_each_cell_on_its_own_line_is_a_table() -> None:
    """As copied from a web page: a cell may take two lines, and one may be missing."""
    draft = of_duties(f"1. Phòng Nội vụ\n- Phát động thi đua.\n{STACKED}")
    assert roles(draft)[1:] == [
        ("Cắt tỉa cây trước mưa bão", "Đội Cây xanh", "Phòng Kinh tế; UBND các xã"),
        ("Trồng cây ven đường lớn", "Phòng Kinh tế", ""),
        ("Kiểm tra vườn ươm huyện trong năm", "Phòng Kinh tế", "Các xã"),
    ]
    assert [windows(task) for task in draft.tasks[1:]] == [
        ["2026-05-01/2026-05-31"],
        ["2026-07-01/2026-09-30"],
        ["year 31/10"],
    ]
    assert [(task.first, task.last) for task in draft.tasks[1:]] == [(21, 26), (27, 30), (33, 37)]


STACKED_HEAD = "TT\nNội dung\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian\n"
STACKED_ROW = "1\nCắt tỉa cây trước mưa bão\nĐội Cây xanh\nCác xã\nTháng 5/2026\n"


@pytest.mark.parametrize(
    ("last", "lead", "support", "time"),
    [
        ("Trồng cây ven đường\nPhòng Kinh tế\nQuý III/2026", "Phòng Kinh tế", "", "2026-07-01"),
        (
            "Trồng cây ven đường\nPhòng Kinh tế\nCác xã\nCông an huyện\nQuý III/2026",
            "Phòng Kinh tế",
            "Các xã; Công an huyện",
            "2026-07-01",
        ),
        ("Trồng cây ven đường\nPhòng Kinh tế\ncác xã\nhằng năm", "Phòng Kinh tế", "Các xã", "year"),
    ],
)
def test_the_last_row_of_such_a_table_takes_nothing_that_follows(
    last: str, lead: str, support: str, time: str
) -> None:
    """With one cell less or more, in lower case or not: the next section is kept."""
    draft = of_body(
        f"I. NHIỆM VỤ\n{STACKED_HEAD}I\nTRỒNG CÂY\n{STACKED_ROW}2\n{last}\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Phát động thi đua.",
        foot="",
    )
    assert roles(draft) == [
        ("Cắt tỉa cây trước mưa bão", "Đội Cây xanh", "Các xã"),
        ("Trồng cây ven đường", lead, support),
        ("Phát động thi đua.", "Phòng Nội vụ", ""),
    ]
    assert windows(draft.tasks[1])[0].startswith(time)
    assert [section.number for section in draft.sections] == ["I", "II"]


def test_a_row_that_has_the_wrong_number_of_cells_is_left_as_it_is() -> None:
    """A broken cell that begins with a capital: no part of the task becomes a unit."""
    broken = "2\nTrồng cây ven đường tại xã\nTân Hòa\nĐội Cây xanh\nTháng 6/2026"
    draft = of_duties(f"{STACKED_HEAD}{STACKED_ROW}{broken}")
    assert "Tân Hòa" not in [unit.name for unit in draft.units]
    assert draft.tasks[0].text == "Cắt tỉa cây trước mưa bão"


def test_a_row_that_gives_no_order_is_skipped() -> None:
    """A heading between the rows, column numbers, a sum."""
    draft = of_duties(
        TABLE + "(1) | (2) | (3) | (4) | (5)\nII | CHĂM SÓC CÂY XANH | | | \n| Cộng | 3 | | "
    )
    assert len(draft.tasks) == 3
    assert len(skipped(draft, "table")) == 3


def test_purposes_targets_and_money_give_no_orders() -> None:
    """But an order among them is a task."""
    draft = of_body(
        "I. MỤC ĐÍCH, YÊU CẦU\n- Nâng cao nhận thức của nhân dân.\n"
        "II. MỤC TIÊU\n1. Trồng mới 300 cây bóng mát.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Trồng cây tại các xã.\n"
        "IV. KINH PHÍ\n- Từ ngân sách huyện.\n"
        "Phòng Tài chính - Kế hoạch thẩm định, trình UBND huyện cấp kinh phí trồng cây.\n"
        "V. KHEN THƯỞNG\n- Đạt 100 điểm trở lên.\n- Có sáng kiến được công nhận.",
        foot="\nTrên đây là Kế hoạch trồng cây năm 2026.\n\nNơi nhận:\n- Lưu: VT.\n",
    )
    assert leads(draft) == [
        ("Trồng cây tại các xã.", "Phòng Kinh tế"),
        (
            "Phòng Tài chính - Kế hoạch thẩm định, trình UBND huyện cấp kinh phí trồng cây.",
            "Phòng Tài chính - Kế hoạch",
        ),
    ]
    assert skipped(draft, "target") == ["MỤC TIÊU", "Trồng mới 300 cây bóng mát."]
    assert skipped(draft, "money") == ["KINH PHÍ", "Từ ngân sách huyện."]
    assert "Nâng cao nhận thức của nhân dân." in skipped(draft, "aside")
    assert "Đạt 100 điểm trở lên." in skipped(draft, "aside")
    assert skipped(draft, "closing") == ["Trên đây là Kế hoạch trồng cây năm 2026."]


def test_targets_and_statements_stay_in_their_sections() -> None:
    """They are no tasks in the plan file."""
    draft = of_body("I. MỤC ĐÍCH\n- Nâng cao nhận thức.\nII. CHỈ TIÊU\n- Trồng 300 cây.")
    assert [(one.title, one.statements, one.targets) for one in draft.sections[:2]] == [
        ("MỤC ĐÍCH", ("Nâng cao nhận thức.",), ()),
        ("CHỈ TIÊU", (), ("Trồng 300 cây.",)),
    ]


def test_the_last_paragraph_is_a_task_of_those_whom_it_asks() -> None:
    """By the name that it uses for them."""
    draft = of_body("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Trồng cây.")
    text, lead, _ = roles(draft)[-1]
    assert draft.tasks[-1].id == "Ket"
    assert text.startswith("Trên đây là Kế hoạch")
    assert lead == "các cơ quan, đơn vị"


def test_page_numbers_dots_and_footnotes_say_nothing() -> None:
    """They are not part of a task."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Trồng cây.\n2\n- Tưới cây.\n¹ Theo quy định của tỉnh.\n.........\n"
        "Trang 3\n- Bón phân."
    )
    assert [task.text for task in draft.tasks] == ["Trồng cây.", "Tưới cây.", "Bón phân."]
    told = [one.text for one in draft.skipped]
    for noise in ("2", "¹ Theo quy định của tỉnh.", ".........", "Trang 3"):
        assert noise in told


def test_forms_and_slogans_of_annexes_are_left_alone() -> None:
    """But tables of tasks in annexes are read."""
    foot = (
        "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC I\nPHÂN CÔNG NHIỆM VỤ\n"
        "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian\n"
        "1 | Kiểm tra vườn ươm của huyện | Đội Cây xanh | Tháng 3/2026\n"
        "PHỤ LỤC II\nKHẨU HIỆU\n1. Trồng cây hôm nay, bóng mát ngày mai!\n"
        "PHỤ LỤC III\nMẪU BÁO CÁO\n1. Tên đơn vị: ........\n- Tổ chức trồng: .... cây\n"
    )
    draft = of_body("I. NHIỆM VỤ\n1. Phòng Kinh tế\n- Trồng cây tại các xã.", foot=foot)
    assert roles(draft) == [
        ("Trồng cây tại các xã.", "Phòng Kinh tế", ""),
        ("Kiểm tra vườn ươm của huyện", "Đội Cây xanh", ""),
    ]
    assert draft.tasks[1].id == "PL-1"
    assert "Trồng cây hôm nay, bóng mát ngày mai!" in [one.text for one in draft.skipped]


def test_what_recurs_and_what_depends_on_other_things() -> None:
    """The days of the one; the words of the other, with a doubt."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Họp giao ban trước ngày 25 tháng cuối quý.\n"
        "- Báo cáo trước ngày 15/12 hằng năm.\n- Kiểm tra ngày 05 hằng tháng.\n"
        "- Xử lý xong sau 05 ngày kể từ ngày nhận."
    )
    assert [windows(task) for task in draft.tasks] == [
        ["quarter 25"],
        ["year 15/12"],
        ["month 5"],
        [],
    ]
    assert [len(task.unsure) for task in draft.tasks] == [0, 0, 0, 1]


def test_a_window_outside_the_period_is_left_out_and_marked() -> None:
    """The year may be misread."""
    (task,) = of_duties("1. Phòng Kinh tế\n- Tổng kết việc trồng cây trước ngày 30/6/2025.").tasks
    assert windows(task) == []
    assert any("nằm ngoài thời gian của kế hoạch" in said(one) for one in task.unsure)


def test_what_stands_in_brackets_at_the_end_of_a_heading_does_not_say_what_it_is_about() -> None:
    """“(Mục tiêu số 7)” heads no aims."""
    draft = of_duties("1. Về cây xanh (Mục tiêu số 7)\n- Tưới cây ven đường.\n- Tỉa cành cây.\n")
    assert [task.text for task in draft.tasks] == ["Tưới cây ven đường.", "Tỉa cành cây."]


def test_a_line_with_its_own_doer_does_not_go_on_with_a_long_bullet_without_a_full_stop() -> None:
    """The first line is as long as a paragraph."""
    long = "Đội Cây xanh tưới cây ven đường, tỉa cành, thay cây chết, làm cỏ, " * 3
    draft = of_duties(
        f"- {long}báo cáo Phòng Kinh tế\nCác phòng bố trí cán bộ tham gia trồng cây.\n"
    )
    assert [lead for _, lead in leads(draft)] == ["Đội Cây xanh", "Các phòng"]
