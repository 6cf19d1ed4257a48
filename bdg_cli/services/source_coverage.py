"""How much of a source is in the plan file: each text of the plan is searched for in the source.

The texts of a section are searched for below its heading first, so if the same bullet is below two
headings, each needs a task of its own. A letter is covered once, and words are covered whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.domain.value import Value
from bdg_cli.outline.foot import ANNEX, ANNEX_ALONE, RECIPIENTS
from bdg_cli.services.lookup import walk_sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.source_text import SourceBlock, SourceText

_CELLS = " | "
_BETWEEN = r"[ |*_]+"
_CELL_ENDS = r"(?::|[ *_]*\|)[ |*_]*"
"""What may stand between two words that are in different cells, or after a colon."""
_SURE_WORDS = 3
"""So many words in their order are no coincidence, whatever signs stand between them."""
_ENDS = " .;,:…"


class Passage(Value):
    """A text in the plan file, with the name of its place there and its section's number."""

    place: tuple[str, ...]
    section: str
    text: str


class Gap(Value):
    """A part of a block that is not in the plan file: its offsets and its number of words.

    `whole` is True if nothing of the block is covered.
    """

    block: SourceBlock
    start: int
    end: int
    words: int
    whole: bool


class Coverage:
    """Which parts of a source the texts of a plan cover.

    `body_start` is the offset of the first heading, `recipients_start` that of the list of
    recipients, `annexes_start` that of the first annex after it (the end if there is none).
    `absent` are the tasks, statements and targets whose text is not in the source.
    """

    def __init__(self, plan: Plan, document: SourceText, progress: Callable[[float], None]) -> None:
        self.document = document
        self._covered = bytearray(len(document.flat))
        self._starts = {block.start for block in document.blocks}
        headings = self._find_headings(plan)
        numbered = (block.start for block in document.blocks if block.kind == "numbered")
        end = len(document.flat)
        self.body_start = min((*headings.values(), next(numbered, end)))
        self.recipients_start = next(
            (
                block.start
                for block in document.blocks
                if block.start >= self.body_start and RECIPIENTS.match(document.flat, block.start)
            ),
            end,
        )
        self.annexes_start = self._find_annexes()
        begins = sorted((*headings.values(), self.recipients_start, end))
        self.absent: list[Passage] = []
        for number, passage in enumerate(passages_of(plan)):
            if number % PROGRESS_INTERVAL == 0:
                progress(min(number / len(plan.tasks), 1) if plan.tasks else 1)
            start = headings.get(passage.section, 0)
            until = begins[bisect_right(begins, start)] if start < end else end
            if not self._cover_text(passage.text, (start, until), (0, end)):
                self.absent.append(passage)
        listed = self.recipients_start if self.recipients_start < end else 0
        for text in plan.recipients:  # a letter names those to whom it goes above its body as well
            self._cover_text(text, (listed, end), (0, self.body_start))
        signer = plan.signer
        for text in (*signer.capacity.split("/"), signer.name) if signer else ():
            self._cover_text(text, (self.recipients_start, end), (self.body_start, end), (0, end))
        titled = (
            document.occurrences(normalize_words(plan.title), 0, self.body_start)
            if plan.title
            else ()
        )
        self._head = next(iter(titled), 0)
        for text in (plan.title, *plan.based_on):
            self._cover_text(text, (0, self.body_start))

    def gaps(self) -> Iterator[Gap]:
        """Yield what is not covered, in the order of the source.

        Text above the title, such as the names of offices, is not part of the plan. If a task
        covers one cell of a table row, the other cells say who does it and when.
        """
        for block in self.document.blocks:
            if block.end <= self._head:
                continue
            whole = not any(self._covered[block.start : block.end])
            if not whole and _CELLS in self.document.flat[block.start : block.end]:
                continue
            runs = list(self._runs(self._uncovered_in(block)))
            whole = whole and len(runs) == 1
            for start, end in runs:
                words = len(self.document.flat[start:end].split())
                yield Gap(block, start, end, words, whole)

    def _uncovered_in(self, block: SourceBlock) -> Iterator[int]:
        """Yield the offsets of letters and digits that are not covered."""
        at = self._covered.find(0, block.start, block.end)
        while at >= 0:
            if self.document.flat[at].isalnum():
                yield at
            at = self._covered.find(0, at + 1, block.end)

    def _runs(self, offsets: Iterator[int]) -> Iterator[tuple[int, int]]:
        """Join offsets that have nothing covered between them into (start, end) pairs."""
        start = previous = -1
        for offset in offsets:
            if start < 0:
                start = offset
            elif any(self._covered[previous + 1 : offset]):
                yield start, previous + 1
                start = offset
            previous = offset
        if start >= 0:
            yield start, previous + 1

    def _find_annexes(self) -> int:
        """Return where the first annex begins; if no recipients stand before it, its heading has to
        stand alone.
        """
        flat, last = self.document.flat, len(self.document.flat)
        alone = self.recipients_start == last
        after = self.body_start if alone else self.recipients_start
        return next(
            (
                block.start
                for block in self.document.blocks
                if block.start > after
                and (
                    ANNEX_ALONE.fullmatch(flat, block.start, block.end)
                    if alone
                    else ANNEX.match(flat, block.start)
                )
            ),
            last,
        )

    def _find_headings(self, plan: Plan) -> dict[str, int]:
        """Find and cover the headings of the sections; return their offsets by section number.

        A heading that is not in the source has no offset.
        """
        found: dict[str, int] = {}
        blocks = [block for block in self.document.blocks if block.kind != "bullet"]
        heads = [self.document.flat[block.start : block.end].casefold() for block in blocks]
        by_head = sorted(range(len(heads)), key=heads.__getitem__)
        heads.sort()
        following = 0
        taken: set[int] = set()
        for section in walk_sections(plan.sections):
            title = normalize_words(section.title)
            wanted = title.casefold()
            places: list[int] = []
            at = bisect_left(heads, wanted) if wanted else len(heads)
            while at < len(heads) and heads[at].startswith(wanted):
                self.document.count_steps(1)
                if by_head[at] not in taken:
                    places.append(by_head[at])
                at += 1
            if places:
                index = min(places, key=lambda one: (one < following, one))
                taken.add(index)
                found[section.number] = blocks[index].start
                self._cover(blocks[index].start, len(title))
                following = index + 1
        return found

    def _cover_text(self, text: str, *ranges: tuple[int, int]) -> bool:
        """Cover one occurrence of the text; return True if the text occurs at all.

        The occurrence is in the first range that has one that is not covered yet, at the start of a
        block if possible.
        """
        wanted = normalize_words(text)
        occurs = not wanted
        for first, last in ranges:
            best: int | None = None
            for at in self.document.occurrences(wanted, first, last) if wanted else ():
                occurs = True
                if self._covered.find(0, at, at + len(wanted)) < 0:
                    continue
                if at in self._starts:
                    best = at
                    break
                best = at if best is None else best
            if best is not None:
                self._cover(best, len(wanted))
                return True
        return occurs or any(self._cover_cells(wanted, *one) for one in ranges)

    def _cover_cells(self, wanted: str, first: int, last: int) -> bool:
        """Cover words that stand in several cells, or have marks of print between them; return True
        if they occur.
        """
        words = wanted.split()
        if len(words) < _SURE_WORDS:
            return False
        pattern = re.compile(
            "".join(
                re.escape(word.removesuffix(":")) + (_CELL_ENDS if word.endswith(":") else _BETWEEN)
                for word in words[:-1]
            )
            + re.escape(words[-1])
            + r"(?!\w)"
        )
        start = " ".join(words[:2]).removesuffix(":")
        for at in self.document.occurrences(start, first, last):
            if found := pattern.match(self.document.flat, at, last):
                self._cover(at, found.end() - at)
                return True
        return False

    def _cover(self, start: int, length: int) -> None:
        self._covered[start : start + length] = b"\1" * length


def passages_of(plan: Plan) -> Iterator[Passage]:
    """Yield the texts that must be in the source: all statements, targets and tasks."""
    for section in walk_sections(plan.sections):
        here = ("section", section.number)
        for index, statement in enumerate(section.statements):
            yield Passage((*here, str(index)), section.number, statement)
        for index, target in enumerate(section.targets):
            yield Passage((*here, "targets", str(index)), section.number, target)
    for task in plan.tasks:
        yield Passage(("task", task.id, "text"), task.section, task.text)


def normalize_words(text: str) -> str:
    """Return the text in the form for comparison: spaces folded, no punctuation at the ends."""
    return " ".join(text.split()).strip(_ENDS)
