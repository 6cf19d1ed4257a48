"""One task in a letter: its state, its words, and what the unit has to know of it.

Text and page show the same; here is what they show.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_day, show_window
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.value import Value
from bdg_cli.wording import labels
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.state_signs import STATE_SIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import RoleKind
    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.wording.language import Language


class TaskWords(Value):
    """A task as a letter shows it. `facts` are pairs of a name and what it says; `command` is typed
    when the task is done, "" where that is not for the reader.
    """

    state: State
    headline: str
    ref: str
    text: str
    facts: tuple[tuple[str, str], ...]
    command: str = ""


def task_words(
    t: Language, item: AgendaItem, unit: str, *, today: date, record: bool = False
) -> TaskWords:
    """Return what a letter to a unit says of a task; with `record`, how to record that it is done.

    Nothing of it has control characters or line ends.
    """
    task = item.task
    role = t(labels.ROLE_LABELS[item.role])
    facts = [(t("Thời gian"), when(t, item, today)), (t("Vai trò"), role)]
    if item.role == LEAD:
        counted = labels.members_left(t, item)
        facts += [(t("Tiến độ"), counted)] if counted else []
        facts += _others(item, unit, LEAD, t("Cùng chủ trì"))
        facts += _others(item, unit, SUPPORT, t("Phối hợp"))
        facts += _returned(t, item)
    else:
        facts += _others(item, unit, LEAD, t("Chủ trì"))
    if item.obstacle:
        facts.append((t("Vướng mắc"), t("đã báo, chưa giải quyết")))
    return TaskWords(
        item.state,
        headline(t, item),
        sanitize(task.ref),
        sanitize(task.text),
        tuple(facts),
        _command(item) if record and item.role == LEAD else "",
    )


def headline(t: Language, item: AgendaItem) -> str:
    """Return the state of a task and how many days are left, each once: `! Quá hạn 5 ngày`."""
    left = labels.urgency(t, item)
    state = t(labels.STATE_LABELS[item.state])
    said = {"overdue": left, "undated": state}.get(item.state, f"{state}, {left}")
    return f"{STATE_SIGNS[item.state]} {said[:1].upper()}{said[1:]}"


def when(t: Language, item: AgendaItem, today: date) -> str:
    """Return the days of a task in words: the next working day where the last one is off, and those
    of the plan after an extension.
    """
    plan, window = item.plan, item.window
    if window is None:
        return t(
            "không có hạn riêng; kế hoạch đến hết {day}, {left}",
            day=plan.period.last,
            left=labels.urgency(t, item),
        )
    said = days(t, window)
    day = plan.put_off_to(window, today)
    if day is not None and plan.counts_next:
        said = t("{days} (ngày nghỉ, tính đến hết {day})", days=said, day=day)
    elif day is not None:
        said = t("{days} (ngày nghỉ; ngày làm việc tiếp theo {day})", days=said, day=day)
    if item.extended and item.planned:
        return t(
            "{days}; đã gia hạn, trước đây {planned}", days=said, planned=days(t, item.planned)
        )
    return said


def days(t: Language, window: Window) -> str:
    """Return a window in words: `từ 15/11 đến hết 15/12/2018`."""
    first, last = window.first, window.last
    if first is None:
        return t("đến hết {day}", day=last)
    if first == last:
        return t("trong ngày {day}", day=last)
    shown = show_day(first)
    if first.year == last.year:
        shown = shown.rpartition("/")[0]
    return t("từ {first} đến hết {last}", first=shown, last=last)


def _others(item: AgendaItem, unit: str, kind: RoleKind, name: str) -> list[tuple[str, str]]:
    """Return with whom the unit works, by their official names; nothing if it is alone."""
    codes = [code for code in item.task.units(kind) if code not in (unit, group_of(unit))]
    if not codes:
        return []
    return [(name, sanitize(", ".join([item.plan.unit_name(code) for code in codes])))]


def _returned(t: Language, item: AgendaItem) -> list[tuple[str, str]]:
    """Return why a completion was given back, if it was."""
    said = [
        t("ngày {day}: {reason}", day=one.day, reason=one.details.text) for one in item.returned
    ]
    return [(t("Bị trả lại"), sanitize("; ".join(said)))] if said else []


def _command(item: AgendaItem) -> str:
    """Return what is typed when the task is done, with the window where there are several."""
    words = ["bdg done", labels.quoted(item.task.id), "--plan", labels.quoted(item.plan.id)]
    if item.unit:
        words += ["--unit", item.unit]
    if item.planned and len(item.task.windows) > 1:
        words += ["--window", show_window(item.planned)]
    return " ".join(words)
