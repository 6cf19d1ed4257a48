"""What a report says: plan text, a day and records in, values out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.history import replay
from bdg_cli.domain.periods import ReportPeriod
from bdg_cli.domain.records import CANCEL, DONE, OBSTACLE, UNDO, AssignmentKey, Details, Record
from bdg_cli.services.division import divide
from bdg_cli.services.lookup import Scope
from bdg_cli.services.record_matching import match_records
from bdg_cli.services.reminding import EVERYBODY
from bdg_cli.services.report import report_on
from bdg_cli.services.report_head import in_order, report_symbol
from bdg_cli.services.report_sentences import number_words
from bdg_cli.services.status import PlanStatus, task_status
from bdg_cli.wording.language import Language
from tests.planfile.example import plan_of, with_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.messages import Filling
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.report import Report

PLAN_2020 = plan_of(
    with_part(
        """\
- {ref: I-1, text: Kiểm tra đê., lead: vp, windows: 15/4}
- {ref: I-2, text: Trực ban., lead: thon, windows: 1/6–30/6}
"""
    )
)
NOTHING = Details()
MAY = ReportPeriod(date(2020, 5, 1), date(2020, 5, 31))
JUNE = ReportPeriod(date(2020, 6, 1), date(2020, 6, 30))


def record(
    kind: str, task: str, unit: str, day: date, *, number: int = 1, details: Details = NOTHING
) -> Record:
    """Return a record about the window of a task."""
    (window,) = next(one for one in PLAN_2020.tasks if one.id == task).windows
    about = AssignmentKey("15", task, unit, window.key)
    moment = f"{day.isoformat()}T08:00:00+07:00"
    return Record(f"r{number}", number, f"r{number}", moment, "Lan", kind, about, day, details)


def status_on(day: date, records: Sequence[Record], plan: Plan = PLAN_2020) -> PlanStatus:
    """Return the status of the plan, with the members of groups apart."""
    living, _ = match_records(plan, records)
    past = replay(living, day)
    tasks = tuple(task_status(plan, one, divide(plan, one, past), today=day) for one in plan.tasks)
    unfinished = sum(one.unfinished for task in tasks for one in task.assignments)
    return PlanStatus(plan, day, tasks, unfinished)


def report(period: ReportPeriod, *records: Record, scope: Scope = EVERYBODY) -> Report:
    """Return the report on a whole period, made on its last day."""
    return report_on(
        status_on(period.last, records),
        None,
        list(records),
        period=period,
        scope=scope,
        made_on=period.last,
    )


def sentences(found: Report) -> list[str]:
    """Return what is said of the tasks, one after the other."""
    return [
        Language().say(one)
        for section in found.sections
        for task in section.tasks
        for one in task.said
    ]


def test_a_record_after_the_day_says_nothing_yet() -> None:
    """Nor does one that was taken back, whenever that happened."""
    later = record(DONE, "I-1", "vp", date(2020, 6, 2))
    assert sentences(report(MAY, later))[0] == "Văn phòng: không có dữ liệu; hạn 15/04/2020 đã qua"
    done = record(DONE, "I-1", "vp", date(2020, 4, 15))
    undone = record(UNDO, "I-1", "vp", date(2020, 6, 2), number=2, details=Details(takes_back="r1"))
    assert "hoàn thành ngày 15/04/2020, đúng hạn" in sentences(report(MAY, done))[0]
    assert "không có dữ liệu" in sentences(report(MAY, done, undone))[0]


def test_an_obstacle_is_data() -> None:
    """Whoever reports one is not silent, and what is owed is called not completed."""
    found = report(
        MAY, record(OBSTACLE, "I-1", "vp", date(2020, 5, 3), details=Details(text="mưa"))
    )
    assert sentences(found)[0] == "Văn phòng: chưa hoàn thành, hạn 15/04/2020; vướng mắc: mưa"
    assert found.silent == ()
    (group,) = found.obstacles
    assert (group.kind, group.obstacles[0].who) == ("other", ("Văn phòng",))


def test_an_obstacle_of_what_was_done_since_is_settled_on_that_day() -> None:
    """It is told once, in the period in which it was reported."""
    records = (
        record(OBSTACLE, "I-1", "vp", date(2020, 5, 3), details=Details(text="mưa")),
        record(DONE, "I-1", "vp", date(2020, 5, 9), number=2),
    )
    (group,) = report(MAY, *records).obstacles
    assert group.obstacles[0].resolved_on == date(2020, 5, 9)
    assert report(JUNE, *records).obstacles == ()


def test_a_whole_group_is_one_name_and_a_part_of_it_its_members() -> None:
    """In whatever was recorded of all of them alike."""
    both = [
        record(
            OBSTACLE, "I-2", f"thon.{unit}", date(2020, 6, 3), number=n, details=Details(text="x")
        )
        for n, unit in enumerate(("dong", "doai"), start=1)
    ]
    (group,) = report(JUNE, *both).obstacles
    assert [one.who for one in group.obstacles] == [("Các thôn",)]
    (group,) = report(JUNE, both[0]).obstacles
    assert [one.who for one in group.obstacles] == [("Thôn Đông",)]
    assert report(JUNE).silent == ("Văn phòng", "Các thôn")


def test_cancelled_work_is_out_of_the_total_and_has_its_reason() -> None:
    """It is among what is not done."""
    found = report(
        JUNE, record(CANCEL, "I-1", "vp", date(2020, 6, 3), details=Details(text="đê mới"))
    )
    lines = {line.code: line.all for line in found.figures.lines}
    assert (lines["total"], lines["cancelled"]) == (2, 1)
    assert sentences(found)[0] == "Văn phòng: không thực hiện; lý do: đê mới"
    assert [Language().say(one.reason) for one in found.unfinished] == ["đê mới"]


def test_the_scope_of_one_member_has_its_own_share() -> None:
    """And speaks of it by its own name."""
    scope = Scope(asked=True, units=(("15", "thon.dong"),))
    found = report(JUNE, scope=scope)
    assert sentences(found) == ["Thôn Đông: không có dữ liệu; hạn 30/06/2020"]
    assert [row.code for row in found.figures.units] == ["thon.dong"]


@pytest.mark.parametrize(
    ("number", "symbol"),
    [
        ("70/KH-UBND", "/BC-UBND"),
        ("07-KL/TU", "-BC/TU"),
        ("1234/UBND-VX", "/BC-UBND"),
        ("09/CT-TTg", "/BC-TTg"),
        ("15/KH", "/BC"),
        ("15", "/BC"),
        ("", "/BC"),
    ],
)
def test_the_symbol_of_a_report_follows_the_number_of_the_plan(number: str, symbol: str) -> None:
    """The kind of document is another, the body that issues it the same."""
    assert report_symbol(number) == symbol


def test_what_is_filed_stands_last_among_the_recipients() -> None:
    """The others keep their order."""
    assert in_order(("Lưu: VT", "Sở", "Các xã")) == ("Sở", "Các xã", "Lưu: VT")


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (2_520_004, "2.520.004")],
)
def test_thousands_are_set_apart(value: int, said: str) -> None:
    """By a dot in Vietnamese, by a comma in English."""

    def shown(words: Filling, language: str) -> str:
        return Language(language)("{x}", x=words)

    assert shown(number_words(value), "vi") == said
    assert shown(number_words(value), "en") == said.replace(".", ",")
