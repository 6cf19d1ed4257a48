"""Places in a document as an office says them: `điểm đ mục II.1` is `II.1-đ`, or `II.1-5`."""

from __future__ import annotations

from bdg_cli.domain.folding import compose, fold

_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters of points, in the order of Vietnamese documents."""
_POINT, _SECTION = "diem", ("muc", "khoan", "phan")


def refs_meant(text: str) -> tuple[str, ...]:
    """Return the refs that a text may mean, the likeliest first, with case folded.

    The letter of a point is looked for as it is written, and as the number of its bullet.
    """
    words = compose(text).casefold().replace(",", " ").split()
    folded = [fold(word) for word in words]
    if folded and folded[0] in _SECTION:
        words, folded = words[1:], folded[1:]
    if not folded or folded[0] != _POINT:
        return (" ".join(words),)
    number = words[-1].rstrip(".)")
    point = words[1].rstrip(".)") if len(words) > len(("điểm", "đ")) else ""
    if not point or any(word not in _SECTION for word in folded[2:-1]):
        return ()
    bullets = (str(_LETTERS.index(point) + 1),) if point in _LETTERS else ()
    return tuple(f"{number}{mark}{one}" for one in (point, *bullets) for mark in ("-", "."))
