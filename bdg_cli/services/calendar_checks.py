"""Checking that it is known which days are worked while a plan runs."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import PlacesByPart
    from bdg_cli.domain.working_days import WorkingDays


def check_calendar(plan: Plan, places: PlacesByPart, calendar: WorkingDays) -> list[Problem]:
    """Return P605 if nothing is known of the public holidays in some years of a plan's period."""
    first = plan.period.first or plan.period.last
    unknown = [
        year for year in range(first.year, plan.period.last.year + 1) if not calendar.knows(year)
    ]
    if not unknown:
        return []
    return [
        Problem(
            "P605",
            say("Chưa có lịch nghỉ lễ, Tết: {years}.", years=tuple(_spans(unknown))),
            places.get(("plan", "period"), Place(plan.id)),
            say(
                "Mới tính thứ Bảy, Chủ nhật là ngày nghỉ. Có lịch chính thức thì ghi vào "
                "working-days.yaml cạnh tệp này."
            ),
            "note",
        )
    ]


def _spans(years: list[int]) -> list[str]:
    """Return years in a row as one text: `2027–2030`."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return [str(one[0]) if len(one) == 1 else f"{one[0]}–{one[-1]}" for one in spans]
