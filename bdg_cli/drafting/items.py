"""The tree -> items: what shall be done, by whom with whom, and what stands aside.

A leaf below a heading of duties is an item; a sentence with details below it is one too; a heading,
or what only leads up to what follows, hands its units down. Labelled lines (“Đơn vị chủ trì: …”)
govern the items before them that have none of their own, or, standing first, those that follow.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.drafting.blocks import DASH, INNER, NUMBER, PLAIN, ROW
from bdg_cli.drafting.judging import (
    ORDERS,
    Place,
    handed_down,
    heads,
    is_caption,
    is_duty,
    is_named,
    is_order,
    is_thing,
    is_titled,
    led_by,
    names_doer,
    no_item,
    orders,
)
from bdg_cli.drafting.labels import (
    LEAD,
    SUPPORT,
    TIME,
    labels_at_end,
    labels_below,
    labels_of,
    labels_within,
)
from bdg_cli.drafting.tables import Table
from bdg_cli.drafting.tree import COST, LOOKED_AT, OTHER, SELDOM, TARGET, kind_of
from bdg_cli.drafting.wording.doers import doers_in
from bdg_cli.drafting.wording.names import leading, split
from bdg_cli.drafting.wording.roles import (
    FOR,
    asked_in,
    given,
    helpers_in,
    leads_in,
    others_in,
    subject_of,
    together_with,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.labels import Labels
    from bdg_cli.drafting.tree import Node

_ANOTHER: Final = re.compile(r"phụ lục\b|biểu\b|mẫu\b", re.IGNORECASE)
"""Where a table that follows is another one."""
_FROM_ABOVE: Final = say("Ô chủ trì để trống: tạm lấy theo dòng trên.")
_SAME: Final = re.compile(r"(?:đơn vị|cơ quan|tổ|ban) này", re.IGNORECASE)
_SOME: Final = 3
"""Lines from which on things make a list of what is looked at."""
_NO_DUTIES: Final = (OTHER, TARGET, SELDOM)


class Item:
    """Something that shall be done, on lines `first` to `last` of the document."""

    def __init__(self, node: Node, text: str, *, block: tuple[str, ...] = ()) -> None:
        self.node = node
        self.text = text
        self.first = node.block.first if node.block else 0
        self.last = node.block.last if node.block else 0
        self.own: tuple[str, ...] = ()
        """The units that it names itself, first."""
        self.block = block
        """The units in whose block of duties it stands."""
        self.support: tuple[str, ...] = ()
        self.labels: Labels = {}
        self.doubts: list[Message] = []
        self.shared: set[str] = set()
        """The kinds of label that hold for other items as well."""

    @property
    def leads(self) -> tuple[str, ...]:
        """Return who owes it: named in the item, else by a label, else by the heading."""
        labelled = [name for text in self.labels.get(LEAD, ()) for name in leads_in(text)]
        return self.own or tuple(dict.fromkeys(labelled)) or self.block

    @property
    def supports(self) -> tuple[str, ...]:
        """Return with whom it is to be done."""
        if self.own and self.support:
            return self.support
        labelled = [name for text in self.labels.get(SUPPORT, ()) for name in split(text)]
        labelled += [name for text in self.labels.get(LEAD, ()) for name in helpers_in(text)]
        leads = set(self.leads)
        names = (*self.support, *labelled)
        return tuple(dict.fromkeys(name for name in names if name not in leads))

    def govern(self, labels: Labels, *, shared: bool = False) -> None:
        """Take what labelled lines say, where nothing nearer said it."""
        for kind, texts in labels.items():
            if self.labels.setdefault(kind, texts) == texts and shared:
                self.shared.add(kind)

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings that it stands below, the nearest first."""
        texts: list[str] = []
        above = self.node.parent
        while above is not None and above.block is not None:
            texts.append(above.text)
            above = above.parent
        return tuple(texts)


class Aside(Value):
    """A node that is no task, and why."""

    node: Node
    kind: str


