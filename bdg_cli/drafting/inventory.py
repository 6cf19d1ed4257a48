"""The names of units that a document uses by themselves, before anybody is named in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.items import items_of
from bdg_cli.drafting.labels import label_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.task_tables import TaskTable
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import leads_in
from bdg_cli.outline.marks import INNER, ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bdg_cli.drafting.items import Item
    from bdg_cli.drafting.paragraphs import Paragraph

_LONGEST = 90
"""The most characters of a name that is taken over; what is longer was not cut where it ends."""


def unit_names_of(parts: Iterable[Sequence[Paragraph]], recipients: Iterable[str]) -> UnitNames:
    """Return what reads the names of a document: headings of units, recipients, labelled lines and
    columns give them.
    """
    grammar = UnitNames()
    known = [name for text in recipients for name in grammar.split(text)]
    for paragraphs in parts:
        known += _standing_alone(items_of(paragraphs, grammar), grammar)
    return UnitNames(
        name
        for name in known
        if " " in name
        and len(name) <= _LONGEST
        and not phrases.office_alone.fullmatch(name)
        and not phrases.cut_in_list.search(name)
    )


def _standing_alone(root: Item, grammar: UnitNames) -> Iterator[str]:
    table: TaskTable | None = None
    for item in root.walk():
        if item.rank == ROW:
            table = TaskTable.of(item.cells) or table
            row = table.row(item.cells) if table else None
            said = row.labels if row else {}
            yield from leads_in(grammar, said.get(LEAD, ""))
            yield from grammar.split(said.get(SUPPORT, ""))
        elif item.rank <= INNER and not item.is_sentence:
            yield from item.named_as_heading
        else:
            found = label_of(item.text)
            if found and found[0] in (LEAD, SUPPORT):
                yield from leads_in(grammar, found[1])
