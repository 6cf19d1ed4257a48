"""A document as it was read: the source of the plan file, of JSON and of explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Role, Unit
    from bdg_cli.drafting.head import Head
    from bdg_cli.drafting.times.time_expressions import TimeExpression


class DraftUnit(Value):
    """A unit with all its spellings, the most formal first, and the first line that names it.

    `group` is True if it stands for many units that are not named one by one. `members` and
    `formerly` come from the plan file of the last edition.
    """

    code: str
    name: str
    spellings: tuple[str, ...]
    line: int
    group: bool
    members: tuple[Unit, ...] = ()
    formerly: tuple[str, ...] = ()


class ReadBy(Value):
    """The rule that decided what a line is, and the one that would have decided otherwise.

    Both are empty for a line whose place in the document says what it is.
    """

    rule: str = ""
    second: str = ""


class DraftTask(Value):
    """A task as it was read: its words, their lines, its roles by unit code, its times.

    `unsure` says what a person has to decide; `read_by` by which rules it was read. `roles`, with
    what gives them, `note` and `formerly` come from the plan file of the last edition; `lead` and
    `support` are then those roles.
    """

    ref: str
    id: str
    text: str
    first: int
    last: int
    lead: tuple[str, ...]
    support: tuple[str, ...]
    times: tuple[TimeExpression, ...]
    unsure: tuple[Message, ...]
    roles: tuple[Role, ...] = ()
    note: str = ""
    formerly: tuple[str, ...] = ()
    read_by: ReadBy = ReadBy()


class DraftSection(Value):
    """A heading with everything below it."""

    number: str
    title: str
    line: int
    statements: tuple[str, ...]
    targets: tuple[str, ...]
    tasks: tuple[DraftTask, ...]
    sections: tuple[DraftSection, ...]


class SkippedLines(Value):
    """Lines that are no task, and the kind of text they were taken for."""

    first: int
    last: int
    text: str
    kind: str
    read_by: ReadBy = ReadBy()


class Draft(Value):
    """A document as it was read. Each of its lines belongs to a task or is in `skipped`."""

    head: Head
    units: tuple[DraftUnit, ...]
    sections: tuple[DraftSection, ...]
    skipped: tuple[SkippedLines, ...]

    @property
    def tasks(self) -> tuple[DraftTask, ...]:
        """Return all tasks in the order of the document."""
        found = [task for section in self.sections for task in _tasks(section)]
        return tuple(sorted(found, key=lambda task: task.first))

    def with_tasks(self, change: Callable[[DraftTask], tuple[DraftTask, ...]]) -> Draft:
        """Return the draft with each task changed into one or several."""
        return self.replace(sections=tuple(_with_tasks(one, change) for one in self.sections))


def _with_tasks(
    section: DraftSection, change: Callable[[DraftTask], tuple[DraftTask, ...]]
) -> DraftSection:
    return section.replace(
        tasks=tuple(new for task in section.tasks for new in change(task)),
        sections=tuple(_with_tasks(one, change) for one in section.sections),
    )


def _tasks(section: DraftSection) -> tuple[DraftTask, ...]:
    return (*section.tasks, *(task for one in section.sections for task in _tasks(one)))
