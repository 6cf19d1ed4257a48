"""What a plan file says is still to be decided: noted where it stands, and nothing else."""

from __future__ import annotations

import pytest

from tests.planfile.example import (
    codes,
    findings,
    plan_of,
    reading_of,
    said,
    with_part,
    with_task,
)

EVERYWHERE = """\
bdg: 1
number: 15/KH-UBND
title: Phòng, chống thiên tai năm 2020
issuer: UBND xã Tân Lập
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
unsure: kế hoạch
units:
  vp: {name: Văn phòng, unsure: [đơn vị, 'tên: đủ']}
  thon:
    name: Các thôn
    members:
      dong: {name: Thôn Đông, unsure: thành viên}
sections:
  - number: I
    title: NHIỆM VỤ
    unsure: mục
    sections:
      - number: 1
        title: Đê điều
        unsure: mục con
        tasks:
          - ref: I.1-1
            text: Kiểm tra đê, kè.
            lead: vp
            unsure:
              - nhiệm vụ
              - >-
                viết dài: xuống
                dòng
"""


def test_each_reason_is_noted_at_its_place() -> None:
    """P215 for the plan, a unit, a member, a section, one below it, and a task, in order."""
    assert findings(EVERYWHERE) == [
        ("P215", reason)
        for reason in (
            "kế hoạch",
            "đơn vị",
            "'tên: đủ'",
            "thành viên",
            "mục",
            "mục con",
            "nhiệm vụ",
            ">",
        )
    ]


def test_the_reason_is_said_and_what_to_do_with_it() -> None:
    """The words are those of the file."""
    assert said(with_task("lead: vp\nunsure: ai phối hợp")) == (
        "Còn phải quyết định: ai phối hợp",
        "Xem lại văn bản, sửa cho đúng, rồi xóa dòng này.",
    )


def test_a_reason_changes_nothing_in_the_plan() -> None:
    """All of them are notes, and the plan is the one without them."""
    reading = reading_of(EVERYWHERE)
    assert {one.severity for one in reading.problems} == {"note"}
    without = EVERYWHERE.partition("            unsure:\n")[0]
    for reason in ("unsure: kế hoạch\n", "    unsure: mục\n", "        unsure: mục con\n"):
        without = without.replace(reason, "")
    for reason in (", unsure: [đơn vị, 'tên: đủ']", ", unsure: thành viên"):
        without = without.replace(reason, "")
    assert reading.plan == plan_of(without)


def test_a_task_that_is_unsure_needs_no_lead() -> None:
    """It keeps those who support it."""
    reading = reading_of(with_task("unsure: ai chủ trì\nsupport: qs\nwindows: 15/4"))
    assert codes(reading) == ["P215"]
    assert reading.plan is not None
    assert [role.kind for role in reading.plan.tasks[0].roles] == ["support"]


@pytest.mark.parametrize("nothing", ["unsure:", "unsure: []"])
def test_where_nothing_is_unsure_a_lead_is_needed(nothing: str) -> None:
    """P206 as if the key were not there."""
    assert codes(reading_of(with_task(nothing))) == ["P206"]
    assert plan_of(with_task(f"lead: vp\n{nothing}")) == plan_of(with_task("lead: vp"))


def test_an_unknown_lead_is_an_error_all_the_same() -> None:
    """Only what is not written can be left open: P204 beside the note."""
    assert codes(reading_of(with_task("lead: Công an\nunsure: tên đủ"))) == ["P204", "P215"]


@pytest.mark.parametrize(
    ("unsure", "code"),
    [
        ("unsure: ai: huyện hay xã", "P012"),
        ("unsure:\n  - ai: huyện hay xã", "P103"),
        ("unsure: ''", "P105"),
        ("unsure: {ai: xã}", "P103"),
    ],
)
def test_a_reason_is_one_text(unsure: str, code: str) -> None:
    """With a colon it stands in quotes, or below `>-`."""
    assert code in codes(reading_of(with_task(f"lead: vp\n{unsure}")))


def test_a_role_and_a_window_have_no_reason_of_their_own() -> None:
    """The task has it."""
    assert codes(reading_of(with_task("lead: {unit: vp, unsure: a}"))) == ["P101"]
    assert codes(reading_of(with_task("lead: vp\nwindows: {by: 1/12, unsure: a}"))) == ["P101"]
    assert codes(reading_of(with_part("signer: {name: Hòa, unsure: a}\n"))) == ["P101"]
