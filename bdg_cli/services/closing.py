"""Closing a plan: from then on nothing of it is followed up. Its record is about the whole plan."""

from __future__ import annotations

from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import phase_of
from bdg_cli.domain.records import CLOSE, AssignmentKey, Details, Entry, closed_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record


def names_of(plan: Plan) -> tuple[str, ...]:
    """Return the ids by which records may name a plan."""
    return (plan.id, *plan.formerly)


def about_whole(plan: Plan) -> set[tuple[str, str]]:
    """Return the (plan id, task id) pairs of the records about a plan as a whole."""
    return {(name, "") for name in names_of(plan)}


def plan_to_close(plans: Sequence[tuple[Plan, date | None]], today: date) -> Plan:
    """Return the plan that a call means if it names none: the only one whose period is over.

    The plans come with the days on which they were closed. Raises RefusedError if there is none, or
    several.
    """
    over = [plan for plan, closed in plans if phase_of(plan, closed, today) == "over"]
    if len(over) == 1:
        return over[0]
    if over:
        raise RefusedError(
            "several-plans",
            say("Có {n} kế hoạch đã hết thời gian thực hiện.", n=len(over)),
            say("Ghi rõ một mã: bdg close {plans}.", plans=tuple(plan.id for plan in over)),
        )
    raise RefusedError(
        "no-plan-over",
        say("Không có kế hoạch nào đã hết thời gian mà chưa kết thúc theo dõi."),
        say("Gõ “bdg plans” để xem các kế hoạch; ghi rõ mã: bdg close MÃ."),
    )


def close(
    plan: Plan, records: Sequence[Record], *, on: date, unfinished: int, reason: str
) -> tuple[Entry, ...]:
    """Close a plan. Raises RefusedError if it is closed, or if it still runs and nobody says why.

    `records` are those about the plan as a whole, `unfinished` counts what is left undone in it.
    """
    closed = closed_on(records, names_of(plan), None)
    if closed is not None:
        raise RefusedError(
            "already-closed",
            say("{plan} đã kết thúc theo dõi ngày {day}.", plan=plan.named, day=closed),
            say("Muốn theo dõi lại: bdg log --plan {plan}, rồi bdg undo MÃ.", plan=plan.id),
        )
    if not plan.is_over(on) and unfinished and not reason:
        raise RefusedError(
            "still-running",
            say(
                "{plan} còn thời gian thực hiện đến {last}.",
                plan=plan.named,
                last=plan.due_day(None),
            ),
            say('Muốn thôi theo dõi từ nay thì ghi lý do: --reason "…".'),
        )
    return (Entry(CLOSE, AssignmentKey(plan.id, "", "", ""), on, Details(text=reason)),)
