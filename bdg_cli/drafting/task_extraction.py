"""Extract the tasks from the outline: what is to be done, by whom and with whom.

A leaf below a heading of duties is a task, and so is a sentence with details below it. A heading or
a lead-in passes its units on to the lines below. Labelled lines (“Đơn vị chủ trì: …”) apply to the
tasks before them that have no labels of their own; at the beginning they apply to the tasks that
follow.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.value import Value
from bdg_cli.drafting.classification import (
    ORDER_VERBS,
    InheritedContext,
    begins_like_task,
    context_for_following,
    context_from_lead_in,
    gives_order,
    heading_units,
    is_caption,
    is_task_with_details,
    looks_like_heading,
    names_actor,
    names_inspected_thing,
    names_own_unit,
    skip_reason,
)
from bdg_cli.drafting.labelled_lines import (
    TIME,
    labels_at_end,
    labels_below,
    labels_in_text,
    labels_of,
)
from bdg_cli.drafting.outline import BACKGROUND, COST, INSPECTED, RARELY_TASKS, TARGET, section_kind
from bdg_cli.drafting.paragraphs import DASH, INNER, NUMBER, PLAIN, ROW
from bdg_cli.drafting.task_tables import TaskTable
from bdg_cli.drafting.wording.actors import actors_in
from bdg_cli.drafting.wording.names import leading_names, split_names
from bdg_cli.drafting.wording.role_phrases import (
    FOR_CLAUSE,
    delegated_to,
    helpers_in,
    later_subjects,
    leads_in,
    partners_in,
    requested_units,
    subject_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.labelled_lines import Labels
    from bdg_cli.drafting.outline import OutlineNode

_ANOTHER: Final = re.compile(r"phụ lục\b|biểu\b|mẫu\b", re.IGNORECASE)
"""How a line begins after which a table is a new one."""
FROM_ABOVE: Final = say("Ô chủ trì để trống: tạm lấy theo dòng trên.")
_SAME: Final = re.compile(r"(?:đơn vị|cơ quan|tổ|ban) này", re.IGNORECASE)
_SOME: Final = 3
"""With at least this many lines, things form a list of what is inspected."""
_NO_DUTIES: Final = (BACKGROUND, TARGET, RARELY_TASKS)


class ExtractedTask:
    """Something that is to be done, on lines `first` to `last` of the document."""

    def __init__(
        self, node: OutlineNode, text: str, *, section_units: tuple[str, ...] = ()
    ) -> None:
        self.node = node
        self.text = text
        self.first = node.paragraph.first if node.paragraph else 0
        self.last = node.paragraph.last if node.paragraph else 0
        self.named_units: tuple[str, ...] = ()
        """The units that the task itself names."""
        self.section_units = section_units
        """The units of the heading above it."""
        self.named_support: tuple[str, ...] = ()
        self.labels: Labels = {}
        self.doubts: list[Message] = []
        self.shared: set[str] = set()
        """The kinds of labels that apply to other tasks as well."""

    @property
    def leads(self) -> tuple[str, ...]:
        """Return the leads: named in the task, else by a label, else by the heading."""
        labelled = [name for text in self.labels.get(LEAD, ()) for name in leads_in(text)]
        return self.named_units or tuple(dict.fromkeys(labelled)) or self.section_units

    @property
    def supports(self) -> tuple[str, ...]:
        """Return the supporting units."""
        if self.named_units and self.named_support:
            return self.named_support
        labelled = [name for text in self.labels.get(SUPPORT, ()) for name in split_names(text)]
        labelled += [name for text in self.labels.get(LEAD, ()) for name in helpers_in(text)]
        leads = set(self.leads)
        names = (*self.named_support, *labelled)
        return tuple(dict.fromkeys(name for name in names if name not in leads))

    def apply_labels(self, labels: Labels, *, shared: bool = False) -> None:
        """Apply labels, unless nearer ones have said the same kind of thing."""
        for kind, texts in labels.items():
            if self.labels.setdefault(kind, texts) == texts and shared:
                self.shared.add(kind)

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings above it, the nearest first."""
        texts: list[str] = []
        above = self.node.parent
        while above is not None and above.paragraph is not None:
            texts.append(above.text)
            above = above.parent
        return tuple(texts)


class SkippedNode(Value):
    """A node that is no task, and why."""

    node: OutlineNode
    kind: str


