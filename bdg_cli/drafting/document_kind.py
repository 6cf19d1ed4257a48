"""Tell which kind of document it is, and to whom a letter or a telegram goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.document_kinds import KIND_WORDS, PLAN, kind_by_number
from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.outline.marks import DASH, DOT, is_noise

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.domain.document_kinds import DocumentKind

_AROUND: Final = " -–—_*#|.:†~"
"""What may stand around a title."""


def is_title(text: str) -> bool:
    """Return True for a line that says only which kind of document it is: “CHỈ THỊ”."""
    return text.isupper() and phrases.title.fullmatch(_bare(text)) is not None


def begins_title(text: str) -> bool:
    """Return True for a title that has the kind and the subject on one line."""
    return text.isupper() and phrases.title_with_subject.match(_bare(text)) is not None


def is_regulation(text: str) -> bool:
    """Return True for the title of what a decision issues and that has articles: “QUY CHẾ”."""
    return text.isupper() and phrases.regulation.fullmatch(_bare(text)) is not None


def assigns_nothing(text: str) -> bool:
    """Return True for the title of a document that asks, declares or agrees: “ĐƠN XIN NGHỈ”."""
    return text.isupper() and phrases.assigns_nothing.match(_bare(text)) is not None


def names_kind(text: str) -> bool:
    """Return True for the title above a text that was copied from a web page: “Chỉ thị về …”."""
    return phrases.title_in_small_letters.match(_bare(text)) is not None


def is_addressed(text: str) -> bool:
    """Return True for a line that only a letter has: “Kính gửi: …”, “V/v …”."""
    return (phrases.address.match(text) or phrases.subject_of_letter.match(text)) is not None


def _bare(text: str) -> str:
    return fold(text).strip(_AROUND)


def kind_of(title: str | None, subject: str, number: str, texts: Sequence[str]) -> DocumentKind:
    """Return the kind of a document by the line of its title, else by its number or its address.

    `subject` is what stands below the title; `texts` are the lines above the first section. A
    regulation whose decision is not there is read as what that decides.
    """
    if title is not None:
        said = fold(title)
        found = [(said.find(fold(words)), code) for code, words in KIND_WORDS.items()]
        issued_by = "decision" if is_regulation(title) else PLAN
        kind = min(((at, code) for at, code in found if at >= 0), default=(0, issued_by))[1]
        concluded = kind.startswith("announce") and "ket luan" in f"{said} {fold(subject)}"
        return "announced-conclusion" if concluded else kind
    return kind_by_number(number) or ("letter" if any(map(is_addressed, texts)) else PLAN)


def subject_goes_on(words: str, after: str) -> bool:
    """Return True if the next line is still the subject: it is no other part of the head."""
    capitals = after.isupper() and not after[0].isdecimal()
    if words.rstrip().endswith(".") or not after.strip() or capitals:
        return False
    return phrases.beside_subject.match(after) is None


def after_kind(title: str) -> str:
    """Return what a title says after the word for its kind, on the same line."""
    if is_title(title):
        return ""
    bare = title.strip(_AROUND)
    at = bare.upper().find(" ", bare.find(" ") + 1)  # each such kind is two words
    return bare[at:].strip() if at > 0 else ""


def sender_in(lines: Sequence[Line]) -> tuple[str, int] | None:
    """Return who sends a telegram, and the number of the line that says so."""
    for line in lines:
        found = phrases.wire.match(line.text)
        if found and found[1].isupper():
            return found[1].strip(), line.number
    return None


def address_at(texts: Sequence[str]) -> int | None:
    """Return the index of the line that begins to say to whom it goes; None if none does."""
    return next((at for at, text in enumerate(texts) if begins_address(text)), None)


def begins_address(text: str) -> re.Match[str] | None:
    """Return how a line begins that says to whom it goes, or who wires it; None if it does not."""
    wired = phrases.wire.match(text)
    return wired if wired and wired[1].isupper() else phrases.address.match(text)


def addressees_in(lines: Sequence[Line]) -> Iterator[tuple[str, int, int]]:
    """Yield to whom a letter or a telegram goes, with the numbers of the first and last line."""
    at = address_at([line.text for line in lines])
    if at is None:
        return
    line, begins = lines[at], begins_address(lines[at].text)
    inline = line.text[begins.end() :].strip(" .;") if begins else ""
    if inline:
        yield inline, line.number, line.number
    for paragraph in join_paragraphs(lines[at + 1 :]):
        if is_noise(paragraph.text):  # the edge of a cell
            continue
        if not DASH <= paragraph.rank <= DOT:
            return
        yield paragraph.text.strip(" .;"), paragraph.first, paragraph.last
