"""The kind of document that a plan file is of."""

from __future__ import annotations

import pytest

from tests.planfile.example import plan_of, reading_of, with_part


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("kế hoạch", "plan"),
        ("chỉ thị", "directive"),
        ("Chi thi", "directive"),
        ("thông báo kết luận", "announced-conclusion"),
        ("công điện", "telegram"),
        ("letter", "letter"),
    ],
)
def test_a_kind_is_written_in_words_or_by_its_code(words: str, code: str) -> None:
    """With or without marks."""
    assert plan_of(with_part(f"kind: {words}\n")).kind == code


def test_without_a_kind_it_is_a_plan() -> None:
    """As in every file that was written before."""
    plan = plan_of(with_part("kind:\n"))
    assert plan.kind == "plan"
    assert plan.named.template == "Kế hoạch {number}"


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        ("number: 09/CT-UBND\n", ["P216"]),
        ("number: 07-KL/HU\n", ["P216"]),
        ("number: 09/CT-UBND\nkind: chỉ thị\n", []),
        ("number: 09/CT-UBND\nkind: kế hoạch\n", []),
        ("number: 5/QĐ-UBND\n", []),
        ("number: 5/UBND-VX\n", []),
    ],
)
def test_a_number_of_another_kind_is_noted(part: str, codes: list[str]) -> None:
    """A decision may only introduce a plan; a letter has no sign of its own."""
    assert [one.code for one in reading_of(with_part(part)).problems] == codes
