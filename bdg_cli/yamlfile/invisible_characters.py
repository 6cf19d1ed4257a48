"""Characters that cannot be seen, or that shift what can be seen."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.messages import Message
    from bdg_cli.yamlfile.tree import YamlTree

_MAX_LISTED: Final = 100
"""The most problems of one kind that are worth listing; a binary file has millions."""
_TAB: Final = r"^ *(?:- *)*(\t[ \t]*)"
_SPACE: Final = "^ *(?:- *)*([\N{NO-BREAK SPACE}\u2000-\u200a\u202f\u205f\u3000]+)"
_INVISIBLE: Final = (
    "([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f])"
)


def find_invisible(tree: YamlTree, text: str) -> bool:
    """Add what is found to the problems of the tree: P003 tabs before the words of a line, P004
    other blanks there, P005 invisible characters. Return True if the lines can still be read.
    """
    indents = [
        *_found(
            tree,
            text,
            "P003",
            _TAB,
            (
                say("Dòng thụt vào bằng phím Tab."),
                say("Thụt vào bằng dấu cách, mỗi cấp hai dấu cách."),
            ),
        ),
        *_found(
            tree,
            text,
            "P004",
            _SPACE,
            (
                say("Dòng thụt vào bằng dấu cách đặc biệt (thường do chép từ Word)."),
                say("Xóa đi và gõ lại bằng dấu cách thường."),
            ),
        ),
    ]
    tree.problems += indents
    tree.problems += _found(tree, text, "P005", _INVISIBLE, (invisible_message(), invisible_hint()))
    return not indents


def is_plain(text: str) -> bool:
    """Return True if there is nothing but line feeds, spaces and what can be seen.

    This is a quick test: in such a text, `find_invisible` finds nothing.
    """
    return text.replace("\n", "").isprintable()


def has_invisible(text: str) -> bool:
    """Return True if the text has an invisible character."""
    return not text.isprintable() and re.search(_INVISIBLE, text) is not None


def replace_invisible(text: str) -> str:
    """Replace each invisible character by a space, so that all others keep their columns."""
    return re.sub(_INVISIBLE, " ", text)


def invisible_message() -> Message:
    """Return what is wrong with an invisible character."""
    return say("Có ký tự điều khiển hoặc ký tự không nhìn thấy.")


def invisible_hint() -> Message:
    """Return what to do about an invisible character."""
    return say("Xóa ký tự ở chỗ được chỉ, hoặc gõ lại cả từ.")


def _found(
    tree: YamlTree, text: str, code: str, pattern: str, words: tuple[Message, Message]
) -> Iterator[Problem]:
    line, counted = 1, 0
    for match in islice(re.finditer(pattern, text, re.MULTILINE), _MAX_LISTED):
        start, end = match.span(1)
        line += text.count("\n", counted, start)
        counted = start
        column = start - text.rfind("\n", 0, start)
        yield Problem(code, words[0], tree.at(line, column, end - start), words[1])
