"""The text of a document whose pages, or some of them, are pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.documents.kinds import is_old, is_pdf
from bdg_cli.documents.layout.page_lines import document_lines
from bdg_cli.documents.office_program import word_document
from bdg_cli.documents.pdf.document import pages_of_pdf
from bdg_cli.documents.scan.recognition import recognised_pages
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from bdg_cli.domain.progress import ProgressCallback


class RecognisedText(Value):
    """A text that was recognised; the rows of tables have ` | ` between their cells.

    `poor` are the pages, from 1, that were read poorly, `unread` those on which nothing could be
    recognised; `pages` is how many were pictures.
    """

    text: str
    pages: int
    poor: tuple[int, ...]
    unread: tuple[int, ...]


def recognised_text(content: bytes, name: str, progress: ProgressCallback) -> RecognisedText:
    """Return the text of a PDF file, of a picture, or of a Word file with nothing but pictures.

    Raises the errors of `pages_of_pdf`, of `recognised_pages` and of `word_document`.
    """
    if is_old(content):
        content = word_document(content, name)
    if is_pdf(content):
        read = pages_of_pdf(content, name)
        pages, numbers = list(read.pages), read.pictured
    else:
        pages, numbers = [], ()
    beside = len(pages) - len(numbers) if numbers else 0
    found = recognised_pages(content, name, numbers, progress, beside=beside)
    pages += [[] for _ in range(len(found) - len(pages))]
    for one in found:
        pages[one.number] = one.pieces
    text = "\n".join(line.text for line in document_lines(pages))
    poor = tuple(one.number + 1 for one in found if one.poor)
    unread = tuple(one.number + 1 for one in found if one.garbled)
    return RecognisedText(text + "\n", len(found), poor, unread)
