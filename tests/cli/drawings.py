"""Offices to draw, and the screens as they were looked at and found good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.planfile.example import with_part

if TYPE_CHECKING:
    from tests.office import Office

SCREENS = Path(__file__).parent / "screens"
SHORT = """\
- ref: I-1
  text: Treo băng rôn [bold]chào mừng[/bold].
  lead: vp
  windows: [2/4–6/4, 9/4–15/4]
- ref: I-2
  text: Họp báo.
  lead: thon
  windows: [3/4, 16/4]
- ref: I-3
  text: Báo cáo kết quả cả đợt.
  lead: qs
  windows: {by: 20/4}
"""


def happened(office: Office) -> None:
    """Record something of each kind."""
    office("done II.1-1 -u dai --window 20/10 --on 22/10")
    office("extend II.1-3 --to 25/12 --basis 'CV 90/UBND'")
    office("done IV.5-1b -u 'Đông Sơn, Canh Nậu'")
    office("cancel II.2-1 --reason x")
    office("obstacle II.1-2 -u vhtt --note 'chưa có kinh phí'")


def lay_short_plan(office: Office) -> None:
    """Lay a plan of three weeks in the place of the other."""
    (office.plans / "2018.yaml").unlink()
    plan = with_part(SHORT).replace("6/3/2020–31/12/2020", "1/4/2020–21/4/2020")
    office.write("15.yaml", plan)


def screen(name: str) -> list[str]:
    """Return the lines of a screen of the folder `screens`."""
    return (SCREENS / f"{name}.txt").read_text("utf-8").splitlines()


def lines_of(text: str) -> list[str]:
    """Return the lines, without the spaces at their ends."""
    return [line.rstrip() for line in text.splitlines()]
