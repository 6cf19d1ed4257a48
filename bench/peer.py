"""Other programs that keep tasks, given the same tasks and asked the same as bdg.

Each is asked for what is due in the next thirty days and, where it knows completion, to complete
one task, with the settings it comes with. The description of a task begins with its id, so that
what they list can be compared.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import uuid
from abc import ABC, abstractmethod
from collections import Counter
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from measuring import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from workload import Task

ZONE = {"TZ": "<+07>-7", "LC_ALL": "C.UTF-8"}
"""The zone of Việt Nam, as POSIX writes it: the day is the one bdg takes for today."""
_VIETNAM = timezone(timedelta(hours=7))
_DAYS = 30
_ID = re.compile(r"\b[IVXLCDM]+-[0-9]+\b")


def today() -> date:
    """Return the day it is in Việt Nam, which the programs under test take from the clock."""
    return datetime.now(_VIETNAM).date()  # noqa: TID251 -- the clock of the benches


def ids_in(text: str) -> set[str]:
    """Return the ids of the tasks that a program listed."""
    return set(_ID.findall(text))


class Peer(ABC):
    """One program with a folder of its own; nothing of the user's is read or written."""

    name: str
    package: str
    """What Debian calls it; empty for a package of PyPI."""
    most = 100_000
    """The most tasks it can be given in reasonable time."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program = program
        self.folder = folder

    @abstractmethod
    def lay_out(self, tasks: Sequence[Task], day: date) -> None:
        """Write the tasks as the program keeps them."""

    @abstractmethod
    def due(self, day: date) -> Run:
        """Return the call that lists what is due in the next thirty days."""

    def done(self, task: Task) -> Run | None:  # noqa: ARG002 -- for those that know it
        """Return the call that completes a task; None for a program without completion."""
        return None

    def version(self) -> str:
        """Return the program's version."""
        return _first_number(self._ask("--version"))

    def _call(self, *words: str) -> Run:
        return Run([self.program, *words], self.folder, {"HOME": str(self.folder), **ZONE})

    def _ask(self, *words: str) -> str:
        """Return the answer to a call that is not measured."""
        call = self._call(*words)
        asked = subprocess.run(
            call.words,
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", **call.variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return asked.stdout


class Taskwarrior(Peer):
    """Taskwarrior 2.6: one line a task in `pending.data`."""

    name = "taskwarrior"
    package = "taskwarrior"

    def lay_out(self, tasks: Sequence[Task], day: date) -> None:
        """Write its files as it would."""
        settings = f"data.location={self.folder}\nconfirmation=off\nnews.version=9.9.9\n"
        (self.folder / ".taskrc").write_text(settings, "utf-8")
        entry = _epoch(day)
        with (self.folder / "pending.data").open("w", encoding="utf-8") as file:
            file.writelines(
                f'[description:"{task.id} {task.text}" due:"{_epoch(task.due)}" '
                f'entry:"{entry}" modified:"{entry}" status:"pending" uuid:"{_uuid(task)}"]\n'
                for task in tasks
            )

    def due(self, day: date) -> Run:  # noqa: ARG002 -- it knows today itself
        """Filter its everyday report."""
        return self._call(f"due.before:today+{_DAYS}d", "list")

    def done(self, task: Task) -> Run:
        """Complete a task by the name that never changes."""
        return self._call(_uuid(task), "done")

    def completed(self) -> tuple[Counter[str], Counter[str]]:
        """Return how often each task is kept as completed, and how often at all."""
        done: Counter[str] = Counter()
        kept: Counter[str] = Counter()
        for line in self._lines():
            found = _ID.search(line)
            kept[found[0] if found else line] += 1
            if found and 'status:"completed"' in line:
                done[found[0]] += 1
        return done, kept

    def _lines(self) -> Iterable[str]:
        for name in ("pending.data", "completed.data"):
            path = self.folder / name
            yield from path.read_text("utf-8").splitlines() if path.exists() else ()


class Remind(Peer):
    """remind: reminders in a file; it knows no completion."""

    name = "remind"
    package = "remind"

    def lay_out(self, tasks: Sequence[Task], day: date) -> None:  # noqa: ARG002
        """Write one reminder a task."""
        with (self.folder / "tasks.rem").open("w", encoding="utf-8") as file:
            file.writelines(
                f"REM {task.due:%d %b %Y} MSG {task.id} {task.text} %b\n" for task in tasks
            )

    def due(self, day: date) -> Run:  # noqa: ARG002
        """Ask for what comes, so many days before."""
        return self._call("-q", f"-t{_DAYS}", "tasks.rem")

    def version(self) -> str:
        """Return what its help says."""
        return _first_number(self._ask("-h"))


class Hledger(Peer):
    """hledger: a journal with one entry a task, as some keep time or duties in it."""

    name = "hledger"
    package = "hledger"

    def lay_out(self, tasks: Sequence[Task], day: date) -> None:  # noqa: ARG002
        """Write one entry a task."""
        with (self.folder / "tasks.journal").open("w", encoding="utf-8") as file:
            file.writelines(
                f"{task.due} {task.id} {task.text}\n    (task)  1\n\n" for task in tasks
            )

    def due(self, day: date) -> Run:
        """Register the entries of the days to come."""
        span = f"date:{day}..{day + timedelta(days=_DAYS)}"
        return self._call("-f", "tasks.journal", "register", span)


class TodoTxt(Peer):
    """todo.txt-cli: a line a task, with its day as `due:`."""

    name = "todotxt-cli"
    package = "todotxt-cli"

    def lay_out(self, tasks: Sequence[Task], day: date) -> None:  # noqa: ARG002
        """Write one line a task."""
        self._lines = {task.id: number for number, task in enumerate(tasks, start=1)}
        (self.folder / "config").write_text(
            f"export TODO_DIR='{self.folder}'\n"
            'export TODO_FILE="$TODO_DIR/todo.txt"\nexport DONE_FILE="$TODO_DIR/done.txt"\n'
            'export REPORT_FILE="$TODO_DIR/report.txt"\n',
            "utf-8",
        )
        with (self.folder / "todo.txt").open("w", encoding="utf-8") as file:
            file.writelines(f"{task.id} {task.text} due:{task.due}\n" for task in tasks)

    def due(self, day: date) -> Run:
        """Search for each of the days to come."""
        days = (day + timedelta(days=ahead) for ahead in range(_DAYS))
        return self._call("-d", "config", "ls", r"\|".join(f"due:{one}" for one in days))

    def done(self, task: Task) -> Run:
        """Complete a line; those below it move up, so the last ones go first."""
        return self._call("-d", "config", "do", str(self._lines[task.id]))

    def version(self) -> str:
        """Return the version behind its name."""
        return _first_number(self._ask("-V"))


class Todoman(Peer):
    """todoman: a calendar file a task, and a cache of them all that its first call builds."""

    name = "todoman"
    package = ""
    most = 10_000

    def lay_out(self, tasks: Sequence[Task], day: date) -> None:
        """Write the calendar files, and learn the numbers that the first call gives them."""
        inner = self.folder / "lists" / "tasks"
        inner.mkdir(parents=True)
        (self.folder / "config.py").write_text(
            f'path = "{self.folder}/lists/*"\ncache_path = "{self.folder}/cache.sqlite3"\n'
            'default_list = "tasks"\ndate_format = "%Y-%m-%d"\n',
            "utf-8",
        )
        for task in tasks:
            (inner / f"{_uuid(task)}.ics").write_text(_calendar(task, day), "utf-8", newline="")
        listed = json.loads(self._ask("--config", "config.py", "--porcelain", "list"))
        self._numbers = {_found(one["summary"]): str(one["id"]) for one in listed}

    def due(self, day: date) -> Run:  # noqa: ARG002
        """List by hours to come."""
        return self._call("--config", "config.py", "list", "--due", str(_DAYS * 24))

    def done(self, task: Task) -> Run:
        """Complete a task by its number in the cache."""
        return self._call("--config", "config.py", "done", self._numbers[task.id])


PEERS: tuple[type[Peer], ...] = (Taskwarrior, Remind, Hledger, TodoTxt, Todoman)
PROGRAMS = {Taskwarrior: "task", Remind: "remind", Hledger: "hledger", TodoTxt: "todo-txt"}


def program_of(kind: type[Peer], own: Path) -> str | None:
    """Return the path of a peer's program, or None; `own` is the environment of the bench."""
    if kind is Todoman:
        return shutil.which("todo", path=str(own / "bin"))
    return shutil.which(PROGRAMS[kind])


def _found(text: str) -> str:
    found = _ID.search(text)
    return found[0] if found else text


def _first_number(text: str) -> str:
    found = re.search(r"\d+(\.\d+)+", text)
    return found[0] if found else "?"


def _epoch(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=_VIETNAM).timestamp())


def _uuid(task: Task) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, task.id))


def _calendar(task: Task, day: date) -> str:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bdg//bench//EN",
        "BEGIN:VTODO",
        f"UID:{_uuid(task)}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"SUMMARY:{task.id} {task.text}".replace(",", "\\,"),
        f"DUE;VALUE=DATE:{task.due:%Y%m%d}",
        "STATUS:NEEDS-ACTION",
        "END:VTODO",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines)
