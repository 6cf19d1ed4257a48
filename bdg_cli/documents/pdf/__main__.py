"""Read the PDF file on standard input; write the lines and table rows of its pages as JSON.

It is run by `document.py`. The exit code tells why there is nothing.
"""

from __future__ import annotations

import json
import sys

from bdg_cli.documents.bounded import limit_memory
from bdg_cli.documents.layout.page_lines import page_pieces
from bdg_cli.documents.pdf.exit_codes import DAMAGED, EMPTY, LOCKED, MOST_PAGES, TOO_LARGE


def main() -> int:
    """Return the exit code."""
    limit_memory()
    import pypdfium2 as pdfium  # within the bound of memory
    import pypdfium2.raw as pdf

    from bdg_cli.documents.pdf.page_content import page_content

    try:
        document = pdfium.PdfDocument(sys.stdin.buffer.read())
        if len(document) > MOST_PAGES:
            return TOO_LARGE
        pages = []
        for page in document:
            content = page_content(page)
            pages.append({"pieces": page_pieces(content), "pictured": content.pictured})
            page.close()
    except MemoryError:
        return TOO_LARGE
    except pdfium.PdfiumError as error:
        known = {pdf.FPDF_ERR_PASSWORD: LOCKED, pdf.FPDF_ERR_SUCCESS: EMPTY}
        return known.get(error.err_code, DAMAGED)
    sys.stdout.write(json.dumps(pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
