"""The figures of a report: of all assignments and of those with a day, beside the period before."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.services.summary import Counts, SummaryRow


class Figure(Value):
    """One line of the table. `before` is of all, at the end of the period before; None without one.

    `code` is stable: total, done, done_on_time, done_late, running, overdue, not_due, undated,
    cancelled. `part` is True for a line that is part of the one above it.
    """

    code: str
    label: Message
    all: int
    dated: int
    before: int | None = None
    part: bool = False


class ReportFigures(Value):
    """All figures. `all` and `dated` are the counts that the lines are made of.

    `before` are the counts of all at the end of the period before, the day `before_day`; None if
    there is no such period, or the plan had not been issued then. `in_period` is how many were
    completed in the period. `units` are the counts of each unit that owes something.
    """

    all: Counts
    dated: Counts
    before: Counts | None
    before_day: date | None
    in_period: int
    lines: tuple[Figure, ...]
    units: tuple[SummaryRow, ...]
