"""A report on a plan, or on what one unit owes in it, for a period: a pure function of plan, ledger
and day.

States are those of the last day of the period, or of the as-of day if that is earlier. Records
about later days are left out. What nobody recorded is “no data”, and never “not done”.
"""

from __future__ import annotations

from bdg_cli.domain.records import UNDO
from bdg_cli.domain.value import Value
from bdg_cli.services.digest import silent_units
from bdg_cli.services.report_annex import annex_of
from bdg_cli.services.report_awaiting import awaiting_of
from bdg_cli.services.report_facts import report_facts
from bdg_cli.services.report_figures import figures_of
from bdg_cli.services.report_head import report_head
from bdg_cli.services.report_obstacles import obstacles_of, requests_of
from bdg_cli.services.report_results import results_of
from bdg_cli.services.report_sums import sums_of
from bdg_cli.services.report_unfinished import unfinished_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.periods import ReportPeriod
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey, Record
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.report_annex import AnnexRow
    from bdg_cli.services.report_awaiting import AwaitingTask
    from bdg_cli.services.report_figures import ReportFigures
    from bdg_cli.services.report_head import ReportHead
    from bdg_cli.services.report_obstacles import ObstacleGroup, Request
    from bdg_cli.services.report_results import SectionResults
    from bdg_cli.services.report_sums import ReportSums
    from bdg_cli.services.report_unfinished import Unfinished
    from bdg_cli.services.status import PlanStatus


class Report(Value):
    """A whole report, in the order in which it is read.

    `day` is the day whose states it tells. `scope` has the unit that it is about, if it is about
    one. `silent` are the names of units that owe something begun, and recorded nothing in the
    period. `no_data` are the assignments that have begun, and of which nothing at all is recorded.
    """

    plan: Plan
    scope: Scope
    period: ReportPeriod
    day: date
    head: ReportHead
    sections: tuple[SectionResults, ...]
    unfinished: tuple[Unfinished, ...]
    awaiting: tuple[AwaitingTask, ...]
    obstacles: tuple[ObstacleGroup, ...]
    requests: tuple[Request, ...]
    figures: ReportFigures
    sums: ReportSums
    silent: tuple[str, ...]
    annex: tuple[AnnexRow, ...]
    no_data: frozenset[AssignmentKey]


def report_on(
    status: PlanStatus,
    before: PlanStatus | None,
    records: Sequence[Record],
    *,
    period: ReportPeriod,
    scope: Scope,
    made_on: date,
) -> Report:
    """Return the report on a plan, given its status on the day that counts, all tasks of the scope
    in it and the members of groups apart; that at the end of the period before, if there is one;
    and all records about the plan. `made_on` is the day that stands in its head.
    """
    plan, day = status.plan, status.today
    records = [record for record in records if record.kind == UNDO or record.day <= day]
    facts = report_facts(status, records, period=period, scope=scope)
    earlier = (
        report_facts(before, records, period=period, scope=scope) if before is not None else None
    )
    sections = results_of(facts, records)
    obstacles = obstacles_of(facts)
    silent = silent_units([status], records, scope, since=period.first)
    return Report(
        plan,
        scope,
        period,
        day,
        report_head(plan, scope, period, made_on=made_on, day=day),
        sections,
        unfinished_of(facts),
        awaiting_of(facts),
        obstacles,
        requests_of(obstacles),
        figures_of(facts, status, earlier),
        sums_of(facts),
        facts.who(unit for unit in facts.names if unit in silent),
        annex_of(facts, sections),
        frozenset([one.about for one in facts.assignments if facts.has_no_data(one)]),
    )
