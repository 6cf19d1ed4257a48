"""Sentences for people, independent of the language in which they are shown.

A `Message` is a Vietnamese template and the values to fill in. It is translated and filled in when
it is shown. The values are data and are never read as a template.
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
    """A template with named placeholders (`{task}`) and their values.

    If `plural` is set, the wording depends on the number `{n}`.
    """

    template: str
    filling: Mapping[str, Filling]
    plural: bool = False

    def __hash__(self) -> int:
        """Hash by the template and the values in it, because a mapping has no hash."""
        return hash((self.template, frozenset(self.filling.values())))


def say(template: str, **filling: Filling) -> Message:
    """Make a message; the translation tools collect the template from the call."""
    return Message(template, filling)


def say_n(template: str, n: int, **filling: Filling) -> Message:
    """Make a message whose wording depends on the number `n`."""
    return Message(template, {"n": n, **filling}, plural=True)
