"""The words of a Word paragraph as they count: with insertions, without deletions, without what is
hidden or struck through.

The content of text boxes is collected for the lines below the paragraph. A text box has two forms,
for newer and older programs; only one of them is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import tcvn3

if TYPE_CHECKING:
    from bdg_cli.documents.elements import Element
    from bdg_cli.documents.word.styles import Styles

_DROPPED: Final = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "tbl", "footnote", "endnote")
)
_UNREAD: Final = ("vanish", "strike", "dstrike")
_BREAKS: Final = frozenset(("br", "cr"))
_FIRST_HALF, _LAST_HALF, _END = 0xD800, 0xDFFF, 0x10000
"""Symbol fonts use 16-bit codes; those of surrogates are no characters."""
_BLANKS: Final = frozenset(("tab", "ptab"))


class RunReader:
    """Reads one paragraph after another; a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._style = ""
        """The style of the paragraph that is read."""
        self.boxes: list[Element] = []
        self._fields: list[bool] = []
        """For each open field, the outermost first, whether its result has begun."""

    def text_of(self, paragraph: Element) -> str:
        """Return the words; a line break within them is a line feed."""
        parts: list[str] = []
        self._style = paragraph.value("pPr", "pStyle") or self._styles.default_style
        self._collect(paragraph, parts)
        self._fields = [True] * len(self._fields)  # a field's instruction ends with the paragraph
        return "".join(parts)

    def _collect(self, node: Element, parts: list[str]) -> None:
        for child in node.elements():
            name = child.name
            if name in _DROPPED:
                continue
            if name == "t":
                if all(self._fields):
                    parts.append(child.text)
            elif name == "r":
                self._read_run(child, parts)
            elif name == "fldChar":
                self._track_field(child.get("fldCharType"))
            elif name == "AlternateContent":
                self._read_first_form(child, parts)
            elif name == "txbxContent":
                self.boxes.append(child)
            else:
                parts.append(_stand_in(child))
                self._collect(child, parts)

    def _read_run(self, run: Element, parts: list[str]) -> None:
        """Read a run, unless it is hidden or struck through; in capitals if its font shows them."""
        if any(self._is_on(run, name) for name in _UNREAD):
            return
        read = len(parts)
        self._collect(run, parts)
        font = self._styles.font(run, self._style)
        if tcvn3.is_old_font(font):
            parts[read:] = [tcvn3.decoded(part, font) for part in parts[read:]]
        if self._is_on(run, "caps"):
            parts[read:] = [part.upper() for part in parts[read:]]

    def _is_on(self, run: Element, name: str) -> bool:
        """Return True if the run, its style, or the style of its paragraph switches this on."""
        properties = run.child("rPr")
        if properties is not None and properties.child(name) is not None:
            return properties.is_on(name)
        own = properties.value("rStyle") if properties is not None else ""
        return self._styles.switches_on(own, self._style, name)

    def _track_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _read_first_form(self, node: Element, parts: list[str]) -> None:
        """Read the first form that has words."""
        for form in node.elements():
            read, boxes = len(parts), len(self.boxes)
            self._collect(form, parts)
            if any(parts[read:]) or len(self.boxes) > boxes:
                return


def _stand_in(node: Element) -> str:
    """Return the character that an element without words stands for."""
    if node.name in _BREAKS:
        return "\n"
    if node.name in _BLANKS:
        return "\t"
    if node.name == "softHyphen":
        return "\u00ad"  # invisible, but for the fonts from before Unicode, where it is a letter
    if node.name == "noBreakHyphen":
        return "-"
    if node.name == "sym":
        return _symbol(node.get("char"))
    return ""


def _symbol(code: str) -> str:
    """Return a character of a symbol font by its hexadecimal code."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0 < number < _FIRST_HALF or _LAST_HALF < number < _END else ""
