"""`bdg due`: what is due, most urgent first; or who still owes some tasks."""

from __future__ import annotations

from bdg_cli.cli.choices import FAILING_WORDS, ROLE_WORDS, require_choice
from bdg_cli.cli.context import (
    days_ahead,
    list_renderer_for,
    named_task,
    open_context,
    renderer_for,
)
from bdg_cli.cli.option_groups import ListOptions
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.states import AWAITING
from bdg_cli.services.agenda import agenda
from bdg_cli.services.lookup import ROLES, StatusQuery
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.context import CommandContext
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.states import State
    from bdg_cli.services.awaiting import ToConfirm
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.status import PlanStatus, TaskStatus

HELP = N_("""Việc đang cần làm: quá hạn, sắp hết hạn, sắp đến kỳ; gấp nhất ở trên.

Thành viên của một nhóm thấy việc của cả nhóm.
Hỏi cả nhóm thì mỗi nhiệm vụ một dòng, kèm số đơn vị chưa xong; đơn vị được gia hạn ở dòng riêng.
--each kể tên từng đơn vị.
Kể nhiệm vụ thì trả lời ai chưa xong, thành một đoạn ngắn để chép vào tin nhắn.

Ví dụ:
  bdg due --unit xa
  bdg due --within 7d --fail-on overdue
  bdg due IV.5-1b
  bdg due --to-confirm
""")

_FAILING = {
    "overdue": ("overdue",),
    "closing": ("overdue", "closing"),
    "any": (),
}
_ALWAYS = 36500
"""So many days ahead is everything."""


def run(
    env: Env,
    *,
    tasks: opt.AboutTasksArgument = None,
    unit: opt.UnitOption = None,
    within: opt.WithinOption = "30d",
    until: opt.DueUntilOption = None,
    role: opt.RoleOption = None,
    overdue: opt.OverdueOption = False,
    opening: opt.OpeningOption = False,
    closing: opt.ClosingOption = False,
    each: opt.EachMemberOption = False,
    to_confirm: opt.ToConfirmOption = False,
    fail_on: opt.FailOnOption = None,
    quiet_when_empty: opt.QuietOption = False,
    shared: ListOptions = ListOptions(),
) -> int:
    """Show what is due. A unit sees all its roles; without a unit only the leads are shown."""
    context = open_context(env, shared.plan, shared.as_of, fresh=shared.fresh, running=not tasks)
    named: frozenset[tuple[str, str]] = frozenset()
    if tasks:
        context, named = _about(env, context, tasks, shared.plan)
    scope = context.scope(env, unit)
    roles = (
        require_choice(env, role, tuple(ROLES), "--role", ROLE_WORDS)
        if role
        else ("any" if scope.asked and not tasks else "lead")
    )
    failing = (
        require_choice(env, fail_on, tuple(_FAILING), "--fail-on", FAILING_WORDS)
        if fail_on
        else None
    )
    asked: dict[State, bool] = {"overdue": overdue, "opening": opening, "closing": closing}
    states = tuple(state for state, wanted in asked.items() if wanted)
    days = (
        days_ahead(env, until, context.today, context.plans, "--until")
        if until
        else days_ahead(env, within, context.today, context.plans)
    )
    query = StatusQuery(scope, days, ROLES[roles], apart=each)
    if to_confirm:
        if states:
            raise UsageError(
                "not-together",
                say("--to-confirm không đi cùng --overdue, --opening, --closing."),
                say("Bỏ một trong các tùy chọn ấy."),
            )
        waiting = _waiting(context.with_ended(), scope, named)
        if waiting.items or not quiet_when_empty:
            list_renderer_for(env, shared).to_confirm(waiting)
        return _code(failing, {AWAITING} if waiting.items else set())
    if tasks:
        days, each = _ALWAYS, each or shared.csv
        ids = tuple({task for _, task in named})
        query = StatusQuery(scope, roles=ROLES[roles], apart=True, tasks=ids)
    statuses = context.statuses(query)
    if tasks:
        statuses = tuple([_only(status, named) for status in statuses])
    found: set[State]
    if tasks and not each:
        about = [task for status in statuses for task in status.tasks]
        found = _show_missing(env, context, about, scope, states, json=shared.json)
    else:
        result = agenda(
            statuses,
            today=context.today,
            within=days,
            scope=scope,
            roles=ROLES[roles],
            states=states,
            each=each,
            ended=context.left_over(scope),
        )
        result = result.replace(awaiting=result.awaiting + context.waiting_over(scope))
        shown = list_renderer_for(env, shared)
        if result.items or not quiet_when_empty:
            shown.agenda(result)
        found = {item.state for item in result.items}
    return _code(failing, found)


def _code(failing: str | None, found: set[State]) -> int:
    if failing is not None and any(
        not _FAILING[failing] or state in _FAILING[failing] for state in found
    ):
        from bdg_cli.cli.exit_codes import FINDINGS

        return FINDINGS
    return 0


def _waiting(context: CommandContext, scope: Scope, named: frozenset[tuple[str, str]]) -> ToConfirm:
    """Return what waits to be confirmed, of the tasks that are named if any are."""
    from bdg_cli.services.awaiting import to_confirm  # few plans ask to confirm
    from bdg_cli.services.record_matching import record_names

    statuses = context.statuses(StatusQuery(apart=True, awaiting=True))
    if named:
        statuses = tuple([_only(status, named) for status in statuses])
    names = {name for status in statuses for name in record_names(status.plan)}
    records = context.workspace.ledger.read(names) if names else []
    return to_confirm(statuses, records, today=context.today, scope=scope)


def _show_missing(
    env: Env,
    context: CommandContext,
    tasks: Sequence[TaskStatus],
    scope: Scope,
    states: Sequence[State],
    *,
    json: bool,
) -> set[State]:
    """Show who still owes the tasks; return the states that this is in."""
    from bdg_cli.services.missing_units import missing_units  # as few calls name a task

    report = missing_units(tasks, today=context.today, scope=scope, states=states)
    renderer_for(env, json=json).missing(report)
    return {part.state for one in report.tasks for part in one.parts}


def _about(
    env: Env, context: CommandContext, words: Sequence[str], named: Sequence[str] | None
) -> tuple[CommandContext, frozenset[tuple[str, str]]]:
    """Return the context with the plans of the tasks that are named, and each plan id and task id.

    Raises UsageError for a word that names a unit, and RefusedError if it names nothing.
    """
    from bdg_cli.services.lookup import find_named

    space = context.workspace
    views = space.views(named or (), today=context.today)
    plans = space.plans(named or (), tasks=words)
    here = {plan.id for plan in context.plans}
    found: set[tuple[str, str]] = set()
    for word in words:
        no_task = not any(find_named(plan, word) for plan in plans)
        if no_task and any(space.find_units(plan, word) for plan in plans):
            raise UsageError(
                "unit-as-task",
                say("“{word}” là đơn vị, không phải nhiệm vụ.", word=word),
                say("Gõ: bdg due --unit {word}", word=f'"{word}"' if " " in word else word),
            )
        plan, task = named_task(env, plans, here, word)
        found.add((plan.id, task.id))
    owners = {plan for plan, _ in found}
    kept = tuple([view for view in views if view.plan.id in owners])
    plans = tuple([view.plan for view in kept])
    return context.replace(views=kept, plans=plans), frozenset(found)


def _only(status: PlanStatus, named: frozenset[tuple[str, str]]) -> PlanStatus:
    """Return the status with the tasks that are named: another plan may have one of their ids."""
    kept = [task for task in status.tasks if (status.plan.id, task.task.id) in named]
    return status.replace(tasks=tuple(kept))
