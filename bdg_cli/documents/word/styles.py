"""The styles of a Word document: what a paragraph, list or table inherits from its style.

A style inherits from the one it is based on, and so on; a circular chain ends where it closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.elements import Element

_LONGEST: Final = 30
"""The longest chain of styles based on each other; Word has ten."""


class Styles:
    """The styles by id, and the default style for paragraphs that name none."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self.default_style = ""
        self._switches: dict[tuple[str, str, str], bool] = {}
        self._fonts: dict[tuple[str, str], str] = {}
        self._usual_font = _font(root and root.child("docDefaults", "rPrDefault"))
        for style in root.elements("style") if root is not None else ():
            name = style.get("styleId")
            self._by_id.setdefault(name, style)
            if style.get("type") == "paragraph" and (style.get("default") in ("1", "true", "on")):
                self.default_style = name

    def chain(self, name: str) -> Iterator[Element]:
        """Yield a style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while name in self._by_id and name not in seen and len(seen) < _LONGEST:
            seen.add(name)
            style = self._by_id[name]
            yield style
            name = style.value("basedOn")

    def switches_on(self, run: str, paragraph: str, name: str) -> bool:
        """Return True if a font property is on by the style of a run, else of its paragraph."""
        key = run, paragraph, name
        if key not in self._switches:
            holders = (
                style.child("rPr", name) and style.child("rPr")
                for start in (run, paragraph)
                if start
                for style in self.chain(start)
            )
            found = next((one for one in holders if one is not None), None)
            self._switches[key] = found is not None and found.is_on(name)
        return self._switches[key]

    def font(self, run: Element, paragraph: str) -> str:
        """Return the name of the font of a run in a paragraph of a style, empty if none has one."""
        properties = run.child("rPr")
        own = properties.value("rStyle") if properties is not None else ""
        key = own, paragraph
        if key not in self._fonts:
            styles = (style for start in key if start for style in self.chain(start))
            found = next(filter(None, map(_font, styles)), self._usual_font)
            self._fonts[key] = found
        return _font(run) or self._fonts[key]

    def shows_borders(self, properties: Element | None) -> bool:
        """Return True if a table with these properties has lines between its cells."""
        if properties is None:
            return False
        own = properties.child("tblBorders")
        if own is not None:
            return has_drawn_border(own)
        styles = self.chain(properties.value("tblStyle"))
        borders = (style.child("tblPr", "tblBorders") for style in styles)
        return next((has_drawn_border(one) for one in borders if one is not None), False)


def has_drawn_border(borders: Element) -> bool:
    """Return True if any of the borders is drawn."""
    return any(one.get("val") not in ("", "nil", "none") for one in borders.elements())


def _font(holder: Element | None) -> str:
    """Return the name of the font that a run, a style or the defaults name."""
    fonts = None if holder is None else holder.child("rPr", "rFonts")
    return "" if fonts is None else fonts.get("ascii") or fonts.get("hAnsi")
