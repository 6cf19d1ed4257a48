"""Mistakes as values: where, which rule, what is wrong, and how to fix it."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypeAlias

    from bdg_cli.domain.messages import Message

    PlacesByPart: TypeAlias = Mapping[tuple[str, ...], "Place"]
    """Where each part of a plan is in its file, by its name: `("task", "I-1", "windows")`."""
    Severity = Literal["error", "warning", "note"]


class Place(Value):
    """A part of one line of a file.

    `line` and `column` count from 1; a `line` of 0 means the file as a whole. `column` and `length`
    are in characters. `excerpt` is the text of the line.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""


class Problem(Value):
    """One finding of one rule. `code` names the rule, such as `P103`."""

    code: str
    message: Message
    place: Place
    hint: Message | None = None
    severity: Severity = "error"


def in_file_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Sort by place, then by code. Problems are always shown in this order."""
    return tuple(
        sorted(problems, key=lambda p: (p.place.file, p.place.line, p.place.column, p.code))
    )
