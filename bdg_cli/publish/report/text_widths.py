"""How wide a text is in Times New Roman: near enough to choose the width of a column or of a rule.

The widths are those of the font's metrics; letters with marks are as wide as those without, those
with a horn aside.
"""

from __future__ import annotations

import unicodedata

_HORN = "\N{COMBINING HORN}"
"""The one mark that takes room of its own: that of ơ and ư."""
_WIDTHS = {
    170: _HORN,
    250: " ,.\N{NO-BREAK SPACE}",
    278: "ijlt/:;\\",
    333: "fr!()-[]I‘’",
    389: "sJ",
    444: "acez?“”",
    500: "bdghknopquvxyđ0123456789*_$#–",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYĐw",
    778: "m&",
    889: "MW%",
}
"""Thousandths of the size, and the characters that are so wide."""
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_OTHER = 600
_MM_A_POINT = 25.4 / 72
_BOLD = 1.16
_DASHES = "–-"
"""After these, too, a line may end."""
_SLACK = 0.5
"""What programs differ in a word, in millimetres."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres a text takes on one line, at a size in points."""
    seen = [
        one
        for one in unicodedata.normalize("NFD", text)
        if one == _HORN or not unicodedata.combining(one)
    ]
    thousandths = sum(_WIDTH_OF.get(one, _OTHER) for one in seen)
    return thousandths / 1000 * size * _MM_A_POINT * (_BOLD if bold else 1)


def widest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres a column needs, so that no word of a text is cut."""
    for dash in _DASHES:
        text = text.replace(dash, f"{dash} ")
    return max([text_width(word, size, bold=bold) for word in text.split(" ")]) + _SLACK
