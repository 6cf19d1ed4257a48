"""YAML text -> tree.

Nothing is guessed from how a word looks: every plain scalar is text, so `20/10`, `no` and `070`
stay what they are. Tags, anchors, repeated keys and whatever else could say something that a
reader does not see are problems. The tree is built from the parser's events without recursion, and
the parser is asked for one event at a time, so that depth is bounded by counting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml

from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem
from bdg_cli.planfile.encoding import to_text
from bdg_cli.planfile.syntax import DEEPEST, explain, too_deep
from bdg_cli.planfile.tree import Node, Tree
from bdg_cli.planfile.unseen import blank_out, hidden_hint, hidden_message, is_hidden, unseen

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Severity

    class EventParser(Protocol):
        """What both parsers of PyYAML can do."""

        def get_event(self) -> yaml.Event | None:
            """Return the next event; None after the last."""

    MakeParser = Callable[[str], EventParser]


_CUT: Final = re.compile(r"(?<=\S) +#(?=[^\s#!])")


class PurePythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, for where its C parser is missing."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def quickest_parser() -> MakeParser:
    """Return PyYAML's parser in C, or the one in Python where it was built without."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return PurePythonParser
    return CParser


def parse(data: bytes, file: str, make_parser: MakeParser | None = None) -> Tree:
    """Read the bytes of a plan file; never raises, all that is wrong is in `problems`."""
    text = to_text(data, file)
    if isinstance(text, Problem):
        tree = Tree(file, "")
        tree.problems.append(text)
        return tree
    tree = Tree(file, text)
    if not unseen(tree, text):
        return tree  # what belongs to what is anybody's guess
    readable = blank_out(text) if tree.problems else text
    builder = _Builder(tree, readable)
    try:
        builder.build((make_parser or quickest_parser())(readable))
    except yaml.YAMLError as error:
        tree.problems.append(explain(tree, error))
        tree.root = None
    return tree


def has_cut(text: str) -> bool:
    """Tell whether a comment may begin where none was meant: `văn bản #70`."""
    return " #" in text and _CUT.search(text) is not None


class _Builder:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, tree: Tree, text: str) -> None:
        self._tree = tree
        self._open: list[Node] = []
        self._keys: list[Node | None] = []
        self._documents = 0
        self._cuts = _cuts(text)

    def build(self, parser: EventParser) -> None:
        """Take all events, or those before one that nothing can come after."""
        scalar = yaml.ScalarEvent
        handlers: dict[type, Callable[[yaml.Event], None]] = {
            yaml.MappingStartEvent: self._begin_mapping,
            yaml.SequenceStartEvent: self._begin_list,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        while (event := parser.get_event()) is not None:
            if isinstance(event, scalar):
                self._scalar(event)
                continue
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
                if len(self._open) > DEEPEST or self._documents > 1:
                    return

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._trouble(
                "P011",
                _at(event),
                say("Tệp có nhiều hơn một tài liệu YAML (dòng “---”)."),
                say("Mỗi tệp là một kế hoạch: tách ra nhiều tệp."),
            )

    def _begin_mapping(self, event: yaml.Event) -> None:
        self._begin(event, _at(event, {}))

    def _begin_list(self, event: yaml.Event) -> None:
        self._begin(event, _at(event, []))

    def _begin(self, event: yaml.Event, node: Node) -> None:
        self._check_properties(event)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > DEEPEST:
            self._tree.problems.append(too_deep(self._tree.place(node)))
            self._tree.root = None

    def _end(self, _: yaml.Event) -> None:
        self._open.pop()
        self._keys.pop()

    def _alias(self, event: yaml.Event) -> None:
        node = _at(event, "*")
        self._no_anchor(node)
        self._add(node)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value: str = event.value
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return
        line, column = start.line + 1, start.column + 1
        node = Node(value, line, column)
        if start.line == end.line:
            node.length = end.column - start.column or 1
        plain = not event.style  # the parser in C says "" where the one in Python says None
        if plain:
            if not value:
                node.value = None
            elif self._cuts and (end.line, end.column) in self._cuts:
                self._cut(end.line + 1, end.column + 1)
        elif event.style == '"':
            self._check_escapes(node, value)
        if not plain or "\n" in value or "  " in value or "\t" in value:
            node.value = " ".join(str(node.value or "").split())
        if event.anchor is not None or event.tag is not None:
            self._check_properties(event)
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self._open:
            self._tree.root = node
            return
        parent = self._open[-1].value
        if isinstance(parent, list):
            parent.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            if not isinstance(node.value, str):
                self._trouble("P009", node, say("Khóa phải là một từ."), say("Viết “khóa: …”."))
            return
        self._keys[-1] = None
        if not isinstance(parent, dict) or not isinstance(key.value, str):
            return
        if key.value in parent:
            self._twice(key, key.value, parent[key.value][0].line)
            return
        if key.value == "<<":
            self._no_anchor(key)
            return
        parent[key.value] = (key, node)

    def _twice(self, key: Node, name: str, line: int) -> None:
        self._trouble(
            "P006",
            key,
            say("Khóa “{key}” viết hai lần; lần trước ở dòng {line}.", key=name, line=line),
            say("Giữ lại một; trong một danh sách thì thêm “- ” trước mỗi mục."),
        )

    def _check_properties(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) is not None:
            self._no_anchor(_at(event))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._trouble(
                "P007",
                _at(event),
                say("Không dùng thẻ YAML “{tag}”.", tag=str(tag)),
                say("Xóa thẻ; mọi giá trị đều là chữ. Chữ bắt đầu bằng “!” thì đặt trong nháy."),
            )

    def _check_escapes(self, node: Node, value: str) -> None:
        node.value = compose(blank_out(value))
        if is_hidden(value):
            self._trouble("P005", node, hidden_message(), hidden_hint())

    def _no_anchor(self, node: Node) -> None:
        self._trouble(
            "P008",
            node,
            say("Không dùng “&”, “*” hay “<<” của YAML để chép nội dung."),
            say("Viết lại nội dung ở đây; chữ bắt đầu bằng “*” hoặc “&” thì đặt trong nháy."),
        )

    def _cut(self, line: int, column: int) -> None:
        place = self._tree.at(line, column)
        sign = place.excerpt.find("#", column - 1) + 1
        self._trouble(
            "P014",
            Node("#", line, sign, max(1, len(place.excerpt) - sign + 1)),
            say("Từ dấu “#” trở đi là chú thích, không thuộc nội dung."),
            say("Là nội dung thì viết “khóa: >-” rồi xuống dòng; là chú thích thì viết “# …”."),
            severity="warning",
        )

    def _trouble(
        self,
        code: str,
        node: Node,
        message: Message,
        hint: Message,
        *,
        severity: Severity = "error",
    ) -> None:
        self._tree.problems.append(Problem(code, message, self._tree.place(node), hint, severity))


def _at(
    event: yaml.Event, value: str | list[Node] | dict[str, tuple[Node, Node]] | None = None
) -> Node:
    mark = event.start_mark
    return Node(value, mark.line + 1, mark.column + 1) if mark is not None else Node(value, 0, 0)


def _cuts(text: str) -> set[tuple[int, int]]:
    """Return where words are followed by `#word`, as lines and columns that count from 0."""
    cuts: set[tuple[int, int]] = set()
    line, counted = 0, 0
    for match in _CUT.finditer(text):
        start = match.start()
        line += text.count("\n", counted, start)
        counted = start
        cuts.add((line, start - text.rfind("\n", 0, start) - 1))
    return cuts
