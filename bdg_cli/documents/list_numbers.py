"""The numbers of automatic lists, in the forms in which office programs show them."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
KINDS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
"""The kinds of numbers by the first of them."""
BULLETS: Final = frozenset("-–+•*·▪")
"""The bullets that are shown as they are."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_MOST_REPEATED: Final = 100
"""The most repeated letters of a number, and the most thousands of a Roman number."""


def numeral(number: int, kind: str) -> str:
    """Return a number in the form of a kind of list: `iv`, `d`, `04`."""
    if kind == "none":
        return ""
    if kind in ("upperRoman", "lowerRoman") and 0 < number < _MOST_REPEATED * 1000:
        shown = ""
        for value, sign in _ROMAN:
            shown, number = shown + sign * (number // value), number % value
        return shown if kind == "upperRoman" else shown.lower()
    if kind in ("upperLetter", "lowerLetter") and 0 < number <= _MOST_REPEATED * len(_LETTERS):
        times, letter = divmod(number - 1, len(_LETTERS))
        shown = _LETTERS[letter] * (times + 1)
        return shown.upper() if kind == "upperLetter" else shown
    return f"{number:02}" if kind == "decimalZero" else str(number)
