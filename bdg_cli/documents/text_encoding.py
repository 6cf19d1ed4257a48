"""Decode the bytes of a plain text, in whichever encoding an office saved it.

No bytes raise an error: what no encoding explains becomes `�`.
"""

from __future__ import annotations

import re
from typing import Final

from bdg_cli.domain.folding import compose

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE: Final = 4000
_WIDE_SHARE: Final = 0.2
"""In Vietnamese UTF-16 at least this share of the characters is one byte and a NUL."""
_NARROW_SHARE: Final = 0.02
"""And at most this share has the NUL in the other byte: `Ā`, U+0100."""
_LETTERS_PER_ERROR: Final = 5
"""UTF-8 has at least this many letters with marks for each decoding error."""
_TCVN3: Final = re.compile(r"[A-Za-z][µ\xb8¶·¹¨©ª«¬®]|[µ\xb8¶·¹¨©ª«¬®][A-Za-z]")
"""Letters with marks in TCVN3, decoded as Unicode: `KÕ ho¹ch`."""
_VIETNAMESE: Final = re.compile("[ăâđêôơưĂÂĐÊÔƠƯẠ-ỹ]")
_MIN_TCVN3_PAIRS: Final = 5


def decode(data: bytes) -> str:
    """Return the text in NFC with simple line ends.

    Knows UTF-8 and UTF-16, with or without a byte order mark, and cp1258, which writes tone marks
    after their letters.
    """
    text = _decoded(data)
    return compose(text.replace("\r\n", "\n").replace("\r", "\n"))


def is_tcvn3(text: str) -> bool:
    """Return True if a text is in TCVN3, from before Unicode: nearly no letter is Vietnamese."""
    found = len(_TCVN3.findall(text))
    return found >= _MIN_TCVN3_PAIRS and found > len(_VIETNAMESE.findall(text))


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _utf16_variant(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _utf8_with_errors(data) or data.decode("cp1258", "replace")


def _utf16_variant(data: bytes) -> str:
    """Return the variant of UTF-16 by the position of the NULs; empty if it is not UTF-16."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > pairs * _WIDE_SHARE and first <= pairs * _NARROW_SHARE:
        return "utf-16-le"
    if first > pairs * _WIDE_SHARE and second <= pairs * _NARROW_SHARE:
        return "utf-16-be"
    return ""


def _utf8_with_errors(data: bytes) -> str:
    """Return a UTF-8 text with a few wrong or missing bytes; empty if it is not UTF-8."""
    text = data.decode("utf-8", "replace")
    slips = text.count("�")
    return text if sum(not c.isascii() for c in text) > slips * _LETTERS_PER_ERROR else ""
