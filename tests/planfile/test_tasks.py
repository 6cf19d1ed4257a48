"""Sections and tasks: ids and refs."""

from __future__ import annotations

import pytest

from tests.planfile.example import findings, plan_of, with_part

LINES = "  text: Kiểm tra đê.\n  lead: vp\n"


@pytest.mark.parametrize("ref", ["II-1", "I-0", "I-x", "I.1", "I-"])
def test_a_ref_belongs_to_the_section_it_stands_in(ref: str) -> None:
    """P211; bullets are numbers from 1."""
    assert ("P211", ref) in findings(with_part(f"- ref: {ref}\n{LINES}"))


def test_a_ref_may_be_the_section_itself() -> None:
    """A duty without a bullet; also in a section whose number ends like a bullet."""
    plan_of(with_part(f"- ref: I\n{LINES}"))
    tasks = "tasks: [{ref: a-1, id: a, text: B, lead: vp}]"
    plan_of(with_part(f"sections:\n  - number: A-1\n    title: B\n    {tasks}\n"))


@pytest.mark.parametrize("name", ["nhiệm-vụ", "a b", "-a", "a/b", "a$b", ".a"])
def test_an_id_that_a_shell_trips_over_is_refused(name: str) -> None:
    """P209 for tasks, at the id or at the ref that stands for it."""
    assert findings(with_part(f"- ref: I-1\n  id: {name}\n{LINES}")) == [("P209", name)]


def test_ids_that_differ_in_case_only_are_the_same() -> None:
    """P210 says where the first one is."""
    text = with_part(f"- ref: I-1\n  id: de-ke\n{LINES}- ref: I-2\n  id: De-Ke\n{LINES}")
    assert findings(text) == [("P210", "De-Ke")]


def test_a_section_number_is_used_once_however_it_is_written() -> None:
    """P212 compares full numbers."""
    text = with_part(
        "sections:\n  - number: I\n    title: A\n    tasks: [{ref: I, text: A, lead: vp}]\n"
        "    sections:\n      - {number: 1, title: B}\n  - {number: i.1, title: C}\n"
    )
    assert findings(text) == [("P212", "i.1")]


def test_a_former_id_belongs_to_one_task_only() -> None:
    """P213 for ids that two tasks claim."""
    text = with_part(f"- ref: I-1\n  formerly: x\n{LINES}- ref: I-2\n  formerly: [y, x]\n{LINES}")
    assert findings(text) == [("P213", "x")]
