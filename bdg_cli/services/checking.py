"""Holding a plan against its source: a tuple of small rules.

Words are compared in NFC with white space folded and the punctuation at their ends left aside. A
bullet of the source is covered when every letter of it lies in words that the plan file has.
"""

from __future__ import annotations

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.domain.value import Value
from bdg_cli.services.choosing import walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bdg_cli.domain.plan import Plan

    Places = Mapping[tuple[str, ...], Place]

_BULLETS = "-+•*–—"
_ENDS = " .;,:…"
_STOPS = (".", ";", ":", "!", "?", "…")
_PEN_MARK = 2
"""So many strange words on a line that is no bullet may be a pen mark or a page number."""


class Source(Value):
    """The text of a source: its lines, and all of it on one line with the way back.

    `flat` has one space for each run of white space; `origin` gives for each of its characters the
    (line, column) it came from, both from 0. `covered` tells which of them the plan file has.
    """

    file: str
    lines: tuple[str, ...]
    flat: str
    origin: tuple[tuple[int, int], ...]
    covered: frozenset[int]


def check_source(
    plan: Plan, places: Places, source_text: str | None, source_file: str
) -> list[Problem]:
    """Find what the plan file and its source do not have in common.

    `source_text` is None where the named source is not there.
    """
    if source_text is None:
        return [
            Problem(
                "P401",
                say("Không thấy văn bản gốc “{file}”.", file=source_file),
                places.get(("plan", "source"), Place(source_file)),
                say("Sửa dòng “source”, hoặc đặt tệp vào đúng chỗ."),
            )
        ]
    source = _source(plan, source_text, source_file)
    return [problem for rule in SOURCE_RULES for problem in rule(plan, places, source)]


def _words_not_in_source(plan: Plan, places: Places, source: Source) -> Iterator[Problem]:
    """P402: a task or statement whose words the source does not have."""
    for name, text in _texts(plan):
        if _trimmed(text) not in source.flat:
            yield Problem(
                "P402",
                say("Văn bản gốc không có những lời này."),
                places.get((*name, "text"), places.get(name, Place(source.file))),
                say("Chép lại nguyên văn từ {file}.", file=source.file),
            )


def _bullet_not_covered(plan: Plan, places: Places, source: Source) -> Iterator[Problem]:
    """P403: a bullet of the source that no task covers; P404: another line of its body."""
    del places
    first, last = _body(plan, source)
    for start, words in sorted(_uncovered(source).items()):
        text = source.lines[start]
        stripped = text.strip()
        column = len(text) - len(text.lstrip()) + 1
        place = Place(source.file, start + 1, column, len(stripped), text)
        if _is_bullet(stripped):
            yield Problem(
                "P403",
                say("Gạch đầu dòng này chưa có nhiệm vụ nào trong kế hoạch."),
                place,
                say("Thêm một nhiệm vụ với lời văn này; nếu không giao việc thì vào “statements”."),
            )
        elif first <= start < last and words > _PEN_MARK:
            yield Problem(
                "P404",
                say("Dòng này của văn bản gốc chưa có trong kế hoạch."),
                place,
                say("Thêm vào mục của nó: nhiệm vụ, hoặc “statements”."),
                "warning",
            )


def _uncovered(source: Source) -> dict[int, int]:
    """Count the words that are not covered, by the line on which their item begins."""
    missing: dict[int, int] = {}
    at_word = False
    for index, (line, _) in enumerate(source.origin):
        letter = source.flat[index]
        if letter == " ":
            at_word = False
        elif index not in source.covered and letter.isalpha() and not at_word:
            at_word = True
            start = _start_of_item(source, line)
            missing[start] = missing.get(start, 0) + 1
    return missing


def _is_bullet(line: str) -> bool:
    return line[:1] in _BULLETS and line[1:2] == " "


def _head_differs(plan: Plan, places: Places, source: Source) -> Iterator[Problem]:
    """P405: the number, title or place of issue is not as the source has it."""
    squeezed = fold(source.flat).replace(" ", "")
    for name, value in (("number", plan.number), ("title", plan.title)):
        if fold(value).replace(" ", "") not in squeezed:
            yield Problem(
                "P405",
                say("Văn bản gốc không có “{value}”.", value=value),
                places.get(("plan", name), Place(source.file)),
                say("So lại với phần đầu của {file}.", file=source.file),
                "warning",
            )


SOURCE_RULES: tuple[Callable[[Plan, Places, Source], Iterator[Problem]], ...] = (
    _words_not_in_source,
    _bullet_not_covered,
    _head_differs,
)


def _texts(plan: Plan) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words of the plan that the source must have, with the names of their places."""
    for task in plan.tasks:
        yield ("task", task.id), task.text
    for section in walk(plan.sections):
        for index, statement in enumerate(section.statements):
            yield ("section", section.number, str(index)), statement


def _source(plan: Plan, text: str, file: str) -> Source:
    lines = tuple(text.split("\n"))
    letters: list[str] = []
    origin: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for column, letter in enumerate(line + "\n"):
            if not letter.isspace():
                letters.append(letter)
                origin.append((number, column))
            elif letters and letters[-1] != " ":
                letters.append(" ")
                origin.append((number, column))
    flat = "".join(letters)
    named = [section.title for section in walk(plan.sections)]
    texts = [*named, *plan.recipients, *[text for _, text in _texts(plan)]]
    covered: set[int] = set()
    for wanted in sorted({_trimmed(text) for text in texts}, key=len, reverse=True):
        start = flat.find(wanted) if wanted else -1
        while start >= 0:
            covered.update(range(start, start + len(wanted)))
            start = flat.find(wanted, start + len(wanted))
    for section in walk(plan.sections):
        _cover_number(section.number, flat, covered)
    return Source(file, lines, flat, tuple(origin), frozenset(covered))


def _cover_number(number: str, flat: str, covered: set[int]) -> None:
    """Take the number in front of a covered heading as covered: `IV. ` or `1. `."""
    own = number.rpartition(".")[2]
    start = flat.find(f"{own}. ")
    while start >= 0:
        if start + len(own) + 2 in covered:
            covered.update(range(start, start + len(own)))
        start = flat.find(f"{own}. ", start + 1)


def _trimmed(text: str) -> str:
    return " ".join(text.split()).strip(_ENDS)


def _body(plan: Plan, source: Source) -> tuple[int, int]:
    """Return the first and past-the-last line of the body: from the first heading on, up to the
    recipients.
    """
    first = len(source.lines)
    if plan.sections:
        title = _trimmed(plan.sections[0].title)
        at = source.flat.find(title)
        first = source.origin[at][0] if at >= 0 else first
    last = len(source.lines)
    for number, line in enumerate(source.lines):
        if number > first and fold(line).startswith("noi nhan"):
            last = number
            break
    return first, last


def _start_of_item(source: Source, line: int) -> int:
    """Return the line of the bullet that a line goes on with, or the line itself.

    It goes on with the one above unless that one is blank or ends a sentence.
    """
    for start in range(line, -1, -1):
        if _is_bullet(source.lines[start].strip()):
            return start
        above = source.lines[start - 1].strip() if start else ""
        if not above or above.endswith(_STOPS):
            break
    return line
