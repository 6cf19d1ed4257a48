"""The tree of a YAML file: plain texts, lists and mappings that know where their parts are.

A list or mapping of the tree is a real `list` or `dict`, so that pydantic validates the tree as it
is. Beside its values it keeps their spans: the first character of each part in the text, and the
one after the last. Lines and columns are counted only for a place that is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from bdg_cli.domain.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.problems import Problem

    YamlPath: TypeAlias = tuple[str | int, ...]
    """Keys and indexes from the root to a value."""

YamlValue: TypeAlias = "str | YamlList | YamlMapping | None"
"""A text, a list or a mapping; None where a key has no value."""


class YamlList(list[YamlValue]):
    """A list. `spans` has two numbers for each item."""

    __slots__ = ("spans",)

    def __init__(self, items: Iterable[YamlValue] = (), spans: list[int] | None = None) -> None:
        super().__init__(items)
        self.spans = [] if spans is None else spans


class YamlMapping(dict[str, YamlValue]):
    """A mapping. `spans` has two numbers for each key, and two for its value."""

    __slots__ = ("spans",)

    def __init__(self, items: Iterable[tuple[str, YamlValue]], spans: list[int]) -> None:
        super().__init__(items)
        self.spans = spans


class YamlTree:
    """The one document of a file, its text for excerpts, and what is wrong with its YAML.

    `documents` has the root as its only item; it is empty when there is nothing to read.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.documents = YamlList()
        self.problems: list[Problem] = []
        self._text = text

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
        return self.at(line, column, 1 if "\n" in self._text[start:end] else max(1, end - start))

    def find(self, path: YamlPath, *, key: bool = False) -> Place:
        """Return the place of the value at a path, or of its key.

        A step that the file does not have, because a shorthand leaves it out, is skipped. For a
        missing value, the nearest value above is found. A value that is empty is found by its key.
        """
        if not self.documents:
            return Place(self.file)
        value, spans = self._walk(path)
        return self.place(*(spans[:2] if key or value is None else spans[-2:]))

    def value_at(self, path: YamlPath) -> YamlValue:
        """Return the value at a path, or the nearest value above."""
        return self._walk(path)[0]

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._lines)]

    def _walk(self, path: YamlPath) -> tuple[YamlValue, list[int]]:
        """Return the value at a path, and its spans: of its key, if it has one, and its own."""
        value: YamlValue = self.root
        spans = self.documents.spans
        offset = 0
        for step in path:
            if isinstance(value, YamlMapping):
                if isinstance(step, str) and step in value:
                    first = 4 * list(value).index(step)
                    spans = value.spans[first : first + 4]
                    value = value[step]
                offset = 0
            elif isinstance(value, YamlList):
                if step == "spellings":  # of a unit written as a list: its name, then the others
                    offset = 1
                    continue
                index = 0 if step == "name" else step
                if isinstance(index, int) and index + offset < len(value):
                    first = 2 * (index + offset)
                    spans = value.spans[first : first + 2]
                    value = value[index + offset]
                offset = 0
        return value, spans
