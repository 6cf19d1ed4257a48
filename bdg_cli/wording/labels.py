"""The words on the screen for states, roles, kinds of record, windows, and days left or late."""

from __future__ import annotations

from bdg_cli.domain.days import show_day, show_window
from bdg_cli.domain.document_kinds import PLAN
from bdg_cli.domain.moments import in_written_form
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.records import DONE, FROM, OBSTACLE, REMIND, RESOLVES, completion_of, extra
from bdg_cli.domain.value import Value
from bdg_cli.services.logbook import LogLine, group_alike
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Filling
    from bdg_cli.domain.plan import Plan, Role, Task
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import Agenda, AgendaItem
    from bdg_cli.services.listing import Listing
    from bdg_cli.services.logbook import Logbook
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.plan_overview import Leftover, PlanFigures
    from bdg_cli.services.quantities import Quantity, TaskQuantities
    from bdg_cli.services.status import AssignmentStatus, PlanStatus, TaskStatus
    from bdg_cli.services.summary import Counts, Summary
    from bdg_cli.wording.language import Language

STATE_LABELS = {
    "overdue": N_("quá hạn"),
    "closing": N_("sắp hết hạn"),
    "open": N_("trong hạn"),
    "opening": N_("sắp đến kỳ"),
    "upcoming": N_("chưa đến kỳ"),
    "undated": N_("không có hạn"),
    "awaiting": N_("chờ xác nhận"),
    "done_late": N_("hoàn thành quá hạn"),
    "done": N_("hoàn thành đúng hạn"),
    "cancelled": N_("không thực hiện"),
}
ROLE_LABELS = {"lead": N_("chủ trì"), "support": N_("phối hợp")}
RECORD_KIND_LABELS = {
    "done": N_("hoàn thành"),
    "confirm": N_("xác nhận"),
    "return": N_("trả lại"),
    "reopen": N_("mở lại"),
    "cancel": N_("không thực hiện"),
    "extend": N_("gia hạn"),
    "obstacle": N_("vướng mắc"),
    "resolve": N_("đã giải quyết vướng mắc"),
    "undo": N_("hoàn tác"),
    "close": N_("kết thúc theo dõi kế hoạch"),
    "remind": N_("nhắc việc"),
}
PHASE_LABELS = {
    "upcoming": N_("chưa bắt đầu"),
    "running": N_("đang thực hiện"),
    "over": N_("đã hết thời gian"),
    "closed": N_("đã kết thúc theo dõi"),
}


def urgency(t: Language, item: AgendaItem) -> str:
    """Return how many days are left or late. It sounds calm once the plan's period is over."""
    if item.state == "overdue":
        if item.ended:
            return t("chưa hoàn thành")
        return t.count("quá hạn {n} ngày", -item.days)
    if item.state in ("upcoming", "opening"):
        return t.count("{n} ngày nữa bắt đầu", item.days)
    return t.count("còn {n} ngày", item.days) if item.days else t("hết hạn hôm nay")


def times(t: Language, words: str, count: int) -> str:
    """Add to what is said of one window how many of the task it is said of, if there are more."""
    return words if count == 1 else t("{words}, {n} lần", words=words, n=count)


def item_window(t: Language, item: AgendaItem) -> str:
    """Return the window of what is due; what has none may be done as long as the plan runs."""
    return window(t, item.window) if item.window else t("đến hết kế hoạch")


def with_last_day(t: Language, plan: Plan, value: Window | None, words: str, today: date) -> str:
    """Add to the words for a window that is owed what is to be said of its last day."""
    day = plan.put_off_to(value, today)
    if day is None:
        return words
    if plan.counts_next:
        return t("{window}, tính đến {day}", window=words, day=day)
    if value is not None and value.first not in (None, value.last):
        return t(
            "{window} (ngày cuối là ngày nghỉ; ngày làm việc tiếp theo {day})",
            window=words,
            day=day,
        )
    return t("{window} (ngày nghỉ; ngày làm việc tiếp theo {day})", window=words, day=day)


