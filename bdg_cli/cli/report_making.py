"""Making the reports that a call of `bdg report` asks for: which plans, which period, which day."""

from __future__ import annotations

from bdg_cli.cli.context import context_on, day_of, open_workspace, plans_in_force
from bdg_cli.domain.days import show_day
from bdg_cli.domain.errors import RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.periods import ReportPeriod
from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.typed_periods import parse_period
from bdg_cli.domain.value import Value
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.services.report import Report, report_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli.context import CommandContext
    from bdg_cli.cli.env import Env
    from bdg_cli.cli.option_groups import PeriodOptions
    from bdg_cli.domain.days import date
    from bdg_cli.domain.periods import PeriodKind
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import Record
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.workspace.workspace import Workspace

_KINDS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")


class MadeReport(Value):
    """A report, and what it was made of: the status of its plan on its day (all tasks, the members
    of groups apart), all records about the plan, and the folder of the plan file.
    """

    report: Report
    status: PlanStatus
    records: tuple[Record, ...]
    folder: str


def reports(
    env: Env,
    named: Sequence[str] | None,
    unit: Sequence[str] | None,
    as_of: str | None,
    options: PeriodOptions,
) -> tuple[MadeReport, ...]:
    """Return the report of each plan that is named, or else counts at the end of the period.

    Raises UsageError for a period that is none, RefusedError for one in which no plan ran.
    """
    workspace = open_workspace(env)
    made_on = day_of(env, as_of, lambda: plans_in_force(workspace, named, env.today()))
    asked = _asked_period(env, workspace, named, options, made_on)
    day = min(made_on, asked.last) if asked else made_on
    context = context_on(env, workspace, named, day)
    scope = context.scope(env, unit)
    running = [plan for plan in context.plans if plan.issued <= day]
    if not running or (asked is not None and made_on < asked.first):
        raise _too_early(context.plans, asked, made_on)
    context = _only(context, running)
    statuses = context.statuses(StatusQuery(scope, roles=(LEAD,), apart=True))
    owing = [status for status in statuses if not scope.asked or _owes(status, scope)]
    if not owing:
        raise _owes_nothing(context.plans, scope)
    return tuple(
        [
            _report(context, status, asked or _so_far(status.plan, made_on), scope, made_on)
            for status in owing
        ]
    )


def _owes(status: PlanStatus, scope: Scope) -> bool:
    """Return True if the scope owes something in a plan; a status may have more than was asked."""
    owed = [one.unit for task in status.tasks for one in task.assignments]
    return any(scope.covers(status.plan, unit) for unit in owed)


def _owes_nothing(plans: Sequence[Plan], scope: Scope) -> RefusedError:
    """Return that the units of a scope lead no task, and so have nothing to report."""
    names = dict.fromkeys(plan.unit_name(code) for plan in plans for code in scope.codes_in(plan))
    code = next(code for plan in plans for code in scope.codes_in(plan))
    return RefusedError(
        "nothing-owed",
        say("{units} không chủ trì nhiệm vụ nào nên không có gì để báo cáo.", units=tuple(names)),
        say("Xem việc phối hợp: bdg list --unit {unit} --role support", unit=code),
    )


def _report(
    context: CommandContext,
    status: PlanStatus,
    period: ReportPeriod,
    scope: Scope,
    made_on: date,
) -> MadeReport:
    from bdg_cli.services.record_matching import record_names

    records = context.workspace.ledger.read(record_names(status.plan))
    before = None
    if period.before is not None and period.before.last >= status.plan.issued:
        query = StatusQuery(scope, roles=(LEAD,), apart=True)
        earlier = _only(context, [status.plan]).earlier(period.before.last, query)
        before = earlier[0]
    report = report_on(status, before, records, period=period, scope=scope, made_on=made_on)
    folder = context.workspace.folder_of(status.plan.id)
    return MadeReport(report, status, tuple(records), folder)


def _only(context: CommandContext, plans: Sequence[Plan]) -> CommandContext:
    """Return a context of some of its plans."""
    ids = {plan.id for plan in plans}
    return context.replace(
        plans=tuple([plan for plan in context.plans if plan.id in ids]),
        views=tuple([view for view in context.views if view.plan.id in ids]),
    )


def _so_far(plan: Plan, made_on: date) -> ReportPeriod:
    """Return the period of a plan up to a day."""
    first = plan.period.first or plan.issued
    return ReportPeriod(min(first, made_on), made_on, "plan")


def _asked_period(
    env: Env,
    workspace: Workspace,
    named: Sequence[str] | None,
    options: PeriodOptions,
    made_on: date,
) -> ReportPeriod | None:
    """Return the period that a call names, None if it names none."""
    texts = {kind: getattr(options, kind) for kind in _KINDS}
    given = [f"--{kind}" for kind, text in texts.items() if text is not None]
    given += ["--from"] * (options.from_ is not None) + ["--to"] * (options.to is not None)
    if len(given) > 1 and given != ["--from", "--to"]:
        raise UsageError(
            "options-clash",
            say("{one} không đi cùng {other}.", one=given[0], other=given[1]),
            say("Chọn một cách nói kỳ báo cáo."),
        )
    if not given:
        return None
    plans = workspace.plans(named or (), tasks=())
    for kind in _KINDS:
        text = texts[kind]
        if text is not None:
            return parse_period(kind, text, [plan.period for plan in plans], today=made_on)
    first = day_of(env, options.from_, lambda: plans) if options.from_ else None
    last = day_of(env, options.to, lambda: plans) if options.to else made_on
    if first is None:
        starts = [plan.period.first or plan.issued for plan in plans]
        first = min([day for day in starts if day <= last], default=last)
    if last < first:
        ends = f"{show_day(first)}–{show_day(last)}"
        raise UsageError(
            "bad-period",
            say("Kỳ báo cáo {ends} kết thúc trước khi bắt đầu.", ends=ends),
            say("Ghi ngày đầu sau --from, ngày cuối sau --to."),
        )
    return ReportPeriod(first, last)


def _too_early(plans: Sequence[Plan], asked: ReportPeriod | None, made_on: date) -> RefusedError:
    """Return why there is nothing to report: the period lies ahead, or before the plans."""
    if asked is not None and made_on < asked.first:
        return RefusedError(
            "period-ahead",
            say("Kỳ báo cáo bắt đầu ngày {first}, sau ngày {day}.", first=asked.first, day=made_on),
            say("Chọn một kỳ đã bắt đầu."),
        )
    first = min(plans, key=lambda plan: plan.issued)
    return RefusedError(
        "period-before-plan",
        say(
            "{plan} ban hành ngày {issued}, sau kỳ báo cáo.",
            plan=first.named,
            issued=first.issued,
        ),
        say("Chọn một kỳ kết thúc từ ngày {issued}.", issued=first.issued),
    )
