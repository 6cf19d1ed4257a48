"""The patterns of `times.toml`: one row for each way of writing, with an example beside it.

A pattern is a regular expression that ignores case. A space in it stands for one to three spaces,
and `_` for none to three. The rows of a table are tried in order, in one search.
"""

from __future__ import annotations

import re

from bdg_cli.drafting.lexicon.word_lists import pairs_of, read_file, rows_of


def expand_pattern(pattern: str) -> str:
    """Return the regular expression for a pattern of the tables, with the parts that it names."""
    return _SPACES.sub(lambda found: _MEANT.get(found[0], found[0]), _with_parts(pattern))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the tables."""
    return re.compile(expand_pattern(pattern), re.IGNORECASE)


def _with_parts(pattern: str) -> str:
    return _PART.sub(lambda found: _with_parts(_part(found[1])), pattern.replace("\n", ""))


def _part(name: str) -> str:
    """Return a pattern of the parts, or of what stands around times."""
    parts = pairs_of("times", "parts")
    return parts[name] if name in parts else read_file("times")["context"][name]["pattern"]


class PatternTable:
    """Rows as one regular expression: the first row that matches wins."""

    def __init__(self, table: str, *, before: str = "", after: str = "") -> None:
        rows = [(row["means"], _with_parts(row["pattern"])) for row in rows_of("times", table)]
        self._rows = tuple((means, _GROUP.findall(pattern)) for means, pattern in rows)
        parts = []
        for number, (_, pattern) in enumerate(rows):
            own = _GROUP.sub(rf"(?P<\g<1>{number}>", pattern)
            parts.append(f"(?P<row{number}>{own})")
        whole = f"{before}(?:{'|'.join(parts)}){after}"
        self.pattern = re.compile(expand_pattern(whole), re.IGNORECASE)

    def read(self, match: re.Match[str]) -> tuple[str, dict[str, str]]:
        """Return the meaning of a match, and what the named groups of its row have found."""
        number = int((match.lastgroup or "row0").removeprefix("row"))
        means, names = self._rows[number]
        found = {name: match[f"{name}{number}"] for name in names}
        return means, {name: words for name, words in found.items() if words}


_SPACES = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[ _]", re.DOTALL)
"""What stands for spaces, and what may hold the same signs: an escape, a class of characters."""
_MEANT = {" ": r"\s{1,3}", "_": r"\s{0,3}"}
_PART = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"\(\?P<([a-z]+)>")
"""A named group; in a table the number of the row is added to its name."""
