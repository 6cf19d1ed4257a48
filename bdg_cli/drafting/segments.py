"""Split a document into its segments: head, body, recipients and signature, annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.document_kinds import DECIDED_KINDS
from bdg_cli.domain.value import Value
from bdg_cli.drafting.document_kind import (
    address_at,
    assigns_nothing,
    begins_title,
    is_addressed,
    is_regulation,
    is_title,
    kind_of,
)
from bdg_cli.drafting.draft import SkippedLines
from bdg_cli.drafting.head import read_head
from bdg_cli.drafting.items import ORDER_VERBS
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.drafting.title import find_title
from bdg_cli.outline.foot import ANNEX, ANNEX_ALONE, PERSON_NAME, RECIPIENTS, SIGNATURE
from bdg_cli.outline.marks import (
    ARTICLE,
    CAPITAL,
    DASH,
    LETTER,
    NUMBER,
    PART,
    PLAIN,
    ROMAN,
    is_noise,
    split_marker,
    titles_of_parts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.drafting.head import Head
    from bdg_cli.drafting.paragraphs import Paragraph

_CLOSED: Final = re.compile(r"\.\s?/\s?\.")
"""What ends the last sentence of a document."""
_FIRST: Final = ("I", "II", "IL", "l", "1")
"""The first Roman number, also as a scanner misreads it."""
_FOOT: Final = 8
"""The most lines of a signature."""
_HEAD: Final = 25
"""A title stands within so many lines."""
_HEADING: Final = 120
"""The most characters of the heading of an article."""
_CAPACITY: Final = 40
"""The most characters in a line of a signature."""


class Segments(Value):
    """The segments of a document: its head, its body, and its annexes with tables of tasks.

    `opening` is the paragraph that leads in to the body: “UBND tỉnh yêu cầu các sở … sau:”.
    `skipped` are the lines of the head, the recipients and the signature, and lines of noise;
    `attached` is the number of the first line of another document behind these, 0 if there is none.
    """

    head: Head
    body: tuple[Paragraph, ...]
    annexes: tuple[Paragraph, ...]
    opening: str
    skipped: tuple[SkippedLines, ...]
    attached: int


def split_into_segments(lines: Sequence[Line]) -> Segments | None:
    """Return the segments of a document; None if nothing says that it is an official one: neither
    a title nor an address.
    """
    texts = [line.text for line in lines]
    title = find_title(texts)
    first = _first_of_body(lines, title)
    if first is None:
        return None
    first = _first_row(lines, first)
    address = _recipients(texts, first)
    annex = _next_line(texts, max(first, address), ANNEX.match)
    if address == len(texts):
        annex = _next_line(texts, first, ANNEX_ALONE.fullmatch)
    page = _next_line(texts, first, phrases.rest_of_page.fullmatch)
    end = _end_of_body(texts, first, min(address, annex, page))
    foot = range(end, annex)
    if address == len(texts):
        foot = _foot_of_decision(texts, first) or foot
    heading, issued = _regulation(texts, address, title)
    below = annex
    if issued:
        below, annex = heading.start, issued.stop
        foot = range(end, below)
    head, begins = read_head(lines, first, title, lines[foot.start : foot.stop])
    top = begins if title is None else title
    articles = _articles_of_decision(texts[:top])
    *_, opening = ("", *(one.text for one in join_paragraphs(lines[begins:first], lines)))
    paragraphs = [
        one
        for part in (articles, range(first, end), issued)
        for one in join_paragraphs(lines[part.start : part.stop], lines)
    ]
    titles = titles_of_parts((one.rank, one.text) for one in paragraphs)
    left_out = {
        at: "heading" if at in titles else "noise"
        for at, one in enumerate(paragraphs)
        if at in titles or is_noise(one.text)
    }
    skipped = (
        *_skipped_each((*lines[: articles.start], *lines[articles.stop : top]), "head"),
        *_skipped_each(lines[top:begins], "title"),
        *_skipped_each(lines[begins:first], "basis"),
        *(
            SkippedLines(paragraphs[at].first, paragraphs[at].last, paragraphs[at].text, kind)
            for at, kind in left_out.items()
        ),
        *_skipped_each(lines[end:below], "foot"),
        *_skipped_each(lines[heading.start : heading.stop], "title"),
    )
    kept = [one for at, one in enumerate(paragraphs) if at not in left_out]
    body = tuple(_with_articles(kept))
    attached = _next_line(texts[:annex], address, _heads_document)
    number = lines[attached].number if attached < annex else 0
    return Segments(head, body, tuple(join_paragraphs(lines[annex:])), opening, skipped, number)


def _first_of_body(lines: Sequence[Line], title: int | None) -> int | None:
    """Return the index of the first line of the body; None if the document is no official one.

    The body of a decision or a resolution is what it issues; that of any other document stands
    above its recipients, whatever is attached behind them.
    """
    texts = [line.text for line in lines]
    start = title + 1 if title is not None else 0
    above = lines[: _next_line(texts, start, RECIPIENTS.match)]
    first = None
    if not _is_decision(texts, title):
        first = _first_section(texts[: len(above)], start)
    if title is None and first is None:
        first = _first_order(above, None)
    if first is None:
        first = _first_section(texts, start)
    if title is None and not _is_official(texts[:first]):
        return None
    return _first_order(lines, title) if first is None else first


def _is_official(head: Sequence[str]) -> bool:
    """Return True for a head without a title that is one of a letter, or speaks of a plan.

    A form that is attached to a letter stands below its address.
    """
    titled = head[: _HEAD if (address := address_at(head)) is None else address]
    return not any(map(assigns_nothing, titled)) and any(
        is_addressed(text) or phrases.number_without_title.match(text) or "kế hoạch" in text.lower()
        for text in head
    )


def _first_row(lines: Sequence[Line], first: int) -> int:
    """Return the index of the first row of the table of a line; its own where it is no row."""
    while first and lines[first].cells and lines[first - 1].cells:
        first -= 1
    return first


def _heads_document(text: str) -> bool:
    """Return True for the name of the state, with which another document begins, or an address."""
    named = text.isupper() and phrases.state_motto.search(text) is not None
    return named or phrases.address.match(text) is not None


def _with_articles(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, those that begin with “Điều 2.” as paragraphs with a number; where that
    stands alone, its heading is the one line below it, or a short one.
    """
    articles = [ARTICLE.match(one.text) for one in paragraphs]
    heads = -1
    for at, (one, article) in enumerate(zip(paragraphs, articles, strict=True)):
        if not article or one.rank != PLAIN:
            if at != heads:
                yield one
            continue
        text, last = one.text[article.end() :], one.last
        below = [other.rank == PLAIN for other in paragraphs[at + 1 : at + 3]]
        alone = below == [True, False]
        if is_noise(text) and (alone or (below[:1] == [True] and _is_heading(paragraphs[at + 1]))):
            heads = at + 1
            text, last = paragraphs[heads].text, paragraphs[heads].last
        yield one.replace(rank=ROMAN, label=article[1], text=text, last=last)


