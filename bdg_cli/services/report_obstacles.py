"""What came up in a period: obstacles by their kind, and requests."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Task


class ReportedObstacle(Value):
    """An obstacle reported in the period, or still open on the day.

    `kind` is a code of OBSTACLE_KINDS. `resolved_on` is None while it is open. `request` is what
    the unit asks for, empty if nothing.
    """

    kind: str
    task: Task
    unit: str
    name: str
    on: date
    text: str
    resolved_on: date | None = None
    request: str = ""


class ObstacleGroup(Value):
    """The obstacles of one kind, in the order of the plan; at least one."""

    kind: str
    label: Message
    obstacles: tuple[ReportedObstacle, ...]


class Request(Value):
    """What a unit asks for, because of an obstacle that is still open."""

    task: Task
    unit: str
    name: str
    text: str
