"""The state of an assignment on a day: computed from window, history and day, never stored."""

from __future__ import annotations

from bdg_cli.domain.days import Window
from bdg_cli.domain.records import CANCEL, DONE, EXTEND, OBSTACLE, REOPEN, RESOLVE, standing
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Record

    State = Literal[
        "overdue",
        "closing",
        "open",
        "opening",
        "upcoming",
        "undated",
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
    "done_late",
    "done",
    "cancelled",
)
"""All states, the most pressing first: the order in which lists show them."""

UNFINISHED = STATES[:6]
COMPLETED = STATES[6:8]


class History(Value):
    """What the ledger says of one assignment on a day.

    `completed_on` and `cancelled` exclude each other; `extended_to` is the last extension's day;
    `obstacles` are the open ones, oldest first.
    """

    completed_on: date | None = None
    cancelled: bool = False
    extended_to: date | None = None
    obstacles: tuple[Record, ...] = ()


UNTOUCHED = History()


def history(records: list[Record], today: date) -> History:
    """Fold the records of one assignment, those about a day after `today` left out."""
    completed_on: date | None = None
    cancelled = False
    extended_to: date | None = None
    obstacles: list[Record] = []
    for record in standing(records):
        if record.day > today:
            continue
        if record.kind == DONE:
            completed_on, cancelled = record.day, False
        elif record.kind == CANCEL:
            completed_on, cancelled = None, True
        elif record.kind == REOPEN:
            completed_on, cancelled = None, False
        elif record.kind == EXTEND:
            extended_to = record.details.to
        elif record.kind == OBSTACLE:
            obstacles.append(record)
        elif record.kind == RESOLVE:
            obstacles.clear()
    return History(completed_on, cancelled, extended_to, tuple(obstacles))


def effective(window: Window | None, extended_to: date | None) -> Window | None:
    """Return the window that counts: the plan's, with the last day of an extension."""
    if extended_to is None:
        return window
    return Window(window.first if window else None, extended_to)


def state_of(
    window: Window | None, past: History, *, period: Window, notice: int, today: date
) -> State:
    """Work out the state.

    `window` is the effective one, None for an undated assignment, whose window is the plan's
    `period`; a deadline is open from the period's first day. `notice` counts days: a first or last
    day at most that far away is near. The last day counts whole, so `overdue` begins on the day
    after it.
    """
    last = window.last if window else period.last
    if past.cancelled:
        return "cancelled"
    if past.completed_on is not None:
        return "done" if past.completed_on <= last else "done_late"
    if today > last:
        return "overdue"
    if window is None:
        return "undated"
    first = window.first or period.first
    if first is not None and today < first:
        return "opening" if (first - today).days <= notice else "upcoming"
    return "closing" if (last - today).days <= notice else "open"


def most_pressing(states: Iterable[State]) -> State:
    """Return the state of a whole task: the most pressing one not completed; completed when all
    are, late if one was; cancelled only if nothing else is left.
    """
    return min(states, key=STATES.index)
