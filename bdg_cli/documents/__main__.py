"""Read the file on standard input, in this process of its own; write what is in it as JSON.

The arguments are the kind of reader and what it needs to know. It is run by `read_as_json`; the
exit code tells why there is nothing.
"""

from __future__ import annotations

import json
import sys

from bdg_cli.documents.bounded import limit_memory
from bdg_cli.documents.reader_codes import TOO_LARGE, code_of
from bdg_cli.domain.errors import BdgError


def main(kind: str, *arguments: str) -> int:
    """Return the exit code."""
    limit_memory()
    try:
        found = _read(kind, sys.stdin.buffer.read(), *arguments)
    except (MemoryError, RecursionError):
        return TOO_LARGE
    except BdgError as error:
        return code_of(error)
    sys.stdout.write(json.dumps(found))
    return 0


def _read(kind: str, content: bytes, *arguments: str) -> object:
    """Return what a reader finds; its libraries are loaded within the bound of memory."""
    match kind:
        case "pdf":
            from bdg_cli.documents.pdf.page_content import pages_in

            return pages_in(content)
        case "scan":
            from bdg_cli.documents.scan.picture import prepared_page

            return prepared_page(content, *arguments)
        case "open":
            from bdg_cli.documents.markup.open_document import pieces_of_open_document

            return list(pieces_of_open_document(content, ""))
        case _:
            from bdg_cli.documents.markup.web_page import pieces_of_saved_page, pieces_of_web_page

            page = pieces_of_saved_page if kind == "mail" else pieces_of_web_page
            return list(page(content, ""))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
