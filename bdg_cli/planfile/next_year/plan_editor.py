"""Edits of a plan file by paths: a value replaced, a key added or dropped, whatever its style."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bdg_cli.planfile.next_year.edited_text import EditedText
    from bdg_cli.yamlfile.tree import Span, YamlPath, YamlTree, YamlValue

_WIDTH: Final = 100
_FOLDED: Final = ">-"
_PLAIN: Final = re.compile(r"(?:[^\W_]|…/)(?:[\w…/.&–-]| (?! |$))*")
_WITH_COMMAS: Final = re.compile(r"(?:[^\W_]|…/)(?:[\w…/.,;&–-]| (?! |$))*")
_BLANK_OR_COMMENT: Final = re.compile(r"(?:[\s,]|(?:^|(?<=\s))#[^\n]*)*")


class PlanEditor:
    """Edits the text of a tree. Paths are those of the tree, and shorthands are understood."""

    def __init__(self, tree: YamlTree, edited: EditedText) -> None:
        self._tree = tree
        self._edited = edited
        self._text = tree.text

    def has(self, path: YamlPath) -> bool:
        """Return True if the file has a key, with or without a value."""
        value = self._tree.walk(path[:-1])[0]
        return isinstance(value, dict) and path[-1] in value

    def rewrite(self, path: YamlPath, new: Callable[[str], str]) -> None:
        """Change the text at a path by a function; its quotes and line breaks are kept.

        The function is given the text as it stands in the file, and where that has escapes the
        value that is meant.
        """
        value, _, (start, end, _) = self._tree.walk(path)
        end = start + len(self._text[start:end].rstrip())
        source = self._text[start:end]
        if not isinstance(value, str):
            return
        made = scalar(new(value)) if source.startswith('"') and "\\" in source else new(source)
        if made != source:
            self._edited.replace(start, end, made)

    def replace(self, path: YamlPath, text: str) -> None:
        """Put another text in the place of a value."""
        _, _, (start, end, _) = self._tree.walk(path)
        end = start + len(self._text[start:end].rstrip())
        self._edited.replace(start, end, scalar(text))

    def add_texts(self, path: YamlPath, key: str, texts: Sequence[str], *, after: str) -> None:
        """Add paragraphs to a list under a key, before those that are there; a new key stands
        behind another one.
        """
        self.add(
            path,
            key,
            [(json.dumps(one, ensure_ascii=False), _folded(one)) for one in texts],
            after=after,
        )

    def add(
        self, path: YamlPath, key: str, items: Sequence[tuple[str, Sequence[str]]], *, after: str
    ) -> None:
        """Add items to a list under a key, as `add_texts` does. Each comes as it is written on one
        line, and as it is written on lines of its own.
        """
        if self.has((*path, key)):
            self._add_to(path, key, items)
            return
        _, _, (start, _, _) = self._tree.walk(path)
        value, _, span = self._tree.walk((*path, after))
        end = self._end(value, span)
        short = ", ".join([line for line, _ in items])
        if self._text[start] == "{":
            quote = '"' if self._text[self.entries(path)[0][0]] == '"' else ""  # as in JSON
            self._edited.replace(end, end, f", {quote}{key}{quote}: [{short}]")
            return
        pad = " " * self._column(start)
        if len(items) == 1 and items[0][1][0] == _FOLDED:
            lines = [f"{key}: {items[0][1][0]}", *[f"  {line}" for line in items[0][1][1:]]]
        else:
            lines = [f"{key}:"]
            for _, own in items:
                lines += [f"  - {own[0]}", *[f"    {line}" for line in own[1:]]]
        self._insert_below(end, "".join([f"{pad}{line}\n" for line in lines]))

    def _add_to(self, path: YamlPath, key: str, items: Sequence[tuple[str, Sequence[str]]]) -> None:
        value, (_, key_end, _), span = self._tree.walk((*path, key))
        start = span[0]
        short = ", ".join([line for line, _ in items])
        mapping = self._tree.walk(path)[2][0]
        flow = self._text[mapping] == "{"
        if value is None:
            self._edited.replace(key_end + 1, key_end + 1, f" [{short}]")
        elif isinstance(value, list) and self._text[start] == "[":
            self._edited.replace(start + 1, start + 1, f"{short}, " if value else short)
        elif isinstance(value, list):
            pad = " " * self._column(start)
            self._edited.replace(start, start, _items(items, pad).removeprefix(pad) + pad)
        elif flow:
            self._edited.replace(start, start, f"[{short}, ")
            end = self._end(value, span)
            self._edited.replace(end, end, "]")
        else:  # one value in a block: a list at the depth of its key, whose lines stay as they are
            pad = " " * self._column(mapping)
            colon = self._text.index(":", key_end) + 1
            self._edited.replace(colon, start, f"\n{_items(items, pad)}{pad}- ")

    def drop(self, path: YamlPath) -> None:
        """Drop a key with its value."""
        mapping, _, _span = self._tree.walk(path[:-1])
        if isinstance(mapping, dict) and path[-1] in mapping:
            self.drop_entries(path[:-1], {list(mapping).index(str(path[-1]))})

    def drop_entries(self, path: YamlPath, indexes: Collection[int]) -> None:
        """Drop entries of a list or mapping, but not all of them."""
        if not indexes:
            return
        entries = self.entries(path)
        flow = self._text[self._tree.walk(path)[2][0]] in "[{"
        lead = next(n for n in range(len(entries) + 1) if n not in indexes)
        for index in sorted(indexes):
            start, end = entries[index]
            if not flow:
                start = self._text.rfind("\n", 0, start) + 1
                self._edited.replace(start, self._next_line(end), "")
            elif index < lead:
                stop = entries[lead][0] if lead < len(entries) else entries[-1][1]
                self._edited.replace(entries[0][0], stop, "")
            else:
                self._edited.replace(entries[index - 1][1], end, "")

    def replace_entry(self, path: YamlPath, index: int, short: str, lines: Sequence[str]) -> None:
        """Put another entry in the place of one of a mapping: one line, or lines of its own."""
        start, end = self.entries(path)[index]
        if self._text[self._tree.walk(path)[2][0]] == "{":
            self._edited.replace(start, end, short)
        else:
            self._edited.replace(start, end, f"\n{' ' * self._column(start)}".join(lines))

    def append_entry(self, path: YamlPath, short: str, lines: Sequence[str]) -> None:
        """Add an entry behind the last one of a mapping."""
        start, end = self.entries(path)[-1]
        if self._text[self._tree.walk(path)[2][0]] == "{":
            self._edited.replace(end, end, f", {short}")
        else:
            pad = " " * self._column(start)
            self._insert_below(end, "".join([f"{pad}{line}\n" for line in lines]))

    def entries(self, path: YamlPath) -> list[tuple[int, int]]:
        """Return where each entry of a list or mapping begins and ends."""
        value, _, span = self._tree.walk(path)
        inner = span[2] or []
        if isinstance(value, dict):
            pairs = zip(value.values(), inner[::2], inner[1::2], strict=True)
            return [(key[0], max(key[1], self._end(one, own))) for one, key, own in pairs]
        items = value if isinstance(value, list) else [value]
        spans = inner if isinstance(value, list) else [span]
        return [(own[0], self._end(one, own)) for one, own in zip(items, spans, strict=True)]

    def _end(self, value: YamlValue, span: Span) -> int:
        """Return the place behind the last character of a value."""
        start, end, inner = span
        if not isinstance(value, list | dict):
            return start + len(self._text[start:end].rstrip())
        last = self._text[start : start + 1]
        values = list(value.values()) if isinstance(value, dict) else value
        end = self._end(values[-1], inner[-1]) if values and inner else start + 1
        if last not in ("[", "{"):
            return end
        found = _BLANK_OR_COMMENT.match(self._text, end)
        return (found.end() if found else end) + 1

    def _column(self, place: int) -> int:
        return place - self._text.rfind("\n", 0, place) - 1

    def _next_line(self, place: int) -> int:
        found = self._text.find("\n", place)
        return len(self._text) if found < 0 else found + 1

    def _insert_below(self, place: int, lines: str) -> None:
        """Insert whole lines below the line of a place."""
        below = self._next_line(place)
        if below and not self._text[:below].endswith("\n"):
            lines = "\n" + lines.removesuffix("\n")
        self._edited.replace(below, below, lines)


def scalar(text: str, *, commas: bool = False) -> str:
    """Write a text as a value: as it is where it cannot be taken for anything else, or quoted.

    With `commas` it may have them as it is: it does not stand between brackets.
    """
    pattern = _WITH_COMMAS if commas else _PLAIN
    return text if pattern.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _items(items: Sequence[tuple[str, Sequence[str]]], pad: str) -> str:
    return "".join(
        [
            f"{pad}- {own[0]}\n" + "".join([f"{pad}  {line}\n" for line in own[1:]])
            for _, own in items
        ]
    )


def _folded(text: str) -> list[str]:
    return [
        _FOLDED,
        *textwrap.wrap(text, _WIDTH - 16, break_long_words=False, break_on_hyphens=False),
    ]
