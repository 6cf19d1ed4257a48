"""Wrapping text at its words, for terminals and letters."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_WORDS = 30
"""The words of a task get at least so many columns."""


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines at its spaces; a word that is longer than a line is broken, too."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while len(line) > width:
            lines.append(line[:width])
            line = line[width:]
    return [*lines, line] if line or not lines else lines


def beginning(text: str, width: int, most: int) -> list[str]:
    """Return the first lines of a wrapped text, with … at the end if there are more."""
    lines = wrap(text, width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], (last if len(last) < width else last[: width - 1]) + "…"]


def wrap_lines(text: str, width: int | None) -> str:
    """Wrap each line of a text, as deep as it is indented; None for as wide as it is."""
    if width is None:
        return text
    return "\n".join(part for line in text.split("\n") for part in _indented(line, width))


def _indented(line: str, width: int) -> Sequence[str]:
    bare = line.lstrip(" ")
    indent = line[: len(line) - len(bare)]
    if len(line) <= width or width - len(indent) < LEAST_WORDS:
        return [line]
    return [indent + part for part in wrap(bare, width - len(indent))]
