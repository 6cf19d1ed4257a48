"""Mend the marks before lines that a scanner misread: Roman numbers, numbers, letters, bullets.

Headings in capitals count up, so that `H.` after `I.` is `II.`, and so is `II.` after `II.` `III.`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS, SMALL_LETTERS
from bdg_cli.drafting.lexicon.word_lists import words_of
from bdg_cli.outline.foot import RECIPIENTS
from bdg_cli.outline.marks import ROMAN_NUMBERS, is_spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line

_CAP: Final = f"[{CAPITAL_LETTERS}]"
_HEADING: Final = re.compile(
    rf"[^\w(]{{0,4}}(?![1l|!]\s+{_CAP})([IVXYÝỊÏỈÌÍ1lL|!HT]{{1,6}})(?:\s?[.,:)]\s*|(?<![ỊỈÌÍÝYT])\s+)(?={_CAP}{{2}}[^{SMALL_LETTERS}]*$)"
)
"""A number, as a scanner reads it, before a heading in capitals."""
_SMALL_HEADING: Final = re.compile(
    rf"[^\w(]{{0,4}}(?![1l|!]\s?[.,:)])([IVXYÝỊÏỈÌÍ1lL|!HT]{{1,6}})\s?[.,:)]\s*"
    rf"(?={_CAP}[{SMALL_LETTERS}][^;]{{3,90}}$)"
)
"""The same before a heading in small letters; its words tell whether it is one."""
_TITLES: Final = tuple(
    fold(word)
    for name in ("duty", "target", "money", "background", "setting")
    for word in words_of("headings", name)
)
_ARABIC: Final = re.compile(
    rf"[^\w(]{{0,4}}(\d{{1,2}})\s?[.,)]\s+(?={_CAP}{{2}}[^{SMALL_LETTERS}]*$)"
)
_NUMBER_CELL: Final = re.compile(r"(\d{1,3})\s?[^\w\s]{1,3}|(\d{1,3})\s?_")
_STRAY_SIGNS: Final = re.compile(r"[“”\"'‘’*_~°¬^]{1,2}\s*(?=\w)")
_READ: Final = str.maketrans({**dict.fromkeys("1l|!ỊÏỈÌÍLT", "I"), "H": "II", "Ý": "V", "Y": "V"})
_BULLET: Final = re.compile(
    rf"(?:_\S{{0,2}}_|[^\w\s(\[{{“\"<|/*]{{1,4}}|_{{1,4}}\s?[-–—¬~]*|[^\w\s(]{{1,2}}\*)\s*"
    rf"(?={_CAP}[{SMALL_LETTERS}]*\s)"
)
"""Signs that a scanner reads where there is a bullet, before a word that begins with a capital."""
_COUNTED: Final = re.compile(
    rf"(?:[^\w(]{{0,2}}|_{{1,4}}\s?)([\dlI|ZŠ§]{{1,2}})(\s?[.,)]\s*|\s+)(?={_CAP}\w*\s)"
)
_FIRST: Final = re.compile(rf"[1lI|]\s?[.)]\s+(?={_CAP}[{SMALL_LETTERS}])")
"""The number one before a title in small letters."""
_SUBSECTION: Final = re.compile(rf"([\dlI|]{{1,2}}\.[\dlI|]{{1,2}})(\s?[.,:)]?)\s+(?={_CAP})")
_DIGITS: Final = str.maketrans("lI|ZŠ§", "111258")
_LETTERED: Final = re.compile(rf"(?:([a-zđ])(?:\]|\)\.|\}}|»)|[©¢]\))\s+(?={_CAP})")
"""A letter before an item; “c” is also read as another sign."""
_STROKE: Final = 2
"""One stray stroke makes so many cells of a line."""
_MIXED: Final = re.compile(rf"\W*(?:II|III|IV|H|1I|Il)\s?[.)]\s+{_CAP}[{SMALL_LETTERS}]")
"""A Roman number before a heading in small letters."""
_DOTTED: Final = re.compile(r"[•·▪●*]\s")
_PLAIN_BULLETS: Final = "-+•–—"
_ADDRESSED: Final = re.compile(rf"(?i:\W*(?!ngư)\w{{0,4}}i\s*nh[ậâaạ]n\s*[:;])[^{SMALL_LETTERS}]*")
"""The heading of the recipients, misread, and what stands beside it: “Mới nhận: GIÁM ĐỐC”."""


class ScannedMarks:
    """The lines with their marks mended; `changes` says which numbers were changed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.changes: list[str] = []
        self.doubtful: set[int] = set()
        """The numbers of lines that may belong to a section whose heading was lost."""
        self._number = 0
        lines = tuple(_without_strokes(tuple(map(_without_bars, lines))))
        self._dots, self._before = False, ""
        self._plus = "+" if any(line.text.startswith("+") for line in lines) else "-"
        self._roman = any(_MIXED.match(line.text) for line in lines)
        headings = self._headings(lines)
        self._begun = not headings
        self.lines = tuple(
            self._headed(line, headings[at]) if at in headings else self._mended(line)
            for at, line in enumerate(lines)
        )

    def _headings(self, lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
        """Return the headings with Roman numbers: which number each has, and where it ends."""
        found: dict[int, tuple[int, int]] = {}
        expected, numbered = 0, 0
        capitals = any(_HEADING.match(line.text) for line in lines)
        for at, line in enumerate(lines):
            if line.cells or RECIPIENTS.match(line.text):
                continue
            heading = _HEADING.match(line.text) if capitals else _small_heading(line.text)
            above = _FIRST.match(line.text)
            if above and heading is None and _restarts(lines[at + 1 : at + 3]):
                found[at] = (expected % len(ROMAN_NUMBERS), above.end())
                expected += 1
                continue
            if heading is None:
                numbered += _ARABIC.match(line.text) is not None
                continue
            read = _place(heading[1])
            if read is None and expected:
                read = expected  # such as `IIIL`: the number that is missing
            if read is None or (heading[1] == "1" and numbered):
                continue
            if heading[1] == "1" and not self._follows_one(lines[at + 1 :]):
                numbered += 1
                continue
            if heading[1] == "I" and expected > 1:
                expected = 0
            number = (
                read
                if expected < read <= expected + 1 and heading[1] in ROMAN_NUMBERS
                else expected
            )
            number = read if expected == 0 and heading[1] in ("H", *ROMAN_NUMBERS) else number
            if number == expected + 1:
                last = max(found, default=at)
                self.doubtful |= {one.number for one in lines[last + 1 : at]}
            found[at] = (number % len(ROMAN_NUMBERS), heading.end())
            expected = number + 1
        return found

    def _follows_one(self, lines: Sequence[Line]) -> bool:
        """Return True if the next heading in capitals has the Roman number II."""
        for line in lines:
            if _ARABIC.match(line.text):
                return False
            heading = _HEADING.match(line.text)
            if heading:
                return _place(heading[1]) == 1
        return False

    def _headed(self, line: Line, heading: tuple[int, int]) -> Line:
        self._begun, self._number = True, 0
        number, end = heading
        text = f"{ROMAN_NUMBERS[number]}. {line.text[end:]}"
        if fold(text) != fold(line.text):
            self._changed(line.text[:end].strip(), ROMAN_NUMBERS[number])
        return line.replace(text=text)

    def _mended(self, line: Line) -> Line:  # noqa: PLR0911 -- one for each kind of mark
        text = line.text
        if line.cells or not text:
            return line
        if is_spot(text):
            return line.replace(text="")
        before, self._before = self._before, text
        if _DOTTED.match(text):
            self._dots = self._dots or before.endswith(":")
            return line if self._dots else line.replace(text=f"- {text[1:].strip()}")
        self._dots = self._dots and not text[:1].isupper() and text[:1] not in "-+"
        if _ADDRESSED.fullmatch(text):
            return line.replace(text="Nơi nhận:")
        if lettered := _LETTERED.match(text):
            return line.replace(text=f"{lettered[1] or 'c'}) {text[lettered.end() :]}")
        if (numbered := self._numbered(text)) is not None:
            return line.replace(text=numbered)
        bullet = _BULLET.match(text)
        if bullet and self._begun and bullet[0].strip() not in _PLAIN_BULLETS:
            sign = "+" if "+" in bullet[0] else self._plus if "†" in bullet[0] else "-"
            return line.replace(text=f"{sign} {text[bullet.end() :]}")
        return line

    def _numbered(self, text: str) -> str | None:
        """Return a text that begins with a number, with that mended; None for any other text."""
        if part := _SUBSECTION.match(text):
            number = part[1].translate(_DIGITS)
            self._changed(part[1], number)
            return f"{number}. {text[part.end() :]}"
        counted = _COUNTED.match(text)
        if counted is None or (self._roman and counted[1] in ROMAN_NUMBERS):
            return None
        number, signs = counted[1].translate(_DIGITS), counted[2].strip()
        following = int(number) == self._number + 1
        if signs not in (".", ")") and not (following and (signs or self._number)):
            return None
        if counted[1] != number or not signs:
            self._changed(counted[1] + signs, number)
        self._number = int(number)
        return f"{number}{signs if signs in ('.', ')') else '.'} {text[counted.end() :]}"

    def _changed(self, written: str, meant: str) -> None:
        if written.strip(" .,:)") != meant:
            self.changes.append(f"“{written}” → “{meant}”")


def _restarts(following: Sequence[Line]) -> bool:
    """Return True if the next lines begin to count again, behind the rest of a title: the number
    one above them is a Roman one.
    """
    after = [one for one in following if not one.text[:1].islower()][:1]
    return any(_FIRST.match(one.text) for one in after)


def _without_bars(line: Line) -> Line:
    """Return a line without stray strokes: the bars of two cells with words in one, and signs
    before the words of a cell or behind its number.
    """
    if len(line.cells) == _STROKE and sum(any(map(str.isalpha, cell)) for cell in line.cells) == 1:
        return line.replace(text=" ".join(cell for cell in line.cells if cell), cells=())
    return line.replace(cells=tuple(map(_without_signs, line.cells))) if line.cells else line


def _without_strokes(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines without a stroke within a sentence, which stands in no table."""
    around = [False, *(bool(line.cells) for line in lines), False]
    for line, before, after in zip(lines, around, around[2:], strict=False):
        split = len(line.cells) == _STROKE and line.cells[1][:1].islower()
        text = " ".join(line.cells)
        yield line.replace(text=text, cells=()) if split and not (before or after) else line


def _without_signs(cell: str) -> str:
    number = _NUMBER_CELL.fullmatch(cell)
    if number:
        return number[1] or number[2]
    signs = _STRAY_SIGNS.match(cell)
    closed = signs and any(sign in cell[signs.end() :] for sign in "”\"’'")
    return cell if signs is None or closed else cell[signs.end() :]


def _small_heading(text: str) -> re.Match[str] | None:
    heading = _SMALL_HEADING.match(text)
    return heading if heading and fold(text[heading.end() :]).startswith(_TITLES) else None


def _place(written: str) -> int | None:
    """Return the place of a Roman number as a scanner reads it, counting from 0."""
    read = written.translate(_READ)
    return ROMAN_NUMBERS.index(read) if read in ROMAN_NUMBERS else None
