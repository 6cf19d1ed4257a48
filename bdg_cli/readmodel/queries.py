"""Asking a plan on a day: a query becomes SQL that finds tasks by index, and rows become values.

A query may select more tasks than are shown in the end: the services choose once more.
"""

from __future__ import annotations

from bdg_cli.domain.days import Window, date, timedelta
from bdg_cli.domain.history import NO_HISTORY
from bdg_cli.domain.plan import LEAD, NOBODY, SUPPORT, group_of
from bdg_cli.domain.states import state_of
from bdg_cli.domain.working_days import Lead
from bdg_cli.readmodel.assignment_rows import grouped_assignments, histories_of
from bdg_cli.readmodel.plan_rows import ALL_TASKS, named_tasks, numbered_tasks, window_of
from bdg_cli.services.division import divide, take_out
from bdg_cli.services.status import AssignmentCount, PlanStatus, task_status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection
    from typing import Any

    from bdg_cli.domain.assignments import Assignment
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.states import State
    from bdg_cli.readmodel.plan_rows import Selection, StoredPlan
    from bdg_cli.services.lookup import StatusQuery
    from bdg_cli.services.sent_reminders import SentReminder
    from bdg_cli.services.status import TaskStatus

_OWED = "SELECT task FROM assignment WHERE plan = ? AND settled IS NULL"
_AWAITING = (
    "SELECT task FROM assignment INDEXED BY awaiting WHERE plan = ? AND settled = 'awaiting'"
)
_COUNTED_BY_SECTION = """
(SELECT plan, ifnull(settled, '') AS settled, last IS NOT NULL AS dated, of_group, section,
ifnull(first, 0) AS first, ifnull(last, 0) AS last, count
FROM assignment JOIN task USING (plan, task))
"""
"""The assignments, in the columns of `tally` and with their sections."""


