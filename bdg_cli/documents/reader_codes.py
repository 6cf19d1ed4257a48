"""What the process that reads a document tells, by its exit code, the one that runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.bounded import ReaderStoppedError, read_apart

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.errors import BdgError

TOO_LARGE: Final = 72
_ERRORS: Final[dict[int | None, Callable[[str], BdgError]]] = {
    70: errors.locked_document,
    71: errors.damaged_document,
    73: errors.empty_document,
    74: errors.unknown_format,
    # Libraries end themselves (-4, -5, -6) where there is no more memory; None took too long.
    **dict.fromkeys((TOO_LARGE, None, -4, -5, -6), errors.document_too_large),
}


def code_of(error: BdgError) -> int:
    """Return the exit code for an error of reading."""
    codes = {make("").code: code for code, make in _ERRORS.items() if code and code > 0}
    return codes.get(error.code, 1)


def read_as_json(kind: str, content: bytes, name: str, *arguments: str) -> Any:  # noqa: ANN401 -- each kind has its own
    """Return what a reader of `documents/__main__.py` finds in a file. Raises its errors."""
    try:
        return json.loads(read_apart("bdg_cli.documents", content, kind, *arguments))
    except ReaderStoppedError as stopped:
        raise _ERRORS.get(stopped.code, errors.damaged_document)(name) from None
