"""Sections and tasks: the document's headings, and what stands below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import Section, Task
from bdg_cli.planfile.responsible import roles_of, section_of
from bdg_cli.planfile.timing import windows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.plan import Unit
    from bdg_cli.planfile.findings import Findings, Path
    from bdg_cli.planfile.shape import SectionShape, TaskShape

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def sections_of(
    shapes: Sequence[SectionShape], found: Findings, above: str = "", path: Path = ("sections",)
) -> tuple[Section, ...]:
    """Make the sections, numbers written in full; P212 a number used twice among its like."""
    sections: list[Section] = []
    for index, shape in enumerate(shapes):
        here = (*path, index)
        number = _full(above, shape.number)
        if fold(number) in {fold(section.number) for section in sections}:
            found.trouble(
                "P212",
                (*here, "number"),
                say("Mục “{number}” đã có rồi.", number=number),
                say("Văn bản đánh số trùng thì thêm chữ để phân biệt, ví dụ IVb."),
            )
        found.mark(("section", number), (*here, "number"))
        for place, _ in enumerate(shape.statements):
            found.mark(("section", number, str(place)), (*here, "statements", place))
        inner = sections_of(shape.sections, found, number, (*here, "sections"))
        sections.append(Section(number, shape.title, tuple(shape.statements), inner))
    return tuple(sections)


def tasks_of(
    shapes: Sequence[SectionShape], units: tuple[Unit, ...], period: Window, found: Findings
) -> tuple[Task, ...]:
    """Make the tasks in the order of the file; P209 bad id, P210 id twice, P211 ref outside its
    section, P213 a former id that is still in use.
    """
    placed = list(_placed(shapes))
    refs = frozenset(fold(number) for number in _numbers(shapes))
    tasks: list[Task] = []
    lines: dict[str, int] = {}
    for shape, number, path in placed:
        task_id = shape.id or shape.ref
        where = (*path, "id" if shape.id else "ref")
        if not _ID.fullmatch(task_id):
            found.trouble(
                "P209",
                where,
                say("Mã nhiệm vụ “{task}” không gõ được.", task=task_id),
                say("Thêm “id:” chỉ gồm chữ không dấu, chữ số và các dấu “.”, “_”, “-”."),
            )
        if task_id.lower() in lines:
            found.trouble(
                "P210",
                where,
                say(
                    "Mã “{task}” đã dùng ở dòng {line}.", task=task_id, line=lines[task_id.lower()]
                ),
                say("Cho mỗi nhiệm vụ một mã riêng: id: {task}b.", task=task_id),
            )
        lines.setdefault(task_id.lower(), found.line_of(where))
        if section_of(shape.ref) != fold(number):
            found.trouble(
                "P211",
                (*path, "ref"),
                say("Vị trí “{ref}” không thuộc mục “{section}”.", ref=shape.ref, section=number),
                say("Viết {section}, hoặc {section}-1 cho gạch đầu dòng thứ nhất.", section=number),
            )
        for name in ("", "ref", "text", "windows"):
            found.mark(
                ("task", task_id, name) if name else ("task", task_id), (*path, name or "ref")
            )
        tasks.append(
            Task(
                task_id,
                shape.ref,
                number,
                " ".join(shape.text.split()),
                roles_of(shape, path, units=units, refs=refs, found=found),
                windows_of(shape.windows, path, period, found),
                shape.note or "",
                tuple(shape.formerly),
            )
        )
    _check_former(tasks, placed, found)
    return tuple(tasks)


def _check_former(
    tasks: list[Task], placed: list[tuple[TaskShape, str, Path]], found: Findings
) -> None:
    living = {task.id for task in tasks}
    for task, (_, _, path) in zip(tasks, placed, strict=True):
        for index, former in enumerate(task.formerly):
            if former in living:
                found.trouble(
                    "P213",
                    (*path, "formerly", index),
                    say("“{task}” đang là mã của một nhiệm vụ khác.", task=former),
                    say("Chỉ kể ở “formerly” những mã không còn dùng."),
                )


def _placed(
    shapes: Sequence[SectionShape], above: str = "", path: Path = ("sections",)
) -> Iterator[tuple[TaskShape, str, Path]]:
    for index, shape in enumerate(shapes):
        number = _full(above, shape.number)
        here = (*path, index)
        for place, task in enumerate(shape.tasks):
            yield task, number, (*here, "tasks", place)
        yield from _placed(shape.sections, number, (*here, "sections"))


def _numbers(shapes: Sequence[SectionShape], above: str = "") -> Iterator[str]:
    for shape in shapes:
        number = _full(above, shape.number)
        yield number
        yield from _numbers(shape.sections, number)


def _full(above: str, number: str) -> str:
    return f"{above}.{number}" if above else number
