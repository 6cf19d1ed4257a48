"""Read the PDF file on standard input; write the lines and table rows of its pages as JSON.

It is run by `document.py`. The exit code tells why there is nothing.
"""

from __future__ import annotations

import json
import sys
from typing import Final

from bdg_cli.documents.bounded import limit_memory
from bdg_cli.documents.layout.page_lines import page_pieces
from bdg_cli.documents.reader_codes import DAMAGED, EMPTY, LOCKED, TOO_LARGE

_MOST_PAGES: Final = 2000
_MOST_LETTERS: Final = 8_000_000
"""The most letters of all pages; the text of a plan of 500 pages has a sixth of that."""


def main() -> int:
    """Return the exit code."""
    limit_memory()
    import pypdfium2 as pdfium  # within the bound of memory
    import pypdfium2.raw as pdf

    from bdg_cli.documents.pdf.page_content import page_content

    try:
        document = pdfium.PdfDocument(sys.stdin.buffer.read())
        if len(document) > _MOST_PAGES:
            return TOO_LARGE
        pages, letters = [], 0
        for page in document:
            content = page_content(page)
            pages.append({"pieces": page_pieces(content), "pictured": content.pictured})
            page.close()
            letters += len(content.glyphs)
            if letters > _MOST_LETTERS:
                return TOO_LARGE
    except MemoryError:
        return TOO_LARGE
    except pdfium.PdfiumError as error:
        known = {pdf.FPDF_ERR_PASSWORD: LOCKED, pdf.FPDF_ERR_SUCCESS: EMPTY}
        return known.get(error.err_code, DAMAGED)
    sys.stdout.write(json.dumps(pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