class PlanView:
    """A plan on a day; its tasks are read when a query asks for them."""

    def __init__(self, connection: Connection, stored: StoredPlan, today: date) -> None:
        self._connection = connection
        self._stored = stored
        self._today = today
        self.plan = stored.plan
        self.unfinished = stored.unfinished
        self.unmatched = stored.unmatched
        self.closed_on = stored.closed
        self.checkpoint = stored.checkpoint

    def called(self, plan: Plan) -> PlanView:
        """Return the view of this plan under another id, and other former ones."""
        return PlanView(self._connection, self._stored.replace(plan=plan), self._today)

    def status(self, query: StatusQuery) -> PlanStatus:
        """Work out the status of the tasks that a query is about."""
        plan = self.plan
        codes = query.scope.codes_in(plan)
        if query.scope.asked and not codes:
            return PlanStatus(
                plan,
                self._today,
                (),
                self.unfinished,
                counts=(),
                closed_on=self.closed_on,
                awaiting=self.awaiting,
            )
        selection = self._selection(query, codes)
        whole = selection is ALL_TASKS
        numbered = numbered_tasks(self._connection, self._stored, selection)
        tasks = {number: task for number, task, _ in numbered}
        alone = len(codes) == 1 and group_of(codes[0]) != codes[0] and _presses(query)
        own = codes[0] if alone else None
        needed = self._helped(selection, own) if own else selection
        grouped = grouped_assignments(self._connection, self._stored, tasks, needed)
        statuses: list[TaskStatus] = []
        for number, task, divided in numbered:
            assignments: Sequence[Assignment] = grouped.get(number, ())
            if own and not assignments:
                past = histories_of(self._connection, self._stored, number, task, own)
                assignments = divide(plan, task, past, only=own)
            elif divided:
                assignments = self._apart(number, task, assignments, query)
            if assignments:
                statuses.append(task_status(plan, task, assignments, today=self._today))
        plan = plan.replace(tasks=tuple(tasks.values()))
        counted = query.counts and not codes and not whole
        return PlanStatus(
            plan,
            self._today,
            tuple(statuses),
            self.unfinished,
            self._undated_elsewhere(query, selection),
            self._counts(sections=query.sections) if counted else None,
            self.closed_on,
            self.awaiting,
        )

    def sent(self, query: StatusQuery) -> tuple[SentReminder, ...]:
        """Return what was sent about the tasks that a query is about, also after this day."""
        from bdg_cli.readmodel.reminder_rows import reminders_about  # as only `remind` asks

        selection = self._selection(query, query.scope.codes_in(self.plan))
        return reminders_about(self._connection, self._stored, selection)

    def sent_today(self) -> tuple[SentReminder, ...]:
        """Return what was sent on this day."""
        from bdg_cli.readmodel.reminder_rows import reminders_on  # as above

        return reminders_on(self._connection, self._stored, self._today)

    def unfinished_runs(self) -> tuple[str, ...]:
        """Return the batches of the runs of `bdg remind` that have not come to their end."""
        from bdg_cli.readmodel.reminder_rows import unfinished_runs  # as above

        return unfinished_runs(self._connection, self._stored)

    def _selection(self, query: StatusQuery, codes: tuple[str, ...]) -> Selection:
        """Return what selects the tasks of a query."""
        key = self._stored.key
        if query.tasks is not None:
            return named_tasks(self._stored, query.tasks)
        if query.awaiting:
            return _AWAITING, (key,)
        if query.reminding:
            from bdg_cli.readmodel.reminder_rows import to_be_reminded  # as only `remind` asks

            return to_be_reminded(self._connection, self._stored, self._today) or ALL_TASKS
        ended = self.plan.is_over(self._today)
        if query.within is not None and not (codes and (query.counts or ended)):
            parts = self._pressing(query, codes, query.within)
        elif codes:
            parts = [_roles(key, code) for code in codes]
        else:
            return ALL_TASKS
        if query.counts:
            parts.append(("SELECT task FROM open_record WHERE plan = ?", (key,)))
        values: tuple[Any, ...] = sum((part[1] for part in parts), ())
        return " UNION ".join([part[0] for part in parts]), values

    def _pressing(self, query: StatusQuery, codes: tuple[str, ...], within: int) -> list[Selection]:
        """Return what selects the tasks of which something owed may press within so many days.

        Tasks without a day are among them, unless they are only counted. No window counts until an
        earlier day than its last one, so that none is missed.
        """
        key, today = self._stored.key, self._today
        until = _after(today, within)
        presses: list[Selection] = [
            ("last <= ?", (until.toordinal(),)),
            ("opens BETWEEN ? AND ?", (today.toordinal() + 1, until.toordinal())),
        ]
        if not self._only_counts_undated(query, until):
            presses.append(("last IS NULL", ()))
        if not codes:
            return [(f"{_OWED} AND {condition}", (key, *values)) for condition, values in presses]
        return [part for code in codes for part in _pressing_on(key, code, presses)]

    def _helped(self, selection: Selection, member: str) -> Selection:
        """Return what selects those tasks that a member helps with: others owe them. Of all other
        tasks only its own assignments press.
        """
        condition, values = selection
        helped = f"SELECT task FROM role WHERE plan = ? AND unit IN (?, ?) AND kind = '{SUPPORT}'"  # noqa: S608 -- our own words
        owner = (self._stored.key, member, group_of(member))
        return f"{helped} AND task IN ({condition})", (*owner, *values)

    def _only_counts_undated(self, query: StatusQuery, until: date) -> bool:
        """Return True if tasks without a day do not press, and are said to be so many."""
        return not query.scope.asked and LEAD in query.roles and self.plan.due_day(None) > until

    def _undated_elsewhere(self, query: StatusQuery, selection: Selection) -> int:
        """Count the tasks beside the selected ones of which something without a day is owed."""
        if query.within is None or not self._only_counts_undated(
            query, _after(self._today, query.within)
        ):
            return 0
        found = self._connection.execute(
            "SELECT count(DISTINCT task) FROM assignment INDEXED BY owed_until "  # noqa: S608 -- our own words
            f"WHERE plan = ? AND settled IS NULL AND last IS NULL AND task NOT IN ({selection[0]})",
            (self._stored.key, *selection[1]),
        )
        count: int = found.fetchone()[0]
        return count

    def _apart(
        self, number: int, task: Task, grouped: Sequence[Assignment], query: StatusQuery
    ) -> Sequence[Assignment]:
        """Tell the members of a group apart where the query is about them."""
        plan, codes = self.plan, query.scope.codes_in(self.plan)
        members = [code for code in codes if group_of(code) != code]
        if query.apart or len(members) > 1 or (query.counts and len(members) < len(codes)):
            past = histories_of(self._connection, self._stored, number, task)
            return divide(plan, task, past)
        if not members:
            return grouped
        past = histories_of(self._connection, self._stored, number, task, members[0])
        return take_out(plan, task, grouped, divide(plan, task, past, only=members[0]))

    @property
    def awaiting(self) -> int:
        """Count what waits to be confirmed in the whole plan."""
        if self.plan.confirm is None:
            return 0
        found = self._connection.execute(
            "SELECT ifnull(sum(count), 0) FROM tally WHERE plan = ? AND settled = 'awaiting'",
            (self._stored.key,),
        )
        count: int = found.fetchone()[0]
        return count

    def _counts(self, *, sections: bool) -> tuple[AssignmentCount, ...]:
        """Count all assignments by unit or group, state, whether they have a day, and section.

        Windows whose first days are on the same side of today and of the last notice day, and whose
        last days are on the same side of the latest that has passed and the latest that is near,
        are in one state, so it is worked out for one of them.
        """
        plan, today = self.plan, self._today
        near = plan.near_until(today)
        rows, section = (_COUNTED_BY_SECTION, "section") if sections else ("tally", "''")
        found = self._connection.execute(
            f"SELECT settled, dated, of_group, {section}, first, last, sum(count) FROM {rows} "  # noqa: S608 -- our own words
            f"WHERE plan = :plan GROUP BY settled, dated, of_group, {section}, "
            "(first > 0) + 2 * (last <= :passed) + 4 * (last <= :closing) "
            "+ 8 * (first > :today) + 16 * (first <= :near)",
            {
                "plan": self._stored.key,
                "today": today.toordinal(),
                "near": near.toordinal(),
                "passed": plan.last_due_by(Lead(1).before(today, plan.calendar)).toordinal(),
                "closing": plan.last_due_by(near).toordinal(),
            },
        )
        sums: dict[tuple[str, str, State, bool], int] = {}
        for settled, dated, unit, number, first, last, count in found:
            state = settled or self._owed_state(window_of(first or None, last or None))
            like = (unit, number, state, dated == 1)
            sums[like] = sums.get(like, 0) + count
        return tuple([AssignmentCount(*like, count) for like, count in sums.items() if count])

    def _owed_state(self, window: Window | None) -> State:
        return state_of(window, NO_HISTORY, self.plan, NOBODY, today=self._today)


