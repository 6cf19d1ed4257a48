"""Sections and tasks: the document's headings, and the tasks below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import show_window
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import Carried, Section, Task
from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.planfile.roles import RoleReader, folded_section_of, is_bullet
from bdg_cli.planfile.shorthands import ID_PATTERN
from bdg_cli.planfile.stated_days import contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.plan import Unit
    from bdg_cli.planfile.models import CarriedShape, SectionShape, TaskShape
    from bdg_cli.planfile.windows import WindowReader
    from bdg_cli.yamlfile.problem_collector import ProblemCollector
    from bdg_cli.yamlfile.tree import YamlPath

    LocatedTask = tuple[TaskShape, str, YamlPath]
    """A task, the full number of its section, and its path."""

_ID: Final = re.compile(ID_PATTERN)


def sections_of(shapes: Sequence[SectionShape], problems: ProblemCollector) -> tuple[Section, ...]:
    """Return the sections with their full numbers; P212 a number used twice."""
    return _sections(shapes, "", ("sections",), {}, problems)


def tasks_of(
    shapes: Sequence[SectionShape],
    units: tuple[Unit, ...],
    windows: WindowReader,
    problems: ProblemCollector,
) -> tuple[Task, ...]:
    """Return the tasks in the order of the file: P209 an id that is hard to type, P210 an id used
    twice, P211 a ref outside its section, P213 a former id in use, P309 other days than the words
    say.
    """
    located = list(_located(shapes, "", ("sections",)))
    roles = RoleReader(units, frozenset(fold(number) for number in _numbers(shapes, "")), problems)
    open_sections = frozenset(_unsure_numbers(shapes, ""))
    tasks: list[Task] = []
    seen: dict[str, LocatedTask] = {}
    for index, one in enumerate(located):
        if index % PROGRESS_INTERVAL == 0:
            problems.report(index / len(located))
        shape, number, path = one
        task_id = shape.id or shape.ref
        _check_id(task_id, one, seen, problems)
        _check_ref(shape.ref, number, path, problems)
        problems.add_unsure(shape.unsure, path)
        days = windows.windows_of(shape.windows, path)
        _check_stated_days(shape.text, days, path, problems)
        tasks.append(
            Task(
                task_id,
                shape.ref,
                number,
                shape.text,
                roles.roles_of(shape, path, unsure=number in open_sections),
                days,
                shape.note or "",
                tuple(shape.formerly),
                tuple([_carried(carried) for carried in shape.carried]),
            )
        )
    _check_former(tasks, located, problems)
    return tuple(tasks)


def _carried(shape: CarriedShape) -> Carried:
    return Carried(
        shape.plan,
        shape.number or shape.plan,
        shape.task,
        tuple(shape.units),
        shape.window or "",
        shape.extended or "",
        shape.reason or "",
    )


def _check_id(
    task_id: str, located: LocatedTask, seen: dict[str, LocatedTask], problems: ProblemCollector
) -> None:
    if not _ID.fullmatch(task_id):
        problems.add(
            "P209",
            _path_of_id(located),
            say("Mã “{id}” không gõ được.", id=task_id),
            say("Thêm “id:” chỉ gồm chữ không dấu, chữ số và các dấu “.”, “_”, “-”."),
        )
    first = seen.setdefault(task_id.casefold(), located)
    if first is not located:
        line = problems.line_of(_path_of_id(first))
        problems.add(
            "P210",
            _path_of_id(located),
            say("Mã “{task}” đã dùng ở dòng {line}.", task=task_id, line=line),
            say("Cho mỗi nhiệm vụ một mã riêng: id: {task}b.", task=task_id),
        )


def _path_of_id(located: LocatedTask) -> YamlPath:
    shape, _, path = located
    return (*path, "id" if shape.id else "ref")


def _check_ref(ref: str, number: str, path: YamlPath, problems: ProblemCollector) -> None:
    head, _, bullet = ref.rpartition("-")
    if head == number and is_bullet(bullet):  # as nearly all refs are
        return
    if fold(number) not in (folded_section_of(ref), fold(ref)):
        problems.add(
            "P211",
            (*path, "ref"),
            say("Vị trí “{ref}” không thuộc mục “{section}”.", ref=ref, section=number),
            say("Viết {section}, hoặc {section}-1 cho gạch đầu dòng thứ nhất.", section=number),
        )


def _check_stated_days(
    text: str, windows: tuple[Window, ...], path: YamlPath, problems: ProblemCollector
) -> None:
    """Warn of windows that are not what the task's own words say."""
    words = contradiction(text, windows)
    if words is not None:
        problems.add(
            "P309",
            (*path, "windows"),
            say("Lời văn ghi “{words}”, thời gian thực hiện thì khác.", words=words),
            say(
                "Sửa “windows” cho khớp lời văn (nay là {windows}); nếu ngày trong lời văn là việc "
                "khác thì để nguyên.",
                windows=tuple(show_window(window) for window in windows[:3]),
            ),
            severity="warning",
        )


def _check_former(
    tasks: list[Task], located: list[LocatedTask], problems: ProblemCollector
) -> None:
    """Refuse a former id that is or was also the id of another task: a record with it could belong
    to either.
    """
    owners = {task.id: task.id for task in tasks}
    for task, (_, _, path) in zip(tasks, located, strict=True):
        for index, former in enumerate(task.formerly):
            if former in owners:
                problems.add(
                    "P213",
                    (*path, "formerly", index),
                    say("“{code}” đã là mã của “{owner}”.", code=former, owner=owners[former]),
                    say("Chỉ kể ở “formerly” những mã không còn dùng, mỗi mã một lần."),
                )
            owners.setdefault(former, task.id)


def _sections(
    shapes: Sequence[SectionShape],
    above: str,
    path: YamlPath,
    seen: dict[str, YamlPath],
    problems: ProblemCollector,
) -> tuple[Section, ...]:
    sections: list[Section] = []
    for index, shape in enumerate(shapes):
        here: YamlPath = (*path, index)
        number = _full(above, shape.number)
        where = (*here, "number")
        if fold(number) in seen:
            problems.add(
                "P212",
                where,
                say(
                    "Mục “{number}” đã có ở dòng {line}.",
                    number=number,
                    line=problems.line_of(seen[fold(number)]),
                ),
                say("Văn bản đánh số trùng thì thêm chữ để phân biệt, ví dụ IVb."),
            )
        else:
            seen[fold(number)] = where
        problems.add_unsure(shape.unsure, here)
        inner = _sections(shape.sections, number, (*here, "sections"), seen, problems)
        sections.append(
            Section(number, shape.title, tuple(shape.statements), inner, tuple(shape.targets))
        )
    return tuple(sections)


def _located(shapes: Sequence[SectionShape], above: str, path: YamlPath) -> Iterator[LocatedTask]:
    for index, shape in enumerate(shapes):
        number = _full(above, shape.number)
        here: YamlPath = (*path, index)
        for place, task in enumerate(shape.tasks):
            yield task, number, (*here, "tasks", place)
        yield from _located(shape.sections, number, (*here, "sections"))


def _unsure_numbers(shapes: Sequence[SectionShape], above: str) -> Iterator[str]:
    for shape in shapes:
        number = _full(above, shape.number)
        if shape.unsure:
            yield number
        yield from _unsure_numbers(shape.sections, number)


def _numbers(shapes: Sequence[SectionShape], above: str) -> Iterator[str]:
    for shape in shapes:
        number = _full(above, shape.number)
        yield number
        yield from _numbers(shape.sections, number)


def _full(above: str, number: str) -> str:
    return f"{above}.{number}" if above else number
