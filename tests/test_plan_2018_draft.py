"""The draft of the 2018 document beside the plan file that people wrote of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bdg_cli.documents.reader import read_document
from bdg_cli.domain.plan import LEAD
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.wording.spellings import unit_key
from bdg_cli.planfile.reader import read_plan_file
from tests.drafting.example import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.drafting.draft import Draft, DraftSection, DraftTask

PLANS = Path(__file__).resolve().parent.parent / "plans"


@cache
def plan() -> Plan:
    """Read the plan file."""
    found = read_plan_file(
        (PLANS / "2018.yaml").read_bytes(), file="2018.yaml", plan_id="2018"
    ).plan
    assert found is not None
    return found


@cache
def draft() -> Draft:
    """Draft the document."""
    source = PLANS / "sources" / "70-KH-UBND-2018.txt"
    found = draft_from_lines(read_document(source.read_bytes(), source.name))
    assert found is not None
    return found


TASKS = pytest.mark.parametrize("task", plan().tasks, ids=lambda task: str(task.id))


def drafted(task: Task) -> DraftTask:
    """Return the drafted task in whose words those of a task stand."""
    words = task.text.rstrip(" .;")
    return next(one for one in draft().tasks if words in one.text)


def sections(
    of: tuple[DraftSection, ...], above: str = ""
) -> Iterator[tuple[str, tuple[DraftTask, ...]]]:
    """Yield all sections by their full numbers, with their tasks."""
    for one in of:
        number = f"{above}.{one.number}" if above else one.number
        yield number, one.tasks
        yield from sections(one.sections, number)


def keys(codes: tuple[str, ...]) -> set[str]:
    """Return what the spellings of drafted units have in common."""
    units = {unit.code: unit for unit in draft().units}
    return {unit_key(units[code].name) for code in codes}


@TASKS
def test_every_task_of_the_plan_is_drafted(task: Task) -> None:
    """Its words stand in a drafted task, in the section that has its number."""
    number = next(number for number, tasks in sections(draft().sections) if drafted(task) in tasks)
    assert number.replace("Ket", "Kết") == task.section


@TASKS
def test_who_leads_is_read_where_the_document_says_it(task: Task) -> None:
    """By the name of the unit, or, in the last paragraph, of the group that it belongs to."""
    found = keys(drafted(task).lead)
    for role in task.roles:
        if role.kind != LEAD or role.inferred or role.basis != task.ref:
            continue
        unit = plan().unit(role.unit)
        assert unit is not None
        spelled = {unit_key(name) for name in (unit.name, *unit.spellings)}
        assert spelled & found or (task.id == "Ket" and unit_key("các cơ quan, đơn vị") in found)


@TASKS
def test_every_window_of_the_plan_is_read(task: Task) -> None:
    """Also that of the Action Month, whose days stand in II.1-3 only."""
    windows = {window for time in drafted(task).times for window in time.windows}
    assert set(task.windows) <= windows


def test_the_head_is_that_of_the_plan() -> None:
    """Number, title, days, signer."""
    head = draft().head
    one = plan()
    assert (head.number, head.title, head.place) == (one.number, one.title, one.place)
    assert (head.issued, head.period) == (one.issued, one.period)
    assert one.signer is not None
    assert head.signer is not None
    assert head.signer[0] == one.signer.name


def test_abbreviations_among_the_recipients_are_spellings_of_units() -> None:
    """As the plan file has them."""
    spelled = {unit_key(unit.name): {unit.name, *unit.spellings} for unit in draft().units}
    for name, short in (
        ("Phòng Lao động - TB&XH", "Phòng LĐTBXH"),
        ("Phòng Tài chính - Kế hoạch", "Phòng TC - KH"),
        ("Phòng Văn hóa và Thông tin", "Phòng VH - TT"),
        ("Trung tâm Văn hóa - Thể thao", "Trung tâm VH - TT"),
        ("Đài Truyền thanh - Truyền hình huyện", "Đài TT - TH huyện"),
    ):
        assert short in spelled[unit_key(name)], name


def test_its_plan_file_has_nothing_but_notes() -> None:
    """What is left to decide."""
    found = read_plan_file(written(draft()).encode(), file="2019.yaml", plan_id="2019")
    assert {one.code for one in found.problems} == {"P215"}
