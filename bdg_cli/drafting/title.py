"""Find the title of a document, or the subject of a letter, and where what follows begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents.lines import Line
from bdg_cli.domain.document_kinds import PLAN
from bdg_cli.drafting.document_kind import (
    address_at,
    after_kind,
    begins_address,
    begins_title,
    is_regulation,
    is_title,
    kind_of,
    names_kind,
    subject_goes_on,
)
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.outline.foot import ANNEX, ANNEX_ALONE, RECIPIENTS
from bdg_cli.outline.marks import is_noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SUBJECT_LINES: Final = 6
"""The most lines of the subject of a letter."""
_LONGEST: Final = 120
"""A line of more characters than this that ends like a sentence is no title."""
_NO_LINE: Final = Line(0, "")


def find_title(texts: Sequence[str]) -> int | None:
    """Return the index of the line that says which kind of document it is; None if none does.

    A plan comes first, because a decision or letter may only introduce it. Any other document
    behind the recipients of a letter is attached to it, and so is a plan below “PHỤ LỤC”. What a
    decision issues has a title of its own where it comes without that.
    """
    kinds = {
        at: kind_of(text, "", "", ())
        for at, text in enumerate(texts)
        if is_title(text) or begins_title(text)
    }
    whole = {kinds[at]: at for at in sorted(kinds, reverse=True) if begins_title(texts[at])}
    alone = [
        at for at, kind in kinds.items() if is_title(texts[at]) and at < whole.get(kind, len(texts))
    ]
    titles = alone or sorted(whole.values())
    plans = [at for at in titles if kinds[at] == PLAN]
    letter = address_at(texts)
    foot = next((at for at in range(letter or 0, len(texts)) if RECIPIENTS.match(texts[at])), None)
    if letter is not None and foot is not None:
        titles = [at for at in titles if at < foot]
        plans = [at for at in plans if at < foot or not _is_annexed(texts, at)]
    first = next((at for at, text in enumerate(texts) if text.strip()), None)
    copied = first if first is not None and names_kind(texts[first]) else None
    issued = (at for at, text in enumerate(texts) if letter is None and is_regulation(text))
    return next(iter((*plans, *titles)), next(issued, None) if copied is None else copied)


def _is_annexed(texts: Sequence[str], at: int) -> bool:
    """Return True for a title right below the heading of an annex."""
    said = (text for text in reversed(texts[:at]) if not is_noise(text))
    heading = next((text for text in said if not text.startswith("(")), "")
    return ANNEX_ALONE.fullmatch(heading) is not None


def title_of(lines: Sequence[Line], title: int | None) -> tuple[str, int, tuple[int, ...]]:
    """Return the title, the index of the line after it, and the number of its first line."""
    if title is None:
        return _subject_of(lines)
    rest = after_kind(lines[title].text)
    copied = names_kind(lines[title].text) and not lines[title].text.isupper()
    words: list[str] = [rest] if rest else []
    numbers: list[int] = [lines[title].number] if rest else []
    at = title + 1
    while at < len(lines) and not copied:
        line = lines[at]
        text = line.text.strip(" *#")
        if begins_address(text) or ANNEX.match(text) or _is_sentence(text):
            break
        ends = line.number - lines[at - 1].number > 1
        if words and not text.isupper():
            ends = ends or words[0].isupper() or phrases.body_begins.match(text) is not None
        if words and ends:
            break
        if not is_noise(text):
            words.append(text)
            numbers.append(line.number)
        at += 1
    return " ".join(words), at, tuple(numbers[:1])


def _is_sentence(text: str) -> bool:
    """Return True for the first sentence of a body, where the title names the kind alone."""
    return len(text) > _LONGEST and not text.isupper() and text.endswith((".", ":"))


def _subject_of(lines: Sequence[Line]) -> tuple[str, int, tuple[int, ...]]:
    """Return the subject of a letter, the index of the line after its address, and its line."""
    address = address_at([line.text for line in lines])
    for at, line in enumerate(lines):
        for part in line.cells or (line.text,):
            serial = phrases.serial_number.match(part)
            text = part[serial.end() :].lstrip() if serial else part
            if found := phrases.subject_of_letter.match(text):
                words = [_without_day(text[found.end() :])]
                if not line.cells:
                    words += _rest_of_subject(words[0], lines[at:], spaced=address is None)
                begins = at + len(words) if address is None else max(at, address) + 1
                return " ".join(words).rstrip(" |"), begins, (line.number,)
    for at, line in enumerate(lines if address is None else ()):
        if "kế hoạch" in line.text.lower():
            return line.text.strip(" *#"), at + 1, (line.number,)
    return "", len(lines) if address is None else address + 1, ()


def _rest_of_subject(words: str, lines: Sequence[Line], *, spaced: bool) -> Iterator[str]:
    """Yield what goes on with the subject of a letter, whose first words stand on the first line.

    `spaced` says that a blank line ends it.
    """
    shown = [*lines[:_SUBJECT_LINES], _NO_LINE]
    for above, later, after in zip(shown, shown[1:], shown[2:], strict=False):
        if phrases.day_beside.fullmatch(f" {later.text}") and after.text[:1].islower():
            continue
        apart = spaced and later.number - above.number > 1
        body = phrases.body_begins.match(later.text)
        city = phrases.city.match(f"{later.text} {after.text}")
        if apart or body or city or not subject_goes_on(words, later.text):
            return
        words = _without_day(later.text.strip())
        yield words


def _without_day(text: str) -> str:
    """Return a line of a subject without the place and the day that stand beside it."""
    return phrases.day_beside.sub("", text)
