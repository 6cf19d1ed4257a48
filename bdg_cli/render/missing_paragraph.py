"""One short paragraph on who still owes a task, to be pasted into a message."""

from __future__ import annotations

from bdg_cli.domain.days import Window, show_day, show_window
from bdg_cli.wording import labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.missing_units import MissingPart, MissingReport, MissingUnits
    from bdg_cli.services.status import AssignmentStatus
    from bdg_cli.wording.language import Language


def paragraphs(t: Language, report: MissingReport) -> list[str]:
    """Return a paragraph for each window of each task, the units by name, the most urgent first."""
    several = len({one.plan.id for one in report.tasks}) > 1
    return [_paragraph(t, one, report.today, several_plans=several) for one in report.tasks]


def _paragraph(t: Language, one: MissingUnits, today: date, *, several_plans: bool) -> str:
    name = one.task.id
    if len(one.task.windows) > 1 and one.planned is not None:
        name += f" ({show_window(one.planned)})"
    if several_plans:
        name += f" · {one.plan.number}"
    if not one.parts:
        done = (
            t("{done}/{of} đơn vị đã xong", done=one.done, of=one.of)
            if one.of
            else t("không thực hiện")
        )
        return f"{name} · {done}{_waiting(t, one)}."
    left = (
        t("còn {left}/{of} đơn vị chưa xong", left=one.left, of=one.of)
        if one.of > 1
        else t("chưa xong")
    )
    said = [f"{_days(t, one.plan, part, today)}: {_names(t, one.plan, part)}" for part in one.parts]
    between = ", " if len(said) == 1 else ": "
    return f"{name} · {left}{between}{'; '.join(said)}{_waiting(t, one)}."


def _waiting(t: Language, one: MissingUnits) -> str:
    return t.count("; {n} đơn vị chờ xác nhận", one.awaiting) if one.awaiting else ""


def _days(t: Language, plan: Plan, part: MissingPart, today: date) -> str:
    window = part.window
    last = window.last if window else plan.period.last
    if part.state == "overdue":
        until = show_day(last)
        if plan.counts_next:  # the days are counted from another day
            until = labels.with_last_day(t, plan, window, until, today)
        return t.count("quá hạn {n} ngày (hạn {last})", -part.days, last=until)
    if window is None:
        return t("không có hạn (kế hoạch đến {last})", last=last)
    first = window.first or plan.period.first
    if part.state in ("upcoming", "opening") and first is not None and first != last:
        return t("chưa đến kỳ, từ {first} đến {last}", first=first, last=last)
    return labels.with_last_day(t, plan, Window(None, last), t("hạn {day}", day=last), today)


def _names(t: Language, plan: Plan, part: MissingPart) -> str:
    return ", ".join([_name(t, plan, one) for one in part.assignments])


def _name(t: Language, plan: Plan, one: AssignmentStatus) -> str:
    name = labels.unit_name(t, plan, one.unit)
    if one.history.obstacles:
        return f"{name} ({t('có vướng mắc')})"
    return f"{name} ({t('bị trả lại')})" if one.returned else name
