"""The units of a document: spellings of the same unit joined, each unit with a short, readable
code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.drafting.draft import DraftUnit
from bdg_cli.drafting.section_numbers import UniqueIds
from bdg_cli.drafting.wording.names import person_name
from bdg_cli.drafting.wording.spellings import COMMUNES, initials_of, split_abbreviation, unit_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYLLABLES: Final = 6
_LONGEST: Final = 32
"""The most characters of a code."""
_EMPTY: Final = {"cac", "nhung", "dong", "chi", "toan", "the"}
"""Words that a code does not begin with."""


class Units:
    """All units of a document, in the order in which it names them."""

    def __init__(
        self,
        named: Iterable[tuple[str, int]],
        abbreviations: Iterable[tuple[str, str]] = (),
        mentioned: Iterable[str] = (),
    ) -> None:
        """Collect names, each with the line on which it stands.

        `abbreviations` are pairs of a full and a short name that the document introduces. They and
        the names in `mentioned` add spellings, but no units.
        """
        self._spellings: dict[str, dict[str, str]] = {}
        self._lines: dict[str, int] = {}
        self._same: dict[str, str] = {}
        for name, line in named:
            key = unit_key(name)
            for one in (name, person_name(name) or name):
                self._spellings.setdefault(key, {}).setdefault(fold(one), one)
            self._lines.setdefault(key, line)
        self._join_given_names()
        for whole, short in abbreviations:
            self._join_introduced(whole, short)
        self._join_abbreviations(mentioned)
        self._codes = _codes(self._spellings)

    def code(self, name: str) -> str:
        """Return the code of a unit by one of the collected names."""
        key = unit_key(name)
        while key in self._same:
            key = self._same[key]
        return self._codes[key]

    def all(self) -> tuple[DraftUnit, ...]:
        """Return the units in the order in which the document names them."""
        return tuple(self._unit(key) for key in self._spellings)

    def _unit(self, key: str) -> DraftUnit:
        name, *others = self._spellings[key].values()
        group = key == COMMUNES or fold(name).startswith(("cac ", "nhung "))
        return DraftUnit(self._codes[key], name, tuple(others), self._lines[key], group)

    def _join_given_names(self) -> None:
        """Join “đồng chí Bình” with the one person whose name ends the same: “Đồng chí Lê Văn
        Bình”.
        """
        people = {key: key.split()[2:] for key in self._spellings if key.startswith("dong chi ")}
        for key, words in people.items():
            whole = [
                other
                for other, others in people.items()
                if len(words) < len(others) and others[-len(words) :] == words
            ]
            if words and len(whole) == 1 and self._is_person(key) and self._is_person(whole[0]):
                self._spellings[whole[0]].update(self._spellings.pop(key))
                self._same[key] = whole[0]

    def _is_person(self, key: str) -> bool:
        return any(person_name(name) for name in self._spellings.get(key, {}).values())

    def _join_introduced(self, whole: str, short: str) -> None:
        """Join a short name with the full one, if a task names either of them."""
        key, other = unit_key(whole), unit_key(short)
        if other in self._spellings and other != key:
            spellings = self._spellings.setdefault(key, {fold(whole): whole})
            spellings.update(self._spellings.pop(other))
            self._lines.setdefault(key, self._lines[other])
            self._same[other] = key
        elif key in self._spellings:
            self._spellings[key].setdefault(fold(short), short)

    def _join_abbreviations(self, mentioned: Iterable[str]) -> None:
        """Join “Sở KH&CN” with “Sở Khoa học và Công nghệ”: the same first word and initials."""
        short: dict[str, tuple[str, str]] = {}
        full: dict[tuple[str, str], str] = {}
        for key, spellings in self._spellings.items():
            letters = split_abbreviation(next(iter(spellings.values())))
            if letters:
                short[key] = letters
            else:
                full.setdefault(initials_of(key), key)
        for key, letters in short.items():
            other = full.get(letters)
            if other is not None:
                self._spellings[other].update(self._spellings.pop(key))
                self._same[key] = other
            else:
                full[letters] = key
        for name in mentioned:
            key = unit_key(name)
            found = split_abbreviation(name)
            other = full.get(found) if found and key not in self._spellings else key
            if other is not None and other in self._spellings:
                self._spellings[other].setdefault(fold(name), name)


def _codes(spellings: dict[str, dict[str, str]]) -> dict[str, str]:
    unique = UniqueIds()
    return {
        key: unique.make_unique("xa" if key == COMMUNES else _code(next(iter(names.values()))))
        for key, names in spellings.items()
    }


def _code(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold(name).replace("co lien quan", "lien quan"))
    while len(words) > 1 and words[0] in _EMPTY:
        words.pop(0)
    code = ""
    for word in words[:_SYLLABLES]:
        longer = f"{code}-{word}" if code else word
        if len(longer) > _LONGEST:
            break
        code = longer
    return code or "don-vi"
