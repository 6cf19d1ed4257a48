"""The state of an assignment on a day, worked out from its window and history and never stored."""

from __future__ import annotations

from bdg_cli.domain.days import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from bdg_cli.domain.days import date
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan

    State = Literal[
        "overdue",
        "closing",
        "open",
        "opening",
        "upcoming",
        "undated",
        "awaiting",
        "done_late",
        "done",
        "cancelled",
    ]

STATES: tuple[State, ...] = (
    "overdue",
    "closing",
    "open",
    "opening",
    "upcoming",
    "undated",
    "awaiting",
    "done_late",
    "done",
    "cancelled",
)
"""All states, the most pressing first. Lists show them in this order."""

UNFINISHED: tuple[State, ...] = ("overdue", "closing", "open", "opening", "upcoming", "undated")
"""It is still owed."""
AWAITING: State = "awaiting"
"""It is said to be completed, which the coordinating unit has not confirmed yet."""
COMPLETED: tuple[State, ...] = ("done_late", "done")
"""It was completed; where that has to be confirmed, it was."""


def states_of(plans: Iterable[Plan]) -> tuple[State, ...]:
    """Return the states that assignments of plans can be in, AWAITING only where a plan asks to
    confirm.
    """
    if any(plan.confirm is not None for plan in plans):
        return STATES
    return tuple([state for state in STATES if state != AWAITING])


def effective_window(window: Window | None, extended_to: date | None) -> Window | None:
    """Return the window that counts: the plan's window, up to the new last day if extended."""
    if extended_to is None:
        return window
    return Window(window.first if window else None, extended_to)


def state_of(window: Window | None, past: History, plan: Plan, unit: str, *, today: date) -> State:
    """Return the state on the day `today` of what a unit owes.

    `window` is the effective window, or None for an undated assignment, which may be done at any
    time in the plan's period. A deadline is open from the period's first day. The last day counts
    as a whole, so `overdue` begins on the day after it; which day that is, the plan's rule says.
    """
    settled = settled_state(window, past, plan, unit)
    if settled is not None:
        return settled
    last = plan.due_day(window)
    if today > last:
        return "overdue"
    if window is None:
        return "undated"
    first = window.first or plan.period.first
    if first is not None and today < first:
        return "opening" if plan.is_near(first, today) else "upcoming"
    return "closing" if plan.is_near(last, today) else "open"


def settled_state(window: Window | None, past: History, plan: Plan, unit: str) -> State | None:
    """Return the state if it no longer depends on the day; None if the work is still owed.

    The day on which it was completed decides whether that was late, whenever it is confirmed.
    """
    if past.cancelled:
        return "cancelled"
    if past.completed_on is None:
        return None
    if awaits(past, plan, unit):
        return AWAITING
    return "done" if past.completed_on <= plan.due_day(window) else "done_late"


def awaits(past: History, plan: Plan, unit: str) -> bool:
    """Return True if what a unit completed has to be confirmed, and was not yet."""
    return past.completed_on is not None and not past.confirmed and plan.asks_to_confirm(unit)


def most_pressing(states: Iterable[State]) -> State:
    """Return the state of a whole task, given those of its assignments.

    It is the most pressing of those not completed. If all are completed, it is `awaiting` if one
    has to be confirmed, or else `done_late` if one was late. It is `cancelled` only if all are.
    """
    return min(states, key=STATES.index)
