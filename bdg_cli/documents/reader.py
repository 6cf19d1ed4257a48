"""Read a document of any kind as lines.

The first bytes decide which kind of file it is, not its name. Any bytes give lines or one of the
errors of `document_errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.kinds import kind_of
from bdg_cli.documents.misread_letters import has_misread_letters, with_letters
from bdg_cli.documents.text_encoding import is_tcvn3

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.documents.lines import Line

MAX_DOCUMENT_BYTES: Final = 64 << 20
"""The most bytes that a document may have."""


def read_document(content: bytes, name: str) -> tuple[Line, ...]:
    """Return the lines of a document; `name` is shown to the officer.

    Empty lines are left out but counted, so line numbers have gaps. Raises PlanError for a document
    that is empty, damaged or of an unknown kind, ScanError for one that is, or has, pictures of
    pages, RefusedError for one that is locked or too large, MissingError if the library or program
    that reads it is not installed.
    """
    return tuple(line for line in _lines(content, name) if line.text)


def document_text(content: bytes, name: str) -> str:
    """Return all lines as one text, including empty ones, so that line `n` has the number `n`.

    Raises the same errors as `read_document`.
    """
    check_size(content, name)
    if kind_of(content, name) != "plain":
        return "\n".join(line.text for line in _lines(content, name))
    from bdg_cli.documents.plain_text import plain_text_of

    text = plain_text_of(content, name)
    _check_text(text, name)
    return with_letters(text) if has_misread_letters(text) else text


def _lines(content: bytes, name: str) -> list[Line]:
    from bdg_cli.documents.plain_text import check_length, lines_from_plain_text

    check_size(content, name)
    found: Iterable[Line]
    match kind_of(content, name):
        case "word":
            from bdg_cli.documents.word.document import lines_from_word

            found = lines_from_word(content, name)
        case "pdf":
            from bdg_cli.documents.pdf.document import lines_from_pdf

            found = lines_from_pdf(content, name)
        case "open" | "web" | "mail" as kind:
            from bdg_cli.documents.markup.document import lines_from_markup

            found = lines_from_markup(content, name, kind)
        case "old":
            from bdg_cli.documents.office_program import word_document
            from bdg_cli.documents.word.document import lines_from_word

            found = lines_from_word(word_document(content, name), name)
        case _:
            found = lines_from_plain_text(content, name)
    lines = list(found)
    text = "\n".join(line.text for line in lines)
    check_length(text, name)
    _check_text(text, name)
    return [_with_letters(line) for line in lines] if has_misread_letters(text) else lines


def _with_letters(line: Line) -> Line:
    cells, columns = (tuple(map(with_letters, texts)) for texts in (line.cells, line.columns))
    return line.replace(text=with_letters(line.text), cells=cells, columns=columns)


def _check_text(text: str, name: str) -> None:
    """Raise PlanError for a text without words and for a text in TCVN3."""
    if not text or text.isspace():
        raise errors.empty_document(name)
    if is_tcvn3(text):
        raise errors.tcvn3_encoding(name)


def check_size(content: bytes, name: str) -> None:
    """Raise RefusedError for a file that is too large, PlanError for one without a byte."""
    if len(content) > MAX_DOCUMENT_BYTES:
        raise errors.document_too_large(name)
    if not content:
        raise errors.empty_document(name)
