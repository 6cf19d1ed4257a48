"""Extract the tasks from the items: what is to be done, by whom and with whom.

Rules decide what each line is. A heading or a lead-in passes its units on to the lines below.
Labelled lines (“Đơn vị chủ trì: …”) apply to the tasks before them that have no labels of their
own; at the beginning they apply to the tasks that follow.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.value import Value
from bdg_cli.drafting.draft import ReadBy
from bdg_cli.drafting.labels import TIME, labels_in_text
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.outline import BACKGROUND, COST, INSPECTED, RARELY_TASKS, TARGET
from bdg_cli.drafting.rules import (
    Below,
    Context,
    after_line,
    decide,
    inspects,
    names_actor,
    passes_on,
    says_what_office_is,
    surely_acts,
)
from bdg_cli.drafting.task_tables import TaskTable, is_numbered, is_second_head
from bdg_cli.drafting.wording.names import is_short_for
from bdg_cli.drafting.wording.role_phrases import leads_in, partners_in
from bdg_cli.drafting.wording.vocabulary import DUTY_START
from bdg_cli.outline.marks import DASH, INNER, NUMBER, PLAIN, ROW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.items import Item
    from bdg_cli.drafting.labels import Labels
    from bdg_cli.drafting.rules import Rule
    from bdg_cli.drafting.scanned_text import ScannedText
    from bdg_cli.drafting.times.time_expressions import TimeExpression
    from bdg_cli.drafting.wording.names import UnitNames

FROM_ABOVE: Final = say("Ô chủ trì để trống: tạm lấy theo dòng trên.")
_ABOVE: Final = {
    "lead": FROM_ABOVE,
    "support": say("Ô phối hợp để trống: tạm lấy theo dòng trên."),
    "text": say("Ô nội dung để trống: tạm lấy theo dòng trên."),
    "time": say("Ô thời gian để trống: tạm lấy theo dòng trên."),
}
GUESSED: Final = say("Bảng không ghi rõ cột nào nói gì: xem lại đơn vị và thời gian.")
NO_VERB: Final = say("Dòng này không nói làm gì: xem có phải là nhiệm vụ không.")
SELDOM: Final = say("Mục này ít khi giao việc: xem có phải là nhiệm vụ không.")
UNLISTED: Final = say("Không thấy những việc mà câu này báo trước: xem lại.")
MISPLACED: Final = say("Tên mục có thể bị mất khi quét: xem có phải là nhiệm vụ không.")
_BY_PLACE: Final = ReadBy()
_EVERY_LINE: Final = range(1 << 31)
_LISTED: Final = 2
"""So many lines like tasks below a numbered line are more than details of the line above it."""
_SOME: Final = 3
"""With at least this many lines, things form a list of what is inspected."""


class ExtractedTask:
    """Something that is to be done, on lines `first` to `last` of the document."""

    def __init__(
        self, item: Item, text: str, reader: UnitNames, *, section_units: tuple[str, ...] = ()
    ) -> None:
        self._reader = reader
        self.item = item
        self.text = text
        self.first, self.last = item.first, item.last
        self.named_units: tuple[str, ...] = ()
        """The units that the task itself names."""
        self.section_units = section_units
        """The units of the heading above it."""
        self.named_later: tuple[str, ...] = ()
        """Those of its leads that are the subjects of later clauses."""
        self.named_support: tuple[str, ...] = ()
        self.labels: Labels = {}
        self.times: tuple[TimeExpression, ...] = ()
        self.caption = ""
        """A line above it that dates it: “NGÀY 1: THỨ HAI, 24/8/2026”."""
        self.details: tuple[str, ...] = ()
        """The lines below it that only say more about it."""
        self.doubts: list[Message] = []
        self.read_by = ReadBy("hàng của bảng" if item.rank == ROW else "")
        self.weak_lead = False
        """True if its lead was found within its sentence only, and not in brackets that end it."""
        self.asked_below: tuple[str, ...] = ()
        """The units of the heading below which it asks its leads for something."""
        self.by_position = False
        """True if the units of its section are those of a line before it, not of a heading."""
        self.shared: set[str] = set()
        """The kinds of labels that apply to other tasks as well."""
        self.inherited: set[str] = set()
        """The kinds of labels that only a heading above says; a nearer one replaces them."""

    @property
    def leads(self) -> tuple[str, ...]:
        """Return the leads: named in the task, else by a label, else by the heading."""
        labelled = [
            name for text in self.labels.get(LEAD, ()) for name in leads_in(self._reader, text)
        ]
        return self.named_units or tuple(dict.fromkeys(labelled)) or self.section_units

    @property
    def supports(self) -> tuple[str, ...]:
        """Return the supporting units."""
        if self.named_units and self.named_support:
            return self.named_support
        leads = set(self.leads)
        names = (*self.named_support, *self._labelled_support)
        return tuple(dict.fromkeys(name for name in names if name not in leads))

    @property
    def named_twice(self) -> tuple[str, ...]:
        """Return the leads that a label names among the supporting units as well."""
        leads = {name.casefold() for name in self.leads}
        return tuple(name for name in self._labelled_support if name.casefold() in leads)

    @property
    def _labelled_support(self) -> tuple[str, ...]:
        names = [name for text in self.labels.get(SUPPORT, ()) for name in self._reader.split(text)]
        partners = (partners_in(self._reader, text) for text in self.labels.get(LEAD, ()))
        return (*names, *(name for some in partners for name in some))

    def apply_labels(self, labels: Labels, *, shared: bool = False) -> None:
        """Apply labels, unless nearer ones have said the same kind of thing."""
        for kind, texts in labels.items():
            if kind in self.inherited:
                self.inherited.remove(kind)
                self.shared.discard(kind)
                self.labels[kind] = texts
            if self.labels.setdefault(kind, texts) == texts and shared:
                self.shared.add(kind)

    def inherit_labels(self, labels: Labels) -> None:
        """Apply the labels of a heading above, until others say the same kind of thing."""
        self.inherited = {*labels} - {*self.labels}
        for kind in self.inherited:
            self.labels[kind] = labels[kind]
            self.shared.add(kind)

    def says_in_label(self, time: TimeExpression) -> bool:
        """Return True if a label or a column says a time, of this task or of several."""
        return any(time.words in text for text in self.labels.get(TIME, ()))

    def take_leads(self, line: Item) -> None:
        """Take the unit with which another line begins as its lead, and mark that."""
        self.section_units = line.subject[0]
        self.doubts.append(
            say("Chủ trì lấy theo dòng {line}: xem có đúng là đơn vị này không.", line=line.first)
        )

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings above it, the nearest first."""
        texts: list[str] = [self.caption] if self.caption else []
        above = self.item.parent
        while above is not None and above.parent is not None:
            if not above.text.rstrip().endswith("."):  # a task with its own days
                texts.append(above.text)
            above = above.parent
        return tuple(texts)


