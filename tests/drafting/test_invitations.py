"""Invitations to a meeting: who is asked to prepare what, and the day on which it takes place."""

from __future__ import annotations

import pytest

from tests.drafting.example import drafted, leads, windows

BEGINS = "UBND HUYỆN ĐÔNG NGÀN\nSố: /GM-UBND\nĐông Ngàn, ngày 12 tháng 02 năm 2026\n"
WHO = (
    "1. Chủ trì: Đồng chí Trần Thị Hạnh, Phó Chủ tịch UBND huyện.\n2. Thành phần mời:\n"
    "- Đồng chí Trần Thị Hạnh, Phó Chủ tịch UBND huyện chủ trì;\n- Lãnh đạo các phòng, ban;\n"
    "3. Thời gian: từ 08h00 ngày 20/3/2026 (thứ Sáu).\n4. Địa điểm: Phòng họp UBND huyện.\n"
)
AIM = (
    "UBND huyện tổ chức họp đánh giá công tác trồng cây, chăm sóc cây xanh năm 2025 và triển khai "
    "kế hoạch trồng cây năm 2026 trên địa bàn huyện."
)


@pytest.mark.parametrize("title", ["GIẤY MỜI", "GIẤY MỜI HỌP"])
def test_an_invitation_is_read(title: str) -> None:
    """Who presides and who is invited is no task; who takes part does so on that day."""
    draft = drafted(
        f"{BEGINS}\n{title}\n\n{AIM}\n{WHO}5. Phân công:\n"
        "- Các phòng, ban: Phòng Kinh tế, Phòng Nội vụ chuẩn bị báo cáo.\n"
        "- Đề nghị các xã tham dự cuộc họp đầy đủ.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )
    assert (draft.head.kind, draft.head.title) == ("invitation", "Giấy mời")
    assert leads(draft) == [
        (
            "Các phòng, ban: Phòng Kinh tế, Phòng Nội vụ chuẩn bị báo cáo.",
            "Phòng Kinh tế; Phòng Nội vụ",
        ),
        ("Đề nghị các xã tham dự cuộc họp đầy đủ.", "các xã"),
    ]
    assert windows(draft.tasks[1]) == ["2026-03-20/2026-03-20"]


def test_what_is_said_of_a_unit_is_no_second_unit() -> None:
    """“Phòng Kinh tế, cơ quan chủ trì …”."""
    draft = drafted(
        f"{BEGINS}\nGIẤY MỜI HỌP\nVề trồng cây\n\nI. PHÂN CÔNG\n"
        "1. Phòng Kinh tế, cơ quan chủ trì trồng cây:\n- Ươm giống cây.\n"
    )
    assert leads(draft) == [("Ươm giống cây.", "Phòng Kinh tế")]
