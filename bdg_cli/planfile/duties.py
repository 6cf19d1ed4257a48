"""Sections and tasks: the document's headings, and what stands below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import Section, Task
from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.planfile.responsible import Casting, is_bullet, section_of
from bdg_cli.planfile.shorthands import ID
from bdg_cli.planfile.unsure import note_unsure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.plan import Unit
    from bdg_cli.planfile.findings import Findings
    from bdg_cli.planfile.shape import SectionShape, TaskShape
    from bdg_cli.planfile.timing import Calendar
    from bdg_cli.planfile.tree import Path

    Placed = tuple[TaskShape, str, Path]

_ID: Final = re.compile(ID)


def sections_of(shapes: Sequence[SectionShape], found: Findings) -> tuple[Section, ...]:
    """Make the sections, numbers written in full; P212 a number used twice."""
    return _sections(shapes, "", ("sections",), {}, found)


def tasks_of(
    shapes: Sequence[SectionShape], units: tuple[Unit, ...], calendar: Calendar, found: Findings
) -> tuple[Task, ...]:
    """Make the tasks in the order of the file: P209 an id nobody can type, P210 an id used twice,
    P211 a ref outside its section, P213 a former id in use.
    """
    placed = list(_placed(shapes, "", ("sections",)))
    casting = Casting(units, frozenset(fold(number) for number in _numbers(shapes, "")), found)
    tasks: list[Task] = []
    seen: dict[str, Placed] = {}
    for place, one in enumerate(placed):
        if place % PROGRESS_INTERVAL == 0:
            found.tell(place / len(placed))
        shape, number, path = one
        task_id = shape.id or shape.ref
        _check_id(task_id, one, seen, found)
        _check_ref(shape.ref, number, path, found)
        note_unsure(shape.unsure, path, found)
        tasks.append(
            Task(
                task_id,
                shape.ref,
                number,
                shape.text,
                casting.roles_of(shape, path),
                calendar.windows_of(shape.windows, path),
                shape.note or "",
                tuple(shape.formerly),
            )
        )
    _check_former(tasks, placed, found)
    return tuple(tasks)


def _check_id(task_id: str, placed: Placed, seen: dict[str, Placed], found: Findings) -> None:
    if not _ID.fullmatch(task_id):
        found.trouble(
            "P209",
            _path_of_id(placed),
            say("Mã “{id}” không gõ được.", id=task_id),
            say("Thêm “id:” chỉ gồm chữ không dấu, chữ số và các dấu “.”, “_”, “-”."),
        )
    first = seen.setdefault(task_id.casefold(), placed)
    if first is not placed:
        line = found.line_of(_path_of_id(first))
        found.trouble(
            "P210",
            _path_of_id(placed),
            say("Mã “{task}” đã dùng ở dòng {line}.", task=task_id, line=line),
            say("Cho mỗi nhiệm vụ một mã riêng: id: {task}b.", task=task_id),
        )


def _path_of_id(placed: Placed) -> Path:
    shape, _, path = placed
    return (*path, "id" if shape.id else "ref")


def _check_ref(ref: str, number: str, path: Path, found: Findings) -> None:
    head, _, bullet = ref.rpartition("-")
    if head == number and is_bullet(bullet):  # as nearly all are written
        return
    if fold(number) not in (section_of(ref), fold(ref)):
        found.trouble(
            "P211",
            (*path, "ref"),
            say("Vị trí “{ref}” không thuộc mục “{section}”.", ref=ref, section=number),
            say("Viết {section}, hoặc {section}-1 cho gạch đầu dòng thứ nhất.", section=number),
        )


def _check_former(tasks: list[Task], placed: list[Placed], found: Findings) -> None:
    """Refuse a former id that another task bears, or bore as well: records would be of two."""
    owners = {task.id: task.id for task in tasks}
    for task, (_, _, path) in zip(tasks, placed, strict=True):
        for index, former in enumerate(task.formerly):
            if former in owners:
                found.trouble(
                    "P213",
                    (*path, "formerly", index),
                    say("“{code}” đã là mã của “{owner}”.", code=former, owner=owners[former]),
                    say("Chỉ kể ở “formerly” những mã không còn dùng, mỗi mã một lần."),
                )
            owners.setdefault(former, task.id)


def _sections(
    shapes: Sequence[SectionShape], above: str, path: Path, lines: dict[str, Path], found: Findings
) -> tuple[Section, ...]:
    sections: list[Section] = []
    for index, shape in enumerate(shapes):
        here: Path = (*path, index)
        number = _full(above, shape.number)
        where = (*here, "number")
        if fold(number) in lines:
            found.trouble(
                "P212",
                where,
                say(
                    "Mục “{number}” đã có ở dòng {line}.",
                    number=number,
                    line=found.line_of(lines[fold(number)]),
                ),
                say("Văn bản đánh số trùng thì thêm chữ để phân biệt, ví dụ IVb."),
            )
        else:
            lines[fold(number)] = where
        note_unsure(shape.unsure, here, found)
        inner = _sections(shape.sections, number, (*here, "sections"), lines, found)
        sections.append(
            Section(number, shape.title, tuple(shape.statements), inner, tuple(shape.targets))
        )
    return tuple(sections)


def _placed(shapes: Sequence[SectionShape], above: str, path: Path) -> Iterator[Placed]:
    for index, shape in enumerate(shapes):
        number = _full(above, shape.number)
        here: Path = (*path, index)
        for place, task in enumerate(shape.tasks):
            yield task, number, (*here, "tasks", place)
        yield from _placed(shape.sections, number, (*here, "sections"))


def _numbers(shapes: Sequence[SectionShape], above: str) -> Iterator[str]:
    for shape in shapes:
        number = _full(above, shape.number)
        yield number
        yield from _numbers(shape.sections, number)


def _full(above: str, number: str) -> str:
    return f"{above}.{number}" if above else number
