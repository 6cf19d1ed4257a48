"""Finding the units that a command names, in all the plans that it is about.

A unit is the same in every plan in which it has the name: a code that one plan has means, in the
others, the unit of that official name. A code that means two units is refused with both. A part of
a name is enough where only one unit has it; the answer then says what was understood.
"""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import group_of
from bdg_cli.services.lookup import Scope, close_matches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, Unit

    FindUnits = Callable[[Plan, str], tuple[Unit, ...]]
    """Returns the units of a plan that have a name."""
    Found = list[tuple[Plan, Unit]]

_LEAST_LETTERS = 3
"""A part of a name has at least so many letters."""
_MOST_COMMAS = 4
"""A name in a list has at most so many commas of its own."""
_MOST_NAMED = 8
"""An error names at most so many units."""


def scope_of(plans: Sequence[Plan], texts: Sequence[str], find: FindUnits | None = None) -> Scope:
    """Return the scope of the units that the texts name; each may be a list with commas.

    `find` is used where there is a quicker way than to look at all units. Raises RefusedError for a
    name that no plan has, that several units of one plan have, or that means units of different
    names in different plans.
    """
    if not texts:
        return Scope()
    find = find or _find_in_plan
    units: dict[tuple[str, str], None] = {}
    understood: dict[tuple[str, str], None] = {}
    for text in texts:
        for name in _names_in(plans, text, find):
            found = _called(plans, name, find)
            if not found:
                found = _called_in_part(plans, name)
                if found[0][1].code.partition(".")[2] != fold(name):
                    understood[name, found[0][1].name] = None
            _require_one_unit(name, found)
            found += _elsewhere(plans, found, find)
            units.update({(plan.id, unit.code): None for plan, unit in found})
    return Scope(
        asked=True,
        units=tuple(
            [
                (plan, code)
                for plan, code in units
                if group_of(code) == code or (plan, group_of(code)) not in units
            ]
        ),
        understood=tuple(understood),
    )


def _find_in_plan(plan: Plan, text: str) -> tuple[Unit, ...]:
    from bdg_cli.domain.naming import find_units

    return find_units(plan.units, text)


def _names_in(plans: Sequence[Plan], text: str, find: FindUnits) -> list[str]:
    """Split a list at its commas, but not within a name that has commas itself."""
    pieces = text.replace(";", ",").replace("\n", ",").split(",")
    if len(pieces) == 1 or any(find(plan, text) for plan in plans):
        return [text]
    names: list[str] = []
    while pieces:
        longest = next(
            (
                count
                for count in range(min(len(pieces), _MOST_COMMAS + 1), 1, -1)
                if any(find(plan, ",".join(pieces[:count])) for plan in plans)
            ),
            1,
        )
        names.append(",".join(pieces[:longest]))
        del pieces[:longest]
    return [name.strip() for name in names if name.strip()] or [text]


def _called(plans: Sequence[Plan], name: str, find: FindUnits) -> Found:
    """Return the unit that has a name, in each plan that has one."""
    found: Found = []
    for plan in plans:
        units = find(plan, name)
        if len(units) > 1:
            raise _ambiguous(name, units)
        found += [(plan, unit) for unit in units]
    return found


def _called_in_part(plans: Sequence[Plan], text: str) -> Found:
    """Return the only unit that has the text as a member's own code, or in its name.

    A name that begins with the text goes before one that has its words further on.
    """
    wanted = fold(text)
    everyone = [(plan, unit) for plan in plans for unit in _everyone(plan)]
    found = [one for one in everyone if one[1].code.partition(".")[2] == wanted]
    if not found and len(wanted) >= _LEAST_LETTERS:
        named = [(one, [fold(name) for name in _names(one[1])]) for one in everyone]
        found = [one for one, names in named if any(name.startswith(wanted) for name in names)]
        found = found or [
            one for one, names in named if any(f" {wanted} " in f" {name} " for name in names)
        ]
    if not found:
        raise RefusedError(
            "unit-unknown",
            say("Không có đơn vị nào tên là “{text}”.", text=text),
            _unit_hint(text, [unit for _, unit in everyone]),
        )
    if len({plan.id for plan, _ in found}) < len(found) or _apart([unit for _, unit in found]):
        raise _ambiguous(text, [unit for _, unit in found])
    return found


def _require_one_unit(name: str, found: Found) -> None:
    """Raise RefusedError if what was found in several plans are units of different names."""
    if not _apart([unit for _, unit in found]):
        return
    plan, unit = found[-1]
    raise RefusedError(
        "unit-differs",
        say(
            "“{text}” là những đơn vị khác nhau trong các kế hoạch: {units}.",
            text=name,
            units=tuple(
                say("{unit} trong kế hoạch {plan}", unit=_label(unit), plan=plan.id)
                for plan, unit in found
            ),
        ),
        say(
            "Ghi tên đầy đủ, ví dụ --unit “{name}”, hoặc thêm --plan {plan}. Nếu chỉ là một đơn "
            "vị: kê tên kia ở “spellings” của đơn vị ấy trong tệp kế hoạch.",
            name=unit.name,
            plan=plan.id,
        ),
    )


def _elsewhere(plans: Sequence[Plan], found: Found, find: FindUnits) -> Found:
    """Return the same unit in the plans where another name was not found."""
    there = {plan.id for plan, _ in found}
    known = [unit for _, unit in found]
    names = dict.fromkeys(name for unit in known for name in _names(unit))
    more: Found = []
    for plan in plans:
        if plan.id in there:
            continue
        for name in names:
            units = find(plan, name)
            if len(units) == 1 and not _apart([*known, *units]):
                more.append((plan, units[0]))
                break
    return more


def _apart(units: Sequence[Unit]) -> bool:
    """Return True if the units are not one: the name of one is no name of the others."""
    names = [(fold(unit.name), {fold(name) for name in _names(unit)}) for unit in units]
    together, *rest = names or [("", set())]
    official, all_names = {together[0]}, set(together[1])
    while rest:
        same = [one for one in rest if one[0] in all_names or official & one[1]]
        if not same:
            return True
        rest = [one for one in rest if one not in same]
        official.update(name for name, _ in same)
        all_names.update(*(names for _, names in same))
    return False


def _ambiguous(text: str, units: Sequence[Unit]) -> RefusedError:
    return RefusedError(
        "unit-ambiguous",
        say("“{text}” có thể là nhiều đơn vị.", text=text),
        say("Chọn một mã: {units}.", units=_labels(units)),
    )


def _everyone(plan: Plan) -> Iterable[Unit]:
    for unit in plan.units:
        yield unit
        yield from unit.members


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, *unit.spellings)


def _unit_hint(text: str, units: list[Unit]) -> Message:
    codes = {name: unit for unit in units for name in (unit.code, *_names(unit))}
    close = tuple(dict.fromkeys(codes[name] for name in close_matches(text, codes)))
    if close:
        return say("Có phải là: {units}? Gõ “bdg units” để xem mọi đơn vị.", units=_labels(close))
    return say("Gõ “bdg units” để xem mọi đơn vị.")


def _label(unit: Unit) -> str:
    return f"{unit.code} ({unit.name})"


def _labels(units: Sequence[Unit]) -> tuple[str, ...]:
    labels = tuple(dict.fromkeys(_label(unit) for unit in units))
    return labels if len(labels) <= _MOST_NAMED else (*labels[:_MOST_NAMED], "…")
