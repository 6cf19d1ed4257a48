"""When a unit is reminded: steps before a window opens, before its last day, and after it, and one
when a completion was given back.

A step is known by what it is about (the first or the last day, or the day of the return), by that
day, and by how long before or after it comes. So it is the same step on whichever day it is sent,
and another one once the day was moved.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.domain.working_days import Lead

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from bdg_cli.domain.days import date

    StepKind = Literal["opens", "ends", "returned"]

OPENS: StepKind = "opens"
ENDS: StepKind = "ends"
RETURNED: StepKind = "returned"


class ReminderLadder(Value):
    """The steps of a plan: so long before the first and the last day, so many days after the last.

    After the last step of `after`, one comes every `every` days for as long as the work is owed; 0
    is never again. `before` is in falling, `after` in rising order.
    """

    before: tuple[Lead, ...] = (Lead(7), Lead(3), Lead(1), Lead(0))
    after: tuple[int, ...] = (1, 7)
    every: int = 7


DEFAULT_LADDER = ReminderLadder()


class ReminderStep(Value):
    """One step: `about` is the first or the last day, or that of a return, `day` is that day, `on`
    when the step comes.

    `offset` is negative before the day: -3 is three days, or three working days, before it.
    """

    about: StepKind
    day: date
    offset: int
    on: date

    @property
    def key(self) -> str:
        """The name of the step in the ledger: `ends 2018-12-15 -3`."""
        return f"{self.about} {self.day.isoformat()} {self.offset:+}"
