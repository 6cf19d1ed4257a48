"""At which level a unit is, by its name."""

from __future__ import annotations

import pytest

from bdg_cli.domain.levels import level_by_name, level_of
from tests.planfile.example import plan_of, with_part


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("UBND xã Đông Sơn", "commune"),
        ("UBND các xã, thị trấn", "commune"),
        ("Ủy ban nhân dân phường 5", "commune"),
        ("Ban Chỉ huy quân sự xã", "commune"),
        ("Các thôn", "commune"),
        ("UBND huyện Yên Thế", "district"),
        ("UBND thị xã Đồng Bằng", "district"),
        ("UBND các huyện, thành phố", "district"),
        ("Đài Truyền thanh - Truyền hình huyện", "district"),
        ("UBND xã Quận Sơn", "commune"),
        ("Sở Tài chính", "province"),
        ("Sở Lao động tỉnh Bắc Giang", "province"),
        ("UBND tỉnh", "province"),
        ("Phòng Lao động - Thương binh và Xã hội", ""),
        ("Trung tâm Tính toán", ""),
        ("Ban Quản lý cơ sở hạ tầng", ""),
        ("", ""),
    ],
)
def test_a_name_tells_the_level(name: str, level: str) -> None:
    """By its beginning, else by a word in it; words that only look alike tell nothing."""
    assert level_by_name(name) == level


def test_a_unit_whose_name_tells_nothing_is_where_the_plan_comes_from() -> None:
    """The offices of a commune's committee are at the commune; a member follows its group."""
    plan = plan_of(with_part("issuer: UBND huyện Tân Lập\n"))
    assert [level_of(plan, code) for code in ("vp", "qs", "thon.dong")] == [
        "district",
        "commune",
        "commune",
    ]
