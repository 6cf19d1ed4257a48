"""A report as text for a terminal or a pipe: what the documents say, without the annex, whose
contents the results have already.
"""

from __future__ import annotations

from bdg_cli.publish.report import head_lines
from bdg_cli.publish.report.blocks import Heading, ListItem, Table, TextParagraph
from bdg_cli.publish.report.body import body
from bdg_cli.publish.report.cells import cell_text
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.wrapping import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.publish.report.blocks import Block
    from bdg_cli.services.report import Report
    from bdg_cli.wording.language import Language

_WIDE = 10_000
"""The columns of a pipe: nothing is wrapped."""
_BETWEEN = "  "
_READABLE = 100
_LEAST = 24
"""The first column of a table gets at least so many columns; else its rows become lists."""


def plain_text(report: Report, t: Language, width: int | None) -> str:
    """Return the report in lines of at most `width` columns; None for as long as they are."""
    head = report.head
    space = width or _WIDE
    parts = [
        [t.say(head.kind).upper(), *wrap(t.say(head.title), space)],
        wrap(f"{sanitize(head.issuer)} · {head_lines.place_and_day(head, t)}", space),
        wrap(t.say(head.opening), space),
        *_blocks(body(report, t), t, space),
        wrap(t.say(head.closing), space),
    ]
    return "\n\n".join(["\n".join(lines) for lines in parts]) + "\n"


def _blocks(blocks: Sequence[Block], t: Language, width: int) -> Iterator[list[str]]:
    """Yield the lines of each heading, paragraph and table, and of each list whole."""
    points: list[str] = []
    for block in blocks:
        if isinstance(block, ListItem):
            mark = "- " if block.level == 1 else "  + "
            points += _hanging(mark, block.text, width)
            continue
        if points:
            yield points
            points = []
        if isinstance(block, Heading):
            yield wrap(f"{block.number}. {block.text}", width)
        elif isinstance(block, TextParagraph):
            yield wrap(block.text, width)
        else:
            yield (
                [*wrap(block.caption, width), *_table(block, t, width)]
                if block.caption
                else (_table(block, t, width))
            )
    if points:
        yield points


def _hanging(mark: str, text: str, width: int) -> list[str]:
    """Return an item in lines: the later ones as deep as its text begins."""
    first, *rest = wrap(text, width - len(mark))
    return [mark + first, *[" " * len(mark) + line for line in rest]]


def _table(table: Table, t: Language, width: int) -> list[str]:
    """Return a table in columns, where it has room; else a list of its rows. In a pipe, too, words
    go into columns only where a line stays short enough to be read.
    """
    cells = [[cell_text(one, t, _lines) for one in row] for row in table.rows]
    heads = [column.head for column in table.columns]
    numbers = [column.number for column in table.columns]
    wide = width if all(numbers[1:]) else min(width, _READABLE)
    widths = _widths(heads, cells)
    if _taken(widths) > wide:  # heads of figures go over several lines
        words = [
            max(head.split(), key=len) if number else head
            for head, number in zip(heads, numbers, strict=True)
        ]
        widths = _widths(words, cells)
    room = wide - _taken([0, *widths[1:]])
    if room < min(_LEAST, widths[0]):
        return [line for row in cells for line in _listed(heads, row, width)]
    widths[0] = min(widths[0], room)
    return [line for row in (heads, *cells) for line in _aligned(row, widths, numbers)]


def _widths(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(heads, *cells, strict=True)]


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + len(_BETWEEN) * (len(widths) - 1)


def _aligned(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> list[str]:
    """Return a row in as many lines as its longest cell needs, figures at the right and below."""
    cells = [wrap(one, width) for one, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    columns = [
        [
            line.rjust(width) if number else line.ljust(width)
            for line in ([""] * (height - len(lines)) + lines)
        ]
        for lines, width, number in zip(cells, widths, numbers, strict=True)
    ]
    return [_BETWEEN.join(line).rstrip() for line in zip(*columns, strict=True)]


def _listed(heads: Sequence[str], row: Sequence[str], width: int) -> list[str]:
    """Return a row as an item, with the heads beside its cells; a number first and what there is
    none of are left out.
    """
    names = [place for place, one in enumerate(row) if one and not one.isdigit()][:1] or [0]
    first = names[0]
    facts = [
        f"{head}: {one}"
        for place, (head, one) in enumerate(zip(heads, row, strict=True))
        if place > first and one not in ("", "0", "0%")
    ]
    lines = _hanging("- ", row[first], width)
    return [*lines, *_hanging("  ", "; ".join(facts), width)] if facts else lines


def _lines(text: str) -> str:
    """Return the lines of a cell on one line."""
    return ", ".join([sanitize(line) for line in text.split("\n")])
