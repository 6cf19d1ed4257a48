"""The roles of units in tasks: names are never guessed."""

from __future__ import annotations

import pytest

from tests.planfile.example import findings, said, task_of, with_task


@pytest.mark.parametrize("name", ["thon.dong", "THÔN ĐÔNG", "thon dong", "Thôn  Đông"])
def test_a_unit_is_named_by_code_or_by_name_with_or_without_marks(name: str) -> None:
    """Case, marks and blanks do not matter."""
    assert task_of(f"lead: {name}").units("lead") == ("thon.dong",)


def test_an_unknown_name_brings_the_nearest_ones() -> None:
    """P204 names codes that can be copied."""
    assert said(with_task("lead: thôn đôg")) == (
        "Không có đơn vị “thôn đôg” trong “units”.",
        "Có phải là: ('thon.dong', 'thon.doai')? Nếu không, thêm đơn vị vào “units”.",
    )
    assert said(with_task("lead: Công an"))[1] == "Các đơn vị: ('vp', 'qs', 'thon')."


def test_an_ambiguous_name_brings_its_bearers() -> None:
    """P205 lists codes with names."""
    assert said(with_task("lead: Thôn"))[1] == (
        "Viết mã: ('thon.dong (Thôn Đông)', 'thon.doai (Thôn Đoài)')."
    )


def test_a_unit_and_its_group_do_not_both_owe_a_task() -> None:
    """P207 in one role; a member may support what its group leads."""
    assert findings(with_task("lead: [thon, thon.dong]")) == [("P207", "thon.dong")]
    assert findings(with_task("lead: [thon.dong, thon]")) == [("P207", "thon")]
    assert findings(with_task("lead: vp\nsupport: văn phòng")) == [("P207", "văn phòng")]
    assert task_of("lead: thon\nsupport: thon.dong").units("support") == ("thon.dong",)


def test_a_basis_is_pointed_at_where_it_is_written() -> None:
    """P208 once for each that is wrong, none for those who inherit it."""
    text = with_task("lead: [{unit: vp, basis: V}, qs]\nbasis: VI-2")
    assert findings(text) == [("P208", "V"), ("P208", "VI-2")]


def test_a_task_without_a_lead_is_pointed_at_where_it_begins() -> None:
    """P206 also where the key has no value."""
    assert [code for code, _ in findings(with_task("lead:"))] == ["P206"]
