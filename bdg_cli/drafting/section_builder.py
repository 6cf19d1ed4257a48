"""Build the sections of a draft from the outline and the tasks found in it.

Nothing of the outline is left out: what is no task is a title, a statement or a target of its
section.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.drafting.deadlines import clip_to_period
from bdg_cli.drafting.draft import DraftSection, DraftTask
from bdg_cli.drafting.outline import TARGET
from bdg_cli.drafting.section_numbers import UniqueIds, letter_suffix, section_number, typeable
from bdg_cli.outline.marks import INNER, PLAIN, ROMAN, ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import Window
    from bdg_cli.drafting.items import Item
    from bdg_cli.drafting.task_extraction import ExtractedTask, TaskExtractor
    from bdg_cli.drafting.unit_codes import Units

_TITLE: Final = 100
"""The most characters of a title before a colon and a sentence on the same line."""
NO_LEAD: Final = say("Văn bản không nói ai chủ trì: chọn đơn vị rồi xóa dòng này.")


class SectionBuilder:
    """Builds the sections of a document."""

    def __init__(self, extractor: TaskExtractor, units: Units, period: Window) -> None:
        self._tasks_by_node = {id(task.item): task for task in extractor.tasks}
        self._kinds = {id(one.item): one.kind for one in extractor.skipped}
        self._units = units
        self._period = period
        self._ids = UniqueIds()

    def body_sections(self, root: Item) -> list[DraftSection]:
        """Return the sections of the body; text without a heading gets a section of its own."""
        top = [node for node in root.children if self._is_section(node)]
        loose = [node for node in root.children if not self._is_section(node)]
        numbers = UniqueIds()
        sections = [self._section(node, "", numbers) for node in top]
        if loose:
            number = numbers.make_unique("Ket" if top else "I")
            sections.append(self._flat_section(number, "Kết" if top else "Nội dung", loose))
        return sections

    def annex_sections(self, root: Item) -> list[DraftSection]:
        """Return one section with the tasks in the annexes' tables; none if there are none."""
        if not any(id(node) in self._tasks_by_node for node in root.walk()):
            return []
        return [self._flat_section("PL", "Phụ lục", root.children)]

    def _is_section(self, node: Item) -> bool:
        return node.rank <= INNER and id(node) not in self._tasks_by_node

    def _flat_section(self, number: str, title: str, nodes: Sequence[Item]) -> DraftSection:
        tasks, statements, targets = self._contents(nodes, number)
        return DraftSection(number, title, nodes[0].first, statements, targets, tasks, ())

    def _section(self, node: Item, above: str, numbers: UniqueIds) -> DraftSection:
        own = numbers.make_unique(section_number(node.paragraph))
        full = f"{above}.{own}" if above else own
        inner = UniqueIds()
        sections: list[DraftSection] = []
        plain: list[Item] = []
        numbered = [child for child in node.children if self._is_section(child)]
        parted = any(self._stands_out(child) for child in numbered)
        for child in node.children:
            whole = self._stands_out(child) or (parted and not child.is_sentence)
            if self._is_section(child) and (whole or child.rank <= ROMAN):
                sections.append(self._section(child, full, inner))
            else:
                plain.append(child)
        tasks, statements, targets = self._contents(plain, full)
        title, rest = _split_title(node.text)
        return DraftSection(
            own, title, node.first, (*rest, *statements), targets, tasks, tuple(sections)
        )

    def _kind(self, node: Item) -> str | None:
        return self._kinds.get(id(node))

    def _stands_out(self, node: Item) -> bool:
        """Return True if a numbered line that is no task heads a section, and is not just a
        sentence.
        """
        return bool(node.children) or self._kind(node) == "heading"

    def _contents(
        self, nodes: Iterable[Item], section: str
    ) -> tuple[tuple[DraftTask, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the tasks, the statements and the targets below some nodes."""
        tasks: list[DraftTask] = []
        statements: list[str] = []
        targets: list[str] = []
        below = [one for top in nodes for one in top.walk()]
        refs = self._refs(below, section)
        for node in below:
            task = self._tasks_by_node.get(id(node))
            if task is not None:
                tasks.append(self._draft_task(task, refs[id(node)]))
            elif node.text:
                (targets if self._kind(node) == TARGET else statements).append(node.text)
        return tuple(tasks), tuple(statements), tuple(targets)

    def _refs(self, nodes: Sequence[Item], section: str) -> dict[int, str]:
        """Return the refs of tasks by the id of their nodes.

        The only paragraph of a section has the ref of the section. A numbered task has its number,
        a bullet its position, counted from 1. What stands below another task has the ref of that
        task.
        """
        tasks = [node for node in nodes if id(node) in self._tasks_by_node]
        if len(tasks) == 1 and tasks[0].rank == PLAIN:
            return {id(tasks[0]): section}
        refs: dict[int, str] = {}
        bullets = 0
        for node in nodes:
            above = refs.get(id(node.parent))
            if above is not None:
                refs[id(node)] = above
                continue
            bullets += node.rank not in (PLAIN, ROW) or id(node) in self._tasks_by_node
            last = node.paragraph.label.rpartition(".")[2]
            if id(node) in self._tasks_by_node:
                number = int(last) if last.isdecimal() else 0
                refs[id(node)] = f"{section}-{number or bullets}"
        return refs

    def _draft_task(self, task: ExtractedTask, ref: str) -> DraftTask:
        lead = tuple(dict.fromkeys(map(self._units.code, task.leads)))
        support = tuple(dict.fromkeys(map(self._units.code, task.supports)))
        pairs = [clip_to_period(time, self._period) for time in task.times]
        doubts = list(task.doubts)
        doubts += [doubt for time, outside in pairs for doubt in (time.doubt, outside) if doubt]
        task_id = self._ids.make_unique(typeable(ref), letter_suffix)
        return DraftTask(
            ref,
            task_id,
            task.text,
            task.first,
            task.last,
            lead,
            tuple(code for code in support if code not in lead),
            tuple(time for time, _ in pairs),
            tuple(doubts if lead else (NO_LEAD, *doubts)),
            read_by=task.read_by,
        )


def _split_title(text: str) -> tuple[str, tuple[str, ...]]:
    """Split a heading from the sentence after its colon on the same line."""
    title, colon, rest = text.partition(":")
    if colon and rest.strip() and 0 < len(title.strip()) <= _TITLE:
        return title.strip(), (rest.strip(),)
    return text.strip().rstrip(":").strip() or "…", ()
