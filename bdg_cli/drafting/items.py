"""The lines of the outline, each with what it says: worked out once, when a rule first asks.

Rules look at items, never at raw text: names, labels and verbs are found here and nowhere else.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.labels import (
    CONTENT,
    OTHER,
    SENTENCES,
    TIME,
    is_work,
    label_of,
    merged,
    said_in,
)
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS, SMALL_LETTERS
from bdg_cli.drafting.lexicon.word_lists import word_pattern
from bdg_cli.drafting.outline import BACKGROUND, DUTY, OutlineNode, build_outline, section_kind
from bdg_cli.drafting.wording.actors import actors_in
from bdg_cli.drafting.wording.role_phrases import (
    delegated_to,
    later_subjects,
    partners_in,
    requested_units,
    subject_of,
)
from bdg_cli.drafting.wording.vocabulary import BARE, DUTY_START, VERB, VERB_START
from bdg_cli.outline.marks import DASH, FOOTNOTE, INNER, LETTER, NUMBER, PLAIN, ROMAN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.drafting.labels import Labels
    from bdg_cli.drafting.paragraphs import Paragraph
    from bdg_cli.drafting.wording.names import UnitNames

ORDER_VERBS: Final = word_pattern("lines", "orders", r"\b", re.IGNORECASE)
_MANNER: Final = word_pattern("lines", "manner", flags=re.IGNORECASE)
_THING: Final = word_pattern("lines", "things", flags=re.IGNORECASE)
NEXT_SENTENCE: Final = re.compile(
    rf"(?:(?<=[{SMALL_LETTERS}]{{2}}\.)|(?<=\)\.))\s+(?=[{CAPITAL_LETTERS}])"
)
_LEADERS: Final = "Lãnh đạo "
"""How a sentence begins whose subject may be leaders, after one that names somebody."""
_TELLS_OTHERS: Final = ("đề nghị", "yêu cầu", "giao", "thông báo", "kính đề nghị", "trân trọng")
"""What an authority does that hands duties to others."""
_ROWS: Final = 12
"""So many rows tell what the columns of a table say."""
_MORE_THAN_NAMES: Final = 20
"""The letters of “Đối với”, of “và” between names, and of the sign at the end, and a few more."""
_LONGEST_LINE: Final = 200
_BESIDE_ROLES: Final = 3
"""With more lines below a heading, one that only names who acts may be of them all."""
_OBJECT: Final = 3
"""A verb of two syllables with so many words more has an object: “tổ chức tưới cây”."""


def _says(matches: Callable[[str], object]) -> cached_property[bool]:
    """Return a property: whether the words of an item match."""
    return cached_property(lambda item: matches(item.text) is not None)


class Item(OutlineNode):
    """A line of the outline with everything below it; `reader` reads names in it."""

    def __init__(self, paragraph: Paragraph, parent: Item | None, reader: UnitNames) -> None:
        super().__init__(paragraph, parent)
        self._reader = reader

    def rows_below(self) -> list[tuple[str, ...]]:
        """Return the next rows of its table."""
        rows: list[tuple[str, ...]] = []
        row = self.following
        while row is not None and row.cells and len(rows) < _ROWS:
            rows.append(row.cells)
            row = row.following
        return rows

    # What its words are.

    orders_something = _says(ORDER_VERBS.search)
    """True if it asks, gives or reports something."""
    thing = _says(_THING.match)
    """True if it begins with something to be inspected, and not with an action."""
    agenda = _says(phrases.hour.match)
    """True for an entry of an agenda, which says at what hour something happens."""
    heads_table = _says(phrases.table_head.match)
    """True for the head of a table that is no table any more."""
    rate = _says(phrases.rate.fullmatch)
    """True for how much is paid for each: “Người trồng cây: 150.000 đồng/buổi”."""
    footnote = _says(FOOTNOTE.match)
    """True for a footnote."""
    _informs = _says(phrases.informs.search)
    works_with = _says(phrases.works_with.match)
    """True for “Chủ trì, phối hợp với:” above the units that help."""
    dated = _says(phrases.dated_item.match)
    """True for an entry of a schedule, which says on what day something happens."""
    captioned = _says(phrases.captioned.match)
    """True for a title with a caption before it: “Bước 1: Lập danh sách”."""
    for_clause = _says(phrases.for_clause.match)
    """True for “Đối với các thôn xa trạm: …”, which does not say who does it."""

    @property
    def only_informs(self) -> bool:
        """True for a paragraph with the formula of notice: “… xin trân trọng thông báo”."""
        return self.rank == PLAIN and self._informs

    @property
    def member(self) -> bool:
        """True for “Trưởng đoàn: Đại diện Sở A”, which gives a member of a body no duty."""
        person = phrases.person_with_post.fullmatch(self.text.strip(" .;-"))
        if person or phrases.who_attends.match(self.text):
            return True
        found = phrases.member.match(self.text)
        return found is not None and DUTY_START.match(self.text, found.end()) is None

    @property
    def heads_members(self) -> bool:
        """True for the name of a body above nothing but its members."""
        return bool(self.children) and all(one.member for one in self.children)

    begins_with_verb = _says(DUTY_START.match)
    """True if its first word is what is to be done."""

    @cached_property
    def leading(self) -> tuple[tuple[str, ...], str]:
        """The units that it begins with, and the words after them."""
        return self._reader.leading(self.text)

    @cached_property
    def reports(self) -> bool:
        """True if it says what was received or done, what a decision does by itself, or that it is
        in force, and orders nothing.
        """
        if phrases.reports_past.search(self.text) or phrases.assesses.match(self.text):
            return True
        if self.is_article and phrases.decides.match(self.text):
            return True
        names, rest = self.leading
        end = self.text.find(names[-1]) + len(names[-1]) if names else 0
        if names and phrases.praises.match(self.text, end):
            return True
        done = names and phrases.done_already.match(self.text, end)
        return bool(done) and not phrases.to_be_done.search(rest)

    @cached_property
    def doer(self) -> tuple[tuple[str, ...], str]:
        """The units that it begins with, or to whom these delegate; and the words after them."""
        return delegated_to(self._reader, *self.leading, letter=self.rank == PLAIN)

    @cached_property
    def subject(self) -> tuple[tuple[str, ...], str]:
        """The units that are to do something, also after a phrase of time, ground or purpose."""
        return subject_of(self._reader, self.text, letter=self.rank == PLAIN)

    @cached_property
    def named_as_heading(self) -> tuple[str, ...]:
        """The units that it names if the whole line is names."""
        names, rest = self.leading
        whole_sentence = self.introduces or self.ends_like_sentence
        says_more = self.ends_like_sentence and rest[:1].islower()
        if names and whole_sentence and (says_more or VERB_START.match(rest)):
            return ()
        return self._reader.in_heading(self.text)

    @cached_property
    def lead_in(self) -> str:
        """What leads in to the lines below it: its last sentence, if it ends with a colon, with the
        one before “Cụ thể như sau:”.
        """
        *before, last = NEXT_SENTENCE.split(self.text) if self.introduces else [self.text]
        return " ".join((*before[-1:], last)) if phrases.in_detail.fullmatch(last) else last

    @cached_property
    def leads_in_for(self) -> tuple[tuple[str, ...], str]:
        """The units that its lead-in says are to do something, and the text after them."""
        if self.lead_in == self.text:
            return self.subject
        return subject_of(self._reader, self.lead_in, letter=self.rank == PLAIN)

    @cached_property
    def directed(self) -> tuple[str, ...]:
        """The units for which a lead-in ends: “Đề nghị UBND tỉnh chỉ đạo Sở A:”."""
        found = phrases.directed_to.search(self.lead_in) if self.introduces else None
        names, rest = self._reader.leading(found[1], loose=True) if found else ((), "")
        return () if rest else names

    @cached_property
    def leads_in_asking(self) -> tuple[str, ...]:
        """The units of which its lead-in requests something."""
        if self.lead_in == self.text:
            return self.requested
        return requested_units(self._reader, self.lead_in)

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The units after “phối hợp với”."""
        names, rest = self.doer
        return partners_in(self._reader, rest if names and rest else self.text)

    @cached_property
    def requested(self) -> tuple[str, ...]:
        """The units of which it requests something."""
        return requested_units(self._reader, self.text)

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """The units that do something although the sentence does not begin with them."""
        return actors_in(self._reader, self.text)

    def later(self, rest: str) -> tuple[str, ...]:
        """Return the subjects of the later clauses of a sentence."""
        return later_subjects(self._reader, rest)

    @cached_property
    def later_doers(self) -> tuple[str, ...]:
        """The units that the sentences after its first say are to do something."""
        later = NEXT_SENTENCE.split(self.text)[1:]
        said = (
            self._reader.leading(one, loose=True)
            if one.startswith(_LEADERS)
            else subject_of(self._reader, one, letter=True)
            for one in later
        )
        own = ((names, rest) for names, rest in said if not rest.startswith(_TELLS_OTHERS))
        return tuple(name for names, rest in own if DUTY_START.match(rest) for name in names)

    @cached_property
    def clause_doers(self) -> tuple[str, ...]:
        """The units to which a later clause may give a duty: “…; nếu thiếu, Sở A bổ sung”."""
        found = phrases.another_clause.finditer(self.text)
        said = (self._reader.leading_at(self.text, one.end(), loose=True) for one in found)
        return tuple(name for names, rest in said if DUTY_START.match(rest) for name in names)

    @cached_property
    def content(self) -> str:
        """Its words without “Nội dung:” before them."""
        return phrases.content_label.sub("", self.text, count=1)

    @cached_property
    def acts(self) -> bool:
        """True if it begins with what is to be done, also after a time: “Trong năm 2026, …”, or
        with what is to be sent somewhere, or is dated in a schedule.
        """
        if self.dated or self._acts_in_a_case or phrases.sent_in.match(self.text):
            return True
        timed = phrases.when_first.match(self.text)
        return DUTY_START.match(self.text[timed.end() :] if timed else self.content) is not None

    @cached_property
    def bears_tasks(self) -> bool:
        """True if it begins like a task, or something directly below it does."""
        return self.likely or any(one.likely for one in self.children if not one.labels)

    @property
    def hands_on(self) -> bool:
        """True if it names units for duties: those below it, or those after its colon."""
        if any(one.likely for one in self.children):
            return bool(self.heading_units)
        leads_in = self.rank == PLAIN and self.introduces and self.following is not None
        return leads_in and bool(self.subject[0])

    @cached_property
    def orders(self) -> bool:
        """True if it begins with who does something or with what is to be done."""
        names, rest = self.subject
        return bool(names and rest) or self.begins_with_verb

    @cached_property
    def likely(self) -> bool:
        """True if it begins like a task, and does not say in which manner another is done."""
        if _MANNER.match(self.content) or self.member:
            return False
        names, rest = self._reader.leading(self.content)
        if self.somebody_acts or self._acts_in_a_case or self.dated:
            return True
        if self.asks:
            return True
        return bool(names and rest) or DUTY_START.match(self.content) is not None

    @property
    def asks(self) -> bool:
        """True for a paragraph that requests something of units, as in a letter."""
        asking = self.rank == PLAIN and phrases.requests.search(self.text) is not None
        return asking and bool(self.requested)

    @property
    def somebody_acts(self) -> bool:
        """True if it says which units do something."""
        names, rest = self.subject
        return bool(names) and DUTY_START.match(rest) is not None

    @property
    def _acts_in_a_case(self) -> bool:
        """True for “Đối với đơn nặc danh: Chuyển …”, which says what to do in one case."""
        case, _, does = self.text.partition(": ")
        return (phrases.one_case.match(case) and DUTY_START.match(does)) is not None

    @property
    def bears_duty(self) -> bool:
        """True if it says what is to be done, or who does something, or a line below it does."""
        acts = self.begins_with_verb or self.somebody_acts
        return acts or any(one.begins_with_verb for one in self.children)

    @property
    def caption(self) -> bool:
        """True for a caption without words of its own: “Hoạt động 1”."""
        return phrases.caption.fullmatch(self.text.strip()) is not None

    @property
    def target(self) -> bool:
        """True for a share that is to be reached, without a unit that is to reach it."""
        return phrases.share.match(self.text) is not None and not self.actors

    @cached_property
    def dates_following(self) -> bool:
        """True for a short line with nothing but the day of what follows: “NGÀY 1: 24/8/2026”."""
        above = self.following is not None and self.rank >= PLAIN
        dated = above and phrases.dated_caption.fullmatch(self.text.strip(" *#"))
        return bool(dated) and not self.orders

    # What it is in the document.

    @property
    def is_article(self) -> bool:
        """True for an article of a decision: “Điều 1.”."""
        return self.rank == ROMAN and self.paragraph.label.isdigit()

    @cached_property
    def announces(self) -> bool:
        """True if it announces orders: “… thực hiện các nhiệm vụ sau:”."""
        return self.opens_orders or phrases.announces_orders.search(self.text) is not None

    @property
    def opens_orders(self) -> bool:
        """True if it says whose orders follow, not who is to do them."""
        return self.rank == PLAIN and phrases.announces_opinion.search(self.text) is not None

    @cached_property
    def kind(self) -> str | None:
        """The kind of section that it begins, by its words; None if they do not tell.

        What a unit is named after does not tell: “Ban Thi đua - Khen thưởng”; and where it is said
        who leads what, duties stand. What a line lists that has to be so gives nobody an order.
        """
        cases = phrases.bad_cases_follow.match(self.text) and not any(
            one.begins_with_verb for one in self.children
        )
        listed = not self.orders and all(one.rank != PLAIN for one in self.children)
        papers = listed and phrases.papers_follow.search(self.text)
        members = phrases.members_follow.search(self.text)
        if self.introduces and (cases or papers or members or self._demands_below):
            return BACKGROUND
        kind = section_kind(self) if self.rank <= INNER else None
        if kind in (None, DUTY):
            return kind
        led = kind == BACKGROUND and any(LEAD in one.labels for one in self.walk())
        of_units = kind == BACKGROUND and self._demands_of_units
        return None if led or of_units or self.leading[0] or self.named_as_heading else kind

    @property
    def _demands_below(self) -> bool:
        """True for “Cây giống phải đáp ứng các yêu cầu sau:” above what it has to be like."""
        found = phrases.demands_follow.search(self.text)
        acts = not (found and found["must"]) and (self.orders or bool(self.requested))
        below = any(one.leading[0] and one.somebody_acts for one in self.children)
        return found is not None and not acts and not below

    @property
    def _demands_of_units(self) -> bool:
        """True for “Yêu cầu đối với chủ đầu tư”."""
        found = phrases.demands_of.match(self.text)
        names, rest = (
            self._reader.leading_at(self.text, found.end(), loose=True) if found else ((), "")
        )
        return bool(names) and not rest.strip(" :.")

    @cached_property
    def heading_units(self) -> tuple[str, ...]:
        """The units that it names for everything below it."""
        group = self._reader.with_members(self.text) if self.rank <= INNER else ()
        if group:
            return group
        names, rest = self._leading_in
        beside = phrases.asks_beside.search(rest) if names else None
        asked, more = self._reader.leading(rest[beside.end() :]) if beside else ((), "")
        if asked and not more:
            return (*names, *asked)
        if phrases.unit_asks_others.match(rest) and self.introduces:
            return self.leads_in_asking
        titled = self.looks_like_heading
        leads_on = self.introduces and VERB.match(rest) is not None
        whole = self.named_as_heading if titled and not leads_on else ()
        acting = leads_on and not any(one.likely or one.rank != PLAIN for one in self.children)
        heads = not rest or titled or (self.introduces and not acting)
        heads = heads and not (rest and any(BARE.fullmatch(name) for name in names))
        return whole or (names if heads else ())

    @cached_property
    def says_which(self) -> bool:
        """True for “Đối với các trường đã được công nhận”: more than the name says which units."""
        said = sum(len(name) + 2 for name in self.heading_units)
        return self.text.startswith("Đối với ") and len(self.text) > said + _MORE_THAN_NAMES

    @cached_property
    def looks_like_heading(self) -> bool:
        """True if it looks like a heading by its marker and its words."""
        if self.rank > INNER or self._is_whole_task:
            return False
        whole = len(self.text) > _LONGEST_LINE and self.begins_with_verb
        return not self.is_sentence or (self._is_mixed and not whole)

    @property
    def _is_whole_task(self) -> bool:
        """True for a sentence with its action after the units, below which stands nothing but what
        informs: “Phòng Kinh tế kiểm tra vườn ươm”.
        """
        names, rest = self.leading
        acts = bool(names) and self.ends_like_sentence and DUTY_START.match(rest) is not None
        if acts and rest.endswith(".") and rest.count(" ") >= _OBJECT:
            return all(one.rank == PLAIN for one in self.children)
        return acts and not any(
            one.rank != PLAIN or (one.likely and not one.only_informs) for one in self.children
        )

    @cached_property
    def _is_mixed(self) -> bool:
        """True if labelled lines stand between the items below, each for those before it."""
        kinds = [bool({LEAD, SUPPORT, TIME} & one.labels.keys()) for one in self.children]
        return any(a and not b for a, b in pairwise(kinds))

    @cached_property
    def requests_from(self) -> int | None:
        """The number of the first line below it, without a marker, that requests something."""
        plain = (one for one in self.children if one.rank == PLAIN)
        return next((one.first for one in plain if phrases.requests.search(one.text)), None)

    @cached_property
    def _leading_in(self) -> tuple[tuple[str, ...], str]:
        """The units that its lead-in begins with, and the words after them."""
        return self._reader.leading(self.lead_in)

    @cached_property
    def approves(self) -> bool:
        """True for an authority that agrees to what stands below it, and does not do it itself."""
        names, rest = self._leading_in
        council = bool(names) and phrases.authority.match(names[0]) is not None
        return council and phrases.approves.match(rest) is not None

    @property
    def only_dates(self) -> bool:
        """True for a line without a label that says nothing but a time: that of the list above."""
        return phrases.time_without_colon.fullmatch(self.text) is not None

    # What it says as a labelled line.

    @cached_property
    def labels(self) -> Labels:
        """What a labelled line and the items below it say; nothing for any other line.

        The words for a time include the label: “Thời gian hoàn thành” makes it a deadline.
        """
        return labels_of(self, self._reader)

    @cached_property
    def bare_label(self) -> bool:
        """True for a numbered heading that is a label without its colon, above names, below which
        nobody is to do anything: “2. Cơ quan chủ trì”.
        """
        bare = self.text.rstrip(" .")
        heads = bool(self.children) and self.rank >= NUMBER and ":" not in bare
        if not heads or phrases.title_of_duties.fullmatch(bare):
            return False
        label = label_of(f"{bare}:")
        return (label is not None and label[0] in (LEAD, SUPPORT)) and all(
            one.labels or not (one.children or one.bears_duty) for one in self.children
        )

    @property
    def label_text(self) -> str:
        """Its words as a labelled line has them, with the colon."""
        return f"{self.text.rstrip(' .')}:" if self.bare_label else self.text

    @property
    def labels_ahead(self) -> Labels:
        """What it says of the lines that follow, if no tasks stand before it; nothing for “2. Cơ
        quan chủ trì” over names, and for the time behind that.
        """
        bare = self.bare_label or (self.before is not None and self.before.bare_label)
        return {} if bare else self.labels

    @property
    def labels_right_above(self) -> Labels:
        """What the labelled lines right above it say: “Thời gian: …” before “Nội dung: …”."""
        above = self.before
        said: list[Labels] = []
        while above is not None and above.labels:
            said.append(above.labels)
            above = above.before
        return merged(reversed(said))

    @cached_property
    def labels_below(self) -> Labels:
        """What the labelled lines directly below it say."""
        return merged(one.labels for one in self.children)

    @cached_property
    def says_below_who_leads(self) -> bool:
        """True if a line directly below it begins with the label of who leads."""
        found = (label_of(one.label_text) for one in self.children)
        return any(one is not None and one[0] == LEAD for one in found)

    @cached_property
    def labels_at_end(self) -> Labels:
        """What the labelled lines at the end of a heading, after its tasks, say."""
        last: list[Labels] = []
        for one in reversed(self.children):
            if not one.labels or one.only_dates:
                break
            last.append(one.labels)
        return merged(reversed(last))


