"""Find who does a task if its sentence does not begin with the unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.phrases import filled
from bdg_cli.drafting.lexicon.word_lists import rows_of
from bdg_cli.drafting.wording.vocabulary import DUTY_START, NAME_WORDS, VERB

if TYPE_CHECKING:
    from bdg_cli.drafting.wording.names import UnitNames


class ActorPattern(NamedTuple):
    """A way of saying who does something.

    The names are the first group of the pattern. If it has no group, the names follow the match,
    and `does` matches what follows the names.
    """

    pattern: re.Pattern[str]
    does: re.Pattern[str] | None


ACTOR_PATTERNS: Final = tuple(
    ActorPattern(
        re.compile(filled(row["pattern"])),
        {"": None, "duty": DUTY_START, "verb": VERB}[row.get("does", "")],
    )
    for row in rows_of("actors", "actors")
)
"""All ways, the most reliable first."""
_NOT_ACTING: Final = ("tập thể", "cá nhân", "xã ", "phường ", "tỉnh ", "huyện ", "thành phố ")
"""Who is praised, and where something is: “An Cư (xã Ô Loan)”."""


def actors_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the units that do something, if the sentence does not begin with them."""
    text = phrases.who_makes_up.split(text, maxsplit=1)[0]
    for way in ACTOR_PATTERNS:
        for found in way.pattern.finditer(text):
            names = (
                _names_after(reader, way.does, found)
                if way.does
                else _names_in_group(reader, found)
            )
            if names:
                return names
    return ()


def _names_after(reader: UnitNames, does: re.Pattern[str], found: re.Match[str]) -> tuple[str, ...]:
    """Return the names after a match if they do something.

    Within brackets another pattern finds them.
    """
    names, rest = reader.leading_at(found.string, found.end())
    inside = found.string.count("(", 0, found.start()) > found.string.count(")", 0, found.start())
    return names if does.match(rest) and not phrases.only_helps.match(rest) and not inside else ()


def _names_in_group(reader: UnitNames, found: re.Match[str]) -> tuple[str, ...]:
    """Return the names in the first group; none if it only describes what stands before it."""
    alone = found[0].startswith("(") and found[1] == found[0].rstrip(".;")[1:-1]
    names, rest = reader.leading(found[1], loose=alone)
    text, start = found.string, found.start()
    if not alone:
        listed = found[0].startswith(":") and phrases.looked_at.search(text, 0, start)
        return () if rest or listed else names
    if rest:
        names = () if VERB.search(found[1]) else reader.in_heading(found[1])
    before = text[:start].rstrip()
    return () if not all(map(_is_known, names)) or phrases.described.search(before) else names


def _is_known(name: str) -> bool:
    return (" " in name or name in NAME_WORDS) and not name.startswith(_NOT_ACTING)
