"""Writing the register of a plan; `register.py` tells which tables it has."""

from __future__ import annotations

from bdg_cli.compiled import flattening
from bdg_cli.compiled.pages import to_bytes
from bdg_cli.compiled.register import EVERYBODY
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.states import settled_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bdg_cli.compiled.pages import Row
    from bdg_cli.compiled.register import Origin
    from bdg_cli.domain.assignments import Card
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.domain.states import State


def compiled(plan: Plan, cards: Sequence[Card], origin: Origin) -> bytes:
    """Write the register of a plan from the cards of all its tasks."""
    head = (
        flattening.plan_to(plan),
        (
            origin.digest,
            origin.marks,
            origin.ledger,
            origin.tally,
            origin.newest.toordinal() if origin.newest else None,
        ),
        len(cards),
        sum(card.unfinished for card in cards),
        sum(card.undated for card in cards),
    )
    return to_bytes(
        head,
        {
            "units": [(flattening.unit_to(unit),) for unit in plan.units],
            "sections": [(flattening.section_to(section),) for section in plan.sections],
            "cards": [_card_to(card) for card in cards],
            "past": [
                (card.number, about.unit, about.window, flattening.history_to(history))
                for card in cards
                for about, history in sorted(card.past, key=_by_unit)
            ],
            "names": sorted(
                {
                    (name.lower(), card.number)
                    for card in cards
                    for name in (card.task.id, *card.task.formerly)
                }
            ),
            "lasts": sorted(_days(plan, cards, of_last=True)),
            "firsts": sorted(_days(plan, cards, of_last=False)),
            "undated": sorted(
                (key, card.number) for card in cards if card.undated for key in keys_of(card)
            ),
            "having": sorted((key, card.number) for card in cards for key in keys_of(card)),
            "obstacles": [
                (card.number,)
                for card in cards
                if any(share.history.obstacles for share in card.shares)
            ],
            "counts": list(_counts(plan, cards, sections=False)),
            "sections counted": list(_counts(plan, cards, sections=True)),
        },
    )


def keys_of(card: Card) -> Collection[str]:
    """Return whom a task is found by: everybody, its units, and their groups."""
    units = {role.unit for role in card.task.roles}
    return {EVERYBODY, *units, *map(group_of, units)}


def _card_to(card: Card) -> Row:
    shares = [flattening.share_to(share) for share in card.shares]
    return (card.number, flattening.task_to(card.task), shares, card.divided)


def _by_unit(entry: tuple[AssignmentKey, History]) -> tuple[str, str]:
    return entry[0].unit, entry[0].window


def _days(plan: Plan, cards: Iterable[Card], *, of_last: bool) -> set[tuple[str, int, int]]:
    found: set[tuple[str, int, int]] = set()
    for card in cards:
        owed = [share.window for share in card.shares if share.window and not share.settled]
        ends = {one.last if of_last else one.first or plan.period.first for one in owed}
        days = [day.toordinal() for day in ends if day]
        if days:
            found |= {(key, day, card.number) for key in keys_of(card) for day in days}
    return found


def _counts(plan: Plan, cards: Iterable[Card], *, sections: bool) -> Iterator[Row]:
    heaps: dict[tuple[Row | None, State | None], dict[tuple[str, str], int]] = {}
    for card in cards:
        for share in card.shares:
            settled = settled_state(share.window, share.history, period=plan.period)
            heap = heaps.setdefault((flattening.window_to(share.window), settled), {})
            part = (group_of(share.about.unit), card.task.section if sections else "")
            heap[part] = heap.get(part, 0) + share.count
    for (window, settled), parts in heaps.items():
        yield (window, settled, tuple(parts.items()))
