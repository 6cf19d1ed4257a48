"""Read what surrounds the body of a document: its head, to whom it goes, and who signed it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.document_kinds import ADDRESSED_KINDS, KIND_WORDS
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.document_kind import addressees_in, is_title, kind_of, sender_in
from bdg_cli.drafting.foot import cells_as_lines, read_foot
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.drafting.title import title_of
from bdg_cli.outline.marks import is_noise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.domain.document_kinds import DocumentKind
    from bdg_cli.domain.messages import Message

_PLACE: Final = 4
"""The most words of a place name."""
_DECEMBER: Final = 12
_FIRST, _LAST, _UNKNOWN = 1900, 2200, 2000
"""The range of years of a plan, and the year to write if the document has none."""


class Head(Value):
    """The head of a document; `doubts` say what could not be read for certain.

    `recipients` are those to whom it goes, first the addressees of a letter or a telegram.

    `lines` has, by the name of each other field, the number of the line on which it was found: one,
    or for `based_on` and `recipients` one each, in order; none if it was not found.
    """

    kind: DocumentKind
    number: str
    title: str
    issuer: str
    place: str
    issued: date
    period: Window
    based_on: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: tuple[str, str] | None
    doubts: tuple[Message, ...]
    lines: Mapping[str, tuple[int, ...]]


def read_head(above: Sequence[Line], title: int | None, foot: Sequence[Line]) -> tuple[Head, int]:
    """Read the lines above the first section and those below the last one.

    Returns the head, and the index of the line after the title.
    """
    doubts: list[Message] = []
    first = next((at for at, line in enumerate(above[:title]) if is_title(line.text)), title)
    top = tuple(cells_as_lines(above[:first]))
    cells = tuple(cells_as_lines(above))
    number, number_on = _number_of(top, doubts)
    name, begins, titled = title_of(above, title)
    kind = kind_of(
        None if title is None else above[title].text, name, number, [one.text for one in cells]
    )
    name = name or KIND_WORDS[kind].capitalize()
    addressees = tuple(addressees_in(cells)) if kind in ADDRESSED_KINDS else ()
    place, issued, issued_on = _issue_of(top, name, above, doubts)
    issuer, issuer_on = _issuer_of(top, above[begins:], doubts)
    last = max((last for _, _, last in addressees), default=0)
    begins = max(begins, sum(line.number <= last for line in above))
    basis = [
        (ground, paragraph.first)
        for paragraph in join_paragraphs(above[begins:])
        if (ground := _ground_in(paragraph.text))
    ]
    period = _period_of(name, issued, doubts)
    recipients, signer, signer_on = read_foot(foot)
    recipients = (*((text, line) for text, line, _ in addressees), *recipients)
    head = Head(
        kind,
        number,
        name,
        issuer,
        place,
        issued,
        period,
        tuple(phrases.basis_ends.split(ground)[0].strip(" ;.,") for ground, _ in basis),
        tuple(text for text, _ in recipients),
        signer,
        tuple(doubts),
        {
            "number": number_on,
            "title": titled,
            "issuer": issuer_on,
            "place": issued_on,
            "issued": issued_on,
            "based_on": tuple(line for _, line in basis),
            "recipients": tuple(line for _, line in recipients),
            "signer": signer_on,
        },
    )
    return head, begins


def _ground_in(text: str) -> str:
    """Return the legal basis in a paragraph, from where it begins; empty if there is none."""
    if phrases.ground.match(text):
        return text
    return text[inside.end() :] if (inside := phrases.ground_inside.search(text)) else ""


def _search(pattern: re.Pattern[str], lines: Sequence[Line]) -> tuple[re.Match[str] | None, int]:
    """Search for a pattern within one line, else across lines.

    Returns the match and the number of the line on which it ends; 0 if there is no match.
    """
    for line in lines:
        if found := pattern.search(line.text):
            return found, line.number
    found = pattern.search(" ".join(line.text for line in lines))
    end = 0
    for line in lines if found else ():
        end += len(line.text) + 1
        if found and found.end() <= end:
            return found, line.number
    return found, 0


def _number_of(top: Sequence[Line], doubts: list[Message]) -> tuple[str, tuple[int, ...]]:
    found, line = _search(phrases.serial_number, top)
    number = re.sub(r"[‐‑‒–—―−]", "-", re.sub(r"\s+", "", found[1])) if found else ""  # noqa: RUF001 -- every dash
    serial, _, symbol = number.partition("/")
    if any(map(str.isdecimal, serial)):
        return number.lstrip("†"), (line,)
    number = f"/{symbol}" if symbol else ""
    doubts.append(say("Văn bản không ghi rõ số, ký hiệu."))
    return number or "…", (line,) if found else ()


def _issue_of(
    top: Sequence[Line], title: str, lines: Sequence[Line], doubts: list[Message]
) -> tuple[str, date, tuple[int, ...]]:
    found, line = _search(phrases.issued, top)
    if found:
        city = phrases.city.search(" ".join(line.text.strip("*") for line in top))
        place = city[0] if city else _bare_place(" ".join(found[1].split()[-_PLACE:]))
        day, month = (re.sub("[Il]", "1", part) for part in (found[2], found[3]))
        year = int(found[4])
        try:
            return place, date(year, int(month), int(day)), (line,)
        except ValueError:
            doubts.append(say("Ngày ban hành chưa ghi đủ: điền ngày, tháng."))
            known = month.isdecimal() and 1 <= int(month) <= _DECEMBER
            return place, date(max(year, 1), int(month) if known else 1, 1), (line,)
    doubts.append(say("Không thấy nơi và ngày ban hành ở phần đầu văn bản."))
    texts = [line.text for line in lines]
    titled = [int(year) for year in phrases.any_year.findall(title)]
    dated = [max(map(int, days)) for text in texts if (days := phrases.year_of_day.findall(text))]
    said = [int(year) for text in texts for year in phrases.any_year.findall(text)]
    years = (*titled, *([max(dated)] if dated else []), *said)
    return "…", date(next((y for y in years if _FIRST <= y <= _LAST), _UNKNOWN), 1, 1), ()


def _bare_place(place: str) -> str:
    words = place.split()
    while len(words) > 1 and (words[0].isupper() or phrases.motto_word.search(words[0])):
        words.pop(0)
    return " ".join(words).strip(" -–.*") or "…"


def _issuer_of(
    above: Sequence[Line], below: Sequence[Line], doubts: list[Message]
) -> tuple[str, tuple[int, ...]]:
    words: list[str] = []
    numbers: list[int] = []
    for line in above:
        text = line.text.strip(" *#|/")
        if phrases.state_motto.search(text):
            text = phrases.state_motto.split(text)[0].strip()
        elif phrases.serial_number.search(text) or phrases.number_or_symbol.match(text):
            continue
        if text.isupper() and not is_noise(text):
            words.append(text)
            numbers.append(line.number)
    if words:
        offices = [at for at, text in enumerate(words) if at and phrases.issuing_office.match(text)]
        first = offices[-1] if offices else 0
        return " ".join(words[first:]), (numbers[first],)
    sender = sender_in(below)
    if sender is not None:
        return sender[0], (sender[1],)
    doubts.append(say("Không thấy cơ quan ban hành ở phần đầu văn bản."))
    for line in below:
        if found := phrases.issuer_in_sentence.search(line.text):
            return found[1], (line.number,)
    return "…", ()


def _period_of(title: str, issued: date, doubts: list[Message]) -> Window:
    span = phrases.years_of_title.search(title)
    if span:
        first, last = (int(year) for year in span.groups() if year)
        if first <= last < first + 100:
            return Window(date(first, 1, 1), date(last, 12, 31))
    said = map(int, phrases.any_year.findall(phrases.document_of_year.sub("", title)))
    years = [year for year in said if issued.year <= year <= issued.year + 20]
    if not years:
        doubts.append(
            say("Trích yếu không ghi năm; thời gian của kế hoạch tạm tính đến hết năm ban hành.")
        )
    last = max(years, default=issued.year)
    return Window(issued, date(last, 12, 31))
