"""Normalize the characters of a line: compose them, fold spaces, remove what is invisible.

Bullets of the fonts Symbol and Wingdings are private characters; they become `•`, `▪` or `-`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bdg_cli.documents.lines import Line
from bdg_cli.domain.folding import compose

_CATEGORY_RANGES: Final = ((0x00, 0x0300), (0x0600, 0x0700), (0x1800, 0x1810), (0x2000, 0x2070))
_INVISIBLE: Final = (
    0x2065, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xFFF9, 0xFFFD), 0xFFFE, 0xFFFF,
    *range(0xE0000, 0xE0080),
)  # fmt: skip
_BULLETS: Final = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF06E: "▪",
    0xF02D: "-",
    0xF0BE: "-",
    0xF02B: "+",
    0xF02A: "*",
}
"""What the characters of Symbol and Wingdings show. Any other one at the start is some bullet."""
_REPLACEMENTS: Final[dict[int, str | None]] = {
    **{
        code: None if unicodedata.category(chr(code)) == "Cf" else " "
        for first, last in _CATEGORY_RANGES
        for code in range(first, last)
        if unicodedata.category(chr(code)) in ("Cf", "Cc", "Zl", "Zp") and code != ord("\n")
    },
    **dict.fromkeys(_INVISIBLE),
    **_BULLETS,
    0x01A2: "Ư",  # files have it in place of what it looks like, and so the small letter
    0x01A3: "ư",
}
_REPLACED: Final = frozenset(map(chr, _REPLACEMENTS))
_WIDE: Final = " " * 6
_GAP: Final = re.compile(rf"\t+|{_WIDE}\s*")
_TONE_APART: Final = re.compile(" (?=[\u0300\u0301\u0303\u0309\u0323])")
"""A space before a tone mark, which belongs to the letter before it: “tu ̣c”."""
_SYLLABLE_APART: Final = re.compile(
    r"(?<=[ếềểễệốồổỗộấầẩẫậắằẳẵặớờởỡợứừửữự]) (?=(?:ng|nh|ch|[cmnptui])(?![^\W\d_]))"
)
"""A space before the end of a syllable: “hệ thố ng”, which files made of old fonts have."""
_SIGN_APART: Final = re.compile(
    r"(?<=[^\s_.…|,;:(–-]) (?=\)(?:[ ,;:.]|$))|(?<=[^\s_.…|,;:(–-])(?:(?<!\d) (?=[,;:.](?: |$))"
    r"|(?<=\d) (?=[,;:.](?: (?!\d)|$)))|(?<=\()(?<!\S\() (?=\w)"
)
"""A space before a sign that ends something, or behind one that opens it: “Điều 1 . Sở A , …”."""
_PRIVATE_FIRST: Final = re.compile("^\\s*[\uf000-\uf0ff]\\s*")


def normalize(text: str) -> str:
    """Return a line as a reader sees it, without spaces at its ends."""
    if not _REPLACED.isdisjoint(text):
        text = text.translate(_REPLACEMENTS)
    text = _TONE_APART.sub("", _PRIVATE_FIRST.sub("• ", text))
    return _SIGN_APART.sub("", _SYLLABLE_APART.sub("", " ".join(compose(text).split())))


def is_normalized(text: str) -> bool:
    """Return True if a text has no invisible or misleading characters; spaces do not count."""
    return _REPLACED.isdisjoint(text.replace("\t", " "))


def reads_as_written(text: str) -> bool:
    """Return True if `normalize` changes nothing in the lines of a text but white space."""
    return is_normalized(text) and _SIGN_APART.search(" ".join(text.split())) is None


def make_line(number: int, text: str) -> Line:
    """Return a line with normalized text."""
    columns = _columns(text) if "\t" in text or _WIDE in text else ()
    return Line(number, normalize(text), columns=columns if len(columns) > 1 else ())


def _columns(text: str) -> tuple[str, ...]:
    """Return the parts of a line; a gap before a small letter or a sign is only left blank."""
    parts: list[str] = []
    for part in filter(None, map(normalize, _GAP.split(text))):
        if parts and not part[0].isupper():
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return tuple(parts)


def make_row(number: int, cells: list[str]) -> Line:
    """Return a line for a table row; an empty line if no cell has a word."""
    shown = tuple(normalize(cell) for cell in cells)
    if not any(shown):
        return Line(number, "")
    return Line(number, normalize(" | ".join(shown)), shown)
