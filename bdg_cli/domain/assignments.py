"""What is known of a task whatever the day: who owes which part, and what has become of it.

States depend on the day and are worked out when somebody asks; all of this stays as it is until
the plan or the ledger changes.
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
    """One assignment, or those of `count` members of a group that stand alike.

    Then `about` names the group. `planned` is the window of the plan, `window` the one that counts
    after an extension; both are None for an undated one.
    """

    about: AssignmentKey
    planned: Window | None
    window: Window | None
    history: History
    count: int = 1

    @property
    def settled(self) -> bool:
        """Tell whether it was completed or dropped."""
        return self.history.cancelled or self.history.completed_on is not None


class Card(Value):
    """A task with its shares, like ones of a group put together, in the order of the plan.

    `number` is its place among the tasks, from 0. `past` has every assignment that there are
    records of, by member, so that each can be told apart again. `divided` tells that members of a
    group owe it.
    """

    number: int
    task: Task
    shares: tuple[Assignment, ...]
    past: tuple[tuple[AssignmentKey, History], ...]
    divided: bool

    @property
    def unfinished(self) -> int:
        """Count the assignments that are still owed."""
        return sum(share.count for share in self.shares if not share.settled)

    @property
    def undated(self) -> bool:
        """Tell whether something is still owed that has no day."""
        return any(share.window is None and not share.settled for share in self.shares)