def labels_of(item: Item, reader: UnitNames) -> Labels:
    """Return what an item says as a labelled line."""
    if alone := _said_without_label(item, reader):
        return alone
    first, *others = SENTENCES.split(item.label_text)
    found = label_of(first)
    if found is None or (_is_heading(item, found[0]) and not _is_of_meeting(item, found[1])):
        return {}
    kind, value = found
    if _heads_duties(item, kind) or (not value and item.heads_members):
        return {}
    if kind == CONTENT:
        return {} if _is_content(item, value) or _lists_work(item, value) else {OTHER: [value]}
    below = item.labels_below
    if below and not value:
        return below
    return merged((_labels_with_below(item, reader, found, (first, others)), below))


def _said_without_label(item: Item, reader: UnitNames) -> Labels:
    """Return what a line without a label says of the tasks above it: a phase with its time; or,
    right below a task, who does it, and when: “Ban A chủ trì, phối hợp với các xã thực hiện”.
    """
    if item.rank < DASH or item.children:
        return {}
    if phrases.phase.fullmatch(item.text):
        return {TIME: [item.text]}
    names, rest = item.leading
    above = item.parent
    few = above is not None and above.rank >= NUMBER and len(above.children) <= _BESIDE_ROLES
    found = phrases.only_roles.fullmatch(rest) if names and few else None
    if not found or item.requested:
        return {}
    helpers, more = reader.leading(found["helping"] or "", loose=True)
    if more:
        return {}
    if rest.startswith("phối hợp") and not helpers and "tham mưu" not in rest:
        return {SUPPORT: ["; ".join(names)]}
    said = {
        LEAD: "; ".join(names),
        SUPPORT: "; ".join(helpers),
        TIME: found["time"] and f"Thời gian: {found['time']}",
    }
    return {kind: [text] for kind, text in said.items() if text}


