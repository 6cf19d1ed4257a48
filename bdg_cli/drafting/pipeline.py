"""Lines -> a draft: the steps of drafting, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.drafting.blocks import ROW
from bdg_cli.drafting.draft import Draft
from bdg_cli.drafting.items import Finding
from bdg_cli.drafting.parts import parts_of, set_aside
from bdg_cli.drafting.schedule import Schedule, widened
from bdg_cli.drafting.sections import Sections
from bdg_cli.drafting.stacked import unstacked
from bdg_cli.drafting.tree import tree_of
from bdg_cli.drafting.units import Units
from bdg_cli.drafting.unrolled import unrolled
from bdg_cli.drafting.wording.names import split
from bdg_cli.drafting.wording.spellings import introduced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.documents.lines import Line


def draft_of(lines: Sequence[Line]) -> Draft | None:
    """Read a document; None where it is no plan: it has no title, or nothing that is numbered."""
    lines = tuple(unstacked(unrolled(lines)))
    parts = parts_of(lines)
    if parts is None:
        return None
    head = parts.head
    body, annexes = tree_of(parts.body), tree_of(parts.annexes)
    found, tables = Finding(), Finding()
    found.search(body)
    tables.search(annexes)
    tables.keep(ROW)
    items = [*found.items, *tables.items]
    units = Units(
        ((name, item.first) for item in items for name in (*item.leads, *item.supports)),
        (pair for line in lines for pair in introduced(line.text)),
        (name for text in head.recipients for name in split(text)),
    )
    schedule = Schedule(head, (block.text for block in parts.body))
    times = {id(item.node): schedule.times_of(item) for item in items}
    head = widened(head, (time for some in times.values() for time in some))
    sections = [
        *Sections(found, units, times, head.period).of_body(body),
        *Sections(tables, units, times, head.period).of_annexes(annexes),
    ]
    aside = [
        set_aside(one.node.block, one.kind)
        for one in (*found.asides, *tables.asides)
        if one.node.block
    ]
    aside += parts.aside
    return Draft(
        head,
        units.all(),
        tuple(sections),
        tuple(sorted(aside, key=lambda one: one.first)),
    )
