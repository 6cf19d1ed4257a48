"""Mend texts in which letters of Windows-1252 were taken for those of Windows-1258: “tŕnh”, “xă”.

Old files and the PDFs made of them have it. Five letters are concerned, in either case: ì and ò
became tone marks, which stand behind a consonant then; ã, ý and õ became ă, ư and ơ, which are
letters of the language too, and are mended where no syllable has them so.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

_MARKED: Final = re.compile(
    "([b-df-hj-np-tv-xzđ])(?!(?<=[cnsz])\u0301(?![a-z]))([\u0300\u0301\u0309\u0323])", re.IGNORECASE
)
"""A consonant with a tone mark in NFD, which Vietnamese does not have; names end in “ć”."""
_VOWELS: Final = {"\u0301": "ì", "\u0323": "ò", "\u0300": "Ì", "\u0309": "Ò"}
_LETTERS: Final = str.maketrans("ăĂưƯơƠ", "ãÃýÝõÕ")
_IMPOSSIBLE: Final = re.compile(
    r"\b(?:[^\W\d_]*ă(?:[iouy]|nh)?|(?:k|qu|(?<!hoa )l(?!ư hương))?ư|rơ(?! ?(?:moóc|le))|dơi)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
"""Syllables that do not exist, or hardly: “xă”, “lănh”, “quản lư”, “theo dơi”."""
_ENOUGH: Final = 3
"""At least so many consonants with tone marks are no slips of a typist."""
_MANY: Final = 10
"""With so many syllables that do not exist, one of them is enough."""


def has_misread_letters(text: str) -> bool:
    """Return True if letters of a text were misread."""
    marked = 0 if text.isascii() else len(_MARKED.findall(normalize("NFD", text)))
    if 0 < marked < _ENOUGH:
        return len(_IMPOSSIBLE.findall(normalize("NFC", text))) >= _MANY
    return marked >= _ENOUGH


def with_letters(text: str) -> str:
    """Return a text, or a part of one, whose letters were misread, with those it had, in NFC."""
    text = _MARKED.sub(lambda found: found[1] + _VOWELS[found[2]], normalize("NFD", text))
    return _IMPOSSIBLE.sub(lambda found: found[0].translate(_LETTERS), normalize("NFC", text))
