"""Mend numbers of lines that a scanner misread, where their sequence tells: `1I.` after `I.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS
from bdg_cli.outline.marks import ROMAN_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line

_LETTERS: Final = "abcdđeghiklmnopqrst"
_HEADING: Final = re.compile(
    rf"(?!\d+\s?[.)])([IVX1lL|!H]{{1,5}})(?=\s?[.)]\s*[{CAPITAL_LETTERS}]{{2}})"
)
"""A Roman number before a heading in capitals."""
_NUMBER: Final = re.compile(r"([\dlISOo|§]{1,2})(?=\s?[.)]\s+(?:_\s+)?[^\W\d_])")
_LIKE_L: Final = re.compile(r"([I|])(?=\s?\)\s)")
"""What the letter after “k)” is taken for."""
_LETTER: Final = re.compile(r"([a-zđøØ])(?=\s?[.)]\s)")
_AS_ROMAN: Final = str.maketrans({"1": "I", "l": "I", "L": "I", "|": "I", "!": "I", "H": "II"})
_AS_DIGITS: Final = str.maketrans("lI|SOo§", "1115008")


class Mended:
    """The lines with their numbers mended; `changes` says what was changed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.changes: list[str] = []
        self._roman, self._number, self._letter = 0, 0, -1
        self.lines = tuple(self._mended(lines))

    def _mended(self, lines: Sequence[Line]) -> Iterator[Line]:
        kinds = (
            (_HEADING, self._as_roman),
            (_LIKE_L, self._as_l),
            (_NUMBER, self._as_number),
            (_LETTER, self._as_letter),
        )
        for line in lines:
            for pattern, mend in kinds:
                found = None if line.cells else pattern.match(line.text)
                if found is None:
                    continue
                label = mend(found[1])
                if label != found[1]:
                    self.changes.append(f"“{found[1]}” → “{label}”")
                    line = line.replace(text=label + line.text[found.end() :])  # noqa: PLW2901
                break
            yield line

    def _as_roman(self, written: str) -> str:
        label = written.translate(_AS_ROMAN)
        if label not in ROMAN_NUMBERS or (
            label != written and label != ROMAN_NUMBERS[self._roman % 12]
        ):
            return written
        self._roman, self._number, self._letter = ROMAN_NUMBERS.index(label) + 1, 0, -1
        return label

    def _as_number(self, written: str) -> str:
        if self._letter >= 0 and written == _LETTERS[self._letter + 1 : self._letter + 2]:
            return self._as_letter(written)  # `l)` after `k)`
        label = written.translate(_AS_DIGITS)
        if written == "I" or (label != written and int(label) not in (1, self._number + 1)):
            return written
        self._number, self._letter = int(label), -1
        return label

    def _as_l(self, written: str) -> str:
        after_k = self._letter == _LETTERS.index("k")
        return self._as_letter("l") if after_k else self._as_number(written)

    def _as_letter(self, written: str) -> str:
        following = _LETTERS[self._letter + 1 : self._letter + 2]
        label = following if written in "øØ" and following in ("đ", "g") else written
        self._letter = _LETTERS.find(label)
        return label
