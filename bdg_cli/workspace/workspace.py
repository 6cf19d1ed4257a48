"""The workspace: the plan files of a folder, their read model, and the ledger.

Answers come from the read model, which is first brought up to date. Where its file cannot be used,
the same code works in memory; so it does for a day before the last record.
"""

from __future__ import annotations

import os

from bdg_cli.domain.errors import InvalidPlanError, PlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.naming import find_units
from bdg_cli.readmodel.calendar_rows import NO_FILE, calendar_digest
from bdg_cli.readmodel.database import (
    FileDatabase,
    MemoryDatabase,
    UnusableError,
    means_unusable,
)
from bdg_cli.readmodel.plan_rows import find_stored_units, named_tasks, stored_plans, with_tasks
from bdg_cli.readmodel.queries import PlanView
from bdg_cli.workspace.discovery import (
    WORKING_DAYS,
    other_ledgers,
    plan_files,
    settings_file,
    shown,
    stem,
)
from bdg_cli.workspace.plan_files import PlanFiles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager
    from typing import TypeVar

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Unit
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.ledger.protocol import Ledger
    from bdg_cli.readmodel.database import Database
    from bdg_cli.readmodel.plan_rows import PlanFile, StoredPlan
    from bdg_cli.services.plan_identity import Clash
    from bdg_cli.shared.copy_ledger import CopyLedger
    from bdg_cli.workspace.calendar_file import CalendarFile

    Answer = TypeVar("Answer")

_TRIES = 3
"""How often the read model is filled again after another process was faster."""


