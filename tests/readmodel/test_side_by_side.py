"""Folders beside each other answer together what each of them answers alone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.domain.errors import RefusedError
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.workspace.side_by_side import HERE, SideBySide
from tests.ledger.examples import record
from tests.planfile.example import PLAN
from tests.readmodel.test_equivalence import (
    DAYS,
    EDITS,
    SCOPES,
    TASKS,
    answers,
    batches,
    workspace,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.records import Record

NAMES = (HERE, "huyen", "tinh")
"""Plans in the folder itself, and in two others in it."""


def together_called(name: str, plan: str) -> str:
    """Return what a plan of a folder is called where all lie in one; an id has no slash."""
    return plan if name == HERE else f"{name}-{plan}"


def as_together(said: str) -> str:
    """Return an answer with the names that plans have where all lie in one folder."""
    return said.replace("huyen/15", "huyen-15").replace("tinh/15", "tinh-15")


def laid_apart(folder: Path, recorded: Sequence[Sequence[Record]], texts: Sequence[str]) -> None:
    """Lay down a plan and a ledger in each folder."""
    for name, records, text in zip(NAMES, recorded, texts, strict=True):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "15.yaml").write_text(text, "utf-8")
        with open_ledger(str(folder / name / "ledger.db")).writing() as writer:
            writer.add(records)


def laid_together(folder: Path, apart: Path, texts: Sequence[str]) -> None:
    """Lay down the same in one folder, where each plan has a name of its own."""
    together: list[Record] = []
    for name, text in zip(NAMES, texts, strict=True):
        (folder / f"{name.replace('.', '0')}.yaml").write_text(
            text.replace("bdg: 1", f"bdg: 1\nid: {together_called(name, '15')}"), "utf-8"
        )
        for one in open_ledger(str(apart / name / "ledger.db")).read():
            about = one.about.replace(plan=together_called(name, one.about.plan))
            together.append(one.replace(number=len(together) + 1, about=about))
    with open_ledger(str(folder / "ledger.db")).writing() as writer:
        writer.add(together)


def beside(folder: str, cache: str | None = None) -> SideBySide:
    """Open the folders side by side."""
    return SideBySide(folder, {name: workspace(f"{folder}/{name}", cache) for name in NAMES})


def named_apart(records: Sequence[Sequence[Record]]) -> list[list[Record]]:
    """Return records with ids that no two ledgers share."""
    return [
        [
            one.replace(
                id=f"{number}{one.id}",
                details=one.details.replace(takes_back=f"{number}{one.details.takes_back}"),
            )
            for one in mine
        ]
        for number, mine in enumerate(records)
    ]


@pytest.mark.unmeasured
@settings(max_examples=10)
@given(
    recorded=st.lists(batches(), min_size=3, max_size=3),
    edits=st.lists(EDITS, min_size=3, max_size=3),
    today=DAYS,
    unit=SCOPES,
    within=st.sampled_from([0, 7, 30, 400]),
    each=st.booleans(),
)
def test_side_by_side_all_answers_are_those_of_one_folder(
    recorded: list[list[list[Record]]],
    edits: list[tuple[str, str]],
    today: date,
    unit: str | None,
    within: int,
    *,
    each: bool,
) -> None:
    """Three plans of one id, each with its ledger, answer word by word as three plans with other
    ids in one folder with one ledger: each record counts for its own plan alone.

    It takes more than a second: each example asks all everyday questions, with and without a read
    model.
    """
    records = named_apart([[one for batch in mine for one in batch] for mine in recorded])
    texts = [(PLAN + TASKS).replace(*edit) for edit in edits]
    with tempfile.TemporaryDirectory() as apart, tempfile.TemporaryDirectory() as together:
        laid_apart(Path(apart), records, texts)
        laid_together(Path(together), Path(apart), texts)
        expected = answers(workspace(together), today, unit, within, each=each)
        found = answers(beside(apart), today, unit, within, each=each)
        assert as_together(found) == expected
        kept = beside(apart, f"{apart}/cache")
        assert answers(kept, today, unit, within, each=each) == found
        kept.close()


@pytest.fixture
def space(tmp_path: Path) -> SideBySide:
    """Return three folders with a plan each, and a record about it."""
    own = record(1).about.replace(plan="15")
    records = [[record(1, name=name).replace(about=own)] for name in NAMES]
    laid_apart(tmp_path, records, [PLAN] * len(NAMES))
    return beside(str(tmp_path))


def ids(space: SideBySide, name: str) -> list[str]:
    """Return the ids of the records in one of the ledgers."""
    found = next(one for one in space.bodies() if one.folder.endswith(name))
    return [one.id for one in found.ledger.read()]


def test_a_record_goes_to_the_ledger_of_its_plan_alone(space: SideBySide) -> None:
    """Under the id that the plan has there; read again, it is about the plan as it is shown."""
    about = record(2).about.replace(plan="tinh/15")
    with space.writing(["tinh/15"]) as writer:
        assert [one.id for one in writer.read()] == ["tinh-1"]
        writer.add([record(2, name="moi").replace(about=about)])
    assert (ids(space, "tinh"), ids(space, "huyen")) == (["tinh-1", "moi-2"], ["huyen-1"])
    assert open_ledger(f"{space.folder}/tinh/ledger.db").read()[1].about.plan == "15"
    names = {("tinh/15", about.task)}
    assert [one.about.plan for one in space.ledger.read(names)] == ["tinh/15", "tinh/15"]
    assert len(space.ledger.read()) == len(NAMES) + 1


def test_nothing_is_recorded_in_several_at_once(space: SideBySide) -> None:
    """And nothing without saying in which."""
    with pytest.raises(RefusedError, match="several-ledgers"), space.writing(["15", "tinh/15"]):
        pass
    with pytest.raises(RefusedError, match="several-ledgers"):
        space.ledger.writing()
    with pytest.raises(RefusedError, match="several-ledgers"):
        space.require_one()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("15", ["15"]),
        ("./15", ["15"]),
        ("tinh/15", ["tinh/15"]),
        ("15/KH-UBND", ["15", "huyen/15", "tinh/15"]),
        ("tinh/15/KH-UBND", ["tinh/15"]),
    ],
)
def test_a_plan_is_named_as_it_is_shown(space: SideBySide, wanted: str, found: list[str]) -> None:
    """By its number it is any plan that has it."""
    assert [plan.id for plan in space.plans([wanted])] == found
    assert [view.plan.id for view in space.views([wanted], today=record(1).day)] == found


@pytest.mark.parametrize("wanted", ["16", "tinh/16", "xa/15", "tinh/"])
def test_a_name_that_no_plan_has_is_refused(space: SideBySide, wanted: str) -> None:
    """With all that there are."""
    with pytest.raises(RefusedError, match="plan-unknown") as refused:
        space.plans([wanted])
    hint = refused.value.hint
    assert hint is not None
    assert hint.filling["plans"] == ("15", "huyen/15", "tinh/15")


def test_nothing_takes_the_name_of_a_plan_in_another_folder(space: SideBySide) -> None:
    """A record or a former id that is written as such a name stays what it is in its own folder."""
    Path(space.folder, "15.yaml").write_text(PLAN + "formerly: tinh/15\n", "utf-8")
    foreign = record(2, name="la")
    with open_ledger(f"{space.folder}/ledger.db").writing() as writer:
        writer.add([foreign.replace(about=foreign.about.replace(plan="tinh/15"))])
    again = beside(space.folder)
    names = {("tinh/15", foreign.about.task)}
    assert [one.id for one in again.ledger.read(names)] == ["tinh-1"]
    assert again.plans(["15"])[0].formerly == ("./tinh/15",)
    assert [plan.id for plan in again.plans(["tinh/15"])] == ["tinh/15"]
