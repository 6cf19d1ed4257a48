"""A report on a plan, or on what one unit owes in it, for a period: a pure function of plan, ledger
and day.

States are those of the last day of the period, or of the as-of day if that is earlier. Records
about later days are left out. What nobody recorded is “no data”, and never “not done”.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.periods import ReportPeriod
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.report_annex import AnnexRow
    from bdg_cli.services.report_figures import ReportFigures
    from bdg_cli.services.report_head import ReportHead
    from bdg_cli.services.report_obstacles import ObstacleGroup, Request
    from bdg_cli.services.report_results import SectionResults
    from bdg_cli.services.report_sums import ReportSums
    from bdg_cli.services.report_unfinished import Unfinished


class Report(Value):
    """A whole report, in the order in which it is read.

    `day` is the day whose states it tells. `scope` has the unit that it is about, if it is about
    one. `silent` are the names of units that owe something begun, and recorded nothing in the
    period.
    """

    plan: Plan
    scope: Scope
    period: ReportPeriod
    day: date
    head: ReportHead
    sections: tuple[SectionResults, ...]
    unfinished: tuple[Unfinished, ...]
    obstacles: tuple[ObstacleGroup, ...]
    requests: tuple[Request, ...]
    figures: ReportFigures
    sums: ReportSums
    silent: tuple[str, ...]
    annex: tuple[AnnexRow, ...]
