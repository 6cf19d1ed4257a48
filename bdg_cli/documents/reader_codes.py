"""What the process that reads a document tells, by its exit code, the one that runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.errors import BdgError

LOCKED: Final = 70
DAMAGED: Final = 71
TOO_LARGE: Final = 72
EMPTY: Final = 73
UNKNOWN: Final = 74
_ERRORS: Final[dict[int | None, Callable[[str], BdgError]]] = {
    LOCKED: errors.locked_document,
    EMPTY: errors.empty_document,
    UNKNOWN: errors.unknown_format,
    # Libraries end themselves (-4, -5, -6) where there is no more memory.
    **dict.fromkeys((TOO_LARGE, None, -4, -5, -6), errors.document_too_large),
}
_BY_ERROR: Final = {
    "document-locked": LOCKED,
    "document-too-large": TOO_LARGE,
    "document-empty": EMPTY,
    "document-unknown": UNKNOWN,
}


def code_of(error: BdgError) -> int:
    """Return the exit code for an error of reading."""
    return _BY_ERROR.get(error.code, DAMAGED)


def error_of(code: int | None, name: str) -> BdgError:
    """Return the error for an exit code; None is that of a process that took too long."""
    return _ERRORS.get(code, errors.damaged_document)(name)
