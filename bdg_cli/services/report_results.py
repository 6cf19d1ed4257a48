"""The results of a report: section by section, task by task, what was done until the day."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Section
    from bdg_cli.services.quantities import TaskQuantities
    from bdg_cli.services.status import TaskStatus


class Completion(Value):
    """One assignment that a unit completed. `name` is the unit's official name.

    `late` is None for what has no day of its own. `in_period` is True if `on` is in the period.
    """

    unit: str
    name: str
    window: Window | None
    on: date
    late: bool | None
    in_period: bool
    count: int | None = None
    counted: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""


class TaskResult(Value):
    """One task on the day of the report. Members of groups are apart in `status`.

    `so_far` is the number of assignments completed until the day, `in_period` of those in the
    period; both of `status.of`. `no_data` are the names of units that owe the task since before the
    day, and of which nothing at all is recorded on it: nobody knows what they did.
    `said` is the result in sentences, the same in every format.
    """

    status: TaskStatus
    completions: tuple[Completion, ...]
    so_far: int
    in_period: int
    quantities: tuple[TaskQuantities, ...]
    no_data: tuple[str, ...]
    said: tuple[Message, ...]


class SectionResults(Value):
    """The tasks of one section of the document, at least one. `path` are the headings above it."""

    section: Section
    path: tuple[Section, ...]
    tasks: tuple[TaskResult, ...]
