"""The pages of a Word document: their numbers, and sections that begin on a page of their own."""

from __future__ import annotations

from bdg_cli.publish.report.word_library import ACROSS, NEW_PAGE, UPRIGHT, qualified
from bdg_cli.publish.report.word_styles import PAGE_NUMBER, RULE
from bdg_cli.publish.report.word_xml import element, paragraph, run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from bdg_cli.publish.report.word_styles import StyleIds

_EMU_A_MM = 36000
_PAGE_PROPERTIES = (
    *("w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols"),
    *("w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi"),
    *("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"),
)
"""What a page has after its headers and footers, in the order of the standard."""


def text_room(document: Document) -> float:
    """Return how wide the text of the last page is, in millimetres."""
    page = document.sections[-1]
    width, left, right = page.page_width, page.left_margin, page.right_margin
    return ((width or 0) - (left or 0) - (right or 0)) / _EMU_A_MM


def put_page_property(page: BaseOxmlElement, made: BaseOxmlElement) -> None:
    """Give a page a property in place of one that it has, where Word wants it."""
    for old in page.findall(made.tag):
        page.remove(old)
    tags = [qualified(one) for one in _PAGE_PROPERTIES]
    page.insert_element_before(made, *_PAGE_PROPERTIES[tags.index(made.tag) + 1 :])


def number_pages(document: Document, ids: StyleIds) -> None:
    """Write the number of each page but the first in the middle of the upper margin, unless the
    document has a header of its own, or page numbers in its footer.
    """
    section = document.sections[0]
    if _has_header(section) or _counts_pages(section):
        return
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    header = section.header.part.element
    for line in list(header):  # an empty one, of the library's style
        header.remove(line)
    line = paragraph("", ids[PAGE_NUMBER])
    line.append(element("w:fldSimple", run("2"), instr=" PAGE "))
    header.append(line)


def _has_header(section: Section) -> bool:
    headers = section.header, section.first_page_header
    return any(not one.is_linked_to_previous for one in headers)


def _counts_pages(section: Section) -> bool:
    """Return True if a footer has a field with the number of the page."""
    footers = section.footer, section.first_page_footer
    return any(
        "PAGE" in (field.text or "") + field.get(qualified("w:instr"), "")
        for one in footers
        if not one.is_linked_to_previous
        for field in one.part.element.xpath(".//w:instrText | .//w:fldSimple")
    )


def begin_section(document: Document, ids: StyleIds, *, across: bool) -> None:
    """Begin a section on a new page, upright or across, whose first page is number 1."""
    section = document.add_section(NEW_PAGE)
    width, height = section.page_width, section.page_height
    if across != (section.orientation == ACROSS):
        section.page_width, section.page_height = height, width
        section.orientation = ACROSS if across else UPRIGHT
    body = document.element.body
    put_page_property(body[-1], element("w:pgNumType", start="1"))
    ending = body[-2]  # the library's own, as high as a line
    ending.get_or_add_pPr().insert(0, element("w:pStyle", val=ids[RULE]))
