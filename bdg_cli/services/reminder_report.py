"""What `bdg remind` answers: what would go on a day, or what became of it, and what is left out."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.services.reminding import name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.sent_reminders import SentReminder

    Outcome = Literal["planned", "sent", "refused", "unknown", "no-address", "not-sent"]


class Delivery(Value):
    """A message and what became of it: `planned` if nothing was to be sent, `unknown` if the
    connection broke before the answer, `not-sent` if nobody could be reached.

    `addresses` are shown ones, without secrets; `refused` are those that were not accepted.
    """

    message: UnitMessage
    addresses: tuple[str, ...]
    outcome: Outcome
    refused: tuple[str, ...] = ()


class LeftOut(Value):
    """What a unit is not told of, since it went on this day: how many tasks, when and how."""

    unit: str
    name: str
    tasks: int
    at: str
    way: str


class ReminderReport(Value):
    """The messages of a day, in the order of the plan files, and what is left out."""

    today: date
    deliveries: tuple[Delivery, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return True if there is nothing to say."""
        return not self.deliveries and not self.left_out


def left_out(plans: Sequence[Plan], sent: Iterable[SentReminder]) -> tuple[LeftOut, ...]:
    """Return what went on a day, by unit, in the order in which it went last."""
    by_unit: dict[str, list[SentReminder]] = {}
    for one in sent:
        by_unit.setdefault(one.recipient, []).append(one)
    found = [
        LeftOut(
            unit,
            name_of(plans, unit),
            len({(one.about.plan, one.about.task) for one in mine}),
            max(one.at for one in mine),
            max(mine, key=lambda one: one.at).way,
        )
        for unit, mine in by_unit.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.unit)))
