"""Units that merged, or were renamed, in the plan file of the next year."""

from __future__ import annotations

import pytest

from bdg_cli.domain.errors import InvalidPlanError
from bdg_cli.planfile.next_year.renewal import renew
from bdg_cli.planfile.units_file import read_units_file
from bdg_cli.services.record_matching import NameIndex
from tests.planfile.example import PLAN, plan_of
from tests.planfile.next_year.test_renewal import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan

MERGED = """\
units:
  thon:
    name: Các thôn
    members:
      dong-doai:
        name: Thôn Đông Đoài
        formerly: [dong, doai]
"""


def with_units(plan_text: str, units_text: str) -> tuple[Plan, str]:
    """Return the plan of the next year with new units, and its file."""
    units = read_units_file(units_text.encode(), file="don-vi.yaml")
    assert units.problems == ()
    made = renew(plan_text.encode(), plan_of(plan_text), years=1, translate=told, units=units.units)
    return made.plan, made.content.decode()


def test_members_that_merged_are_one() -> None:
    """It stands where the first of them stood, and answers to their codes and names."""
    plan, text = with_units(PLAN, MERGED)
    assert (
        "    members:\n      dong-doai:\n        name: Thôn Đông Đoài\n"
        "        spellings: [Thôn Đông, thôn, Thôn Đoài]\n        formerly: [dong, doai]\nsections:"
        in text
    )
    index = NameIndex(plan)
    assert {index.unit(code) for code in ("thon.dong", "thon.doai")} == {"thon.dong-doai"}


def test_members_in_braces_stay_in_braces() -> None:
    """A list on one line stays on one line."""
    text = PLAN.replace(
        "    members:\n      dong: [Thôn Đông, thôn]\n      doai: [Thôn Đoài, thôn]\n",
        "    members: {dong: Thôn Đông, doai: Thôn Đoài, bac: Thôn Bắc}\n",
    )
    assert (
        "    members: {dong-doai: {name: Thôn Đông Đoài, spellings: [Thôn Đông, Thôn Đoài], "
        "formerly: [dong, doai]}, bac: Thôn Bắc}\n" in with_units(text, MERGED)[1]
    )


def test_a_commune_that_keeps_its_code_takes_others_in() -> None:
    """So most communes of 1/7/2025: one name and code stays, the others join it."""
    plan, text = with_units(
        PLAN, MERGED.replace("dong-doai", "doai").replace("[dong, doai]", "[dong]")
    )
    assert [unit.code for unit in plan.units[-1].members] == ["thon.doai"]
    assert "        formerly: [dong]\n" in text


def test_a_member_without_a_predecessor_is_added() -> None:
    """A new hamlet stands behind the others."""
    units = MERGED.replace("dong-doai", "nam").replace("        formerly: [dong, doai]\n", "")
    assert (
        "      doai: [Thôn Đoài, thôn]\n      nam:\n        name: Thôn Đông Đoài\nsections:"
        in with_units(PLAN, units)[1]
    )


def test_units_of_tasks_get_their_new_codes_once() -> None:
    """Two offices of one task that merged have one role; a support that leads now is dropped."""
    units = "units:\n  vpqs: {name: Văn phòng - Quân sự, formerly: [vp, qs]}\n"
    plan, text = with_units(PLAN, units)
    assert "        lead: vpqs\n        support: [thon]\n" in text
    assert plan.tasks[0].units("lead") == ("vpqs",)
    _, text = with_units(PLAN.replace("        support: [qs, thon]", "        support: qs"), units)
    assert "        lead: vpqs\n        windows: 15/4\n" in text
    _, text = with_units(
        PLAN.replace(
            "lead: vp\n",
            "lead:\n          # một\n          - vp\n          # hai\n          - {unit: qs}\n",
        ).replace("support: [qs, thon]", "support: thon"),
        units,
    )
    assert (
        "        lead:\n          # một\n          - vpqs\n          # hai\n        support" in text
    )


def test_a_group_may_get_another_name() -> None:
    """Its old name stays a spelling of it."""
    units = MERGED.replace("name: Các thôn", "name: Các thôn, tổ dân phố")
    _, text = with_units(PLAN, units)
    assert (
        '  thon:\n    name: "Các thôn, tổ dân phố"\n    spellings:\n      - Các thôn\n    members:'
        in text
    )


def test_what_the_plan_does_not_have_is_left_out() -> None:
    """One file of units serves many plans."""
    other = (
        "units:\n  so: {name: Sở, formerly: [so-cu]}\n  xa: {name: Các xã, members: {a: Xã A}}\n"
    )
    assert with_units(PLAN, other)[1] == with_units(PLAN, "units: {}\n")[1]


def test_a_code_in_two_new_units_is_refused() -> None:
    """A hamlet that was divided: nobody can tell to whom an old record belongs."""
    twice = MERGED + "      khac: {name: Thôn Khác, formerly: dong}\n"
    reading = read_units_file(twice.encode(), file="don-vi.yaml")
    assert [problem.code for problem in reading.problems] == ["P213"]


def test_a_new_name_of_two_is_refused() -> None:
    """The file would have a mistake, so none is made."""
    units = MERGED.replace("Thôn Đông Đoài", "Thôn Bắc")
    text = PLAN.replace("      doai:", "      bac: Thôn Bắc\n      doai:")
    with pytest.raises(InvalidPlanError) as refused:
        with_units(text, units)
    assert "P203" in [problem.code for problem in refused.value.problems]


def test_an_empty_or_foreign_file_is_told() -> None:
    """It has to have units, as a plan has them."""
    assert [p.code for p in read_units_file(b"", file="x").problems] == ["P013"]
    assert [p.code for p in read_units_file(b"a: b", file="x").problems] == ["P101", "P102"]
