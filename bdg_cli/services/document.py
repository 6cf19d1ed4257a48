"""The text of a source as a run of words with places: lines joined, bullets and numbers told apart.

`flat` is the text with each run of white space as one space; all offsets are offsets in it.
"""

from __future__ import annotations

from bisect import bisect_right

from bdg_cli.domain.folding import DASHES, compose, fold
from bdg_cli.domain.problems import Place
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    BlockKind = Literal["bullet", "numbered", "plain"]

_BULLETS = "-+•*·▪" + DASHES
_ROMAN = frozenset("IVXLC")
_AFTER_NUMBER = ".)/"
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")
_LONGEST_NUMBER = 2
"""Digits in a part of a heading's number: `1.12.`; 20.000 is a sum of money."""


class Block(Value):
    """A bullet with the lines that go on with it, a numbered line, or any other line.

    `start` is the offset of its first word after the bullet or number, `end` past its last.
    """

    kind: BlockKind
    start: int
    end: int


class Document:
    """A source; `file` is the name shown in places, lines and columns count from 1."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = tuple(compose(text).split("\n"))
        self._words: list[str] = []
        self._starts: list[int] = []
        self._rows: list[int] = []
        self._columns: list[int] = []
        offset = 0
        for row, line in enumerate(self.lines, start=1):
            column = 0
            for word in line.split():
                column = line.index(word, column)
                self._words.append(word)
                self._starts.append(offset)
                self._rows.append(row)
                self._columns.append(column + 1)
                column += len(word)
                offset += len(word) + 1
        self.flat = " ".join(self._words)
        self.blocks = tuple(self._blocks())

    def occurrences(self, words: str, first: int, last: int) -> Iterator[int]:
        """Yield where the words stand between two offsets, whole and not inside other words."""
        at = self.flat.find(words, first, last)
        while at >= 0:
            if self._parts_words(at) and self._parts_words(at + len(words)):
                yield at
            at = self.flat.find(words, at + 1, last)

    def row(self, offset: int) -> int:
        """Return the number of the line that an offset lies on."""
        return self._rows[self._word(offset)]

    def place(self, start: int, end: int) -> Place:
        """Return the place of a stretch, as far as it goes on its first line."""
        first = self._word(start)
        row = self._rows[first]
        last = min(self._word(end - 1), bisect_right(self._rows, row) - 1)
        column = self._columns[first] + start - self._starts[first]
        until = self._columns[last] + min(end - self._starts[last], len(self._words[last]))
        return Place(self.file, row, column, until - column, self.lines[row - 1])

    def _word(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _parts_words(self, offset: int) -> bool:
        around = self.flat[max(offset - 1, 0) : offset + 1]
        return len(around) < len("ab") or not around.isalnum()

    def _blocks(self) -> Iterator[Block]:
        block: Block | None = None
        first = 0
        while first < len(self._words):
            row = self._rows[first]
            past = bisect_right(self._rows, row)
            end = self._starts[past - 1] + len(self._words[past - 1])
            kind, skipped = _opening(self._words[first:past])
            if block is not None and kind == "plain" and self._goes_on(block, first):
                block = block.replace(end=end)
            else:
                if block is not None:
                    yield block
                block = Block(kind, min(self._starts[first] + skipped, end), end)
            first = past
        if block is not None:
            yield block

    def _goes_on(self, block: Block, first: int) -> bool:
        """Tell whether a line goes on with the bullet above it: no blank line or end of sentence
        lies between them.
        """
        return (
            block.kind == "bullet"
            and self._rows[first - 1] == self._rows[first] - 1
            and not self._words[first - 1].endswith(_SENTENCE_ENDS)
            and not is_address("".join(self._words[first : first + 3]))
        )


def is_address(text: str) -> bool:
    """Tell whether a line begins the list of recipients: `Nơi nhận:`."""
    squeezed = "".join(fold(text).split()).lstrip("*_#")
    return squeezed.startswith("noinhan") and not squeezed[len("noinhan") :][:1].isalpha()


def _opening(words: Sequence[str]) -> tuple[BlockKind, int]:
    """Tell what a line begins with, and how many characters come before its first own word."""
    first = words[0]
    if first in _BULLETS:
        return "bullet", len(first) + 1
    if first[0] in _BULLETS and first[0] != "*" and first[1].isalpha():
        return "bullet", 1
    number = _number_length(first)
    if number == len(first):
        return "numbered", number + 1
    return ("numbered", number) if number else ("plain", 0)


def _number_length(word: str) -> int:
    """Return how much of a word is the number of a heading: `IV.`, `1.2`, `a)`; 0 if nothing."""
    end = 0
    while end < len(word) and (word[end].isdigit() or word[end] == "."):
        end += 1
    parts = word[:end].strip(".").split(".")
    if end and all(0 < len(part) <= _LONGEST_NUMBER for part in parts):
        rest = word[end:]
        if not rest:
            return end if "." in word else 0
        if rest[0] in ")/" and len(rest) == 1:
            return len(word)
        return end if word[end - 1] == "." and rest[0].isalpha() else 0
    body = word[:-1]
    lettered = word[-1] in _AFTER_NUMBER and (
        (len(body) == 1 and body.isalpha()) or (body and set(body) <= _ROMAN)
    )
    return len(word) if lettered else 0
