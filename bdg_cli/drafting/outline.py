"""Arrange paragraphs in a tree by their headings, and tell the kinds of sections apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.drafting.labels import label_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import words_of
from bdg_cli.drafting.paragraphs import Paragraph
from bdg_cli.drafting.wording.vocabulary import DUTY_START
from bdg_cli.outline.marks import CAPITAL, DASH, DOT, INNER, LETTER, PLAIN, PLUS, ROMAN, ROW, THIRD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Self, TypeVar

    Node = TypeVar("Node", bound="OutlineNode")

DUTY, TARGET, COST, BACKGROUND, RARELY_TASKS = "duty", "target", "money", "aside", "seldom"
INSPECTED: Final = "looked at"
_SWAPPED: Final = {ROMAN: CAPITAL, CAPITAL: ROMAN}
_HEADING: Final = 160
_LABEL: Final = 60
_SENTENCE: Final = 60
_STOPS: Final = (".", ";", "…")
_ROOT: Final = Paragraph(-1, "", "", 0, 0)


class OutlineNode:
    """A paragraph with everything below it; that of the root is empty, and above all others."""

    def __init__(self, paragraph: Paragraph, parent: Self | None) -> None:
        self.paragraph = paragraph
        self.parent = parent
        self.before: Self | None = None
        self.following: Self | None = None
        """The next one below the same heading, as `before` is the one before it."""
        self.children: list[Self] = []
        self.closes = False
        """True for a paragraph that closes the document."""
        self.rank, self.text = paragraph.rank, paragraph.text
        self.first, self.last = paragraph.first, paragraph.last
        self.cells = paragraph.cells
        bare = self.text.rstrip(" *")
        self.introduces = bare.endswith(":")
        """True if it only introduces what follows."""
        stops = bare.endswith(_STOPS)
        self.is_sentence = (stops and len(bare) > _SENTENCE) or len(bare) > _HEADING
        """True if it is a whole sentence, which a heading is not."""
        self.ends_like_sentence = stops or self.is_sentence
        """True if it ends like a sentence, however short it is."""

    def walk(self) -> Iterator[Self]:
        """Yield it and everything below it, in the order of the document."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))


def build_outline(
    paragraphs: Sequence[Paragraph], make: Callable[[Paragraph, Node | None], Node]
) -> Node:
    """Arrange paragraphs below one another by the rank of their markers; return the root.

    `make` gives the node of a paragraph below another node.
    """
    root = make(_ROOT, None)
    stack = [root]
    paragraphs = _stars_above_dashes(_letters_above_roman(paragraphs))
    last_marked = max((at for at, one in enumerate(paragraphs) if one.rank != PLAIN), default=0)
    for at, paragraph in enumerate(paragraphs):
        closing = paragraph.rank == PLAIN and _is_closing(
            paragraph.text, last=at == len(paragraphs) - 1, behind=at - last_marked
        )
        if closing:
            parent = root
            stack = [root]
        elif paragraph.rank in (PLAIN, ROW):
            parent = _enclosing_heading(stack)
        else:
            while stack[-1].rank >= paragraph.rank:
                stack.pop()
            parent = stack[-1]
            last = parent.children[-1] if parent.children else None
            if last and last.rank == PLAIN and last.introduces and paragraph.rank >= DASH:
                parent = last
                stack.append(last)
        node = make(paragraph, parent)
        node.closes = closing
        if parent.children:
            node.before = parent.children[-1]
            node.before.following = node
        parent.children.append(node)
        if paragraph.rank not in (PLAIN, ROW):
            stack.append(node)
    return root


