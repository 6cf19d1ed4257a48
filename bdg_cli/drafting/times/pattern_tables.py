"""Tables of patterns: one row for each way to write something, with its example beside it.

A pattern is a regular expression, without regard to case, in which a blank stands for one to three
blanks and `_` for up to three or none. The rows of a table are tried in their order, all at once.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class PatternRow(NamedTuple):
    """One way to write something: what it means, its pattern, an example, and the reading of it."""

    means: str
    pattern: str
    example: str
    reading: str


def expand_pattern(pattern: str) -> str:
    """Return the regular expression that a pattern of the tables stands for."""
    inside, out = False, []
    for place, char in enumerate(pattern):
        escaped = place > 0 and pattern[place - 1] == "\\"
        if char == "[" and not escaped:
            inside = True
        elif char == "]" and not escaped:
            inside = False
        if not inside and char == " ":
            out.append(r"\s{1,3}")
        elif not inside and char == "_":
            out.append(r"\s{0,3}")
        else:
            out.append(char)
    return "".join(out)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the tables."""
    return re.compile(expand_pattern(pattern), re.IGNORECASE)


class PatternTable:
    """Rows as one expression: the first that fits, and what it means."""

    def __init__(self, rows: tuple[PatternRow, ...], *, before: str = "", after: str = "") -> None:
        self._rows = tuple((row.means, _GROUP.findall(row.pattern)) for row in rows)
        parts = []
        for number, row in enumerate(rows):
            pattern = _GROUP.sub(rf"(?P<\g<1>{number}>", row.pattern)
            parts.append(f"(?P<row{number}>{pattern})")
        whole = f"{before}(?:{'|'.join(parts)}){after}"
        self.pattern = re.compile(expand_pattern(whole), re.IGNORECASE)

    def read(self, match: re.Match[str]) -> tuple[str, dict[str, str]]:
        """Return what a match means, and what the named groups of its row have found."""
        number = int((match.lastgroup or "row0").removeprefix("row"))
        means, names = self._rows[number]
        found = {name: match[f"{name}{number}"] for name in names}
        return means, {name: words for name, words in found.items() if words}


_GROUP = re.compile(r"\(\?P<([a-z]+)>")
"""A named group; in a table the number of its row is added to the name."""
