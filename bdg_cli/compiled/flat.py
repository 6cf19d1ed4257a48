"""Plans, tasks and shares made of plain tuples, as `flattening.py` writes them.

What no value was written as raises ValueError, TypeError or LookupError.
"""

from __future__ import annotations

from bdg_cli.domain.assignments import Assignment
from bdg_cli.domain.days import Window, date
from bdg_cli.domain.history import NO_HISTORY, History
from bdg_cli.domain.plan import Plan, Role, Section, Signer, Task, Unit
from bdg_cli.domain.records import AssignmentKey

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeAlias

    from bdg_cli.domain.records import Record

    Flat: TypeAlias = tuple[Any, ...]


def plan_of(flat: Flat, units: Sequence[Unit], sections: Sequence[Section]) -> Plan:
    """Make a plan without its tasks."""
    (
        plan_id,
        number,
        title,
        issuer,
        place,
        issued,
        period,
        signer,
        based_on,
        source,
        notice,
        recipients,
        formerly,
    ) = flat
    return Plan(
        plan_id,
        number,
        title,
        issuer,
        place,
        date.fromordinal(issued),
        Window(*_days(period)),
        Signer(*signer) if signer else None,
        based_on,
        source,
        notice,
        units,
        sections,
        (),
        recipients,
        formerly,
    )


def task_of(flat: Flat) -> Task:
    """Make a task."""
    task_id, ref, section, text, roles, windows, note, formerly = flat
    return Task(
        task_id,
        ref,
        section,
        text,
        tuple([Role(*role) for role in roles]),
        tuple([Window(*_days(window)) for window in windows]),
        note,
        formerly,
    )


def share_of(flat: Flat, plan: str, task: str) -> Assignment:
    """Make a share of a task."""
    unit, key, planned, window, history, count = flat
    return Assignment(
        AssignmentKey(plan, task, unit, key),
        window_of(planned),
        window_of(window),
        history_of(history),
        count,
    )


def history_of(flat: Flat | None) -> History:
    """Read what became of an assignment."""
    if flat is None:
        return NO_HISTORY
    completed_on, cancelled, extended_to, obstacles = flat
    return History(
        _day(completed_on),
        cancelled,
        _day(extended_to),
        tuple([_record_of(record) for record in obstacles]),
    )


def window_of(flat: Flat | None) -> Window | None:
    """Read a window."""
    return None if flat is None else Window(*_days(flat))


def _days(flat: Flat) -> tuple[date | None, date]:
    first, last = flat
    return _day(first), date.fromordinal(last)


def unit_of(flat: Flat) -> Unit:
    """Make a unit with its members."""
    code, name, spellings, members, formerly = flat
    inner = tuple([unit_of(member) for member in members]) if members else ()
    return Unit(code, name, spellings, inner, formerly)


def section_of(flat: Flat) -> Section:
    """Make a section with those below it."""
    number, title, statements, sections, targets = flat
    return Section(number, title, statements, tuple([section_of(one) for one in sections]), targets)


def _record_of(flat: Flat) -> Record:
    from bdg_cli.domain.records import Details, Record  # few assignments have obstacles

    head, about, day, evidence, count, counted, text, to, takes_back, rest = flat
    record_id, number, batch, recorded_at, by, kind = head
    return Record(
        record_id,
        number,
        batch,
        recorded_at,
        by,
        kind,
        AssignmentKey(*about),
        date.fromordinal(day),
        Details(evidence, count, counted, text, _day(to), takes_back, rest),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
