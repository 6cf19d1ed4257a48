"""The folder of plans and its ledger: the one module that reads and writes the user's files.

Plans are looked for as git looks for its repository. A plan that has not changed is taken from the
cache of compiled plans; the cache is never precious, and a doubt about it costs only time.
"""

from __future__ import annotations

import os

from bdg_cli.domain.errors import InvalidPlanError, PlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import in_order
from bdg_cli.services.resolving import resolve
from bdg_cli.services.standing import standing_of, task_standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.problems import Problem
    from bdg_cli.domain.records import Entry, Record
    from bdg_cli.planfile.cache import Cache
    from bdg_cli.planfile.reading import Reading
    from bdg_cli.services.standing import PlanStanding, TaskStanding
    from bdg_cli.store.ledger import Ledger, Writer

PLANS = "plans"
LEDGER = "ledger.db"
MOST = 64 * 1024 * 1024
"""The most bytes of a plan file: what `planfile/encoding.py` accepts."""
ENDINGS = (".yaml", ".yml")


def find_folder(start: str, given: str | None) -> str:
    """Return the folder of plans: the one given, else `plans` in `start` or in a folder above.

    Raises PlanError when there is none.
    """
    if given is not None:
        inner = os.path.join(given, PLANS)
        if not _has_plans(given) and _has_plans(inner):
            return inner
        if os.path.isdir(given):
            return given
        raise PlanError(
            "no-plans",
            say("Không có thư mục kế hoạch “{folder}”.", folder=given),
            say("Tạo thư mục mẫu: bdg init {folder}", folder=given),
        )
    folder = start
    while True:
        inner = os.path.join(folder, PLANS)
        if _has_plans(inner):
            return inner
        above = os.path.dirname(folder)
        if above == folder:
            raise PlanError(
                "no-plans",
                say("Không thấy thư mục “plans” ở đây hay ở thư mục nào bên trên."),
                say("Tạo thư mục mẫu: bdg init; hoặc chỉ rõ: --plans THƯ-MỤC, BDG_PLANS."),
            )
        folder = above


