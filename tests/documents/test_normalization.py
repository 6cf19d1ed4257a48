"""What a plan file may not have is removed from documents while they are read."""

from __future__ import annotations

import sys
from unicodedata import category

import pytest

from bdg_cli.documents.normalization import normalize
from bdg_cli.yamlfile.invisible_characters import has_invisible


def test_nothing_that_a_plan_file_refuses_is_left_in_a_line() -> None:
    """Of all characters there are, except halves of pairs, which no decoded text has."""
    for first in range(0, sys.maxunicode + 1, 256):
        some = [one for one in map(chr, range(first, first + 256)) if category(one) != "Cs"]
        line = normalize("".join(f"a{one}b" for one in some))
        assert not has_invisible(line), f"one of the 256 from {first:#x} on"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ngƣời lao động, TRƢỜNG HỌC", "người lao động, TRƯỜNG HỌC"),
        ("tu ̣c tr\u01b0\u0300ơng", "tục trừơng"),
        ("hệ thố ng thoát nướ c", "hệ thống thoát nước"),
        ("để cây xanh tốt; số một trăm; ở trường", "để cây xanh tốt; số một trăm; ở trường"),
    ],
)
def test_words_that_files_of_old_fonts_split(written: str, read: str) -> None:
    """A letter that looks like another, a mark or the end of a syllable apart from the rest."""
    assert normalize(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Điều 1 . Giao Sở A , Sở B ( Hà Nội ) ; cụ thể :",
            "Điều 1. Giao Sở A, Sở B (Hà Nội); cụ thể:",
        ),
        ("Số điểm: ……… , .... điểm", "Số điểm: ……… , .... điểm"),
        ("từ 7 .30 giờ :15 phút", "từ 7 .30 giờ :15 phút"),
    ],
)
def test_signs_that_stand_apart_from_the_words_before_them(written: str, read: str) -> None:
    """Some texts have a space before each comma; dots to fill in and numbers stay as they are."""
    assert normalize(written) == read
