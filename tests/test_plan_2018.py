"""The plan of 2018 in `plans/`: the whole document, in its own words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bdg_cli.documents.text_encoding import decode
from bdg_cli.domain.days import Window, date
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.services.lookup import walk_sections
from bdg_cli.services.source_checks import check_source

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan

FOLDER = Path(__file__).resolve().parent.parent / "plans"


def plan() -> Plan:
    """Read it."""
    found = read_plan_file((FOLDER / "2018.yaml").read_bytes(), file="2018.yaml", plan_id="2018")
    assert found.problems == ()
    assert found.plan is not None
    return found.plan


def test_it_has_no_problem_and_covers_its_source() -> None:
    """Every bullet, every line, every word."""
    found = read_plan_file((FOLDER / "2018.yaml").read_bytes(), file="2018.yaml", plan_id="2018")
    source = decode((FOLDER / "sources" / "70-KH-UBND-2018.txt").read_bytes())
    assert check_source(plan(), found.places, source, "source") == []


def test_the_head_is_that_of_the_document() -> None:
    """Number, days, signer, and 73/KH-LĐTĐ&XH as the source spells it."""
    one = plan()
    assert (one.number, one.issued) == ("70/KH-UBND", date(2018, 9, 20))
    assert one.period == Window(date(2018, 9, 20), date(2018, 12, 31))
    assert "73/KH-LĐTĐ&XH" in one.based_on[0]
    assert one.signer is not None
    assert one.signer.name == "Nguyễn Ngọc Sơn"


def test_the_ids_are_those_of_the_document() -> None:
    """A bullet or paragraph with several promises is several tasks."""
    ids = (
        "II.1-1 II.1-2 II.1-3 II.1-4 II.2-1 II.2-2 II.3a II.3b IV.1-1 IV.1-2 IV.1-3 IV.2a IV.2b "
        "IV.3 IV.4 IV.5-1a IV.5-1b IV.5-2 IV.5-3 Ket"
    )
    assert " ".join(task.id for task in plan().tasks) == ids


def test_the_sections_nest_as_the_headings_do() -> None:
    """With full numbers."""
    numbers = " ".join(section.number for section in walk_sections(plan().sections))
    assert numbers == "I I.1 I.2 II II.1 II.2 II.3 III IV IV.1 IV.2 IV.3 IV.4 IV.5 Kết"


def test_the_group_has_its_twenty_one_members() -> None:
    """Two towns and nineteen communes."""
    group = plan().unit("xa")
    assert group is not None
    assert len(group.members) == 21
    assert sum("thị trấn" in member.name for member in group.members) == 2


def test_only_the_days_of_the_document_are_windows() -> None:
    """20/10 and the Action Month."""
    dated = {task.id: [window.key for window in task.windows] for task in plan().tasks}
    month = "2018-11-15/2018-12-15"
    assert {task: keys for task, keys in dated.items() if keys} == {
        "II.1-1": ["2018-10-20/2018-10-20", month],
        "II.1-3": [month],
        "IV.5-1b": [month],
    }


def test_what_the_document_leaves_unsaid_is_marked() -> None:
    """All of II is inferred from IV, and nothing of IV is."""
    for task in plan().tasks:
        assert task.inferred == task.section.startswith("II."), task.id
