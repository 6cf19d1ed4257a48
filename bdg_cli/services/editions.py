"""Two editions of a plan: which tasks were kept, reworded, are new or gone."""

from __future__ import annotations

from bdg_cli.domain.folding import fold
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from bdg_cli.domain.plan import Task

    Fate = Literal["kept", "reworded", "new", "gone"]

_ALIKE = 0.6
"""From this likeness on two wordings are taken for one task."""


class Change(Value):
    """What became of a task. `id` is that of the plan file, so that its records still fit; of a new
    task it is the one that the draft gives it.
    """

    fate: Fate
    id: str
    before: str
    after: str


def compare(tasks: Sequence[Task], drafted: Sequence[tuple[str, str]]) -> tuple[Change, ...]:
    """Compare a plan's tasks with the (id, words) of a new edition, in the order of that edition;
    what is gone comes last.
    """
    left = {task.id: task for task in tasks}
    by_words: dict[str, list[str]] = {}
    for task in tasks:
        by_words.setdefault(fold(task.text), []).append(task.id)
    partner: dict[int, tuple[str, Fate]] = {}
    for number, (_, text) in enumerate(drafted):
        ids = by_words.get(fold(text))
        if ids:
            partner[number] = ids.pop(0), "kept"
            del left[partner[number][0]]
    bags = {task_id: _bag(task.text) for task_id, task in left.items()}
    scored = sorted(
        (
            (-_likeness(_bag(text), bag), number, task_id)
            for number, (_, text) in enumerate(drafted)
            if number not in partner
            for task_id, bag in bags.items()
        ),
    )
    for score, number, task_id in scored:
        if -score < _ALIKE:
            break
        if number not in partner and task_id in left:
            partner[number] = task_id, "reworded"
            del left[task_id]
    before = {task.id: task.text for task in tasks}
    changes = [
        Change(partner[number][1], partner[number][0], before[partner[number][0]], text)
        if number in partner
        else Change("new", new_id, "", text)
        for number, (new_id, text) in enumerate(drafted)
    ]
    return (*changes, *(Change("gone", task.id, task.text, "") for task in left.values()))


def _bag(text: str) -> dict[str, int]:
    bag: dict[str, int] = {}
    for word in fold(text).split():
        bag[word.strip(".,;:()")] = bag.get(word.strip(".,;:()"), 0) + 1
    return bag


def _likeness(one: dict[str, int], other: dict[str, int]) -> float:
    common = sum(min(count, other.get(word, 0)) for word, count in one.items())
    return 2 * common / (sum(one.values()) + sum(other.values()) or 1)