class TaskExtractor:
    """Collects the tasks of an outline and the other nodes, in the order of the document."""

    def __init__(self) -> None:
        self.tasks: list[ExtractedTask] = []
        self.skipped: list[SkippedNode] = []
        self._table: TaskTable | None = None

    def extract(self, root: OutlineNode) -> None:
        """Extract the tasks below a root."""
        self._below(root, InheritedContext())

    def keep_rank(self, rank: int) -> None:
        """Keep only the tasks of one rank; the others are skipped as parts of an annex."""
        others = [task.node for task in self.tasks if task.node.rank != rank]
        self.tasks = [task for task in self.tasks if task.node.rank == rank]
        self._skip(others, "annex")

    def _below(
        self, node: OutlineNode, context: InheritedContext, details: Collection[int] = ()
    ) -> list[ExtractedTask]:
        """Visit what stands below a node except for its details, given by id; return the tasks."""
        found: list[ExtractedTask] = []
        run: list[tuple[OutlineNode, list[ExtractedTask]]] = []
        labelled = False
        outer, deepest = context, -1
        for child in node.children:
            if child.rank < deepest:  # what a lead-in passes on ends before a higher marker
                context, deepest = outer, -1
            labels = labels_of(child)
            if id(child) in details:
                self._skip(child.walk(), "detail")
                continue
            if labels:
                self._skip(child.walk(), "attribute")
                if run:
                    above = [task for _, tasks in run for task in tasks]
                    _apply_labels(above, labels, again=labelled)
                    labelled = True
                else:
                    context = context.replace(labels={**context.labels, **labels})
                    outer = outer if deepest >= 0 else context
                continue
            if labelled:
                run, labelled = [], False
            own = self._visit(child, context)
            last = labels_at_end(child) if child.rank in range(NUMBER, INNER + 1) else {}
            if last:
                bare = (one for one in run if _is_bare(one[0], child.rank))
                above = [task for _, tasks in bare for task in tasks]
                _apply_labels([*above, *(task for task in own if _may_share(task, last))], last)
                run = []
            run.append((child, own))
            found += own
            if child.rank == PLAIN and not child.children:
                handed = context_for_following(child, context)
                next_sibling = child.next_sibling
                if handed is not context and next_sibling is not None:
                    context, deepest = handed, next_sibling.rank
        return found

    def _visit(self, node: OutlineNode, context: InheritedContext) -> list[ExtractedTask]:
        if node.rank == ROW:
            return self._row(node, context)
        if _ANOTHER.match(node.text):
            self._table = None
        if node.closes:
            return self._closing(node)
        kind = section_kind(node) if node.rank <= INNER else None
        context = context.replace(kind=kind or context.kind)
        if context.kind in _NO_DUTIES and not (context.kind == RARELY_TASKS and names_actor(node)):
            return self._without_orders(node, context)
        subs = [one for one in node.children if not labels_of(one)]
        return self._parent(node, subs, context) if subs else self._leaf(node, context)

    def _without_orders(self, node: OutlineNode, context: InheritedContext) -> list[ExtractedTask]:
        """Skip a line in a section that gives no orders, but visit the sections below it."""
        self._skip((node,), BACKGROUND if context.kind == RARELY_TASKS else str(context.kind))
        return [task for one in node.children for task in self._visit(one, context)]

    def _leaf(self, node: OutlineNode, context: InheritedContext) -> list[ExtractedTask]:
        """Visit a node with nothing but labels below it."""
        below = itertools.islice(node.walk(), 1, None)
        why = skip_reason(node, context)
        if why:
            self._skip((node,), why)
            return self._skip(below, "attribute")
        task = self._task(node, context)
        if node.children:
            self._skip(below, "attribute")
            task.apply_labels(labels_below(node))
        return [task]

    def _parent(
        self, node: OutlineNode, subs: Sequence[OutlineNode], context: InheritedContext
    ) -> list[ExtractedTask]:
        """Visit a node with more below it: a heading, a lead-in, or a task with its details."""
        labels = labels_below(node)
        likely = [one for one in subs if begins_like_task(one)]
        things = sum(names_inspected_thing(one) and not one.children for one in subs)
        if things >= _SOME and things * 2 > len(subs):
            context = context.replace(kind=INSPECTED)
        if context.kind == COST and not gives_order(node):
            self._skip((node,), COST)
            return self._below(node, context)
        units = heading_units(node)
        if units:
            return self._heading(node, context_from_lead_in(node, context).replace(units=units))
        if looks_like_heading(node) and not is_task_with_details(node, labels, subs, likely):
            return self._heading(
                node, context_from_lead_in(node, context) if node.introduces else context
            )
        if node.introduces and len(likely) * 2 >= len(subs):
            self._skip((node,), "lead-in")
            return self._below(node, context_from_lead_in(node, context))
        if node.rank >= DASH and is_caption(node, subs, likely):
            return self._heading(node, context)
        task = self._task(node, context)
        parts = self._parts(node, subs, likely)
        below = context.replace(units=leading_names(node.text)[0] or context.units)
        details = {id(one) for one in subs} - parts
        found = self._below(node, below, details)
        _apply_labels((task, *found), labels)
        if found and not task.leads:
            task.apply_labels(found[-1].labels)
        return [task, *found]

    @staticmethod
    def _parts(
        node: OutlineNode, subs: Sequence[OutlineNode], likely: Sequence[OutlineNode]
    ) -> set[int]:
        """Return the ids of the lines below a task that are tasks themselves, not details."""
        if node.rank >= DASH:
            return set()
        stands_out = labels_below(node) or leading_names(node.text)[0]
        if stands_out or any(one.rank <= INNER for one in subs) or len(likely) * 2 >= len(subs):
            return {id(one) for one in likely}
        return set()

    def _heading(self, node: OutlineNode, context: InheritedContext) -> list[ExtractedTask]:
        if node.paragraph is not None:
            self._skip((node,), "heading")
        return self._below(node, context)

    def _task(self, node: OutlineNode, context: InheritedContext) -> ExtractedTask:
        names, rest = delegated_to(*leading_names(node.text))
        subject, after = ((), "") if context.units else subject_of(node.text)
        task = ExtractedTask(
            node, node.text, section_units=context.units or (*subject, *later_subjects(after))
        )
        within = labels_in_text(node.text)
        if (
            names
            and rest
            and not FOR_CLAUSE.match(node.text)
            and (not context.units or names_own_unit(node))
        ):
            task.named_units = tuple(dict.fromkeys((*names, *later_subjects(rest))))
        elif not context.units and not subject and not within:
            task.named_units = actors_in(node.text)
        if _is_same_unit(task.leads) and self.tasks:
            task.named_units = self.tasks[-1].leads
        task.named_support = partners_in(rest if names and rest else node.text) or context.support
        task.apply_labels(within)
        task.apply_labels(context.labels, shared=True)
        self.tasks.append(task)
        return task

    def _closing(self, node: OutlineNode) -> list[ExtractedTask]:
        asked = requested_units(node.text)
        if node.children or not (asked or ORDER_VERBS.search(node.text)):
            self._skip((node,), "closing")
            return self._below(node, InheritedContext(units=asked))
        task = ExtractedTask(node, node.text)
        task.named_units = asked
        self.tasks.append(task)
        return [task]

    def _row(self, node: OutlineNode, context: InheritedContext) -> list[ExtractedTask]:
        cells = node.paragraph.cells if node.paragraph else ()
        if self._table is None or self._table.is_head(cells):
            self._table = TaskTable.of(cells) or self._table
            return self._skip((node,), "table head")
        row = self._table.row(cells) if context.kind not in (BACKGROUND, RARELY_TASKS) else None
        if row is None:
            return self._skip((node,), "table")
        task = ExtractedTask(node, row.text)
        task.labels = {name: [text] for name, text in row.labels.items() if text}
        if row.shared:
            task.doubts.append(FROM_ABOVE)
        names, rest = leading_names(row.text)
        if names and rest and LEAD not in task.labels:
            task.named_units = names
        task.named_support = () if SUPPORT in task.labels else partners_in(row.text)
        self.tasks.append(task)
        return [task]

    def _skip(self, nodes: Iterable[OutlineNode], kind: str) -> list[ExtractedTask]:
        """Skip nodes; return no tasks."""
        self.skipped += [SkippedNode(node, kind) for node in nodes]
        return []


def _apply_labels(tasks: Iterable[ExtractedTask], labels: Labels, *, again: bool = False) -> None:
    """Apply labels to several tasks.

    `again` says that other labels stand directly above them, whose times apply as well: “Đợt 1: …”,
    “Đợt 2: …”.
    """
    several = list(tasks)
    for task in several:
        if again and TIME in labels and TIME in task.labels:
            task.labels[TIME] = [*task.labels[TIME], *labels[TIME]]
        task.apply_labels(labels, shared=len(several) > 1)


def _may_share(task: ExtractedTask, labels: Labels) -> bool:
    """Return True if labels at the end of a heading apply to a task: it has none, or the same."""
    return not task.labels or any(task.labels.get(kind) == text for kind, text in labels.items())


def _is_bare(node: OutlineNode, rank: int) -> bool:
    """Return True if a line has no lines below it, so that later labels apply to it."""
    return not node.children and node.rank == rank


def _is_same_unit(names: Sequence[str]) -> bool:
    """Return True if “đơn vị này” refers to the unit of the task before."""
    return len(names) == 1 and _SAME.fullmatch(names[0]) is not None