class SkippedItem(Value):
    """An item that is no task, why, and by which rules."""

    item: Item
    kind: str
    read_by: ReadBy = ReadBy()


class TaskExtractor:
    """Collects the tasks of a document and its other lines, in their order."""

    def __init__(
        self, reader: UnitNames, scanned: ScannedText | None = None, *, letter: bool = False
    ) -> None:
        """Take what reads names, and what is known of a scan; a `letter` has no section on how all
        is to be done: “Yêu cầu chung” heads what it asks for.
        """
        self._letter = letter
        self.tasks: list[ExtractedTask] = []
        self.skipped: list[SkippedItem] = []
        self._reader = reader
        self._doubtful: Collection[int] | None = scanned.doubtful if scanned else None
        self._table: TaskTable | None = None
        self._head_below: Sequence[str] = ()
        self._lost_above: set[int] = set()
        """The headings of aims below which duties stand, since the heading of these was lost."""
        self._among_aims = 0
        """How many tasks stand among aims."""

    def extract(self, root: Item) -> None:
        """Extract the tasks below a root."""
        self._below(root, Context())
        if self._doubtful is not None and self._aims_swallow_duties():
            self.tasks, self.skipped, self._doubtful = [], [], _EVERY_LINE
            self._below(root, Context())
        self._give_to_inspectors([item for item in root.walk() if inspects(item)])
        self._give_to_office(filter(says_what_office_is, root.walk()))

    def _aims_swallow_duties(self) -> bool:
        """Return True if a scan has far more aims that say what is to be done than tasks: the
        headings of its duties were lost.
        """
        acting = sum(one.kind in (BACKGROUND, TARGET) and one.item.likely for one in self.skipped)
        return acting > 2 * (len(self.tasks) - self._among_aims) + 2

    def _give_to_inspectors(self, lines: Sequence[Item]) -> None:
        """Give inspections without a lead to the unit of which the document says most often that it
        inspects, if there is one.
        """
        times = Counter(item.subject[0] for item in lines)
        subject = max(times, key=times.__getitem__, default=())
        if times[subject] * 2 <= len(lines):
            return
        line = next(item for item in lines if item.subject[0] == subject)
        for task in self.tasks:
            if not task.leads and phrases.inspection.match(task.text):
                task.take_leads(line)

    def _give_to_office(self, lines: Iterator[Item]) -> None:
        """Give what stands below “Nhiệm vụ và quyền hạn”, where that names nobody, to the office of
        which the first line says what it is.
        """
        bare = [
            task
            for task in self.tasks
            if not task.leads and any(map(phrases.functions.match, task.headings))
        ]
        line = next(lines, None) if bare else None
        if line is None:
            return
        for task in bare:
            task.take_leads(line)

    def give_to_asked(
        self, asked: tuple[str, ...], addressed: tuple[str, ...], helping: tuple[str, ...]
    ) -> None:
        """Give tasks without a lead to the units of which the document asks all that follows, with
        those who help them; or what only says what to do to the one to whom it goes. All this is
        marked.
        """
        for task in self.tasks:
            if not (task.leads or task.item.rank == ROW or task.item.closes):
                task.section_units = asked or (addressed if task.item.acts else ())
                task.named_support = task.named_support or helping
                task.by_position = bool(task.section_units)

    def give_to_those_above(self) -> None:
        """Give paragraphs that only say what to do, right below a numbered or lettered line that
        says who does something, to the same units; this is marked.
        """
        naming = {id(one.item): one for one in self.tasks if one.item.rank <= INNER}
        for task in self.tasks:
            above = naming.get(id(task.item.before))
            alone = task.item.rank == PLAIN and task.item.begins_with_verb and not task.item.closes
            if above and above.leads and alone and not task.leads:
                task.section_units = above.leads
                task.named_support = task.named_support or above.supports
                task.by_position = True
                naming[id(task.item)] = task

    def drop_narrative(self) -> None:
        """Skip what says neither who does something, nor what is done, nor when, and charges
        nobody: letters, notices and decisions tell much that is no task.
        """
        tasks, self.tasks = self.tasks, []
        for task in tasks:
            ordered = phrases.charged.search(task.text) is not None
            if task.leads or task.times or task.labels or ordered or NO_VERB not in task.doubts:
                self.tasks.append(task)
            else:
                self._skip((task.item,), "narrative", task.read_by)

    def keep_assigned(self) -> None:
        """Keep only what an annex assigns: rows of tables, what a label says who leads, and
        what stands below a lead-in with units: “Hiệu trưởng thực hiện các nội dung sau:”.

        Its other lines are forms, samples or lists, and skipped as parts of an annex.
        """
        tasks, self.tasks = self.tasks, []
        for task in tasks:
            if task.item.rank == ROW or any(task.labels.get(LEAD, ())) or _is_led_in(task):
                self.tasks.append(task)
            else:
                self._skip((task.item,), "annex")

    def _below(
        self, item: Item, context: Context, details: Collection[Item] = ()
    ) -> list[ExtractedTask]:
        """Visit what stands below an item except for its details; return the tasks."""
        found: list[ExtractedTask] = []
        run: list[tuple[Item, list[ExtractedTask]]] = []
        labelled = False
        announced: tuple[Item, Context] | None = None
        outer, deepest = context, -1
        for child in item.children:
            if child.rank < min(deepest, PLAIN):  # what a lead-in hands on ends at a higher marker
                context, deepest = outer, -1
            if child in details:
                self._skip(child.walk(), "detail")
                continue
            labels = child.labels
            if labels:
                self._skip(child.walk(), "attribute")
                above = [task for _, tasks in run for task in tasks]
                if above:
                    _apply_labels(above, labels, again=labelled)
                    labelled = True
                else:
                    context = context.replace(labels={**context.labels, **child.labels_ahead})
                    outer = outer if deepest >= 0 else context
                continue
            if labelled:
                run, labelled = [], False
            own = self._visit(child, context)
            last = child.labels_at_end if child.rank in range(NUMBER, INNER + 1) else {}
            if last:
                bare = (some for one, some in run if one.rank == child.rank and not one.children)
                above = [task for tasks in bare for task in tasks]
                _apply_labels([*above, *(task for task in own if _may_share(task, last))], last)
                run = []
            run.append((child, own))
            found += own
            announced = None if own else _as_order(child, context) or announced
            if child.rank == PLAIN and not child.children:
                handed = after_line(child, context)
                if handed is not context and child.following is not None:
                    context, deepest = handed, child.following.rank
        return [*found, *(self._unlisted(*announced) if announced else ())]

    def _unlisted(self, item: Item, context: Context) -> list[ExtractedTask]:
        """Return a lead-in as the task that it orders: no tasks stand below it, only a form."""
        self.skipped = [one for one in self.skipped if one.item is not item]
        task = self._task(item, context)
        task.doubts.append(UNLISTED)
        return [task]

    def _visit(self, item: Item, context: Context) -> list[ExtractedTask]:
        if item.rank == ROW:
            return self._row(item, context)
        if phrases.another_table.match(item.text):
            self._table = None
        if item.closes:
            return self._closing(item)
        demands = self._letter and phrases.demand_heading.match(item.text)
        asks = demands and item.kind == BACKGROUND
        context = context.replace(kind=context.kind if asks else item.kind or context.kind)
        if self._doubtful is not None and context.kind and not item.kind:
            return self._visit_scanned(item, context, self._doubtful)
        return self._visit_line(item, context)

    def _visit_scanned(
        self, item: Item, context: Context, doubtful: Collection[int]
    ) -> list[ExtractedTask]:
        """Visit a line of a scan; where the heading of its section may have been lost, or it says
        that a unit acts where no duties stand, what is found is marked.
        """
        acts = context.kind == BACKGROUND and names_actor(item) and surely_acts(item)
        lost = item.first in doubtful or (acts and not phrases.collective_demand.match(item.text))
        if context.kind in (BACKGROUND, TARGET) and _shows_duties(item):
            self._lost_above.add(id(item.parent))
        if not lost and id(item.parent) not in self._lost_above:
            return self._visit_line(item, context)
        found = self._visit_line(item, context.replace(kind=None))
        for task in found:
            if MISPLACED not in task.doubts:
                task.doubts.append(MISPLACED)
        return found

    def _visit_line(self, item: Item, context: Context) -> list[ExtractedTask]:
        subs = [one for one in item.children if not one.labels]
        below = Below(subs, [one for one in subs if one.likely])
        things = sum(one.thing and ":" not in one.text and not one.children for one in subs)
        listed = things >= _SOME and things * 2 > len(subs)
        if listed and context.kind not in (BACKGROUND, RARELY_TASKS):
            context = context.replace(kind=INSPECTED)
        rule, second = decide(item, context, below)
        by = ReadBy(rule.name, second)
        if rule.verdict == "skip":
            return self._skipped_line(item, context, rule.kind, by)
        if rule.verdict in ("heading", "lead-in"):
            self._skip((item,), rule.kind, by)
            return self._below(item, self._context_below(item, context, rule))
        task = self._task(item, context, sure=rule.sure)
        task.read_by = by
        self._among_aims += context.kind == BACKGROUND
        if context.kind == RARELY_TASKS and not surely_acts(item):
            task.doubts.append(SELDOM)
        if item.introduces and not item.children:
            task.doubts.append(UNLISTED)
        if rule.verdict == "parts":
            return self._with_parts(task, context, below)
        if item.children:
            self._skip([one for child in item.children for one in child.walk()], "attribute")
            task.apply_labels(item.labels_below)
        return [task]

    def _skipped_line(
        self, item: Item, context: Context, kind: str, by: ReadBy
    ) -> list[ExtractedTask]:
        """Skip a line; in a section without orders, visit what stands below it all the same."""
        if by.rule == "mục không giao việc":
            shown = BACKGROUND if context.kind == RARELY_TASKS else str(context.kind)
            self._skip((item,), shown, by)
            return self._below(item, context)
        self._skip((item,), kind, by)
        return self._skip([one for child in item.children for one in child.walk()], "attribute")

    @staticmethod
    def _context_below(item: Item, context: Context, rule: Rule) -> Context:
        if rule.verdict == "lead-in":
            return passes_on(item, context)
        if rule.kind == COST:
            return context
        if context.units and item.works_with:
            return context.replace(works_with=True)
        if item.heading_units and not item.approves:
            return passes_on(item, context).replace(
                units=item.directed or item.heading_units, units_by_position=item.says_which
            )
        helped = bool(context.units) and not item.is_sentence and bool(item.partners)
        return passes_on(item, context) if item.introduces or helped else context

    def _with_parts(
        self, task: ExtractedTask, context: Context, below: Below
    ) -> list[ExtractedTask]:
        """Visit what is below a task: some lines are tasks themselves, the others details."""
        item = task.item
        parts = self._parts(item, below)
        inner = context
        if item.lead_in != item.text:
            inner = passes_on(item, context)
        elif item.leading[0]:
            beside = all(one.rank == PLAIN for one in parts) and item.following is None
            inner = context.replace(units=item.leading[0], units_by_position=beside)
        details = [one for one in below.subs if one not in parts and one.rank != ROW]
        if item.introduces and details:
            task.doubts.append(UNLISTED)
        below_it = (one for detail in details for one in detail.walk())
        task.details = tuple(one.text for one in below_it if not one.reports)
        found = self._below(item, inner, details)
        _apply_labels((task, *found), item.labels_below)
        if found and not task.leads:
            task.apply_labels(found[-1].labels)
        return [task, *found]

    @staticmethod
    def _parts(item: Item, below: Below) -> Sequence[Item]:
        """Return the lines below a task that are tasks themselves, not details."""
        if DASH <= item.rank < PLAIN:
            return ()
        stands_out = item.labels_below or item.leading[0]
        numbered = any(one.rank <= INNER for one in below.subs)
        if stands_out or numbered or len(below.likely) * 2 >= len(below.subs):
            sure: Sequence[Item] = below.likely
        else:
            sure = [one for one in below.likely if one.asks]
        return [one for one in below.subs if one in sure or one.hands_on or _heads_list(one)]

    def _task(self, item: Item, context: Context, *, sure: bool = True) -> ExtractedTask:
        names, rest = item.doer
        about = item.text.startswith("Đối với ")
        subject, after = ((), "") if context.units and not about else item.subject
        task = ExtractedTask(
            item,
            item.text,
            self._reader,
            section_units=(subject and _with_later(subject, item.later(after))) or context.units,
        )
        task.caption = context.caption
        task.by_position = context.units_by_position
        within = labels_in_text(item.text)
        if phrases.content_label.match(item.text):
            within = {**item.labels_right_above, **within}
        asks_on = not context.units_asked and phrases.asks_on.match(item.text)
        own = item.rank == PLAIN or (item.text[:1].isupper() and not asks_on)
        may_ask_on = item.rank != PLAIN and phrases.may_ask_on.match(item.text)
        if names and may_ask_on and not context.units_asked:
            task.asked_below = context.units
        asks_others = context.units and phrases.asks_others_in_a_list.match(item.text)
        asked = item.requested if asks_others else ()
        if context.works_with:
            names, asked = (), ()
        if asked and not names:
            task.named_units = asked
        elif names and rest and not item.for_clause and (not context.units or own):
            later = item.later(rest)
            task.named_units = _with_later(names, later)
            task.named_later = tuple(name for name in later if name not in names)
        elif not context.units and not subject and (LEAD not in within):
            asks = item.rank == PLAIN and phrases.orders_others.search(item.text)
            task.named_units = item.actors or (item.requested if asks else ())
            closing = phrases.closing_brackets.search(item.text)
            task.weak_lead = any(not closing or one not in closing[0] for one in task.named_units)
        unread = phrases.given.match(item.text) and not task.named_units
        task.by_position = task.by_position or bool(unread)
        helpers = item.leading[0] if context.works_with else ()
        task.named_support = helpers or item.partners or context.support
        task.apply_labels(within)
        task.inherit_labels(context.labels)
        if not sure:
            task.doubts.append(NO_VERB)
        self.tasks.append(task)
        return task

    def _closing(self, item: Item) -> list[ExtractedTask]:
        doers, rest = item.subject
        own = doers if DUTY_START.match(rest) and not phrases.orders_others.match(rest) else ()
        asks = own or item.requested or item.orders_something
        attached = phrases.attachments.match(item.text)
        if item.children or item.only_informs or attached or not asks:
            self._skip((item,), "closing")
            return self._below(item, Context(units=item.requested, units_asked=True))
        task = ExtractedTask(item, item.text, self._reader)
        asked = " ".join(item.requested).casefold()
        again = any(one.casefold() in asked or phrases.authority.match(one) for one in own)
        own = () if asked and again else own
        task.named_units = _with_later((*own, *item.requested), item.later_doers)
        task.named_support = tuple(
            one for one in item.partners if not one.startswith(task.named_units)
        )
        task.read_by = ReadBy("lời kết")
        self.tasks.append(task)
        return [task]

    def _row(self, item: Item, context: Context) -> list[ExtractedTask]:
        cells = item.cells
        if self._table is None and is_numbered(cells):
            return self._skip((item,), "table")
        begins = phrases.number_head.fullmatch(cells[0].strip()) is not None
        if self._table is None or begins or self._table.is_head(cells):
            below = item.rows_below()
            table = TaskTable.of(cells, below, self._begins_with_unit)
            self._table = table if begins else table or self._table
            self._head_below = below[0] if below and is_second_head(cells, below[0]) else ()
            return self._skip((item,), "table head")
        if cells == self._head_below:
            return self._skip((item,), "table head")
        orders = context.kind not in (BACKGROUND, RARELY_TASKS) or self._table.assigns
        next_row = item.following.cells if item.following else ()
        row = self._table.row(cells, next_row) if orders else None
        if row is None or phrases.post_in_body.fullmatch(row.text.strip(" .;")):
            return self._skip((item,), "table")
        task = ExtractedTask(item, row.text, self._reader)
        said = {name: text for name, text in row.labels.items() if text}
        dated = phrases.time_before_unit.match(said.get(LEAD, ""))
        if dated and TIME not in said:
            said = {**said, LEAD: said[LEAD][dated.end() :], TIME: dated[0].strip()}
        task.labels = {name: [text] for name, text in said.items()}
        if phrases.only_hours.fullmatch(said.get(TIME, "")) and TIME in context.labels:
            task.labels[TIME] = context.labels[TIME]
        task.caption = context.caption
        wordless = not any(map(str.isalpha, row.text))
        if self._table.guessed or wordless or task.last - task.first >= len(cells):
            task.doubts.append(GUESSED)
        task.doubts += [_ABOVE[name] for name in row.above]
        names, rest = self._reader.leading(row.text)
        if names and rest and LEAD not in task.labels:
            task.named_units = names
        task.named_support = () if SUPPORT in task.labels else partners_in(self._reader, row.text)
        self.tasks.append(task)
        return [task]

    def _begins_with_unit(self, cell: str) -> bool:
        return bool(self._reader.leading(cell, loose=True)[0])

    def _skip(
        self, items: Iterable[Item], kind: str, by: ReadBy = _BY_PLACE
    ) -> list[ExtractedTask]:
        """Skip items; return no tasks."""
        self.skipped += [SkippedItem(item, kind, by) for item in items]
        return []


