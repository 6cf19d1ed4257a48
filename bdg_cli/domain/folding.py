"""One spelling for all ways to write a name: `Phòng LĐTB&XH – huyện` = `phong ldtb&xh - huyen`.

Folding is idempotent and drops case, marks (so old and new tone placement meet), the bar of đ, the
kinds of dash and repeated spaces. It compares; it is never shown.
"""

from __future__ import annotations

DASHES = "‐‑‒–—―−﹘﹣－"  # noqa: RUF001 -- that they look alike is the point
_PLAIN = str.maketrans(
    {**dict.fromkeys(DASHES, "-"), "đ": "d", "ð": "d", "\N{NO-BREAK SPACE}": " "}
)


def compose(text: str) -> str:
    """Return the text in NFC, the form that all text inside has."""
    if text.isascii():
        return text
    from unicodedata import normalize  # plain ASCII calls need no tables

    return normalize("NFC", text)


def fold(text: str) -> str:
    """Return the folded form, for comparing and searching."""
    if not text.isascii():
        from unicodedata import combining, normalize  # as above

        marked = normalize("NFD", text.casefold())
        text = "".join([c for c in marked if not combining(c)]).translate(_PLAIN)
    return " ".join(text.casefold().split())
