"""The steps on which a unit is reminded of one window: which comes when, and which one counts.

Before a window opens, its opening steps speak; from then on those before its last day, and after
it those for work that is late. A completion that was given back has a step among them. On a day the
latest step that has come counts, and no other: days on which nobody looked are caught up without a
flood. Once a step went, the earlier ones are past.
"""

from __future__ import annotations

from itertools import chain

from bdg_cli.domain.days import timedelta
from bdg_cli.domain.reminders import ENDS, OPENS, RETURNED, ReminderStep
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.reminders import StepKind

CATCH_UP = 7
"""So many days after its day an opening step is still worth sending."""
AFTER_PERIOD = 90
"""So many days after a plan's period late work is still reminded of: a plan that nobody closed must
not remind for ever.
"""


class StepSpan(Value):
    """Days, both included, on which a step that has not gone may count."""

    since: date
    until: date


class WindowSteps:
    """The steps of one window of a plan, the one that counts after an extension.

    `late` is False for a unit that only supports: it is told of the days, and not that others are
    late. `returned` is the day on which what the unit completed was given back.
    """

    def __init__(
        self, plan: Plan, window: Window | None, *, late: bool, returned: date | None = None
    ) -> None:
        self._plan = plan
        self._late = late
        self._returned = returned
        self.due = plan.due_day(window)
        first = window.first if window else None
        begin = max(plan.issued, plan.period.first or plan.issued)
        closing = _before(plan, ENDS, self.due)
        if first is not None and first > begin:
            closing = [step for step in closing if step.on >= first]
            taken = {step.on for step in closing}
            opening = [step for step in _before(plan, OPENS, first) if step.on not in taken]
        else:
            opening = []
        self.opening = tuple(opening)
        self.closing = tuple(closing)
        self.until = later(max(plan.period.last, self.due), AFTER_PERIOD) if late else self.due

    def ending(self) -> Iterator[ReminderStep]:
        """Yield the steps about the last day, in the order in which they come."""
        yield from self.closing
        if not self._late:
            return
        ladder = self._plan.remind
        for days in ladder.after:
            yield ReminderStep(ENDS, self.due, days, later(self.due, days))
        days = max(ladder.after, default=0)
        while ladder.every and days < (self.until - self.due).days:
            days += ladder.every
            yield ReminderStep(ENDS, self.due, days, later(self.due, days))

    def _in_order(self) -> Iterator[ReminderStep]:
        """Yield all steps in the order in which they come, that of a return last of its day."""
        day = self._returned
        told = None if day is None else ReminderStep(RETURNED, day, 0, day)
        for step in chain(self.opening, self.ending()):
            if told is not None and step.on > told.on:
                yield told
                told = None
            yield step
        if told is not None:
            yield told

    def on(self, today: date, sent: Collection[str]) -> ReminderStep | None:
        """Return the step that a unit is to be told of on a day; None if there is none, or it went
        already. `sent` are the keys of the steps that went.
        """
        if today > self.until:
            return None
        counts = None
        for step in self._in_order():
            if step.on > today:
                break
            too_late = step.about == OPENS and today > later(step.on, CATCH_UP)
            counts = None if too_late or step.key in sent else step
        if counts is None or not sent:
            return counts
        # where the clock was set back, a later step went already
        return counts if counts in _after_last([*self._in_order()], sent) else None

    def spans(self, sent: Collection[str]) -> Iterator[StepSpan]:
        """Yield when `on` may return a step: on some of the days of each, and on no other day."""
        left: Iterable[ReminderStep] = self._in_order()
        if sent:
            left = _after_last([*left], sent)
        opening: list[ReminderStep] = []
        ahead = None
        for step in left:
            if step.about != OPENS:
                ahead = step
                break
            opening.append(step)
        if opening:
            yield StepSpan(opening[0].on, min(later(opening[-1].on, CATCH_UP), self.until))
        if ahead is not None and ahead.on <= self.until:
            yield StepSpan(ahead.on, self.until)


def later(day: date, days: int) -> date:
    """Return the day so many days later, or the last of all days."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day.max


def _before(plan: Plan, about: StepKind, day: date) -> list[ReminderStep]:
    """Return the steps before a day, in order; of two on one day, the one with the shorter lead."""
    found: dict[date, ReminderStep] = {}
    for lead in plan.remind.before:
        on = lead.before(day, plan.calendar)
        found[on] = ReminderStep(about, day, -lead.count, on)
    return [found[on] for on in sorted(found)]


def _after_last(steps: Sequence[ReminderStep], sent: Collection[str]) -> Sequence[ReminderStep]:
    """Return the steps after the last one that went."""
    gone = [place for place, step in enumerate(steps) if step.key in sent]
    return steps[gone[-1] + 1 :] if gone else steps
