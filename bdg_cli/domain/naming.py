"""Finding a unit by what people call it: a code, an official name or a listed spelling.

Names match whole. As written first, whatever the case; then folded, so that marks, đ, dashes and
tone placement do not matter. Never a guess: several units by one name are all returned.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bdg_cli.domain.plan import Unit


def find_units(units: Iterable[Unit], text: str) -> tuple[Unit, ...]:
    """Return the units, groups and members that bear the name: none, one, or several."""
    everyone = tuple(_with_members(units))
    wanted = " ".join(text.split())
    by_code = tuple(unit for unit in everyone if unit.code == wanted.lower())
    if by_code:
        return by_code
    from bdg_cli.domain.folding import fold  # who types codes needs none

    return _bearing(everyone, wanted, _plain) or _bearing(everyone, wanted, fold)


def _bearing(units: Iterable[Unit], text: str, key: Callable[[str], str]) -> tuple[Unit, ...]:
    wanted = key(text)
    return tuple(
        unit
        for unit in units
        if any(wanted == key(name) for name in (unit.code, unit.name, *unit.spellings))
    )


def _plain(text: str) -> str:
    from bdg_cli.domain.folding import compose  # as above

    return compose(text).casefold()


def _with_members(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from unit.members
