"""Finding a unit by its code, its official name or one of its listed spellings.

Names match whole. Three ways are tried in turn, and the first that finds something counts: the
code; any name as written, whatever the case; any name folded, so that marks, đ, dashes and tone
placement do not matter. It is never a guess: several units with one name are all returned.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bdg_cli.domain.plan import Unit

BY_CODE, BY_NAME, BY_FOLDED_NAME = WAYS = (0, 1, 2)
"""The ways to find a unit, in the order in which they are tried."""


def find_units(units: Iterable[Unit], text: str) -> tuple[Unit, ...]:
    """Return the units, groups and members that have the name: none, one, or several."""
    everyone = tuple(_with_members(units))
    for way in WAYS:
        wanted = search_key(text, way)
        found = tuple(unit for unit in everyone if wanted in unit_keys(unit, way))
        if found:
            return found
    return ()


def search_key(text: str, way: int) -> str:
    """Return what a unit must have among its keys to be found by a text."""
    wanted = " ".join(text.split())
    return wanted.lower() if way == BY_CODE else _key(wanted, way)


def unit_keys(unit: Unit, way: int) -> tuple[str, ...]:
    """Return the keys that find a unit in one way."""
    if way == BY_CODE:
        return (unit.code,)
    return tuple([_key(name, way) for name in (unit.code, unit.name, *unit.spellings)])


def _key(name: str, way: int) -> str:
    from bdg_cli.domain.folding import compose, fold  # a code needs neither

    return compose(name).casefold() if way == BY_NAME else fold(name)


def _with_members(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from unit.members