class Workspace:
    """One folder of plans; `cache` holds plans compiled earlier."""

    def __init__(self, folder: str, cache: Cache | None = None) -> None:
        self.folder = folder
        self._cache = cache

    @property
    def ledger_path(self) -> str:
        """Return where the ledger lies, whether it is there or not."""
        return os.path.join(self.folder, LEDGER)

    def ledger(self) -> Ledger:
        """Return the ledger; nothing is opened or made before it is read or written."""
        from bdg_cli.store.sqlite import open_ledger

        return open_ledger(self.ledger_path)

    def plan_files(self) -> tuple[str, ...]:
        """Return the paths of all plan files, sorted by name."""
        try:
            names = sorted(os.listdir(self.folder))
        except OSError as error:
            raise _unreadable(self.folder, error) from error
        return tuple(os.path.join(self.folder, name) for name in names if _is_plan(name))

    def plans(self, wanted: Sequence[str] = ()) -> tuple[Plan, ...]:
        """Load all plans, or those whose id or file is named.

        Raises InvalidPlanError with all problems of a plan file that has errors, PlanError when
        there is no plan, and RefusedError for a name that fits none.
        """
        files = self.plan_files()
        if not files:
            raise PlanError(
                "no-plans",
                say("Thư mục “{folder}” chưa có kế hoạch nào.", folder=self.folder),
                say("Tạo kế hoạch mẫu: bdg init; hoặc chỉ thư mục khác: --plans THƯ-MỤC."),
            )
        named = {_stem(path): path for path in files}
        if wanted and all(name in named for name in wanted):
            return tuple(self._plan(named[name]) for name in dict.fromkeys(wanted))
        plans = tuple(self._plan(path) for path in files)
        _check_ids(plans, files)
        if not wanted:
            return plans
        chosen = [plan for plan in plans if plan.id in wanted or plan.number in wanted]
        known = {name for plan in chosen for name in (plan.id, plan.number)}
        missing = [name for name in wanted if name not in known]
        if missing:
            raise RefusedError(
                "plan-unknown",
                say("Không có kế hoạch nào mã là “{plan}”.", plan=missing[0]),
                say("Các kế hoạch: {plans}.", plans=tuple(plan.id for plan in plans)),
            )
        return tuple(chosen)

    def reading(self, path: str) -> Reading:
        """Read one plan file anew, with its problems and places."""
        return _read(path, _bytes(path))

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems of the plans, of their sources, and of the ledger against them."""
        from bdg_cli.services.reconciling import check_ledger

        readings = [self.reading(path) for path in self.plan_files()]
        found = [one for reading in readings for one in _reading_problems(reading, self.folder)]
        plans = [reading.plan for reading in readings if reading.plan is not None]
        if len(plans) == len(readings):  # a plan with errors says nothing about its records
            ledger = self.ledger()
            ledger.check()
            places = {one.plan.id: one.places for one in readings if one.plan is not None}
            found += check_ledger(plans, places, ledger.read(), _shown(self.ledger_path))
        return in_order(found)

    def standings(self, plans: Sequence[Plan], *, today: date) -> tuple[PlanStanding, ...]:
        """Work out where the plans stand on a day."""
        records = self.ledger().read()
        return tuple(standing_of(plan, resolve(plan, records)[0], today=today) for plan in plans)

    def write(
        self,
        tasks: Sequence[tuple[Plan, Task]],
        decide: Callable[[TaskStanding], tuple[Entry, ...]],
        *,
        today: date,
        stamp: Callable[[Entry, int, str], Record],
    ) -> tuple[Record, ...]:
        """Decide about each task as it stands at this moment, and record all entries or none.

        Nobody else writes between the decision and the record.
        """
        with self.ledger().writing() as writer:
            records = writer.read()
            plans = {plan.id: plan for plan, _ in tasks}
            living = {name: resolve(plan, records)[0] for name, plan in plans.items()}
            entries: list[Entry] = []
            for plan, task in tasks:
                entries += decide(task_standing(plan, task, living[plan.id], today=today))
            return _add(writer, entries, stamp)

    def take_back(
        self,
        decide: Callable[[list[Record]], tuple[Entry, ...]],
        *,
        stamp: Callable[[Entry, int, str], Record],
    ) -> tuple[Record, ...]:
        """Decide on entries from all records as they are at this moment, and record them."""
        with self.ledger().writing() as writer:
            return _add(writer, list(decide(writer.read())), stamp)

    def _plan(self, path: str) -> Plan:
        data = _bytes(path)
        plan = self._cache.load(path, data) if self._cache else None
        if plan is None:
            reading = _read(path, data)
            if reading.plan is None:
                raise InvalidPlanError(
                    say("Kế hoạch “{file}” có lỗi nên chưa dùng được.", file=_shown(path)),
                    reading.problems,
                )
            plan = reading.plan
            if self._cache:
                self._cache.save(path, data, plan)
        return plan


def problems_of(files: Sequence[str]) -> tuple[Problem, ...]:
    """Return all problems of plan files and of their sources, wherever they lie."""
    return in_order(
        [
            problem
            for path in files
            for problem in _reading_problems(_read(path, _bytes(path)), os.path.dirname(path))
        ]
    )


def _read(path: str, data: bytes) -> Reading:
    from bdg_cli.planfile.reading import read

    return read(data, file=_shown(path), plan_id=_stem(path))


def _reading_problems(reading: Reading, folder: str) -> list[Problem]:
    from bdg_cli.planfile.source import decode
    from bdg_cli.services.checking import check_source

    found = list(reading.problems)
    plan = reading.plan
    if plan is not None and plan.source is not None:
        path = os.path.join(folder, plan.source)
        try:
            text: str | None = decode(_bytes(path))
        except PlanError:
            text = None
        found += check_source(plan, reading.places, text, _shown(path))
    return found


def _add(
    writer: Writer, entries: Sequence[Entry], stamp: Callable[[Entry, int, str], Record]
) -> tuple[Record, ...]:
    number = writer.next_number()
    records: list[Record] = []
    for offset, entry in enumerate(entries):
        batch = records[0].batch if records else ""
        records.append(stamp(entry, number + offset, batch))
    writer.add(records)
    return tuple(records)


def _check_ids(plans: Sequence[Plan], files: Sequence[str]) -> None:
    seen: dict[str, str] = {}
    for plan, path in zip(plans, files, strict=True):
        if plan.id in seen:
            raise PlanError(
                "plan-id-twice",
                say(
                    "Hai kế hoạch cùng mã “{plan}”: {first} và {second}.",
                    plan=plan.id,
                    first=seen[plan.id],
                    second=_shown(path),
                ),
                say("Sửa dòng “id:” của một trong hai tệp."),
            )
        seen[plan.id] = _shown(path)


def _bytes(path: str) -> bytes:
    """Read a file, up to one byte more than a plan file may have."""
    import stat

    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise PlanError(
                "plan-unreadable",
                say("“{path}” không phải là một tệp.", path=_shown(path)),
                say("Chỉ đúng tệp kế hoạch."),
            )
        with open(path, "rb") as file:
            return file.read(MOST + 1)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> PlanError:
    return PlanError(
        "plan-unreadable",
        say("Không đọc được “{path}”: {reason}.", path=_shown(path), reason=error.strerror),
        say("Kiểm tra đường dẫn và quyền đọc."),
    )


def _has_plans(folder: str) -> bool:
    try:
        return any(_is_plan(name) for name in os.listdir(folder))
    except OSError:
        return False


def _is_plan(name: str) -> bool:
    return name.endswith(ENDINGS) and not name.startswith(".")


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _shown(path: str) -> str:
    """Return the path as people know it: from the current folder where that is shorter."""
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):  # another drive, or a current folder that is gone
        return path
    return min(near, path, key=len)
