"""Two editions of a plan: which tasks were kept, reworded, are new or gone."""

from __future__ import annotations

import re

from bdg_cli.domain.folding import fold
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

    from bdg_cli.domain.plan import Task

    Fate = Literal["kept", "reworded", "new", "gone"]

_ALIKE = 0.6
"""From this likeness on two wordings are taken for one task."""
_SENTENCE = 12
"""Words that a sentence has at least that is known again within a longer text."""


class Change(Value):
    """What became of a task. `id` is that of the plan file, so that its records still fit; of a new
    task it is one that the plan file does not have. `drafted` is the id that the draft gives it,
    empty for what is gone.
    """

    fate: Fate
    id: str
    drafted: str
    before: str
    after: str


def compare(tasks: Sequence[Task], drafted: Sequence[tuple[str, str]]) -> tuple[Change, ...]:
    """Compare a plan's tasks with the (id, words) of a new edition, in the order of that edition;
    what is gone comes last. A paragraph that the plan file has in parts is kept in all of them.
    """
    left = {task.id: task for task in tasks}
    partners: dict[int, tuple[list[str], Fate]] = {}
    for number, ids in _same(tasks, drafted):
        partners[number] = ids, "kept"
        for task_id in ids:
            del left[task_id]
    for number, task_id in _alike(left, drafted, partners):
        partners[number] = [task_id], "reworded"
        del left[task_id]
    words = {task.id: task.text for task in tasks}
    taken = {fold(task.id) for task in tasks}
    changes: list[Change] = []
    for number, (own, text) in enumerate(drafted):
        ids, fate = partners.get(number, ([], "new"))
        changes += [Change(fate, one, own, words[one], text) for one in ids]
        if not ids:
            changes.append(Change("new", _unused(own, taken), own, "", text))
    return (*changes, *(Change("gone", task.id, "", task.text, "") for task in left.values()))


def _same(
    tasks: Sequence[Task], drafted: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the numbers of drafted tasks whose words the plan file has, in one task or in parts
    that follow one another, with their ids.
    """
    starts: dict[str, list[int]] = {}
    bare = [_bare(task.text) for task in tasks]
    for place, text in enumerate(bare):
        starts.setdefault(text.partition(" ")[0], []).append(place)
    used: set[int] = set()
    for number, (_, text) in enumerate(drafted):
        wanted = _bare(text)
        for place in starts.get(wanted.partition(" ")[0], ()):
            parts = _parts(wanted, bare, place, used)
            if parts:
                used.update(parts)
                yield number, [tasks[part].id for part in parts]
                break


def _parts(wanted: str, bare: Sequence[str], place: int, used: set[int]) -> list[int]:
    """Return the places of the tasks whose words make up the wanted ones, from a place on."""
    parts: list[int] = []
    rest = wanted
    while rest and place < len(bare) and place not in used and bare[place]:
        if rest != bare[place] and not rest.startswith(bare[place] + " "):
            return []
        parts.append(place)
        rest = rest[len(bare[place]) + 1 :]
        place += 1
    return [] if rest else parts


def _alike(
    left: dict[str, Task], drafted: Sequence[tuple[str, str]], partners: Mapping[int, object]
) -> Iterator[tuple[int, str]]:
    """Yield drafted tasks with the ids of those that they reword, the likest first."""
    before = {task_id: _bag(task.text) for task_id, task in left.items()}
    after = {
        number: _bag(text) for number, (_, text) in enumerate(drafted) if number not in partners
    }
    scored = sorted(
        (-likeness, number, task_id)
        for number, new in after.items()
        for task_id, old in before.items()
        if (likeness := _likeness(new, old)) >= _ALIKE
    )
    numbers: set[int] = set()
    ids: set[str] = set()
    for _, number, task_id in scored:
        if number not in numbers and task_id not in ids:
            numbers.add(number)
            ids.add(task_id)
            yield number, task_id


def _unused(own: str, taken: set[str]) -> str:
    unused, count = own, 0
    while fold(unused) in taken:
        count += 1
        unused = f"{own}-moi-{count}"
    taken.add(fold(unused))
    return unused


def _bare(text: str) -> str:
    """Return words without signs, for comparing."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _bag(text: str) -> dict[str, int]:
    bag: dict[str, int] = {}
    for word in _bare(text).split():
        bag[word] = bag.get(word, 0) + 1
    return bag


def _likeness(one: dict[str, int], other: dict[str, int]) -> float:
    """Return how much two wordings share, 0 to 1; a sentence that stands whole in the other is
    alike enough.
    """
    common = sum(min(count, other.get(word, 0)) for word, count in one.items())
    lengths = sum(one.values()), sum(other.values())
    alike = 2 * common / (sum(lengths) or 1)
    return max(alike, _ALIKE) if common == min(lengths) >= _SENTENCE else alike
