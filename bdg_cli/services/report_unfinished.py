"""What is not done: its day has passed, was put off, or it was dropped; why, who, until when."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Task
    from bdg_cli.domain.states import State


class Unfinished(Value):
    """A task that units have not done, together where days, reason and state are the same.

    `planned` is the window in the plan, `window` the one that counts. `who` are names of units;
    a whole group is one name. `count` is the number of assignments. `new_day` is the last day after
    an extension, None without one. `reason` is what was recorded (an obstacle, the reason of a
    cancellation, the basis of an extension), or that there is no data.
    """

    task: Task
    planned: Window | None
    window: Window | None
    state: State
    who: tuple[str, ...]
    count: int
    reason: Message
    new_day: date | None = None
    no_data: bool = False
