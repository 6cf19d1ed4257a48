"""Several folders of plans side by side, each with a ledger of its own, read as one.

A commune owes tasks of its province and of its district; each of them has its ledger. The plans of
a folder have its name before theirs, `tinh/2018`, so that each name belongs to one ledger, and a
record goes to that one alone. Plans that lie beside these folders keep their names.
"""

from __future__ import annotations

from bdg_cli.domain.errors import PlanError, RefusedError
from bdg_cli.domain.folding import compose
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import order_moment
from bdg_cli.services.plan_identity import documents_beside
from bdg_cli.wording.labels import quoted
from bdg_cli.workspace.discovery import shown
from bdg_cli.workspace.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType

    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Unit
    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.protocol import Checkpoint, Snapshot, Writer
    from bdg_cli.readmodel.queries import PlanView
    from bdg_cli.services.plan_identity import Clash

HERE = "."
"""The name of the folder in which the others lie."""


class Body:
    """One of the folders, and how its plans are called beside those of the others."""

    def __init__(self, name: str, space: Workspace, beside: Iterable[str]) -> None:
        self.space = space
        self._name = compose(name)
        self._taken = frozenset({HERE, *map(compose, beside)})

    def outside(self, plan: str) -> str:
        """Return what a plan of this folder is called beside others."""
        if self._name == HERE and self._is_plain(plan):
            return plan
        return f"{self._name}/{plan}"

    def inside(self, name: str) -> str | None:
        """Return what a plan is called in this folder, None for a plan of another one."""
        if name.startswith(f"{self._name}/"):
            return name[len(self._name) + 1 :]
        return name if self._name == HERE and self._is_plain(name) else None

    def called(self, plan: Plan) -> Plan:
        """Return a plan of this folder as it is called beside others."""
        return plan.replace(
            id=self.outside(plan.id), formerly=tuple(map(self.outside, plan.formerly))
        )

    def told(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield records of this folder's ledger, about plans as they are called beside others."""
        for record in records:
            about = record.about.replace(plan=self.outside(record.about.plan))
            yield record.replace(about=about)

    def own(self, record: Record) -> Record:
        """Return a record as it is written into this folder's ledger."""
        return record.replace(about=record.about.replace(plan=self.inside(record.about.plan)))

    def names(self, tasks: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return those of the (plan id, task id) pairs that are of this folder, as it has them."""
        found = {(self.inside(plan), task) for plan, task in tasks}
        return {(plan, task) for plan, task in found if plan is not None}

    def find(self, *names: str) -> tuple[Plan, ...]:
        """Return the plans that have a name in this folder, or all, without tasks."""
        try:
            return self.space.plans(names, tasks=())
        except RefusedError:
            return ()

    def _is_plain(self, plan: str) -> bool:
        """Return True if the name of a plan does not look like one of a folder."""
        before, slash, _ = plan.partition("/")
        return not slash or before not in self._taken


class SideBySide(Workspace):
    """Folders of plans beside each other, each by its name; HERE is the one they lie in."""

    def __init__(self, folder: str, spaces: dict[str, Workspace]) -> None:
        self._bodies = tuple([Body(name, space, spaces) for name, space in spaces.items()])
        super().__init__(folder, LedgersBeside(self._bodies))

    def close(self) -> None:
        """Close each."""
        for body in self._bodies:
            body.space.close()

    def bodies(self) -> tuple[Workspace, ...]:
        """Return the workspace of each."""
        return tuple([body.space for body in self._bodies])

    def require_one(self) -> None:
        """Raise RefusedError, which says how one of the ledgers is chosen."""
        raise several_ledgers(self._bodies)

    def folder_of(self, plan: str) -> str:
        """Return the folder in which the file of a plan lies."""
        return _the_one(self._bodies, [plan]).space.folder

    def writing(self, plans: Iterable[str]) -> AbstractContextManager[Writer]:
        """Take the lock of the ledger of these plans. Raises RefusedError if they have several."""
        return _WriterBeside(_the_one(self._bodies, plans))

    def plan_files(self) -> tuple[str, ...]:
        """Return the paths of all plan files."""
        return tuple([path for body in self._bodies for path in body.space.plan_files()])

    def file_names(self) -> tuple[str, ...]:
        """Return what `plans` takes to name the plan of each file."""
        return tuple(
            [body.outside(one) for body in self._bodies for one in body.space.file_names()]
        )

    def plans(
        self, wanted: Sequence[str] = (), *, tasks: Collection[str] | None = None
    ) -> tuple[Plan, ...]:
        """Load the plans of all, as `Workspace.plans` does."""
        return tuple(
            [
                body.called(plan)
                for body, names in self._chosen(wanted)
                for plan in body.space.plans(names, tasks=tasks)
            ]
        )

    def views(self, wanted: Sequence[str] = (), *, today: date) -> tuple[PlanView, ...]:
        """Return the plans of all on a day, to be queried."""
        return tuple(
            [
                view.called(body.called(view.plan))
                for body, names in self._chosen(wanted)
                for view in body.space.views(names, today=today)
            ]
        )

    def find_units(self, plan: Plan, text: str) -> tuple[Unit, ...]:
        """Find units of a plan by a name."""
        body = _the_one(self._bodies, [plan.id])
        own = body.inside(plan.id)
        return body.space.find_units(plan.replace(id=own), text)

    def recover(self, error: Exception) -> bool:
        """Return True if an error means that a read model cannot be used: from now on all answers
        come from memory.
        """
        return any([body.space.recover(error) for body in self._bodies])  # noqa: C419 -- each of them

    def check_identity(self) -> None:
        """Raise RefusedError if a record could belong to two plans of a folder, or two ledgers."""
        for body in self._bodies:
            body.space.check_identity()

    def clashes(self) -> list[Clash]:
        """Return what `Workspace.clashes` does for each, and documents that lie in two folders."""
        found = [one for body in self._bodies for one in body.space.clashes()]
        return [*found, *documents_beside([body.space.readable() for body in self._bodies])]

    def other_ledgers(self) -> tuple[str, ...]:
        """Return the paths of ledgers that do not count."""
        return tuple([path for body in self._bodies for path in body.space.other_ledgers()])

    def _chosen(self, wanted: Sequence[str]) -> list[tuple[Body, tuple[str, ...]]]:
        """Return the folders that have the named plans, with the names there; all, without names.

        Raises PlanError where no folder has a plan, and RefusedError for a name that fits none.
        """
        there = [body for body in self._bodies if body.space.plan_files()]
        if not there:
            raise PlanError(
                "no-plans",
                say("Chưa có kế hoạch nào trong {folders}.", folders=_folders(self._bodies)),
                say("Chép tệp kế hoạch của mỗi cơ quan vào thư mục có shared.toml của họ."),
            )
        if not wanted:
            return [(body, ()) for body in there]
        found: dict[Body, list[str]] = {}
        for name in wanted:
            for body, own in _named(there, name):
                found.setdefault(body, []).append(own)
        return [(body, tuple(found[body])) for body in there if body in found]


def _named(bodies: Sequence[Body], name: str) -> list[tuple[Body, str]]:
    """Return in which folders plans have a name, and which they have there.

    A name as it is shown is that of one plan; else it is that of all plans which have it, or have
    it as their number or file. Raises RefusedError if none has.
    """
    exact = [
        (body, own)
        for body in bodies
        if (own := body.inside(name)) is not None
        and any(body.outside(plan.id) == name for plan in body.find(own))
    ]
    found = exact or [(body, own) for body in bodies if body.find(own := body.inside(name) or name)]
    if not found:
        raise RefusedError(
            "plan-unknown",
            say("Không có kế hoạch nào mã là “{plan}”.", plan=name),
            say(
                "Các kế hoạch: {plans}.",
                plans=tuple([body.outside(plan.id) for body in bodies for plan in body.find()]),
            ),
        )
    return found


class LedgersBeside:
    """The ledgers of folders beside each other, read as one; each is written for itself."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._bodies = bodies

    @property
    def name(self) -> str:
        """Return what messages call them."""
        return ", ".join([shown(body.space.ledger.name) for body in self._bodies])

    def revision(self) -> str | None:
        """Return None: nothing is worked out of all of them."""
        return None

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return the records of all: those of each in its order, and together by their moments."""
        from heapq import merge  # most calls read no ledger

        found = []
        for body in self._bodies:
            names = None if tasks is None else body.names(tasks)
            if names is None or names:
                found.append(_with_moments(body.told(body.space.ledger.read(names))))
        return [record for _, record in merge(*found, key=lambda one: one[0])]

    def reading(self) -> AbstractContextManager[Snapshot]:
        """Raise RefusedError: they are not held still together."""
        raise several_ledgers(self._bodies)

    def writing(self) -> AbstractContextManager[Writer]:
        """Raise RefusedError: the call does not say in which."""
        raise several_ledgers(self._bodies)

    def writing_often(self) -> AbstractContextManager[object]:
        """Raise RefusedError, as `writing`."""
        raise several_ledgers(self._bodies)

    def check(self) -> None:
        """Check each."""
        for body in self._bodies:
            body.space.ledger.check()


class _WriterBeside:
    """Holds the lock of one of the ledgers; plans are called as they are beside others."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._held = body.space.ledger.writing()
        self._writer: Writer

    def __enter__(self) -> Writer:
        self._writer = self._held.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        return self._held.__exit__(kind, error, trace)

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records of this ledger."""
        names = None if tasks is None else self._body.names(tasks)
        return list(self._body.told(self._writer.read(names)))

    def checkpoint(self) -> Checkpoint:
        """Return how far this ledger goes."""
        return self._writer.checkpoint()

    def since(self, earlier: Checkpoint) -> list[Record] | None:
        """Return what was added to this ledger."""
        found = self._writer.since(earlier)
        return None if found is None else list(self._body.told(found))

    def next_number(self) -> int:
        """Return the number of the next record."""
        return self._writer.next_number()

    def add(self, records: Sequence[Record]) -> None:
        """Add records, about plans as this folder calls them."""
        self._writer.add(list(map(self._body.own, records)))

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add the records that are not there."""
        return self._writer.add_missing(list(map(self._body.own, records)))


def several_ledgers(bodies: Sequence[Body]) -> RefusedError:
    """Return that something can be done with one ledger alone."""
    folders = _folders(bodies)
    return RefusedError(
        "several-ledgers",
        say(
            "Ở đây có nhiều sổ cạnh nhau ({folders}); việc này chỉ làm với một sổ.", folders=folders
        ),
        say(
            "Chọn thư mục của sổ ấy, ngay sau bdg: bdg --plans {folder} …",
            folder=quoted(folders[0]),
        ),
    )


def _the_one(bodies: Sequence[Body], plans: Iterable[str]) -> Body:
    """Return the folder that these plans are all in. Raises RefusedError if they are in several."""
    names = tuple(plans)
    found = [body for body in bodies if any(body.inside(name) is not None for name in names)]
    if len(found) == 1:
        return found[0]
    raise RefusedError(
        "several-ledgers",
        say("Mỗi lần chỉ ghi vào một sổ; đây là việc của {folders}.", folders=_folders(found)),
        say("Chưa ghi gì. Gõ lệnh riêng cho từng sổ."),
    )


def _folders(bodies: Sequence[Body]) -> tuple[str, ...]:
    return tuple([shown(body.space.folder) for body in bodies])


def _with_moments(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Yield records, each with a moment that is no earlier than those of the records before it."""
    latest = ""
    for record in records:
        latest = max(latest, order_moment(record))
        yield latest, record
