"""Whom an official letter urges, about what, and until when: plan text, a day and records in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bdg_cli.domain.days import Window
from bdg_cli.domain.history import replay
from bdg_cli.domain.periods import ReportPeriod
from bdg_cli.domain.records import DONE, OBSTACLE, AssignmentKey, Details, Record
from bdg_cli.domain.working_days import DaysOff, WorkingDays, WorkingYear
from bdg_cli.services.division import divide
from bdg_cli.services.record_matching import match_records
from bdg_cli.services.reminding import EVERYBODY
from bdg_cli.services.status import PlanStatus, task_status
from bdg_cli.services.urging_letters import UrgingLetter, urging_letters
from bdg_cli.wording.language import Language
from tests.planfile.example import plan_of, with_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan

T = Language()
PLAN_2020 = plan_of(
    with_part(
        """\
- {ref: I-1, text: Kiểm tra đê., lead: vp, windows: 15/4}
- {ref: I-2, text: Trực ban., lead: thon, windows: 1/6–30/6}
- {ref: I-4, text: Tổng kết., lead: qs}
"""
    )
)


def record(kind: str, task: str, unit: str, day: date, text: str = "") -> Record:
    """Return a record about the window of a task."""
    windows = next(one for one in PLAN_2020.tasks if one.id == task).windows
    about = AssignmentKey("15", task, unit, windows[0].key if windows else "")
    moment = f"{day.isoformat()}T08:00:00+07:00"
    return Record(f"{kind}{unit}", 1, "b", moment, "Lan", kind, about, day, Details(text=text))


def letters(
    day: date,
    *records: Record,
    plan: Plan = PLAN_2020,
    since: date | None = None,
    answer_by: date | None = None,
) -> Sequence[UrgingLetter]:
    """Return the letters of a day."""
    past = replay(match_records(plan, records)[0], day)
    tasks = tuple(task_status(plan, one, divide(plan, one, past), today=day) for one in plan.tasks)
    status = PlanStatus(plan, day, tasks, 0)
    period = ReportPeriod(since or plan.issued, day)
    return urging_letters(
        status, records, period=period, scope=EVERYBODY, made_on=day, answer_by=answer_by
    )


def told(found: Sequence[UrgingLetter]) -> dict[str, list[str]]:
    """Return by unit what each letter says of its tasks."""
    return {
        one.name: [f"{task.task.id}: {T.say(task.said)}" for task in one.tasks] for one in found
    }


def test_who_is_overdue_gets_a_letter() -> None:
    """Each member of a group its own; nobody for a task without a lead, or without a day."""
    assert told(letters(date(2020, 4, 20))) == {
        "Văn phòng": ["I-1: quá hạn 5 ngày; chưa có báo cáo"]
    }
    late = told(letters(date(2020, 7, 1)))
    assert set(late) == {"Văn phòng", *[one.name for one in PLAN_2020.units[-1].members]}
    unled = PLAN_2020.replace(tasks=tuple([one.replace(roles=()) for one in PLAN_2020.tasks]))
    assert letters(date(2020, 7, 1), plan=unled) == ()


def test_who_has_not_reported_gets_a_letter_before_the_last_day() -> None:
    """A record of the period, also an obstacle, is a report; one from before it is none."""
    members = [one.code for one in PLAN_2020.units[-1].members]
    done = record(DONE, "I-1", "vp", date(2020, 4, 15))
    found = told(letters(date(2020, 6, 20), done))
    assert list(found.values()) == [["I-2: còn 10 ngày; chưa có báo cáo"]] * len(members)
    heard = record(OBSTACLE, "I-2", members[0], date(2020, 6, 5), "mưa")
    assert len(letters(date(2020, 6, 20), done, heard)) == len(members) - 1
    assert len(letters(date(2020, 6, 20), done, heard, since=date(2020, 6, 6))) == len(members)


def test_an_overdue_task_with_an_obstacle_says_it() -> None:
    """It has a report: nobody says that there is none."""
    stopped = record(OBSTACLE, "I-1", "vp", date(2020, 4, 16), "thiếu xe")
    assert told(letters(date(2020, 4, 20), stopped)) == {
        "Văn phòng": ["I-1: quá hạn 5 ngày; vướng mắc: thiếu xe"]
    }


def test_an_answer_is_asked_for_within_five_working_days() -> None:
    """Days off are not counted; a day that is named counts as it is."""
    off = DaysOff(Window(date(2020, 4, 30), date(2020, 5, 1)), "Ngày lễ")
    plan = PLAN_2020.replace(calendar=WorkingDays((WorkingYear(2020, "", (off,)),)))
    (letter,) = letters(date(2020, 4, 27), plan=plan)
    assert letter.answer_by == date(2020, 5, 6)
    assert "chậm nhất ngày 06/05/2020" in T.say(letter.request)
    (letter,) = letters(date(2020, 4, 27), plan=plan, answer_by=date(2020, 5, 2))
    assert letter.answer_by == date(2020, 5, 2)


def test_a_letter_has_the_head_of_the_issuer_and_goes_to_the_unit() -> None:
    """Its symbol has no kind; a party body's has one."""
    (letter,) = letters(date(2020, 4, 20))
    head = letter.head
    assert head.to == ("Văn phòng",)
    assert head.issuer == PLAN_2020.issuer
    assert head.recipients == ("Như trên", "Lưu: VT")
    symbols = [
        letters(date(2020, 4, 20), plan=PLAN_2020.replace(number=number))[0].head.symbol
        for number in ("70/KH-UBND", "07-KL/TU", "15", "9/KH-SNV-VP")
    ]
    assert symbols == ["/UBND", "-CV/TU", "/CV", "/SNV-VP"]
    assert "đã quá hạn" in T.say(head.opening)
