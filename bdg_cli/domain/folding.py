"""One form for all spellings of a name: `Phòng LĐTB&XH – huyện` = `phong ldtb&xh - huyen`.

Folding drops case, diacritics (so that old and new tone placement are equal), the bar of đ, the
differences between dashes, and repeated spaces. Folding twice changes nothing more. The result is
used for comparison and never shown.
"""

from __future__ import annotations

DASHES = "‐‑‒–—―−﹘﹣－"  # noqa: RUF001 -- they look alike, and all of them occur
_PLAIN = str.maketrans(
    {**dict.fromkeys(DASHES, "-"), "đ": "d", "ð": "d", "\N{NO-BREAK SPACE}": " "}
)


def compose(text: str) -> str:
    """Return the text in NFC, the form of all text in the program."""
    if text.isascii():
        return text
    from unicodedata import normalize  # imported only for text that is not ASCII

    return normalize("NFC", text)


def fold(text: str) -> str:
    """Return the folded form, for comparing and searching."""
    if not text.isascii():
        from unicodedata import combining, normalize  # for the same reason

        marked = normalize("NFD", text.casefold())
        text = "".join([c for c in marked if not combining(c)]).translate(_PLAIN)
    return " ".join(text.casefold().split())
