"""`bdg calendar`: whole screens, in a terminal and in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.drawings import happened, lay_short_plan, lines_of, screen
from tests.planfile.example import with_part

if TYPE_CHECKING:
    from tests.office import Office


def test_a_month_at_80_columns(office: Office) -> None:
    """Today in brackets, first and last days, how much is under way; below it a list."""
    lay_short_plan(office)
    out = office("calendar", columns=80, today="2020-04-10").out
    assert lines_of(out) == screen("calendar-80")


@pytest.mark.parametrize(("columns", "shown"), [(120, "calendar-120"), (50, "calendar-50")])
def test_a_month_of_the_plan_of_2018(office: Office, columns: int, shown: str) -> None:
    """A narrow screen has the list alone."""
    happened(office)
    assert lines_of(office("calendar 12", columns=columns).out) == screen(shown)


@pytest.mark.parametrize("words", ["12", "12/2018", "tháng 12", "'tháng 12/2018'", "2018-12"])
def test_a_month_is_typed_as_it_is_written(office: Office, words: str) -> None:
    """Also in several words."""
    out = office(f"calendar {words} --unit xa").out
    assert [line.split("\t")[:2] for line in out.splitlines()] == [["15/12/2018", "ngày cuối"]] * 2


def test_what_is_no_month_is_refused(office: Office) -> None:
    """Like any other wrong word."""
    code, _, err = office("calendar 13")
    assert code == 2
    assert "“13” không phải là tháng." in err


def test_a_pipe_gets_a_line_a_first_or_last_day(office: Office) -> None:
    """Day, what happens, state, how many are done, id, words."""
    lay_short_plan(office)
    first, second, *_ = office("calendar", today="2020-04-10").out.splitlines()
    words = "Treo băng rôn [bold]chào mừng[/bold]."
    assert first.split("\t") == ["02/04/2020", "ngày đầu", "quá hạn", "0/1", "I-1", words]
    assert second.split("\t")[:5] == ["03/04/2020", "một ngày", "quá hạn", "0/2", "I-2"]
    assert office("calendar 1/2020", today="2020-04-10").err.startswith("Tháng 1/2020: không có")


@pytest.mark.parametrize("columns", [40, 60, 70, 80, 97, 120, 200])
def test_a_cell_says_how_many_more(office: Office, columns: int) -> None:
    """Where more happens than it has room for; no line is wider than the screen."""
    office.write(
        "15.yaml",
        with_part(
            "".join(
                f"- ref: I-{n}\n  text: Việc {n}.\n  lead: vp\n  windows: 15/4\n"
                for n in range(1, 30)
            )
        ),
    )
    out = office("calendar --plan 15", columns=columns, today="2020-04-10").out
    assert max(len(line.rstrip()) for line in out.splitlines()) <= columns
    if columns >= 80:
        grid, _, listed = out.partition("\n\n")
        assert grid.count("▸◇ I-") + int(grid.partition("+")[2].partition("│")[0]) == 29
        assert listed.count("một ngày") == 29
