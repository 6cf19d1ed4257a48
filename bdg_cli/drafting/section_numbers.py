"""Numbers of sections: as printed, but easy to type and unique."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.drafting.paragraphs import Paragraph

_NONE: Final = "M"
"""The number of a section that has none: “Mục”."""


def section_number(paragraph: Paragraph) -> str:
    """Return the last part of a heading's number: `1.2` stands below `1`, so it is `2`."""
    return typeable(paragraph.label.rpartition(".")[2]) or _NONE


def typeable(text: str) -> str:
    """Return a number in plain letters: `đ` is `dd`, `Phần thứ hai` is `Phan-thu-hai`."""
    bare = re.sub(r"\s+", "-", text.strip().replace("đ", "dd").replace("Đ", "DD"))
    return re.sub(r"[^\x00-\x7f]", lambda found: fold(found[0]), bare)


class UniqueIds:
    """The numbers, ids or codes that are already used; each is given once."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def make_unique(self, number: str, suffix: Callable[[int], str] = "-{}".format) -> str:
        """Return the number, or if it is already used the number with a suffix: `II-2`."""
        unused = number
        while fold(unused) in self._times:
            self._times[fold(number)] += 1
            unused = number + suffix(self._times[fold(number)])
        self._times[fold(unused)] = 1
        return unused


def letter_suffix(place: int) -> str:
    """Return the letter of a position, `b` for 2; after the last letter a number."""
    return _LETTERS[place - 1] if place <= len(_LETTERS) else f"-{place}"


_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
