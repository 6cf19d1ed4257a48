"""Spellings of one unit are joined, and each unit has a short, readable code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.drafting.unit_codes import Units
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.spellings import introduced_names, unit_key
from tests.drafting.example import names, of_duties

NAMES = UnitNames()


def units_of(*spelled: str, abbreviations: tuple[tuple[str, str], ...] = ()) -> Units:
    """Collect names, each on a line of its own."""
    return Units(((name, line) for line, name in enumerate(spelled, start=1)), abbreviations)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Khoa học và Công nghệ", "Sở KH&CN"),
        ("Sở Khoa học & Công nghệ", "Sở Khoa học và Công nghệ"),
        ("Phòng Lao động – TB&XH", "Phòng Lao động - Thương binh và Xã hội"),
        ("UBND huyện", "Ủy ban nhân dân huyện"),
        ("Uỷ ban nhân dân huyện", "Ủy ban nhân dân huyện"),
        ("UBND các xã, thị trấn", "Ủy ban nhân dân các xã, phường"),
        ("UBND các xã, phường", "UBND cấp xã"),
        ("Phòng Tài chính - Kế hoạch", "Phòng TC - KH"),
        ("Đài Truyền thanh - Truyền hình huyện", "Đài TT - TH huyện"),
        ("PHÒNG KINH TẾ", "Phòng Kinh tế"),
        ("Phòng Kinh tế", "Phòng Kinh tế (qua Văn phòng)"),
        ("Phòng NN&MT", "Phòng Nông nghiệp và Môi trường"),
        ("MTTQ huyện", "Mặt trận Tổ quốc huyện"),
    ],
)
def test_spellings_of_one_unit_are_joined(one: str, other: str) -> None:
    """In either order."""
    for first, second in ((one, other), (other, one)):
        units = units_of(first, "Văn phòng", second)
        assert units.code(first) == units.code(second)
        assert len(units.all()) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Nội vụ", "Phòng Nội vụ"),
        ("UBND xã Tân Hòa", "UBND xã Tân Lập"),
        ("UBND tỉnh", "UBND huyện"),
        ("UBND xã Tân Hòa", "UBND các xã"),
        ("Sở KH&CN", "Sở KH&ĐT"),
        ("Công an huyện", "Công an xã"),
    ],
)
def test_different_units_stay_apart(one: str, other: str) -> None:
    """Each with a code of its own."""
    units = units_of(one, other)
    assert units.code(one) != units.code(other)
    assert len(units.all()) == 2


def test_names_that_are_joined_in_turn_are_one_unit() -> None:
    """A short name for an abbreviation, a given name for a person who has another name."""
    units = Units(
        [("Sở CT", 1), ("Cơ quan thường trực", 2), ("Sở Công Thương", 3)],
        [("Sở CT", "Cơ quan thường trực")],
    )
    codes = {units.code(name) for name in ("Sở CT", "Cơ quan thường trực", "Sở Công Thương")}
    assert codes == {"so-cong-thuong"}
    people = Units(
        [("Đồng chí Bình", 1), ("Đồng chí Lê Văn Bình", 2), ("Phòng Kinh tế", 3)],
        [("Phòng Kinh tế", "đồng chí Lê Văn Bình")],
    )
    assert people.code("Đồng chí Bình") == people.code("Phòng Kinh tế")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sở Nội vụ", "so-noi-vu"),
        ("UBND các xã, thị trấn", "xa"),
        ("Ủy ban nhân dân các xã", "xa"),
        ("các phòng, ban", "phong-ban"),
        ("Đội Cây xanh", "doi-cay-xanh"),
        ("Đài Truyền thanh - Truyền hình huyện Đông Ngàn", "dai-truyen-thanh-truyen-hinh"),
        ("Ủy ban Mặt trận Tổ quốc huyện", "uy-ban-mat-tran-to-quoc"),
    ],
)
def test_a_code_is_short_and_can_be_read(name: str, code: str) -> None:
    """Whole syllables, without tone marks."""
    found = units_of(name).code(name)
    assert found == code or found.startswith(code)
    assert len(found) <= 32


def test_codes_that_would_be_alike_are_counted() -> None:
    """In the order of the document."""
    long = "Trung tâm Dịch vụ nông nghiệp vùng"
    units = units_of(f"{long} Đông Ngàn", f"{long} Bến Sậy")
    codes = [one.code for one in units.all()]
    assert len(set(codes)) == 2
    assert codes[1] == f"{codes[0]}-2"


def test_groups_are_distinguished_from_units() -> None:
    """“Các …”, and the communes."""
    units = units_of("các phòng, ban", "UBND các xã", "Phòng Kinh tế", "Những hộ trồng cây")
    assert [one.group for one in units.all()] == [True, True, False, True]


def test_a_unit_knows_where_it_is_named_first() -> None:
    """And its other spellings, each once."""
    units = units_of("Văn phòng", "Sở KH&CN", "Sở Khoa học và Công nghệ", "SỞ KH&CN")
    one = next(one for one in units.all() if one.code != "van-phong")
    assert one.line == 2
    assert {one.name, *one.spellings} == {"Sở KH&CN", "Sở Khoa học và Công nghệ"}


def test_a_short_name_that_the_text_introduces_is_a_spelling() -> None:
    """“(sau đây gọi tắt là …)”."""
    text = "Kiện toàn Ban Chỉ đạo trồng cây huyện (sau đây gọi tắt là Ban Chỉ đạo) trong tháng 3."
    assert list(introduced_names(NAMES, text)) == [("Ban Chỉ đạo trồng cây huyện", "Ban Chỉ đạo")]
    draft = of_duties(f"1. Phòng Nội vụ\n- {text}\n2. Ban Chỉ đạo\n- Kiểm tra việc trồng cây.")
    unit = next(one for one in draft.units if one.code == draft.tasks[1].lead[0])
    assert (unit.name, unit.spellings) == ("Ban Chỉ đạo trồng cây huyện", ("Ban Chỉ đạo",))


@pytest.mark.parametrize(
    "text",
    ["Trồng cây (gọi tắt là cây)", "(sau đây gọi tắt là Ban)", "Sở Nội vụ (chủ trì)", "", "(((("],
)
def test_other_words_in_brackets_introduce_nothing(text: str) -> None:
    """Unless a unit stands before them."""
    assert list(introduced_names(NAMES, text)) == []


def test_recipients_add_spellings_and_no_units() -> None:
    """They owe nothing."""
    units = Units(
        [("Phòng Nông nghiệp và Môi trường", 1)],
        mentioned=["Phòng NN&MT", "Hội Người cao tuổi"],
    )
    (unit,) = units.all()
    assert unit.spellings == ("Phòng NN&MT",)


def test_all_spellings_of_a_plan_have_one_lead() -> None:
    """In headings and in sentences."""
    draft = of_duties(
        "1. Phòng Khoa học và Công nghệ\n- Trồng cây.\n2. Phòng KH&CN\n- Tưới cây.\n"
        "3. Phòng Khoa học & Công nghệ\n- Bón phân."
    )
    assert {names(draft, task.lead)[0] for task in draft.tasks} == {"Phòng Khoa học và Công nghệ"}


WORDS = st.sampled_from(
    (
        "Sở",
        "Phòng",
        "các",
        "xã",
        "Nội vụ",
        "KH&CN",
        "và",
        ",",
        "-",
        "(x)",
        "UBND",
        "ĐÀI",
        "1",
        "ß",
        "",
    )
)


@given(st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=6))
def test_whatever_the_names_codes_can_be_typed_and_differ(spelled: list[str]) -> None:
    """Each name has one, and it is stable."""
    units = units_of(*spelled)
    codes = [one.code for one in units.all()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in codes)
    assert {units.code(name) for name in spelled} == set(codes)
    assert [one.code for one in units_of(*spelled).all()] == codes
    assert all(unit_key(name) == unit_key(f" {name} ") for name in spelled)
