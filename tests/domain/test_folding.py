"""Folding: the ways to write one name meet, and nothing is ever folded further."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.folding import compose, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa bình", "hoà bình"),
        ("ĐÔNG SƠN", "đông sơn"),
        ("Đông Sơn", "dong son"),
        ("Thuỷ", "thủy"),
        ("LĐTB&XH – huyện", "ldtb&xh - huyen"),
        ("Lao động \N{NO-BREAK SPACE} TB&XH", "lao động tb&xh"),
        ("  UBND\n xã ", "ubnd xã"),
        ("Phòng Văn hóa", normalize("NFD", "Phòng Văn hóa")),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    """Case, marks, đ, dashes, spaces and tone placement make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Tân Hiệp", "Tam Hiệp"), ("a-b", "ab"), ("", "a")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    """Folding drops no letters."""
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_looks_through_unicode_forms(text: str) -> None:
    """Composed or taken apart, a text folds alike."""
    assert fold(normalize("NFC", text)) == fold(normalize("NFD", text))


@given(st.text(alphabet="aAăâđĐơưừỨẫỡ -–", max_size=12))
def test_folding_vietnamese_leaves_plain_letters(text: str) -> None:
    """No mark of Vietnamese is left over."""
    assert set(fold(text)) <= set("adou -")


@given(st.text())
def test_composed_text_is_in_nfc(text: str) -> None:
    """All text inside has one form, and that form stays."""
    assert compose(text) == normalize("NFC", text) == compose(compose(text))
