"""The units of a plan: their codes, names and members."""

from __future__ import annotations

import pytest

from tests.planfile.example import findings, with_part

UNITS = "units:\n  vp: Văn phòng\n  qs: Ban Chỉ huy\n"


@pytest.mark.parametrize("code", ["Vp", "v p", "-v", "vp.a", "văn", "v_p"])
def test_a_code_that_cannot_be_typed_is_refused(code: str) -> None:
    """P201 for units."""
    text = with_part(f"{UNITS}  thon: Các thôn\n  {code}: Một cửa\n")
    assert findings(text) == [("P201", code)]


def test_a_member_s_code_that_cannot_be_typed_is_refused() -> None:
    """P201 for members."""
    text = with_part(UNITS + "  thon: {name: Các thôn, members: {Đông: Thôn Đông}}\n")
    assert findings(text) == [("P201", "Đông")]


def test_a_group_s_empty_list_of_members_is_pointed_at() -> None:
    """P202 also where nothing stands behind the key."""
    text = with_part(UNITS + "  thon:\n    name: Các thôn\n    members:\n")
    assert findings(text) == [("P202", "members")]


def test_a_member_does_not_share_its_name_with_a_unit() -> None:
    """P203 compares all official names, folded."""
    text = with_part(UNITS + "  thon: {name: Các thôn, members: {a: [văn phong, A]}}\n")
    assert findings(text) == [("P203", "văn phong")]


def test_a_former_code_belongs_to_one_unit_only() -> None:
    """P213 for codes in use, and for those that two units claim."""
    text = with_part(
        "units:\n  vp: {name: A, formerly: [qs, x]}\n  qs: {name: B, formerly: x}\n"
        "  thon:\n    name: C\n    members:\n      a: {name: D, formerly: [b, thon.b2]}\n"
        "      b: E\n"
    )
    assert findings(text) == [
        ("P213", "qs"),
        ("P213", "x"),
        ("P213", "b"),
    ]
