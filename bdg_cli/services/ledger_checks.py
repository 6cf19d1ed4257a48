"""Checking the ledger against the plans: records that no longer match anything in them.

Nothing is removed: the records found here stay in the ledger and in `bdg log`.
"""

from __future__ import annotations

from collections import Counter

from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.moments import in_written_form
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.domain.records import KINDS, REMIND, effective_records
from bdg_cli.domain.similarity import SimilarNames
from bdg_cli.services.ledger_context import LedgerContext, place_of
from bdg_cli.services.record_checks import (
    merged_units,
    moved_hint,
    other_words,
    said_twice,
)
from bdg_cli.services.record_matching import NameIndex, is_early, match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import PlacesByPart
    from bdg_cli.domain.records import Record

_SOME = 5
"""So many ids of records are named in one problem."""


def check_ledger(
    plans: Sequence[Plan],
    places_by_plan: Mapping[str, PlacesByPart],
    records: Sequence[Record],
    ledger_file: str,
) -> list[Problem]:
    """Find records that no longer match the plans, and records that look wrong.

    They come in ledger order. Those that were undone, and reminders, are ignored. No hint takes
    back a record that may be right: what an officer recorded is kept until she says otherwise.
    """
    written = tuple(records)
    context = LedgerContext(
        tuple(plans),
        places_by_plan,
        tuple([one for one in effective_records(list(written)) if one.kind != REMIND]),
        written,
        Place(ledger_file),
    )
    return [problem for rule in LEDGER_RULES for problem in rule(context)]


def _plan_gone(context: LedgerContext) -> Iterator[Problem]:
    """P501: records about a plan that does not exist."""
    known = {name for plan in context.plans for name in (plan.id, *plan.formerly)}
    for name in sorted({record.about.plan for record in context.records} - known):
        count = sum(record.about.plan == name for record in context.records)
        yield Problem(
            "P501",
            say_n("{n} bản ghi thuộc kế hoạch “{plan}” không còn nữa.", count, plan=name),
            context.ledger,
            say(
                "Nếu tệp của chính kế hoạch ấy đã đổi tên, thêm vào tệp dòng: formerly: {plan}. "
                "Nếu tệp đã dời đi thì đưa về; kế hoạch năm khác không nhận các bản ghi này.",
                plan=name,
            ),
        )


def _assignment_gone(context: LedgerContext) -> Iterator[Problem]:
    """P502 task, P503 unit, P504 window: records whose assignment is no longer in the plan."""
    for plan in context.plans:
        _, orphans = match_records(plan, context.records)
        if not orphans:
            continue
        known = NameIndex(plan)
        similar = SimilarNames(task.id for task in plan.tasks)
        seen: set[tuple[str, str, str]] = set()
        for record in orphans:
            if is_early(plan, record):  # P506
                continue
            about = record.about
            task, unit = known.task(about.task), known.unit(about.unit)
            if task is None:
                key = ("P502", about.task, "")
                if key in seen:
                    continue
                close = similar.closest(about.task, cutoff=0.5)
                problem = _task_gone(plan, about.task, close, context.ledger)
            elif unit is None or not known.owes(task, unit):
                key = ("P503", task, about.unit)
                place = place_of(context.places, plan, context.ledger, ("task", task))
                problem = _unit_gone(task, about.unit, place, living=unit is not None)
            else:
                key = ("P504", task, about.window)
                place = place_of(
                    context.places, plan, context.ledger, ("task", task, "windows"), ("task", task)
                )
                problem = _window_gone(task, about.window, place)
            if key not in seen:
                seen.add(key)
                moved = moved_hint(plan, record, renamed=task is None)
                yield problem if moved is None else problem.replace(hint=moved)


def _task_gone(plan: Plan, task: str, close: tuple[str, ...], ledger: Place) -> Problem:
    return Problem(
        "P502",
        say(
            "Có bản ghi về nhiệm vụ “{task}” mà kế hoạch {plan} không còn.", task=task, plan=plan.id
        ),
        ledger,
        say(
            "Nếu nhiệm vụ đã đổi mã ({close}…), thêm vào nhiệm vụ ấy dòng: formerly: {task}",
            close=close,
            task=task,
        )
        if close
        else say("Nếu nhiệm vụ đã đổi mã, thêm vào nhiệm vụ ấy dòng: formerly: {task}", task=task),
    )