def _is_heading(paragraph: Paragraph) -> bool:
    """Return True for a short line that does not end like a sentence."""
    return len(paragraph.text) < _HEADING and not paragraph.text.endswith((".", ";", ":", ","))


def _skipped_each(lines: Sequence[Line], kind: str) -> Iterator[SkippedLines]:
    for line in lines:
        yield SkippedLines(line.number, line.last or line.number, line.text, kind)


def _next_line(texts: Sequence[str], start: int, is_it: Callable[[str], object]) -> int:
    """Return the index of the next line that is it; the end if none is."""
    return next((at for at in range(start, len(texts)) if is_it(texts[at])), len(texts))


def _recipients(texts: Sequence[str], start: int) -> int:
    """Return the index where the recipients begin; the end if there are none.

    Where their heading is lost, they begin after “./.”, and “Lưu: VT” ends them.
    """
    found = _next_line(texts, start, RECIPIENTS.match)
    kept = _next_line(texts, start, phrases.keeps_copy.match)
    if found < len(texts) or kept == len(texts):
        return found
    closing = [at for at in range(start, kept) if "./." in texts[at]]
    return closing[-1] + 1 if closing else found


def _foot_of_decision(texts: Sequence[str], first: int) -> range:
    """Return where a decision names its recipients, and who signed it, before the plan that it
    issues; empty if it does not.
    """
    above = texts[:first]
    start = _next_line(above, 0, RECIPIENTS.match)
    return range(start, _next_line(above, start, lambda text: is_title(text) or begins_title(text)))