def _letters_above_roman(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Put capital letters above Roman numbers if the document begins with capital letters."""
    first = next((paragraph.rank for paragraph in paragraphs if paragraph.rank in _SWAPPED), None)
    if first != CAPITAL:
        return paragraphs
    return [
        paragraph.replace(rank=_SWAPPED.get(paragraph.rank, paragraph.rank))
        for paragraph in paragraphs
    ]


def _stars_above_dashes(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Put stars above dashes if each star of the document stands right above a dash or a plus, or
    leads in to more, or says when or by whom all above it is done.
    """
    following = (*(one.rank for one in paragraphs[1:]), PLAIN)
    stars = [pair for pair in zip(paragraphs, following, strict=False) if _is_star(pair[0])]
    lead_in = len(stars) > 1 and all(one.text.endswith(":") for one, _ in stars)
    below = {rank for _, rank in stars if not (lead_in and rank == DOT)}
    labels = bool(stars) and all(label_of(one.text) for one, _ in stars)
    if not labels and below not in ({DASH}, {PLUS}):
        return paragraphs
    return [one.replace(rank=INNER) if _is_star(one) else one for one in paragraphs]


def _is_star(paragraph: Paragraph) -> bool:
    return (paragraph.rank, paragraph.label) == (DOT, "*")


def _enclosing_heading(stack: list[Node]) -> Node:
    """Return the heading to which text without a marker belongs."""
    while len(stack) > 1:
        node = stack[-1]
        if node.rank <= THIRD or (node.rank in (LETTER, INNER) and not node.ends_like_sentence):
            return node
        stack.pop()
    return stack[-1]


def _is_closing(text: str, *, last: bool, behind: int) -> bool:
    """Return True if a paragraph closes the document: the last one does if it makes a request or
    informs, one so many behind the last heading if it says when all reports are due, or an
    authority orders.
    """
    asks = last and (phrases.closing_request.search(text) or phrases.informs.search(text))
    orders = behind > 1 and phrases.closing_order.search(text)
    due = behind > 0 and phrases.reports_due.match(text)
    return bool(asks or orders or due or phrases.closing.match(text))


def section_kind(node: OutlineNode) -> str | None:
    """Return the kind of section that a heading begins, by its words; None if they do not tell.

    What stands in brackets behind them does not: “Về nước sạch (Mục tiêu số 7)” is about no aims.
    """
    title, colon, _ = node.text.partition(":")
    if node.is_sentence and not (colon and len(title) < _LABEL):
        return None
    words = fold(phrases.closing_brackets.sub("", title)).replace(_PROGRAMME, "")
    acts = (
        node.rank > ROMAN and DUTY_START.match(title) and not phrases.nouns_of_headings.match(words)
    )
    if acts or words.startswith(_REQUESTS):
        return None
    if phrases.scored.search(title):
        return RARELY_TASKS
    of_a_field = phrases.field_of_work.match(title) is not None
    places = [
        (words.find(word), order)
        for order, (_, within, titles) in enumerate(_TITLES)
        for word in titles
        if 0 <= words.find(word) <= (0 if within == _FIRST_WORDS and of_a_field else within)
    ]
    if DUTY_START.match(title):
        places = [one for one in places if one[1] != _CONTEST]
    kinds = {_TITLES[order][0] for _, order in places}
    if COST in kinds and words.strip(" .").startswith(_MONEY):
        return COST
    if node.rank <= ROMAN and DUTY in kinds:
        return INSPECTED if words.strip(" .") in _INSPECTIONS else DUTY
    return _TITLES[min(places)[1]][0] if places else None


_ANYWHERE: Final = 1000
_EARLY: Final = 40
"""Within this many characters, money is what the section is about, not one of its troubles."""
_FIRST_WORDS: Final = 10
"""Within this many characters, a word such as “thời gian” says what the section is about."""
_TITLES: Final = tuple(
    (kind, within, tuple(map(fold, words_of("headings", titles))))
    for kind, within, titles in (
        (INSPECTED, _ANYWHERE, "inspection"),
        (DUTY, _ANYWHERE, "duty"),
        (TARGET, _ANYWHERE, "target"),
        (COST, _EARLY, "money"),
        (BACKGROUND, _FIRST_WORDS, "background"),
        (RARELY_TASKS, _FIRST_WORDS, "setting"),
        (RARELY_TASKS, _ANYWHERE, "award"),
        (RARELY_TASKS, _ANYWHERE, "contest"),
    )
)
"""The kinds of sections, how far into a heading their titles may begin, and the titles.

They are folded, because scanners lose marks.
"""
_CONTEST: Final = len(_TITLES) - 1
"""The place of those of a contest."""
_INSPECTIONS: Final = frozenset(map(fold, words_of("headings", "inspection")))
_MONEY: Final = tuple(map(fold, words_of("headings", "money")))
_PROGRAMME: Final = "chuong trinh muc tieu"
"""“Chương trình mục tiêu quốc gia” is the name of a programme, and says nothing of aims."""
_REQUESTS: Final = ("mot so yeu cau", "cac yeu cau khac", "yeu cau khac")
"""How a letter heads what it asks for; “Yêu cầu” heads how all is to be done."""
