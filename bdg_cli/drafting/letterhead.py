"""Read a letterhead: who issued a document, under which number, where and on which day."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import DayError, date, parse_day
from bdg_cli.domain.document_kinds import KIND_WORDS
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.document_kind import begins_address, sender_in
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.outline.marks import is_noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.domain.document_kinds import DocumentKind
    from bdg_cli.domain.messages import Message

_PLACE: Final = 4
"""The most words of a place name."""
_DECEMBER: Final = 12
_FIRST, _LAST, _UNKNOWN = 1900, 2200, 2000
"""The range of years of a plan, and the year to write if the document has none."""
_AROUND: Final = " *#|/-–—_."


class HeadLines(Value):
    """The lines that say who issued a document: those of the `top`, above the title, the address
    or the grounds; all `above` the body; those `below` the title, up to the body; and the `rest`,
    which is the body, the foot and the annexes.
    """

    top: Sequence[Line]
    above: Sequence[Line]
    below: Sequence[Line]
    rest: Sequence[Line]


class Letterhead(Value):
    """Who issued a document, where and when; `doubts` say what could not be read for certain.

    `number_on` and the like have the number of the line on which that was found; none if it is not
    in the letterhead.
    """

    number: str
    issuer: str
    place: str
    issued: date
    number_on: tuple[int, ...]
    issuer_on: tuple[int, ...]
    issued_on: tuple[int, ...]
    doubts: tuple[Message, ...]


def top_of(above: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above the address of a letter, and above the grounds of a decision."""
    for at, line in enumerate(above):
        if begins_address(line.text) or phrases.ground.match(line.text):
            return above[:at]
    return above


def number_of(lines: HeadLines) -> tuple[str, tuple[int, ...]]:
    """Return the number and the symbol of a document, and the number of its line; only the symbol
    if the number is blank, nothing if both are.
    """
    found, line = _search(phrases.serial_number, lines, _joined(lines.top))
    number = _plain(found[1]) if found else ""
    serial, _, symbol = number.partition("/")
    if any(map(str.isdecimal, serial)):
        return number.lstrip("†"), line
    return f"/{symbol}" if symbol else "", line


def read_letterhead(
    lines: HeadLines,
    numbered: tuple[str, tuple[int, ...]],
    kind: DocumentKind,
    title: str,
    decider: str,
) -> Letterhead:
    """Read a letterhead; what it lacks is looked for where the document speaks of itself.

    `numbered` is what `number_of` returns, `decider` who is named behind the title of a decision.
    """
    doubts: list[Message] = []
    again = _said_again(lines, kind)
    number, number_on = numbered
    if not number or number.startswith("/"):
        if "number" in again:
            number, number_on = again["number"], ()
        else:
            doubts.append(say("Văn bản không ghi rõ số, ký hiệu."))
    place, issued, issued_on = _issue_of(lines, title, again.get("day", ""), doubts)
    issuer, issuer_on = _issuer_of(lines, decider or again.get("issuer", ""), doubts)
    return Letterhead(
        number or "…", issuer, place, issued, number_on, issuer_on, issued_on, tuple(doubts)
    )


def _said_again(lines: HeadLines, kind: DocumentKind) -> dict[str, str]:
    """Return the number, the issuer and the day, as far as an annex names them to say what it
    belongs to, or a resolution to say when it was passed.
    """
    text = _joined((*lines.above, *lines.rest))
    annexed = (
        found
        for found in phrases.annexed_to.finditer(text)
        if fold(KIND_WORDS[kind]).startswith(fold(found["kind"]))
    )
    passed = phrases.passed_on.search(text) if kind == "resolution" else None
    found = next(annexed, passed)
    said = {name: words.strip() for name, words in found.groupdict("").items()} if found else {}
    return {
        name: _plain(words) if name == "number" else words for name, words in said.items() if words
    }


def _plain(number: str) -> str:
    """Return a number without spaces, and with one kind of dash."""
    return re.sub(r"[‐‑‒–—―−]", "-", re.sub(r"\s+", "", number))  # noqa: RUF001 -- every dash


def _search(
    pattern: re.Pattern[str], lines: HeadLines, text: str
) -> tuple[re.Match[str] | None, tuple[int, ...]]:
    """Search the text of a letterhead, in which lines may be wrapped, for a pattern, else for a
    line below it that is nothing else. Returns the match and the number of the line where it ends.
    """
    if found := pattern.search(text):
        return found, (lines.top[text.count("\n", 0, found.end() - 1)].number,)
    for line in lines.above:
        whole = pattern.match(line.text)
        if whole and not line.text[whole.end() :].strip(_AROUND):
            return whole, (line.number,)
    return None, ()


