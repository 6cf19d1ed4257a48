"""Say a doubt once that governs many tasks of a section: “12 nhiệm vụ dưới đây: …”."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from bdg_cli.domain.messages import Filling, Message
    from bdg_cli.drafting.draft import Draft, DraftSection, DraftTask

    Key = tuple[str, tuple[tuple[str, Filling], ...]]

_MANY: Final = 3
"""So many tasks of a section have a doubt in common where it is said once."""


class SharedDoubts:
    """The doubts that many tasks below a heading share, and those that each task has alone."""

    def __init__(self, draft: Draft) -> None:
        self._sections: dict[int, dict[Key, Message]] = {}
        self._tasks: dict[int, tuple[Message, ...]] = {}
        for section in draft.sections:
            self._gather(section)

    def count(self, draft: Draft) -> int:
        """Return how many doubts the file says of sections and tasks."""
        shared = sum(len(doubts) for doubts in self._sections.values())
        return shared + sum(len(self.of_task(task)) for task in draft.tasks)

    def of_section(self, section: DraftSection) -> tuple[tuple[int, Message], ...]:
        """Return the doubts said at a heading, each with the number of tasks that it governs."""
        said = self._sections.get(id(section), {})
        counted = _counted(section)
        return tuple((counted[key], doubt) for key, doubt in said.items())

    def of_task(self, task: DraftTask) -> tuple[Message, ...]:
        """Return the doubts that the heading above a task does not say."""
        return self._tasks.get(id(task), task.unsure)

    def _gather(self, section: DraftSection) -> None:
        counted = _counted(section)
        shared = {
            _key(one): one
            for task in section.tasks
            for one in task.unsure
            if counted[_key(one)] >= _MANY
        }
        if shared:
            self._sections[id(section)] = shared
            for task in section.tasks:
                self._tasks[id(task)] = tuple(one for one in task.unsure if _key(one) not in shared)
        for inner in section.sections:
            self._gather(inner)


def governing(n: int, doubt: str) -> Message:
    """Return what a heading says of the tasks below it."""
    return say("{n} nhiệm vụ dưới đây: {doubt}", n=n, doubt=doubt)


def _counted(section: DraftSection) -> Counter[Key]:
    return Counter(_key(one) for task in section.tasks for one in dict.fromkeys(task.unsure))


def _key(doubt: Message) -> Key:
    return doubt.template, tuple(sorted(doubt.filling.items()))
