"""Bringing registers up to date with plan files and ledger, or making them.

What was recorded since a register was written is read from the ledger, and nothing else, where the
ledger is known to be sound; where it is not, it is looked through whole first.
"""

from __future__ import annotations

from bdg_cli.compiled.cache import digest_of, marks_of
from bdg_cli.compiled.pages import DoubtError
from bdg_cli.compiled.register import Origin
from bdg_cli.compiled.registering import compiled
from bdg_cli.domain.history import replay
from bdg_cli.domain.messages import say
from bdg_cli.domain.progress import PROGRESS_INTERVAL
from bdg_cli.domain.value import Value
from bdg_cli.ledger.fingerprint import fingerprint
from bdg_cli.ledger.protocol import Checkpoint
from bdg_cli.services.division import card_of, divide
from bdg_cli.services.record_matching import match_records, names_of
from bdg_cli.services.status import PlanStatus, task_status
from bdg_cli.workspace.views import KeptView, WholeView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bdg_cli.compiled.register import Register
    from bdg_cli.domain.assignments import Assignment, Card
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.fingerprint import Fingerprint
    from bdg_cli.ledger.protocol import Snapshot
    from bdg_cli.workspace import Source, Workspace
    from bdg_cli.workspace.views import View

_MANY = 2000
"""So many records read beside a larger one make it worth writing again."""


class Since(Value):
    """What was recorded since a register was written.

    `changed` are the tasks recorded about, as they stand now, by number; `read` counts the records
    that had to be read for it.
    """

    changed: Mapping[int, Card]
    newest: date | None
    tally: Checkpoint
    read: int


class Renewing:
    """Looks at plans whose registers are missing or were written before the last record."""

    def __init__(self, space: Workspace, now: Fingerprint | None) -> None:
        self._space = space
        self._now = now
        self._sound = False
        self._all: tuple[list[Record], Checkpoint] | None = None

    def view(self, source: Source, today: date) -> View:
        """Look at a plan on a day. Raises LedgerError."""
        register = source.register
        if register is None:
            return self._whole(source, today)
        try:
            since = self._since(register)
            if since is None:
                return self._whole(source, today)
            cache = self._space.cache
            if cache and (register.size <= cache.small or since.read > _MANY):
                self._rewrite(source.path, register, since)
        except DoubtError:
            return self._whole(self._space.forget(source), today)
        if since.newest is not None and today < since.newest:
            return self._whole(source, today, keep=False)
        return KeptView(
            register,
            since.changed,
            today,
            lambda: self._whole(self._space.forget(source), today),
        )

    def _whole(self, source: Source, today: date, *, keep: bool = True) -> View:
        """Work out everything, and keep the register for the next time."""
        records, tally = self._records()
        plan = self._space.whole(source)
        living, _ = match_records(plan, records)
        newest = max((record.day for mine in living.values() for record in mine), default=None)
        past = replay(living, None)
        settled = newest is None or newest <= today
        on_day = past if settled else replay(living, today)
        working = say("Đang đối chiếu {plan} với sổ theo dõi", plan=plan.number)
        divided: list[tuple[Task, tuple[Assignment, ...]]] = []
        cards: list[Card] = []
        with self._space.watching() as watch:
            for number, task in enumerate(plan.tasks):
                if number % PROGRESS_INTERVAL == 0:
                    watch(working, number / len(plan.tasks))
                shares = divide(plan, task, on_day)
                divided.append((task, shares))
                if keep:
                    apart = shares if settled else divide(plan, task, past)
                    cards.append(card_of(plan, number, task, apart))
            if keep:
                watch(say("Đang ghi bộ nhớ đệm của {plan}", plan=plan.number), 0)
                self._keep(source, plan, cards, tally, newest)
        tasks = tuple(task_status(plan, task, shares, today=today) for task, shares in divided)
        unfinished = sum(one.unfinished for task in tasks for one in task.assignments)
        return WholeView(PlanStatus(plan, today, tasks, unfinished))

    def _since(self, register: Register) -> Since | None:
        """Work out what was recorded since; None where this is not what that ledger became."""
        space, plan = self._space, register.plan
        if not self._sound:
            known = space.cache.sound(space.ledger_path) if space.cache else None
            self._sound = self._now is not None and self._now == known
        if not self._sound:
            self._records()
        with space.ledger().reading() as snapshot:
            fresh = snapshot.since(Checkpoint(*register.origin.tally))
            if fresh is None:
                return None
            mine = [one for one in fresh if one.about.plan in (plan.id, *plan.formerly)]
            changed, read = _changed(register, mine, snapshot)
            days = [register.origin.newest, *(one.day for one in mine)]
            newest = max((day for day in days if day), default=None)
            return Since(changed, newest, snapshot.tally(), read + len(fresh))

    def _records(self) -> tuple[list[Record], Checkpoint]:
        """Read the ledger whole, once, and remember that it was sound."""
        if self._all is None:
            space = self._space
            with space.ledger().reading() as snapshot:
                self._all = snapshot.read(), snapshot.tally()
            still = self._now if fingerprint(space.ledger_path) == self._now else None
            if space.cache and still:
                space.cache.vouch(space.ledger_path, still)
            self._sound = True
        return self._all

    def _rewrite(self, path: str, register: Register, since: Since) -> None:
        """Write the register again, with what has changed."""
        if self._now is None or not self._space.cache:
            return
        before = register.cards()
        cards = [since.changed.get(card.number) or register.with_past(card) for card in before]
        plan = register.plan
        origin = register.origin.replace(
            ledger=self._now, tally=_plain(since.tally), newest=since.newest
        )
        self._space.cache.save(path, compiled(plan, cards, origin))

    def _keep(
        self,
        source: Source,
        plan: Plan,
        cards: Sequence[Card],
        tally: Checkpoint,
        newest: date | None,
    ) -> None:
        if self._now is None or not self._space.cache:
            return
        if source.register is not None:
            origin = source.register.origin
            digest, marks = origin.digest, origin.marks
        elif source.content is not None and source.status is not None:
            digest, marks = digest_of(source.content), marks_of(source.status)
        else:
            return
        origin = Origin(digest, marks, self._now, _plain(tally), newest)
        self._space.cache.save(source.path, compiled(plan, cards, origin))


def _changed(
    register: Register, fresh: Iterable[Record], snapshot: Snapshot
) -> tuple[dict[int, Card], int]:
    """Work out the tasks that records are about, from all records about them."""
    numbers = sorted(register.named({record.about.task for record in fresh}))
    tasks = tuple(register.card(number).task for number in numbers)
    if not tasks:
        return {}, 0
    plan = register.plan.replace(tasks=tasks)
    records = snapshot.read(names_of(plan), sound=True)
    past = replay(match_records(plan, records)[0], None)
    return {
        number: card_of(plan, number, task, divide(plan, task, past))
        for number, task in zip(numbers, tasks, strict=True)
    }, len(records)


def _plain(tally: Checkpoint) -> tuple[int, int, int]:
    return tally.last, tally.count, tally.total
