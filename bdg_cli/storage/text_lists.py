"""Several texts in one column of a table, whatever characters are in them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR = "\x1f"
"""Ends each text in its column."""
_ESCAPE = "\x1b"


def join_texts(texts: Iterable[str]) -> str:
    """Write texts as the value of one column."""
    return "".join(
        [
            one.replace(_ESCAPE, _ESCAPE + "e").replace(SEPARATOR, _ESCAPE + "n") + SEPARATOR
            for one in texts
        ]
    )


def split_texts(column: str) -> tuple[str, ...]:
    """Read the texts back."""
    if not column:
        return ()
    return tuple(
        [
            one.replace(_ESCAPE + "n", SEPARATOR).replace(_ESCAPE + "e", _ESCAPE)
            for one in column.split(SEPARATOR)[:-1]
        ]
    )
