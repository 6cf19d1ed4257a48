"""Tell of lines that became no task although they say that a unit does something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.wording.role_phrases import subject_of
from bdg_cli.drafting.wording.vocabulary import VERB_START
from bdg_cli.outline.marks import DASH, PLAIN, ROW, split_marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.draft import SkippedLines
    from bdg_cli.drafting.items import Item
    from bdg_cli.drafting.task_extraction import SkippedItem
    from bdg_cli.drafting.wording.names import UnitNames

_TOLD: Final = ("heading", "lead-in", "attribute", "table head", "table", "footnote", "annex")
"""Kinds of lines whose words the draft uses."""
_SHORTEST: Final = 50
"""The fewest characters of a sentence that gives a task."""
_FEW: Final = 5
"""A name of so many words more than one, with a full stop, may have a duty in it."""
_LIST: Final = 5
"""More than so many lines with numbers are a list."""
_SHORTEST_SCANNED: Final = 30


def untold_lines(skipped: Iterable[SkippedItem], reader: UnitNames) -> Iterator[Message]:
    """Yield what to say of skipped lines in which a unit does something, once for each heading."""
    places: dict[int, list[int]] = {}
    for one in skipped:
        item = one.item
        told = one.kind in _TOLD or item.rank == ROW or item.introduces or item.only_informs
        if _is_lone(one) or (not told and _gives_task(reader, item.text)):
            places.setdefault(id(item.parent), []).append(item.first)
    yield from map(_told, places.values())


def untold_of_scan(skipped: Iterable[SkippedItem]) -> Iterator[Message]:
    """Yield what to say once of a scan's lines that no task came of: a misread heading takes a
    whole part from the duties. Headings and lists of aims are left out.
    """
    numbers = [
        one.item.first
        for one in skipped
        if one.kind in {"aside", "detail"} and one.item.rank != ROW and not one.item.introduces
        if len(one.item.text) >= _SHORTEST_SCANNED and not one.item.text.isupper()
        if one.item.parent is None or not phrases.heads_aims.search(fold(one.item.parent.text))
    ]
    if numbers:
        yield say(
            "Dòng {lines} của bản quét không thành nhiệm vụ: đối chiếu với bản giấy.",
            lines=_listed(sorted(numbers)),
        )


def untold_head(skipped: Iterable[SkippedLines]) -> Iterator[Message]:
    """Yield what to say of lists that stand above the title, where nothing is read: a plan may
    stand there above the decision that approves it.
    """
    lines = [
        one.first for one in skipped if one.kind == "head" and split_marker(one.text)[0] < DASH
    ]
    if len(lines) > _LIST:
        yield say(
            "Dòng {first} đến {last} đứng trên tên văn bản, chưa đọc: xem có việc nào.",
            first=lines[0],
            last=lines[-1],
        )


def untold_narrative(skipped: Iterable[SkippedItem]) -> Iterator[Message]:
    """Yield what to say once of lines that only narrate, and give no task."""
    numbers = [one.item.first for one in skipped if one.kind == "narrative"]
    if numbers:
        yield say(
            "Dòng {lines} không nói ai làm gì nên không thành nhiệm vụ: xem lại.",
            lines=_listed(sorted(numbers)),
        )


def untold_annexes(skipped: Iterable[SkippedItem], *, assigns: bool) -> Iterator[Message]:
    """Yield what to say of lines of an annex that say what a unit does, and became no tasks; if it
    `assigns` others, also of its cells that are like tasks.
    """
    found = [
        one.item.first
        for one in skipped
        if one.kind == "annex" and len(one.item.text) >= _SHORTEST and not one.item.text.isupper()
        if _is_given(one.item) or (assigns and one.item.rank == PLAIN and one.item.begins_with_verb)
    ]
    if found:
        yield _told(found)


def _is_given(item: Item) -> bool:
    """Return True for a line that says that a unit does something, or that one above it does."""
    headed = item.parent is not None and bool(item.parent.heading_units)
    return item.somebody_acts or (headed and item.begins_with_verb)


def _is_lone(one: SkippedItem) -> bool:
    """Return True for a sentence that was taken for names with nothing below them."""
    lone = one.read_by.rule == "chỉ có tên đơn vị" and not one.item.children
    return lone and one.item.ends_like_sentence and one.item.text.count(" ") >= _FEW


def _gives_task(reader: UnitNames, text: str) -> bool:
    if len(text) < _SHORTEST or phrases.amount.search(text):
        return False
    names, rest = subject_of(reader, split_marker(text)[2])
    return bool(names) and VERB_START.match(rest) is not None


def _told(numbers: Sequence[int]) -> Message:
    return say(
        "Dòng {lines} nói đơn vị phải làm gì nhưng chưa thành nhiệm vụ: xem lại.",
        lines=_listed(dict.fromkeys(numbers)),
    )


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
