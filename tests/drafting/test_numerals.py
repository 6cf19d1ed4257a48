"""Numbers that a scanner misread are mended where their sequence tells what they were."""

from __future__ import annotations

import pytest

from bdg_cli.documents.lines import Line
from bdg_cli.drafting.numerals import Mended
from tests.drafting.example import PLAN, drafted, of_body, of_duties, roles, said


def mended(*texts: str) -> list[str]:
    """Return the labels of lines after they were mended."""
    lines = Mended([Line(at, text) for at, text in enumerate(texts, start=1)]).lines
    return [line.text.split()[0] for line in lines]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (("l. MỤC ĐÍCH", "1I. NỘI DUNG", "HI. KINH PHÍ"), ["I.", "II.", "III."]),
        (("I. MỤC ĐÍCH", "H. NỘI DUNG", "Ill. KINH PHÍ"), ["I.", "II.", "III."]),
        (("I. MỤC ĐÍCH", "IL. NỘI DUNG", "l. Mục đích"), ["I.", "II.", "1."]),
        (("1. Phòng A", "2. Phòng B", "3. Phòng C", "4. Phòng D", "S. Phòng E"),
         ["1.", "2.", "3.", "4.", "5."]),
        (("9. Phòng A", "1O. Phòng B"), ["9.", "10."]),
        (("d) Một", "ø) Hai"), ["d)", "đ)"]),
        (("e) Một", "ø) Hai"), ["e)", "g)"]),
        # what the sequence does not bear out stays as it is
        (("I. MỤC ĐÍCH", "HI. KINH PHÍ"), ["I.", "HI."]),
        (("G. NỘI DUNG", "H. KINH PHÍ"), ["G.", "H."]),
        (("1. Phòng A", "S. Phòng E"), ["1.", "S."]),
        (("a) Một", "ø) Hai"), ["a)", "ø)"]),
        (("k) Một", "l) Hai", "m) Ba"), ["k)", "l)", "m)"]),
    ],
)  # fmt: skip
def test_a_number_is_mended_in_its_sequence(written: tuple[str, ...], meant: list[str]) -> None:
    """Roman numbers before headings, numbers, letters."""
    assert mended(*written) == meant


def test_what_was_mended_is_said_once() -> None:
    """At the head of the draft, with each number that was changed."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Đội Cây xanh\n- Tưới cây.\n1I. TỔ CHỨC\nl. Phòng Kinh tế\n- Trồng cây."
    )
    assert [section.number for section in draft.sections[:2]] == ["I", "II"]
    assert [said(doubt) for doubt in draft.head.doubts if "máy quét" in said(doubt)] == [
        "Số mục bị máy quét đọc sai, đã sửa theo thứ tự: “1I” → “II”; “l” → “1”."
    ]


@pytest.mark.parametrize(
    ("written", "number", "unsure"),
    [
        ("Số: 27/KH–UBND", "27/KH-UBND", False),
        ("Số: 27/KH − UBND", "27/KH-UBND", False),  # noqa: RUF001 -- every dash
        ("Số:      /KH-UBND", "/KH-UBND", True),
    ],
)
def test_a_number_may_have_any_dash_and_be_blank(written: str, number: str, unsure: bool) -> None:  # noqa: FBT001 -- pytest gives it
    """A number that is stamped elsewhere is marked."""
    draft = drafted(PLAN.replace("Số: 27/KH-UBND", written))
    assert draft.head.number == number
    doubts = [said(doubt) for doubt in draft.head.doubts]
    assert ("Văn bản không ghi rõ số, ký hiệu." in doubts) is unsure


def test_a_capital_i_after_k_is_the_letter_l() -> None:
    """It heads no part of the document: what follows the list stands beside it."""
    draft = of_duties(
        "1. Phân công\nh) Phòng Y tế họp bàn.\ni) Phòng Kinh tế họp bàn.\n"
        "k) Phòng Nội vụ họp bàn.\nI) Đội Cây xanh chủ trì, phối hợp với các xã:\n"
        "- Tưới cây ven đường.\n2. Văn phòng có trách nhiệm:\na) Họp bàn hằng tháng.\n"
    )
    assert roles(draft)[-2:] == [
        ("Tưới cây ven đường.", "Đội Cây xanh", "các xã"),
        ("Họp bàn hằng tháng.", "Văn phòng", ""),
    ]


def test_a_part_behind_a_list_up_to_k_is_no_letter() -> None:
    """“I.” begins a part, “I)” goes on with the list."""
    letters = [f"{letter}) Tưới cây" for letter in "abcdđeghik"]
    assert mended(*letters, "I. Tổ chức thực hiện")[-1] == "I."
    assert mended(*letters, "I) Tổ chức thực hiện")[-1] == "l)"
