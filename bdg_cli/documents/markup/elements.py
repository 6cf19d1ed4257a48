"""A tree of elements with the text between them, built within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_DEEPEST: Final = 200
"""The most levels; a saved page with a table in a table has about sixty."""
_MOST_ELEMENTS: Final = 500_000
_MOST: Final = 60_000
"""The most lines and cells in a document; a plan of 500 pages has a fifth of that."""
_MOST_LETTERS: Final = 4_000_000
"""The most letters; the text of a plan of 500 pages has a third of that."""


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
        """Return an attribute as a number from 0 to 999, else the default."""
        text = self.get(name).strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else default  # noqa: PLR2004 -- 999

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

    def __init__(self, name: str) -> None:
        self.root = Element("", {})
        self._name = name
        self._path = [self.root]
        self._elements = 0
        self._letters = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self.void(name, attributes)
        opened = self._path[-1].children[-1]
        if isinstance(opened, Element):
            self._path.append(opened)
        if len(self._path) > _DEEPEST:
            raise errors.document_too_large(self._name)

    def void(self, name: str, attributes: Mapping[str, str]) -> None:
        """Add an element that has nothing in it."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise errors.document_too_large(self._name)
        self._path[-1].children.append(Element(name, attributes))

    def data(self, text: str) -> None:
        """Add text."""
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            raise errors.document_too_large(self._name)
        self._path[-1].children.append(text)

    def end_nearest(self, names: Collection[str], boundaries: Collection[str]) -> None:
        """End the nearest open element with one of these names, if no boundary is nearer."""
        for place in range(len(self._path) - 1, 0, -1):
            if self._path[place].name in names:
                del self._path[place:]
                return
            if self._path[place].name in boundaries:
                return

    def end(self, name: str) -> None:
        """End the nearest open element with this name, and what is open in it; else nothing."""
        for place in range(len(self._path) - 1, 0, -1):
            if self._path[place].name == name:
                del self._path[place:]
                return
