"""The folder of plans and its ledger: where the user's files are read and written.

A plan that has not changed is not read again: its register was kept in the cache, and so was which
state of the ledger was found sound. The cache is never precious; a doubt about it costs only time.
"""

from __future__ import annotations

import os

from bdg_cli.compiled.pages import DoubtError
from bdg_cli.domain.errors import InvalidPlanError, PlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.workspace.folder import LEDGER, content_of, plan_files, shown, stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager
    from os import stat_result

    from bdg_cli.compiled.cache import Cache
    from bdg_cli.compiled.register import Register
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.ledger.sqlite import SqliteLedger
    from bdg_cli.workspace.renewing import Renewing
    from bdg_cli.workspace.views import View


class Source(Value):
    """A plan file that was opened: by the register kept of it, or read whole; then `content` and
    `status` are those of the file.
    """

    path: str
    register: Register | None
    plan: Plan
    content: bytes | None = None
    status: stat_result | None = None


class Workspace:
    """One folder of plans; `cache` holds what was kept of plans read earlier."""

    def __init__(
        self,
        folder: str,
        cache: Cache | None = None,
        watching: Callable[[], AbstractContextManager[ProgressCallback]] | None = None,
    ) -> None:
        """`watching` gives somebody who looks on while something takes long."""
        self.folder = folder
        self.cache = cache
        self.watching = watching or _nobody
        self._sources: dict[str, Source] = {}

    @property
    def ledger_path(self) -> str:
        """Return where the ledger lies, whether it is there or not."""
        return os.path.join(self.folder, LEDGER)

    def ledger(self) -> SqliteLedger:
        """Return the ledger; nothing is opened or made before it is read or written."""
        from bdg_cli.ledger.sqlite import open_ledger

        return open_ledger(self.ledger_path)

    def plan_files(self) -> tuple[str, ...]:
        """Return the paths of all plan files, sorted by name."""
        return plan_files(self.folder)

    def plans(
        self, wanted: Sequence[str] = (), *, tasks: Collection[str] | None = None
    ) -> tuple[Plan, ...]:
        """Load all plans, or those whose id or file is named.

        With `tasks`, other tasks than those with these ids may be left out, unless no plan has one
        of them: then all are there to choose from.

        Raises InvalidPlanError with all problems of a plan file that has errors, PlanError when
        there is no plan, and RefusedError for a name that fits none.
        """
        sources = self.sources(wanted)
        if tasks is None:
            return tuple(self.whole(source) for source in sources)
        plans = tuple(self._part(source, tasks) for source in sources)
        there = {task.id.lower() for plan in plans for task in plan.tasks}
        if all(task.strip().lower() in there for task in tasks):
            return plans
        return tuple(self.whole(source) for source in sources)

    def sources(self, wanted: Sequence[str] = ()) -> tuple[Source, ...]:
        """Open the plan files that are named, or all; raises as `plans` does."""
        files = self.plan_files()
        if not files:
            raise PlanError(
                "no-plans",
                say("Thư mục “{folder}” chưa có kế hoạch nào.", folder=self.folder),
                say("Tạo kế hoạch mẫu: bdg init; hoặc chỉ thư mục khác: --plans THƯ-MỤC."),
            )
        named = {stem(path): path for path in files}
        if wanted and all(name in named for name in wanted):
            return tuple(self._source(named[name]) for name in dict.fromkeys(wanted))
        sources = tuple(self._source(path) for path in files)
        _check_ids(sources)
        if not wanted:
            return sources
        chosen = [one for one in sources if one.plan.id in wanted or one.plan.number in wanted]
        known = {name for one in chosen for name in (one.plan.id, one.plan.number)}
        missing = [name for name in wanted if name not in known]
        if missing:
            raise RefusedError(
                "plan-unknown",
                say("Không có kế hoạch nào mã là “{plan}”.", plan=missing[0]),
                say("Các kế hoạch: {plans}.", plans=tuple(one.plan.id for one in sources)),
            )
        return tuple(chosen)

    def views(self, wanted: Sequence[str] = (), *, today: date) -> tuple[View, ...]:
        """Look at the plans on a day; raises as `plans` does, and LedgerError."""
        from bdg_cli.ledger.fingerprint import fingerprint
        from bdg_cli.workspace.views import KeptView

        now = fingerprint(self.ledger_path)
        renewing: Renewing | None = None
        views: list[View] = []
        for source in self.sources(wanted):
            register = source.register
            if register is not None and now is not None and register.holds(now, today):
                views.append(KeptView(register, {}, today, self._otherwise(source, today)))
                continue
            if renewing is None:
                from bdg_cli.workspace.renewing import Renewing

                renewing = Renewing(self, now)
            views.append(renewing.view(source, today))
        return tuple(views)

    def keep(self, today: date) -> None:
        """Make the registers of plan files that had to be read; whatever fails is no harm."""
        if self.cache and any(source.register is None for source in self._sources.values()):
            from bdg_cli.ledger.fingerprint import fingerprint
            from bdg_cli.workspace.renewing import Renewing

            renewing = Renewing(self, fingerprint(self.ledger_path))
            for source in self._sources.values():
                if source.register is None:
                    renewing.view(source, today)

    def forget(self, source: Source) -> Source:
        """Open a plan file anew whose register turned out to be spoilt."""
        if self.cache:
            self.cache.drop(source.path)
        fresh = self._sources[source.path] = self._read(source.path)
        return fresh

    def whole(self, source: Source) -> Plan:
        """Return a plan with all its tasks."""
        if source.register is None:
            return source.plan
        try:
            return source.plan.replace(tasks=tuple(one.task for one in source.register.cards()))
        except DoubtError:
            return self.forget(source).plan

    def _source(self, path: str) -> Source:
        if path not in self._sources:
            cache = self.cache
            register = cache.load(path, lambda: self._read(path).plan) if cache else None
            self._sources[path] = (
                Source(path, register, register.plan) if register else self._read(path)
            )
        return self._sources[path]

    def _part(self, source: Source, tasks: Collection[str]) -> Plan:
        register = source.register
        if register is None:
            return source.plan
        try:
            numbers = sorted(register.named(tasks)) if tasks else ()
            found = tuple(register.card(number).task for number in numbers)
        except DoubtError:
            return self.forget(source).plan
        return source.plan.replace(tasks=found)

    def _read(self, path: str) -> Source:
        from bdg_cli.planfile.reader import read_plan_file

        content, status = content_of(path)
        with self.watching() as watch:
            reading = read_plan_file(content, file=shown(path), plan_id=stem(path), watch=watch)
        if reading.plan is None:
            raise InvalidPlanError(
                say("Kế hoạch “{file}” có lỗi nên chưa dùng được.", file=shown(path)),
                reading.problems,
            )
        return Source(path, None, reading.plan, content, status)

    def _otherwise(self, source: Source, today: date) -> Callable[[], View]:
        """Return what looks at a plan whose register turns out to be spoilt."""

        def look() -> View:
            from bdg_cli.workspace.renewing import Renewing

            return Renewing(self, None).view(self.forget(source), today)

        return look


def _nobody() -> AbstractContextManager[ProgressCallback]:
    from contextlib import nullcontext

    from bdg_cli.domain.progress import no_progress

    return nullcontext(no_progress)


def _check_ids(sources: Sequence[Source]) -> None:
    seen: dict[str, str] = {}
    for source in sources:
        plan = source.plan.id
        if plan in seen:
            raise PlanError(
                "plan-id-twice",
                say(
                    "Hai kế hoạch cùng mã “{plan}”: {first} và {second}.",
                    plan=plan,
                    first=seen[plan],
                    second=shown(source.path),
                ),
                say("Sửa dòng “id:” của một trong hai tệp."),
            )
        seen[plan] = shown(source.path)
