"""`bdg timeline`: whole screens, in a terminal and in a pipe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.cli.drawings import SHORT, happened, lay_short_plan, lines_of, screen
from tests.planfile.example import with_part

if TYPE_CHECKING:
    from tests.office import Office


@pytest.mark.parametrize(
    ("words", "columns", "today", "shown"),
    [
        ("timeline", 80, "2018-11-20", "timeline-80"),
        ("timeline --unit dai", 120, "2018-11-20", "timeline-unit-120"),
        ("timeline --unit dai", 80, "2026-03-03", "timeline-later-80"),
        ("timeline --unit dai --section II", 50, "2018-11-20", "timeline-unit-50"),
    ],
)
def test_the_screen(office: Office, words: str, columns: int, today: str, shown: str) -> None:
    """A row a task, today as a line; years later on the side; on a narrow screen a list."""
    happened(office)
    assert lines_of(office(words, columns=columns, today=today).out) == screen(shown)


def test_a_short_plan_has_weeks(office: Office) -> None:
    """In which each day has a place of its own."""
    lay_short_plan(office)
    out = office("timeline", columns=80, today="2020-04-10").out
    assert lines_of(out) == screen("timeline-weeks-80")


def test_a_pipe_gets_a_line_a_task(office: Office) -> None:
    """First day, last day, state; empty days where there are none."""
    lay_short_plan(office)
    out = office("timeline", today="2020-04-10").out
    assert [line.split("\t")[:5] for line in out.splitlines()] == [
        ["02/04/2020", "15/04/2020", "quá hạn", "0/2", "I-1"],
        ["03/04/2020", "16/04/2020", "quá hạn", "0/4", "I-2"],
        ["", "20/04/2020", "trong hạn", "0/1", "I-3"],
    ]
    assert office("timeline --section II", today="2020-04-10").code == 5


def test_filters_are_those_of_list(office: Office) -> None:
    """The same tasks in the same order."""
    happened(office)
    for filters in ("", "--unit xa", "--section IV.5", "--state overdue", "--unit dai --role lead"):
        listed, drawn = (
            [task["id"] for task in json.loads(office(f"{verb} {filters} --json").out)["tasks"]]
            for verb in ("list", "timeline")
        )
        assert listed == drawn


def test_an_obstacle_is_seen_until_it_is_resolved(office: Office) -> None:
    """As a mark of the task; in JSON as a field."""

    def marked() -> list[str]:
        tasks = json.loads(office("timeline --json").out)["tasks"]
        return [task["id"] for task in tasks if task["obstacle"]]

    office("obstacle II.1-2 -u vhtt --note x")
    assert marked() == ["II.1-2"]
    office("obstacle II.1-2 -u vhtt --resolve x")
    assert marked() == []


def test_nothing_found_is_said(office: Office) -> None:
    """With the filters, on both."""
    for columns in (None, 80):
        code, out, err = office("timeline --state done", columns=columns)
        assert (code, out + err) == (0, "Không có nhiệm vụ nào khớp với --state done.\n")


@pytest.mark.parametrize("columns", [40, 60, 70, 80, 97, 120, 200])
def test_no_line_is_wider_than_the_screen(office: Office, columns: int) -> None:
    """Whatever the words of the tasks are."""
    office.write(
        "15.yaml",
        with_part(
            "- ref: I-1\n  text: 日本語日本語日本語日本語日本語日本語日本語\n  lead: vp\n"
            "- ref: I-2\n  text: '[red]x[/red] =1+1 😀😀😀😀😀😀😀😀😀😀😀😀😀😀'\n  lead: vp\n"
            "  windows: 1/4\n"
        ),
    )
    out = office("timeline", columns=columns, today="2020-04-10").out
    assert max(cell_len(line.rstrip()) for line in out.splitlines()) <= columns
    assert "[red]x" in out


def test_several_plans_have_a_drawing_each(office: Office) -> None:
    """And their ids; in a pipe each line begins with the id of its plan."""
    office.write("15.yaml", with_part(SHORT).replace("2020", "2018").replace("15/KH", "15b/KH"))
    out = office("timeline", columns=80).out
    assert out.count("▼") == 2
    assert "(15)" in out
    assert {line.split("\t")[0] for line in office("timeline").out.splitlines()} == {"15", "2018"}
