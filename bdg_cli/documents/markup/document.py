"""Read the lines of an OpenDocument text or a web page, in a process of its own."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.normalization import make_line, make_row
from bdg_cli.documents.reader_codes import read_as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.lines import Line


def lines_from_markup(content: bytes, name: str, kind: str) -> Iterator[Line]:
    """Yield all lines, including empty ones, of a document of the kind `open`, `web` or `mail`.

    Raises PlanError for a file that is damaged or no text, RefusedError for one that is locked or
    too large, MissingError if the parser is not installed.
    """
    if kind == "open" and importlib.util.find_spec("defusedxml") is None:
        raise errors.missing_reader(".odt")
    for number, piece in enumerate(read_as_json(kind, content, name), start=1):
        yield make_line(number, piece) if isinstance(piece, str) else make_row(number, piece)
