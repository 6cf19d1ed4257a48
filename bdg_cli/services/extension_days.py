"""The new last day of an extension, when its year is not written."""

from __future__ import annotations

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.typed_days import has_year, possible_days, the_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan

_HALF_YEAR = 183


def new_last_day(text: str, window: Window | None, plan: Plan, *, today: date) -> date:
    """Return the day that a text means as a new last day, given the window that counts.

    Without a year it is the day after the present last day, within the plan; or else the next such
    day, if it is less than half a year away: `25/1` in December is in January. Raises DayError, and
    UsageError if two years fit.
    """
    end = max(today, plan.period.last)
    found = possible_days(text, Window(plan.issued, end), today=today)
    if has_year(text):
        return found[0]
    last = window.last if window else plan.issued
    meant = [day for day in found if day > last]
    if meant:
        return the_day(text, meant)
    latest = max(found)
    if latest >= today:  # still to come, and too early: that is told
        return latest
    after = max(today, last)
    following = possible_days(text, Window(after, after), today=today)[0]
    if (following - after).days < _HALF_YEAR:
        return following
    return the_day(text, [latest, following])
