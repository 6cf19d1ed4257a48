"""The tree of a YAML file: plain texts, lists and mappings, and where each of them is.

The data is made of real `list` and `dict`, so that pydantic validates it as it is. The spans have
the same form as the data: of a list those of its items, of a mapping those of its keys and values
in turn. Lines and columns are counted only for a place that is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from bdg_cli.domain.problems import Place

if TYPE_CHECKING:
    from typing import TypeAlias

    from bdg_cli.domain.problems import Problem

    YamlPath: TypeAlias = tuple[str | int, ...]
    """Keys and indexes from the root to a value."""
    YamlValue: TypeAlias = str | list["YamlValue"] | dict[str, "YamlValue"] | None
    """A text, a list or a mapping; None where a key has no value."""
    Span: TypeAlias = tuple[int, int, "list[Span] | None"]
    """The first character of a part in the text, the one after its last, and the spans in it. The
    span of a list or mapping has only its first character.
    """


class YamlTree:
    """The one document of a file, its text for excerpts, and what is wrong with its YAML.

    `documents` has the root as its only item; it is empty when there is nothing to read.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.documents: list[YamlValue] = []
        self.spans: list[Span] = []
        self.problems: list[Problem] = []
        self.text = text

    @property
    def root(self) -> YamlValue:
        """The value of the whole document; None when there is none."""
        return self.documents[0] if self.documents else None

    def at(self, line: int, column: int, length: int = 1) -> Place:
        """Return a place with the text of its line. Lines and columns count from 1."""
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return Place(self.file, line, column, length, excerpt)

    def place(self, start: int, end: int) -> Place:
        """Return the place of a span; only its first character if it is on several lines."""
        line = bisect_right(self._line_starts, start)
        column = start - self._line_starts[line - 1] + 1
        return self.at(line, column, 1 if "\n" in self.text[start:end] else max(1, end - start))

    def find(self, path: YamlPath, *, key: bool = False) -> Place:
        """Return the place of the value at a path, or of its key.

        A step that the file does not have, because a shorthand leaves it out, is skipped. For a
        missing value, the nearest value above is found. A value that is empty is found by its key.
        """
        if not self.documents:
            return Place(self.file)
        value, key_span, span = self.walk(path)
        start, end, _ = key_span if key or value is None else span
        return self.place(start, end)

    def value_at(self, path: YamlPath) -> YamlValue:
        """Return the value at a path, or the nearest value above."""
        return self.walk(path)[0]

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._lines)]

    def walk(self, path: YamlPath) -> tuple[YamlValue, Span, Span]:
        """Return the value at a path, the span of its key (its own if it has none), and its own.

        Steps that are not there are skipped as in `find`.
        """
        value = self.root
        key_span = span = self.spans[0]
        offset = 0
        for step in path:
            inner = span[2] or []
            if isinstance(value, dict):
                if isinstance(step, str) and step in value:
                    index = 2 * list(value).index(step)
                    key_span, span = inner[index : index + 2]
                    value = value[step]
                offset = 0
            elif isinstance(value, list):
                if step == "spellings":  # of a unit written as a list: its name, then the others
                    offset = 1
                    continue
                position = 0 if step == "name" else step
                if isinstance(position, int) and position + offset < len(value):
                    key_span = span = inner[position + offset]
                    value = value[position + offset]
                offset = 0
        return value, key_span, span