def task_state(t: Language, task: TaskStatus) -> str:
    """Return the state of a task; what has no day is neither on time nor late."""
    return _state(t, task.state, dated=bool(task.task.windows))


def assignment_state(t: Language, plan: Plan, one: AssignmentStatus) -> str:
    """Return the state of an assignment; one without a day can only be left undone."""
    if one.state == "overdue" and one.window is None:
        return t("chưa hoàn thành, kế hoạch đã hết {last}", last=plan.period.last)
    return _state(t, one.state, dated=one.window is not None)


def _state(t: Language, state: State, *, dated: bool) -> str:
    if state == "done" and not dated:
        return t("đã hoàn thành")
    return t(STATE_LABELS[state])


def task_windows(t: Language, task: TaskStatus, today: date) -> str:
    """Return the windows of a task, as they are after extensions."""
    owed = {one.window for one in task.assignments if one.unfinished}
    windows = [
        with_last_day(t, task.plan, one, window(t, one), today) if one in owed else window(t, one)
        for one in task.windows
    ]
    return ", ".join(windows) or t("không có hạn")


def few_windows(t: Language, task: TaskStatus, today: date) -> str:
    """Return the windows of a task for a column: many of them in few words, each on a line of its
    own, and nothing where the state says already that there is none.
    """
    from bdg_cli.wording.last_days import marked  # for a screen

    dated = [one for one in task.windows if one]
    if len(dated) > _FEW:
        return t(
            "{n} lần, từ {first} đến {last}",
            n=len(dated),
            first=dated[0].first or dated[0].last,
            last=dated[-1].last,
        )
    owed = shown_windows(task)
    return ",\n".join(
        [
            marked(task.plan, one, window(t, one), today) if one in owed else window(t, one)
            for one in dated
        ]
    )


def shown_windows(task: TaskStatus) -> list[Window]:
    """Return the windows beside which `few_windows` may have an arrow: those that are owed."""
    owed = {one.window for one in task.assignments if one.unfinished}
    dated = [one for one in task.windows if one]
    return [] if len(dated) > _FEW else [one for one in dated if one in owed]


_FEW = 2
"""So many windows are shown one by one."""


def plan_title(t: Language, plan: Plan, *, several: bool) -> str:
    """Return what a plan is called, with its id where there are others."""
    return f"{plan_number(t, plan)} · {plan.title}" + (f" ({plan.id})" if several else "")


def plan_number(t: Language, plan: Plan) -> str:
    """Return the number of a plan; of another kind of document, with the word for its kind."""
    return plan.number if plan.kind == PLAN else t.say(plan.named)


def period(t: Language, plan: Plan) -> str:
    """Return the period of a plan."""
    return window(t, plan.period)


def phase(t: Language, one: PlanFigures) -> str:
    """Return in which part of its life a plan is."""
    said = t(PHASE_LABELS[one.phase])
    return f"{said} {show_day(one.closed_on)}" if one.closed_on else said


def fraction(counts: Counts) -> str:
    """Return how many are done of how many."""
    return f"{counts.done}/{counts.of}"


def done_of(counts: Counts) -> str:
    """Return how many are done of how many, and the percentage."""
    return fraction(counts) + ("" if counts.percent is None else f" ({counts.percent}%)")


def overdue(t: Language, counts: Counts) -> str:
    """Return how many are overdue; empty if none is."""
    return t.count("quá hạn {n}", counts["overdue"]) if counts["overdue"] else ""


def left_undone(t: Language, left: Sequence[Leftover]) -> str:
    """Return how much a closed plan leaves undone."""
    return t.count("Bỏ lại {n} phần việc:", sum(one.count for one in left))


def window(t: Language, value: Window | None) -> str:
    """Return a window in words; a deadline is called one."""
    if value is None:
        return t("không có hạn")
    if value.first is None:
        return t("hạn {day}", day=value.last)
    return show_window(value)


def unit(t: Language, code: str) -> str:
    """Return the unit that owes something by its code, or that it is not known yet."""
    return code or t("chưa rõ đơn vị chủ trì")


