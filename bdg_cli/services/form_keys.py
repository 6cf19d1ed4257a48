"""The short key of a row of a form: which assignment the row is about, and whether it was mistyped.

It is worked out from plan, task, unit and window, here and again when a form comes back; it holds
no secret. The last letter is a check: 31 is prime, so one wrong letter, or two that were swapped,
never give another key.
"""

from __future__ import annotations

from hashlib import blake2b

from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import AssignmentKey

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bdg_cli.domain.plan import Plan, Task

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""Digits and letters without those that look like others: I, L, O, U, Z."""
_MEANT = str.maketrans("OILUZ", "011V2")
_BASE = len(_LETTERS)
_LENGTH = 9
_FIRST = 5


def form_key(about: AssignmentKey) -> str:
    """Return the key of an assignment: `94NF2-Q2MX8`."""
    said = f"{about.plan}\x1f{about.task}\x1f{about.unit}\x1f{about.window}"
    number = int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big")
    letters = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, _BASE)
        letters += _LETTERS[place]
    return _shown(letters + _check(letters))


def read_key(text: str) -> str | None:
    """Return a key as it is written here, however it was typed; None if it was mistyped."""
    letters = "".join([c for c in text.upper() if c.isalnum()]).translate(_MEANT)
    if len(letters) != _LENGTH + 1 or any(c not in _LETTERS for c in letters):
        return None
    return _shown(letters) if _check(letters[:-1]) == letters[-1] else None


def keys_of(plans: Iterable[Plan]) -> dict[str, AssignmentKey]:
    """Return every assignment that somebody owes, by its keys: also those of former names."""
    found: dict[str, AssignmentKey] = {}
    for plan in plans:
        former = _former_units(plan)
        for task in plan.tasks:
            for about in assignments_of(plan, task):
                for name in _names(plan, task, about, former.get(about.unit, ())):
                    found.setdefault(form_key(name), about)
                found[form_key(about)] = about
    return found


def assignments_of(plan: Plan, task: Task) -> Iterator[AssignmentKey]:
    """Yield the assignments of a task: one for each unit that owes it, in each window."""
    owing = dict.fromkeys([unit for code in task.units(LEAD) for unit in plan.owing(code)])
    for unit in owing:
        for window in [one.key for one in task.windows] or [""]:
            yield AssignmentKey(plan.id, task.id, unit, window)


def _names(
    plan: Plan, task: Task, about: AssignmentKey, units: Iterable[str]
) -> Iterator[AssignmentKey]:
    """Yield the keys that an assignment may have had under former names."""
    for plan_id in (plan.id, *plan.formerly):
        for task_id in (task.id, *task.formerly):
            for unit in (about.unit, *units):
                name = AssignmentKey(plan_id, task_id, unit, about.window)
                if name != about:
                    yield name


def _former_units(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the former codes of the units that have any, by their present code."""
    found: dict[str, tuple[str, ...]] = {}
    for unit in plan.units:
        if unit.formerly:
            found[unit.code] = unit.formerly
        for member in unit.members:
            own = member.code.partition(".")[2]
            names = [
                name if "." in name else f"{group}.{name}"
                for group in (unit.code, *unit.formerly)
                for name in (own, *member.formerly)
            ]
            former = tuple([name for name in names if name != member.code])
            if former:
                found[member.code] = former
    return found


def _check(letters: str) -> str:
    total = sum(place * _LETTERS.index(letter) for place, letter in enumerate(letters, 1))
    return _LETTERS[total % _BASE]


def _shown(letters: str) -> str:
    return f"{letters[:_FIRST]}-{letters[_FIRST:]}"
