"""Holding a plan against its source and against the ledger: a tuple of small rules each.

Words are compared in NFC with white space folded and the punctuation at their ends left aside. A
bullet of the source is covered when every letter of it lies in words that the plan file has.
"""

from __future__ import annotations

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.domain.records import KINDS
from bdg_cli.domain.value import Value
from bdg_cli.services.choosing import near, walk
from bdg_cli.services.resolving import resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record

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


def check_ledger(
    plans: Sequence[Plan],
    places_by_plan: Mapping[str, Places],
    records: Sequence[Record],
    ledger_file: str,
) -> list[Problem]:
    """Find records that the plans have no place for any more, and records that look odd."""
    place = Place(ledger_file)
    return [
        problem for rule in LEDGER_RULES for problem in rule(plans, places_by_plan, records, place)
    ]


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


def _plan_gone(
    plans: Sequence[Plan],
    places: Mapping[str, Places],
    records: Sequence[Record],
    ledger: Place,
) -> Iterator[Problem]:
    """P501: records about a plan that is not there."""
    del places
    known = {name for plan in plans for name in (plan.id, *plan.formerly)}
    for name in sorted({record.about.plan for record in records} - known):
        count = sum(record.about.plan == name for record in records)
        yield Problem(
            "P501",
            say_n("{n} bản ghi thuộc kế hoạch “{plan}” không còn nữa.", count, plan=name),
            ledger,
            say("Nếu kế hoạch đã đổi tên, thêm vào tệp của nó dòng: formerly: {plan}", plan=name),
        )


def _assignment_gone(
    plans: Sequence[Plan],
    places: Mapping[str, Places],
    records: Sequence[Record],
    ledger: Place,
) -> Iterator[Problem]:
    """P502 task, P503 unit, P504 window: records whose assignment is not in the plan any more."""
    for plan in plans:
        _, orphans = resolve(plan, records)
        seen: set[tuple[str, str, str]] = set()
        tasks = {name: task for task in plan.tasks for name in (task.id, *task.formerly)}
        for record in orphans:
            about = record.about
            task = tasks.get(about.task)
            if task is None:
                key, problem = ("P502", about.task, ""), _task_gone(plan, about.task, ledger)
            elif about.unit not in _owing(plan, task):
                key = ("P503", task.id, about.unit)
                problem = _unit_gone(task.id, about.unit, _at(places, plan, task.id, ledger))
            else:
                key = ("P504", task.id, about.window)
                problem = _window_gone(task.id, about.window, _at(places, plan, task.id, ledger))
            if key not in seen:
                seen.add(key)
                yield problem


def _owing(plan: Plan, task: Task) -> set[str]:
    return {unit for code in task.units(LEAD) for unit in plan.owing(code)}


def _task_gone(plan: Plan, task: str, ledger: Place) -> Problem:
    close = near(task, [one.id for one in plan.tasks])
    return Problem(
        "P502",
        say(
            "Có bản ghi về nhiệm vụ “{task}” mà kế hoạch {plan} không còn.", task=task, plan=plan.id
        ),
        ledger,
        say(
            "Nếu nhiệm vụ đã đổi mã ({close}…), thêm vào nhiệm vụ ấy dòng: formerly: {task}",
            close=close,
            task=task,
        )
        if close
        else say("Nếu nhiệm vụ đã đổi mã, thêm vào nhiệm vụ ấy dòng: formerly: {task}", task=task),
    )


def _unit_gone(task: str, unit: str, place: Place) -> Problem:
    return Problem(
        "P503",
        say(
            "Có bản ghi của đơn vị “{unit}” không còn chủ trì nhiệm vụ {task}.",
            unit=unit,
            task=task,
        ),
        place,
        say("Nếu đơn vị đã đổi mã, thêm vào đơn vị ấy dòng: formerly: {unit}", unit=unit),
    )


def _window_gone(task: str, window: str, place: Place) -> Problem:
    return Problem(
        "P504",
        say(
            "Có bản ghi về thời gian “{window}” mà nhiệm vụ {task} không còn.",
            window=window,
            task=task,
        ),
        place,
        say("Khôi phục thời gian ấy trong “windows”; muốn dời hạn thì dùng bdg extend."),
    )


def _at(places: Mapping[str, Places], plan: Plan, task: str, ledger: Place) -> Place:
    return places.get(plan.id, {}).get(("task", task), ledger)


def _unknown_kind(
    plans: Sequence[Plan],
    places: Mapping[str, Places],
    records: Sequence[Record],
    ledger: Place,
) -> Iterator[Problem]:
    """P505: kinds of record that this program does not know; they are kept."""
    del plans, places
    for kind in sorted({record.kind for record in records} - set(KINDS)):
        yield Problem(
            "P505",
            say("Sổ có bản ghi loại “{kind}” mà bản bdg này không hiểu; vẫn được giữ.", kind=kind),
            ledger,
            say("Cài bản bdg mới nhất."),
            "note",
        )


def _before_issue(
    plans: Sequence[Plan],
    places: Mapping[str, Places],
    records: Sequence[Record],
    ledger: Place,
) -> Iterator[Problem]:
    """P506: a record about a day before its plan was issued."""
    del places
    issued = {plan.id: plan.issued for plan in plans}
    for record in records:
        day = issued.get(record.about.plan)
        if day is not None and record.day < day:
            yield Problem(
                "P506",
                say(
                    "Bản ghi {id} ghi ngày {day}, trước ngày ban hành {issued}.",
                    id=record.id[:8],
                    day=record.day,
                    issued=day,
                ),
                ledger,
                say("Nếu ghi nhầm: bdg undo {id}", id=record.id[:8]),
                "warning",
            )


LEDGER_RULES: tuple[
    Callable[[Sequence[Plan], Mapping[str, Places], Sequence[Record], Place], Iterator[Problem]],
    ...,
] = (_plan_gone, _assignment_gone, _unknown_kind, _before_issue)


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
