"""Finding a unit by its code, its official name or one of its listed spellings.

The whole name must match. It is compared first as written, ignoring case, and then folded, so that
diacritics, đ, dashes and tone placement do not matter. Nothing is guessed: if several units have
the name, all of them are returned.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bdg_cli.domain.plan import Unit


def find_units(units: Iterable[Unit], text: str) -> tuple[Unit, ...]:
    """Return the units, groups and members with this name: none, one or several."""
    everyone = tuple(_with_members(units))
    wanted = " ".join(text.split())
    by_code = tuple(unit for unit in everyone if unit.code == wanted.lower())
    if by_code:
        return by_code
    from bdg_cli.domain.folding import fold  # imported only for names that are not codes

    return _named(everyone, wanted, _plain) or _named(everyone, wanted, fold)


def _named(units: Iterable[Unit], text: str, key: Callable[[str], str]) -> tuple[Unit, ...]:
    wanted = key(text)
    return tuple(
        unit
        for unit in units
        if any(wanted == key(name) for name in (unit.code, unit.name, *unit.spellings))
    )


def _plain(text: str) -> str:
    from bdg_cli.domain.folding import compose  # for the same reason

    return compose(text).casefold()


def _with_members(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from unit.members
