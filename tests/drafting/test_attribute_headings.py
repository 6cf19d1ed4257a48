"""Headings that say who or when, without a colon and above names: “2. Cơ quan chủ trì”."""

from __future__ import annotations

from tests.drafting.example import leads, of_body, of_duties, roles, windows


def test_a_heading_without_a_colon_above_names_says_who_acts() -> None:
    """It speaks of the part that it stands in, with the time behind it, and is no task."""
    draft = of_body(
        "III. NỘI DUNG\n"
        "1. Trồng cây\n1.1. Nội dung\n- Trồng cây ven đường.\n- Ươm giống cây.\n"
        "1.2. Cơ quan chủ trì\n- Phòng Kinh tế.\n"
        "1.3. Cơ quan phối hợp\n- Đội Cây xanh.\n- Các xã.\n"
        "1.4. Thời gian thực hiện: tháng 3/2026.\n"
        "2. Chăm cây\n2.1. Nội dung\n- Tưới cây mùa khô.\n"
        "2.2. Cơ quan chủ trì\n- Đội Cây xanh.\n"
        "2.3. Thời gian thực hiện: tháng 4/2026.\n",
        foot="",
    )
    first = ("Phòng Kinh tế", "Đội Cây xanh; Các xã")
    assert roles(draft) == [
        ("Trồng cây ven đường.", *first),
        ("Ươm giống cây.", *first),
        ("Tưới cây mùa khô.", "Đội Cây xanh", ""),
    ]
    assert [windows(task) for task in draft.tasks] == [
        ["2026-03-01/2026-03-31"],
        ["2026-03-01/2026-03-31"],
        ["2026-04-01/2026-04-30"],
    ]


def test_who_leads_and_who_supports_may_stand_below_one_heading() -> None:
    """Each of the two says it of its own."""
    draft = of_body(
        "III. NỘI DUNG\n"
        "1. Trồng cây ven đường\na) Nội dung: Trồng cây ở các thôn.\n"
        "b) Cơ quan chủ trì, phối hợp\n"
        "- Cơ quan chủ trì: Phòng Kinh tế.\n- Cơ quan phối hợp: Đội Cây xanh.\n"
        "2. Chăm cây\na) Nội dung: Tưới cây mùa khô.\n"
        "b) Cơ quan chủ trì, phối hợp\n"
        "- Cơ quan chủ trì: Đội Cây xanh.\n- Cơ quan phối hợp: các xã.\n",
        foot="",
    )
    assert [(lead, support) for _, lead, support in roles(draft)] == [
        ("Phòng Kinh tế", "Đội Cây xanh"),
        ("Đội Cây xanh", "các xã"),
    ]


def test_a_heading_of_duties_is_no_attribute() -> None:
    """Below “Đơn vị chủ trì” that has duties below the names, each name leads its own."""
    draft = of_body(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Cơ quan chủ trì\na) Phòng Kinh tế\n- Ươm giống cây.\n"
        "2. Cơ quan phối hợp\na) Đội Cây xanh\n- Tưới cây mùa khô.\n",
        foot="",
    )
    assert leads(draft) == [
        ("Ươm giống cây.", "Phòng Kinh tế"),
        ("Tưới cây mùa khô.", "Đội Cây xanh"),
    ]


def test_a_heading_names_who_is_ordered_and_who_is_asked() -> None:
    """“A chỉ đạo … và đề nghị B” over duties: both do them."""
    draft = of_body(
        "IV. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Kinh tế chỉ đạo các đội và đề nghị Huyện đoàn:\n"
        "- Tổ chức trồng cây ven đường.\n"
        "2. Đội Cây xanh:\n- Tưới cây mùa khô.\n",
        foot="",
    )
    assert leads(draft) == [
        ("Tổ chức trồng cây ven đường.", "Phòng Kinh tế; Huyện đoàn"),
        ("Tưới cây mùa khô.", "Đội Cây xanh"),
    ]


