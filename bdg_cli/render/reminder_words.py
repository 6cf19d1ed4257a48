"""Reminders in words: why a unit is told of a task, and what became of a message."""

from __future__ import annotations

from bdg_cli.domain.reminders import OPENS
from bdg_cli.render import labels
from bdg_cli.render.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.reminders import ReminderStep
    from bdg_cli.render.language import Language
    from bdg_cli.services.reminder_messages import Reminder
    from bdg_cli.services.reminder_report import Delivery, LeftOut

OUTCOMES = {
    "planned": N_("sẽ gửi"),
    "sent": N_("đã gửi"),
    "refused": N_("bị từ chối"),
    "unknown": N_("chưa rõ đã đi hay chưa"),
    "no-address": N_("chưa có địa chỉ"),
    "not-sent": N_("chưa gửi được"),
}


def reason(t: Language, one: Reminder, today: date) -> str:
    """Return why a unit is told of a task on a day."""
    item = one.item
    if one.step is not None:
        return step_in_words(t, one.step, today, dated=item.window is not None)
    due = item.plan.due_day(item.window)
    if item.state == "overdue":
        return t.count("quá hạn {n} ngày (hạn {day})", (today - due).days, day=due)
    if item.state == "opening" and item.window and item.window.first:
        return t.count("còn {n} ngày là bắt đầu, {day}", item.days, day=item.window.first)
    return labels.urgency(t, item)


def step_in_words(t: Language, step: ReminderStep, today: date, *, dated: bool = True) -> str:
    """Return what a step says on a day: how far away its day is, or how long ago it was."""
    days = (step.day - today).days
    if step.about == OPENS:
        if days > 0:
            return t.count("còn {n} ngày là bắt đầu, {day}", days, day=step.day)
        if days == 0:
            return t("bắt đầu hôm nay, {day}", day=step.day)
        return t.count("đã bắt đầu {n} ngày, từ {day}", -days, day=step.day)
    return _end_in_words(t, step.day, days, dated=dated)


def _end_in_words(t: Language, day: date, days: int, *, dated: bool) -> str:
    if days < 0:
        return t.count("quá hạn {n} ngày (hạn {day})", -days, day=day)
    if not dated:
        return t.count("còn {n} ngày là hết thời gian của kế hoạch, {day}", days, day=day)
    if days == 0:
        return t("hôm nay hết hạn, {day}", day=day)
    return t.count("còn {n} ngày là hết hạn {day}", days, day=day)


def addresses(t: Language, one: Delivery) -> str:
    """Return where a message goes."""
    return ", ".join(one.addresses) or t(OUTCOMES["no-address"])


def outcome(t: Language, one: Delivery) -> str:
    """Return what became of a message."""
    said = t(OUTCOMES[one.outcome])
    if one.refused:
        return f"{said} ({t('không nhận: {addresses}', addresses=one.refused)})"
    return said


def left_out(t: Language, one: LeftOut) -> str:
    """Return what went to a unit on this day, so that it does not go again."""
    sent = t.count("đã nhắc {n} nhiệm vụ", one.tasks)
    return f"{one.name}: {sent}, {one.at[11:16]}" + (f", {one.way}" if one.way else "")