class Workspace:
    """One folder of plans with its ledger; `shared` is the same where it is a copy of a shared one.

    `cache` is the folder for the read model, None to work in memory; `clock` gives the seconds
    since 1970; `progress` gives a callback for work that takes long.
    """

    def __init__(
        self,
        folder: str,
        ledger: Ledger,
        *,
        shared: CopyLedger | None = None,
        cache: str | None = None,
        clock: Callable[[], float] | None = None,
        progress: Callable[[], AbstractContextManager[ProgressCallback]] | None = None,
    ) -> None:
        self.folder = folder
        self.ledger = ledger
        self.shared = shared
        self._progress = progress or _no_progress
        self._files = PlanFiles(clock or float, self._progress)
        self._database: Database | None = FileDatabase(cache, folder) if cache else None
        self._current: dict[str, StoredPlan] = {}

    def close(self) -> None:
        """Let other processes write to the read model; what was loaded lazily is lost."""
        if self._database is not None:
            self._database.close()

    def plan_files(self) -> tuple[str, ...]:
        """Return the paths of all plan files, sorted by name. Raises PlanError."""
        return plan_files(self.folder)

    def plans(
        self, wanted: Sequence[str] = (), *, tasks: Collection[str] | None = None
    ) -> tuple[Plan, ...]:
        """Load all plans, or those whose id, number or file is named.

        With `tasks`, other tasks than those with these ids are left out, unless one of them is
        unknown: then all tasks are there to choose from.

        Raises InvalidPlanError with all problems of a plan file that has errors, PlanError when
        there is no plan, and RefusedError for a name that fits none.
        """

        def load(database: Database) -> tuple[Plan, ...]:
            stored = self._wanted(database, wanted)
            connection = database.reading()
            if tasks is not None:
                plans = tuple(
                    [with_tasks(connection, one, named_tasks(one, tasks)) for one in stored]
                )
                there = {task.id.lower() for plan in plans for task in plan.tasks}
                if all(task.strip().lower() in there for task in tasks):
                    return plans
            return tuple([with_tasks(connection, one) for one in stored])

        return self._answer(load)

    def views(self, wanted: Sequence[str] = (), *, today: date) -> tuple[PlanView, ...]:
        """Return the plans on a day, to be queried. Raises what `plans` does, and LedgerError."""

        def view(database: Database) -> tuple[PlanView, ...]:
            stored = self._filled(database, self._wanted(database, wanted))
            connection = database.reading()
            later = [one for one in stored if one.newest is not None and one.newest > today]
            if not later:
                return tuple([PlanView(connection, one, today) for one in stored])
            from bdg_cli.readmodel.refresh import on_day  # few ask about the past

            past = on_day(connection, later, self.ledger, today, self._progress)
            return tuple(
                [PlanView(*past.get(one.file.name, (connection, one)), today) for one in stored]
            )

        return self._answer(view)

    def find_units(self, plan: Plan, text: str) -> tuple[Unit, ...]:
        """Find units of a plan by a name, as `domain.naming.find_units` does, by index."""

        def find(database: Database) -> tuple[Unit, ...]:
            for stored in self._current.values():
                if stored.plan.id == plan.id:
                    return find_stored_units(database.reading(), stored, text)
            return find_units(plan.units, text)

        return self._answer(find)

    def recover(self, error: Exception) -> bool:
        """Return True if an error means that the read model's file cannot be used: from now on
        answers come from memory. A file that is only locked, or changed by others, is left to them.
        """
        if not means_unusable(error) or self._database is None:
            return False
        if isinstance(error, UnusableError):
            self._database.close()
        else:
            self._database.discard()
        self._database = MemoryDatabase()
        self._current.clear()
        return True

    def check_identity(self) -> None:
        """Raise RefusedError if a record could belong to two plans, or to a second ledger.

        Plans loaded before are not to be used after it, as with `clashes`.
        """
        from bdg_cli.services.plan_identity import refuse_clashes

        refuse_clashes(self.clashes())

    def clashes(self) -> list[Clash]:
        """Return what makes a record belong to two plans, or to a second ledger.

        All plans of the folder are held against each other, whichever are named. A file with
        mistakes is left out: it takes no records. Plans loaded before are not to be used after it,
        unless they were all loaded.
        """
        stored = self._answer(self._readable)
        others = self.other_ledgers()
        if len(stored) == 1 and not others:
            return []
        from bdg_cli.services.plan_identity import clashes, ledger_clash  # most have one plan

        found = clashes(
            [(shown(os.path.join(self.folder, one.file.name)), one.plan) for one in stored]
        )
        second = ledger_clash([shown(path) for path in others])
        return [*found, second] if second else found

    def other_ledgers(self) -> tuple[str, ...]:
        """Return the paths of ledgers in the folder that do not count.

        With a shared ledger, the one that counted before is among them, until it is moved away.
        """
        return other_ledgers(self.folder, counts=self.shared is None)

    def _readable(self, database: Database) -> tuple[StoredPlan, ...]:
        files = self.plan_files()
        try:
            return self._read(database, files)
        except InvalidPlanError:
            found: list[StoredPlan] = []
        for path in files:
            try:
                found += self._read(database, [path])
            except InvalidPlanError:
                continue
        return tuple(found)

    def _answer(self, work: Callable[[Database], Answer]) -> Answer:
        """Do something with the read model's file; in memory if that cannot be used."""
        if self._database is None:
            self._database = MemoryDatabase()
        try:
            return work(self._database)
        except Exception as error:
            if not self.recover(error):
                raise
        return work(self._database)

    def _wanted(self, database: Database, wanted: Sequence[str]) -> tuple[StoredPlan, ...]:
        """Return the plans that are named, or all, as their files are now."""
        files = self.plan_files()
        if not files:
            raise PlanError(
                "no-plans",
                say("Thư mục “{folder}” chưa có kế hoạch nào.", folder=self.folder),
                say("Tạo kế hoạch mẫu: bdg init; hoặc chỉ thư mục khác: --plans THƯ-MỤC.")
                if self.shared is None
                else say("Lấy kế hoạch đã phát hành qua sổ chung: bdg sync"),
            )
        named = {stem(path): path for path in files}
        if wanted and len(named) == len(files) and all(name in named for name in wanted):
            return self._read(database, [named[name] for name in dict.fromkeys(wanted)])
        stored = self._read(database, files)
        _check_ids(self.folder, stored)
        if not wanted:
            return stored
        chosen = [one for one in stored if one.plan.id in wanted or one.plan.number in wanted]
        known = {name for one in chosen for name in (one.plan.id, one.plan.number)}
        missing = [name for name in wanted if name not in known]
        if missing:
            raise RefusedError(
                "plan-unknown",
                say("Không có kế hoạch nào mã là “{plan}”.", plan=missing[0]),
                say("Các kế hoạch: {plans}.", plans=tuple(one.plan.id for one in stored)),
            )
        return tuple(chosen)

    def _read(self, database: Database, paths: Sequence[str]) -> tuple[StoredPlan, ...]:
        """Return the plans in files, once each file was found to be what was read from it."""
        names = [os.path.basename(path) for path in paths]
        if all(name in self._current for name in names):
            return tuple([self._current[name] for name in names])
        known = stored_plans(database.reading())
        calendar = self._new_calendar(database)
        if calendar is not None:
            known = {name: one for name, one in known.items() if not one.plan.counts_next}
        changed: list[tuple[str, PlanFile, bytes]] = []
        touched: list[PlanFile] = []
        for path, name in zip(paths, names, strict=True):
            stored = known.get(name)
            if self._files.is_known(path, stored):
                continue
            file, content = self._files.read(path)
            if stored is None or stored.file.digest != file.digest:
                changed.append((path, file, content))
            elif file.marks is not None and file.marks != stored.file.marks:
                touched.append(file)
        if changed or touched or calendar is not None:
            from bdg_cli.readmodel.refresh import put_files  # most calls find nothing changed

            database.close()  # parsing takes long, and nobody has to wait for it
            plans = [(file, self._files.parse(path, content)) for path, file, content in changed]
            days = (calendar.digest, calendar.calendar().years) if calendar else None
            put_files(database, plans, touched, set(map(os.path.basename, self.plan_files())), days)
            known = stored_plans(database.reading())
        if any(name not in known for name in names):
            raise UnusableError
        self._current.update({name: known[name] for name in names})
        return tuple([known[name] for name in names])

    def _new_calendar(self, database: Database) -> CalendarFile | None:
        """Return the user's file of working days if it is another than the one that was read."""
        digest = calendar_digest(database.reading())
        path = settings_file(self.folder, WORKING_DAYS)
        if path is None and digest == NO_FILE:
            return None
        from bdg_cli.workspace.calendar_file import CalendarFile  # few have one

        found = CalendarFile(path)
        return None if found.digest == digest else found

    def _filled(self, database: Database, stored: tuple[StoredPlan, ...]) -> tuple[StoredPlan, ...]:
        """Return plans whose assignments stand as the ledger has them now. Raises LedgerError."""
        for _ in range(_TRIES):
            revision = self.ledger.revision()
            stale = [one for one in stored if revision is None or one.revision != revision]
            if not stale:
                return stored
            from bdg_cli.readmodel.refresh import fill_plans  # as above

            done = fill_plans(database, stale, self.ledger, self._progress)
            known = stored_plans(database.reading())
            again = [known.get(one.file.name) for one in stored]
            stored = tuple(
                [
                    now
                    for now, before in zip(again, stored, strict=True)
                    if now is not None and now.file.digest == before.file.digest
                ]
            )
            if len(stored) != len(again):
                raise UnusableError  # another process has put other content there
            self._current = {name: known[name] for name in self._current if name in known}
            if done:
                return stored
        raise UnusableError


def _no_progress() -> AbstractContextManager[ProgressCallback]:
    from contextlib import nullcontext

    from bdg_cli.domain.progress import no_progress

    return nullcontext(no_progress)


def _check_ids(folder: str, stored: Sequence[StoredPlan]) -> None:
    seen: dict[str, str] = {}
    for one in stored:
        plan, file = one.plan.id, shown(os.path.join(folder, one.file.name))
        if plan in seen:
            raise PlanError(
                "plan-id-twice",
                say(
                    "Hai kế hoạch cùng mã “{plan}”: {first} và {second}.",
                    plan=plan,
                    first=seen[plan],
                    second=file,
                ),
                say(
                    "Sửa dòng “id:” của một trong hai tệp; nếu là hai bản của một tệp thì chỉ giữ "
                    "một."
                ),
            )
        seen[plan] = file