def unit_name(t: Language, plan: Plan | None, code: str) -> str:
    """Return the unit that owes something by its official name, if the plan has one."""
    known = plan.unit(code) if plan else None
    return known.name if known else unit(t, code)


def leads(t: Language, task: Task) -> str:
    """Return the units that lead a task, by their codes."""
    return unit(t, ", ".join(task.units(LEAD)))


def members_left(t: Language, item: AgendaItem) -> str:
    """Return of how many members of a group a line speaks, and why they stand apart from others;
    empty for a single unit.
    """
    if item.of <= 1:
        return ""
    counted = {"missing": item.missing, "of": item.of}
    if item.alone and not item.extended:
        return t("còn {missing}/{of} đơn vị", **counted)
    if item.state == "overdue" and not item.ended:
        return t("{missing}/{of} đơn vị quá hạn", **counted)
    if item.extended and item.window:
        return t("{missing}/{of} đơn vị được gia hạn đến {day}", **counted, day=item.window.last)
    return t("{missing}/{of} đơn vị", **counted)


def item_remarks(t: Language, item: AgendaItem) -> str:
    """Return that one of those who owe something has an obstacle, or got its completion back."""
    said = [t("có vướng mắc")] if item.obstacle else []
    return "; ".join([*said, *([returned(t, item)] if item.returned else [])])


def returned(t: Language, item: AgendaItem) -> str:
    """Return which completions were given back, and why; empty if none was."""
    if not item.returned:
        return ""
    from bdg_cli.wording.confirmation import returned as returned_words  # few are

    return returned_words(t, item.returned, of=item.of)


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
    if record.kind == OBSTACLE and said.rest:
        parts += _obstacle_parts(t, record)
    if said.takes_back:
        parts.append(t("hoàn tác bản ghi {id}", id=said.takes_back[:8]))
    if record.recorded_at[:10] != record.day.isoformat():
        parts.append(t("vào sổ ngày {day}", day=recorded_day(record)))
    return "; ".join(parts)


def _obstacle_parts(t: Language, record: Record) -> list[str]:
    """Return of which kind an obstacle is, and what is asked for, if it says so."""
    from bdg_cli.domain.obstacles import obstacle_kind, obstacle_kind_words, request_of

    kind, request = obstacle_kind(record), request_of(record)
    parts = [t("loại: {kind}", kind=obstacle_kind_words(kind))] if kind else []
    return [*parts, t("kiến nghị: {request}", request=request)] if request else parts


def record_content(t: Language, record: Record) -> str:
    """Return what a record says apart from its kind, without the day on which it was recorded."""
    return record_details(t, record.replace(recorded_at=record.day.isoformat()))


def log_details(t: Language, record: Record) -> str:
    """Return what a record says apart from its kind, without the day on which it was recorded, and
    with the obstacle that it resolves.
    """
    if record.kind == REMIND:
        from bdg_cli.wording.step_words import sent_in_words  # few look at reminders

        return sent_in_words(t, record)
    said = [record_content(t, record)]
    if completion := completion_of(record):
        said.append(t("về bản ghi {id}", id=completion[:8]))
    resolved = extra(record, RESOLVES)
    if resolved:
        said.append(t("giải quyết vướng mắc {id}", id=str(resolved)[:8]))
    form = extra(record, FROM)
    if isinstance(form, dict):
        place = ", ".join(
            [str(form.get("file", "")), f"{form.get('sheet', '')}!{form.get('cell', '')}"]
        )
        said.append(t("theo phiếu {place}", place=place))
    return "; ".join([one for one in said if one])


def form_file(record: Record) -> str:
    """Return the name of the file that a record comes from; empty if it comes from no form."""
    form = extra(record, FROM)
    return str(form.get("file", "")) if isinstance(form, dict) else ""


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
    """Return a line for each plan that is over or closed, with what the scope left undone in it."""
    return tuple(
        [
            _plan_ended(t, status, left)
            for status in statuses
            if (status.ended or status.closed_on is not None)
            and (left := status.left_undone(scope)) is not None
        ]
    )