def _heads_duties(item: Item, kind: str) -> bool:
    """Return True if duties stand below what looks like a label: “Thời gian:”, “Yêu cầu:”."""
    if item.rank < NUMBER and item.introduces:
        return any(one.bears_duty for one in item.children)
    if kind == OTHER:
        return any(one.begins_with_verb for one in item.children)
    return kind == TIME and any(one.subject[0] and one.is_sentence for one in item.children)


def _labels_with_below(
    item: Item, reader: UnitNames, found: tuple[str, str], parts: tuple[str, Sequence[str]]
) -> Labels:
    """Return what a labelled line says, with the bullets below it where it ends with its colon."""
    (kind, value), (first, others) = found, parts
    if kind in (LEAD, SUPPORT, TIME) and not value:
        value = " ".join(f"{one.text.rstrip('.;')}{_end_of(one)}" for one in item.children)
        first = f"{first} {value}"
    if kind in (LEAD, SUPPORT) and is_work(reader, value):
        return {}
    labelled = [first]
    for part in others:
        if label_of(part) is None:
            labelled[-1] += f" {part}"
        else:
            labelled.append(part)
    return said_in(labelled)


def _end_of(item: Item) -> str:
    """Return what ends a bullet below “Cơ quan thực hiện:”: a sentence stays apart from names."""
    return "." if item.orders else ";"


