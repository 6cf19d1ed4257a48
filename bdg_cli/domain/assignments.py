"""The assignments of a task: who owes which part of it, and what has happened to each.

Nothing here depends on the day. It stays the same until the plan or the ledger changes; states
depend on the day and are worked out on demand (`states.py`).
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Task
    from bdg_cli.domain.records import AssignmentKey


class Assignment(Value):
    """One assignment, or `count` assignments of a group's members that are alike.

    In the second case `about` names the group. `planned` is the window in the plan, `window` the
    one that counts after an extension; both are None for an undated assignment.
    """

    about: AssignmentKey
    planned: Window | None
    window: Window | None
    history: History
    count: int = 1

    @property
    def settled(self) -> bool:
        """Return True if it was completed or cancelled."""
        return self.history.cancelled or self.history.completed_on is not None


class Card(Value):
    """A task with its assignments, in the order of the plan.

    `number` is its position among the plan's tasks, from 0. `shares` are its assignments, those of
    a group's members counted together where they are alike. `past` has the history of every
    assignment that has records, member by member, so that they can be taken apart again. `divided`
    is True if members of a group owe the task.
    """

    number: int
    task: Task
    shares: tuple[Assignment, ...]
    past: tuple[tuple[AssignmentKey, History], ...]
    divided: bool

    @property
    def unfinished(self) -> int:
        """Return how many assignments are still owed."""
        return sum(one.count for one in self.shares if not one.settled)

    @property
    def undated(self) -> bool:
        """Return True if an undated assignment is still owed."""
        return any(one.window is None and not one.settled for one in self.shares)
