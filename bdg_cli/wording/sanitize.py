"""Text from a plan, a note or a file name is data: it must not control the terminal.

Control characters, escape sequences, bidirectional overrides and invisible characters become `�`;
line ends and tabs become spaces.
"""

from __future__ import annotations

from bdg_cli.domain.invisible import RANGES, is_visible

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"


def sanitize(text: str) -> str:
    """Return the text in a form that is safe to show on one line."""
    if is_visible(text):
        return text
    table = {
        code: "\N{REPLACEMENT CHARACTER}"
        for first, last in RANGES
        for code in range(first, last + 1)
    }
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    return text.translate(table).encode("utf-8", "replace").decode("utf-8")
