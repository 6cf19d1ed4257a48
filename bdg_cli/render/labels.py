"""The words on the screen for states, roles, kinds of record, windows, and days left or late."""

from __future__ import annotations

from bdg_cli.domain.days import show_day, show_window
from bdg_cli.domain.moments import in_written_form
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import DONE, RESOLVES, extra
from bdg_cli.render.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan, Role, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.render.language import Language
    from bdg_cli.services.agenda import Agenda, AgendaItem
    from bdg_cli.services.logbook import LogLine
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.quantities import Quantity, TaskQuantities
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus

STATE_LABELS = {
    "overdue": N_("quá hạn"),
    "closing": N_("sắp hết hạn"),
    "open": N_("trong hạn"),
    "opening": N_("sắp đến kỳ"),
    "upcoming": N_("chưa đến kỳ"),
    "undated": N_("không có hạn"),
    "done_late": N_("hoàn thành quá hạn"),
    "done": N_("hoàn thành đúng hạn"),
    "cancelled": N_("không thực hiện"),
}
ROLE_LABELS = {"lead": N_("chủ trì"), "support": N_("phối hợp")}
RECORD_KIND_LABELS = {
    "done": N_("hoàn thành"),
    "reopen": N_("mở lại"),
    "cancel": N_("không thực hiện"),
    "extend": N_("gia hạn"),
    "obstacle": N_("vướng mắc"),
    "resolve": N_("đã giải quyết vướng mắc"),
    "undo": N_("hoàn tác"),
}


def urgency(t: Language, item: AgendaItem) -> str:
    """Return how many days are left or late. It sounds calm once the plan's period is over."""
    if item.state == "overdue":
        if item.ended:
            return t("chưa hoàn thành")
        return t.count("quá hạn {n} ngày", -item.days)
    if item.window is None:
        return t("không có hạn")
    if item.state in ("upcoming", "opening"):
        return t.count("{n} ngày nữa bắt đầu", item.days)
    return t.count("còn {n} ngày", item.days) if item.days else t("hết hạn hôm nay")


def window(t: Language, value: Window | None) -> str:
    """Return a window in words; a deadline is called one."""
    if value is None:
        return t("không có hạn")
    if value.first is None:
        return t("hạn {day}", day=value.last)
    return show_window(value)


def unit(t: Language, code: str) -> str:
    """Return the unit that owes something by its code, or that it is not known yet."""
    return code or t("chưa rõ ai")


def unit_name(t: Language, plan: Plan | None, code: str) -> str:
    """Return the unit that owes something by its official name, if the plan has one."""
    known = plan.unit(code) if plan else None
    return known.name if known else unit(t, code)


def leads(t: Language, task: Task) -> str:
    """Return the units that lead a task, by their codes."""
    return unit(t, ", ".join(task.units(LEAD)))


def windows(t: Language, task: TaskStatus) -> tuple[str, ...]:
    """Return the windows of a task's assignments in words, as they are after extensions."""
    return tuple([window(t, one) for one in task.windows])


def members_left(t: Language, item: AgendaItem, *, narrow: bool = False) -> str:
    """Return of how many members of a group a line speaks, and why they stand apart from others;
    empty for a single unit. If it is to be narrow, the reason is on a line of its own.
    """
    if item.of <= 1:
        return ""
    counted = {"missing": item.missing, "of": item.of}
    if item.alone and not item.extended:
        return t("còn {missing}/{of} đơn vị", **counted)
    overdue = item.state == "overdue" and not item.ended
    if not narrow and overdue:
        return t("{missing}/{of} đơn vị quá hạn", **counted)
    if not narrow and item.extended and item.window:
        return t("{missing}/{of} đơn vị được gia hạn đến {day}", **counted, day=item.window.last)
    reason = t("quá hạn") if overdue else t("được gia hạn") if item.extended else ""
    return "\n".join(filter(None, (t("{missing}/{of} đơn vị", **counted), reason)))


