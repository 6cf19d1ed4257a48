"""What stands in a plan, a note or a file name is data: it must not steer a terminal.

Control characters, escape sequences, bidirectional overrides and invisible characters become `�`;
line ends and tabs become spaces.
"""

from __future__ import annotations

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_STEERING = (
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
    **dict.fromkeys(_STEERING, "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, _SPACES), " "),
}


def sanitize(text: str) -> str:
    """Return the text as it may be shown on one line."""
    if text.isprintable():
        return text
    return text.translate(_TABLE).encode("utf-8", "replace").decode("utf-8")
