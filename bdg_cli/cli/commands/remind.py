"""`bdg remind`: who is told of what today; with --send it goes, each step at most once."""

from __future__ import annotations

from bdg_cli.cli.choices import require_choice
from bdg_cli.cli.context import (
    CommandContext,
    bring_up_to_date,
    day_of,
    find_scope,
    open_workspace,
    plans_in_force,
)
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.wording.language import N_
from bdg_cli.workspace.due_messages import due_messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Nhắc việc: hôm nay nhắc ai, việc gì, vì sao; --send thì gửi đi.

Mỗi đơn vị một tin, gồm mọi việc đang gấp của đơn vị ấy. Một bậc nhắc (trước kỳ,
trước hạn, sau hạn) chỉ gửi một lần; việc đã xong thì thôi nhắc. Không có gì để
nhắc thì không in gì.

Ví dụ:
  bdg remind
  bdg remind --as-of 12/12 --unit xa
  bdg remind --send
  bdg remind --format text
""")
_FORMATS = ("table", "text", "json")


def run(
    env: Env,
    *,
    unit: opt.UnitOption = None,
    plan: opt.PlanOption = None,
    as_of: opt.AsOfOption = None,
    send: opt.SendOption = False,
    again: opt.AgainOption = None,
    digest: opt.DigestOption = False,
    test: opt.TestAddressOption = None,
    format: opt.RemindFormatOption = "table",  # noqa: A002 -- the option is called --format
    json: opt.JsonOption = False,
) -> int:
    """Show what would go on a day, or send it."""
    shape = "json" if json else require_choice(env, format, _FORMATS, "--format")
    if send and as_of is not None:
        raise UsageError(
            "send-another-day",
            say("--send chỉ gửi tin của hôm nay, không đi cùng --as-of."),
            say("Bỏ --as-of để gửi, hoặc bỏ --send để chỉ xem."),
        )
    context = _context(env, plan, as_of, identified=send)
    if test is not None:
        from bdg_cli.cli.reminder_verb import send_trial  # few calls try the settings

        return send_trial(env, context, test)
    named = [again] if again is not None else unit
    scope = find_scope(env, context.workspace, context.plans, named)
    if digest:
        from bdg_cli.cli.reminder_verb import give_digest  # one call a day

        return give_digest(env, context, scope, send=send, json=shape == "json")
    told = () if as_of is not None else _tell_of_stopped_runs(env, context)
    found = context.ask(
        lambda views: due_messages(
            views,
            today=context.today,
            scope=scope,
            again=again is not None,
            as_of=as_of is not None,
        )
    )
    if found or shape == "json" or (shape == "table" and not send and _has_sent_today(context)):
        from bdg_cli.cli.reminder_verb import ReminderCall, give_messages  # most days have none

        call = ReminderCall(shape, scope, send, again is not None, told)
        return give_messages(env, context, found, call)
    return 0


def _context(
    env: Env, named: Sequence[str] | None, as_of: str | None, *, identified: bool
) -> CommandContext:
    """Open the plans that are followed up: those of which the period is over, too."""
    workspace = open_workspace(env)
    bring_up_to_date(env, workspace)
    if identified:
        workspace.require_one()  # contacts are those of one folder, and so are claims
        workspace.check_identity()
    today = day_of(env, as_of, lambda: plans_in_force(workspace, named, env.today()))
    views = [one for one in workspace.views(named or (), today=today) if one.closed_on is None]
    return CommandContext(workspace, tuple([one.plan for one in views]), tuple(views), today)


def _has_sent_today(context: CommandContext) -> bool:
    return context.ask(lambda views: any(view.sent_today() for view in views))


def _tell_of_stopped_runs(env: Env, context: CommandContext) -> tuple[str, ...]:
    """Say which message of a run that did not come to its end may not have gone; return the runs
    that this is said of.
    """
    runs = context.ask(lambda views: {run for view in views for run in view.unfinished_runs()})
    if not runs:
        return ()
    from bdg_cli.cli.reminder_verb import tell_of_stopped_runs  # a machine rarely dies

    return tell_of_stopped_runs(env, context, runs)
