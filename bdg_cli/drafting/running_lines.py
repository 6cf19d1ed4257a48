"""Leave out what a converted page repeats: running heads and feet, beside the page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.wording.vocabulary import NAME_START
from bdg_cli.outline.foot import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bdg_cli.documents.lines import Line

_LONE: Final = re.compile(r"\d{1,2}\.|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?|[IVX]{1,5}\.")
_NEXT: Final = 2
_FEWEST: Final = 3
"""So many pages have the same lines beside their numbers where these are running lines."""
_MOST: Final = 10
"""The most lines of a running head."""


def without_running_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without page numbers that count up, and without what stands beside each.

    What stands beside the first number is kept: it may be the head of the document.
    """
    pages = list(_page_numbers(lines))
    if len(pages) < _FEWEST:
        return lines
    dropped: set[int] = set()
    texts = [line.text.strip() for line in lines]
    for step in (-1, 1):
        for at in pages:
            others = [other for other in pages if other != at]
            for distance in range(1, _MOST + 1):
                place = at + step * distance
                if not 0 <= place < len(texts):
                    break
                same = [
                    other
                    for other in others
                    if 0 <= other + step * distance < len(texts)
                    and texts[other + step * distance] == texts[place]
                ]
                if len(same) + 1 < _FEWEST or _is_unit(texts[place]):
                    break
                others = same
                if at != pages[0]:
                    dropped.add(place)
    if dropped:
        dropped.update(pages)
    return [line for at, line in enumerate(lines) if at not in dropped]


def _is_unit(text: str) -> bool:
    """Return True for a cell with a unit: the number beside it is that of a row, not of a page."""
    return NAME_START.match(text) is not None and not text.isupper()


def with_titles_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, with a title or an address that a converter has put behind the day or the
    signature before it on a line of its own.
    """
    for line in lines:
        if not line.cells and (SIGNATURE.match(line.text) or phrases.issued.search(line.text)):
            yield from (line.replace(text=part) for part in phrases.title_behind.split(line.text))
        else:
            yield line


def with_lone_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, with a heading's number that stands alone joined to its words."""
    pending: Line | None = None
    for line in lines:
        if pending is not None:
            if line.text[:1].isupper() and line.number - pending.number <= _NEXT:
                text = f"{pending.text.strip()} {line.text}"
                yield line.replace(text=text, number=pending.number, last=line.last or line.number)
                pending = None
                continue
            yield pending
        pending = line if _LONE.fullmatch(line.text.strip()) else None
        if pending is None:
            yield line
    if pending is not None:
        yield pending


def _page_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of lines that are nothing but 1, 2, 3 … in this order, far apart."""
    expected, last = 1, -_MOST
    for at, line in enumerate(lines):
        if line.text.strip() == str(expected) and at - last >= _MOST:
            yield at
            expected, last = expected + 1, at
