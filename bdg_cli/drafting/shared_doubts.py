"""Say a doubt once that governs many tasks of a section: “12 nhiệm vụ dưới đây: …”."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.draft import DraftSection

_MANY: Final = 3
"""So many tasks of a section have a doubt in common where it is said once."""


def shared_doubts(section: DraftSection) -> Mapping[Message, int]:
    """Return the doubts that are said at a heading, with the number of tasks that each governs."""
    counted = Counter(one for task in section.tasks for one in dict.fromkeys(task.unsure))
    return {doubt: n for doubt, n in counted.items() if n >= _MANY}


def count_doubts(sections: Iterable[DraftSection]) -> int:
    """Return how many doubts the file says of sections and tasks."""
    count = 0
    for section in sections:
        shared = shared_doubts(section)
        alone = sum(one not in shared for task in section.tasks for one in task.unsure)
        count += len(shared) + alone + count_doubts(section.sections)
    return count
