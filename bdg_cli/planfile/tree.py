"""YAML text -> a tree of nodes that know where they stand.

Nothing is guessed from how a word looks: every plain scalar is text, so `20/10`, `no` and `070`
stay what they are. Tags, anchors, repeated keys and whatever else could say something that a
reader does not see are problems. The tree is built from the parser's events without recursion, so
its depth and size are bounded by counting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml

from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.messages import Message

LARGEST: Final = 64 * 1024 * 1024
"""The most bytes of a plan file; a plan of 100,000 tasks has a quarter of that."""
DEEPEST: Final = 60
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_TAB: Final = re.compile("^ *\t[ \t]*", re.MULTILINE)
_NBSP: Final = re.compile("^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000]+", re.MULTILINE)


class Node:
    """A text, a list or a mapping, with its place. Lines and columns count from 1."""

    __slots__ = ("column", "length", "line", "value")

    def __init__(
        self, value: str | list[Node] | dict[str, tuple[Node, Node]], line: int, column: int
    ) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.length = 1


class Tree:
    """The nodes of one file, and its lines for showing."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def place(self, node: Node) -> Place:
        """Return where a node begins."""
        return self.at(node.line, node.column, node.length)

    def at(self, line: int, column: int, length: int = 1) -> Place:
        """Return a place with the text of its line."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.file, line, column, length, excerpt)

    def find(self, path: tuple[str | int, ...], *, key: bool = False) -> Place:
        """Return the place of what stands at a path, or of its key; steps that the file does not
        have (shorthands) are passed over, and the nearest thing above stands in.
        """
        node = self.root
        if node is None:
            return Place(self.file)
        key_node = node
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                key_node, node = node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = key_node = node.value[step]
        return self.place(key_node if key else node)

    def plain(self) -> object:
        """Return the tree as dicts, lists and strings; keys without a value are left out."""
        return _plain(self.root) if self.root is not None else {}


def parse(data: bytes, file: str) -> Tree:
    """Read the bytes of a plan file; never raises, all that is wrong is in `problems`."""
    if len(data) > LARGEST:
        tree = Tree(file, "")
        tree.problems.append(
            Problem(
                "P001",
                say("Tệp quá lớn: {size} MiB.", size=len(data) // 1024 // 1024),
                Place(file),
                say("Tệp kế hoạch lớn nhất là {most} MiB.", most=LARGEST // 1024 // 1024),
            )
        )
        return tree
    text, problem = _decode(data, file)
    tree = Tree(file, text)
    if problem is not None:
        tree.problems.append(problem)
        return tree
    tree.problems += _unseen(tree, text)
    if not tree.problems:
        _Builder(tree, text).build()
    return tree


def _decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Decode UTF-8 with or without a byte order mark; name what else it looks like."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        kind = _kind(data)
        line = data.count(b"\n", 0, error.start) + 1
        return "", Problem(
            "P002",
            say("Tệp không phải là văn bản UTF-8; có vẻ là {kind}.", kind=kind),
            Place(file, line, 1),
            say("Mở tệp rồi lưu lại với mã UTF-8 (Notepad: Save As, Encoding: UTF-8)."),
        )
    return compose(text.replace("\r\n", "\n").replace("\r", "\n")), None


def _kind(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:200]:
        return "UTF-16"
    return "cp1258 (Windows)"


def _unseen(tree: Tree, text: str) -> Iterator[Problem]:
    """Find characters that cannot be seen or that shift what is seen."""
    patterns: tuple[tuple[str, re.Pattern[str], Message, Message], ...] = (
        (
            "P003",
            _TAB,
            say("Dòng thụt vào bằng phím Tab."),
            say("Thụt vào bằng dấu cách, mỗi cấp hai dấu cách."),
        ),
        (
            "P004",
            _NBSP,
            say("Dòng thụt vào bằng dấu cách đặc biệt (thường do chép từ Word)."),
            say("Xóa đi và gõ lại bằng dấu cách thường."),
        ),
        (
            "P005",
            _CONTROL,
            say("Có ký tự điều khiển hoặc ký tự không nhìn thấy."),
            say("Xóa ký tự ở chỗ được chỉ."),
        ),
    )
    line, start = 1, 0
    for code, pattern, message, hint in patterns:
        line, start = 1, 0
        for match in pattern.finditer(text):
            line += text.count("\n", start, match.start())
            start = match.start()
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            place = tree.at(line, column, match.end() - match.start())
            yield Problem(code, message, place, hint)


class _Builder:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, tree: Tree, text: str) -> None:
        self._tree = tree
        self._text = text
        self._open: list[Node] = []
        self._keys: list[Node | None] = []
        self._documents = 0

    def build(self) -> None:
        """Read all events, up to one that makes the rest meaningless."""
        loader = getattr(yaml, "CParser", None)
        parser = loader(self._text) if loader else _PureParser(self._text)
        try:
            while parser.check_event() and self._take(parser.get_event()):
                pass
        except yaml.YAMLError as error:
            self._tree.problems.append(_syntax(self._tree, error))
            self._tree.root = None

    def _take(self, event: yaml.Event) -> bool:
        """Add what an event says to the tree; False to stop."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._trouble("P008", event, _no_anchor(), _write_out())
            self._add(Node("", *_mark(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
        return not (self._second_document(event) or self._too_deep(event))

    def _second_document(self, event: yaml.Event) -> bool:
        if self._documents > 1:
            self._trouble(
                "P011",
                event,
                say("Tệp có nhiều hơn một tài liệu YAML (dòng “---”)."),
                say("Mỗi tệp là một kế hoạch: tách ra nhiều tệp."),
            )
        return self._documents > 1

    def _too_deep(self, event: yaml.Event) -> bool:
        if len(self._open) > DEEPEST:
            self._trouble(
                "P010",
                event,
                say("Lồng nhau quá {most} cấp.", most=DEEPEST),
                say("Kế hoạch không cần nhiều cấp như vậy; kiểm tra dấu ngoặc và dấu cách."),
            )
            self._tree.root = None
        return len(self._open) > DEEPEST

    def _begin(
        self,
        event: yaml.MappingStartEvent | yaml.SequenceStartEvent,
        empty: list[Node] | dict[str, tuple[Node, Node]],
    ) -> None:
        node = Node(empty, *_mark(event))
        self._check_marks(event)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        node = Node(event.value, *_mark(event))
        end = event.end_mark
        if end is not None and end.line + 1 == node.line:
            node.length = max(1, end.column + 1 - node.column)
        self._check_marks(event)
        self._add(node, quoted=event.style is not None)

    def _check_marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._trouble("P008", event, _no_anchor(), _write_out())
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._trouble(
                "P007",
                event,
                say("Không dùng thẻ YAML “{tag}”.", tag=str(tag)),
                say("Xóa thẻ; mọi giá trị đều là chữ. Chữ bắt đầu bằng “!” thì đặt trong nháy."),
            )

    def _add(self, node: Node, *, quoted: bool = True) -> None:
        if not self._open:
            self._tree.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
            return
        if not isinstance(parent.value, dict):
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            if not isinstance(node.value, str):
                self._trouble_at("P009", node, say("Khóa phải là một từ."), say("Viết “khóa: …”."))
                node.value = f"\0{node.line}:{node.column}"
                if self._open:
                    self._open[-1] = parent
            return
        self._keys[-1] = None
        name = key.value
        if not isinstance(name, str):
            return
        if name in parent.value:
            self._trouble_at(
                "P006",
                key,
                say(
                    "Khóa “{key}” viết hai lần; lần trước ở dòng {line}.",
                    key=name,
                    line=parent.value[name][0].line,
                ),
                say("Giữ lại một; trong một danh sách thì thêm “- ” trước mỗi mục."),
            )
            return
        if node.value == "" and not quoted:
            node.length = 0
        parent.value[name] = (key, node)

    def _trouble(self, code: str, event: yaml.Event, message: Message, hint: Message) -> None:
        line, column = _mark(event)
        self._tree.problems.append(Problem(code, message, self._tree.at(line, column), hint))

    def _trouble_at(self, code: str, node: Node, message: Message, hint: Message) -> None:
        self._tree.problems.append(Problem(code, message, self._tree.place(node), hint))


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, for where its C parser is missing."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _mark(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _plain(node: Node) -> object:
    if isinstance(node.value, dict):
        return {
            key: _plain(value)
            for key, (_, value) in node.value.items()
            if value.length or value.value != ""
        }
    if isinstance(node.value, list):
        return [_plain(one) for one in node.value]
    return node.value


def _no_anchor() -> Message:
    return say("Không dùng dấu neo “&” hay “*” của YAML.")


def _write_out() -> Message:
    return say("Viết lại nội dung ở đây; chữ bắt đầu bằng “*” hoặc “&” thì đặt trong nháy.")


_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        say("Dấu hai chấm ở đây làm hỏng dòng."),
        say("Nội dung có “: ” thì viết “khóa: >-” rồi xuống dòng, thụt vào hai dấu cách."),
    ),
    (
        "could not find expected ':'",
        say("Thiếu dấu hai chấm sau khóa."),
        say("Viết “khóa: giá trị”; nội dung dài thì thụt vào dưới “khóa: >-”."),
    ),
    (
        "cannot start any token",
        say("Giá trị không thể bắt đầu bằng ký tự này."),
        say("Đặt cả giá trị trong dấu nháy kép."),
    ),
    (
        "end of stream",
        say("Dấu nháy hoặc dấu ngoặc mở ra mà không đóng lại."),
        say("Thêm dấu đóng; hoặc viết “khóa: >-” rồi xuống dòng để khỏi dùng dấu nháy."),
    ),
    (
        "did not find expected",
        say("Dòng này thụt vào không khớp với các dòng bên trên."),
        say("Các khóa cùng cấp phải thẳng hàng; mục của danh sách bắt đầu bằng “- ”."),
    ),
    (
        "expected <block end>",
        say("Dòng này thụt vào không khớp với các dòng bên trên."),
        say("Các khóa cùng cấp phải thẳng hàng; mục của danh sách bắt đầu bằng “- ”."),
    ),
    (
        "block sequence entries are not allowed",
        say("Mục danh sách “- ” không đứng được ở đây."),
        say("Xuống dòng sau “khóa:” rồi mới viết “- ”."),
    ),
    (
        "unknown escape",
        say("Dấu “\\” trong nháy kép không đúng."),
        say("Dùng nháy đơn, hoặc viết “\\\\”."),
    ),
)


def _syntax(tree: Tree, error: yaml.YAMLError) -> Problem:
    said = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = tree.at(mark.line + 1, mark.column + 1) if mark is not None else Place(tree.file)
    for part, message, hint in _SYNTAX:
        if part in said:
            return Problem("P012", message, place, hint)
    return Problem(
        "P012",
        say("Không đọc được YAML ở đây."),
        place,
        say("Kiểm tra dấu cách đầu dòng, dấu hai chấm, dấu nháy và dấu ngoặc."),
    )