def quantities(t: Language, one: TaskQuantities) -> str:
    """Return what was counted in a task; of a group, by how many units."""
    said = counted(t, one.quantities)
    unit = one.plan.unit(one.unit)
    return t.count("{n} đơn vị", one.units) + f", {said}" if unit and unit.members else said


def counted(t: Language, found: Iterable[Quantity]) -> str:
    """Return numbers of things: `63 buổi, 2.520 người`."""
    return ", ".join([f"{number(t, one.number)} {one.counted}" for one in found])


def number(t: Language, value: int) -> str:
    """Return a number with its thousands set apart, by a dot in Vietnamese."""
    shown = f"{value:,}"
    return shown.replace(",", ".") if t.code == "vi" else shown


def record_details(t: Language, record: Record) -> str:
    """Return on one line what a record says apart from its kind."""
    said = record.details
    parts: list[str] = []
    if said.to is not None:
        parts.append(t("đến {day}", day=said.to))
    if said.count is not None:
        parts.append(t("{count} {counted}", count=said.count, counted=said.counted))
    if said.evidence:
        parts.append(t("minh chứng: {evidence}", evidence=said.evidence))
    if said.text:
        parts.append(t("{text}", text=said.text))
    if said.takes_back:
        parts.append(t("hoàn tác bản ghi {id}", id=said.takes_back[:8]))
    if record.recorded_at[:10] != record.day.isoformat():
        parts.append(t("ghi ngày {day}", day=recorded_day(record)))
    return "; ".join(parts)


def recorded_day(record: Record) -> str:
    """Return the day on which a record was written, as dd/mm/yyyy.

    What an older ledger has in another form is shown as it is.
    """
    if not in_written_form(record.recorded_at):
        return record.recorded_at
    year, month, day = record.recorded_at[:10].split("-")
    return f"{day}/{month}/{year}"


def recorded_moment(record: Record) -> str:
    """Return when a record was written: the time of day, then the day; another form as it is."""
    if not in_written_form(record.recorded_at):
        return record.recorded_at
    return f"{record.recorded_at[11:16]} {recorded_day(record)}"


def plans_ended(t: Language, statuses: Iterable[PlanStatus], scope: Scope) -> tuple[str, ...]:
    """Return a line for each plan that is over, with what the scope has left undone in it."""
    return tuple(
        [
            _plan_ended(t, status.plan, left)
            for status in statuses
            if status.ended and (left := status.left_undone(scope)) is not None
        ]
    )


def _plan_ended(t: Language, plan: Plan, left: int) -> str:
    """Return a line that says that a plan's period is over, and how to look at another day."""
    said = (
        t.count("còn {n} phần việc chưa hoàn thành", left)
        if left
        else t("không còn phần việc nào chưa hoàn thành")
    )
    return t(
        "Kế hoạch {number} đã hết thời gian thực hiện ngày {last}: {said}. Xem một ngày khác: "
        "--as-of {last}.",
        number=plan.number,
        last=plan.period.last,
        said=said,
    )


def window_key(t: Language, key: str, extended_to: date | None = None) -> str:
    """Return the window that a record names by its key; after an extension, up to its last day."""
    if extended_to is not None:
        key = f"{key.partition('/')[0] or '..'}/{extended_to.isoformat()}"
    if not key:
        return t("không có hạn")
    first, _, last = (part for part in key.partition("/"))
    shown = ["/".join(reversed(day.split("-"))) for day in (first, last)]
    if first == "..":
        return t("hạn {day}", day=shown[1])
    return shown[0] if first == last else "–".join(shown)


def assignment_window(t: Language, one: AssignmentStatus) -> str:
    """Return the window that counts, after an extension together with the plan's own."""
    if one.planned == one.window:
        return window(t, one.window)
    return t(
        "{window} (gia hạn, trước đây {planned})",
        window=window(t, one.window),
        planned=window(t, one.planned),
    )


def basis(t: Language, role: Role) -> str:
    """Return what gives a unit its role."""
    if role.inferred:
        return t("căn cứ {ref}, suy ra", ref=role.basis)
    return t("căn cứ {ref}", ref=role.basis)


