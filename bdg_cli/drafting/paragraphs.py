"""Join lines into paragraphs: the text after one number, letter or bullet."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.value import Value
from bdg_cli.drafting.labels import label_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import words_of
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.vocabulary import DUTY_START, NAME_START, VERB
from bdg_cli.outline.marks import DASH, FOOTNOTE, LETTER, PLAIN, ROW, is_noise, split_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line

_NAMES: Final = UnitNames()
_ENDS: Final = (".", ";", ":", "!", "?", "…")
_ROW_NUMBER: Final = re.compile(r"\d{1,3}\.?|[IVX]{1,5}\.?")
_FEW: Final = 2
"""At most this many more words complete an unfinished bullet in the next line."""
_LONG: Final = 150
"""An unfinished bullet of this many characters continues in the next line."""
_WIDEST: Final = 100
_SENTENCE: Final = 50
"""A line of this many characters before a dash and a small letter is not the item of a list."""
_BROKEN: Final = 5
"""If one in this many lines begins in lower case, lines are wrapped, however wide they are."""
_ENOUGH: Final = 11
"""The number of marked lines that show whether blank lines stand between paragraphs."""
_SHORTEST_LETTER: Final = 6
"""With fewer long lines, a text does not show whether it is wrapped."""
_FULL: Final = 5
"""A line is full if it lacks less than this fraction of the width."""
_OPEN_ENDS: Final = frozenset(words_of("lines", "open_ends"))
"""Words that no sentence ends with."""
_NAME_GOES_ON: Final = {"tỉnh", "huyện", "xã", "sở", "phòng", "ban", "ủy"}
"""Words after which a name may continue in the next line, unless another name begins there."""


class Paragraph(Value):
    """The words after one number, letter or bullet; `label` is the marker without its signs.

    `first` and `last` are the numbers of its lines. A row of a table has its cells.
    """

    rank: int
    label: str
    text: str
    first: int
    last: int
    cells: tuple[str, ...] = ()


def join_paragraphs(lines: Sequence[Line], whole: Sequence[Line] = ()) -> Iterator[Paragraph]:
    """Yield paragraphs: the lines that belong together, joined; `whole` is the whole document.

    A line of noise, such as a page number, is a paragraph of its own; the text that it interrupts
    continues after it.
    """
    width, spaced = _width(lines, whole), _is_spaced(lines)
    current: Paragraph | None = None
    texts: list[str] = []
    last: Line | None = None
    columns, after_noise = 0, False
    for line in lines:
        paragraph = _paragraph(line)
        if last and _is_second_half(last, line):
            texts[-1] += line.text
            last = line
            continue
        if paragraph.rank != ROW and is_noise(line.text):
            yield paragraph
            after_noise = True
            continue
        columns = max(columns, len(paragraph.cells)) if paragraph.rank == ROW else 0
        if (
            current
            and last
            and (
                _continues(current, last, line, paragraph, width, across=after_noise)
                or (spaced and _goes_on(current, last, line, paragraph))
            )
        ):
            texts.append(line.text.strip() if paragraph.rank == DASH else paragraph.text)
        elif current and _completes(current, paragraph, columns):
            current = _joined_rows(current, paragraph)
            texts.append(paragraph.text)
        else:
            if current and last:
                yield _finished(current, texts, last)
            current, texts = paragraph, [paragraph.text]
        last, after_noise = line, False
    if current and last:
        yield _finished(current, texts, last)


def _is_second_half(last: Line, line: Line) -> bool:
    """Return True if a line begins with the number of a word that the line before has cut:
    “Covid-” and “19. Phối hợp …”.
    """
    cut = last.text[-1:] == "-" and last.text[-2:-1].isalpha() and line.text[:1].isdigit()
    return cut and not (last.cells or line.cells)


def _completes(row: Paragraph, more: Paragraph, columns: int) -> bool:
    """Return True if a row has just the cells that the row before lacks, sharing its last one."""
    lacks = 0 < len(row.cells) < columns == len(row.cells) + len(more.cells) - 1
    return lacks and _ROW_NUMBER.fullmatch(more.cells[0]) is None


def _joined_rows(row: Paragraph, more: Paragraph) -> Paragraph:
    shared = f"{row.cells[-1]} {more.cells[0]}"
    return row.replace(cells=(*row.cells[:-1], shared, *more.cells[1:]))


def _paragraph(line: Line) -> Paragraph:
    if len(line.cells) > 1:
        return Paragraph(ROW, "", line.text, line.number, line.last or line.number, line.cells)
    rank, label, text = split_marker(line.text)
    return Paragraph(rank, label, text, line.number, line.last or line.number)


def _finished(paragraph: Paragraph, texts: Sequence[str], last: Line) -> Paragraph:
    text = " ".join(text for text in texts if text)
    return paragraph.replace(text=text, last=last.last or last.number)


def _continues(
    current: Paragraph, last: Line, line: Line, paragraph: Paragraph, width: int, *, across: bool
) -> bool:
    """Return True if a line without a marker continues the paragraph above it.

    `across` says that a line of noise, such as a page number, separates the two.
    """
    if paragraph.rank != PLAIN or current.rank == ROW:
        near = paragraph.rank == DASH and line.number - last.number == 1
        return near and _within_dashes(current, last.text, paragraph.text)
    gap = line.number - last.number > 1 and not across
    near = not gap or line.number - last.number == 2  # noqa: PLR2004 -- one blank line
    before, words = last.text, paragraph.text
    ended = before.endswith((".", ";")) and label_of(current.text) is None
    if near and ended and phrases.in_detail.fullmatch(words):
        return True
    wrapped = width > 0
    small = words[0].islower() or words[0] in ",;)" or (wrapped and words[0] in "(0123456789")
    goes_on = small and (words[0] != "(" or not before.endswith(_ENDS))
    if not gap and ((wrapped and (goes_on or _is_open(before, words))) or _lists_on(before, words)):
        return True
    unfinished = near and phrases.unfinished_line.search(before) is not None
    kind_alone = phrases.kind_alone.fullmatch(before) and not DUTY_START.match(words)
    unfinished = (unfinished or bool(kind_alone)) and phrases.begins_line.match(words) is None
    if unfinished or before.endswith(_ENDS) or _begins_new(current, last, words):
        return unfinished
    if small:
        return not gap or wrapped
    item = current.rank >= LETTER or current.text.startswith("Điều ")
    few = words.count(" ") < _FEW
    long = item and (few or (len(before) >= _LONG and not _orders(words)))
    end = before.rpartition(" ")[2].lower()
    named = end in _NAME_GOES_ON and NAME_START.match(words) is None
    open_end = long or before[-1] in ",(–-" or (item and (end in _OPEN_ENDS or named))
    open_end = open_end or (end in _OPEN_ENDS and bool(_NAMES.in_heading(current.text)))
    full = len(before) * (2 if item else _FULL) >= width * (1 if item else _FULL - 1)
    return not gap and (open_end or (wrapped and full))


def _is_open(before: str, words: str) -> bool:
    """Return True if an address or a number follows a line, or it ends within the names of those
    who are asked for something: “… đề nghị Trưởng phòng A;” before “Hiệu trưởng các trường …”.
    """
    asked = phrases.asks_several.search(before)
    named = asked and NAME_START.match(words) and not VERB.search(before, asked.end())
    return bool(named or phrases.contact_follows.search(before))


def _lists_on(before: str, words: str) -> bool:
    """Return True if a line with nothing but units goes on with those that a label lists."""
    label = label_of(before) if before.endswith((";", ",")) else None
    return bool(label and label[0] in (LEAD, SUPPORT) and _NAMES.in_heading(words))


def _within_dashes(current: Paragraph, before: str, words: str) -> bool:
    """Return True if the dash before words stands within a sentence: “kinh tế / - xã hội”."""
    open_end = before[-1:].isalnum() and len(before) >= _SENTENCE and current.rank != ROW
    return open_end and words[:1].islower() and current.text[:1].isupper()


def _begins_new(current: Paragraph, last: Line, words: str) -> bool:
    """Return True if a line begins something new.

    It is a label, a footnote, the first duty below a heading of units, also if it names them again,
    or the name of the person who signs, below the post.
    """
    signs = current.rank == PLAIN and last.text.isupper() and not words.isupper()
    if words[0].isupper() and last.number == current.first:
        if DUTY_START.match(words):
            signs = signs or bool(_NAMES.in_heading(current.text))
        signs = signs or _names_again(last.text, words)
    begins = phrases.begins_line.match(words) or FOOTNOTE.match(words)
    return signs or begins is not None


def _orders(words: str) -> bool:
    """Return True if a line begins with what is to be done, or with who does something."""
    if DUTY_START.match(words):
        return True
    names, rest = _NAMES.leading(words)
    return bool(names) and DUTY_START.match(rest) is not None


def _names_again(heading: str, words: str) -> bool:
    """Return True if a heading ends with the unit that words say does something: “Nhiệm vụ của Tổ
    giúp việc” above “Tổ giúp việc có trách nhiệm …”.
    """
    name = heading.rpartition(" của ")[2].rstrip()
    named = len(name) < len(heading) and words.startswith(f"{name} ")
    return named and DUTY_START.match(words, len(name) + 1) is not None


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Return True if blank lines stand between all paragraphs, some of which have several lines."""
    pairs = [
        (before, line)
        for before, line in itertools.pairwise(lines)
        if not (before.cells or line.cells or is_noise(before.text))
    ]
    marked = [pair for pair in pairs if split_marker(pair[1].text)[0] != PLAIN]
    apart = sum(line.number - before.number > 1 for before, line in marked)
    return len(marked) >= _ENOUGH and apart * 20 >= len(marked) * 19


