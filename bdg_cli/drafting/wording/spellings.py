"""Spellings of one unit: what they share, and which abbreviation stands for which name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import any_of, pairs_of
from bdg_cli.drafting.wording.names import clean_name, person_name
from bdg_cli.drafting.wording.vocabulary import NAME_START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.drafting.wording.names import UnitNames

_FULL: Final = pairs_of("units", "abbreviations")
"""Abbreviations that offices use everywhere, folded, and what they stand for."""
_ABBREVIATED: Final = re.compile(rf"(?<![a-z&])(?:{any_of(_FULL)})(?![a-z&])")
_SHORT: Final = re.compile(r"(?=[^A-ZĐ]*[A-ZĐ][^A-ZĐ]*[A-ZĐ])[A-ZĐ&.,-]{2,}")
"""A word with at least two capitals and nothing but capitals."""
_BACK: Final = 120
"""The most characters between the beginning of a name and its abbreviation."""
COMMUNES: Final = "uy ban nhan dan cap xa"
"""The key that all ways of naming the communes together share."""


@lru_cache(maxsize=4096)
def unit_key(name: str) -> str:
    """Return the key that all spellings of one unit share."""
    bare = clean_name(name)
    key = _ABBREVIATED.sub(lambda found: _FULL[found[0]], fold(person_name(bare) or bare))
    key = phrases.folded_person.sub("dong chi ", key)
    key = phrases.folded_committees.sub("", key)
    key = re.sub(r"\s*&\s*", " va ", key)
    if phrases.communes.fullmatch(key):
        return COMMUNES
    return re.sub(r"[^a-z0-9]+", " ", key).strip()


def initials_of(name: str) -> tuple[str, str]:
    """Return the folded first word of a name, and the initials of the others except “và”.

    An abbreviation of the name has the same two parts.
    """
    first, *others = unit_key(name).split() or [""]
    return first, "".join(word[0] for word in others if word != "va")


def split_abbreviation(name: str) -> tuple[str, str] | None:
    """Return the two parts of an abbreviated name; None for a name that is written out.

    “Sở KH&CN” has “so” and “khcn”, “Đài TT - TH huyện” has “dai” and “ttthh”.
    """
    first, *others = name.split() or [""]
    if not any(_SHORT.fullmatch(word) for word in others):
        return None
    letters = ""
    for word in others:
        bare = re.sub(r"[^a-z]", "", fold(word))
        if _SHORT.fullmatch(word):
            letters += bare
        elif bare and bare != "va":
            letters += bare[0]
    return fold(first), letters


def introduced_names(reader: UnitNames, text: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of a full and a short name that a text introduces.

    An example is “Ban Chỉ đạo … tỉnh (sau đây gọi tắt là Ban Chỉ đạo)”.
    """
    for found in phrases.introduced.finditer(text):
        start = max(0, found.start() - _BACK)
        before = text[start : found.start()].rstrip()
        for head in NAME_START.finditer(before):
            names, rest = reader.leading(before[head.start() :])
            if len(names) == 1 and not rest:
                yield names[0], clean_name(found[1])
                break