def record_fields(
    t: Language, plans: Sequence[Plan], one: Record, extended_to: date | None
) -> tuple[str, ...]:
    """Return what was recorded: kind, task, unit by name, window, day, details.

    `extended_to` is the last day of the window if it was extended before.
    """
    plan = next((plan for plan in plans if plan.id == one.about.plan), None)
    return (
        t(RECORD_KIND_LABELS[one.kind]) if one.kind in RECORD_KIND_LABELS else one.kind,
        one.about.task,
        unit_name(t, plan, one.about.unit),
        window_key(t, one.about.window, extended_to),
        t("ngày {day}", day=one.day),
        record_details(t, one),
    )


def batch_summary(t: Language, records: Sequence[Record], after: Sequence[TaskStatus]) -> str:
    """Return how many records were added, of what kind, and what is left to do of their tasks."""
    kinds = tuple(dict.fromkeys(record.kind for record in records))
    said = t.count("đã ghi {n}", len(records))
    if kinds != (DONE,):
        kind_labels = [RECORD_KIND_LABELS.get(kind, kind) for kind in kinds]
        said += f" ({', '.join(map(t, kind_labels))})"
    left = [
        t("{task} còn {left}/{of}", task=one.task.id, left=one.of - one.done, of=one.of)
        if one.done < one.of
        else t("{task} đã xong {of}/{of}", task=one.task.id, of=one.of)
        for one in after
    ]
    return "; ".join([said, ", ".join(left)]) if left else said


def batch_lines(t: Language, plans: Sequence[Plan], records: Sequence[Record]) -> list[str]:
    """Return a line for each kind of record and task of a batch: how many, and of which units."""
    by_plan = {plan.id: plan for plan in plans}
    alike: dict[tuple[str, str, str], list[str]] = {}
    for record in records:
        about = record.about
        names = alike.setdefault((record.kind, about.plan, about.task), [])
        names.append(unit_name(t, by_plan.get(about.plan), about.unit))
    return [
        t(
            "{kind} {task}, {n} bản ghi: {units}",
            kind=t(RECORD_KIND_LABELS[kind]) if kind in RECORD_KIND_LABELS else kind,
            task=task,
            n=len(names),
            units=tuple(dict.fromkeys(names)),
        )
        for (kind, _, task), names in alike.items()
    ]


def log_fields(t: Language, line: LogLine) -> tuple[str, ...]:
    """Return the fields of a record in the log: day, kind, task, unit, window, details, who, id."""
    record = line.record
    said = record_details(t, record)
    resolved = extra(record, RESOLVES)
    if resolved:
        about = t("giải quyết vướng mắc {id}", id=str(resolved)[:8])
        said = f"{said}; {about}" if said else about
    kind = t(RECORD_KIND_LABELS[record.kind]) if record.kind in RECORD_KIND_LABELS else record.kind
    return (
        show_day(record.day),
        kind + (" " + t("(đã hoàn tác)") if line.retracted else ""),
        record.about.task,
        record.about.unit,
        window_key(t, record.about.window, line.extended_to),
        said,
        record.by,
        record.id[:8],
    )


def agenda_remarks(t: Language, result: Agenda) -> tuple[str, ...]:
    """Return what an agenda leaves out, and that it is empty if it is."""
    remarks: list[str] = []
    if not result.items:
        remarks.append(
            t("Không có việc nào như vậy.")
            if result.states
            else t.count(
                "Không có việc nào đến hạn hoặc bắt đầu trong {n} ngày tới.", result.within
            )
        )
    if result.undated and not result.states:
        named = result.scope.units
        unit = "".join([f" --unit {code}" for plan, code in named if plan == named[0][0]])
        remarks.append(
            t.count(
                "Ngoài ra có {n} nhiệm vụ không có hạn: bdg list --state undated{unit}.",
                result.undated,
                unit=unit,
            )
        )
    return tuple(remarks)
