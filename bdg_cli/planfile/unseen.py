"""Characters that cannot be seen, or that shift what is seen."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.messages import Message
    from bdg_cli.planfile.tree import Tree

MOST: Final = 100
"""The most problems of one kind that are worth listing; a file of noise has millions."""
_TAB: Final = re.compile(r"^ *(?:- *)*(\t[ \t]*)", re.MULTILINE)
_SPACE: Final = re.compile(
    "^ *(?:- *)*([\N{NO-BREAK SPACE}\u2000-\u200a\u202f\u205f\u3000]+)", re.MULTILINE
)
_HIDDEN: Final = re.compile(
    "([\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f])"
)


def unseen(tree: Tree, text: str) -> bool:
    """Add what is found: P003 tabs before the words of a line, P004 other blanks there, P005
    characters without a shape of their own. Return whether the lines can still be read.
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
    tree.problems += _found(tree, text, "P005", _HIDDEN, (hidden_message(), hidden_hint()))
    return not indents


def is_plain(text: str) -> bool:
    """Tell at once that there is nothing of the kind: line feeds, spaces and what can be seen."""
    return text.replace("\n", "").isprintable()


def is_hidden(text: str) -> bool:
    """Tell whether there is a character in the text that has no shape of its own."""
    return _HIDDEN.search(text) is not None


def blank_out(text: str) -> str:
    """Put a space where a hidden character is, so that all others keep their columns."""
    return _HIDDEN.sub(" ", text)


def hidden_message() -> Message:
    """Say what is wrong with a hidden character."""
    return say("Có ký tự điều khiển hoặc ký tự không nhìn thấy.")


def hidden_hint() -> Message:
    """Say what to do with it."""
    return say("Xóa ký tự ở chỗ được chỉ, hoặc gõ lại cả từ.")


def _found(
    tree: Tree, text: str, code: str, pattern: re.Pattern[str], words: tuple[Message, Message]
) -> Iterator[Problem]:
    line, counted = 1, 0
    for match in islice(pattern.finditer(text), MOST):
        start, end = match.span(1)
        line += text.count("\n", counted, start)
        counted = start
        column = start - text.rfind("\n", 0, start)
        yield Problem(code, words[0], tree.at(line, column, end - start), words[1])