class Finding:
    """What was found in a tree, in the order of the document: items, and what is none."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.asides: list[Aside] = []
        self._table: Table | None = None

    def search(self, root: Node) -> None:
        """Find the items below a root."""
        self._below(root, Place())

    def keep(self, rank: int) -> None:
        """Keep the items of one rank only; the others are set aside as parts of an annex."""
        others = [item.node for item in self.items if item.node.rank != rank]
        self.items = [item for item in self.items if item.node.rank == rank]
        self._set_aside(others, "annex")

    def _below(self, node: Node, place: Place, details: Collection[int] = ()) -> list[Item]:
        """Visit what stands below a node but for its details, by id; return the items there."""
        found: list[Item] = []
        run: list[tuple[Node, list[Item]]] = []
        governed = False
        given, deepest = place, -1
        for child in node.children:
            if child.rank < deepest:  # what a lead-in hands down ends before a higher mark
                place, deepest = given, -1
            labels = labels_of(child)
            if id(child) in details:
                self._set_aside(child.walk(), "detail")
                continue
            if labels:
                self._set_aside(child.walk(), "attribute")
                if run:
                    above = [item for _, items in run for item in items]
                    _govern(above, labels, again=governed)
                    governed = True
                else:
                    place = place.replace(labels={**place.labels, **labels})
                    given = given if deepest >= 0 else place
                continue
            if governed:
                run, governed = [], False
            own = self._visit(child, place)
            last = labels_at_end(child) if child.rank in range(NUMBER, INNER + 1) else {}
            if last:
                bare = (one for one in run if _is_bare(one[0], child.rank))
                above = [item for _, items in bare for item in items]
                _govern([*above, *(item for item in own if _may_share(item, last))], last)
                run = []
            run.append((child, own))
            found += own
            if child.rank == PLAIN and not child.children:
                handed = handed_down(child, place)
                follower = child.follower
                if handed is not place and follower is not None:
                    place, deepest = handed, follower.rank
        return found

    def _visit(self, node: Node, place: Place) -> list[Item]:
        if node.rank == ROW:
            return self._row(node, place)
        if _ANOTHER.match(node.text):
            self._table = None
        if node.closes:
            return self._closing(node)
        told = kind_of(node) if node.rank <= INNER else None
        place = place.replace(kind=told or place.kind)
        if place.kind in _NO_DUTIES and not (place.kind == SELDOM and names_doer(node)):
            return self._not_asked(node, place)
        subs = [one for one in node.children if not labels_of(one)]
        return self._parent(node, subs, place) if subs else self._leaf(node, place)

    def _not_asked(self, node: Node, place: Place) -> list[Item]:
        """Set aside what stands in a section that orders nothing, but for a section of duties."""
        self._set_aside((node,), OTHER if place.kind == SELDOM else str(place.kind))
        return [item for one in node.children for item in self._visit(one, place)]

    def _leaf(self, node: Node, place: Place) -> list[Item]:
        """Visit what has nothing but labels below it."""
        below = itertools.islice(node.walk(), 1, None)
        why = no_item(node, place)
        if why:
            self._set_aside((node,), why)
            return self._set_aside(below, "attribute")
        item = self._item(node, place)
        if node.children:
            self._set_aside(below, "attribute")
            item.govern(labels_below(node))
        return [item]

    def _parent(self, node: Node, subs: Sequence[Node], place: Place) -> list[Item]:
        """Visit what has more below it: a heading, a lead-in, or a task with its details."""
        labels = labels_below(node)
        likely = [one for one in subs if is_duty(one)]
        things = sum(is_thing(one) and not one.children for one in subs)
        if things >= _SOME and things * 2 > len(subs):
            place = place.replace(kind=LOOKED_AT)
        if place.kind == COST and not orders(node):
            self._set_aside((node,), COST)
            return self._below(node, place)
        units = heads(node)
        if units:
            return self._heading(node, led_by(node, place).replace(units=units))
        if is_titled(node) and not is_order(node, labels, subs, likely):
            return self._heading(node, led_by(node, place) if node.introduces else place)
        if node.introduces and len(likely) * 2 >= len(subs):
            self._set_aside((node,), "lead-in")
            return self._below(node, led_by(node, place))
        if node.rank >= DASH and is_caption(node, subs, likely):
            return self._heading(node, place)
        item = self._item(node, place)
        parts = self._parts(node, subs, likely)
        below = place.replace(units=leading(node.text)[0] or place.units)
        details = {id(one) for one in subs} - parts
        found = self._below(node, below, details)
        _govern((item, *found), labels)
        if found and not item.leads:
            item.govern(found[-1].labels)
        return [item, *found]

    @staticmethod
    def _parts(node: Node, subs: Sequence[Node], likely: Sequence[Node]) -> set[int]:
        """Tell by id which of the lines below a task are tasks of their own, not details of it."""
        if node.rank >= DASH:
            return set()
        stands_out = labels_below(node) or leading(node.text)[0]
        if stands_out or any(one.rank <= INNER for one in subs) or len(likely) * 2 >= len(subs):
            return {id(one) for one in likely}
        return set()

    def _heading(self, node: Node, place: Place) -> list[Item]:
        if node.block is not None:
            self._set_aside((node,), "heading")
        return self._below(node, place)

    def _item(self, node: Node, place: Place) -> Item:
        names, rest = given(*leading(node.text))
        subject, after = ((), "") if place.units else subject_of(node.text)
        item = Item(node, node.text, block=place.units or (*subject, *others_in(after)))
        within = labels_within(node.text)
        if names and rest and not FOR.match(node.text) and (not place.units or is_named(node)):
            item.own = tuple(dict.fromkeys((*names, *others_in(rest))))
        elif not place.units and not subject and not within:
            item.own = doers_in(node.text)
        if _is_same(item.leads) and self.items:
            item.own = self.items[-1].leads
        item.support = together_with(rest if names and rest else node.text) or place.support
        item.govern(within)
        item.govern(place.labels, shared=True)
        self.items.append(item)
        return item

    def _closing(self, node: Node) -> list[Item]:
        asked = asked_in(node.text)
        if node.children or not (asked or ORDERS.search(node.text)):
            self._set_aside((node,), "closing")
            return self._below(node, Place(units=asked))
        item = Item(node, node.text)
        item.own = asked
        self.items.append(item)
        return [item]

    def _row(self, node: Node, place: Place) -> list[Item]:
        cells = node.block.cells if node.block else ()
        if self._table is None or self._table.is_head(cells):
            self._table = Table.of(cells) or self._table
            return self._set_aside((node,), "table head")
        row = self._table.row(cells) if place.kind not in (OTHER, SELDOM) else None
        if row is None:
            return self._set_aside((node,), "table")
        item = Item(node, row.text)
        item.labels = {name: [text] for name, text in row.labels.items() if text}
        if row.shared:
            item.doubts.append(_FROM_ABOVE)
        names, rest = leading(row.text)
        if names and rest and LEAD not in item.labels:
            item.own = names
        item.support = () if SUPPORT in item.labels else together_with(row.text)
        self.items.append(item)
        return [item]

    def _set_aside(self, nodes: Iterable[Node], kind: str) -> list[Item]:
        """Set nodes aside, which makes no items."""
        self.asides += [Aside(node, kind) for node in nodes]
        return []


def _govern(items: Iterable[Item], labels: Labels, *, again: bool = False) -> None:
    """Let labels hold for several items; `again` tells that others stand right above them, whose
    times hold as well: “Đợt 1: …”, “Đợt 2: …”.
    """
    several = list(items)
    for item in several:
        if again and TIME in labels and TIME in item.labels:
            item.labels[TIME] = [*item.labels[TIME], *labels[TIME]]
        item.govern(labels, shared=len(several) > 1)


def _may_share(item: Item, labels: Labels) -> bool:
    """Tell whether labels at the end of a heading hold for an item: it has none, or these."""
    return not item.labels or any(item.labels.get(kind) == text for kind, text in labels.items())


def _is_bare(node: Node, rank: int) -> bool:
    """Tell whether a line has nothing of its own, so that labels below a later one hold for it."""
    return not node.children and node.rank == rank


def _is_same(names: Sequence[str]) -> bool:
    """Tell whether “đơn vị này” stands for the unit of the task before."""
    return len(names) == 1 and _SAME.fullmatch(names[0]) is not None
