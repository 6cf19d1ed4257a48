"""What a report is made of: the tasks that its scope owes, and what is recorded of each assignment
until its day.
"""

from __future__ import annotations

from bdg_cli.domain.history import completing_record
from bdg_cli.domain.plan import LEAD, NOBODY, group_of
from bdg_cli.domain.records import CONFIRM, counting_records
from bdg_cli.domain.value import Value
from bdg_cli.services.record_matching import match_records
from bdg_cli.services.told import NOTHING_TOLD, told_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.periods import ReportPeriod
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus
    from bdg_cli.services.told import Told


class ReportFacts(Value):
    """The tasks of a scope on a day, with what is recorded of them.

    `tasks` have only the assignments of the scope, the members of groups apart. `records` are those
    that count, until the day, by assignment, without confirmations. `names` are the names of all
    units by their codes.
    """

    plan: Plan
    scope: Scope
    period: ReportPeriod
    day: date
    tasks: tuple[TaskStatus, ...]
    records: Mapping[AssignmentKey, Sequence[Record]]
    told: Mapping[AssignmentKey, Told]
    names: Mapping[str, str]

    @property
    def assignments(self) -> tuple[AssignmentStatus, ...]:
        """Return all assignments, task by task."""
        return tuple([one for task in self.tasks for one in task.assignments])

    def told_of(self, one: AssignmentStatus) -> Told:
        """Return what the last completion, cancellation and extension say."""
        return self.told.get(one.about, NOTHING_TOLD)

    def completing(self, one: AssignmentStatus) -> Record | None:
        """Return the record that completes an assignment."""
        return completing_record(list(self.records.get(one.about, ())), self.day)

    def has_no_data(self, one: AssignmentStatus) -> bool:
        """Return True if something owed has begun, and nothing at all is recorded of it: nobody
        knows whether it was done.
        """
        return (
            one.unfinished
            and one.state not in ("upcoming", "opening")
            and not self.records.get(one.about)
        )

    def unheard(self, assignments: Sequence[AssignmentStatus]) -> tuple[str, ...]:
        """Return the names of the units that owe something begun of a task, and of which nothing at
        all is recorded on it.
        """
        heard = {one.unit for one in assignments if self.records.get(one.about)}
        begun = [one.unit for one in assignments if self.has_no_data(one)]
        return self.who(unit for unit in begun if unit not in heard)

    def party(self, task: Task, one: AssignmentStatus) -> str:
        """Return as whom a report names a unit in a task: a member of a group as its group, unless
        the task names it, or the scope has not the whole group.
        """
        group = group_of(one.unit)
        alone = one.unit in task.units(LEAD) or not self.scope.covers(self.plan, group)
        return one.unit if alone else group

    def who(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return units by their names, each once; a whole group is one name."""
        named = dict.fromkeys(units)
        groups = {
            unit.code: [member.code for member in unit.members]
            for unit in self.plan.units
            if unit.members and all(member.code in named for member in unit.members)
        }
        codes = dict.fromkeys(group_of(one) if group_of(one) in groups else one for one in named)
        return tuple([self.names[code] for code in codes])


def report_facts(
    status: PlanStatus, records: Sequence[Record], *, period: ReportPeriod, scope: Scope
) -> ReportFacts:
    """Return the facts on the day of a status, given all records about the plan."""
    plan, day = status.plan, status.today
    living, _ = match_records(plan, records)
    tasks = [
        task.only(mine)
        for task in status.tasks
        if (mine := [one for one in task.assignments if scope.covers(plan, one.unit)])
    ]
    return ReportFacts(
        plan,
        scope,
        period,
        day,
        tuple(tasks),
        {
            about: [one for one in counting_records(mine, day) if one.kind != CONFIRM]
            for about, mine in living.items()
        },
        told_of([status], records, today=day),
        {
            NOBODY: "",
            **{unit.code: unit.name for one in plan.units for unit in (one, *one.members)},
        },
    )
