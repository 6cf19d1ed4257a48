"""The styles of an OpenDocument text: what is hidden, in capitals, numbered, in which font."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.list_numbers import BULLETS, KINDS, numeral
from bdg_cli.documents.normalization import normalize
from bdg_cli.documents.tcvn3 import decoded
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.elements import Element

_LONGEST: Final = 30
"""The longest chain of styles based on each other."""
_PLACEHOLDER: Final = re.compile(r"%([0-9]{1,2})%")
_OUTLINE: Final = "\0outline"
"""The list style of headings."""


class Look(Value):
    """The font of a text, and whether it is shown in capitals."""

    font: str = ""
    case: str = ""

    def shown(self, text: str) -> str:
        """Return a text as it is shown: in capitals, in Unicode."""
        text = decoded(text, self.font)
        return text.upper() if self.case == "uppercase" else text


class OpenStyles:
    """The styles of both parts of a file; automatic ones go before named ones."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, Element]] = {}
        self._counts: dict[str, list[int]] = {}
        self._properties: dict[tuple[str, tuple[str, ...]], str] = {}
        for root in roots:
            for one in root.walk():
                if one.name == "style":
                    self._styles[one.get("name")] = one
                elif one.name in ("list-style", "outline-style"):
                    name = _OUTLINE if one.name == "outline-style" else one.get("name")
                    levels = ((level.number("level") - 1, level) for level in one.elements())
                    self._lists[name] = dict(levels)

    def _property(self, style: str, *attributes: str) -> str:
        """Return the first of these attributes that a style has, or one that it is based on."""
        key = style, attributes
        if key not in self._properties:
            self._properties[key] = self._found(style, attributes)
        return self._properties[key]

    def _found(self, style: str, attributes: tuple[str, ...]) -> str:
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < _LONGEST:
            seen.add(style)
            for properties in self._styles[style].elements():
                for attribute in attributes:
                    if attribute in properties.attributes:
                        return properties.get(attribute)
            style = self._styles[style].get("parent-style-name")
        return ""

    def is_unread(self, style: str) -> bool:
        """Return True if a style hides text or strikes it through."""
        struck = self._property(style, "text-line-through-style") not in ("", "none")
        return self._property(style, "display") == "none" or struck

    def look(self, style: str, around: Look | None = None) -> Look:
        """Return how text of a style is shown, within text of another look."""
        font = self._property(style, "font-name", "font-family")
        case = self._property(style, "text-transform")
        around = around or Look()
        return Look(font or around.font, case or around.case) if font or case else around

    def is_bordered(self, style: str) -> bool:
        """Return True if a cell of this style has a line around it, or at a side."""
        sides = ("border", "border-left", "border-right", "border-top", "border-bottom")
        return any(self._property(style, side) not in ("", "none") for side in sides)

    def counts(self, style: str, depth: int, *, goes_on: bool) -> ListCounts:
        """Return the counts of a list at a level; it begins anew unless it goes on."""
        levels = self._lists.get(style, {})
        counts = self._counts.setdefault(style, [])
        del counts[depth + goes_on :]
        while len(counts) <= depth:
            level = levels.get(len(counts))
            counts.append((level.number("start-value") if level else 1) - 1)
        return ListCounts(levels, counts, depth)

    def heading_mark(self, paragraph: Element) -> str:
        """Return the number of a heading, if headings are numbered by themselves."""
        if paragraph.name != "h" or _OUTLINE not in self._lists:
            return ""
        depth = paragraph.number("outline-level") - 1
        return self.counts(_OUTLINE, depth, goes_on=True).next_mark()


class ListCounts:
    """How far one list has counted, at one of its levels."""

    def __init__(self, levels: dict[int, Element], counts: list[int], depth: int) -> None:
        self._levels = levels
        self._counts = counts
        self._depth = depth

    def next_mark(self, start: int = -1) -> str:
        """Return the mark of the next item and a space, empty if it has none; `start` is its number
        if it begins at one of its own.
        """
        del self._counts[self._depth + 1 :]
        self._counts[self._depth] = start if start >= 0 else self._counts[self._depth] + 1
        level = self._levels.get(self._depth)
        if level is None:
            return "- "
        if level.name == "list-level-style-bullet":
            shown = normalize(level.get("bullet-char"))
            return f"{shown if shown in BULLETS else '•'} "
        shown = normalize(self._numbered(level))
        return f"{shown} " if shown else ""

    def _numbered(self, level: Element) -> str:
        pattern = level.get("num-list-format")
        if pattern:
            return _PLACEHOLDER.sub(lambda found: self._part(int(found[1]) - 1), pattern)
        if not level.get("num-format"):
            return ""
        first = self._depth + 1 - max(level.number("display-levels"), 1)
        numbers = ".".join(self._parts(max(first, 0)))
        return level.get("num-prefix") + numbers + level.get("num-suffix")

    def _parts(self, first: int) -> Iterator[str]:
        yield from filter(None, (self._part(depth) for depth in range(first, self._depth + 1)))

    def _part(self, depth: int) -> str:
        if depth not in self._levels or depth >= len(self._counts):
            return ""
        kind = KINDS.get(self._levels[depth].get("num-format"), "decimal")
        return numeral(self._counts[depth], kind)
