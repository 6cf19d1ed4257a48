"""A tree of elements with the text between them, built within bounds: a walk through it may be
recursive.

Names are without namespaces, so that all versions of a format read the same. XML with document
types or entities is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_DEEPEST: Final = 200
"""The most levels; a saved page with a table in a table has about sixty."""
_DEEPEST_XML: Final = 100
"""The most levels of an office document; a table in a table in a text box has about thirty."""
_MOST_ELEMENTS: Final = 1_000_000
_MOST: Final = 60_000
"""The most lines and cells in a document; a plan of 500 pages has a fifth of that."""
_MOST_LETTERS: Final = 4_000_000
"""The most letters; the text of a plan of 500 pages has a third of that."""
_DIGITS: Final = 5
_OFF: Final = ("0", "false", "off")


class Element:
    """An element: its name and attributes without namespaces, and what is in it, in order."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []

    def get(self, name: str) -> str:
        """Return an attribute, or an empty text."""
        return self.attributes.get(name, "")

    def number(self, name: str, default: int = 1) -> int:
        """Return an attribute as a number from 0 to 99,999, else the default."""
        text = self.get(name).strip()
        short = text.isascii() and text.isdigit() and len(text) <= _DIGITS
        return int(text) if short else default

    @property
    def text(self) -> str:
        """Return the text that is directly in it."""
        return "".join(one for one in self.children if isinstance(one, str))

    def elements(self, *names: str) -> Iterator[Element]:
        """Yield the elements that are directly in this one; with names, those of these names."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def walk(self) -> Iterator[Element]:
        """Yield this element and all that are in it, in their order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed([one for one in element.children if isinstance(one, Element)])

    def child(self, *path: str) -> Element | None:
        """Return the first child with a name, then its child, and so on."""
        node: Element | None = self
        for name in path:
            node = None if node is None else next(node.elements(name), None)
        return node

    # Word says most things in the attribute `val` of a child, or of a child's child.

    def value(self, *path: str, default: str = "") -> str:
        """Return what a child says."""
        node = self.child(*path)
        return default if node is None else node.attributes.get("val", default)

    def int_value(self, *path: str, default: int) -> int:
        """Return the number that a child says."""
        node = self.child(*path)
        return default if node is None else node.number("val", default)

    def is_on(self, *path: str) -> bool:
        """Return True if a child is present that switches something on."""
        node = self.child(*path)
        return node is not None and node.get("val") not in _OFF


class Count:
    """Counts the lines and cells of a document; raises RefusedError where they are too many."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._counted = 0

    def add(self, number: int = 1) -> None:
        """Count some more."""
        self._counted += number
        if self._counted > _MOST:
            raise errors.document_too_large(self._name)


class ElementBuilder:
    """Builds the tree from the events of a parser; `name` is what people call the document.

    Raises RefusedError for a tree that is too deep or too large.
    """

    def __init__(self, name: str, deepest: int = _DEEPEST) -> None:
        self.root = Element("", {})
        self._name = name
        self._deepest = deepest
        self._path = [self.root]
        self._elements = 0
        self._letters = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._path.append(self.void(name, attributes))
        if len(self._path) > self._deepest:
            raise errors.document_too_large(self._name)

    def void(self, name: str, attributes: Mapping[str, str]) -> Element:
        """Add an element that has nothing in it, and return it."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise errors.document_too_large(self._name)
        element = Element(name, attributes)
        self._path[-1].children.append(element)
        return element

    def data(self, text: str) -> None:
        """Add text."""
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            raise errors.document_too_large(self._name)
        self._path[-1].children.append(text)

    def end_nearest(self, names: Collection[str], boundaries: Collection[str] = ()) -> None:
        """End the nearest open element with one of these names, and what is open in it, if no
        boundary is nearer; else nothing.
        """
        for place in range(len(self._path) - 1, 0, -1):
            if self._path[place].name in names:
                del self._path[place:]
                return
            if self._path[place].name in boundaries:
                return


class _XmlBuilder(ElementBuilder):
    """Builds the tree of an XML text, without what is idle in it.

    Idle are the elements of these names with all that is in them, and with `words_in` the text
    outside of elements of that name.
    """

    def __init__(self, name: str, idle: Collection[str], words_in: str) -> None:
        super().__init__(name, _DEEPEST_XML)
        self._idle = idle
        self._words_in = words_in
        self._skipped = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped or _local(name) in self._idle:
            self._skipped += 1
            return
        super().start(_local(name), {_local(key): value for key, value in attributes.items()})

    def data(self, text: str) -> None:
        if not self._skipped and (not self._words_in or self._path[-1].name == self._words_in):
            super().data(text)

    def end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._path.pop()

    def close(self) -> None:
        """Do nothing: the tree is there."""


def parse_xml(data: bytes, name: str, *, idle: Collection[str] = (), words_in: str = "") -> Element:
    """Return the root of an XML text without what is idle; `name` is that of the document.

    Raises PlanError for a damaged text, RefusedError for one that is too large, MissingError if the
    parser is not installed.
    """
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, XMLParser
    except ImportError:
        raise errors.missing_reader(".docx") from None
    tree = _XmlBuilder(name, idle, words_in)
    try:
        parser = XMLParser(target=tree, forbid_dtd=True)
        parser.feed(data)
        parser.close()
        return next(tree.root.elements())
    except (ParseError, DefusedXmlException, LookupError, StopIteration, ValueError) as error:
        raise errors.damaged_document(name) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
