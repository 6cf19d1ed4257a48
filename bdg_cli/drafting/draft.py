"""A document as it was read: the source of the plan file, of JSON and of explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.head import Head
    from bdg_cli.drafting.times.time_expressions import TimeExpression


class DraftUnit(Value):
    """A unit with all its spellings, the most formal first, and the first line that names it.

    `group` is True if it stands for many units that are not named one by one.
    """

    code: str
    name: str
    spellings: tuple[str, ...]
    line: int
    group: bool


class DraftTask(Value):
    """A task as it was read: its words, their lines, its roles by unit code, its times.

    `unsure` says what a person has to decide.
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

    def with_ids(self, ids: Mapping[str, str]) -> Draft:
        """Return the draft with new ids for its tasks; `ids` maps the old ids to the new ones."""
        return self.replace(sections=tuple(_with_ids(one, ids) for one in self.sections))


def _with_ids(section: DraftSection, ids: Mapping[str, str]) -> DraftSection:
    return section.replace(
        tasks=tuple(task.replace(id=ids.get(task.id, task.id)) for task in section.tasks),
        sections=tuple(_with_ids(one, ids) for one in section.sections),
    )


def _tasks(section: DraftSection) -> tuple[DraftTask, ...]:
    return (*section.tasks, *(task for one in section.sections for task in _tasks(one)))
