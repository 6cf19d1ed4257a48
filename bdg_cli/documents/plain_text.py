"""Read the lines of a plain text; Markdown syntax is removed.

Markdown is recognized by the file name or by its look. So a `.txt` with a heading `##` reads the
same as a `.md`, and a text with `> 5%` keeps its `>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.document_errors import text_too_long, unknown_format
from bdg_cli.documents.lines import Line
from bdg_cli.documents.normalization import make_line, make_row, reads_as_written
from bdg_cli.documents.text_encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS: Final = (".md", ".markdown")
_MOST_LINES: Final = 60_000
"""The most lines of a text; a plan of 500 pages has some 25,000."""
_LONGEST_LINE: Final = 50_000
"""The most characters of a line: some fifteen pages without a line end."""
_MOST_CHARACTERS: Final = 4_000_000
"""The most characters of a text; a plan of 500 pages has some 1.5 million."""
_FOREIGN: Final = re.compile(
    rb"\s*(?:\{\\rtf|<!doctype html|<html|<\?xml|%!PS|mime-version:)", re.IGNORECASE
)
"""How text files begin that are meant for programs."""
_NOISE: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f�]")
_MOST_NOISE: Final = 50
"""One in this many characters may be noise, plus one: a slip, not a program."""
_LOOKS: Final = re.compile(
    r"^(?:#{1,6}[ \t]+\S|\*\*\S.*\*\*[ \t]*$|\|(?:[ \t]*:?-+:?[ \t]*\|)+)", re.MULTILINE
)
_FEWEST_CELLS: Final = 3
"""So many cells apart by tabs are no layout."""
_FEWEST_ROWS: Final = 2
"""So many rows below a head show that it is one."""
_LONGEST_HEAD: Final = 60
"""The most characters of a cell in the head of a table."""
_COUNTED: Final = re.compile(r"\s*(?:\d{1,3}|[IVX]+|[A-Za-z])?[.)]?\s*\t")
"""How a row begins that has a number, or an empty cell for it."""
_HEADING: Final = re.compile(r"^\s*#{1,6}\s+|\s+#+\s*$")
_MARKED: Final = re.compile(r"(#{1,6})\s+[\W_]*(.+)")
_NUMBERED: Final = re.compile(
    r"(?:[IVX]+|\d[\d.]*|[a-zđA-Z])[.)/]|(?:Điều|Phần|Phụ lục)\b", re.IGNORECASE
)
_HEADINGS: Final = 4
"""So many headings without numbers are no slip."""
_COUNTERS: Final = (
    tuple(f"{roman}." for roman in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")),
    tuple(f"{number}." for number in range(1, 31)),
    tuple(f"{letter})" for letter in "abcdđeghiklmnopqrstuvxy"),
)
_QUOTE: Final = re.compile(r"^\s*(?:>\s?)+")
_STRONG: Final = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![*_])")
_STRESSED: Final = re.compile(r"(?<![\w*\\])\*(?=[^\s*)])([^*]*[^\s*(\\])\*(?![\w*])")
_HALF_STRESSED: Final = re.compile(r"(?<!\\)\*\*|^\s*\*(?=[^\s*])|(?<=[^\s*\\])\*\s*$")
"""What is left of emphasis that begins on one line and ends on another."""
_ESCAPED: Final = re.compile(r"\\([-!#()*+.<>\[\]_`{|}~\\])")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RULE: Final = re.compile(r"\s*[|+]?(?:\s*:?[-=]{2,}:?\s*[|+])+(?:\s*:?[-=]{2,}:?)?\s*")
"""The line below the head of a table, or between its rows."""
_FRAME: Final = re.compile(r"(?<!\\)\|")
_BETWEEN: Final = re.compile(r"(?<!\S)\|(?!\S)")
"""What stands between the cells of a row with a frame around it, and without."""
_FENCE: Final = re.compile(r"\s*(?:(?:```|~~~)\w*|={3,}|-{3,}|\*{3,}|_{3,})\s*")
"""The fence of a code block, the underline of a heading, or a horizontal rule."""
_TAG: Final = re.compile(
    r"</?(?:b|center|div|em|i|p|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_MARKS: Final = re.compile(r"[-=#>*_\\<`~|]")


def lines_from_plain_text(content: bytes, name: str) -> Iterator[Line]:
    """Yield all lines, including empty ones. Raises PlanError for bytes that are no text."""
    text = _text(content, name)
    markdown = _is_markdown(text, name)
    lines = text.split("\n")
    marks = _marks_of_headings(lines) if markdown else {}
    tabbed = _rows_with_tabs(lines)
    columns = 0
    for number, line in enumerate(lines, start=1):
        if number in tabbed:
            yield make_row(number, line.split("\t"))
            continue
        read = _line(number, line, markdown=markdown, columns=columns)
        if not line.strip():
            columns = 0
        elif read.cells and not line.lstrip().startswith("|"):
            columns = len(read.cells)
        yield read.replace(text=f"{marks[number]} {read.text}") if number in marks else read


def _rows_with_tabs(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the rows of tables whose cells stand apart by tabs, as a table has them
    that is copied into an editor: below a head of short words go on lines, two or more, with as
    many cells, or with fewer and a number.
    """
    rows: list[int] = []
    head = 0
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        counted = _COUNTED.match(line) is not None and len(cells) < head
        if not head or not (counted or len(cells) == head):
            below = lines[number : number + _FEWEST_ROWS]
            head = len(cells) if _is_head_with_tabs(cells, below) else 0
        if head:
            rows.append(number)
    return frozenset(rows)


