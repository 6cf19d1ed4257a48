"""Characters that nobody sees, and characters that steer what shows a text.

Control characters, line separators, marks and overrides of direction, fillers and tags. Joiners and
selectors that choose how a visible character is drawn are not among them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

RANGES = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
)
"""First and last of each run of them."""
_PRINTABLE = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Those that Python takes for letters."""


def is_visible(text: str) -> bool:
    """Return True if a text has none of these characters. It is quick for a text on one line."""
    if not text.isprintable():
        return False
    return text.isascii() or not any(one in text for one in _PRINTABLE)


def escape_json(text: str) -> str:
    r"""Write these characters in a JSON text as `\uXXXX`: the same JSON, and nothing is steered.

    The line ends between its parts stay.
    """
    if is_visible(text):
        return text
    import re  # only for a text that has one, or several lines

    runs = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in RANGES)
    return re.sub(f"(?!\n)[{runs}]", _escaped, text)


def _escaped(found: Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
