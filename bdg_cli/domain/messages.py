"""Sentences for people, kept apart from the language they are shown in.

A `Message` is a Vietnamese template and the values that go into it. It is translated and filled in
where it is shown; what goes in is data and is never read as a template.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import TypeAlias

    Filling: TypeAlias = "str | int | date | Message | tuple[Filling, ...] | None"
    """A day is shown as dd/mm/yyyy, a tuple as a list with commas."""


class Message(Value):
    """A template with named places (`{task}`) and what fills them.

    Where `plural` is set, the word forms follow the number in the place `{n}`.
    """

    template: str
    filling: Mapping[str, Filling]
    plural: bool = False

    def __hash__(self) -> int:
        """Hash by the template alone: a mapping has no hash."""
        return hash(self.template)


def say(template: str, **filling: Filling) -> Message:
    """Make a message; the template is collected for translation."""
    return Message(template, filling)


def say_n(template: str, n: int, **filling: Filling) -> Message:
    """Make a message whose wording depends on the number `n`."""
    return Message(template, {"n": n, **filling}, plural=True)
