"""The events of a YAML parser -> tree.

Nothing is guessed from how a word looks: every plain scalar is text, so `20/10`, `no` and `070`
stay as they are. Tags, anchors, repeated keys and anything else that could say something a reader
does not see are problems. The tree is built without recursion, and the parser is asked for one
event at a time, so that the depth is limited by counting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem
from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.yamlfile.invisible_characters import (
    has_invisible,
    invisible_hint,
    invisible_message,
    replace_invisible,
)
from bdg_cli.yamlfile.parse_errors import MAX_DEPTH, too_deep

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from yaml.events import Event

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Place, Severity
    from bdg_cli.yamlfile.tree import Span, YamlTree, YamlValue

    class EventParser(Protocol):
        """What both parsers of PyYAML can do."""

        def get_event(self) -> Event | None:
            """Return the next event; None after the last."""

    ShareCallback = Callable[[float], None]
    """Called with the share of the work that is done, from 0 to 1."""
    _Open = tuple[list[YamlValue], list[Span], int, bool]
    """A list or mapping that has not ended: its values (of a mapping, keys and values in turn),
    their spans, its first character, and whether it is a mapping.
    """

_CUT: Final = re.compile(r"(?<=\S) +#(?=[^\s#!])")


class TreeBuilder:
    """Builds the tree of one document from the parser's events."""

    def __init__(self, tree: YamlTree, text: str, report: ShareCallback) -> None:
        self._tree = tree
        self._report = report
        self._length = max(1, len(text))
        self._cuts = {match.start() for match in _CUT.finditer(text)} if " #" in text else set()
        self._open: list[_Open] = [(tree.documents, tree.spans, 0, False)]
        self._documents = self._mappings = 0

    def build(self, parser: EventParser) -> None:
        """Take all events, or those before one that makes the rest unreadable."""
        get_event, cuts = parser.get_event, self._cuts
        values, spans, _, _ = self._open[-1]
        while (event := get_event()) is not None:
            start, end = event.start_mark, event.end_mark
            if start is None or end is None:  # never so with either parser
                continue
            if type(event) is ScalarEvent:  # no subclasses; this runs for each word of a file
                text: str | None = event.value
                if cuts or event.style or not text or "  " in text or "\n" in text or "\t" in text:
                    text = self._text_of(event, start.index, end.index)
                if event.anchor is not None or event.tag is not None:
                    self._check_properties(event, start.index)
                values.append(text)
                spans.append((start.index, end.index, None))
            elif isinstance(event, CollectionEndEvent):
                self._close()
                values, spans, _, _ = self._open[-1]
            elif self._take(event, start.index):
                values, spans, _, _ = self._open[-1]
            else:
                return

    def give_up(self, problem: Problem) -> None:
        """Drop what was read, but keep its problems: also those of mappings that have not ended."""
        while len(self._open) > 1:
            self._close()
        self._tree.problems.append(problem)
        self._tree.documents, self._tree.spans = [], []

    def _take(self, event: Event, start: int) -> bool:
        """Take an event that is neither a text nor an end. Return False if reading must stop."""
        values, spans, _, _ = self._open[-1]
        if isinstance(event, CollectionStartEvent):
            if event.anchor is not None or event.tag is not None:
                self._check_properties(event, start)
            self._open.append(([], [], start, isinstance(event, MappingStartEvent)))
            if len(self._open) > MAX_DEPTH + 1:
                self.give_up(too_deep(self._tree.place(start, start)))
                return False
        elif isinstance(event, AliasEvent):
            self._copies(self._tree.place(start, start))
            values.append("*")
            spans.append((start, start + 1, None))
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._problem(
                    "P011",
                    self._tree.place(start, start),
                    say("Tệp có nhiều hơn một tài liệu YAML (dòng “---”)."),
                    say("Mỗi tệp là một kế hoạch: tách ra nhiều tệp."),
                )
                return False
        return True

    def _close(self) -> None:
        """End the innermost list or mapping: add it to the one around it."""
        values, inner, start, is_mapping = self._open.pop()
        outer, spans, _, _ = self._open[-1]
        if is_mapping:
            mapping, inner = self._mapping(values, inner)
            outer.append(mapping)
            self._mappings += 1
            if self._mappings % PROGRESS_INTERVAL == 0:
                self._report(start / self._length)
        else:
            outer.append(values)
        spans.append((start, start + 1, inner))

    def _mapping(
        self, values: list[YamlValue], spans: list[Span]
    ) -> tuple[dict[str, YamlValue], list[Span]]:
        """Return the mapping of these keys and values, given in turn, and its spans."""
        keys = [key for key in values[::2] if isinstance(key, str)]
        if 2 * len(keys) == len(values) and "<<" not in keys:
            mapping = dict(zip(keys, values[1::2], strict=True))
            if len(mapping) == len(keys):
                return mapping, spans
        return self._checked_mapping(values, spans)

    def _checked_mapping(
        self, values: list[YamlValue], spans: list[Span]
    ) -> tuple[dict[str, YamlValue], list[Span]]:
        """Make a mapping key by key. Add P006 for a repeated key, P008 for a merge key, P009 for a
        key that is not a text. The last key may be without a value.
        """
        mapping: dict[str, YamlValue] = {}
        kept: list[Span] = []
        lines: dict[str, int] = {}
        for index in range(0, len(values), 2):
            key, (start, end, _) = values[index], spans[index]
            place = self._tree.place(start, end)
            if not isinstance(key, str):
                self._problem("P009", place, say("Khóa phải là một từ."), say("Viết “khóa: …”."))
            elif index + 1 == len(values):
                break
            elif key in lines:
                self._repeated(key, place, lines[key])
            elif key == "<<":
                self._copies(place)
            else:
                lines[key] = place.line
                mapping[key] = values[index + 1]
                kept += spans[index : index + 2]
        return mapping, kept

    def _text_of(self, event: ScalarEvent, start: int, end: int) -> str | None:
        """Return the text of a scalar as one paragraph; None for an empty plain one."""
        text: str = event.value
        if not event.style:  # the C parser says "" where the Python one says None
            if not text:
                return None
            if self._cuts:
                self._check_cut(end)
            if not ("\n" in text or "  " in text or "\t" in text):
                return text
        elif event.style == '"':
            if has_invisible(text):
                place = self._tree.place(start, end)
                self._problem("P005", place, invisible_message(), invisible_hint())
            text = compose(replace_invisible(text))
        return " ".join(text.split())

    def _check_properties(self, event: ScalarEvent | CollectionStartEvent, start: int) -> None:
        """Add P008 for an anchor, P007 for a tag."""
        place = self._tree.place(start, start)
        if event.anchor is not None:
            self._copies(place)
        if event.tag is not None:
            self._problem(
                "P007",
                place,
                say("Không dùng thẻ YAML “{tag}”.", tag=str(event.tag)),
                say("Xóa thẻ; mọi giá trị đều là chữ. Chữ bắt đầu bằng “!” thì đặt trong nháy."),
            )

    def _check_cut(self, end: int) -> None:
        """Add P014 if a comment begins right behind the text that ends here: `văn bản #70`."""
        if end not in self._cuts:
            return
        place = self._tree.place(end, end)
        sign = place.excerpt.find("#", place.column - 1) + 1
        self._problem(
            "P014",
            self._tree.at(place.line, sign, max(1, len(place.excerpt) - sign + 1)),
            say("Từ dấu “#” trở đi là chú thích, không thuộc nội dung."),
            say("Là nội dung thì viết “khóa: >-” rồi xuống dòng; là chú thích thì viết “# …”."),
            severity="warning",
        )

    def _copies(self, place: Place) -> None:
        self._problem(
            "P008",
            place,
            say("Không dùng “&”, “*” hay “<<” của YAML để chép nội dung."),
            say("Viết lại nội dung ở đây; chữ bắt đầu bằng “*” hoặc “&” thì đặt trong nháy."),
        )

    def _repeated(self, key: str, place: Place, first: int) -> None:
        self._problem(
            "P006",
            place,
            say("Khóa “{key}” viết hai lần; lần trước ở dòng {line}.", key=key, line=first),
            say("Giữ lại một; trong một danh sách thì thêm “- ” trước mỗi mục."),
        )

    def _problem(
        self,
        code: str,
        place: Place,
        message: Message,
        hint: Message,
        *,
        severity: Severity = "error",
    ) -> None:
        self._tree.problems.append(Problem(code, message, place, hint, severity))
