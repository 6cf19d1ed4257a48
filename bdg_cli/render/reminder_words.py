"""Reminders in words: why a unit is told of a task, and what became of a message."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.reminders import RETURNED
from bdg_cli.wording import labels
from bdg_cli.wording.language import N_
from bdg_cli.wording.step_words import step_in_words, way_in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.services.reminder_messages import Reminder
    from bdg_cli.services.reminder_report import Delivery, LeftOut
    from bdg_cli.wording.language import Language

OUTCOMES = {
    "planned": N_("sẽ gửi"),
    "sent": N_("đã gửi"),
    "refused": N_("bị từ chối"),
    "unknown": N_("chưa rõ đã đi hay chưa"),
    "no-address": N_("chưa có địa chỉ"),
    "not-sent": N_("chưa gửi được"),
}


def reason(t: Language, one: Reminder, today: date) -> str:
    """Return why a unit is told of a task on a day: first that its completion was given back."""
    returned = labels.returned(t, one.item) if one.item.role == LEAD else ""
    return "; ".join([*([returned] if returned else []), _when(t, one, today)])


def _when(t: Language, one: Reminder, today: date) -> str:
    item, step = one.item, one.step
    if step is not None and step.about != RETURNED:
        return step_in_words(t, step.about, step.day, today, dated=item.window is not None)
    due = item.plan.due_day(item.window)
    if item.state == "overdue":
        return t.count("quá hạn {n} ngày (hạn {day})", (today - due).days, day=due)
    if item.state == "opening" and item.window and item.window.first:
        return t.count("còn {n} ngày là bắt đầu, {day}", item.days, day=item.window.first)
    return labels.urgency(t, item)


def addresses(t: Language, one: Delivery) -> str:
    """Return where a message goes, or that this is not known."""
    return ", ".join(one.addresses) or t(OUTCOMES["no-address"])


def outcome(t: Language, one: Delivery) -> str:
    """Return what became of a message."""
    said = t(OUTCOMES[one.outcome if one.addresses else "no-address"])
    if one.refused:
        return f"{said} ({t('không nhận: {addresses}', addresses=one.refused)})"
    return said


def left_out(t: Language, one: LeftOut) -> str:
    """Return what went to a unit on this day, so that it does not go again."""
    sent = t.count("đã nhắc {n} nhiệm vụ", one.tasks)
    how = f", {way_in_words(t, one.way)}" if one.way else ""
    return f"{one.name}: {sent}, {one.at[11:16]}{how}"
