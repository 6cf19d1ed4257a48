"""Plans, tasks and shares written as plain tuples; `flat.py` reads them."""

from __future__ import annotations

from bdg_cli.domain.history import NO_HISTORY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.compiled.flat import Flat
    from bdg_cli.domain.assignments import Assignment
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan, Section, Task, Unit
    from bdg_cli.domain.records import Record


def plan_to(plan: Plan) -> Flat:
    """Write all of a plan but its units, sections and tasks."""
    return (
        plan.id,
        plan.number,
        plan.title,
        plan.issuer,
        plan.place,
        plan.issued.toordinal(),
        window_to(plan.period),
        (plan.signer.name, plan.signer.capacity) if plan.signer else None,
        plan.based_on,
        plan.source,
        plan.notice,
        plan.recipients,
        plan.formerly,
    )


def task_to(task: Task) -> Flat:
    """Write a task."""
    return (
        task.id,
        task.ref,
        task.section,
        task.text,
        tuple((role.unit, role.kind, role.basis, role.inferred) for role in task.roles),
        tuple(window_to(window) for window in task.windows),
        task.note,
        task.formerly,
    )


def share_to(share: Assignment) -> Flat:
    """Write a share without plan and task."""
    return (
        share.about.unit,
        share.about.window,
        window_to(share.planned),
        window_to(share.window),
        history_to(share.history),
        share.count,
    )


def history_to(history: History) -> Flat | None:
    """Write what became of an assignment."""
    if history == NO_HISTORY:
        return None
    return (
        _ordinal(history.completed_on),
        history.cancelled,
        _ordinal(history.extended_to),
        tuple(_record_to(record) for record in history.obstacles),
    )


def window_to(window: Window | None) -> Flat | None:
    """Write a window."""
    return None if window is None else (_ordinal(window.first), window.last.toordinal())


def unit_to(unit: Unit) -> Flat:
    """Write a unit with its members."""
    members = tuple(unit_to(member) for member in unit.members)
    return (unit.code, unit.name, unit.spellings, members, unit.formerly)


def section_to(section: Section) -> Flat:
    """Write a section with those below it."""
    inner = tuple(section_to(one) for one in section.sections)
    return (section.number, section.title, section.statements, inner, section.targets)


def _record_to(record: Record) -> Flat:
    about, said = record.about, record.details
    return (
        (record.id, record.number, record.batch, record.recorded_at, record.by, record.kind),
        (about.plan, about.task, about.unit, about.window),
        record.day.toordinal(),
        *(said.evidence, said.count, said.counted, said.text, _ordinal(said.to)),
        *(said.takes_back, said.rest),
    )


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
