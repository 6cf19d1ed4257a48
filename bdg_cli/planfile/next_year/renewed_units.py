"""Units that others merged into, or were renamed to, in the place of those that are no more.

A new unit takes the place of the first unit that is now part of it. Codes of the old ones become
its `formerly` and their names its spellings, so that records and people may go on using them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.planfile.next_year.plan_editor import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.plan import Plan, RoleKind, Unit
    from bdg_cli.planfile.models import PlanShape, SectionShape, TaskShape
    from bdg_cli.planfile.next_year.plan_editor import PlanEditor
    from bdg_cli.yamlfile.tree import YamlPath


_WIDTH: Final = 88
"""Longer lists of names have one on each line."""


def renew_units(
    editor: PlanEditor, shape: PlanShape, plan: Plan, units: Sequence[Unit]
) -> tuple[str, ...]:
    """Put new units in the place of old ones, in the list of units and in the tasks.

    What the plan has nothing of is left out, and its codes are returned: a file of units may serve
    many plans.
    """
    codes: dict[str, str] = {}
    known = {unit.code: unit for unit in plan.units}
    for unit in units:
        old = known.get(unit.code)
        if old is None or not old.members:
            continue
        path: YamlPath = ("units", unit.code)
        if fold(unit.name) != fold(old.name):
            editor.replace((*path, "name"), unit.name)
            name = scalar(old.name)
            editor.add(path, "spellings", [(name, [name])], after="name")
        codes |= _put(editor, (*path, "members"), old.members, unit.members, new=True)
    alone = [unit for unit in units if not unit.members]
    codes |= _put(editor, ("units",), tuple(plan.units), alone, new=False)
    moved = {old: new for old, new in codes.items() if old != new}
    if moved:
        by_id = {task.id: task for task in plan.tasks}
        for here, task in _tasks(shape.sections, ("sections",)):
            roles = {kind: by_id[task.id or task.ref].units(kind) for kind in (LEAD, SUPPORT)}
            _name_anew(editor, here, task, roles, moved)
        if plan.confirm in moved:
            editor.replace(("confirm",), moved[plan.confirm])
    found = {*known, *codes.values()}
    return tuple([unit.code for unit in units if unit.code not in found])


def _put(
    editor: PlanEditor,
    path: YamlPath,
    there: Sequence[Unit],
    units: Sequence[Unit],
    *,
    new: bool,
) -> dict[str, str]:
    """Put units in the place of others of one list; return the new code of each old one.

    With `new`, units that take no other's place are added.
    """
    codes: dict[str, str] = {}
    gone: set[int] = set()
    for unit in units:
        before = [
            place for place, old in enumerate(there) if place not in gone and _is_part(old, unit)
        ]
        olds = [there[place] for place in before]
        if any(old.members for old in olds) or (not olds and not new):
            continue
        codes |= {old.code: unit.code for old in olds}
        entry = _entry(unit, olds)
        if not olds:
            editor.append_entry(path, *entry)
        elif olds != [unit]:
            editor.replace_entry(path, before[0], *entry)
            gone |= set(before[1:])
    editor.drop_entries(path, gone)
    return codes


def _is_part(old: Unit, unit: Unit) -> bool:
    """Return True if the old unit is the new one, or was merged into it."""
    group = group_of(unit.code)
    former = {
        one if "." in one or group == unit.code else f"{group}.{one}" for one in unit.formerly
    }
    return old.code == unit.code or old.code in former


def _entry(unit: Unit, olds: Sequence[Unit]) -> tuple[str, list[str]]:
    """Return a unit as one line, and as lines of its own."""
    own = unit.code.rpartition(".")[2]
    spellings = [*unit.spellings]
    codes = [*unit.formerly]
    for old in olds:
        spellings += [old.name, *old.spellings]
        code = old.code.rpartition(".")[2]
        codes += [*([code] if code != own else []), *old.formerly]
    lists = {
        "spellings": [one for one in dict.fromkeys(spellings) if one != unit.name],
        "formerly": [*dict.fromkeys(codes)],
    }
    short = [f"name: {scalar(unit.name)}"]
    lines = [f"{own}:", f"  name: {scalar(unit.name, commas=True)}"]
    for key, texts in lists.items():
        if texts:
            line = f"{key}: [{', '.join([scalar(one) for one in texts])}]"
            short.append(line)
            lines += (
                [f"  {line}"]
                if len(line) <= _WIDTH
                else [f"  {key}:", *[f"    - {scalar(one, commas=True)}" for one in texts]]
            )
    return f"{own}: {{{', '.join(short)}}}", lines


def _name_anew(
    editor: PlanEditor,
    here: YamlPath,
    task: TaskShape,
    roles: dict[RoleKind, tuple[str, ...]],
    moved: dict[str, str],
) -> None:
    """Give the units of a task their new codes, and each of them one role."""
    seen: set[str] = set()
    shapes = {LEAD: task.lead, SUPPORT: task.support}
    for kind, codes in roles.items():
        twice: set[int] = set()
        for index, code in enumerate(codes[: len(shapes[kind])]):
            new = moved.get(code, code)
            if new in seen:
                twice.add(index)
            elif new != code:
                editor.replace((*here, kind, index, "unit"), new)
            seen.add(new)
        if twice and len(twice) == len(codes):
            editor.drop((*here, kind))
        else:
            editor.drop_entries((*here, kind), twice)


def _tasks(shapes: Sequence[SectionShape], path: YamlPath) -> Iterator[tuple[YamlPath, TaskShape]]:
    for index, shape in enumerate(shapes):
        here: YamlPath = (*path, index)
        for place, task in enumerate(shape.tasks):
            yield (*here, "tasks", place), task
        yield from _tasks(shape.sections, (*here, "sections"))
