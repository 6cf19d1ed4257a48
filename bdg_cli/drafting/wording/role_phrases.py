"""Who leads and who supports, in the words of a task or of a labelled line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS
from bdg_cli.drafting.lexicon.word_lists import word_pattern
from bdg_cli.drafting.wording.vocabulary import DUTY_START

if TYPE_CHECKING:
    from bdg_cli.drafting.wording.names import UnitNames

_ADVERBIAL: Final = word_pattern("lines", "adverbials")
_NAME_NEXT: Final = re.compile(rf"(?<=\w\w\w) (?=[{CAPITAL_LETTERS}])")
_TITLE: Final = 60
"""The most characters of a title before the unit that its sentence begins with."""
_FAR: Final = 1200
"""The most characters after a title in which another colon may stand before the order."""
_BACK: Final = 300
"""The most characters of a sentence that are searched for its subject."""


def partners_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the units after “phối hợp với”, unless others are told to work with them."""
    names = [
        reader.leading_at(text, one.end(), loose=True)[0]
        for one in phrases.together.finditer(text)
        if not phrases.others_together.search(text, max(0, one.start() - _BACK), one.start())
    ]
    names += [reader.split(found[1]) for found in phrases.helping.finditer(text)]
    led = phrases.leads_beside.finditer(text)
    beside = (reader.leading_at(text, one.end(), loose=True) for one in led)
    names += [some for some, rest in beside if phrases.helps_beside.match(rest)]
    said = dict.fromkeys(name for some in names for name in some)
    return tuple(name for name in said if f"các {name}" not in said)  # “các sở” again as “sở”


def leads_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the leads that a labelled line names: X in “X chủ trì, phối hợp với Y”."""
    first, *others = text.split("; ")
    found = phrases.leads_line.fullmatch(first)
    if found:
        more = (reader.leading(one, loose=True) for one in others)
        acting = [
            name
            for some, after in more
            if DUTY_START.match(after) and not phrases.only_helps.match(after)
            for name in some
        ]
        return tuple(dict.fromkeys((*reader.split(found[1]), *acting)))
    names, rest = reader.leading(text)
    if names and phrases.reviews.match(rest) and not names[-1].endswith("được giao"):
        clauses = (reader.leading(clause, loose=True) for clause in rest.split("; "))
        later = (name for some, after in clauses if DUTY_START.match(after) for name in some)
        return tuple(dict.fromkeys((*names, *later)))
    at = phrases.together.search(text)
    return reader.split(text[: at.start()].rstrip(" ,;") if at and at.start() else text)


def delegated_to(
    reader: UnitNames, names: tuple[str, ...], rest: str, *, letter: bool = False
) -> tuple[tuple[str, ...], str]:
    """Return to whom a sentence delegates the duty, and the text after them.

    “UBND tỉnh giao Sở A …” names Sở A, not the authority that gives the order; in the paragraph of
    a letter, who asks may be anybody.
    """
    premier = None if names else phrases.premier.match(rest)
    agreed = phrases.agrees.match(rest) if names else None
    order = phrases.gives.match(rest, premier.end() if premier else agreed.end() if agreed else 0)
    gives = agreed or (len(names) == 1 and (letter or phrases.authority.match(names[0])))
    if order and (premier or gives):
        others, after = reader.leading(rest[order.end() :])
        if others and after:
            return others, after
    return names, rest


def subject_of(
    reader: UnitNames, text: str, *, letter: bool = False
) -> tuple[tuple[str, ...], str]:
    """Return the units that are to do something, and the text after them.

    They stand first, or after a short title, or after a phrase of time, ground or purpose: “Công
    tác tuyên truyền: Sở A …”, “Trước ngày 15/12, các sở …”.
    """
    names, rest = delegated_to(reader, *reader.leading(text), letter=letter)
    if not names and DUTY_START.match(text):
        names, rest = _after_repeated_title(reader, text)
    case = phrases.for_clause.match(text)
    if names and not case:
        return names, rest
    titled = phrases.titled.match(text)
    title = titled.end() if titled else 0
    given = phrases.given_after_title.finditer(text, title, title + _FAR) if titled else ()
    places = [title, *(one.end() for one in given)] if titled else []
    places += [case.end()] if case else []
    for start in {0, title}:
        again = phrases.again.match(text, start)
        if _ADVERBIAL.match(text, start) and not (again and DUTY_START.match(text, again.end())):
            together = phrases.together.search(text, start)
            end = min(start + _BACK, together.start() if together else len(text))
            places += [found.end() for found in phrases.before_subject.finditer(text, start, end)]
    for place in sorted({*places}):
        if names and case and place < case.end():  # a comma within the name of the case
            continue
        inside = text.count("(", 0, place) > text.count(")", 0, place)
        if inside or phrases.within_collective.search(text, 0, place):
            continue
        found, after = reader.leading_at(text, place, loose=place != title)
        found, after = delegated_to(reader, found, after)
        if found and DUTY_START.match(after) and not phrases.receives.match(after):
            return delegated_to(reader, found, after, letter=letter)
    return names, rest


def _after_repeated_title(reader: UnitNames, text: str) -> tuple[tuple[str, ...], str]:
    """Return the units after a title that has lost its colon, and the text after them; none if
    their duty does not repeat the title: “Giám sát trực tiếp Ban A thực hiện giám sát trực tiếp …”.
    """
    for found in _NAME_NEXT.finditer(text, 0, _TITLE):
        names, rest = reader.leading_at(text, found.end())
        title = text[: found.start()].casefold()
        if names and DUTY_START.match(rest) and title in rest.casefold():
            return names, rest
    return (), text


def later_subjects(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the subjects of the later clauses of a sentence that begins with its first subject.

    “Tổ 1 kiểm tra xã A; Tổ 2 kiểm tra xã B” names Tổ 2.
    """
    others: list[str] = []
    together = (one.end() for one in phrases.together.finditer(text))
    helping = [range(at, reader.end_at(text, at)) for at in together]
    for found in phrases.later_subject.finditer(text):
        if any(found.start() in one for one in helping):
            continue
        sentence = text[found.start()] == "."
        names, rest = reader.leading_at(text, found.end(), loose=not sentence)
        if sentence and not all(map(phrases.proper_subject.match, names)):
            continue
        if names and DUTY_START.match(rest) and not phrases.only_helps.match(rest):
            others += names
    return tuple(others)


def requested_units(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the units of which a closing paragraph requests something.

    An example is “… yêu cầu các phòng, ban … báo cáo”.
    """
    asked: list[str] = []
    leads_in = text.endswith(":")
    for found in phrases.asked.finditer(text):
        for start in (found.end(), found.start()):
            names, rest = reader.leading_at(text, start)
            if names and (rest or leads_in):
                asked += [name for name in names if not phrases.told_about.match(name)]
                break
    if asked:
        return tuple(dict.fromkeys(asked))
    for found in phrases.next_clause.finditer(text):
        names, rest = reader.leading_at(text, found.end())
        if names and rest:
            return names
    return ()
