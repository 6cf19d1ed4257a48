"""Elements of a Word document.

Text is always the content of an element, never markup: the library escapes it.
"""

from __future__ import annotations

from bdg_cli.publish.report.document_text import document_text
from bdg_cli.publish.report.word_library import new_element, qualified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *children: BaseOxmlElement, **said: str) -> BaseOxmlElement:
    """Return an element with attributes and children: `element("w:jc", val="center")`."""
    made = new_element(tag)
    attributes(made, **said)
    for child in children:
        made.append(child)
    return made


def attributes(made: BaseOxmlElement, **said: str) -> None:
    """Give an element attributes of Word's own names."""
    for name, value in said.items():
        made.set(qualified(f"w:{name}"), value)


def paragraph(text: str, style_id: str, *, size: float = 0) -> BaseOxmlElement:
    """Return a paragraph of one text in one style; a `size` in points only where it departs."""
    made = element("w:p", element("w:pPr", element("w:pStyle", val=style_id)))
    if text:
        made.append(run(text, size=size))
    return made


def run(text: str, *, size: float = 0) -> BaseOxmlElement:
    """Return a stretch of text."""
    letters = new_element("w:t")
    letters.text = document_text(text)
    letters.set(qualified("xml:space"), "preserve")
    if not size:
        return element("w:r", letters)
    sizes = [element(tag, val=str(round(size * 2))) for tag in ("w:sz", "w:szCs")]
    return element("w:r", element("w:rPr", *sizes), letters)
