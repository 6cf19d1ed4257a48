"""What stands before a line: a number, a letter or a bullet; and lines that say nothing.

The rank of a mark is its usual depth, from the top: parts, Roman numbers, capital letters, `1.`,
`1.1.`, `1.1.1.`, `a)`, `(1)`, `-`, `+`, `•`. Text without a mark has the lowest rank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

PART, ROMAN, CAPITAL, NUMBER, SECOND, THIRD, LETTER, INNER, DASH, PLUS, DOT, PLAIN, ROW = range(13)


ROMAN_NUMBERS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CAPITALIZED: Final = tuple(one.capitalize() for one in ROMAN_NUMBERS if len(one) > 1)
"""Roman numbers with small letters behind the first, as web pages have them: “Iii”."""


class ListMarker(NamedTuple):
    """A kind of marker before a text: its rank, its pattern with the label as first group, an
    example.
    """

    rank: int
    pattern: re.Pattern[str]
    example: str


LIST_MARKERS: Final = (
    ListMarker(
        PART,
        re.compile(
            r"((?:phần|chương) (?:thứ )?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|[IVX]{1,4}|\d))\b"
            r"[.:]?\s*",
            re.IGNORECASE,
        ),
        "Phần thứ hai: NHIỆM VỤ",
    ),
    ListMarker(
        ROMAN,
        re.compile(r"(?!V/[Vv]\b)([IVXLH]{1,5}|HI|Il|lI|Ill|lll)\s?[.)/:\-–]\s*(?=\S)"),
        "IV. NỘI DUNG",
    ),
    ListMarker(
        ROMAN,
        re.compile(rf"({'|'.join(_CAPITALIZED)})\.\s+(?=\S)"),
        "Iv. nội dung",
    ),
    ListMarker(CAPITAL, re.compile(r"([A-HKLMĐ])\s?[.)/]\s+(?=[^\W\d_])"), "B. Giải pháp"),
    ListMarker(
        LETTER,
        re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,2}\.[a-zđ])[.)]\s+(?=\S)"),
        "1.2.a. Tuyên truyền",
    ),
    ListMarker(
        THIRD,
        re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2})(?:[.)]?\s+(?=\S)|[.)](?=[^\W\d_]{2}))"),
        "1.2.3. Tuyên truyền",
    ),
    ListMarker(
        SECOND,
        re.compile(
            r"(\d{1,2}\.\d{1,2})(?:[.)]?\s+(?:[-–]\s+)?(?=[^\W\d_“\"(])|[.)](?=[^\W\d_]{2}))"
        ),
        "1.2.Tuyên truyền",
    ),
    ListMarker(
        NUMBER,
        re.compile(r"([S§]|[Il]\d|\d[OoIl])\s?[.)]\s+(?:_\s+)?(?=[^\W\d_])"),
        "I0. Công an tỉnh",
    ),
    ListMarker(
        NUMBER,
        re.compile(
            r"_{0,4}(\d{1,2})(?!/\w+-)\s?(?:[.)/]|\.{2,4}(?=\s))\s*(?:_\s+)?(?=[^\W\d_“\"(])"
        ),
        "3) Sở Nội vụ",
    ),
    ListMarker(
        NUMBER,
        re.compile(
            r"(\d{1,2})[.)]\s+(?=\d{1,3}%?\s+(?!(?:ngày|tháng|giờ|năm|tuần|lần|triệu|tỷ|đồng)\b)[^\W\d_]{2})"
        ),
        "5. 22 giáo viên đăng ký",
    ),
    ListMarker(
        NUMBER,
        re.compile(r"_{0,4}(\d{1,2})\s?[-–]\s*(?![A-ZĐ]{2,3}/)(?=[A-ZĐÂÊÔƠƯÁÀ])"),
        "3- Sở Nội vụ",
    ),
    ListMarker(NUMBER, re.compile(r"([1-9]\d{2})\.\s+(?=[A-ZĐ])"), "100. Trường Tiểu học"),
    ListMarker(
        INNER, re.compile(r"\((\d{1,2}|[a-zđ]|[ivx]{2,4})\)\s*(?=\S)"), "(2) Tổ chức hội nghị"
    ),
    ListMarker(LETTER, re.compile(r"([a-zđ]\d?)\s?[.)/]\s+(?=\S)"), "đ. Tổ chức hội nghị"),
    ListMarker(LETTER, re.compile(r"([a-zđ])\)\s*(?=\S)"), "a)Tổ chức hội nghị"),
    ListMarker(DASH, re.compile(r"_?([-‐‑‒–—―−]{1,2})\s*(?=\S)"), "– Tổ chức hội nghị"),  # noqa: RUF001 -- all look like one
    ListMarker(DASH, re.compile(r"(~)\s+(?=[^\W_])"), "~ Tổ chức hội nghị"),
    ListMarker(PLUS, re.compile(r"(\+)\s*(?=\S)"), "+ Tổ chức hội nghị"),
    ListMarker(PLUS, re.compile(r"(†)\s+(?=[^\W_])"), "† Tổ chức hội nghị"),
    ListMarker(
        DOT,
        re.compile(r"([•·*▪●○o➢✓✔❖♦■□►▶\uf02d\uf076\uf0a7\uf0b7\uf0d8\uf0fc])\s+(?=\S)"),
        "• Tổ chức hội nghị",
    ),
)
"""All kinds of markers; the first that matches wins."""
_NOISE: Final = re.compile(
    r"[\W_]*(?:\d{1,3}[\W_]*)?|[\W_]*(?:trang|page) (?:\d{1,3}|break)[\W_]*|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
"""A page number, the sign of a converter between pages, or only signs; four digits are a year."""
FOOTNOTE: Final = re.compile(r"(?:[¹²³⁴-⁹]{1,2}|\[\d{1,2}\])\s")


ARTICLE: Final = re.compile(r"[\W_]*Điều (\d{1,2})[.:]\s*")
"""How an article begins; the group is its number."""


_MARKED: Final = re.compile(r"[\W\d_]|\w{1,6}\s?[.)/:\-–]|o\s|(?:phần|chương)\s", re.IGNORECASE)
"""How any line with a marker begins; most lines without one do not."""


def split_marker(text: str) -> tuple[int, str, str]:
    """Return the rank and the label of a line's marker, and the words after it."""
    for mark in LIST_MARKERS if _MARKED.match(text) else ():
        found = mark.pattern.match(text)
        goes_on = found and mark.rank == PART and text[found.end() :][:1].islower()
        if found and not goes_on:  # “phần IV cho phù hợp …” is no part
            label = found[1].upper() if found[1] in _CAPITALIZED else found[1]
            return mark.rank, label, text[found.end() :].strip()
    return PLAIN, "", text


def titles_of_parts(lines: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Return the places of lines in capitals right below “Chương II”, which stands alone. A line is
    given by the rank of its marker and the words after that.
    """
    titles: set[int] = set()
    titled = False
    for at, (rank, words) in enumerate(lines):
        if titled and rank == PLAIN and words.isupper():
            titles.add(at)
        else:
            titled = rank == PART and not words
    return frozenset(titles)


_SAYS: Final = re.compile(r"[^\W\d_]{2}|\d|(?:[^\W\d_][^\w]+){2}[^\W\d_]|\A\s*[A-ZĐa-zđ][.)]?\s*\Z")
"""What a line has that is more than a spot: a word, a number, a letter for one, three letters."""


def is_spot(text: str) -> bool:
    """Return True if a line has neither a word nor a number."""
    return _SAYS.search(text) is None


def is_noise(text: str) -> bool:
    """Return True if a line says nothing: a page number, dots to fill in, stray signs."""
    return _NOISE.fullmatch(text) is not None or is_spot(text)
