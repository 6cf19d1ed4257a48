"""Rules about what records say of an assignment: twice, under other words, for merged units.

No hint takes back a record: what was recorded is kept, and made clear by recording something more.
"""

from __future__ import annotations

from bdg_cli.domain.history import history_of
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.problems import Problem
from bdg_cli.domain.records import CANCEL, DONE, REOPEN, WORDS, counting_records, extra
from bdg_cli.services.ledger_context import place_of
from bdg_cli.services.record_matching import match_records, words_fingerprint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.history import History
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan, Unit
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.services.ledger_context import LedgerContext


def said_twice(context: LedgerContext) -> Iterator[Problem]:
    """P508: an assignment that was completed or dropped again while it was; no verb records that,
    but copies of the ledger that were joined may.
    """
    for plan in context.plans:
        living, _ = match_records(plan, context.records)
        for about, mine in living.items():
            ends: list[Record] = []
            for record in (*counting_records(mine, None), None):
                if record is None or record.kind == REOPEN:
                    if len({one.about.unit for one in ends}) < len(ends):
                        yield _said_again(context, plan, about, ends)
                    ends = []
                elif record.kind in (DONE, CANCEL):
                    ends.append(record)


def _said_again(
    context: LedgerContext, plan: Plan, about: AssignmentKey, ends: Sequence[Record]
) -> Problem:
    said = tuple(
        say("{id} hoàn thành ngày {day}", id=one.id[:8], day=one.day)
        if one.kind == DONE
        else say("{id} không thực hiện ngày {day}", id=one.id[:8], day=one.day)
        for one in ends
    )
    return Problem(
        "P508",
        say(
            "Nhiệm vụ {task} của {unit} được ghi xong nhiều lần: {said}.",
            task=about.task,
            unit=plan.unit_name(about.unit),
            said=said,
        ),
        place_of(context.places, plan, context.ledger, ("task", about.task)),
        say("Lần hoàn thành sớm nhất được tính. Nếu ngày ấy sai: bdg reopen, rồi ghi lại một lần.")
        if all(one.kind == DONE for one in ends)
        else say("Bản ghi sau cùng được tính. Nếu không đúng: bdg reopen, rồi ghi lại."),
        "warning",
    )


def other_words(context: LedgerContext) -> Iterator[Problem]:
    """P509: a task whose records were made when it had other words.

    An assignment's last record decides, so that recording it anew confirms the words.
    """
    for plan in context.plans:
        now = {task.id: words_fingerprint(task.text) for task in plan.tasks}
        of_words = {words: task for task, words in now.items()}
        living, _ = match_records(plan, context.records)
        told: dict[str, str] = {}
        for about, mine in living.items():
            words = next((w for one in reversed(mine) if (w := extra(one, WORDS))), None)
            confirmed = plan.task(about.task)
            if (
                words
                and words != now[about.task]
                and confirmed is not None
                and f"{WORDS}-{words}" not in confirmed.formerly
            ):
                told.setdefault(about.task, str(words))
        for task, words in told.items():
            yield _reworded(context, plan, task, words, of_words.get(words))


def _reworded(
    context: LedgerContext, plan: Plan, task: str, words: str, other: str | None
) -> Problem:
    return Problem(
        "P509",
        say("Nhiệm vụ {task} có bản ghi từ khi lời văn của nó còn khác.", task=task),
        place_of(context.places, plan, context.ledger, ("task", task, "text"), ("task", task)),
        _renumbered(task, other)
        if other is not None
        else say(
            "Nếu vẫn là việc ấy, chỉ sửa lời: thêm vào nhiệm vụ dòng formerly: {words}. "
            "Nếu là việc khác: cho nó một mã mới bằng dòng id:.",
            words=f"{WORDS}-{words}",
        ),
        "warning",
    )


def _renumbered(task: str, other: str) -> Message:
    return say(
        "Lời văn ấy nay ở nhiệm vụ {other}. Nếu chỉ đánh số lại: cho nhiệm vụ {other} dòng "
        "id: {task}, và cho nhiệm vụ nay mang mã {task} một mã khác; bản ghi sẽ theo lời văn.",
        other=other,
        task=task,
    )