def _articles_of_decision(above: Sequence[str], start: int = 0) -> range:
    """Return where the articles of a decision stand above the plan that it issues, up to its
    recipients or its signature; empty if it has none.
    """
    start = _next_line(above, start, ARTICLE.match)
    return range(start, _next_line(above, start, _begins_foot))


def _is_decision(texts: Sequence[str], title: int | None) -> bool:
    return title is not None and kind_of(texts[title], "", "", ()) in DECIDED_KINDS


def _regulation(texts: Sequence[str], start: int, title: int | None) -> tuple[range, range]:
    """Return where the title of the regulation stands that a decision issues, behind the recipients
    of the decision, and where its chapters or articles; both empty if it issues none.
    """
    if not _is_decision(texts, title):
        return range(0), range(0)
    titled = _next_line(texts, start, is_regulation)
    begins = _next_line(
        texts, titled, lambda text: ARTICLE.match(text) or split_marker(text)[0] in (PART, ROMAN)
    )
    if begins == len(texts):
        return range(0), range(0)
    return range(titled, begins), range(begins, _next_line(texts, begins, ANNEX_ALONE.fullmatch))


def _heads_annex(text: str) -> bool:
    """Return True for the heading of an annex, or the title of a regulation."""
    return ANNEX_ALONE.fullmatch(text) is not None or is_regulation(text)


def _begins_foot(text: str) -> bool:
    """Return True for the line with which recipients begin, or a signature in capitals."""
    signed = SIGNATURE.match(text) and text.isupper() and len(text) < _CAPACITY
    return bool(RECIPIENTS.match(text) or signed)


def _first_section(texts: Sequence[str], start: int) -> int | None:
    """Return the index of the first heading: a Roman number, else the first other number,
    or the first article of a decision.
    """
    markers = [split_marker(text)[:2] for text in texts[start:]]
    for at, (rank, label) in enumerate(markers, start):
        if rank < ROMAN or (rank == ROMAN and label in _FIRST) or (rank, label) == (CAPITAL, "A"):
            articles = _articles_of_decision(texts[:at], start)
            of_annex = _next_line(texts[:at], articles.stop, _heads_annex) < at
            return articles.start if articles and of_annex else at
    for at, (rank, label) in enumerate(markers, start):
        listed = rank == DASH and at > start and _asks_for_list(texts[at - 1])
        if listed or (rank, label) == (NUMBER, "1") or ARTICLE.match(texts[at]):
            return at
    return None


def _asks_for_list(text: str) -> bool:
    """Return True for the last line of a sentence that asks for what is listed below it."""
    return text.endswith(":") and phrases.asks_for_list.search(text) is not None


def _first_order(lines: Sequence[Line], title: int | None) -> int | None:
    """Return the index of the first line of a document without numbered sections, after its head
    and its grounds; None if nothing in it is asked of anybody.
    """
    _, begins = read_head(lines, len(lines), title, ())
    body = tuple(join_paragraphs(lines[begins:]))
    if not any(
        ORDER_VERBS.search(one.text) or phrases.leads_with_others.search(one.text) for one in body
    ):
        return None
    first = next(
        one.first
        for one in body
        if ORDER_VERBS.search(one.text) or (one.text.strip() and not phrases.ground.match(one.text))
    )
    return next(at for at, line in enumerate(lines) if (line.last or line.number) >= first)


def _end_of_body(texts: Sequence[str], first: int, address: int) -> int:
    """Return where “./.” ends the last sentence before the recipients, else where a signature
    before them begins, else where they begin.
    """
    for at in range(address - 1, max(first, address - 2 * _FOOT), -1):
        if _CLOSED.search(texts[at]):
            return at + 1
        if split_marker(texts[at])[0] < LETTER:
            break
    end = address
    for at in range(address - 1, max(first, address - _FOOT), -1):
        text = texts[at]
        if SIGNATURE.match(text) and text.isupper() and len(text) < _CAPACITY:
            end = at
        elif not (PERSON_NAME.fullmatch(text) or text.isupper() or is_noise(text)):
            break
    return end
