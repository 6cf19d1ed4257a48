"""What the plan file of the last edition knows, kept in the draft of the new one.

Units keep their codes, spellings and members. A task whose words are the same keeps its id, its
roles with what gives them, and its note, and it stays split where an officer had split it. Times
are those of the new document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bdg_cli.domain.folding import fold
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.drafting.draft import DraftUnit
from bdg_cli.drafting.section_builder import NO_LEAD
from bdg_cli.drafting.section_numbers import UniqueIds
from bdg_cli.drafting.task_extraction import FROM_ABOVE
from bdg_cli.drafting.wording.spellings import unit_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bdg_cli.domain.plan import Plan, Task, Unit
    from bdg_cli.drafting.draft import Draft, DraftSection, DraftTask

_WHO = {NO_LEAD.template, FROM_ABOVE.template}
"""The doubts that are settled when the roles are known."""


def keep_known(
    draft: Draft, plan: Plan, ids: Mapping[str, str], kept: Mapping[str, Sequence[Task]]
) -> Draft:
    """Return the draft with what the plan file of the last edition knows.

    `ids` are the ids that tasks of the draft get, by their ids in the draft; `kept` are the tasks
    of the plan file with the same words, several where they have them in parts.
    """
    codes, units = _units(draft, plan, kept)
    refs = {fold(ref) for section in draft.sections for ref in _refs(section)}

    def change(task: DraftTask) -> tuple[DraftTask, ...]:
        old = kept.get(task.id, ())
        if not old:
            return (
                task.replace(
                    id=ids.get(task.id, task.id),
                    lead=_mapped(task.lead, codes),
                    support=_mapped(task.support, codes),
                ),
            )
        texts = _parts(task.text, [one.text for one in old])
        return tuple(
            _known(task, one, text, refs, whole=len(old) == 1)
            for one, text in zip(old, texts, strict=True)
        )

    return draft.replace(units=units).with_tasks(change)


def _known(task: DraftTask, old: Task, text: str, refs: set[str], *, whole: bool) -> DraftTask:
    """Return a task of the draft, or a part of it, with what is known of it."""
    roles = tuple(
        role if fold(role.basis) in refs else role.replace(basis=task.ref) for role in old.roles
    )
    lead = old.units(LEAD)
    own = tuple(one for one in task.times if one.words in text)
    loose = tuple(one for one in task.times if one.words not in task.text)
    return task.replace(
        id=old.id,
        text=text,
        lead=lead,
        support=old.units(SUPPORT),
        times=task.times if whole else own + loose,
        unsure=tuple(one for one in task.unsure if not (lead and one.template in _WHO)),
        roles=roles,
        note=old.note,
        formerly=old.formerly,
    )


def _parts(text: str, old: Sequence[str]) -> list[str]:
    """Divide a text where the old texts end, by their numbers of words."""
    words = list(re.finditer(r"\w+", text))
    ends: list[int] = []
    count = 0
    for one in old[:-1]:
        count += len(re.findall(r"\w+", fold(one)))
        ends.append(words[count].start() if count < len(words) else len(text))
    starts = [0, *ends]
    return [text[start:end].strip() for start, end in zip(starts, [*ends, len(text)], strict=True)]


def _units(
    draft: Draft, plan: Plan, kept: Mapping[str, Sequence[Task]]
) -> tuple[dict[str, str], tuple[DraftUnit, ...]]:
    """Return the codes of the draft's units in the plan file, and all units of the new file."""
    known = _known_names(plan)
    codes: dict[str, str] = {}
    units: dict[str, DraftUnit] = {}
    unique = UniqueIds()
    for known_unit in plan.units:
        unique.make_unique(known_unit.code)
    for unit in draft.units:
        found = {
            known[key] for name in (unit.name, *unit.spellings) if (key := unit_key(name)) in known
        }
        if len(found) == 1:
            (code,) = found
            codes[unit.code] = code
            top = plan.unit(group_of(code))
            if top is not None:
                units[top.code] = _joined(units.get(top.code), top, unit, own=top.code == code)
            continue
        codes[unit.code] = code = unique.make_unique(unit.code)
        units[code] = unit.replace(code=code)
    for task in (one for tasks in kept.values() for one in tasks):
        for role in task.roles:
            top = plan.unit(group_of(role.unit))
            if top is not None and top.code not in units:
                units[top.code] = _joined(None, top, None, own=False)
    return codes, tuple(units.values())


def _known_names(plan: Plan) -> dict[str, str]:
    """Return the codes of the plan file's units by the keys of their names."""
    found: dict[str, set[str]] = {}
    for unit in (one for group in plan.units for one in (group, *group.members)):
        for name in (unit.name, *unit.spellings):
            found.setdefault(unit_key(name), set()).add(unit.code)
    return {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}


def _joined(
    there: DraftUnit | None, known: Unit, unit: DraftUnit | None, *, own: bool
) -> DraftUnit:
    """Return a unit of the plan file with the spellings of the new document."""
    base = there or DraftUnit(
        known.code,
        known.name,
        known.spellings,
        unit.line if unit else 0,
        group=False,
        members=known.members,
        formerly=known.formerly,
    )
    if unit is None or not own:
        return base
    have = {fold(name) for name in (base.name, *base.spellings)}
    more = [name for name in (unit.name, *unit.spellings) if fold(name) not in have]
    return base.replace(
        spellings=(*base.spellings, *dict.fromkeys(more)),
        group=unit.group and not known.members,
    )


def _mapped(units: Sequence[str], codes: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes.get(unit, unit) for unit in units))


def _refs(section: DraftSection) -> Iterator[str]:
    yield section.number
    for task in section.tasks:
        yield task.ref
    for one in section.sections:
        yield from _refs(one)
