"""The tasks as bars, and the days of a month: plan text in, values out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bdg_cli.domain.days import Window
from bdg_cli.domain.typed_months import month_of
from bdg_cli.domain.working_days import DaysOff, WorkingDays, WorkingYear
from bdg_cli.services.listing import Listing, listing
from bdg_cli.services.lookup import ROLES, Scope
from bdg_cli.services.month_calendar import MonthCalendar, month_calendar
from bdg_cli.services.timeline import timeline
from tests.planfile.example import with_part, with_task
from tests.services.example import status_of

if TYPE_CHECKING:
    from bdg_cli.services.status import PlanStatus

TODAY = date(2020, 4, 16)


def found(*statuses: PlanStatus) -> Listing:
    """Return all tasks of the statuses."""
    return listing(statuses, today=TODAY, scope=Scope(), roles=ROLES["any"])


def month_with(lines: str, year: WorkingYear | None = None, month: int = 4) -> MonthCalendar:
    """Return a month of 2020 with one task that has these lines."""
    status = status_of(with_task(lines), today=TODAY)
    calendar = WorkingDays((year,) if year else ())
    status = status.replace(plan=status.plan.replace(calendar=calendar))
    return month_calendar(found(status), month_of(date(2020, month, 1)))


def events(result: MonthCalendar) -> list[tuple[str, str]]:
    """Return the day and what happens, of each event."""
    return [(event.day.isoformat()[5:], event.what) for event in result.events]


def test_a_bar_is_a_window_and_tells_of_all_who_owe_it() -> None:
    """Three units in two windows are two bars of three."""
    status = status_of(with_task("lead: [vp, thon]\nwindows: [15/4, 1/5–30/6]"), today=TODAY)
    (row,) = timeline(found(status)).plans[0].rows
    assert [(bar.window, bar.state, bar.done, bar.of) for bar in row.bars] == [
        (Window(date(2020, 4, 15), date(2020, 4, 15)), "overdue", 0, 3),
        (Window(date(2020, 5, 1), date(2020, 6, 30)), "upcoming", 0, 3),
    ]
    assert (row.first, row.last) == (date(2020, 4, 15), date(2020, 6, 30))


def test_a_deadline_has_no_first_day_and_undated_work_no_day() -> None:
    """As in the plan."""
    part = """\
- ref: I-1
  text: Báo cáo.
  lead: vp
  windows: {by: 30/6}
- ref: I-2
  text: Trực.
  lead: vp
"""
    rows = timeline(found(status_of(with_part(part), today=TODAY))).plans[0].rows
    assert [(row.first, row.last) for row in rows] == [(None, date(2020, 6, 30)), (None, None)]


def test_time_runs_over_the_period_of_the_plan() -> None:
    """Whatever its windows are."""
    status = status_of(with_task("lead: vp\nwindows: 15/4"), today=TODAY)
    (plan,) = timeline(found(status)).plans
    assert plan.span == Window(date(2020, 3, 6), date(2020, 12, 31))


def test_a_plan_without_tasks_that_were_asked_for_is_left_out() -> None:
    """It has no line of time."""
    status = status_of(with_task("lead: vp"), today=TODAY)
    nothing = listing([status], today=TODAY, scope=Scope(), roles=ROLES["any"], words="xyz")
    assert timeline(nothing).plans == ()


def test_a_month_tells_first_last_and_only_days() -> None:
    """A window that begins and ends elsewhere is under way all month."""
    result = month_with("lead: vp\nwindows: [10/4, 14/4–20/4, 20/3–31/12]")
    assert events(result) == [("04-10", "only"), ("04-14", "begins"), ("04-20", "ends")]
    assert {day.under_way for day in result.days} == {1}


def test_what_presses_most_comes_first_in_a_day() -> None:
    """Last days, then only days, then first days."""
    result = month_with("lead: vp\nwindows: [1/4–10/4, 10/4, 10/4–15/4]")
    assert events(result)[1:4] == [("04-10", "ends"), ("04-10", "only"), ("04-10", "begins")]


def test_a_deadline_is_under_way_from_the_first_day_of_the_plan() -> None:
    """It has no first day of its own, so nothing begins."""
    result = month_with("lead: vp\nwindows: {by: 20/3}", month=3)
    assert events(result) == [("03-20", "ends")]
    assert [day.day.day for day in result.days if day.under_way] == [*range(6, 21)]


def test_holidays_and_swapped_days_are_known() -> None:
    """A Saturday that is worked is a working day; a holiday says why it is off."""
    year = WorkingYear(
        2020,
        "1/QĐ",
        off=(DaysOff(Window(date(2020, 4, 2), date(2020, 4, 2)), "Giỗ Tổ Hùng Vương"),),
        worked=(date(2020, 4, 18),),
    )
    result = month_with("lead: vp", year)
    days = {day.day.day: day for day in result.days}
    assert (days[2].working, days[2].holiday) == (False, "Giỗ Tổ Hùng Vương")
    assert (days[18].working, days[18].weekend) == (True, True)
    assert (days[19].working, days[20].working) == (False, True)
    assert days[19].next_working == days[20].day == days[20].next_working
    assert result.year_known
    assert not month_with("lead: vp").year_known
