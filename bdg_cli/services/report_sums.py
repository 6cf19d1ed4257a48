"""What was counted, added up over all tasks: by what it is, by level and by unit."""

from __future__ import annotations

from bdg_cli.domain.levels import LEVELS, level_of
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.services.quantities import same_thing
from bdg_cli.services.report_results import completion_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.report_results import Completion

LEVEL_LABELS: dict[str, Message] = {
    "province": say("Cấp tỉnh"),
    "district": say("Cấp huyện"),
    "commune": say("Cấp xã"),
    "": say("Khác"),
}
"""What a report calls each level."""


class UnitSum(Value):
    """How many a unit counted, by its official name; `in_period` of them in the period."""

    unit: str
    name: str
    number: int
    in_period: int


class QuantitySum(Value):
    """So many of one thing. `levels` has a number for each of `ReportSums.levels`."""

    counted: str
    number: int
    in_period: int
    levels: tuple[int, ...]
    units: tuple[UnitSum, ...]


class ReportSums(Value):
    """All sums, the first counted first. `levels` are the columns: cấp tỉnh, cấp huyện, cấp xã,
    and what has no level; only those that occur. `codes` are their codes.
    """

    levels: tuple[Message, ...] = ()
    rows: tuple[QuantitySum, ...] = ()
    codes: tuple[str, ...] = ()


def sums_of(facts: ReportFacts) -> ReportSums:
    """Add up what was counted in what is completed until the day."""
    counted = [
        found
        for one in facts.assignments
        if (found := completion_of(facts, one)) is not None and found.count is not None
    ]
    by_thing: dict[str, list[Completion]] = {}
    for one in counted:
        by_thing.setdefault(same_thing(one.counted), []).append(one)
    level = {unit: level_of(facts.plan, unit) for unit in dict.fromkeys(c.unit for c in counted)}
    levels = [one for one in LEVELS if one in level.values()]
    return ReportSums(
        tuple([LEVEL_LABELS[one] for one in levels]),
        tuple(
            [
                QuantitySum(
                    mine[0].counted,
                    *_number(mine),
                    tuple(
                        [_number([c for c in mine if level[c.unit] == one])[0] for one in levels]
                    ),
                    _units(mine),
                )
                for mine in by_thing.values()
            ]
        ),
        tuple(levels),
    )


def _number(mine: Sequence[Completion]) -> tuple[int, int]:
    """Return how many, and how many of them in the period."""
    return sum(one.count or 0 for one in mine), sum(one.count or 0 for one in mine if one.in_period)


def _units(mine: Sequence[Completion]) -> tuple[UnitSum, ...]:
    by_unit: dict[str, list[Completion]] = {}
    for one in mine:
        by_unit.setdefault(one.unit, []).append(one)
    return tuple([UnitSum(unit, ones[0].name, *_number(ones)) for unit, ones in by_unit.items()])