def _with_later(names: Sequence[str], later: Iterable[str]) -> tuple[str, ...]:
    """Return names with those of later clauses that do not only say them again, in short: “Công
    ty” after “Công ty A”.
    """
    return tuple(dict.fromkeys((*names, *(one for one in later if not is_short_for(one, names)))))


def _is_led_in(task: ExtractedTask) -> bool:
    """Return True for what is to be done below a line that ends with a colon and names units."""
    above = task.item.parent
    led = bool(task.section_units) and not task.by_position and task.item.begins_with_verb
    return led and above is not None and above.introduces


def _heads_list(item: Item) -> bool:
    """Return True for a numbered line with several lines like tasks below it."""
    listed = sum(one.likely for one in item.children) if item.rank <= INNER else 0
    return listed >= _LISTED


def _shows_duties(item: Item) -> bool:
    """Return True for what never stands among aims: a unit with what it does, or who leads."""
    units = bool(item.heading_units) and any(one.likely for one in item.children)
    return units or LEAD in item.labels_below or LEAD in item.labels


def _as_order(item: Item, context: Context) -> tuple[Item, Context] | None:
    """Return a lead-in that asks somebody for something, with its context; None for others."""
    leads_in = item.rank == PLAIN and item.introduces and not item.children
    if not leads_in or context.kind in (BACKGROUND, TARGET, RARELY_TASKS):
        return None
    return (item, context) if item.subject[0] or item.requested else None


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
    """Return True if labels at the end of a heading apply to a task: it has no others."""
    return all(labels.get(kind) == text for kind, text in task.labels.items())
