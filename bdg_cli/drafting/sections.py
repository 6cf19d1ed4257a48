"""The tree with what was found in it -> the sections of a draft. Nothing of the tree is left out:
what is no task is a title, a statement or a target of its section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.drafting.blocks import INNER, PLAIN, ROMAN, ROW
from bdg_cli.drafting.draft import DraftSection, DraftTask
from bdg_cli.drafting.numbers import Numbers, letter, number_of, typed
from bdg_cli.drafting.schedule import fitted
from bdg_cli.drafting.tree import TARGET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bdg_cli.domain.days import Window
    from bdg_cli.drafting.items import Finding, Item
    from bdg_cli.drafting.times import Time
    from bdg_cli.drafting.tree import Node
    from bdg_cli.drafting.units import Units

_TITLE: Final = 100
"""Characters that a title has at most before a colon and the sentence that goes on behind it."""
NOBODY: Final = say("Văn bản không nói ai chủ trì: chọn đơn vị rồi xóa dòng này.")


class Sections:
    """Builds the sections of a document."""

    def __init__(
        self, finding: Finding, units: Units, times: Mapping[int, tuple[Time, ...]], period: Window
    ) -> None:
        """Take what was found; `times` are those of the items, by the id of their nodes."""
        self._items = {id(item.node): item for item in finding.items}
        self._kinds = {id(one.node): one.kind for one in finding.asides}
        self._units = units
        self._times = times
        self._period = period
        self._ids = Numbers()

    def of_body(self, root: Node) -> list[DraftSection]:
        """Build the sections of the body; text that no heading holds makes one of its own."""
        top = [node for node in root.children if self._is_section(node)]
        loose = [node for node in root.children if not self._is_section(node)]
        numbers = Numbers()
        sections = [self._section(node, "", numbers) for node in top]
        if loose:
            number = numbers.unused("Ket" if top else "I")
            sections.append(self._flat(number, "Kết" if top else "Nội dung", loose))
        return sections

    def of_annexes(self, root: Node) -> list[DraftSection]:
        """Build one section of the tasks in the tables of annexes."""
        if not any(id(node) in self._items for node in root.walk()):
            return []
        return [self._flat("PL", "Phụ lục", root.children)]

    def _is_section(self, node: Node) -> bool:
        return node.rank <= INNER and id(node) not in self._items

    def _flat(self, number: str, title: str, nodes: Sequence[Node]) -> DraftSection:
        tasks, statements, targets = self._contents(nodes, number)
        line = nodes[0].block.first if nodes[0].block else 0
        return DraftSection(number, title, line, statements, targets, tasks, ())

    def _section(self, node: Node, above: str, numbers: Numbers) -> DraftSection:
        own = numbers.unused(number_of(node.block)) if node.block else ""
        full = f"{above}.{own}" if above else own
        inner = Numbers()
        sections: list[DraftSection] = []
        plain: list[Node] = []
        numbered = [child for child in node.children if self._is_section(child)]
        parted = any(self._stands_out(child) for child in numbered)
        for child in node.children:
            whole = self._stands_out(child) or (parted and not child.is_sentence)
            if self._is_section(child) and (whole or child.rank <= ROMAN):
                sections.append(self._section(child, full, inner))
            else:
                plain.append(child)
        tasks, statements, targets = self._contents(plain, full)
        title, rest = _title(node.text)
        return DraftSection(
            own,
            title,
            node.block.first if node.block else 0,
            (*rest, *statements),
            targets,
            tasks,
            tuple(sections),
        )

    def _kind(self, node: Node) -> str | None:
        return self._kinds.get(id(node))

    def _stands_out(self, node: Node) -> bool:
        """Tell whether a numbered line that is no task heads a section, or is but a sentence."""
        return bool(node.children) or self._kind(node) == "heading"

    def _contents(
        self, nodes: Iterable[Node], section: str
    ) -> tuple[tuple[DraftTask, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the tasks, the statements and the targets below some nodes."""
        tasks: list[DraftTask] = []
        statements: list[str] = []
        targets: list[str] = []
        below = [one for top in nodes for one in top.walk()]
        refs = self._refs(below, section)
        for node in below:
            item = self._items.get(id(node))
            if item is not None:
                tasks.append(self._task(item, refs[id(node)]))
            elif node.text:
                (targets if self._kind(node) == TARGET else statements).append(node.text)
        return tuple(tasks), tuple(statements), tuple(targets)

    def _refs(self, nodes: Sequence[Node], section: str) -> dict[int, str]:
        """Return the refs of tasks, by the id of their nodes: a section's only paragraph has that
        of the section, what has a number has its number, a bullet its place, counted from 1, and
        what stands below another task the ref of that.
        """
        items = [node for node in nodes if id(node) in self._items]
        if len(items) == 1 and items[0].rank == PLAIN:
            return {id(items[0]): section}
        refs: dict[int, str] = {}
        bullets = 0
        for node in nodes:
            label = node.block.label if node.block else ""
            above = refs.get(id(node.parent))
            if above is not None:
                refs[id(node)] = above
                continue
            bullets += node.rank not in (PLAIN, ROW) or id(node) in self._items
            last = label.rpartition(".")[2]
            if id(node) in self._items:
                number = int(last) if last.isdecimal() else 0
                refs[id(node)] = f"{section}-{number or bullets}"
        return refs

    def _task(self, item: Item, ref: str) -> DraftTask:
        lead = tuple(dict.fromkeys(map(self._units.code, item.leads)))
        support = tuple(dict.fromkeys(map(self._units.code, item.supports)))
        pairs = [fitted(time, self._period) for time in self._times.get(id(item.node), ())]
        doubts = list(item.doubts)
        doubts += [doubt for time, outside in pairs for doubt in (time.doubt, outside) if doubt]
        task_id = self._ids.unused(typed(ref), letter)
        return DraftTask(
            ref,
            task_id,
            item.text,
            item.first,
            item.last,
            lead,
            tuple(code for code in support if code not in lead),
            tuple(time for time, _ in pairs),
            tuple(doubts if lead else (NOBODY, *doubts)),
        )


def _title(text: str) -> tuple[str, tuple[str, ...]]:
    """Part a heading from the sentence that goes on behind its colon on the same line."""
    title, colon, rest = text.partition(":")
    if colon and rest.strip() and 0 < len(title.strip()) <= _TITLE:
        return title.strip(), (rest.strip(),)
    return text.strip().rstrip(":").strip() or "…", ()
