"""Names of units: take them off the beginning of a sentence, split lists, recognize persons."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.phrases import filled
from bdg_cli.drafting.lexicon.word_lists import rows_of, word_pattern
from bdg_cli.drafting.wording.listed_units import find_list, list_at, told_apart, whole_names
from bdg_cli.drafting.wording.name_boundary import end_of_names
from bdg_cli.drafting.wording.vocabulary import (
    DUTY_START,
    GENERIC_START,
    LOOSE_START,
    LOWERCASE_START,
    NAME_START,
    PEOPLE_START,
    STRONG_VERB,
    VERB_START,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_REMARK: Final = re.compile(r"\s*\([^()]{0,200}\)")
_LONG_REMARK: Final = re.compile(r" \((?=[^()]{80,}\()")
"""A remark in brackets that has brackets itself."""
_IN_BRACKETS: Final = re.compile(r"(?<=\()[^()]{1,200}(?=\))")
_TAIL: Final = " .,;:–-*/"
_LONGEST_NAME: Final = 140
"""The most characters of one name at the beginning of a sentence."""
_LONGEST: Final = 220
"""The most characters of the names before a duty if they are not all units."""
_LONGEST_LIST: Final = 4000
"""The most characters of a list of units that are read."""
_FARTHEST: Final = 600
"""The most characters of a sentence that are searched for the end of its names."""


class UnitNames:
    """Reads names of units, those that the document uses by themselves before all others.

    `known` are such names: what stands alone in a heading, a list of recipients, a column. A name
    in a sentence is taken from there if one fits, the longest first; else the grammar ends it.
    """

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.known = tuple(dict.fromkeys(known))
        """The names that stand alone in the document."""
        self._known: dict[str, list[str]] = {}
        self._led: dict[tuple[str, bool], tuple[tuple[str, ...], str]] = {}
        self._beside: dict[str, tuple[str, ...]] = {}
        for name in sorted(set(self.known), key=len, reverse=True):
            self._known.setdefault(name.split()[0].casefold(), []).append(name.casefold())

    def knows(self, name: str) -> bool:
        """Return True if a name stands alone somewhere in the document."""
        return name.casefold() in self._known.get(name.split(maxsplit=1)[0].casefold(), ())

    def leading(self, text: str, *, loose: bool = False) -> tuple[tuple[str, ...], str]:
        """Return the names of units at the beginning of a text, and the text after them.

        “Đề nghị”, “Giao” and remarks in brackets are not part of a name. If the text does not begin
        with a name, returns no names and the text unchanged. With `loose` a unit is sure to stand
        here, so its name may begin in lower case.
        """
        led = self._led.get((text, loose))
        if led is None:
            led = self._in_case(text) or self._leading(text, loose=loose)
            self._led[text, loose] = led
        return led

    def _in_case(self, text: str) -> tuple[tuple[str, ...], str] | None:
        """Return the units before the colon of “Đối với Sở A: …”, and what follows it."""
        case = phrases.name_before_colon.match(text)
        names = self.in_heading(case[0]) if case else ()
        return (names, text[case.end() :].lstrip()) if case and names else None

    def _leading(self, text: str, *, loose: bool) -> tuple[tuple[str, ...], str]:
        found = phrases.before_names.match(text)
        start = found.end() if found else 0
        words = text[start:]
        given = loose or _given(found)
        leaders = given and phrases.leaders.match(words)
        if not words or (VERB_START.match(words) and not leaders):
            return (), text
        begins = leaders or NAME_START.match(words) or LOWERCASE_START.match(words)
        if not begins and not (given and LOOSE_START.match(words)):
            return (), text
        words = (words[:1].upper() if leaders else words[:1]) + words[1:_FARTHEST]
        verb = end_of_names(_IN_BRACKETS.sub(lambda remark: "·" * len(remark[0]), words))
        colon = words.find(":")
        stop = verb if verb is not None else len(words)
        if 0 <= colon < stop and not _continues_after_colon(words, colon):
            stop = colon
        remark = _LONG_REMARK.search(words)
        remark = remark if remark and remark.start() < stop else None
        stop = remark.start() if remark else stop
        bracket = words.find(")")
        if 0 <= bracket < stop and "(" not in words[:bracket]:
            stop = bracket
        sentence = phrases.next_sentence.search(words, 0, stop)
        if sentence and ";" not in sentence[0]:
            stop = sentence.start()
        first, *others = self.split(words[:stop]) or ("",)
        if stop > _LONGEST and not (others and all(map(_sounds_like_unit, (first, *others)))):
            return (), text
        names = (first, *itertools.takewhile(_sounds_like_unit, others)) if first else ()
        about = phrases.about.match(text)
        after = about.end() if about else start + stop + 1 if stop == colon else len(text)
        inner, duty = self.leading(text[after : after + _FARTHEST].lstrip())
        titled = inner and DUTY_START.match(duty)
        if (
            titled
            or _acts_on(text, start + stop)
            or not names
            or not all(len(one) <= _LONGEST_NAME and _means_units(one) for one in names)
        ):
            return (), text
        if remark:
            return names, _after_remark(text[start + stop :])
        return _with_assignment(*self._settled(names, words, text, start, stop, loose=loose))

    def _settled(
        self, names: tuple[str, ...], words: str, text: str, start: int, stop: int, *, loose: bool
    ) -> tuple[tuple[str, ...], str]:
        """Return names and the text after them, with a known name in place of a part of it."""
        known = self._known_at(words)
        first = words.casefold().find(names[0].casefold())
        longer = (
            len(known) > len(names[0])
            and first == 0
            and known.casefold().startswith(names[0].casefold())
        )
        proper = known.count(" ") > 1 and not known.startswith("Các ")
        shorter = (
            proper and len(known) < len(names[0]) and phrases.goes_on_next.match(words, len(known))
        )
        if not longer and not shorter:
            return names, text[start + stop :].lstrip(" :–-")
        after = phrases.before_next_name.match(words, len(known))
        more, rest = self.leading(text[start + after.end() :], loose=loose) if after else ((), "")
        if more:
            return (known, *more), rest
        return (known,), text[start + len(known) :].lstrip(" :,")

    def _known_at(self, words: str) -> str:
        """Return the longest known name with which words begin; empty if there is none."""
        folded = words.casefold()
        for name in self._known.get(folded.partition(" ")[0], ()):
            end = len(name)
            if folded.startswith(name) and not folded[end : end + 1].isalnum():
                return words[:end]
        return ""

    def leading_at(self, text: str, at: int, *, loose: bool = False) -> tuple[tuple[str, ...], str]:
        """Return the names of units at a position of a text, like `leading`.

        Only the beginning of the text after them is returned.
        """
        return self.leading(_near(text, at), loose=loose)

    def end_at(self, text: str, at: int) -> int:
        """Return where the names of units at a position end; the position if none stand there."""
        names, rest = self.leading_at(text, at, loose=True)
        return at + len(_near(text, at)) - len(rest) if names else at

    def _apart(self, name: str) -> tuple[str, ...]:
        """Return the known names that stand side by side in a name with nothing between them."""
        parts = self._beside.get(name)
        if parts is None:
            parts = self._beside[name] = self._told_apart(name)
        return parts

    def _told_apart(self, name: str) -> tuple[str, ...]:
        folded = name.casefold()
        for known in reversed(self._known.get(folded.partition(" ")[0], ())):
            if folded.startswith(f"{known} ") and len(name) <= _LONGEST:
                others = self._apart(name[len(known) + 1 :])
                if all(map(self.knows, others)):
                    return (name[: len(known)], *others)
        return (name,)

    def with_members(self, text: str) -> tuple[str, ...]:
        """Return the group that a heading names if brackets list its members."""
        found = phrases.with_members.match(text)
        return (found[1],) if found and len(self.split(found[2])) > 1 else ()

    def in_heading(self, text: str) -> tuple[str, ...]:
        """Return the units that a heading as a whole names; none if it names other things."""
        text = phrases.above_all.sub("", text)
        led = phrases.led_by.fullmatch(text)
        text = led[1] if led else text
        found = phrases.duties_of.match(text) or phrases.before_names.match(text)
        words = (text[found.end() :] if found else text).rstrip(" :.*")
        given = _given(found) and LOOSE_START.match(words)
        acts = VERB_START.match(words) and not phrases.leaders.match(words)
        if not words or acts or len(words) > _LONGEST:
            return ()
        printed = words.isupper()
        small = words.capitalize() if printed else words
        if (
            not (NAME_START.match(small) or LOWERCASE_START.match(small) or given)
            or (STRONG_VERB.search(small) and not phrases.responsible.match(text))
            or phrases.directs.search(small)
            or ":" in phrases.places_follow.sub("", _REMARK.sub("", words))
        ):
            return ()
        names = self.split(words.title().replace(" Và ", " và ") if printed else words)
        if not all(map(_means_units, names)):
            return ()
        return tuple(name.upper() for name in names) if printed else names

    def split(self, text: str) -> tuple[str, ...]:
        """Return the units of a list; a collective such as “các sở, ban, ngành” stays whole."""
        names: list[str] = []
        found = phrases.before_names.match(text)
        listed = _REMARK.sub("", text[found.end() if found else 0 :][:_LONGEST_LIST])
        listed = phrases.departments_next.sub(
            "; ",
            phrases.units_and_others.sub(r"\1; ", phrases.departments_beside.sub(r"\1; ", listed)),
        )
        found = find_list(listed)
        each, after = whole_names(found, clean_name) if found else ([], "")
        for part in phrases.name_ends.split(listed[: found.start()] if found and each else listed):
            pieces: list[str] = []
            for piece in phrases.glue.split(part):
                if not pieces or len(pieces) % 2 == 1 or _is_unit(piece, *pieces[-2:]):
                    pieces.append(piece)
                else:
                    glue = pieces.pop()
                    pieces[-1] += glue + piece
            names += [one for piece in pieces[::2] for one in self._apart(clean_name(piece))]
        names = [office for name in names for office in told_apart(name)]
        names += (*each, *(self.split(after) if each and after else ()))
        others = (name for name in names[1:] if not phrases.apposed.fullmatch(name))
        return tuple(dict.fromkeys(filter(_is_plausible, (*names[:1], *others))))


def _acts_on(text: str, end: int) -> bool:
    """Return True for “Đối với các cơ sở thuộc phạm vi quản lý, hướng dẫn …”: what follows the
    comma is done to those named before it, by somebody else.
    """
    commas = _CASE_COMMA.finditer(text, end, end + _FAR) if phrases.acted_on.match(text) else ()
    return any(DUTY_START.match(text, comma.end()) for comma in commas)


def _near(text: str, at: int) -> str:
    """Return the beginning of the text at a position, which is searched for names."""
    return text[at : at + 2 * _FARTHEST]


def _with_assignment(names: tuple[str, ...], rest: str) -> tuple[tuple[str, ...], str]:
    """Return names with what was assigned to the last, if that alone says which units are meant:
    “Các cơ quan được giao nhiệm vụ trong Kế hoạch có trách nhiệm …”.
    """
    assigned = phrases.assigned_units.match(f"{names[-1]} {rest}") if names else None
    if not assigned or assigned.end() <= len(names[-1]):
        return names, rest
    more = rest[: assigned.end() - len(names[-1]) - 1].rstrip()
    return (*names[:-1], f"{names[-1]} {more}"), rest[len(more) :].lstrip()


def _after_remark(text: str) -> str:
    """Return what follows the brackets with which a text begins, and which may have others in
    them.
    """
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign == ")":
            return text[at + 1 :].lstrip(" :,")
    return text


def is_short_for(name: str, names: Iterable[str]) -> bool:
    """Return True if a name is one of several, or begins one: “Công ty” for “Công ty A”."""
    short = f"{name} ".casefold()
    return any(f"{one} ".casefold().startswith(short) for one in names)


def clean_name(name: str) -> str:
    """Return a name without remarks, without the group it is listed for, and without punctuation
    at its ends.
    """
    bare = phrases.appended.sub("", _REMARK.sub("", name).strip(_TAIL))
    group = phrases.group_before_members.match(bare)
    if group and NAME_START.match(bare, group.end()):
        bare = bare[group.end() :]
    return phrases.around_names.sub("", bare).strip(_TAIL)


def person_name(name: str) -> str | None:
    """Return a person's form of address and name, without the post: “đồng chí Lê Văn Bình”.

    None if it is no person, or only a post.
    """
    found = phrases.called.match(name)
    return found[0] if found else None


def _given(prefix: re.Match[str] | None) -> bool:
    """Return True if “giao”, “đề nghị” or “yêu cầu” stands before a name: a unit follows."""
    return prefix is not None and not prefix[0].casefold().startswith(_NOT_GIVEN)


def _sounds_like_unit(name: str) -> bool:
    """Return True if a name begins in a way that is enough where a unit is sure to stand."""
    starts = (NAME_START, LOWERCASE_START, LOOSE_START, GENERIC_START, _OWN, phrases.leaders)
    return any(one.match(name) for one in starts)


def _continues_after_colon(words: str, colon: int) -> bool:
    """Return True if a list of members follows the colon: “UBND các xã: A, B, C”."""
    after = words[colon + 1 :].strip()
    if list_at(words, colon):
        return True
    places = phrases.before_places.search(words[:colon]) is not None and after[:1].isupper()
    named = NAME_START.match(after) is not None
    several = phrases.many_units.match(words) or phrases.collective_words.search(words[:colon])
    acts = DUTY_START.match(after) is not None
    return bool(after) and not acts and (places or (bool(several) and named))


def _is_unit(piece: str, before: str, glue: str) -> bool:
    """Return True if a piece of a list is a unit of its own, and not part of the name before it."""
    words, name = piece.strip(), before.strip()
    if phrases.locality.fullmatch(words) and phrases.one_unit.match(name):
        return True
    if _continues_name(words, name, glue) or _is_half(words, name, glue):
        return False
    if phrases.addressed.match(words) or phrases.village.match(words):
        return " " in words
    if NAME_START.match(words):
        return (" " in words or words.isupper()) and (" " in name or name.isupper())
    many = phrases.many_units.match(name) is not None
    single = name[:1].isupper() or name.startswith(("lực lượng", "chính quyền", "nhà ", "trưởng "))
    proper = single or phrases.addressed.match(name) is not None
    kind = _KINDS.match(words) or phrases.unit_in_lower_case.match(words)
    kind = kind or (phrases.place_as_unit.match(name) and phrases.place_as_unit.match(words))
    several = many or phrases.unit_in_lower_case.match(name) is not None
    named = phrases.unit_in_lower_case.match(words) if several else proper and kind
    led = phrases.leaders.match(words)  # “Sở Y tế và lãnh đạo các phòng”
    return bool(_OWN.match(words) or named or led)


def _continues_name(words: str, name: str, glue: str) -> bool:
    """Return True if words sound like a unit but continue the name before them."""
    return (
        any(
            what.match(words) and after.match(name) and by.match(glue)
            for what, after, by in _GOES_ON
        )
        or (
            phrases.keeps_and.search(name[-_LONGEST:]) is not None
            and not phrases.second_name.match(f"{glue}{words}")
        )
        or (_is_short_kind(words) and not (phrases.village.match(words) or _OWN.match(words)))
    )


def _is_half(words: str, name: str, glue: str) -> bool:
    """Return True if two words after “và” are the other half of what a unit is for: “Phòng Xây dựng
    nếp sống văn hóa và gia đình”.
    """
    few = len(words.split()) <= len(("gia", "đình"))
    many = words.startswith(("các ", "những "))
    return few and glue.strip() == "và" and words[:1].islower() and name[:1].isupper() and not many


def _is_short_kind(words: str) -> bool:
    """Return True if words such as “ban ngành” belong to a collective."""
    few = len(words.split()) <= len(["các", "sở,", "ngành"])
    named = any(word[:1].isupper() for word in words.split()[1:])
    return GENERIC_START.match(words) is not None and few and not (words[:1].isupper() or named)


def _means_units(name: str) -> bool:
    """Return True if “các …” names units, not things."""
    many = phrases.several.match(name)
    what = name[many.end() :] if many else ""
    if phrases.no_name.search(name) or phrases.things.match(what):
        return False
    return many is None or (PEOPLE_START.match(what) or NAME_START.match(what)) is not None


def _is_plausible(name: str) -> bool:
    named = (
        name[:1].isalpha() and not name.startswith("Theo ")
    ) or phrases.unit_in_lower_case.match(name) is not None
    return named and 1 < len(name) <= _LONGEST


_NOT_GIVEN: Final = ("đối", "riêng", "trách", "đồng", "ngoài", "bên", "do", "vì")
"""How words before a name begin behind which something else may stand, too."""
_CASE_COMMA: Final = re.compile(r"(?<=\w), ")
_FAR: Final = 120
"""The most characters after a name with “Đối với” within which a duty of others may begin."""
_OWN: Final = word_pattern("units", "own")
_KINDS: Final = word_pattern("units", "kinds")
"""How a name in lower case begins that is a unit of its own after “Sở A”, not after “các sở”."""
_GOES_ON: Final = tuple(
    tuple(re.compile(filled(row.get(part, ""))) for part in ("words", "name", "glue"))
    for row in rows_of("names", "goes_on")
)
"""Where words continue the name before them: what they are, after which name, with which glue."""
