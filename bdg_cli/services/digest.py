"""The digest of a day: figures, who is late with what, who has reported nothing, obstacles."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, NOBODY
from bdg_cli.domain.records import CONFIRM, RETURN, effective_records
from bdg_cli.services.agenda import agenda
from bdg_cli.services.record_matching import match_records
from bdg_cli.services.reminder_messages import Digest, LateUnit
from bdg_cli.services.reminding import EVERYBODY, name_of
from bdg_cli.services.summary import summary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import PlanStatus

_BEGUN: tuple[State, ...] = ("overdue", "closing", "open")
"""Whoever owes something in one of these states could have reported."""


def digest(
    statuses: Sequence[PlanStatus],
    records: Sequence[Record],
    *,
    today: date,
    scope: Scope = EVERYBODY,
) -> Digest:
    """Return the digest of plans that are followed up, given all records.

    Members of groups have to be apart in the statuses, and all tasks in them.
    """
    plans = [status.plan for status in statuses]
    late = agenda(
        statuses,
        today=today,
        within=0,
        scope=scope,
        roles=(LEAD,),
        states=_BEGUN[:1],
        each=True,
    )
    by_unit: dict[str, list[AgendaItem]] = {}
    for item in late.items:
        by_unit.setdefault(item.unit, []).append(item)
    whole = summary(statuses, today=today, scope=scope)
    return Digest(
        today,
        whole,
        tuple(
            [
                LateUnit(name_of(plans, unit) if unit else NOBODY, tuple(items))
                for unit, items in by_unit.items()
            ]
        ),
        tuple([name_of(plans, unit) for unit in silent_units(statuses, records, scope)]),
        whole.obstacles,
    )


def silent_units(
    statuses: Sequence[PlanStatus],
    records: Sequence[Record],
    scope: Scope,
    *,
    since: date | None = None,
) -> dict[str, None]:
    """Return the units that could have reported something, and of which there is no record; with
    `since`, none about a day from then on, or written from then on.

    What another unit says of its completions is no report of a unit.
    """
    first = since.isoformat() if since else ""
    heard: set[str] = set()
    found: dict[str, None] = {}
    for status in statuses:
        living, _ = match_records(status.plan, effective_records(list(records)))
        heard.update(
            about.unit
            for about, mine in living.items()
            if any(
                first <= max(one.day.isoformat(), one.recorded_at[:10])
                for one in mine
                if one.kind not in (CONFIRM, RETURN)
            )
        )
        found |= {
            one.unit: None
            for task in status.tasks
            for one in task.assignments
            if one.unit != NOBODY and one.state in _BEGUN and scope.covers(status.plan, one.unit)
        }
    return {unit: None for unit in found if unit not in heard}
