"""Checking the ledger against the plans: records that no longer match anything in them.

Nothing is removed: the records found here stay in the ledger and in `bdg log`.
"""

from __future__ import annotations

from collections import Counter

from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.moments import in_written_form
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.domain.records import KINDS, effective_records, in_ledger_order
from bdg_cli.domain.similarity import SimilarNames
from bdg_cli.domain.value import Value
from bdg_cli.services.record_matching import NameIndex, match_records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import PlacesByPart
    from bdg_cli.domain.records import Record


class LedgerContext(Value):
    """What the rules check: the plans with the places of their parts, and the ledger.

    `written` are all records, `records` those that have not been undone.
    """

    plans: tuple[Plan, ...]
    places: Mapping[str, PlacesByPart]
    records: tuple[Record, ...]
    written: tuple[Record, ...]
    ledger: Place


def check_ledger(
    plans: Sequence[Plan],
    places_by_plan: Mapping[str, PlacesByPart],
    records: Sequence[Record],
    ledger_file: str,
) -> list[Problem]:
    """Find records that no longer match the plans, and records that look wrong.

    Records that were undone are ignored: `bdg undo` is how a mistaken record is corrected.
    """
    written = tuple(records)
    context = LedgerContext(
        tuple(plans),
        places_by_plan,
        tuple(effective_records(list(written))),
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
            say("Nếu kế hoạch đã đổi tên, thêm vào tệp của nó dòng: formerly: {plan}", plan=name),
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
                place = _at(context.places, plan, context.ledger, ("task", task))
                problem = _unit_gone(task, about.unit, place, living=unit is not None)
            else:
                key = ("P504", task, about.window)
                place = _at(
                    context.places, plan, context.ledger, ("task", task, "windows"), ("task", task)
                )
                problem = _window_gone(task, about.window, place)
            if key not in seen:
                seen.add(key)
                yield problem


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


def _at(
    places: Mapping[str, PlacesByPart], plan: Plan, ledger: Place, *names: tuple[str, ...]
) -> Place:
    """Return the first of the named places that the plan file has, or else the ledger."""
    of_plan = places.get(plan.id, {})
    return next((of_plan[name] for name in names if name in of_plan), ledger)


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
    """P506: a record about a day before its plan was issued."""
    issued = {name: plan.issued for plan in context.plans for name in (*plan.formerly, plan.id)}
    for record in context.records:
        day = issued.get(record.about.plan)
        if day is not None and record.day < day:
            yield Problem(
                "P506",
                say(
                    "Bản ghi {id} ghi ngày {day}, trước ngày ban hành {issued}.",
                    id=record.id[:8],
                    day=record.day,
                    issued=day,
                ),
                context.ledger,
                say("Nếu ghi nhầm: bdg undo {id}", id=record.id[:8]),
                "warning",
            )


def _clock_went_back(context: LedgerContext) -> Iterator[Problem]:
    """P507: a record that claims an earlier time than the record with the number before it.

    Where ledgers were merged, numbers occur twice and times overlap; those records are skipped.
    """
    from datetime import datetime  # imported only when the ledger is checked

    ordered = in_ledger_order(list(context.written))
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
                say("Xem lại đồng hồ của máy đã ghi; thứ tự trong sổ theo số, không theo giờ."),
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
    _other_moment,
)
