"""Names similar to one that was mistyped, for a hint; quick however many names there are."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 200
"""Longer names are not compared: nobody mistypes them."""
_FEW: Final = 100
"""Up to so many names are all compared; of more, those that share most pairs of letters."""
MOST_HINTS: Final = 50
"""After so many hints in one list of problems, another one helps nobody."""


class SimilarNames:
    """Names to choose from; of names that fold to the same, the last counts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_fold = {fold(name): name for name in names if len(name) <= _LONGEST}
        self._asked = 0
        self._with_pair: dict[str, list[str]] | None = None

    def closest(self, text: str, *, cutoff: float = 0.6) -> tuple[str, ...]:
        """Return up to three names, the most similar first; none after `MOST_HINTS` calls."""
        self._asked += 1
        if len(text) > _LONGEST or self._asked > MOST_HINTS:
            return ()
        wanted = fold(text)
        names = self._candidates(wanted) if len(self._by_fold) > _FEW else self._by_fold
        return tuple(self._by_fold[one] for one in get_close_matches(wanted, names, cutoff=cutoff))

    def _candidates(self, wanted: str) -> list[str]:
        if self._with_pair is None:
            self._with_pair = {}
            for name in self._by_fold:
                for pair in _pairs(name):
                    self._with_pair.setdefault(pair, []).append(name)
        shared: Counter[str] = Counter()
        for pair in _pairs(wanted):
            shared.update(self._with_pair.get(pair, ()))
        # of equal ones the shorter: it has less beside what is shared
        return nlargest(_FEW, shared, key=lambda name: (shared[name], -len(name)))


def _pairs(name: str) -> set[str]:
    framed = f" {name} "
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