def _plan_ended(t: Language, status: PlanStatus, left: int) -> str:
    """Return a line that says that a plan's period is over, and how to look at another day."""
    plan = status.plan
    if status.closed_on is not None:
        return t.count(
            "{plan} đã kết thúc theo dõi ngày {day}: còn {n} phần việc chưa hoàn thành.",
            left,
            plan=plan.named,
            day=status.closed_on,
        )
    said = (
        t.count("còn {n} phần việc chưa hoàn thành", left)
        if left
        else t("không còn phần việc nào chưa hoàn thành")
    )
    return t(
        "{plan} đã hết thời gian thực hiện ngày {last}: {said}. Xem một ngày khác: --as-of {last}.",
        plan=plan.named,
        last=plan.period.last,
        said=said,
    )


def plan_left_over(t: Language, status: PlanStatus, scope: Scope) -> str:
    """Return a line about a plan whose period is over: what is left, and how to see or close it."""
    plan = status.plan
    codes = scope.codes_in(plan)
    return t.count(
        "{number} đã hết {last}: còn {n} phần việc — bdg due --plan {plan}{unit}; bdg close {plan}",
        status.unfinished,
        number=plan.number,
        last=plan.period.last,
        plan=quoted(plan.id),
        unit="".join([f" --unit {code}" for code in codes]),
    )


def quoted(word: str) -> str:
    """Return a word as it is typed in a command."""
    return f'"{word}"' if " " in word else word


def nothing_running(t: Language) -> str:
    """Return a line that says that no plan is followed up on the day."""
    return t("Không có kế hoạch nào đang thực hiện. Xem mọi kế hoạch: bdg plans")


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


