"""Text as it may stand in a document for Word or Excel."""

from __future__ import annotations

import unicodedata

from bdg_cli.wording.sanitize import sanitize

_REFUSED = {0xFFFE, 0xFFFF}
"""What XML refuses beside what nobody sees."""


def document_text(text: str) -> str:
    """Return a text on one line: in NFC, and with nothing in it that XML refuses or nobody sees."""
    shown = sanitize(unicodedata.normalize("NFC", text))
    if shown.isprintable():
        return shown
    return "".join(["\N{REPLACEMENT CHARACTER}" if ord(one) in _REFUSED else one for one in shown])


def document_lines(text: str) -> str:
    """Return the same of a text whose lines a line feed separates."""
    return "\n".join([document_text(line) for line in text.split("\n")])
