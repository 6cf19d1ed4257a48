"""Units are found by any of their names, whole, and never by a guess."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from bdg_cli.domain.naming import find_units
from bdg_cli.domain.plan import Unit

UNITS = (
    Unit("ldtbxh", "Phòng Lao động - TB&XH", ("Phòng LĐTB&XH",)),
    Unit("vhtt", "Phòng Văn hóa và Thông tin", ("Phòng VHTT",)),
    Unit(
        "xa",
        "UBND các xã, thị trấn",
        ("các xã",),
        members=(
            Unit("xa.bo-ha", "UBND xã Bố Hạ", ("Bố Hạ",)),
            Unit("xa.tt-bo-ha", "UBND thị trấn Bố Hạ", ("Bố Hạ",)),
            Unit("xa.dong-son", "UBND xã Đông Sơn", ("Đông Sơn",)),
            Unit("xa.dong-son-2", "UBND xã Đồng Sơn", ("Đồng Sơn",)),
        ),
    ),
)


def codes(text: str) -> list[str]:
    """Return the codes of what is found by a name."""
    return [unit.code for unit in find_units(UNITS, text)]


@pytest.mark.parametrize(
    "text",
    [
        "ldtbxh",
        "LDTBXH",
        " ldtbxh ",
        "Phòng Lao động - TB&XH",
        "phòng lao động – tb&xh",
        "phong lao dong - tb&xh",
        "PHÒNG  LĐTB&XH",
        "phong ldtb&xh",
        normalize("NFD", "Phòng LĐTB&XH"),
    ],
)
def test_a_unit_is_found_by_any_of_its_names(text: str) -> None:
    """Code, official name and spelling, with or without marks, in any case."""
    assert codes(text) == ["ldtbxh"]


def test_a_tone_may_stand_in_its_old_or_new_place() -> None:
    """Hóa and hoá are one word."""
    assert codes("Phòng Văn hoá và Thông tin") == ["vhtt"]


def test_a_member_is_found_by_its_code_and_its_names() -> None:
    """Members stand beside the groups they belong to."""
    assert codes("xa.bo-ha") == codes("UBND xã Bố Hạ") == ["xa.bo-ha"]
    assert codes("các xã") == ["xa"]


def test_the_exact_name_goes_before_the_folded_one() -> None:
    """Two communes that differ by a mark are told apart by it; without it both are candidates."""
    assert codes("Đông Sơn") == ["xa.dong-son"]
    assert codes("đồng sơn") == ["xa.dong-son-2"]
    assert codes("dong son") == ["xa.dong-son", "xa.dong-son-2"]


def test_a_name_of_several_units_gives_them_all() -> None:
    """A commune and a town share the name Bố Hạ; which is meant is not for the program to say."""
    assert codes("Bố Hạ") == ["xa.bo-ha", "xa.tt-bo-ha"]


@pytest.mark.parametrize("text", ["", " ", "ld", "Phòng", "Lao động", "xa.", "ldtbxhh"])
def test_a_part_of_a_name_finds_nothing(text: str) -> None:
    """Names match whole."""
    assert codes(text) == []