def _goes_on(current: Paragraph, last: Line, line: Line, paragraph: Paragraph) -> bool:
    """Return True if a line without a marker goes on with a sentence that the line right above it
    does not end, where blank lines stand between paragraphs.
    """
    return (
        paragraph.rank == PLAIN != current.rank != ROW
        and line.number == last.number + 1
        and not last.text.endswith(_ENDS)
        and not last.text.isupper()
        and not _begins_new(current, last, paragraph.text)
    )


def _width(lines: Sequence[Line], whole: Sequence[Line] = ()) -> int:
    """Return the width of the lines if sentences are wrapped as on paper; else 0.

    Where the lines are too few to tell, the whole document tells.
    """
    texts = (line.text for line in lines if not line.cells)
    lengths = sorted(len(text) for text in texts if len(text) > _WIDEST // 2)
    if len(lengths) < _SHORTEST_LETTER:
        return _width(whole) if whole else 0
    long = sum(length > _WIDEST for length in lengths)
    small = sum(line.text[:1].islower() and split_marker(line.text)[0] == PLAIN for line in lines)
    broken = small * _BROKEN >= len(lengths) and lengths[-1] <= 2 * _WIDEST
    if long * 10 >= len(lengths) and not broken:
        return 0
    return lengths[len(lengths) * 9 // 10]
