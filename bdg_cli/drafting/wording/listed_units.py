"""Lists that name units in short: “Bộ trưởng các Bộ: A, B”, “UBND các tỉnh C, D”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS
from bdg_cli.drafting.lexicon.word_lists import words_of
from bdg_cli.drafting.wording.vocabulary import DUTY_START, NAME_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CITIES: Final = frozenset(words_of("units", "cities"))
_KINDS: Final = ("tỉnh", "thành phố", "xã", "phường", "huyện", "thị trấn")
"""The kinds of places that a list names."""
_EITHER: Final = ("xã, ", "phường, ")
"""Kinds of which a list does not say which place has which: “UBND các xã, phường: A, B”."""
_PLACE: Final = re.compile(rf"\S+ [{CAPITAL_LETTERS}]")
"""How a place of two words or more begins: “Cần Thơ”, not the duty “Chỉ đạo …”."""


def list_at(words: str, colon: int) -> bool:
    """Return True if the colon stands within a list: “UBND các xã: A, B”, “A và các Sở: B, C”."""
    for found in phrases.listed_units.finditer(words):
        if _lists_none(found):
            continue
        begins = found.start() == 0 or found[1] or found[0].startswith(("các ", "Các "))
        if begins and found.start() < colon < found.end():
            return True
    return False


def find_list(text: str) -> re.Match[str] | None:
    """Return where a list begins in a text; None if one name stands there: “các Sở Giáo dục và Đào
    tạo”, or a duty: “UBND các tỉnh: Chỉ đạo …”.
    """
    found = phrases.listed_units.search(text)
    if found and not _lists_none(found):
        return found
    found = phrases.units_in_turn.search(text)
    return found if found and not phrases.one_field.match(text, found.end()) else None


def _lists_none(found: re.Match[str]) -> bool:
    """Return True if what follows “UBND các tỉnh:” is a duty, not a place such as Cần Thơ, or the
    places of “các xã, phường:” would have no kind.
    """
    if found[2].startswith(_EITHER) and not found[1]:
        return True
    place = not found[2].startswith(_KINDS) or _PLACE.match(found.string, found.end())
    return not place and DUTY_START.match(found.string, found.end()) is not None


def whole_names(found: re.Match[str], clean: Callable[[str], str]) -> tuple[list[str], str]:
    """Return the units of a list, each with its whole name, and the text of those after them.

    `clean` takes remarks and punctuation off a name.
    """
    text = found.string
    head, kind = found[1] or "", found[2].partition(",")[0].casefold()
    said = "" if found[2].startswith(_EITHER) else f"{found[2].partition(',')[0]} "
    names: list[str] = []
    at = found.end()
    while piece := phrases.listed_piece.match(text, at):
        words = clean(piece[1])
        whole = kind != "bộ" or phrases.named_in_whole.match(words)
        if words[:1].islower() or (NAME_START.match(words) and whole):
            return names, text[piece.start(1) :]
        if words:
            city = kind == "tỉnh" and words in _CITIES
            name = f"{head}{'thành phố ' if city else said}{words}"
            names.append(name[:1].upper() + name[1:])
        at = piece.end()
    return names, ""


def told_apart(name: str) -> Iterator[str]:
    """Yield the offices of “UBND thành phố A, thành phố B và tỉnh C”; any other name unchanged."""
    found = phrases.same_office.match(name)
    if not found:
        yield name
        return
    for place in phrases.next_place.split(name[found.end(1) :]):
        yield f"{found[1]}{place}"
