"""The text of a plan file: as a person would write it, and equal to the draft when read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.planfile.reader import read_plan_file
from tests.drafting.example import BODY, PLAN, drafted, of_body, of_duties, windows, written

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan
    from bdg_cli.drafting.draft import Draft


def plan_of(draft: Draft) -> Plan:
    """Read the plan file of a draft; its only problems are doubts to decide."""
    reading = read_plan_file(written(draft).encode(), file="plans/27.yaml", plan_id="27")
    assert {one.code for one in reading.problems} <= {"P215"}, reading.problems
    assert reading.plan is not None
    return reading.plan


def task_lines(body: str) -> list[str]:
    """Return the lines of one task in the plan file."""
    lines = written(of_duties(body)).splitlines()
    start = next(at for at, line in enumerate(lines) if line.lstrip().startswith("- ref:"))
    return [line.strip() for line in lines[start:]]


def test_the_file_says_what_was_read() -> None:
    """Head, units, sections, tasks."""
    draft = drafted(PLAN)
    plan = plan_of(draft)
    head = draft.head
    assert (plan.number, plan.title, plan.issuer) == (head.number, head.title, head.issuer)
    assert (plan.issued, plan.period, plan.place) == (head.issued, head.period, head.place)
    assert (plan.based_on, plan.recipients) == (head.based_on, head.recipients)
    assert plan.signer is not None
    assert (plan.signer.name, plan.signer.capacity) == head.signer
    assert [(one.code, one.name, one.spellings) for one in plan.units] == [
        (one.code, one.name, one.spellings) for one in draft.units
    ]
    assert [
        (one.id, one.ref, one.text, one.units("lead"), one.units("support")) for one in plan.tasks
    ] == [(one.id, one.ref, one.text, one.lead, one.support) for one in draft.tasks]
    for one, other in zip(plan.tasks, draft.tasks, strict=True):
        assert [window.key for window in one.windows] == windows(other)


def test_a_person_finds_the_place_in_the_document() -> None:
    """Comments have its line, and the words of its time."""
    assert task_lines("1. Phòng Kinh tế\n- Trồng cây, xong trước ngày 10/3/2026.") == [
        "- ref: I.1-1 # dòng 14",
        "text: Trồng cây, xong trước ngày 10/3/2026.",
        "lead: phong-kinh-te",
        "# “xong trước ngày 10/3/2026”",
        "windows: {by: 10/03/2026}",
    ]


def test_a_time_that_is_said_twice_is_noted_once() -> None:
    """Also where both are in one sentence."""
    said = task_lines("1. Phòng Kinh tế\n- Tưới cây trong tháng 5, bón cây trong tháng 5.")
    assert said[3:] == ["# “trong tháng 5”", "windows: 01/05/2026–31/05/2026"]


def test_wrapped_lines_have_both_their_lines() -> None:
    """The first and the last."""
    assert task_lines("1. Phòng Kinh tế\n- Trồng cây và\nchăm sóc cây.")[0] == (
        "- ref: I.1-1 # dòng 14–15"
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Họp trước ngày 25 tháng cuối quý.", "windows: {every: quarter, by: 25}"),
        ("Báo cáo trước ngày 15/12 hằng năm.", "windows: {every: year, by: 15/12}"),
        ("Kiểm tra ngày 05 hằng tháng.", "windows: {every: month, day: 5}"),
        (
            "Báo cáo trước ngày 01/6 và 15/11 hằng năm.",
            "windows: [{every: year, by: 1/6}, {every: year, by: 15/11}]",
        ),
        ("Trồng cây từ ngày 01/3 đến ngày 31/3/2026.", "windows: 01/03/2026–31/03/2026"),
        ("Trồng cây trong ngày 20/3/2026.", "windows: 20/03/2026"),
        ("Họp hằng tuần.", "note: 'Lặp lại: hằng tuần'"),
    ],
)
def test_times_are_written_as_a_person_would(words: str, line: str) -> None:
    """What the file cannot express is kept as words."""
    lines = task_lines(f"1. Phòng Kinh tế\n- {words}")
    assert line in [one.replace('"', "'") for one in lines], lines
    plan_of(of_duties(f"1. Phòng Kinh tế\n- {words}"))


def test_what_is_left_to_decide_is_said_where_it_stands() -> None:
    """A task without a lead, a group without members, a head without its number."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Trồng cây ven đường huyện và trong khuôn viên trường học.\n"
        "2. Các xã trồng cây ven đường.\n- Thời gian: sau 05 ngày kể từ ngày nhận cây.",
        head="KẾ HOẠCH\nTrồng cây\n",
    )
    reading = read_plan_file(written(draft).encode(), file="plans/27.yaml", plan_id="27")
    found = [one.code for one in reading.problems]
    assert set(found) == {"P215"}
    marks = sum(len(task.unsure) for task in draft.tasks) + len(draft.head.doubts)
    marks += sum(unit.group for unit in draft.units)
    assert len(found) == marks


def test_sections_nest_and_keep_their_numbers() -> None:
    """With their own targets and statements."""
    plan = plan_of(of_body(BODY))
    assert [one.number for one in plan.sections] == ["I", "II", "III", "IV", "V", "Ket"]
    assert [one.number for one in plan.sections[4].sections] == ["V.1", "V.2", "V.3"]
    assert plan.sections[1].targets == ("Trồng mới 20.000 cây bóng mát.",)


SCALARS = st.text(
    st.sampled_from("aạ1 :#-\"'[]{}&*!|>%@`,?\\~=.<\u00a0“”\u0300🌳"), min_size=1, max_size=30
)


@given(SCALARS, SCALARS, SCALARS)
def test_whatever_the_words_are_they_are_read_back(title: str, task: str, unit: str) -> None:
    """No character has a special meaning in the file."""
    draft = drafted(
        f"UBND HUYỆN\nSố: 1/KH-UBND\nĐông Ngàn, ngày 1 tháng 2 năm 2026\nKẾ HOẠCH\n"
        f"Trồng {title}\n\nI. NHIỆM VỤ\n1. Phòng {unit}\n- Tổ chức trồng cây {task}\n"
    )
    plan = plan_of(draft)
    assert plan.title == " ".join(draft.head.title.split())
    assert [one.text for one in plan.tasks] == [" ".join(one.text.split()) for one in draft.tasks]
    assert [one.name for one in plan.units] == [" ".join(one.name.split()) for one in draft.units]


@pytest.mark.parametrize("count", [1, 2, 12])
def test_long_lists_are_broken_into_lines(count: int) -> None:
    """No line of the file is wider than necessary."""
    helpers = ", ".join(f"Phòng Chuyên môn Nghiệp vụ Số {at}" for at in range(count))
    draft = of_duties(f"1. Phòng Kinh tế\n- Trồng cây.\n- Đơn vị phối hợp: {helpers}")
    assert plan_of(draft).tasks[0].units("support") == draft.tasks[0].support
    assert all(len(line) <= 100 for line in written(draft).splitlines())
