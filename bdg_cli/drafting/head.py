"""Read what surrounds the body of a document: its head, to whom it goes, and who signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.document_kinds import ADDRESSED_KINDS, DECIDED_KINDS, KIND_WORDS
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.document_kind import addressees_in, is_title, kind_of
from bdg_cli.drafting.foot import cells_as_lines, read_foot
from bdg_cli.drafting.letterhead import HeadLines, number_of, read_letterhead, top_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.drafting.title import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.domain.document_kinds import DocumentKind
    from bdg_cli.domain.messages import Message


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


def read_head(
    lines: Sequence[Line], first: int, title: int | None, foot: Sequence[Line]
) -> tuple[Head, int]:
    """Read the lines above the first section, whose index is `first`, and those of the foot.

    Returns the head, and the index of the line after the title.
    """
    above = lines[:first]
    cells = tuple(cells_as_lines(above))
    name, begins, titled = title_of(above, title)
    top = above[: next((at for at, one in enumerate(above[:title]) if is_title(one.text)), title)]
    parts = HeadLines(top_of(tuple(cells_as_lines(top))), cells, above[begins:], lines[first:])
    numbered = number_of(parts)
    kind = kind_of(
        None if title is None else above[title].text,
        name,
        numbered[0],
        [one.text for one in cells],
    )
    name, decider = _without_decider(name, kind)
    letterhead = read_letterhead(parts, numbered, kind, name, decider)
    doubts = [*letterhead.doubts]
    name = name or KIND_WORDS[kind].capitalize()
    addressees = tuple(addressees_in(cells)) if kind in ADDRESSED_KINDS else ()
    last = max((last for _, _, last in addressees), default=0)
    begins = max(begins, sum(line.number <= last for line in above))
    basis = [
        (ground, paragraph.first)
        for paragraph in join_paragraphs(above[begins:])
        if (ground := _ground_in(paragraph.text))
    ]
    period = _period_of(name, letterhead.issued, doubts)
    recipients, signer, signer_on = read_foot(foot)
    recipients = (*((text, line) for text, line, _ in addressees), *recipients)
    head = Head(
        kind,
        letterhead.number,
        name,
        letterhead.issuer,
        letterhead.place,
        letterhead.issued,
        period,
        tuple(phrases.basis_ends.split(ground)[0].strip(" ;.,") for ground, _ in basis),
        tuple(text for text, _ in recipients),
        signer,
        tuple(doubts),
        {
            "number": letterhead.number_on,
            "title": titled,
            "issuer": letterhead.issuer_on,
            "place": letterhead.issued_on,
            "issued": letterhead.issued_on,
            "based_on": tuple(line for _, line in basis),
            "recipients": tuple(line for _, line in recipients),
            "signer": signer_on,
        },
    )
    return head, begins


def _without_decider(title: str, kind: DocumentKind) -> tuple[str, str]:
    """Return the title of a decision or a resolution without who decides, and who that is."""
    found = phrases.decider.match(title) if kind in DECIDED_KINDS else None
    return (title[: found.start(1)].rstrip(" -–"), found[1]) if found else (title, "")


def _ground_in(text: str) -> str:
    """Return the legal basis in a paragraph, from where it begins; empty if there is none."""
    if phrases.ground.match(text):
        return text
    return text[inside.end() :] if (inside := phrases.ground_inside.search(text)) else ""


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
