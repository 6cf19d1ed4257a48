"""A Word document as a file, and an office's own as the one to begin with.

What is written is the same whenever it is written: no part of it has the time of the clock.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.document_errors import damaged_document
from bdg_cli.publish.report.blank_document import blank_document
from bdg_cli.publish.report.document_text import document_text
from bdg_cli.publish.report.word_library import open_document, qualified
from bdg_cli.publish.report.word_pages import put_page_property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from bdg_cli.documents.word_template import WordTemplate
    from bdg_cli.domain.days import date

_FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file knows."""
_LONGEST_PROPERTY: Final = 255
_LOCKS: Final = ("w:documentProtection", "w:writeProtection", "w:attachedTemplate")
"""What would forbid a change of the document, or fetch something when it is opened."""

_DAMAGED: Final = (AttributeError, KeyError, LookupError, SyntaxError, TypeError, ValueError)
"""What the library raises for a package whose parts are not what they say."""


def begun_document(template: WordTemplate | None) -> Document:
    """Return a document without text: an empty one, or the template with its styles, page, header
    and footer. Raises PlanError for a template that is damaged inside.
    """
    if template is None:
        return open_document(io.BytesIO(blank_document()))
    try:
        document = open_document(io.BytesIO(template.content))
        _empty(document)
    except _DAMAGED as error:
        raise damaged_document(template.name) from error
    return document


def _empty(document: Document) -> None:
    """Take out what is written in a document, and what locks it; give it a page if it has none."""
    body = document.element.body
    for child in list(body):
        if child.tag != qualified("w:sectPr"):
            body.remove(child)
    settings = document.settings.element
    for lock in _LOCKS:
        for found in settings.findall(qualified(lock)):
            settings.remove(found)
    ours = open_document(io.BytesIO(blank_document())).element.body[-1]
    if not len(body):
        body.append(ours)
    page = body[-1]
    for part in list(ours):
        if page.find(part.tag) is None:
            put_page_property(page, part)


def document_bytes(document: Document, *, title: str, author: str, day: date) -> bytes:
    """Return the file, with its title and author, as made on a day."""
    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- the library takes it for UTC
    properties = document.core_properties
    properties.title = document_text(title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = document_text(author)[:_LONGEST_PROPERTY]
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = made
    properties.revision = 1
    written = io.BytesIO()
    document.save(written)
    return _without_clock(written)


def _without_clock(written: io.BytesIO) -> bytes:
    """Return the same zip file with one moment at all parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w") as new:
        for info, content in _parts(old):
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(old: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    for name in old.namelist():
        info = zipfile.ZipInfo(name, _FIRST_MOMENT)
        info.create_system = 0  # the same on each system
        yield info, old.read(name)
