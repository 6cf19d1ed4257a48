"""A report as Markdown: to be pasted into a document system, a wiki, a chat.

Whatever stands in the texts stays text: nothing in them makes a heading, a link or a column.
"""

from __future__ import annotations

import re

from bdg_cli.publish.report import head_lines
from bdg_cli.publish.report.blocks import Heading, ListItem, Table, TextParagraph
from bdg_cli.publish.report.body import body
from bdg_cli.publish.report.cells import cell_text
from bdg_cli.publish.report.tables import annex_table
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.publish.report.blocks import Block
    from bdg_cli.services.report import Report
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.wording.language import Language

_MARKS = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_FIRST = re.compile(r"^(\s*)(#+|[-+]|=+|\d+(?=[.)]))")
"""What at the beginning of a line would be a heading, a list or a rule."""


def markdown(report: Report, _statuses: Sequence[PlanStatus], t: Language) -> bytes:
    """Return the report as Markdown in UTF-8."""
    parts = [*_head(report, t), *_blocks(body(report, t), t), *_foot(report, t), *_annex(report, t)]
    return ("\n\n".join(parts) + "\n").encode()


def _head(report: Report, t: Language) -> Iterator[str]:
    head = report.head
    above = [head.parent.upper()] if head.parent else []
    yield "  \n".join([_text(one) for one in (*above, head.issuer.upper())])
    yield "  \n".join([f"**{_text(one)}**" for one in head_lines.nation(t)])
    yield _text(head_lines.number_line(head, t))
    yield f"*{_text(head_lines.place_and_day(head, t))}*"
    yield f"# {_text(t.say(head.kind).upper())}"
    yield f"**{_text(t.say(head.title))}**"
    if head.to:
        yield _text(head_lines.addressed_to(head, t))
    yield _text(t.say(head.opening))


def _foot(report: Report, t: Language) -> Iterator[str]:
    head = report.head
    yield _text(t.say(head.closing))
    if head.recipients:
        listed = [_text(one) for one in head_lines.recipients(head)]
        yield "  \n".join([f"***{_text(t('Nơi nhận:'))}***", *listed])
    if head.signer:
        yield "  \n".join(
            [f"**{_text(one)}**" for one in (*head_lines.capacity(head), head.signer.name) if one]
        )


def _annex(report: Report, t: Language) -> Iterator[str]:
    title, of = head_lines.annex_title(report, t)
    yield f"## {_text(t('Phụ lục'))}"
    yield f"**{_text(title)}**"
    yield f"*{_text(of)}*"
    yield _table(annex_table(report, t), t)


def _blocks(blocks: Sequence[Block], t: Language) -> Iterator[str]:
    """Yield headings, paragraphs, tables, and lists whole."""
    points: list[str] = []
    for block in blocks:
        if isinstance(block, ListItem):
            points.append(f"{'  ' * (block.level - 1)}- {_text(block.text)}")
            continue
        if points:
            yield "\n".join(points)
            points = []
        if isinstance(block, Heading):
            yield f"{'#' * (block.level + 1)} {block.number}. {_text(block.text)}"
        elif isinstance(block, TextParagraph):
            yield _text(block.text)
        else:
            if block.caption:
                yield f"*{_text(block.caption)}*"
            yield _table(block, t)
    if points:
        yield "\n".join(points)


def _table(table: Table, t: Language) -> str:
    """Return a table; headings of groups are rows with one bold cell."""
    heads = [_text(column.head) for column in table.columns]
    lines = [
        _row(heads),
        _row(["---:" if column.number else "---" for column in table.columns]),
    ]
    groups = dict(table.groups)
    for place, row in enumerate(table.rows):
        if place in groups:
            lines.append(_row(["", f"**{_text(groups[place])}**", *[""] * (len(heads) - 2)]))
        lines.append(_row([cell_text(one, t, _lines) for one in row]))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(text: str) -> str:
    """Return the lines of a cell on one line."""
    return "; ".join([_text(line) for line in text.split("\n")])


def _text(text: str) -> str:
    """Return a text on one line in which no character means anything to Markdown."""
    plain = _ENTITY.sub(r"\\&", _MARKS.sub(r"\\\1", sanitize(text)))
    return _FIRST.sub(_guarded, plain)


def _guarded(found: re.Match[str]) -> str:
    """Return the beginning of a line that would mean something, so that it does not."""
    blanks, mark = found.groups()
    return f"{blanks}{mark}\\" if mark.isdigit() else f"{blanks}\\{mark}"
