"""YAML text -> dicts, lists and strings, in one pass that takes no places.

What it reads it reads as `parsing.py` does. What is not plainly right (a tag, a repeated key, a
character that cannot be seen, a bracket left open) it leaves to that, which knows where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from bdg_cli.domain.folding import compose
from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.planfile.parsing import has_cut, quickest_parser
from bdg_cli.planfile.syntax import DEEPEST
from bdg_cli.planfile.unseen import is_hidden, is_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from bdg_cli.planfile.parsing import EventParser, MakeParser

    Content: TypeAlias = "str | list[Content] | dict[str, Content] | None"


class _DoubtError(Exception):
    """Something that has to be looked at with its place."""


def skim(
    text: str, tell: Callable[[float], None], make_parser: MakeParser | None = None
) -> Content:
    """Return what the text says; None in any doubt, and where it says nothing.

    `tell` is told how much of the text was read.
    """
    if not is_plain(text) or has_cut(text):
        return None
    try:
        parser = (make_parser or quickest_parser())(text)
        return _skim(parser, lambda index: tell(index / len(text)))
    except (yaml.YAMLError, _DoubtError):
        return None


def _skim(parser: EventParser, tell: Callable[[int], None]) -> Content:  # noqa: C901, PLR0912 -- calls would double its time
    next_event, scalar, another = parser.get_event, yaml.ScalarEvent, yaml.DocumentStartEvent
    documents: list[Content] = []
    items: list[Content] | None = documents
    mapping: dict[str, Content] = {}  # what is inside, where it is no list
    above: list[tuple[list[Content] | None, dict[str, Content]]] = []
    key: str | None = None
    mappings = 0
    while (event := next_event()) is not None:
        value: Content
        if isinstance(event, scalar):
            value = event.value
            if event.style or not value or "\n" in value or "  " in value:
                value = _words(event.value, event.style)
        elif isinstance(event, yaml.MappingStartEvent):
            value = {}
            mappings += 1
            if mappings % PROGRESS_INTERVAL == 0 and event.start_mark is not None:
                tell(event.start_mark.index)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
        elif isinstance(event, yaml.CollectionEndEvent):
            items, mapping = above.pop()
            continue
        elif isinstance(event, yaml.AliasEvent) or (documents and isinstance(event, another)):
            raise _DoubtError
        else:
            continue
        if event.anchor is not None or event.tag is not None:
            raise _DoubtError
        if key is not None:
            mapping[key] = value
            key = None
        elif items is not None:
            items.append(value)
        elif isinstance(value, str) and value not in mapping and value != "<<":
            key = value
        else:
            raise _DoubtError
        if isinstance(event, scalar):
            continue
        above.append((items, mapping))
        if len(above) > DEEPEST:
            raise _DoubtError
        if isinstance(value, dict):
            items, mapping = None, value
        elif isinstance(value, list):
            items = value
    return documents[0] if documents else None


def _words(text: str, style: str | None) -> str | None:
    """Return the text of a scalar that is more than a plain word or two."""
    if not style and not text:
        return None
    if style == '"':
        if is_hidden(text):
            raise _DoubtError
        text = compose(text)
    return " ".join(text.split())