def _presses(query: StatusQuery) -> bool:
    """Return True if a query asks for what is due soon and for nothing else."""
    return query.within is not None and not query.counts


def _pressing_on(key: int, code: str, presses: list[Selection]) -> list[Selection]:
    """Return what selects the tasks of a unit, owed or supported, that press in one of the ways."""
    group = group_of(code)
    roles, unit = _roles(key, code)
    helps = f"SELECT task FROM ({roles} AND kind = '{SUPPORT}') AS helped WHERE EXISTS"  # noqa: S608 -- our own words
    return [
        part
        for condition, values in presses
        for part in (
            (f"{_OWED} AND of_group = ? AND {condition}", (key, group, *values)),
            (f"{helps} ({_OWED} AND task = helped.task AND {condition})", (*unit, key, *values)),
        )
    ]


def _roles(key: int, code: str) -> Selection:
    """Return what selects the tasks in which a unit, its group or its members have a role."""
    group = group_of(code)
    if group != code:
        return "SELECT task FROM role WHERE plan = ? AND unit IN (?, ?)", (key, code, group)
    return (
        "SELECT task FROM role WHERE plan = ? AND (unit = ? OR unit BETWEEN ? AND ?)",
        (key, code, f"{code}.", f"{code}/"),  # a slash follows the dot in every alphabet
    )


def _after(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return today.max
