"""Messages about the plan of 2018 on a day, as `bdg remind` makes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.services.agenda import agenda
from bdg_cli.services.lookup import Scope
from bdg_cli.services.reminder_messages import Digest, LateUnit, Reminder, UnitMessage
from bdg_cli.services.summary import summary
from tests.services.example import status_of

if TYPE_CHECKING:
    from datetime import date

    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.summary import OpenObstacle

PLAN_2018 = (Path(__file__).resolve().parents[2] / "plans" / "2018.yaml").read_text("utf-8")


def message_for(unit: str, today: date, text: str = PLAN_2018) -> UnitMessage:
    """Return what concerns a unit within a month of a day."""
    status = status_of(text, today=today)
    found = agenda(
        [status],
        today=today,
        within=30,
        scope=Scope(asked=True, units=((status.plan.id, unit),)),
        roles=(LEAD, SUPPORT),
        each=True,
    )
    return UnitMessage(
        unit, status.plan.unit_name(unit), today, tuple(Reminder(item) for item in found.items)
    )


def digest_for(
    today: date, text: str = PLAN_2018, obstacles: tuple[OpenObstacle, ...] = ()
) -> Digest:
    """Return the digest of a day on which nothing has been recorded."""
    status = status_of(text, today=today)
    figures = summary([status], today=today, scope=Scope())
    late: dict[str, list[AgendaItem]] = {}
    for item in figures.overdue:
        late.setdefault(status.plan.unit_name(item.unit) if item.unit else "", []).append(item)
    return Digest(
        today,
        figures,
        tuple(LateUnit(name, tuple(items)) for name, items in late.items()),
        tuple(late),
        obstacles,
    )
