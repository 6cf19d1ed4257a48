"""The register of one plan: its tasks and where they stand, kept so that a question finds its own.

Tables, each sorted by what it is asked by; a key is the code of a unit, that of its group, or
nothing for everybody:

    cards       number -> the task, its shares
    past        number, unit, window -> what became of one assignment
    names       id, present or former, in lower case -> number
    lasts       key, last day, number: something is owed until that day
    firsts      key, first day, number: something is owed from that day on
    undated     key, number: something is owed that has no day
    having      key, number: the unit has a role in the task
    obstacles   number: an obstacle is open
    counts      a window, and how many assignments with it stand how, by unit
    sections counted    the same by unit and section
    units, sections     those of the plan
"""

from __future__ import annotations

from bdg_cli.compiled import flat
from bdg_cli.compiled.pages import DoubtError, Pages
from bdg_cli.domain.assignments import Card
from bdg_cli.domain.days import date
from bdg_cli.domain.records import AssignmentKey
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypeAlias

    from bdg_cli.compiled.pages import Row
    from bdg_cli.domain.days import Window
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.states import State

    Print: TypeAlias = tuple[int, ...]
    Part: TypeAlias = tuple[str, str]
    """A unit, or a group for its members, and a section; none where they were not asked for."""
else:
    from _collections_abc import Sequence  # the one of `collections.abc`, which is a module more

EVERYBODY = ""
_DOUBTS = (ValueError, TypeError, LookupError, OverflowError, RecursionError)


class Origin(Value):
    """What a register was made of: the plan file's digest and marks, the ledger's fingerprint and
    tally, and the last day that a record of the plan is about.
    """

    digest: bytes
    marks: tuple[int, ...]
    ledger: tuple[int, ...]
    tally: tuple[int, int, int]
    newest: date | None


class Later(Sequence["Any"]):
    """Parts of a plan that are read when one looks at them; `anew` gives them where that fails."""

    def __init__(
        self,
        pages: Pages,
        table: str,
        make: Callable[[Row], object],
        anew: Callable[[], Sequence[object]],
    ) -> None:
        self._pages = pages
        self._table = table
        self._make = make
        self._anew = anew
        self._made: tuple[Any, ...] | None = None

    def _all(self) -> tuple[Any, ...]:
        if self._made is None:
            try:
                self._made = tuple([self._make(one) for (one,) in self._pages.all(self._table)])
            except (DoubtError, *_DOUBTS):
                self._made = tuple(self._anew())
        return self._made

    def __iter__(self) -> Iterator[Any]:
        """Go through them."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count them."""
        return len(self._all())

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 -- which part it is, nobody asks here
        """Return one, or some."""
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        """Compare with any sequence of parts."""
        return isinstance(other, tuple | Later) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """Hash as the parts do."""
        return hash(self._all())


class Register:
    """A register that was kept. Whatever it holds that was not written so raises DoubtError, but
    for units and sections: where those are spoilt they come from the plan that `anew` reads.
    """

    def __init__(self, path: str, anew: Callable[[], Plan]) -> None:
        """Open it. Raises DoubtError, OSError."""
        self._pages = Pages(path)
        self.written_ns = self._pages.status.st_mtime_ns
        self.size = self._pages.status.st_size
        try:
            plan, origin, self.count, self.unfinished, self.undated_count = self._pages.head
            digest, marks, ledger, tally, newest = origin
            last = date.fromordinal(newest) if newest else None
            self.origin = Origin(digest, marks, ledger, tally, last)
            self.plan: Plan = flat.plan_of(
                plan,
                Later(self._pages, "units", flat.unit_of, lambda: anew().units),
                Later(self._pages, "sections", flat.section_of, lambda: anew().sections),
            )
        except _DOUBTS:
            raise DoubtError from None

    def holds(self, ledger: Print, today: date) -> bool:
        """Tell whether it says how things stand on a day, the ledger being known by its print."""
        newest = self.origin.newest
        return ledger == self.origin.ledger and (newest is None or newest <= today)

    def card(self, number: int) -> Card:
        """Return a task by its place; its `past` is read when it is asked for."""
        for row in self._pages.between("cards", (number,), (number,)):
            return self._card(row)
        raise DoubtError

    def cards(self) -> list[Card]:
        """Return all tasks."""
        return [self._card(row) for row in self._pages.all("cards")]

    def named(self, names: Iterable[str]) -> set[int]:
        """Return the tasks with one of these ids, present or former, whatever the case."""
        return {
            number
            for name in {one.strip().lower() for one in names}
            for _, number in self._pages.between("names", (name,), (name,))
        }

    def pressing(self, keys: Iterable[str], today: date, until: date) -> set[int]:
        """Return the tasks of which something is owed until a day up to `until`, or begins after
        `today` and up to `until`.
        """
        begin, end = today.toordinal() + 1, until.toordinal()
        return {
            row[2]
            for key in keys
            for table, low in (("lasts", 0), ("firsts", begin))
            for row in self._pages.between(table, (key, low), (key, end))
        }

    def undated(self, keys: Iterable[str]) -> set[int]:
        """Return the tasks of which something is owed that has no day."""
        return self._numbers("undated", keys)

    def having(self, keys: Iterable[str]) -> set[int]:
        """Return the tasks in which the units have a role."""
        return self._numbers("having", keys)

    def obstructed(self) -> set[int]:
        """Return the tasks with an open obstacle."""
        return {row[0] for row in self._pages.all("obstacles")}

    def past(self, card: Card, unit: str | None = None) -> dict[AssignmentKey, History]:
        """Return what became of the assignments of a task, or of one unit in it."""
        key = (card.number,) if unit is None else (card.number, unit)
        try:
            return {
                AssignmentKey(self.plan.id, card.task.id, owner, window): flat.history_of(history)
                for _, owner, window, history in self._pages.between("past", key, key)
            }
        except _DOUBTS:
            raise DoubtError from None

    def with_past(self, card: Card) -> Card:
        """Return a card with what became of each of its assignments."""
        return card.replace(past=tuple(self.past(card).items()))

    def counts(
        self, state: Callable[[Window | None], State], *, sections: bool
    ) -> dict[tuple[State, bool], dict[Part, int]]:
        """Count all assignments by state, whether they have a day, and unit; by section if asked.

        `state` is that of an assignment in a window about which nothing was recorded.
        """
        sums: dict[tuple[State, bool], dict[Part, int]] = {}
        try:
            for days, settled, parts in self._pages.all(
                "sections counted" if sections else "counts"
            ):
                stands = settled or state(flat.window_of(days))
                heap = sums.setdefault((stands, days is not None), {})
                for part, count in parts:
                    heap[part] = heap.get(part, 0) + count
        except _DOUBTS:
            raise DoubtError from None
        return sums

    def _numbers(self, table: str, keys: Iterable[str]) -> set[int]:
        return {row[1] for key in keys for row in self._pages.between(table, (key,), (key,))}

    def _card(self, row: Row) -> Card:
        try:
            number, task, shares, divided = row
            made = flat.task_of(task)
            return Card(
                number,
                made,
                tuple([flat.share_of(share, self.plan.id, made.id) for share in shares]),
                (),
                divided,
            )
        except _DOUBTS:
            raise DoubtError from None
