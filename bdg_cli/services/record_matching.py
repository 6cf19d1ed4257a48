"""Matching records to the plan's present assignments, when plans, tasks or units were renamed.

`formerly` in the plan file gives the earlier names of something. If the window of a record is no
longer in the plan, the record belongs to the only window that the task now has, or to the undated
task. A record that matches nothing is an orphan: it is kept, and `bdg check` and `bdg log` show it.

A record about a day or a window before the plan was issued is about an earlier plan of that name,
and matches nothing either.
"""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import REMIND, UNDO, AssignmentKey, is_closing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record

_DAY = len("2018-12-15")
"""The last so many characters of a window's key are its last day."""


def match_records(
    plan: Plan, records: Iterable[Record]
) -> tuple[dict[AssignmentKey, list[Record]], list[Record]]:
    """Return the plan's records by present assignment, and the orphans among them.

    Records of other plans, those about the plan as a whole, and reminders are in neither.
    """
    living: dict[AssignmentKey, list[Record]] = {}
    orphans: list[Record] = []
    names = (plan.id, *plan.formerly)
    known: NameIndex | None = None
    for record in records:
        if record.about.plan in names and record.kind != REMIND and not is_closing(record):
            known = known or NameIndex(plan)
            about = None if is_early(plan, record) else known.find(record.about)
            if about is None:
                orphans.append(record)
            else:
                living.setdefault(about, []).append(record)
    return living, orphans


def is_early(plan: Plan, record: Record) -> bool:
    """Return True if a record is about a day, or a window, before the plan was issued.

    An undo is not: it is about another record, whichever day it was made on. The window decides
    only where the record would follow it to the one window that the task has now.
    """
    if record.kind == UNDO:
        return False
    about = record.about
    return record.day < plan.issued or (
        "" < about.window[-_DAY:] < plan.issued.isoformat()
        and any(
            len(task.windows) <= 1 and about.window not in [window.key for window in task.windows]
            for task in plan.tasks
            if about.task in (task.id, *task.formerly)
        )
    )


def words_fingerprint(text: str) -> str:
    """Return eight hex digits that change with the words of a task, and not with its commas."""
    from zlib import crc32  # imported only to record and to check

    from bdg_cli.domain.folding import fold

    letters = "".join([c if c.isalnum() else " " for c in fold(text)])
    return f"{crc32(' '.join(letters.split()).encode()):08x}"


def record_names(plan: Plan) -> set[tuple[str, str]]:
    """Return every (plan id, task id) pair by which records may name the plan's tasks."""
    return {
        (name, task_id)
        for name in (plan.id, *plan.formerly)
        for task in plan.tasks
        for task_id in (task.id, *task.formerly)
    }


class NameIndex:
    """The tasks, units and windows of a plan by their present and former names."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan.id
        self._units: dict[str, str] = {}
        for unit in plan.units:
            for name in (unit.code, *unit.formerly):
                self._units.setdefault(name, unit.code)
                for member in unit.members:
                    own = member.code.partition(".")[2]
                    for former in (own, *member.formerly):
                        full = former if "." in former else f"{name}.{former}"
                        self._units.setdefault(full, member.code)
        for (
            unit
        ) in plan.units:  # a code in use means its present unit, even if another had it before
            self._units[unit.code] = unit.code
            self._units.update({member.code: member.code for member in unit.members})
        self._tasks: dict[str, str] = {}
        for task in plan.tasks:
            for former in task.formerly:
                self._tasks.setdefault(former, task.id)
        self._tasks.update({task.id: task.id for task in plan.tasks})
        self._windows: Mapping[str, tuple[str, ...]] = {
            task.id: tuple(window.key for window in task.windows) or ("",) for task in plan.tasks
        }
        self._owing = {
            task.id: frozenset(unit for code in task.units(LEAD) for unit in plan.owing(code))
            for task in plan.tasks
        }

    def task(self, name: str) -> str | None:
        """Return the id of the task that has or had this id."""
        return self._tasks.get(name)

    def unit(self, name: str) -> str | None:
        """Return the code of the unit that has or had this code."""
        return self._units.get(name)

    def owes(self, task: str, unit: str) -> bool:
        """Return True if the unit or its group leads the task; `unit` is a present code."""
        return unit in self._owing[task]

    def find(self, about: AssignmentKey) -> AssignmentKey | None:
        """Return the present assignment that a record is about, None if there is none."""
        task = self._tasks.get(about.task)
        unit = self._units.get(about.unit)
        if task is None or unit is None or unit not in self._owing[task]:
            return None
        windows = self._windows[task]
        if about.window in windows:
            return AssignmentKey(self._plan, task, unit, about.window)
        return AssignmentKey(self._plan, task, unit, windows[0]) if len(windows) == 1 else None