def assignment_window(
    t: Language, plan: Plan, one: AssignmentStatus, today: date, *, short: bool = False
) -> str:
    """Return the window that counts, after an extension together with the plan's own.

    `short` is for a column: it has an arrow in place of words about its last day.
    """
    words = window(t, one.window)
    if one.unfinished and short:
        from bdg_cli.wording.last_days import marked  # for a screen

        words = marked(plan, one.window, words, today)
    elif one.unfinished:
        words = with_last_day(t, plan, one.window, words, today)
    if one.planned == one.window:
        return words
    return t(
        "{window} (gia hạn, trước đây {planned})", window=words, planned=window(t, one.planned)
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
    whole = one.about.whole_plan
    return (
        *((one.about.plan,) if len(plans) > 1 else ()),
        t("đã ghi vướng mắc") if one.kind == OBSTACLE else record_kind(t, one),
        (plan.number if plan else one.about.plan) if whole else one.about.task,
        "" if whole else unit_name(t, plan, one.about.unit),
        "" if whole else window_key(t, one.about.window, extended_to),
        t("xong ngày {day}", day=one.day) if one.kind == DONE else t("ngày {day}", day=one.day),
        record_details(t, one),
    )


def batch_summary(t: Language, records: Sequence[Record], after: Sequence[TaskStatus]) -> str:
    """Return how many records were added, of what kind, and what is left to do of their tasks."""
    kinds = tuple(dict.fromkeys(record.kind for record in records))
    said = t.count("đã ghi {n}", len(records))
    if kinds != (DONE,):
        kind_labels = [RECORD_KIND_LABELS.get(kind, kind) for kind in kinds]
        said += f" ({', '.join(map(t, kind_labels))})"
    left = [_left(t, one) for one in after]
    return "; ".join([said, ", ".join(left)]) if left else said


def _left(t: Language, one: TaskStatus) -> str:
    """Return how much of a task is left to do, or to confirm."""
    told: dict[str, Filling] = {"task": one.task.id, "of": one.of}
    if one.done == one.of:
        return t("{task} đã xong {of}/{of}", **told)
    left = one.of - one.done - one.awaiting
    if not one.awaiting:
        return t("{task} còn {left}/{of}", left=left, **told)
    if not left:
        return t("{task} chờ xác nhận {n}/{of}", n=one.awaiting, **told)
    return t("{task} còn {left}/{of}, chờ xác nhận {n}", left=left, n=one.awaiting, **told)


def record_kind(t: Language, record: Record) -> str:
    """Return what a record does, in words; a kind that is not known stays as it is."""
    known = RECORD_KIND_LABELS.get(record.kind)
    return t(known) if known else record.kind


def log_fields(t: Language, line: LogLine, *, several: bool = False) -> tuple[str, ...]:
    """Return the fields of a record in the log: day, kind, task, unit, window, details, who, id,
    and when it was recorded; before them the plan where there are several.
    """
    record = line.record
    return (
        *((record.about.plan,) if several else ()),
        show_day(record.day),
        _log_kind(t, line),
        record.about.task,
        record.about.unit,
        "" if record.about.whole_plan else window_key(t, record.about.window, line.extended_to),
        log_details(t, record),
        record.by,
        record.id[:8],
        recorded_day(record),
    )


def log_row(t: Language, line: LogLine, *, several: bool) -> tuple[str, ...]:
    """Return the columns of a record in the log: when it was recorded, plan, kind, task, unit,
    window, day, who, id; then what it says.
    """
    record = line.record
    return (
        recorded_day(record),
        record.about.plan if several or record.about.whole_plan else "",
        _log_kind(t, line),
        record.about.task,
        record.about.unit,
        window_key(t, record.about.window, line.extended_to) if record.about.window else "",
        show_day(record.day),
        record.by,
        record.id[:8],
        log_details(t, record),
    )


def _log_kind(t: Language, line: LogLine) -> str:
    kind = record_kind(t, line.record)
    return f"{kind} {t('(đã hoàn tác)')}" if line.retracted else kind


class AlikeRecords(Value):
    """Records that say the same of several units: what they say, and the units."""

    said: tuple[str, ...]
    units: str


def alike_recorded(
    t: Language,
    plans: Sequence[Plan],
    records: Sequence[Record],
    extended: Mapping[AssignmentKey, date],
) -> tuple[AlikeRecords, ...]:
    """Return what was recorded in short: records that differ only by their units together."""
    found: list[AlikeRecords] = []
    for mine in group_alike(records):
        first = mine[0]
        fields = [f for f in record_fields(t, plans, first, extended.get(first.about)) if f]
        if len(mine) == 1:
            found.append(AlikeRecords(tuple(fields), ""))
            continue
        plan = next((plan for plan in plans if plan.id == first.about.plan), None)
        fields.remove(unit_name(t, plan, first.about.unit))
        fields.append(t.count("{n} đơn vị", len(mine)))
        names = ", ".join(unit_name(t, plan, one.about.unit) for one in mine)
        found.append(AlikeRecords(tuple(fields), names))
    return tuple(found)


def alike_records(t: Language, result: Logbook) -> tuple[AlikeRecords, ...]:
    """Return records of the log in short: those that differ only by their units together."""
    found: list[AlikeRecords] = []
    extended = {line.record.id: line.extended_to for line in result.lines}
    for mine in group_alike([line.record for line in result.lines]):
        recorded, plan, kind, task, unit, times, day, who, record_id, said = log_row(
            t,
            LogLine(mine[0], retracted=False, extended_to=extended[mine[0].id]),
            several=result.several,
        )
        alone = len(mine) == 1
        facts = [
            *(plan, kind, task, unit if alone else "", times, t("ngày {day}", day=day), said),
            t("{who} ghi ngày {day}", who=who, day=recorded),
            record_id if alone else t.count("{n} bản ghi", len(mine)),
        ]
        units = "" if alone else ", ".join(one.about.unit for one in mine)
        found.append(AlikeRecords(tuple(fact for fact in facts if fact), units))
    return tuple(found)


def agenda_remarks(t: Language, result: Agenda) -> tuple[str, ...]:
    """Return what an agenda leaves out, and that it is empty if it is."""
    ended = ended_remarks(t, result.ended, result.scope)
    if not result.statuses:
        return (*waiting_remarks(t, result), *ended) or (nothing_running(t),)
    remarks: list[str] = []
    if not result.items:
        remarks.append(_nothing_due(t, result))
    if result.undated and not result.states:
        named = result.scope.units
        unit = "".join([f" --unit {code}" for plan, code in named if plan == named[0][0]])
        remarks.append(
            t.count(
                "Còn {n} nhiệm vụ không ghi thời hạn, xem: bdg list --state undated{unit}",
                result.undated,
                unit=unit,
            )
        )
    return (*remarks, *(() if result.states else waiting_remarks(t, result)), *ended)


def waiting_remarks(t: Language, result: Agenda | Summary) -> tuple[str, ...]:
    """Return how much waits to be confirmed; nothing where nothing does."""
    if not result.awaiting:
        return ()
    from bdg_cli.wording.confirmation import waiting  # few plans ask to confirm

    return (waiting(t, result.awaiting, result.scope),)


def task_returned(t: Language, task: TaskStatus) -> str:
    """Return what was given back of a task; empty if nothing was."""
    found = [one.returned for one in task.assignments if one.returned is not None]
    if not found:
        return ""
    from bdg_cli.wording.confirmation import returned as returned_words  # few are

    return returned_words(t, found, of=task.of)


def assignment_remarks(t: Language, one: AssignmentStatus) -> str:
    """Return that an assignment has an obstacle, or got its completion back."""
    said = [t("có vướng mắc")] if one.obstacles else []
    if one.returned is not None:
        from bdg_cli.wording.confirmation import returned as returned_words  # few are

        said.append(returned_words(t, (one.returned,), of=1))
    return "; ".join(said)


def completed_on(t: Language, one: AssignmentStatus) -> str:
    """Return when an assignment was completed; empty if it was not."""
    day = one.history.completed_on
    if day is None:
        return ""
    return (
        t("báo xong ngày {day}", day=day) if one.awaiting else t("hoàn thành ngày {day}", day=day)
    )


def last_remarks(t: Language, result: Summary) -> tuple[str, ...]:
    """Return what an overview ends with: what waits, which plans are over, that none is running."""
    said = (*waiting_remarks(t, result), *ended_remarks(t, result.ended, result.scope))
    return said or (() if result.statuses else (nothing_running(t),))


def ended_remarks(t: Language, ended: Sequence[PlanStatus], scope: Scope) -> tuple[str, ...]:
    """Return a line for each plan whose period is over, or one that says that none is running."""
    return tuple(plan_left_over(t, one, scope) for one in ended)


def _nothing_due(t: Language, result: Agenda) -> str:
    """Return that nothing is due, and what was asked for."""
    states = tuple(t(STATE_LABELS[state]) for state in result.states)
    named = {plan.unit_name(code) for plan, code in _named(result)}
    units = tuple(sorted(named))
    if states and units:
        return t("Không có việc nào của {units} {states}.", units=units, states=states)
    if states:
        return t("Không có việc nào {states}.", states=states)
    if units:
        return t.count(
            "Không có việc nào của {units} đến hạn hoặc bắt đầu trong {n} ngày tới.",
            result.within,
            units=units,
        )
    return t.count("Không có việc nào đến hạn hoặc bắt đầu trong {n} ngày tới.", result.within)


def _named(result: Agenda) -> Iterator[tuple[Plan, str]]:
    for status in result.statuses:
        for code in result.scope.codes_in(status.plan):
            yield status.plan, code


def no_tasks(t: Language, result: Listing) -> str:
    """Return that no task was found, and which filters were set."""
    if result.asked:
        return t("Không có nhiệm vụ nào khớp với {filters}.", filters=" ".join(result.asked))
    return t("Kế hoạch không có nhiệm vụ nào.")


def no_records(t: Language, result: Logbook) -> str:
    """Return that no record was found, and which filters were set."""
    if result.asked:
        return t(
            "Sổ theo dõi không có bản ghi nào khớp với {filters}.", filters=" ".join(result.asked)
        )
    return t("Sổ theo dõi chưa có bản ghi nào.")
