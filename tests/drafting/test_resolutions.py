"""Resolutions of councils: who asks, who agrees, who is to act; what only tells how things went."""

from __future__ import annotations

import pytest

from tests.drafting.example import drafted, leads, skipped

HEAD = (
    "HỘI ĐỒNG NHÂN DÂN HUYỆN ĐÔNG NGÀN\nSố: 5/NQ-HĐND\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n"
    "NGHỊ QUYẾT\nVề trồng cây năm 2026\n\nCăn cứ Luật Cây xanh;\n\nQUYẾT NGHỊ:\n"
)
COUNCIL, COMMITTEE = "Hội đồng nhân dân huyện", "Ủy ban nhân dân huyện"


@pytest.mark.parametrize("order", ["yêu cầu", "đề nghị", "giao", "giao cho"])
def test_whom_a_council_asks_is_to_act(order: str) -> None:
    """In a sentence, and for all that stands below one."""
    draft = drafted(
        f"{HEAD}Điều 1. {COUNCIL} {order} {COMMITTEE} tổ chức trồng cây ven đường.\n"
        f"Điều 2. {COUNCIL} {order} {COMMITTEE} tập trung thực hiện các giải pháp sau:\n"
        "1. Rà soát các vườn ươm.\n2. Công khai danh mục cây giống.\n"
    )
    assert [lead for _, lead in leads(draft)] == [COMMITTEE] * 3


def test_a_council_that_agrees_to_a_list_does_not_do_what_is_in_it() -> None:
    """A line that names somebody has those."""
    draft = drafted(
        f"{HEAD}Điều 1. {COUNCIL} thống nhất thông qua nhiệm vụ trồng cây năm 2026, trong đó:\n"
        f"1. Trồng 500 cây ven đường.\n2. {COMMITTEE} kiểm tra các vườn ươm.\n"
    )
    assert leads(draft) == [
        ("Trồng 500 cây ven đường.", ""),
        (f"{COMMITTEE} kiểm tra các vườn ươm.", COMMITTEE),
    ]


def test_how_things_went_is_no_task() -> None:
    """Unless the sentence goes on to ask for something."""
    past = "Trong những năm qua, các xã tổ chức trồng cây chưa đều."
    asks = "Tuy nhiên, nhiều cây đã chết; yêu cầu các xã trồng lại cây."
    draft = drafted(f"{HEAD}Điều 1. Trồng cây\n1. {past}\n2. {asks}\n3. Các xã tưới cây.\n")
    assert [text for text, _ in leads(draft)] == [asks, "Các xã tưới cây."]
    assert past in skipped(draft, "aside")


def test_roman_numbers_may_have_small_letters() -> None:
    """As web pages have them that set the headings in small letters."""
    draft = drafted(
        f"{HEAD}I. mục tiêu\n1. Trồng nhiều cây.\nIi. nhiệm vụ\n1. Các xã\na) Tưới cây.\n"
        "Iii. tổ chức thực hiện\n1. Phòng Kinh tế kiểm tra vườn ươm.\n"
    )
    assert leads(draft) == [
        ("Tưới cây.", "Các xã"),
        ("Phòng Kinh tế kiểm tra vườn ươm.", "Phòng Kinh tế"),
    ]


@pytest.mark.parametrize(
    "order",
    [
        "Bên cạnh đó, Phòng Kinh tế chủ trì trồng cây.",
        "Tuy nhiên, Phòng Kinh tế chịu trách nhiệm tưới cây.",
        "Đến nay, các xã báo cáo kết quả trước ngày 30/6/2026.",
        "Hiện nay, giao Phòng Kinh tế kiểm tra vườn ươm.",
    ],
)
def test_an_order_that_begins_like_a_report_is_a_task(order: str) -> None:
    """It says who is to act."""
    draft = drafted(f"{HEAD}Điều 1. Trồng cây\n1. {order}\n2. Các xã tưới cây.\n")
    assert [text for text, _ in leads(draft)] == [order, "Các xã tưới cây."]


@pytest.mark.parametrize(
    "does", ["thống nhất thực hiện các việc sau:", "giao ban để thực hiện việc sau:"]
)
def test_only_a_council_agrees_without_acting(does: str) -> None:
    """Others do what they agree to, and meet to do it."""
    draft = drafted(f"{HEAD}Điều 1. Trồng cây\n1. Phòng Kinh tế {does}\n- Tưới cây mùa khô.\n")
    assert ("Tưới cây mùa khô.", "Phòng Kinh tế") in leads(draft)


def test_a_resolution_of_a_meeting_is_one() -> None:
    """With the title in small letters, and a dash behind a number of two parts."""
    draft = drafted(
        "Nghị quyết hội nghị lần thứ tư Ban Chấp hành Hội Cây xanh\nHội nghị họp ngày 2/3/2026.\n"
        "I. NHIỆM VỤ\n1. Tổ chức thực hiện\n1.1 - Các chi hội:\n- Trồng cây ven đường.\n"
        "1.2 - Ban Chấp hành\n- Kiểm tra vườn ươm.\n"
    )
    assert draft.head.kind == "resolution"
    assert leads(draft) == [
        ("Trồng cây ven đường.", "Các chi hội"),
        ("Kiểm tra vườn ươm.", "Ban Chấp hành"),
    ]
