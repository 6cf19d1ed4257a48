"""A plan on a day, looked at no further than a question needs.

A plan whose register was kept is asked table by table; what was recorded since then is worked out
anew and takes the place of what the register says of those tasks. Without a register, or on a day
before the last record, all is worked out.
"""

from __future__ import annotations

from bdg_cli.compiled.pages import DoubtError
from bdg_cli.compiled.register import EVERYBODY
from bdg_cli.domain.days import timedelta
from bdg_cli.domain.history import NO_HISTORY
from bdg_cli.domain.plan import LEAD, group_of
from bdg_cli.domain.states import settled_state, state_of
from bdg_cli.services.status import AssignmentCount, PlanStatus, task_status

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from bdg_cli.compiled.register import Register
    from bdg_cli.domain.assignments import Assignment, Card
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.history import History
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.records import AssignmentKey
    from bdg_cli.domain.states import State
    from bdg_cli.services.lookup import StatusQuery

    class View(Protocol):
        """What both kinds of view can tell."""

        @property
        def plan(self) -> Plan:
            """Return the plan; its tasks may be left out."""

        @property
        def unfinished(self) -> int:
            """Count the assignments that are still owed."""

        def standing(self, question: StatusQuery) -> PlanStatus:
            """Work out where the tasks stand that the question is about."""


class WholeView:
    """A plan that was worked out whole."""

    def __init__(self, standing: PlanStatus) -> None:
        self._standing = standing
        self.plan = standing.plan
        self.unfinished = standing.unfinished

    def standing(self, question: StatusQuery) -> PlanStatus:
        """Return everything, whatever the question."""
        del question
        return self._standing


class KeptView:
    """A plan asked by way of its register; `changed` has the tasks recorded about since then."""

    def __init__(
        self,
        register: Register,
        changed: Mapping[int, Card],
        today: date,
        otherwise: Callable[[], View],
    ) -> None:
        """`otherwise` looks at the plan without its register, should that turn out spoilt."""
        self._otherwise = otherwise
        self._register = register
        self._changed = changed
        self._today = today
        self.plan = register.plan
        self._before = [register.card(number) for number in changed]
        self.unfinished = (
            register.unfinished
            + sum(card.unfinished for card in changed.values())
            - sum(card.unfinished for card in self._before)
        )

    def standing(self, question: StatusQuery) -> PlanStatus:
        """Read what the question is about."""
        try:
            return self._asked(question)
        except DoubtError:
            return self._otherwise().standing(question)

    def _asked(self, question: StatusQuery) -> PlanStatus:
        scope, plan = question.scope, self.plan
        code = scope.code_in(plan)
        if scope.asked and code is None:
            return PlanStatus(plan, self._today, (), self.unfinished, 0, ())
        of_unit = code is not None
        pressing = question.within is not None and not (of_unit and question.counts)
        if not pressing and not of_unit:
            return self._whole(question)
        keys = {code, group_of(code)} if code is not None else {EVERYBODY}
        if pressing and question.within is not None:
            numbers, elsewhere = self._pressing(keys, question, question.within)
        else:
            numbers, elsewhere = self._register.having(keys), 0
        if question.counts:
            numbers |= self._register.obstructed()
        numbers |= set(self._changed)
        if elsewhere:
            elsewhere -= sum(self._register.card(number).undated for number in numbers)
        return PlanStatus(
            plan,
            self._today,
            tuple(
                task_status(plan, card.task, self._shares(card, question), today=self._today)
                for card in map(self._card, sorted(numbers))
            ),
            self.unfinished,
            elsewhere,
            self._counts(sections=question.sections) if question.counts and not of_unit else None,
        )

    def _whole(self, question: StatusQuery) -> PlanStatus:
        cards = [self._changed.get(card.number, card) for card in self._register.cards()]
        plan = self.plan.replace(tasks=tuple(card.task for card in cards))
        tasks = tuple(
            task_status(plan, card.task, self._shares(card, question), today=self._today)
            for card in cards
        )
        return PlanStatus(plan, self._today, tasks, self.unfinished)

    def _pressing(self, keys: set[str], question: StatusQuery, within: int) -> tuple[set[int], int]:
        """Return the tasks that may press, and how many others have something without a day."""
        today, register = self._today, self._register
        try:
            until = today + timedelta(days=within)
        except OverflowError:
            until = today.max
        numbers = register.pressing(keys, today, until)
        if self.plan.period.last <= until or question.scope.asked or LEAD not in question.roles:
            return numbers | register.undated(keys), 0
        return numbers, register.undated_count

    def _card(self, number: int) -> Card:
        changed = self._changed.get(number)
        return changed if changed is not None else self._register.card(number)

    def _shares(self, card: Card, question: StatusQuery) -> tuple[Assignment, ...]:
        """Return the shares of a task, members apart where the question is about them."""
        plan, code = self.plan, question.scope.code_in(self.plan)
        if not card.divided:
            return card.shares
        member = code is not None and group_of(code) != code
        everyone = question.apart or (question.counts and code is not None and not member)
        if not everyone and not member:
            return card.shares
        from bdg_cli.services.division import divide, take_out  # what only members need

        if everyone:
            return divide(plan, card.task, self._past(card, None))
        own = divide(plan, card.task, self._past(card, code), only=code)
        return take_out(plan, card.shares, own)

    def _past(self, card: Card, unit: str | None) -> dict[AssignmentKey, History]:
        if card.number in self._changed:
            return dict(card.past)
        return self._register.past(card, unit)

    def _counts(self, *, sections: bool) -> tuple[AssignmentCount, ...]:
        """Count all assignments: the register's, with the changed tasks as they stand now."""
        plan = self.plan

        def state(window: Window | None) -> State:
            return state_of(
                window, NO_HISTORY, period=plan.period, notice=plan.notice, today=self._today
            )

        sums = self._register.counts(state, sections=sections)
        for cards, sign in ((self._before, -1), (self._changed.values(), 1)):
            for card in cards:
                for share in card.shares:
                    stands = settled_state(share.window, share.history, period=plan.period)
                    heap = sums.setdefault(
                        (stands or state(share.window), share.window is not None), {}
                    )
                    part = (group_of(share.about.unit), card.task.section if sections else "")
                    heap[part] = heap.get(part, 0) + sign * share.count
        return tuple(
            AssignmentCount(unit, section, stands, dated, count)
            for (stands, dated), heap in sums.items()
            for (unit, section), count in heap.items()
            if count
        )
