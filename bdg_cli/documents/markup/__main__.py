"""Read the document on standard input; write its lines and table rows as JSON.

The argument is its kind: `open`, `web` or `mail`. It is run by `document.py`; the exit code tells
why there is nothing.
"""

from __future__ import annotations

import json
import sys

from bdg_cli.documents.bounded import limit_memory
from bdg_cli.documents.markup.open_document import pieces_of_open_document
from bdg_cli.documents.markup.web_page import pieces_of_saved_page, pieces_of_web_page
from bdg_cli.documents.reader_codes import TOO_LARGE, code_of
from bdg_cli.domain.errors import BdgError


def main(kind: str) -> int:
    """Return the exit code."""
    limit_memory()
    readers = {"open": pieces_of_open_document, "mail": pieces_of_saved_page}
    try:
        pieces = list(readers.get(kind, pieces_of_web_page)(sys.stdin.buffer.read(), ""))
    except (MemoryError, RecursionError):
        return TOO_LARGE
    except BdgError as error:
        return code_of(error)
    sys.stdout.write(json.dumps(pieces))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
