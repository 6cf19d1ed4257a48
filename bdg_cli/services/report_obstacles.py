"""What came up in a period: obstacles by their kind, and requests."""

from __future__ import annotations

from bdg_cli.domain.obstacles import OBSTACLE_KINDS, obstacle_kind, request_of
from bdg_cli.domain.records import OBSTACLE, RESOLVE, RESOLVES, extra
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Task
    from bdg_cli.domain.records import Record
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.status import AssignmentStatus


class ReportedObstacle(Value):
    """An obstacle reported in the period, or still open on the day; of units together that report
    the same on one day.

    `kind` is a code of OBSTACLE_KINDS; `who` are names of units, a whole group is one name.
    `resolved_on` is None while it is open. `request` is what they ask for, empty if nothing.
    """

    kind: str
    task: Task
    who: tuple[str, ...]
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
    """What units ask for, because of an obstacle that is still open."""

    task: Task
    who: tuple[str, ...]
    text: str


def obstacles_of(facts: ReportFacts) -> tuple[ObstacleGroup, ...]:
    """Return the obstacles by kind, in the order of the kinds."""
    by_kind: dict[str, list[ReportedObstacle]] = {}
    for task in facts.tasks:
        alike: dict[tuple[str, date, str, date | None, str], list[str]] = {}
        for one in task.assignments:
            for record, resolved in _reported(facts, one):
                kind = obstacle_kind(record)
                like = (
                    kind if kind in OBSTACLE_KINDS else "other",
                    record.day,
                    record.details.text,
                    resolved,
                    request_of(record),
                )
                alike.setdefault(like, []).append(one.unit)
        for (kind, on, text, resolved, request), units in alike.items():
            found = ReportedObstacle(kind, task.task, facts.who(units), on, text, resolved, request)
            by_kind.setdefault(kind, []).append(found)
    return tuple(
        [
            ObstacleGroup(kind, label, tuple(by_kind[kind]))
            for kind, label in OBSTACLE_KINDS.items()
            if kind in by_kind
        ]
    )


def requests_of(groups: Sequence[ObstacleGroup]) -> tuple[Request, ...]:
    """Return what is asked for because of obstacles that are open."""
    return tuple(
        [
            Request(one.task, one.who, one.request)
            for group in groups
            for one in group.obstacles
            if one.request and one.resolved_on is None
        ]
    )


def _reported(facts: ReportFacts, one: AssignmentStatus) -> Iterator[tuple[Record, date | None]]:
    """Yield the obstacles of an assignment in the period, or still open, and when each was
    resolved: at the latest when the assignment was completed.
    """
    records = facts.records.get(one.about, ())
    open_ones = {record.id for record in one.obstacles}
    for place, record in enumerate(records):
        if record.kind != OBSTACLE or (
            record.id not in open_ones and record.day not in facts.period
        ):
            continue
        if record.id in open_ones:
            yield record, None
        else:
            yield record, _resolved_on(record, records[place:]) or one.history.completed_on


def _resolved_on(obstacle: Record, later: Sequence[Record]) -> date | None:
    return next(
        (
            record.day
            for record in later
            if record.kind == RESOLVE and extra(record, RESOLVES) in (None, obstacle.id)
        ),
        None,
    )
