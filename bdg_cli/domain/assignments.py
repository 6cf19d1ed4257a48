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
