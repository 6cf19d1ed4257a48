"""Finding the messages of a day with few looks at the plans."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.services.lookup import Scope, StatusQuery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.readmodel.queries import PlanView
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.sent_reminders import SentReminder
    from bdg_cli.services.status import PlanStatus

_ROLES = (LEAD, SUPPORT)
_FEW = 20
"""So many units are asked for by name; of more, the whole plan is looked through."""


def due_messages(
    views: Sequence[PlanView],
    *,
    today: date,
    scope: Scope,
    again: bool = False,
    as_of: bool = False,
) -> tuple[UnitMessage, ...]:
    """Return the messages of a day. With `again`, as if what went last to each unit had not gone.

    With `as_of`, they are those of another day: what was sent after it does not count. Today it
    does: the clock was set back, and nothing may go twice.

    First only the tasks are read of which somebody may have to be told; mostly there is none.
    """
    views = [view for view in views if view.closed_on is None]
    asked = StatusQuery(scope, roles=_ROLES, apart=True, reminding=not again)
    statuses = [view.status(asked) for view in views]
    if not any(status.tasks for status in statuses):
        return ()
    from bdg_cli.services.reminding import messages  # on most days nobody is told of anything
    from bdg_cli.services.sent_reminders import before_last

    def sent_to(view: PlanView, query: StatusQuery) -> list[SentReminder]:
        return [one for one in view.sent(query) if not as_of or one.day <= today]

    sent = [one for view in views for one in sent_to(view, asked)]
    told = messages(statuses, before_last(sent) if again else sent, today=today, scope=scope)
    if again or not told:
        return told
    units = [one.unit for one in told]
    if len(units) <= _FEW:
        scope = Scope(asked=True, units=tuple((v.plan.id, unit) for v in views for unit in units))
    whole = []
    for view, status in zip(views, statuses, strict=True):
        near = StatusQuery(scope, _days(view.plan), _ROLES, apart=True)
        sent += sent_to(view, near)
        whole.append(_joined(view.status(near), status))
    return messages(whole, sent, today=today, scope=scope, only=frozenset(units))


def _days(plan: Plan) -> int:
    """Return within how many days what is near by a plan's notice has its date, or more."""
    notice = plan.notice
    return 3 * notice.count + 30 if notice.working else notice.count


def _joined(near: PlanStatus, reminding: PlanStatus) -> PlanStatus:
    there = {task.task.id for task in near.tasks}
    more = [task for task in reminding.tasks if task.task.id not in there]
    return near.replace(tasks=(*near.tasks, *more))
