"""How much of a source the plan file has: its words are looked for where they should stand.

Words of a section are looked for below its heading first, so that the same bullet below two
headings needs a task below each. A letter is covered once; nothing covers half a word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.domain.value import Value
from bdg_cli.services.lookup import walk_sections
from bdg_cli.services.source_text import is_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.source_text import Block, Document

_CELLS = " | "
_ENDS = " .;,:…"


class Words(Value):
    """Words of the plan file: the name of their place, the section they stand in, and the text."""

    place: tuple[str, ...]
    section: str
    text: str


class Gap(Value):
    """A stretch of a block of which the plan file has nothing: its offsets and its words' number.

    `whole` tells that nothing of the block is covered.
    """

    block: Block
    start: int
    end: int
    words: int
    whole: bool


class Coverage:
    """A plan laid over its source.

    `body` is where the first heading begins, `address` where the recipients do (the end, if there
    are none); `absent` are the words of tasks, statements and targets that the source does not
    have.
    """

    def __init__(self, plan: Plan, document: Document, tell: Callable[[float], None]) -> None:
        self.document = document
        self._covered = bytearray(len(document.flat))
        self._starts = {block.start for block in document.blocks}
        headings = self._find_headings(plan)
        numbered = (block.start for block in document.blocks if block.kind == "numbered")
        end = len(document.flat)
        self.body = min((*headings.values(), next(numbered, end)))
        self.address = next(
            (
                block.start
                for block in document.blocks
                if block.start >= self.body
                and is_address(document.flat[block.start : block.start + len("*** Nơi nhận :")])
            ),
            end,
        )
        begins = sorted((*headings.values(), self.address, end))
        self.absent: list[Words] = []
        for number, words in enumerate(words_of(plan)):
            if number % PROGRESS_INTERVAL == 0:
                tell(min(number / len(plan.tasks), 1) if plan.tasks else 1)
            start = headings.get(words.section, 0)
            until = begins[bisect_right(begins, start)] if start < end else end
            if not self._lay(words.text, (start, until), (0, end)):
                self.absent.append(words)
        for text in plan.recipients:
            self._lay(text, (self.address if self.address < end else 0, end))
        signer = plan.signer
        for text in (*signer.capacity.split("/"), signer.name) if signer else ():
            self._lay(text, (self.address, end), (self.body, end))
        titled = document.occurrences(trimmed(plan.title), 0, self.body) if plan.title else ()
        self._head = next(iter(titled), 0)
        for text in (plan.title, *plan.based_on):
            self._lay(text, (0, self.body))

    def gaps(self) -> Iterator[Gap]:
        """Yield what is not covered, in the order of the source; what stands above the title, such
        as the names of offices, is no part of the plan. Of a row of a table that has a task, the
        other cells say who does it and when.
        """
        for block in self.document.blocks:
            if block.end <= self._head:
                continue
            whole = not any(self._covered[block.start : block.end])
            if not whole and _CELLS in self.document.flat[block.start : block.end]:
                continue
            runs = list(self._runs(self._open_in(block)))
            whole = whole and len(runs) == 1
            for start, end in runs:
                words = len(self.document.flat[start:end].split())
                yield Gap(block, start, end, words, whole)

    def _open_in(self, block: Block) -> Iterator[int]:
        """Yield the offsets of letters and digits that nothing covers."""
        at = self._covered.find(0, block.start, block.end)
        while at >= 0:
            if self.document.flat[at].isalnum():
                yield at
            at = self._covered.find(0, at + 1, block.end)

    def _runs(self, offsets: Iterator[int]) -> Iterator[tuple[int, int]]:
        """Join offsets with nothing covered between them to stretches."""
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

    def _find_headings(self, plan: Plan) -> dict[str, int]:
        """Find the sections' headings one after the other, and cover them; a heading that is not
        written in the document has no offset.
        """
        found: dict[str, int] = {}
        blocks = [block for block in self.document.blocks if block.kind != "bullet"]
        heads = [self.document.flat[block.start : block.end].casefold() for block in blocks]
        by_head = sorted(range(len(heads)), key=heads.__getitem__)
        heads.sort()
        following = 0
        taken: set[int] = set()
        for section in walk_sections(plan.sections):
            title = trimmed(section.title)
            wanted = title.casefold()
            places: list[int] = []
            at = bisect_left(heads, wanted) if wanted else len(heads)
            while at < len(heads) and heads[at].startswith(wanted):
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

    def _lay(self, text: str, *ranges: tuple[int, int]) -> bool:
        """Cover one occurrence of the text, in the first range that has one: best at the start of
        a block, never one that is covered already. Tell whether the text occurs at all.
        """
        wanted = trimmed(text)
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
        return occurs

    def _cover(self, start: int, length: int) -> None:
        self._covered[start : start + length] = b"\1" * length


def words_of(plan: Plan) -> Iterator[Words]:
    """Yield the words that the source must have: of all statements, targets and tasks."""
    for section in walk_sections(plan.sections):
        here = ("section", section.number)
        for index, statement in enumerate(section.statements):
            yield Words((*here, str(index)), section.number, statement)
        for index, target in enumerate(section.targets):
            yield Words((*here, "targets", str(index)), section.number, target)
    for task in plan.tasks:
        yield Words(("task", task.id, "text"), task.section, task.text)


def trimmed(text: str) -> str:
    """Return the text as it is compared: white space folded, punctuation at the ends left out."""
    return " ".join(text.split()).strip(_ENDS)