def test_a_line_that_is_nothing_but_a_time_dates_the_list_above_it() -> None:
    """It is no task, and no time of the list before that."""
    draft = of_body(
        "III. NỘI DUNG\n"
        "1. Phòng Kinh tế\n- Trồng cây ven đường.\nHoàn thành trong tháng 3/2026.\n"
        "- Ươm giống cây.\nThời gian hoàn thành trước ngày 20/4/2026.\n"
        "2. Đội Cây xanh kiểm tra cây trên các tuyến đường.\n"
        "3. Các xã\n- Tưới cây.\n- Chăm cây.\nHoàn thành trước ngày 31/5/2026.\n",
        foot="",
    )
    assert [windows(task) for task in draft.tasks] == [
        ["../2026-03-31"], ["../2026-04-20"], [], ["../2026-05-31"], ["../2026-05-31"],
    ]  # fmt: skip


def test_a_line_that_says_only_who_and_when_belongs_to_the_task_above_it() -> None:
    """“X chủ trì, phối hợp với Y thực hiện trong tháng 5”, without what they do."""
    draft = of_duties(
        "1. Tổ chức hội thi vườn đẹp.\n"
        "Phòng Kinh tế chủ trì, phối hợp với các xã thực hiện trong tháng 5/2026.\n"
        "2. Kế hoạch chăm sóc cây\nĐội Cây xanh tham mưu, trình.\n"
        "3. Sửa vườn ươm.\nĐội Cây xanh phối hợp với các xã trồng cây.\n"
    )
    assert roles(draft) == [
        ("Tổ chức hội thi vườn đẹp.", "Phòng Kinh tế", "các xã"),
        ("Kế hoạch chăm sóc cây", "Đội Cây xanh", ""),
        ("Đội Cây xanh phối hợp với các xã trồng cây.", "Đội Cây xanh", "các xã"),
    ]
    assert windows(draft.tasks[0]) == ["2026-05-01/2026-05-31"]


def test_a_time_below_the_label_of_who_does_it_names_nobody() -> None:
    """“- Thực hiện: Quý III”."""
    draft = of_duties("1. Sửa vườn ươm.\n- Thực hiện: Quý III/2026.\n")
    assert roles(draft) == [("Sửa vườn ươm.", "", "")]
    assert windows(draft.tasks[0]) == ["2026-07-01/2026-09-30"]


def test_a_section_that_sounds_like_a_label_is_one_where_duties_stand_below_it() -> None:
    """“IV. TỔ CHỨC, PHỐI HỢP, THỰC HIỆN:”."""
    draft = of_body(
        "III. NỘI DUNG\n1. Trồng cây ven đường.\nIV. TỔ CHỨC, PHỐI HỢP, THỰC HIỆN:\n"
        "1. Đội Cây xanh:\n- Tưới cây mùa khô.\n2. Phòng Kinh tế họp bàn với các xã.\n",
        foot="",
    )
    assert leads(draft)[1:] == [
        ("Tưới cây mùa khô.", "Đội Cây xanh"),
        ("Phòng Kinh tế họp bàn với các xã.", "Phòng Kinh tế"),
    ]


def test_who_only_helps_below_a_task_supports_it() -> None:
    """“Công an xã phối hợp thực hiện” beside who leads."""
    draft = of_duties(
        "1. Tổ chức hội thi vườn đẹp.\n- Phòng Kinh tế chủ trì thực hiện.\n"
        "- Công an xã phối hợp thực hiện.\n"
    )
    assert roles(draft) == [("Tổ chức hội thi vườn đẹp.", "Phòng Kinh tế", "Công an xã")]


def test_a_standing_body_is_no_time() -> None:
    """“Chủ trì: Thường trực …”."""
    draft = of_duties("1. Sửa vườn ươm.\n- Chủ trì: Thường trực Hội đồng nhân dân huyện.\n")
    assert roles(draft) == [("Sửa vườn ươm.", "Thường trực Hội đồng nhân dân huyện", "")]
