"""Parse XML into a tree of nodes without namespaces, so that all kinds of .docx read the same.

Document types, entities and trees that are too deep or too large are refused; so a walk through the
tree may be recursive. Only formatting that changes the text is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 100
"""The most levels of a tree; a table in a table in a text box has about thirty."""
_MOST_NODES: Final = 1_000_000
_MOST_LETTERS: Final = 4_000_000
"""The most letters of a part; the text of a plan of 500 pages has a third of that."""
_TEXT: Final = "t"
"""The only element with words in it; deletions and fields use other names."""
_IDLE: Final = frozenset(
    (
        *("bookmarkStart", "bookmarkEnd", "lang", "lastRenderedPageBreak", "proofErr"),
        *("bCs", "color", "ind", "jc", "pBdr", "shd", "spacing", "sz", "szCs", "tcMar", "tcW"),
        *("rsid", "pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange"),
        *("sectPrChange", "numberingChange", "tblPrExChange", "tblGridChange", "latentStyles"),
    )
)
"""Elements about looks or former states: they and their content are ignored."""

_OFF: Final = ("0", "false", "off")
_DIGITS: Final = 5


class XmlNode:
    """An element: its name and attributes without namespaces, its children, its text."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[XmlNode] = []
        self.text = ""

    def child(self, *path: str) -> XmlNode | None:
        """Return the first child with a name, then its child, and so on."""
        node: XmlNode | None = self
        for name in path:
            if node is None:
                return None
            node = next((one for one in node.children if one.name == name), None)
        return node

    def children_named(self, name: str) -> Iterator[XmlNode]:
        """Yield the children with a name."""
        return (one for one in self.children if one.name == name)

    def value(self, *path: str, default: str = "") -> str:
        """Return the attribute `val` of a child, or of a child's child."""
        node = self.child(*path)
        return default if node is None else node.attributes.get("val", default)

    def int_value(self, *path: str, default: int) -> int:
        """Return the attribute `val` of a child as a number from 0 to 99,999."""
        return whole_number(self.value(*path), default)

    def is_on(self, *path: str) -> bool:
        """Return True if a child is present that switches something on."""
        node = self.child(*path)
        return node is not None and node.attributes.get("val", "1") not in _OFF


def whole_number(text: str, default: int) -> int:
    """Return a number from 0 to 99,999 written in digits, else the default."""
    short = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if short else default


class _Builder:
    """Builds the tree from the events of the parser."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._root = XmlNode("", {})
        self._path = [self._root]
        self._pieces: list[str] = []
        self._idle = 0
        self._nodes = 0
        self._letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise errors.document_too_large(self._name)
        if self._idle or name in _IDLE:
            self._idle += 1
            return
        node = XmlNode(name, {_local(key): value for key, value in attributes.items()})
        self._path[-1].children.append(node)
        self._path.append(node)
        if len(self._path) > _DEEPEST:
            raise errors.damaged_document(self._name)

    def data(self, text: str) -> None:
        if not self._idle and self._path[-1].name == _TEXT:
            self._letters += len(text)
            if self._letters > _MOST_LETTERS:
                raise errors.document_too_large(self._name)
            self._pieces.append(text)

    def end(self, _: str) -> None:
        if self._idle:
            self._idle -= 1
            return
        node = self._path.pop()
        if node.name == _TEXT:
            node.text = "".join(self._pieces)
            self._pieces.clear()

    def close(self) -> XmlNode:
        return self._root.children[0]


def parse_xml(data: bytes, name: str) -> XmlNode:
    """Return the root of an XML text; `name` is the name of the document.

    Raises PlanError for a damaged text, RefusedError for one that is too large, MissingError if the
    parser is not installed.
    """
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, XMLParser
    except ImportError:
        raise errors.missing_reader(".docx") from None
    builder = _Builder(name)
    try:
        parser = XMLParser(target=builder, forbid_dtd=True)
        parser.feed(data)
        parser.close()
        return builder.close()
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise errors.damaged_document(name) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