def _joined(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _issue_of(
    lines: HeadLines, title: str, again: str, doubts: list[Message]
) -> tuple[str, date, tuple[int, ...]]:
    """Return where and on which day a document was issued, and the number of its line.

    If the day is not there, it is that which the document says `again`, else the first of a year:
    that of the title, of the latest day above the body, of any year there, of most days below.
    """
    text = phrases.serial_number.sub(_blank, _joined(lines.top))
    found, line = _search(phrases.issued, lines, text)
    if found:
        city = phrases.city.search(" ".join(line.text.strip("*") for line in lines.top))
        place = city[0] if city else _bare_place(" ".join(found[1].split()[-_PLACE:]))
        day, month = (re.sub("[Il]", "1", part) for part in (found[2], found[3]))
        year = int(found[4])
        try:
            return place, date(year, int(month), int(day)), line
        except ValueError:
            doubts.append(say("Ngày ban hành chưa ghi đủ: điền ngày, tháng."))
            known = month.isdecimal() and 1 <= int(month) <= _DECEMBER
            return place, date(max(year, 1), int(month) if known else 1, 1), line
    if issued := _day_of(again):
        doubts.append(say("Ngày ban hành lấy từ phần cuối văn bản; điền nơi ban hành."))
        return "…", issued, ()
    doubts.append(say("Không thấy nơi và ngày ban hành ở phần đầu văn bản."))
    texts = [phrases.goal_year.sub("", line.text) for line in lines.above]
    titled = phrases.any_year.findall(phrases.goal_year.sub("", title))
    dated = sorted(_years_of_days(lines.above), reverse=True)
    said = (year for text in texts for year in phrases.any_year.findall(text))
    usual = (year for year, _ in Counter(_years_of_days(lines.rest)).most_common())
    years = (int(year) for year in (*titled, *dated, *said, *usual))
    return "…", date(next((y for y in years if _FIRST <= y <= _LAST), _UNKNOWN), 1, 1), ()


def _day_of(words: str) -> date | None:
    """Return the day in words such as “05 tháng 3 năm 2026”; None if the calendar has none."""
    try:
        return parse_day("/".join(re.findall(r"\d+", words)))
    except DayError:
        return None


def _years_of_days(lines: Sequence[Line]) -> Iterator[str]:
    return (year for line in lines for year in phrases.year_of_day.findall(line.text))


def _bare_place(place: str) -> str:
    words = place.split()
    while len(words) > 1 and (words[0].isupper() or phrases.motto_word.search(words[0])):
        words.pop(0)
    return " ".join(words).strip(" -–.*") or "…"


def _issuer_of(
    lines: HeadLines, elsewhere: str, doubts: list[Message]
) -> tuple[str, tuple[int, ...]]:
    """Return who issued a document, and the number of the line where the name begins.

    If the letterhead does not say so, it is the sender of a telegram, who is named `elsewhere`, or
    who “ban hành Kế hoạch” in the lines below the title.
    """
    words: list[str] = []
    numbers: list[int] = []
    texts = phrases.state_motto.sub(_blank, _joined(lines.top)).split("\n")
    for line, text in zip(lines.top, texts, strict=False):
        name = text.strip(_AROUND)
        if phrases.serial_number.search(text) or phrases.number_or_symbol.match(text):
            if words:
                break
        elif name.isupper() and not is_noise(name) and not phrases.urgency.fullmatch(name):
            words.append(name)
            numbers.append(line.number)
    if words:
        offices = [
            at
            for at, text in enumerate(words)
            if at and " " in words[at - 1] and phrases.issuing_office.match(text)
        ]
        first = offices[-1] if offices else 0
        *above, last = words[first:]
        parts = [last, *above] if phrases.inner_office.fullmatch(last) else [*above, last]
        return " ".join(parts), (numbers[first],)
    sender = sender_in(lines.below)
    if sender is not None:
        return sender[0], (sender[1],)
    if elsewhere:
        return elsewhere, ()
    doubts.append(say("Không thấy cơ quan ban hành ở phần đầu văn bản."))
    for line in lines.below:
        if found := phrases.issuer_in_sentence.search(line.text):
            return found[1], (line.number,)
    return "…", ()
