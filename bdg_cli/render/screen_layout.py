"""How lists are laid out on a screen: facts in columns, words beside them or below them.

Codes, refs and days are facts, and no fact is broken. Words have at least `LEAST_WORDS` columns:
where the facts leave less, or the screen is narrow, they stand below. Columns that say nothing fall
away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bdg_cli.domain.value import Value
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.wrapping import LEAST_WORDS, beginning, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

WIDE = 100
"""A screen with so many columns is wide: words stand beside the facts, and are shown in full."""
_GAP = 2
_BETWEEN = 3
"""The columns that Rich puts between two columns of a table."""
_MOST_LINES = 2
_DOT = " · "


class ListEntry(Value):
    """One thing in a list: its facts, and the words that belong to it.

    Neighbours that are the `same` have their words in common, once below all of them.
    """

    facts: tuple[Text, ...]
    words: str = ""
    style: str = ""
    same: str = ""


class ListLayout(Value):
    """Lays out entries for a screen. `fancy` is True if it shows lines and blocks."""

    width: int
    fancy: bool

    def table(self, *heads: str) -> Table:
        """Return an empty table; its cells are not broken inside a word."""
        table = Table(
            box=box.SIMPLE_HEAD if self.fancy else box.ASCII, pad_edge=False, expand=False
        )
        for head in heads:
            table.add_column(text(head), overflow="fold")
        return table

    def entries(
        self,
        heads: Sequence[str],
        entries: Sequence[ListEntry],
        *,
        whole: bool = False,
        shorter: Sequence[ListEntry] = (),
    ) -> RenderableType:
        """Lay out entries; the last of `heads` is that of the words, which `whole` never cuts.

        `shorter` are the same entries for where no heads say what a fact is.
        """
        *fact_heads, words_head = heads
        kept = [n for n in range(len(fact_heads)) if any(one.facts[n].plain for one in entries)]
        rows = [one.replace(facts=tuple(one.facts[n] for n in kept)) for one in entries]
        titles = [fact_heads[n] for n in kept]
        widths = [
            max(len(title), *(_width(row.facts[n]) for row in rows))
            for n, title in enumerate(titles)
        ]
        left = self.width - 1 - sum(width + _BETWEEN for width in widths)
        has_words = any(row.words for row in rows)
        if (self.width >= WIDE and left >= LEAST_WORDS) or (not has_words and left >= 0):
            return self._beside(titles, words_head if has_words else None, rows)
        return Group(*self._below(shorter or rows, whole=whole))

    def lines(self, entries: Sequence[ListEntry]) -> RenderableType:
        """Lay out entries on one line each, without heads; words are cut where the line ends."""
        kept = [
            n for n in range(len(entries[0].facts)) if any(one.facts[n].plain for one in entries)
        ]
        widths = [max(_width(_joined(one.facts[n])) for one in entries) for n in kept]
        left = self.width - sum(width + _GAP for width in widths)
        if left < LEAST_WORDS:
            return Group(
                *self._below(
                    [one.replace(facts=tuple(one.facts[n] for n in kept)) for one in entries],
                    most=1,
                )
            )
        lines: list[Text] = []
        for one in entries:
            line = Text()
            for n, width in zip(kept, widths, strict=True):
                fact = _joined(one.facts[n])
                line += fact + Text(" " * (width + _GAP - _width(fact)))
            lines.append(line + Text("".join(beginning(sanitize(one.words), left, 1)), one.style))
        return Group(*lines)

    def _beside(
        self, heads: Sequence[str], words_head: str | None, rows: Sequence[ListEntry]
    ) -> Table:
        table = self.table(*heads, *([words_head] if words_head is not None else []))
        for column in table.columns[: len(heads)]:
            column.no_wrap = True
        for row in rows:
            words = [text(row.words, row.style)] if words_head is not None else []
            table.add_row(*row.facts, *words)
        return table

    def _below(
        self, rows: Sequence[ListEntry], *, whole: bool = False, most: int = _MOST_LINES
    ) -> Iterable[RenderableType]:
        joined = [[_joined(fact) for fact in row.facts] for row in rows]
        widths = [max(map(_width, column)) for column in zip(*joined, strict=True)]
        aligned = sum(widths) + _GAP * (len(widths) - 1) <= self.width
        for n, (row, facts) in enumerate(zip(rows, joined, strict=True)):
            yield from self._facts(facts, widths if aligned else None)
            words = sanitize(row.words)
            if words and not (row.same and n + 1 < len(rows) and rows[n + 1].same == row.same):
                width = self.width - _GAP
                lines = wrap(words, width) if whole else beginning(words, width, most)
                yield Padding(Text("\n".join(lines), row.style), (0, 0, 0, _GAP))

    def _facts(self, facts: Sequence[Text], widths: Sequence[int] | None) -> Iterable[Text]:
        """Yield the lines with the facts of one entry, below each other where there are widths."""
        if widths is None:
            said = [fact for fact in facts if fact.plain]
            yield packed(said, _DOT, self.width, indent=_GAP)
            return
        line = Text()
        for fact, width in zip(facts, widths, strict=True):
            line += fact + Text(" " * (width + _GAP - _width(fact)))
        line.rstrip()
        yield line


def text(words: str, style: str = "", *, keep: bool = False) -> Text:
    """Return data as a Rich text: nothing in it is markup or controls the terminal.

    With `keep`, line ends stay. They are our own.
    """
    lines = words.split("\n") if keep else [words]
    return Text("\n".join(sanitize(line) for line in lines), style=style)


def segment(words: str, style: str = "") -> Segment:
    """Return words that are safe to show, in a style, as a part of a line that is drawn."""
    return Segment(words, Style.parse(style) if style else None)


def packed(parts: Sequence[Text], between: str, width: int, *, indent: int = 0) -> Text:
    """Join parts on as few lines as they need; no part is broken."""
    whole = Text()
    used = 0
    for part in parts:
        if whole.plain and used + 2 * len(between) + len(part.plain) > width:
            whole += Text(between.rstrip() + "\n" + " " * indent)
            used = indent
        elif whole.plain:
            whole += Text(between)
            used += len(between)
        whole += part
        used += len(part.plain)
    return whole


def _joined(fact: Text) -> Text:
    """Return a fact on one line."""
    plain = fact.plain.replace("–\n", "–").replace("\n", " ")
    return Text(plain, style=fact.style)


def _width(fact: Text) -> int:
    return max(map(len, fact.plain.split("\n")))
