"""Text from a plan, a note or a file name is data: it must not control the terminal.

Control characters, escape sequences, bidirectional overrides and invisible characters become `�`;
line ends and tabs become spaces.
"""

from __future__ import annotations

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_CONTROLS = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
)
_TABLE = {
    **dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, _SPACES), " "),
}


def sanitize(text: str) -> str:
    """Return the text in a form that is safe to show on one line."""
    if text.isprintable():
        return text
    return text.translate(_TABLE).encode("utf-8", "replace").decode("utf-8")
