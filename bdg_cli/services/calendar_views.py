"""Who sees what of a plan in its calendar: found at once for each of many units."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, SUPPORT, group_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from bdg_cli.domain.plan import RoleKind
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus

    Seen: TypeAlias = tuple[int, Sequence[AssignmentStatus]]
    """The place of a task in the plan, and those of its assignments that somebody sees."""


class CalendarViews:
    """The tasks of a plan by the units that lead or support them, and what each unit owes."""

    def __init__(self, status: PlanStatus) -> None:
        self._tasks = status.tasks
        self._owed: dict[str, dict[int, list[AssignmentStatus]]] = {}
        self._named: dict[tuple[RoleKind, str], list[int]] = {}
        self._members: dict[tuple[RoleKind, str], list[int]] = {}
        for place, task in enumerate(status.tasks):
            for one in task.assignments:
                for code in {one.unit, group_of(one.unit)}:
                    self._owed.setdefault(code, {}).setdefault(place, []).append(one)
            for role in task.task.roles:
                self._named.setdefault((role.kind, role.unit), []).append(place)
                group = group_of(role.unit)
                if group != role.unit:
                    self._members.setdefault((role.kind, group), []).append(place)

    def seen_by(
        self, viewers: Iterable[str | None], roles: Collection[RoleKind]
    ) -> Iterator[tuple[str | None, TaskStatus, Sequence[AssignmentStatus]]]:
        """Yield, in the order of the document, which assignments of a task each unit sees: those it
        owes, and all where it only helps. A viewer that is None sees everything.
        """
        found = [
            (place, viewer, seen)
            for viewer in viewers
            for place, seen in self._places(viewer, roles)
            if seen
        ]
        for place, viewer, seen in sorted(found, key=lambda one: one[0]):
            yield viewer, self._tasks[place], seen

    def _places(self, viewer: str | None, roles: Collection[RoleKind]) -> Iterator[Seen]:
        if viewer is None:
            yield from enumerate([task.assignments for task in self._tasks])
            return
        led = self._touched(viewer, LEAD) if LEAD in roles else set()
        helped = self._touched(viewer, SUPPORT) if SUPPORT in roles else set()
        owed = self._owed.get(viewer, {})
        for place in led | helped:
            yield place, owed.get(place, ()) if place in led else self._tasks[place].assignments

    def _touched(self, viewer: str, kind: RoleKind) -> set[int]:
        """Return the tasks with a role of the unit, of its group, or of a member of it."""
        return {
            *self._named.get((kind, viewer), ()),
            *self._named.get((kind, group_of(viewer)), ()),
            *self._members.get((kind, viewer), ()),
        }