def moved_hint(plan: Plan, record: Record, *, renamed: bool) -> Message | None:
    """Return how a record that matches nothing comes home if another task has its words now.

    `renamed` is True if the plan has no task with the record's id any more.
    """
    words = extra(record, WORDS)
    task = record.about.task
    others = [one.id for one in plan.tasks if words and words_fingerprint(one.text) == words]
    if len(others) != 1 or others[0] == task:
        return None
    if not renamed:
        return _renumbered(task, others[0])
    return say(
        "Lời văn ấy nay ở nhiệm vụ {other}: thêm vào nhiệm vụ {other} dòng: formerly: {task}",
        other=others[0],
        task=task,
    )


def merged_units(context: LedgerContext) -> Iterator[Problem]:
    """P510: a unit made of several, whose records end in different ways."""
    for plan in context.plans:
        for unit in plan.units:
            for one in (unit, *unit.members):
                if len(one.formerly) > 1:
                    yield from _disagreements(context, plan, one)


def _disagreements(context: LedgerContext, plan: Plan, unit: Unit) -> Iterator[Problem]:
    living, _ = match_records(plan, context.records)
    group = f"{group_of(unit.code)}." if "." in unit.code else ""
    former = [name if "." in name else f"{group}{name}" for name in unit.formerly]
    told: set[str] = set()
    for about, mine in living.items():
        if about.unit != unit.code or any(record.about.unit == unit.code for record in mine):
            continue
        counted = _outcome(history_of(mine, None))
        each = {name: _outcome(history_of(_records_of(mine, name), None)) for name in former}
        other = next((name for name in former if each[name] != each[former[0]]), None)
        if other is None or about.task in told:
            continue
        told.add(about.task)
        like = next((name for name in former if each[name] == counted), former[0])
        unlike = next(name for name in former if each[name] != each[like])
        yield Problem(
            "P510",
            _counted_as(counted, about.task, unit.name, like, unlike),
            place_of(context.places, plan, context.ledger, ("unit", unit.code)),
            _unlike_hint(counted, about.task, unit.code, unlike),
            "warning",
        )


def _records_of(records: Sequence[Record], unit: str) -> list[Record]:
    return [record for record in records if record.about.unit == unit]


def _outcome(history: History) -> str | date:
    """Return how it ended; where it has not, the day it was extended to, or nothing."""
    if history.completed_on is not None:
        return DONE
    return CANCEL if history.cancelled else history.extended_to or ""


def _counted_as(outcome: str | date, task: str, unit: str, like: str, unlike: str) -> Message:
    if outcome == DONE:
        return say(
            "Nhiệm vụ {task} của {unit} được tính là hoàn thành vì “{finished}” đã xong, mà "
            "“{missing}” thì chưa.",
            task=task,
            unit=unit,
            finished=like,
            missing=unlike,
        )
    if outcome == CANCEL:
        return say(
            "Nhiệm vụ {task} của {unit} được tính là không thực hiện vì “{dropped}” đã ghi như "
            "thế, mà “{other}” thì không.",
            task=task,
            unit=unit,
            dropped=like,
            other=unlike,
        )
    if outcome:
        return say(
            "Nhiệm vụ {task} của {unit} được tính là gia hạn đến {day} vì “{extended}” được gia "
            "hạn, mà “{other}” thì không.",
            task=task,
            unit=unit,
            day=outcome,
            extended=like,
            other=unlike,
        )
    return say(
        "Nhiệm vụ {task} của {unit} được tính là chưa xong vì “{open}” chưa xong, mà “{other}” thì "
        "đã ghi khác.",
        task=task,
        unit=unit,
        open=like,
        other=unlike,
    )


def _unlike_hint(outcome: str | date, task: str, unit: str, unlike: str) -> Message:
    if outcome in (DONE, CANCEL):
        return say(
            "Nếu phần của “{missing}” còn phải làm: bdg reopen {task} --unit {unit}. "
            "Nếu đã xong cả: mở lại như thế rồi ghi hoàn thành dưới tên mới.",
            missing=unlike,
            task=task,
            unit=unit,
        )
    return say(
        "Ghi một lần dưới tên mới điều đúng cho cả đơn vị: bdg done, bdg cancel hoặc bdg extend "
        "{task} --unit {unit}.",
        task=task,
        unit=unit,
    )