def _is_content(item: Item, value: str) -> bool:
    """Return True if “Nội dung: …” is a task, and not a detail of the task above it, nor what a
    meeting is about: the line above does not act, or only names in fewer words what is done.
    """
    above = item.parent
    if _is_of_meeting(item, value):
        return False
    if above is None or above.caption or not above.begins_with_verb:
        return True
    shorter = not above.is_sentence and len(above.text) < len(value)
    return shorter and DUTY_START.match(value) is not None


def _is_of_meeting(item: Item, value: str) -> bool:
    """Return True for what a meeting is about, beside the line that says who is invited to it."""
    beside = item.parent.children if item.parent and phrases.meeting.match(value) else ()
    return any(phrases.invited.match(one.text) for one in beside)


def _lists_work(item: Item, value: str) -> bool:
    """Return True for “Nhiệm vụ:” above what is to be done; “Nội dung:” may list anything, unless
    a line beside it says who does it.
    """
    acting = not value and any(one.begins_with_verb for one in item.children)
    led = item.parent is not None and item.parent.says_below_who_leads
    return acting and (led or item.text.casefold().strip(" :*") != "nội dung")


def _is_heading(item: Item, kind: str) -> bool:
    """Return True if a numbered line looks like a label but is more than that: a section, a task,
    or the time of the whole plan.
    """
    if kind == LEAD and phrases.title_of_duties.fullmatch(item.text):
        return any(one.bears_tasks for one in item.children)
    if kind == OTHER and not item.children and phrases.setting.match(item.text):
        return False
    if item.rank >= LETTER:
        nested = any(one.children for one in item.children)
        return nested and item.introduces and kind in (OTHER, CONTENT)
    if item.introduces:
        return kind in (OTHER, CONTENT) and any(one.rank <= INNER for one in item.children)
    before = label_of(item.before.label_text) if item.before else None
    of_part = before is not None and before[0] in (LEAD, SUPPORT)
    whole = (kind == TIME and not of_part) or item.rank < NUMBER
    return kind in (OTHER, CONTENT) or whole or len(item.text) > _LONGEST_LINE


def items_of(paragraphs: Sequence[Paragraph], reader: UnitNames) -> Item:
    """Return the outline of paragraphs, in which names are read."""
    return build_outline(paragraphs, lambda one, above: Item(one, above, reader))
