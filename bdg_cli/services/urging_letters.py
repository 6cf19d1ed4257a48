"""Official letters that urge units which are late (công văn đôn đốc): to whom, about which tasks,
and until which day an answer is asked for. A pure function of plan, ledger and day.

A unit gets one if something it owes is overdue, or if it owes something begun and nothing of it was
recorded in the period. What nobody recorded is “no report”, and never “not done”.
"""

from __future__ import annotations

from bdg_cli.domain.document_kinds import kind_and_number
from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.plan import NOBODY
from bdg_cli.domain.records import UNDO
from bdg_cli.domain.value import Value
from bdg_cli.services.digest import silent_units
from bdg_cli.services.report_facts import report_facts
from bdg_cli.services.report_head import ReportHead, lowered, report_symbol
from bdg_cli.services.report_sentences import obstacle_words, returned_words, window_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.periods import ReportPeriod
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.status import AssignmentStatus, PlanStatus

ANSWER_WITHIN = 5
"""Working days after the day of a letter, until an answer is asked for."""
_BEGUN: tuple[State, ...] = ("overdue", "closing", "open")


class UrgedTask(Value):
    """What a letter says of one assignment. `due` are its days, `said` how it stands."""

    task: Task
    due: Message
    said: Message


class UrgingLetter(Value):
    """One letter to one unit; `tasks` has at least one, the oldest first.

    An answer is asked for until `answer_by`.
    """

    unit: str
    name: str
    head: ReportHead
    tasks: tuple[UrgedTask, ...]
    answer_by: date
    request: Message


def urging_letters(
    status: PlanStatus,
    records: Sequence[Record],
    *,
    period: ReportPeriod,
    scope: Scope,
    made_on: date,
    answer_by: date | None = None,
) -> tuple[UrgingLetter, ...]:
    """Return a letter for each unit of the scope that is late, in the order of the plan file.

    Takes what a report takes: the status with all tasks of the scope and the members of groups
    apart, and all records about the plan. An answer is asked for until `answer_by`, or else within
    some working days.
    """
    plan, day = status.plan, status.today
    known = [record for record in records if record.kind == UNDO or record.day <= day]
    facts = report_facts(status, known, period=period, scope=scope)
    silent = silent_units([status], known, scope, since=period.first)
    urged: dict[str, list[tuple[Task, AssignmentStatus]]] = {}
    for task in facts.tasks:
        for one in task.assignments:
            late = one.state == "overdue" or (one.unit in silent and one.state in _BEGUN)
            if late and one.unit != NOBODY:
                urged.setdefault(one.unit, []).append((task.task, one))
    by = answer_by or plan.calendar.after(made_on, ANSWER_WITHIN)
    return tuple(
        [
            _letter(facts, code, urged[code], unheard=code in silent, made_on=made_on, by=by)
            for code in facts.names
            if code in urged
        ]
    )


def _letter(
    facts: ReportFacts,
    code: str,
    urged: list[tuple[Task, AssignmentStatus]],
    *,
    unheard: bool,
    made_on: date,
    by: date,
) -> UrgingLetter:
    plan, name = facts.plan, facts.names[code]
    urged.sort(key=lambda pair: plan.due_day(pair[1].window))
    late = len({task.id for task, one in urged if one.state == "overdue"})
    running = len({task.id for task, one in urged if one.state != "overdue"})
    return UrgingLetter(
        code,
        name,
        _head(plan, name, _found(facts, name, late, running), made_on),
        tuple(
            [
                UrgedTask(task, window_words(one.window), _standing(facts, one, unheard=unheard))
                for task, one in urged
            ]
        ),
        by,
        say(
            "{issuer} đề nghị {unit} khẩn trương thực hiện các nhiệm vụ nêu trên và báo cáo bằng "
            "văn bản về {issuer} chậm nhất ngày {day}. Nhiệm vụ đã hoàn thành thì ghi rõ ngày hoàn "
            "thành, kết quả, minh chứng; nhiệm vụ chưa hoàn thành thì nêu nguyên nhân, khó khăn, "
            "vướng mắc, kiến nghị và thời hạn hoàn thành.",
            issuer=plan.issuer,
            unit=name,
            day=by,
        ),
    )


def _head(plan: Plan, name: str, opening: Message, made_on: date) -> ReportHead:
    named = kind_and_number(plan.kind, say("số {number}", number=plan.number))
    about = say("{plan} ngày {issued}", plan=named, issued=plan.issued)
    return ReportHead(
        plan.issuer,
        "",
        _letter_symbol(plan.number),
        plan.place,
        made_on,
        say("Công văn"),
        say("V/v đôn đốc thực hiện {plan}", plan=about),
        opening,
        say("Đề nghị {unit} quan tâm thực hiện./.", unit=name),
        (name,),
        plan.signer,
        ("Như trên", "Lưu: VT"),
    )


def _letter_symbol(number: str) -> str:
    """Return what follows the number of a letter: `/UBND`, which has no kind; a party body writes
    `-CV/TU`.
    """
    symbol = report_symbol(number)
    if symbol.startswith("-"):
        return symbol.replace("BC", "CV", 1)
    return symbol.replace("BC-", "", 1) if "BC-" in symbol else "/CV"


def _found(facts: ReportFacts, name: str, late: int, running: int) -> Message:
    """Return the first paragraph: what was found about a unit."""
    plan = facts.plan
    if late and running:
        found = say(
            "{late} nhiệm vụ đã quá hạn và {running} nhiệm vụ trong hạn chưa có báo cáo",
            late=late,
            running=running,
        )
    elif late:
        found = say_n("{n} nhiệm vụ đã quá hạn", late)
    else:
        found = say_n("{n} nhiệm vụ trong hạn chưa có báo cáo", running)
    return say(
        "Thực hiện {plan} ngày {issued} của {issuer} về {title}; qua theo dõi đến hết ngày {day}, "
        "{unit} còn {found}, cụ thể như sau:",
        plan=kind_and_number(plan.kind, say("số {number}", number=plan.number)),
        issued=plan.issued,
        issuer=plan.issuer,
        title=lowered(plan.title),
        day=facts.day,
        unit=name,
        found=found,
    )


def _standing(facts: ReportFacts, one: AssignmentStatus, *, unheard: bool) -> Message:
    """Return how an assignment stands: by how much it is late, and whether anybody reported, or
    why it was given back.
    """
    if one.state == "overdue":
        days = say_n("quá hạn {n} ngày", -one.days)
    elif one.days:
        days = say_n("còn {n} ngày", one.days)
    else:
        days = say("hết hạn hôm nay")
    returned = returned_words(one)
    if not returned and (unheard or facts.has_no_data(one)):
        return say("{days}; chưa có báo cáo", days=days)
    known = (*returned, *obstacle_words(one))
    return say("{days}; {known}", days=days, known=known) if known else days
