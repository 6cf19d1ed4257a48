"""The page of problems tells the truth: each wrong example is wrong, each right one mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bdg_cli.settings.working_days import read_working_days
from tests.planfile.example import codes, plan_of, reading_of, with_part

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "problems.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (P[0-36]\d\d): .*\n((?:(?!## ).*\n?)*)", PAGE, re.MULTILINE))
"""The sections on what is wrong with a file in itself: P4xx and P5xx compare it with others."""
EXAMPLES = {
    code: blocks
    for code, section in SECTIONS.items()
    if (blocks := re.findall(r"```yaml\n(# (?:sai|đúng)\n[^`]*)```", section))
}
SETTINGS = "P6"
"""Codes of what is no plan file begin so."""
ELSEWHERE = {"P605", "P621"}
"""Found by a service, which knows the plan as well, or by what reads the template of reports."""
HARMLESS = {"P014", "P214", "P215", "P216", "P307", "P309"}
"""Warnings and notes: the plan can be used."""


def test_each_problem_has_a_section() -> None:
    """Codes in the source and headings on the page are the same, each once."""
    source = "".join(
        path.read_text("utf-8")
        for package in ("planfile", "settings", "yamlfile")
        for path in (ROOT / "bdg_cli" / package).glob("*.py")
    )
    headings = re.findall(r"^## (P[0-36]\d\d):", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted(ELSEWHERE | set(re.findall(r'"(P\d{3})"', source)))


def test_each_problem_is_tested() -> None:
    """A code has an example on the page, or stands in a test of its own."""
    tests = "".join(
        path.read_text("utf-8")
        for package in ("planfile", "settings", "services", "yamlfile")
        for path in (ROOT / "tests" / package).glob("test_*.py")
    )
    assert [code for code in SECTIONS if code not in EXAMPLES and f'"{code}"' not in tests] == []


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code < SETTINGS])
def test_a_wrong_example_has_its_problem_and_no_other(code: str) -> None:
    """The first example of a section shows its problem."""
    wrong = EXAMPLES[code][0]
    assert wrong.startswith("# sai")
    reading = reading_of(with_part(wrong))
    assert set(codes(reading)) - {code} <= ({"P102"} if code == "P011" else set())
    assert code in codes(reading)
    assert (reading.plan is not None) == (code in HARMLESS)


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code < SETTINGS])
def test_a_right_example_has_no_problem(code: str) -> None:
    """The second example of a section shows how to mend it."""
    right = EXAMPLES[code][1]
    assert right.startswith("# đúng")
    plan_of(with_part(right))


@pytest.mark.parametrize("code", [code for code in EXAMPLES if SETTINGS < code < "P611"])
def test_an_example_of_settings_is_wrong_or_right(code: str) -> None:
    """They are whole files: the first shows its problem and no other, the second has none."""
    wrong, right = EXAMPLES[code]
    assert {one.code for one in read_working_days(wrong.encode(), file="x").problems} == {code}
    assert read_working_days(right.encode(), file="x").problems == ()
