"""What is used of python-docx, which is installed only with the extra `office`."""

from __future__ import annotations

from bdg_cli.wording.office_extra import missing_office

try:
    import docx
    from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
except ImportError:
    raise missing_office() from None

open_document = docx.Document
new_element = OxmlElement
qualified = qn
ACROSS, UPRIGHT = WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT
NEW_PAGE = WD_SECTION_START.NEW_PAGE
