"""What the rules about the ledger are given, and where their problems are shown."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import Place, PlacesByPart
    from bdg_cli.domain.records import Record


class LedgerContext(Value):
    """What the rules check: the plans with the places of their parts, and the ledger.

    `written` are all records, `records` those that have not been undone.
    """

    plans: tuple[Plan, ...]
    places: Mapping[str, PlacesByPart]
    records: tuple[Record, ...]
    written: tuple[Record, ...]
    ledger: Place


def place_of(
    places: Mapping[str, PlacesByPart], plan: Plan, ledger: Place, *names: tuple[str, ...]
) -> Place:
    """Return the first of the named places that the plan file has, or else the ledger."""
    of_plan = places.get(plan.id, {})
    return next((of_plan[name] for name in names if name in of_plan), ledger)
