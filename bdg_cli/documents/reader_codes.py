"""What the process that reads a document tells, by its exit code, the one that runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors

if TYPE_CHECKING:
    from bdg_cli.domain.errors import BdgError

LOCKED: Final = 70
DAMAGED: Final = 71
TOO_LARGE: Final = 72
EMPTY: Final = 73
UNKNOWN: Final = 74
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
    match code:
        case 70:
            return errors.locked_document(name)
        case 73:
            return errors.empty_document(name)
        case 74:
            return errors.unknown_format(name)
        case 72 | None | -4 | -5 | -6:  # libraries end themselves where there is no more memory
            return errors.document_too_large(name)
        case _:
            return errors.damaged_document(name)
