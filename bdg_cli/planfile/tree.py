"""The tree of a plan file: texts, lists and mappings that know where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.problems import Place

if TYPE_CHECKING:
    from bdg_cli.domain.problems import Problem

    Path = tuple[str | int, ...]


class Node:
    """A text, a list or a mapping, or None where a key has no value.

    `line` and `column` of its first character count from 1; `length` ends with its first line.
    """

    __slots__ = ("column", "length", "line", "value")

    def __init__(
        self,
        value: str | list[Node] | dict[str, tuple[Node, Node]] | None,
        line: int,
        column: int,
        length: int = 1,
    ) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.length = length


class Tree:
    """The nodes of one file, its lines for showing, and what was wrong with them."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._lines = text.split("\n")

    def at(self, line: int, column: int, length: int = 1) -> Place:
        """Return a place with the text of its line."""
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        return Place(self.file, line, column, length, excerpt)

    def place(self, node: Node) -> Place:
        """Return where a node begins."""
        return self.at(node.line, node.column, node.length)

    def find(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of what stands at a path, or of its key.

        Steps that the file does not have, because a shorthand leaves them out, are passed over;
        for what is missing the nearest thing above stands in.
        """
        key_node, node = self._walk(path)
        if node is None:
            return Place(self.file)
        return self.place(key_node if (key or node.value is None) and key_node else node)

    def node(self, path: Path) -> Node | None:
        """Return what stands at a path, or the nearest thing above."""
        return self._walk(path)[1]

    def plain(self) -> object:
        """Return the tree as dicts, lists, strings and None."""
        return None if self.root is None else _plain(self.root)

    def _walk(self, path: Path) -> tuple[Node | None, Node | None]:
        key = node = self.root
        offset = 0
        for step in path:
            if node is None:
                break
            value = node.value
            if isinstance(value, dict):
                if step in value:
                    key, node = value[str(step)]
                offset = 0
            elif isinstance(value, list):
                if step == "spellings":  # of a unit written as a list: its name, then the others
                    offset = 1
                    continue
                index = 0 if step == "name" else step
                if isinstance(index, int) and index + offset < len(value):
                    key = node = value[index + offset]
                offset = 0
        return key, node


def _plain(node: Node) -> object:
    value = node.value
    if isinstance(value, dict):
        return {key: _plain(one) for key, (_, one) in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