def _unit_gone(task: str, unit: str, place: Place, *, living: bool) -> Problem:
    return Problem(
        "P503",
        say(
            "Có bản ghi của đơn vị “{unit}” không còn chủ trì nhiệm vụ {task}.",
            unit=unit,
            task=task,
        ),
        place,
        say("Nếu đơn vị vẫn chủ trì, ghi lại {unit} vào “lead” của nhiệm vụ.", unit=unit)
        if living
        else say("Nếu đơn vị đã đổi mã, thêm vào đơn vị ấy dòng: formerly: {unit}", unit=unit),
    )


def _window_gone(task: str, window: str, place: Place) -> Problem:
    return Problem(
        "P504",
        say(
            "Có bản ghi về thời gian “{window}” mà nhiệm vụ {task} không còn.",
            window=window,
            task=task,
        ),
        place,
        say("Khôi phục thời gian ấy trong “windows”; muốn dời hạn thì dùng bdg extend."),
    )


def _unknown_kind(context: LedgerContext) -> Iterator[Problem]:
    """P505: kinds of records that this version does not know; they are kept."""
    for kind in sorted({record.kind for record in context.records} - set(KINDS)):
        yield Problem(
            "P505",
            say("Sổ có bản ghi loại “{kind}” mà bản bdg này không hiểu; vẫn được giữ.", kind=kind),
            context.ledger,
            say("Cài bản bdg mới nhất."),
            "note",
        )


def _before_issue(context: LedgerContext) -> Iterator[Problem]:
    """P506: records about days before their plan was issued; they complete nothing."""
    for plan in context.plans:
        early = [
            record
            for record in context.records
            if record.about.plan in (plan.id, *plan.formerly) and is_early(plan, record)
        ]
        if early:
            yield Problem(
                "P506",
                say_n(
                    "{n} bản ghi của kế hoạch {plan} nói về thời gian trước ngày ban hành {issued} "
                    "nên không được tính: {ids}.",
                    len(early),
                    plan=plan.id,
                    issued=plan.issued,
                    ids=_some_ids(early),
                ),
                context.ledger,
                say(
                    "Sổ vẫn giữ chúng. Nếu là của kế hoạch trước: để kế hoạch ấy ở một tệp riêng "
                    "có dòng formerly: {plan}, và cho kế hoạch này một mã mới bằng dòng id:. "
                    "Nếu ngày ban hành sai thì sửa “issued”.",
                    plan=plan.id,
                ),
                "warning",
            )


def _some_ids(records: Sequence[Record]) -> tuple[str, ...]:
    ids = tuple(record.id[:8] for record in records)
    return ids if len(ids) <= _SOME else (*ids[:_SOME], "…")


def _clock_went_back(context: LedgerContext) -> Iterator[Problem]:
    """P507: a record that claims an earlier time than the record with the number before it.

    Where ledgers were merged, numbers occur twice and times overlap; those records are skipped.
    """
    from datetime import datetime  # imported only when the ledger is checked

    ordered = sorted(context.written, key=lambda record: record.number)
    shared = Counter(record.number for record in ordered)
    before: tuple[Record, datetime] | None = None
    for record in ordered:
        if shared[record.number] > 1:
            continue
        try:
            written = datetime.fromisoformat(record.recorded_at)
        except ValueError:
            continue
        if written.tzinfo is None:  # without an offset the moment is unknown
            continue
        if before is not None and written < before[1]:
            yield Problem(
                "P507",
                say(
                    "Bản ghi {id} ghi lúc {moment}, trước bản ghi {other} đứng trên nó ({above}).",
                    id=record.id[:8],
                    moment=record.recorded_at,
                    other=before[0].id[:8],
                    above=before[0].recorded_at,
                ),
                context.ledger,
                say("Xem lại đồng hồ của máy đã ghi. Bản ghi vẫn đứng sau những gì có trước nó."),
                "warning",
            )
        before = record, written


def _other_moment(context: LedgerContext) -> Iterator[Problem]:
    """P520: records whose moment has another form than the one that bdg writes."""
    odd = [one for one in context.written if not in_written_form(one.recorded_at)]
    if odd:
        yield Problem(
            "P520",
            say_n(
                "{n} bản ghi có giờ ghi viết khác mẫu, chẳng hạn {id}: “{moment}”.",
                len(odd),
                id=odd[0].id[:8],
                moment=odd[0].recorded_at,
            ),
            context.ledger,
            say("Bản ghi vẫn được tính. Lập lại sổ bằng bdg log --json-lines và bdg restore."),
            "note",
        )


LEDGER_RULES: tuple[Callable[[LedgerContext], Iterator[Problem]], ...] = (
    _plan_gone,
    _assignment_gone,
    _unknown_kind,
    _before_issue,
    _clock_went_back,
    said_twice,
    other_words,
    merged_units,
    _other_moment,
)
