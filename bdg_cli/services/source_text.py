"""The text of a source, joined into one string and divided into bullets and numbered lines.

`flat` is the text with each run of white space as one space; all offsets are offsets in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from bdg_cli.domain.folding import compose
from bdg_cli.domain.problems import Place
from bdg_cli.domain.value import Value
from bdg_cli.outline.foot import RECIPIENTS
from bdg_cli.outline.marks import DASH, PLAIN, is_noise, split_marker, titles_of_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    BlockKind = Literal["bullet", "numbered", "plain"]

_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")
_RUN = re.compile(r"[^\W_]+")
"""Letters and digits, the same characters as in `isalnum`."""
_INDEX_FROM = 20_000
"""Up to this many characters, a plain search is faster than the index of words."""
_MOST_STEPS = 4_000_000
"""The most places at which a text may begin that are looked at; the plan of 2018 needs 53."""
_OPENING = 80
"""This many characters at the start of a line are enough to see what kind of line it is."""


class TooManyStepsError(Exception):
    """The source, or the plan, repeats itself so often that comparing them has no end."""


class SourceBlock(Value):
    """A bullet with the lines that continue it, a numbered line, or any other line.

    `start` is the offset of its first word after the bullet or number, `end` that of the end of its
    last word.
    """

    kind: BlockKind
    start: int
    end: int


class SourceText:
    """The text of a source. `file` is the name shown in places; lines and columns count from 1.

    For each line that is not blank it keeps its number and its offset in `flat`.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = tuple(compose(text).split("\n"))
        folded = ["" if is_noise(line) else " ".join(line.split()) for line in self.lines]
        filled = [row for row, line in enumerate(folded) if line]
        for at in titles_of_parts(split_marker(folded[row])[::2] for row in filled):
            folded[filled[at]] = ""  # the title of a chapter, which no section of a plan has
        self.flat = " ".join(filter(None, folded))
        self._rows = [row for row, line in enumerate(folded, start=1) if line]
        self._begins = []
        offset = 0
        for row in self._rows:
            self._begins.append(offset)
            offset += len(folded[row - 1]) + 1
        self._runs: dict[str, list[int]] | None = None
        self._steps = 0
        self.blocks = tuple(self._blocks())

    def occurrences(self, words: str, first: int, last: int) -> Iterator[int]:
        """Yield the offsets of the words between two offsets, but not inside other words."""
        places = self._found if last - first < _INDEX_FROM else self._looked_up
        for at in places(words, first, last):
            self.count_steps(1)
            if self._at_word_boundary(at) and self._at_word_boundary(at + len(words)):
                yield at

    def count_steps(self, steps: int) -> None:
        """Note that so many places were looked at; raises TooManyStepsError in the end."""
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise TooManyStepsError

    def row(self, offset: int) -> int:
        """Return the number of the line at an offset."""
        return self._rows[self._line(offset)]

    def place(self, start: int, end: int) -> Place:
        """Return the place of a part of the text, up to the end of its first line."""
        line = self._line(start)
        row, begin = self._rows[line], self._begins[line]
        text = self.lines[row - 1]
        past = self._begins[line + 1] - 1 if line + 1 < len(self._begins) else len(self.flat)
        column = _unfolded(text, start - begin)
        until = _unfolded(text, min(end, past) - 1 - begin) + 1
        return Place(self.file, row, column + 1, until - column, text)

    def _line(self, offset: int) -> int:
        return bisect_right(self._begins, offset) - 1

    def _found(self, words: str, first: int, last: int) -> Iterator[int]:
        at = self.flat.find(words, first, last)
        while at >= 0:
            yield at
            at = self.flat.find(words, at + 1, last)

    def _looked_up(self, words: str, first: int, last: int) -> Iterator[int]:
        """Yield the same as `_found`, using an index to look up the rarest of the words.

        Otherwise each task of a plan that has nothing in common with its source would need a search
        through the whole source.
        """
        if self._runs is None:
            self._runs = {}
            for run in _RUN.finditer(self.flat):
                self._runs.setdefault(run[0], []).append(run.start())
        rarest: tuple[list[int], int] | None = None
        for run in _RUN.finditer(words):
            places = self._runs.get(run[0], [])
            if rarest is None or len(places) < len(rarest[0]):
                rarest = places, run.start()
                if len(places) <= 1:
                    break
        if rarest is None:
            yield from self._found(words, first, last)
            return
        places, within = rarest
        for index in range(bisect_left(places, first + within), len(places)):
            at = places[index] - within
            self.count_steps(1)
            if at + len(words) > last:
                return
            if self.flat.startswith(words, at):
                yield at

    def _at_word_boundary(self, offset: int) -> bool:
        around = self.flat[max(offset - 1, 0) : offset + 1]
        return len(around) < len("ab") or not around.isalnum()

    def _blocks(self) -> Iterator[SourceBlock]:
        kind: BlockKind = "plain"
        start = end = -1
        for line, begin in enumerate(self._begins):
            opens, skipped = _opening(self.flat[begin : begin + _OPENING])
            if start < 0 or opens != "plain" or kind != "bullet" or not self._continues(line, end):
                if start >= 0:
                    yield SourceBlock(kind, start, end)
                kind, start = opens, begin + skipped
            end = self._begins[line + 1] - 1 if line + 1 < len(self._begins) else len(self.flat)
            start = min(start, end)
        if start >= 0:
            yield SourceBlock(kind, start, end)

    def _continues(self, line: int, end: int) -> bool:
        """Return True if a line continues the bullet above it, which ends at the offset `end`.

        It does if there is no blank line and no end of a sentence between them.
        """
        begin = self._begins[line]
        return (
            self._rows[line - 1] == self._rows[line] - 1
            and not self.flat.endswith(_SENTENCE_ENDS, 0, end)
            and not RECIPIENTS.match(self.flat, begin)
        )


def _unfolded(line: str, offset: int) -> int:
    """Return the offset in the line of a character whose offset with folded spaces is given."""
    at = 0
    for word in line.split():
        at = line.index(word, at)
        if offset <= len(word):
            return at + offset
        offset -= len(word) + 1
        at += len(word)
    return at


def _opening(text: str) -> tuple[BlockKind, int]:
    """Return the kind of a line, given its beginning, and the length of its bullet or number."""
    rank, _, words = split_marker(text)
    kind: BlockKind = "plain" if rank == PLAIN else "bullet" if rank >= DASH else "numbered"
    return kind, len(text.rstrip()) - len(words)
