"""The text of a source as a run of words with places: lines joined, bullets and numbers told apart.

`flat` is the text with each run of white space as one space; all offsets are offsets in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from bdg_cli.domain.folding import DASHES, compose, fold
from bdg_cli.domain.problems import Place
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    BlockKind = Literal["bullet", "numbered", "plain"]

_BULLETS = "-+•*·▪" + DASHES
_ROMAN = frozenset("IVXLC")
_AFTER_NUMBER = ".)/"
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")
_LONGEST_NUMBER = 2
"""Digits in a part of a heading's number: `1.12.`; 20.000 is a sum of money."""
_OTHER_NUMBER = re.compile(
    r"(?:[IVX]{1,5}|\d{1,2})(?: ?[-–] ?(?=\w)| \. (?=\w))|"
    r"(?i:phần (?:thứ )?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|[ivx]{1,4})\b[.:]? ?)"
)
"""Numbers of headings that are written otherwise: `II - `, `4 . `, `Phần thứ hai: `."""
_PAGE_NUMBER = re.compile(r"[\W_]*(?:\d{1,3}[\W_]*)?")
_RUN = re.compile(r"[^\W_]+")
"""Letters and digits, as `isalnum` has them."""
_SHORT = 20_000
"""So many characters are read through sooner than words are looked up in them."""
_OPENING = 80
"""What a line begins with lies in so many characters."""


class Block(Value):
    """A bullet with the lines that go on with it, a numbered line, or any other line.

    `start` is the offset of its first word after the bullet or number, `end` past its last.
    """

    kind: BlockKind
    start: int
    end: int


class Document:
    """A source; `file` is the name shown in places, lines and columns count from 1.

    Of each line that is not blank it keeps its number and where it begins in `flat`; words are told
    apart where a place is wanted.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = tuple(compose(text).split("\n"))
        folded = ["" if _says_nothing(line) else " ".join(line.split()) for line in self.lines]
        self.flat = " ".join(filter(None, folded))
        self._rows = [row for row, line in enumerate(folded, start=1) if line]
        self._begins = []
        offset = 0
        for row in self._rows:
            self._begins.append(offset)
            offset += len(folded[row - 1]) + 1
        self._runs: dict[str, list[int]] | None = None
        self.blocks = tuple(self._blocks())

    def occurrences(self, words: str, first: int, last: int) -> Iterator[int]:
        """Yield where the words stand between two offsets, whole and not inside other words."""
        places = self._found if last - first < _SHORT else self._looked_up
        for at in places(words, first, last):
            if self._parts_words(at) and self._parts_words(at + len(words)):
                yield at

    def row(self, offset: int) -> int:
        """Return the number of the line that an offset lies on."""
        return self._rows[self._line(offset)]

    def place(self, start: int, end: int) -> Place:
        """Return the place of a stretch, as far as it goes on its first line."""
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
        """Yield as `_found` does, by way of the rarest word: a plan of which nothing stands in its
        source would else be looked for through all of it, task after task.
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
            if at + len(words) > last:
                return
            if self.flat.startswith(words, at):
                yield at

    def _parts_words(self, offset: int) -> bool:
        around = self.flat[max(offset - 1, 0) : offset + 1]
        return len(around) < len("ab") or not around.isalnum()

    def _blocks(self) -> Iterator[Block]:
        kind: BlockKind = "plain"
        start = end = -1
        for line, begin in enumerate(self._begins):
            opens, skipped = _opening(self.flat[begin : begin + _OPENING])
            if start < 0 or opens != "plain" or kind != "bullet" or not self._goes_on(line, end):
                if start >= 0:
                    yield Block(kind, start, end)
                kind, start = opens, begin + skipped
            end = self._begins[line + 1] - 1 if line + 1 < len(self._begins) else len(self.flat)
            start = min(start, end)
        if start >= 0:
            yield Block(kind, start, end)

    def _goes_on(self, line: int, end: int) -> bool:
        """Tell whether a line goes on with the bullet above it, which ends at an offset: no blank
        line or end of sentence lies between them.
        """
        begin = self._begins[line]
        return (
            self._rows[line - 1] == self._rows[line] - 1
            and not self.flat.endswith(_SENTENCE_ENDS, 0, end)
            and not is_address(self.flat[begin : begin + _OPENING])
        )


def is_address(text: str) -> bool:
    """Tell whether a line begins the list of recipients: `Nơi nhận:`."""
    initial = text.lstrip(" *_#")[:1]
    if initial.isascii() and initial not in "Nn":  # all but a few lines; folding costs more
        return False
    squeezed = "".join(fold(text).split()).lstrip("*_#")
    return squeezed.startswith("noinhan") and not squeezed[len("noinhan") :][:1].isalpha()


def _unfolded(line: str, offset: int) -> int:
    """Return the offset in a line of a character that has the given one when blanks are folded."""
    at = 0
    for word in line.split():
        at = line.index(word, at)
        if offset <= len(word):
            return at + offset
        offset -= len(word) + 1
        at += len(word)
    return at


def _says_nothing(line: str) -> bool:
    """Tell whether a line is a page number or signs, which may stand within a sentence."""
    return len(line) < _OPENING and _PAGE_NUMBER.fullmatch(line) is not None


def _opening(text: str) -> tuple[BlockKind, int]:
    """Tell what a line begins with, by its first words, and how many characters come before its
    first own word.
    """
    first = text.partition(" ")[0]
    if first in _BULLETS:
        return "bullet", len(first) + 1
    if first[0] in _BULLETS and first[0] != "*" and first[1].isalpha():
        return "bullet", 1
    number = _number_length(first)
    if number == len(first):
        return "numbered", number + 1
    if number:
        return "numbered", number
    other = _OTHER_NUMBER.match(text)
    if other and text[other.end() :][:1].isupper():
        return "numbered", other.end()
    return "plain", 0


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
