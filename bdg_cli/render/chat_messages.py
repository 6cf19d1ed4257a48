"""Short messages to paste into a chat group: one for each unit, one for a group as a whole.

A message is shorter than what Zalo takes; what does not fit is counted.
"""

from __future__ import annotations

from bdg_cli.domain.plan import group_of
from bdg_cli.render.reminder_words import reason
from bdg_cli.services.reminding import name_of
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.services.reminder_messages import Reminder, UnitMessage
    from bdg_cli.wording.language import Language

MOST = 1_990
"""Zalo takes 2,000 characters."""
_WORDS = 160
"""So much is shown of the words of a task."""
_NAMES = 500
"""So much room is for the names of the units that a task is said of."""


def chat_messages(t: Language, messages: Sequence[UnitMessage]) -> list[str]:
    """Return the messages of a day; those to the members of one group together."""
    groups: dict[str, list[UnitMessage]] = {}
    for one in messages:
        groups.setdefault(group_of(one.unit), []).append(one)
    return [_message(t, group, mine) for group, mine in groups.items()]


def _message(t: Language, group: str, mine: Sequence[UnitMessage]) -> str:
    plans = {plan.id: plan for one in mine for plan in one.plans}
    head = t("Nhắc việc ngày {day}: {unit}", day=mine[0].today, unit=name_of(plans.values(), group))
    several = len(plans) > 1
    if not several:
        (plan,) = plans.values()
        head += "\n" + t.say(plan.named)
    same: dict[object, list[tuple[UnitMessage, Reminder]]] = {}
    for message in mine:
        for one in message.reminders:
            item = one.item
            back = tuple([(record.day, record.details.text) for record in item.returned])
            key = (item.plan.id, item.task.id, item.planned, item.window, item.role, back)
            same.setdefault(key, []).append((message, one))
    urgent = sorted(same.values(), key=lambda shares: shares[0][1].item.days)
    lines = [_line(t, shares, several=several) for shares in urgent]
    return _fitting(t, head, lines)


def _line(t: Language, shares: Sequence[tuple[UnitMessage, Reminder]], *, several: bool) -> str:
    message, first = shares[0]
    item = first.item
    where = f" ({item.plan.number})" if several else ""
    line = (
        f"- {item.task.id}{where}: {reason(t, first, message.today)}. "
        f"{_beginning(sanitize(item.task.text), _WORDS)}"
    )
    if group_of(message.unit) == message.unit:
        return line
    return f"{line}\n  {_names(t, [sanitize(one.name) for one, _ in shares])}"


def _names(t: Language, names: Sequence[str]) -> str:
    shown: list[str] = []
    length = 0
    for name in names:
        length += len(name) + 2
        if length > _NAMES:
            more = t.count("… và {n} đơn vị khác", len(names) - len(shown))
            return ", ".join(shown) + f" {more}"
        shown.append(name)
    return ", ".join(shown)


def _fitting(t: Language, head: str, lines: Iterable[str]) -> str:
    """Return as many lines as fit, and how many are left."""
    left = list(lines)
    text = head
    while left:
        last = t.count("… và {n} nhiệm vụ khác", len(left))
        room = MOST - len(text) - 1 - (len(last) + 1 if len(left) > 1 else 0)
        if len(left[0]) > room:
            return f"{text}\n{last}"
        text += "\n" + left.pop(0)
    return text


def _beginning(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", 0, most) if " " in text[:most] else most - 1] + "…"
