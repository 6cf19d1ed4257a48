"""Automatic numbers and bullets of a Word document, computed as Word shows them.

Ask for each paragraph once and in the order of the document, because asking counts. Lists made from
the same abstract list share their counts until one of them starts again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.list_numbers import BULLETS, numeral
from bdg_cli.documents.normalization import normalize
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from bdg_cli.documents.elements import Element
    from bdg_cli.documents.word.styles import Styles

_LETTERED: Final = {"o": "+", "§": "▪", "q": "▪"}
"""Bullets that are letters in another font: `o` is the ring of Word's second level."""
_LONGEST: Final = 80
"""The most characters of a marker that are shown."""
_DEEPEST: Final = 9
"""The number of levels in a Word list."""
_PLACEHOLDER: Final = re.compile(r"%([1-9])")


class ListLevel(Value):
    """How one level of a list is numbered.

    `restart` is the level, counted from 1, that makes it start again; 0 for never, None for any
    higher level.
    """

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    tight: bool = False
    legal: bool = False
    style: str = ""


class _List:
    """One `num` element: the levels it shows, the counts it shares, where it starts again."""

    def __init__(self, levels: dict[int, ListLevel], counts: dict[int, int]) -> None:
        self.levels = levels
        self.counts = counts
        self.restarts: dict[int, int] = {}


class Numbering:
    """All lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {one.get("abstractNumId"): one for one in root.elements("abstractNum")}
        numbers = {one.get("numId"): one for one in root.elements("num")}
        counts: dict[str, dict[int, int]] = {}
        levels: dict[str, dict[int, ListLevel]] = {}
        for name, number in numbers.items():
            kind = self._linked_abstract_list(number.value("abstractNumId"), abstract, numbers)
            if kind not in levels:
                levels[kind] = _levels(abstract[kind]) if kind in abstract else {}
            one = _List(dict(levels[kind]), counts.setdefault(kind, {}))
            for change in number.elements("lvlOverride"):
                depth = change.number("ilvl", 0)
                one.levels.update(_levels(change))
                if change.child("startOverride") is not None:
                    one.restarts[depth] = change.int_value("startOverride", default=1)
            self._lists[name] = one

    def next_marker(self, properties: Element | None) -> str:
        """Return the number or bullet of the next paragraph and a space; empty if it has none."""
        name, depth = self._list_and_level(properties)
        one = self._lists.get(name)
        if one is None or depth not in one.levels:
            return ""
        level = one.levels[depth]
        self._count(one, depth)
        if level.kind == "bullet":
            return f"{bullet} " if (bullet := _bullet(level.pattern)) else ""
        shown = _PLACEHOLDER.sub(
            lambda found: _part(one, int(found[1]) - 1, legal=level.legal), level.pattern
        )
        shown = normalize(shown)
        return shown + " " * (not level.tight) if shown else ""

    def _list_and_level(self, properties: Element | None) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own properties first, then styles."""
        style = (
            properties.value("pStyle") if properties is not None else ""
        ) or self._styles.default_style
        chain = list(self._styles.chain(style))
        holders = [properties, *(one.child("pPr") for one in chain)]
        numbered = [
            numbers
            for holder in holders
            if holder is not None and (numbers := holder.child("numPr")) is not None
        ]
        name = next((value for one in numbered if (value := one.value("numId"))), "")
        levelled = next((one for one in numbered if one.value("ilvl")), None)
        if name in self._lists and levelled is None:
            names = [one.get("styleId") for one in chain]
            levels = self._lists[name].levels
            return name, next((at for at, one in levels.items() if one.style in names), 0)
        return name, 0 if levelled is None else levelled.int_value("ilvl", default=0)

    @staticmethod
    def _count(one: _List, depth: int) -> None:
        counts = one.counts
        for above in range(depth):  # a skipped level counts as shown
            if above in one.levels:
                counts.setdefault(above, one.levels[above].start)
        if depth in one.restarts:
            counts[depth] = one.restarts.pop(depth)
        else:
            counts[depth] = counts.get(depth, one.levels[depth].start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            level = one.levels.get(deeper, ListLevel())
            if depth < (deeper if level.restart is None else level.restart):
                del counts[deeper]

    def _linked_abstract_list(
        self, kind: str, abstract: dict[str, Element], numbers: dict[str, Element]
    ) -> str:
        """Return the abstract list that has the levels; another one may refer to it by a style."""
        seen: set[str] = set()
        while kind in abstract and kind not in seen:
            seen.add(kind)
            link = abstract[kind].value("numStyleLink")
            if not link:
                break
            values = (style.value("pPr", "numPr", "numId") for style in self._styles.chain(link))
            number = numbers.get(next(filter(None, values), ""))
            if number is None:
                break
            kind = number.value("abstractNumId")
        return kind


def _levels(node: Element) -> dict[int, ListLevel]:
    return {
        one.number("ilvl", 0): ListLevel(
            kind=_kind(one),
            pattern=one.value("lvlText")[:_LONGEST],
            start=one.int_value("start", default=0 if one.child("start") is None else 1),
            restart=one.int_value("lvlRestart", default=0) if one.child("lvlRestart") else None,
            tight=one.value("suff") == "nothing",
            legal=one.is_on("isLgl"),
            style=one.value("pStyle"),
        )
        for one in node.elements("lvl")
        if one.number("ilvl", 0) < _DEEPEST
    }


def _kind(level: Element) -> str:
    """Return the kind of number; a newer kind carries a fallback for older programs."""
    for holder in (level, level.child("AlternateContent", "Fallback")):
        if holder is not None and holder.child("numFmt") is not None:
            return holder.value("numFmt", default="decimal")
    return "decimal"


def _part(one: _List, depth: int, *, legal: bool) -> str:
    """Return the count of a level as part of a number."""
    level = one.levels.get(depth, ListLevel())
    return numeral(one.counts.get(depth, level.start), "decimal" if legal else level.kind)


def _bullet(pattern: str) -> str:
    shown = normalize(pattern)
    return shown if shown in BULLETS or not shown else _LETTERED.get(shown, "•")
