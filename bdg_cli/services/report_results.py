"""The results of a report: section by section, task by task, what was done until the day."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.services.quantities import add_up
from bdg_cli.services.report_sentences import task_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Section
    from bdg_cli.domain.records import Record
    from bdg_cli.services.quantities import TaskQuantities
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.status import AssignmentStatus, TaskStatus


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
    period; both of `status.of`. `awaiting` is what was completed and has to be confirmed, which is
    in none of them. `no_data` are the names of units that owe the task since before the
    day, and of which nothing at all is recorded on it: nobody knows what they did.
    `said` is the result in sentences without a full stop, the same in every format.
    """

    status: TaskStatus
    completions: tuple[Completion, ...]
    awaiting: tuple[Completion, ...]
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


def results_of(facts: ReportFacts, records: Sequence[Record]) -> tuple[SectionResults, ...]:
    """Return the results in the order of the document. `records` are all about the plan."""
    quantities: dict[str, list[TaskQuantities]] = {}
    for row in add_up([facts.plan], records, today=facts.day, scope=facts.scope):
        quantities.setdefault(row.task.id, []).append(row)
    by_section: dict[str, list[TaskResult]] = {}
    for task in facts.tasks:
        found = _result(facts, task, tuple(quantities.get(task.task.id, ())))
        by_section.setdefault(task.task.section, []).append(found)
    return tuple(
        [
            SectionResults(section, path, tuple(by_section[section.number]))
            for section, path in _with_paths(facts.plan.sections, ())
            if section.number in by_section
        ]
    )


def _with_paths(
    sections: Sequence[Section], above: tuple[Section, ...]
) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    for section in sections:
        yield section, above
        yield from _with_paths(section.sections, (*above, section))


def _result(
    facts: ReportFacts, task: TaskStatus, quantities: tuple[TaskQuantities, ...]
) -> TaskResult:
    completions = tuple(
        [found for one in task.assignments if (found := completion_of(facts, one)) is not None]
    )
    waiting = [_completion(facts, one) for one in task.assignments if one.awaiting]
    return TaskResult(
        task,
        completions,
        tuple([one for one in waiting if one is not None]),
        task.done,
        sum(one.in_period for one in completions),
        quantities,
        facts.unheard(task.assignments),
        task_sentences(facts, task),
    )


def completion_of(facts: ReportFacts, one: AssignmentStatus) -> Completion | None:
    """Return how an assignment was completed, None if it was not, or has to be confirmed."""
    return _completion(facts, one) if one.completed else None


def _completion(facts: ReportFacts, one: AssignmentStatus) -> Completion | None:
    on, record = one.history.completed_on, facts.completing(one)
    if on is None or record is None:
        return None
    said = record.details
    return Completion(
        one.unit,
        facts.names[one.unit],
        one.window,
        on,
        None if one.window is None else on > facts.plan.due_day(one.window),
        on in facts.period,
        said.count,
        said.counted,
        said.evidence,
        said.text,
    )
