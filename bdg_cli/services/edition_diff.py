"""The differences between two editions of a plan: tasks kept, reworded, new or gone."""

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

_SIMILAR = 0.6
"""Two texts with at least this similarity are taken for the same task."""
_MIN_WORDS = 12
"""A text with at least this many words is recognised inside a longer one."""


class Change(Value):
    """What happened to a task.

    `id` is the id in the plan file, so that existing records still match; a new task has an id that
    the plan file does not use. `drafted` is the id in the draft, empty if the task is gone.
    """

    fate: Fate
    id: str
    drafted: str
    before: str
    after: str


def compare(tasks: Sequence[Task], drafted: Sequence[tuple[str, str]]) -> tuple[Change, ...]:
    """Compare the tasks of a plan with the (id, text) pairs of a new edition.

    The result is in the order of the new edition, followed by the tasks that are gone. If the plan
    file has split a paragraph into several tasks, all of them are kept.
    """
    left = {task.id: task for task in tasks}
    partners: dict[int, tuple[list[str], Fate]] = {}
    for number, ids in _unchanged(tasks, drafted):
        partners[number] = ids, "kept"
        for task_id in ids:
            del left[task_id]
    for number, task_id in _reworded(left, drafted, partners):
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


def _unchanged(
    tasks: Sequence[Task], drafted: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the positions of drafted tasks whose text is unchanged, with the plan file's ids.

    Several ids mean that consecutive tasks of the plan file have the text in parts.
    """
    starts: dict[str, list[int]] = {}
    bare = [_folded_words(task.text) for task in tasks]
    for place, text in enumerate(bare):
        starts.setdefault(text.partition(" ")[0], []).append(place)
    used: set[int] = set()
    for number, (_, text) in enumerate(drafted):
        wanted = _folded_words(text)
        for place in starts.get(wanted.partition(" ")[0], ()):
            parts = _parts(wanted, bare, place, used)
            if parts:
                used.update(parts)
                yield number, [tasks[part].id for part in parts]
                break


def _parts(wanted: str, bare: Sequence[str], place: int, used: set[int]) -> list[int]:
    """Return the positions of consecutive tasks, from `place` on, that make up the wanted text."""
    parts: list[int] = []
    rest = wanted
    while rest and place < len(bare) and place not in used and bare[place]:
        if rest != bare[place] and not rest.startswith(bare[place] + " "):
            return []
        parts.append(place)
        rest = rest[len(bare[place]) + 1 :]
        place += 1
    return [] if rest else parts


def _reworded(
    left: dict[str, Task], drafted: Sequence[tuple[str, str]], partners: Mapping[int, object]
) -> Iterator[tuple[int, str]]:
    """Yield the positions of drafted tasks with the ids that they reword, most similar first."""
    before = {task_id: _word_counts(task.text) for task_id, task in left.items()}
    after = {
        number: _word_counts(text)
        for number, (_, text) in enumerate(drafted)
        if number not in partners
    }
    scored = sorted(
        (-similarity, number, task_id)
        for number, new in after.items()
        for task_id, old in before.items()
        if (similarity := _similarity(new, old)) >= _SIMILAR
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


def _folded_words(text: str) -> str:
    """Return the folded words without punctuation, for comparison."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _word_counts(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in _folded_words(text).split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def _similarity(one: dict[str, int], other: dict[str, int]) -> float:
    """Return the similarity of two texts, given as counts of words, from 0 to 1.

    If all words of a long enough text are in the other, the two are similar enough.
    """
    common = sum(min(count, other.get(word, 0)) for word, count in one.items())
    lengths = sum(one.values()), sum(other.values())
    alike = 2 * common / (sum(lengths) or 1)
    return max(alike, _SIMILAR) if common == min(lengths) >= _MIN_WORDS else alike
