"""What was counted, added up over all tasks: by what it is, by level and by unit."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message


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
    and what has no level; only those that occur.
    """

    levels: tuple[Message, ...] = ()
    rows: tuple[QuantitySum, ...] = ()
