"""Drawings on terminals of all kinds: without the signs, without colour, with holidays."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from bdg_cli.domain.days import Window
from bdg_cli.domain.typed_months import month_of
from bdg_cli.domain.working_days import DaysOff, WorkingDays, WorkingYear
from bdg_cli.render.screen_renderer import ScreenRenderer
from bdg_cli.render.signs import FANCY
from bdg_cli.services.listing import Listing, listing
from bdg_cli.services.lookup import ROLES, Scope
from bdg_cli.services.month_calendar import month_calendar
from bdg_cli.services.timeline import timeline
from bdg_cli.wording.language import Language
from tests.planfile.example import with_part
from tests.services.example import status_of

TODAY = date(2020, 4, 16)
TASKS = """\
- ref: I-1
  text: Treo pano.
  lead: thon
  windows: [1/4–10/4, 20/4–5/5, 6/4]
- ref: I-2
  text: Tu sua de.
  lead: vp
  windows: {by: 25/4}
- ref: I-3
  text: Truc ban.
  lead: vp
"""
YEAR = WorkingYear(
    2020,
    "1/QĐ",
    off=(
        DaysOff(Window(date(2020, 4, 2), date(2020, 4, 2)), "Giỗ Tổ Hùng Vương"),
        DaysOff(Window(date(2020, 4, 30), date(2020, 5, 1)), "Ngày Giải phóng miền Nam"),
    ),
    worked=(date(2020, 4, 18),),
)


def tasks_of(text: str, today: date = TODAY) -> Listing:
    """Return all tasks of a plan whose year has holidays."""
    status = status_of(with_part(text), today=today)
    status = status.replace(plan=status.plan.replace(calendar=WorkingDays((YEAR,))))
    return listing([status], today=today, scope=Scope(), roles=ROLES["any"])


def drawn(
    found: Listing, *, width: int = 80, color: bool = False, unicode: bool = True
) -> tuple[str, str]:
    """Return the timeline and the month as they are drawn."""
    line, month = io.StringIO(), io.StringIO()
    screen = ScreenRenderer(Language(), line, width=width, color=color, unicode=unicode)
    screen.timeline(timeline(found))
    screen = ScreenRenderer(Language(), month, width=width, color=color, unicode=unicode)
    screen.month_calendar(month_calendar(found, month_of(date(2020, 4, 1))))
    return line.getvalue(), month.getvalue()


def test_holidays_are_marked_and_named() -> None:
    """In their cells, and below the grid by day; days worked instead, too."""
    _, month = drawn(tasks_of(TASKS))
    grid, _, listed = month.partition("\n\n")
    assert "│  2 ★ nghỉ│" in grid
    assert "│ 18 làm bù│" in grid
    assert "│ 19 nghỉ  │" in grid
    assert "│[16]      │" in grid
    lines = [line.split() for line in listed.splitlines()]
    assert ["T5", "02/04", "nghỉ", "Giỗ", "Tổ", "Hùng", "Vương"] in lines
    assert ["T7", "18/04", "làm", "bù"] in lines
    assert "Chưa có danh sách" not in month


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_without_the_signs_gets_others(width: int) -> None:
    """What a drawing consists of is then ASCII; state and today are still told."""
    fancy = {*FANCY.states.values(), *FANCY.lines.values(), FANCY.today, FANCY.column} - {"!", "·"}
    for text in drawn(tasks_of(TASKS), width=width, unicode=False):
        assert not fancy & set(text)
    line, month = drawn(tasks_of(TASKS), unicode=False)
    assert "v 16/04" in line
    assert "[16]" in month


@pytest.mark.parametrize("width", [50, 80, 120])
def test_colour_adds_nothing_that_signs_do_not_say(width: int) -> None:
    """Without its escapes a coloured drawing is the plain one."""
    found = tasks_of(TASKS)
    for colored, plain in zip(
        drawn(found, width=width, color=True), drawn(found, width=width), strict=True
    ):
        assert "\x1b[" in colored
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == re.sub(r"\x1b\[[0-9;]*m", "", plain)


DAYS = st.dates(date(2020, 3, 6), date(2020, 12, 31))


@st.composite
def task_lines(draw: st.DrawFn) -> str:
    """Draw the tasks of a plan, with windows and words of any length."""
    lines = []
    for n in range(1, draw(st.integers(1, 6)) + 1):
        words = draw(st.text("ab đế日😀", min_size=1, max_size=90))
        lines += [
            f"- ref: I-{n}",
            f'  text: "x{words}"',
            f"  lead: {draw(st.sampled_from(['vp', 'thon']))}",
        ]
        ends = [sorted(draw(st.tuples(DAYS, DAYS))) for _ in range(draw(st.integers(0, 3)))]
        spans = dict.fromkeys(f"{a:%d/%m/%Y}–{b:%d/%m/%Y}" for a, b in ends)
        if spans:
            lines.append(f"  windows: [{', '.join(spans)}]")
    return "\n".join(lines) + "\n"


@settings(max_examples=30)
@given(task_lines(), st.integers(40, 200), DAYS)
def test_no_line_is_wider_than_the_screen(lines: str, width: int, today: date) -> None:
    """Whatever the tasks, the day and the width."""
    found = tasks_of(lines, today)
    for text in drawn(found, width=width):
        assert max(cell_len(line.rstrip()) for line in text.splitlines()) <= width
    timelines, _ = drawn(found, width=width)
    assert all(task.task.id in timelines for task in found.tasks)