def _is_head_with_tabs(cells: list[str], below: list[str]) -> bool:
    if len(cells) < _FEWEST_CELLS or len(below) < _FEWEST_ROWS:
        return False
    short = all(0 < len(cell.strip()) <= _LONGEST_HEAD for cell in cells)
    worded = all(any(map(str.isalpha, cell)) for cell in cells)
    alike = all(
        line.count("\t") + 1 == len(cells)
        or (line.count("\t") + 1 >= _FEWEST_CELLS and _COUNTED.match(line))
        for line in below
    )
    return short and worded and alike


def _marks_of_headings(lines: list[str]) -> dict[int, str]:
    """Return numbers for headings by their lines, if a converter dropped those they had: none, or
    hardly any, has one. The first heading is the title.
    """
    found = [
        (number, len(heading[1]), _NUMBERED.match(heading[2]) is not None)
        for number, line in enumerate(lines, start=1)
        if (heading := _MARKED.match(line))
    ][1:]
    bare = [(number, depth) for number, depth, numbered in found if not numbered]
    if len(bare) < _HEADINGS or len(bare) * 10 < len(found) * 9:
        return {}
    depths = sorted({depth for _, depth in bare})[: len(_COUNTERS)]
    counts = [0] * len(depths)
    marks: dict[int, str] = {}
    for number, depth in bare:
        if depth in depths:
            place = depths.index(depth)
            counts[place:] = [counts[place] + 1, *[0] * (len(depths) - place - 1)]
            if counts[place] <= len(_COUNTERS[place]):
                marks[number] = _COUNTERS[place][counts[place] - 1]
    return marks


def plain_text_of(content: bytes, name: str) -> str:
    """Return the text line by line.

    A line that differs only in its spaces stays as it is in the file, so that columns match those
    of an editor. Raises PlanError for bytes that are no text.
    """
    text = _text(content, name)
    plain = "|" not in text and not _is_markdown(text, name)
    if plain and reads_as_written(text) and not _rows_with_tabs(text.split("\n")):
        return text
    lines = zip(text.split("\n"), lines_from_plain_text(content, name), strict=True)
    return "\n".join(
        raw if " ".join(raw.split()) == line.text else line.text for raw, line in lines
    )


def _text(content: bytes, name: str) -> str:
    text = decode(content)
    noise = "\0" in text or len(_NOISE.findall(text)) > 1 + len(text) / _MOST_NOISE
    if noise or _FOREIGN.match(content.removeprefix(b"\xef\xbb\xbf")[:200]):
        raise unknown_format(name)
    check_length(text, name)
    return text


def check_length(text: str, name: str) -> None:
    """Raise RefusedError for a text that is longer than any plan."""
    if (
        len(text) > _MOST_CHARACTERS
        or text.count("\n") >= _MOST_LINES
        or max(map(len, text.split("\n"))) > _LONGEST_LINE
    ):
        raise text_too_long(name, _MOST_LINES, _LONGEST_LINE)


def _is_markdown(text: str, name: str) -> bool:
    return name.casefold().endswith(_ENDINGS) or bool(_LOOKS.search(text))


def _line(number: int, line: str, *, markdown: bool, columns: int) -> Line:
    """Return a line; `columns` is the number of cells of the row above without a frame, or 0."""
    if "|" in line:
        if _RULE.fullmatch(line):
            return Line(number, "")
        bare = line.strip()
        framed = bare.startswith("|") and bare.endswith("|") and len(bare) > len("||")
        if framed and columns and len(_BETWEEN.split(bare)) == columns:
            framed = False  # its first and last cells are empty
        if framed or " | " in bare:
            bare = bare[1:-1] if framed else bare
            cells = _FRAME.split(bare) if framed else _BETWEEN.split(bare)
            return make_row(number, [_strip_markdown(cell) if markdown else cell for cell in cells])
    return make_line(number, _strip_markdown(line) if markdown else line)


def _strip_markdown(text: str) -> str:
    """Return the words without Markdown syntax."""
    if not _MARKS.search(text):
        return text
    if _FENCE.fullmatch(text):
        return ""
    text = _HEADING.sub("", _QUOTE.sub("", text))
    text = _STRESSED.sub(r"\1", _STRONG.sub(r"\2", _TAG.sub("", _BREAK.sub(" ", text))))
    text = _HALF_STRESSED.sub("", text)
    return _ESCAPED.sub(r"\1", text)
