"""What a unit, the coordinating unit and a leader are told on a day: values, before any wording."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.domain.reminders import ReminderStep
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.summary import OpenObstacle, Summary


class Reminder(Value):
    """One task that concerns a unit. `step` is what it is reminded of today, None if it is only
    said besides.

    `about` is the assignment; for a task that the unit supports, it is one of those that are owed.
    """

    item: AgendaItem
    step: ReminderStep | None = None
    about: AssignmentKey | None = None


class UnitMessage(Value):
    """All that concerns one unit on a day, most urgent first; at least one reminder has a step.

    `unit` is its code, the same in all plans of the folder; `name` its official name.
    """

    unit: str
    name: str
    today: date
    reminders: tuple[Reminder, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Return the plans that it is about, each once."""
        return tuple({one.item.plan.id: one.item.plan for one in self.reminders}.values())


class LateUnit(Value):
    """A unit that is late, by its name, with what it is late with."""

    name: str
    items: tuple[AgendaItem, ...]

    def by_task(self) -> Iterator[tuple[AgendaItem, int]]:
        """Yield each task once, by its window that is late for longest, and how many are late.

        What comes back each month would fill the page.
        """
        tasks: dict[tuple[str, str], list[AgendaItem]] = {}
        for item in self.items:
            tasks.setdefault((item.plan.id, item.task.id), []).append(item)
        for mine in tasks.values():
            yield min(mine, key=lambda item: item.days), len(mine)


class Digest(Value):
    """One page for the coordinating unit or a leader: figures, who is late with what, which units
    have reported nothing, and what stands in the way.
    """

    today: date
    summary: Summary
    late: tuple[LateUnit, ...] = ()
    silent: tuple[str, ...] = ()
    obstacles: tuple[OpenObstacle, ...] = ()
