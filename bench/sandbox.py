"""Folders with one plan and its ledger, as they were before each call of bdg that is measured.

Calls that read have a folder in which nothing ever changes, so that what the program keeps of it
stays good. Calls that write have one of their own; before each, what the last one wrote is taken
back, and a ledger that was not there is removed.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from measuring import Launcher, Run
from workload import DAY, records, tasks, write_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

AS_OF = str(DAY)
"""The day the calls are about, and the one they take for today."""
_LEDGER = "ledger.db"


class Sandbox:
    """A plan of some size, and a ledger with so many records; none at all for `count` 0."""

    def __init__(self, launcher: Launcher, folder: Path, size: int, count: int = 0) -> None:
        self.tasks = tasks(size, DAY)
        self._launcher = launcher
        self._begun, self._recorded = count > 0, False
        self._reading, self._writing = folder / "reading", folder / "writing"
        self.plan = write_plan(self._reading / "plans", self.tasks, DAY)
        if count:
            restore(launcher, self._reading, records(self.tasks, count, DAY))
        shutil.copytree(self._reading, self._writing)
        self._edits = 0

    def reading(self, *words: str, terminal: bool = False) -> Run:
        """Return a call that reads."""
        return self._call(self._reading, words, terminal=terminal)

    def writing(self, *words: str) -> Run:
        """Return a call that writes."""
        return self._call(self._writing, words, ready=self._lay_out)

    def editing(self, *words: str) -> Run:
        """Return a call that reads a plan whose content has just changed."""
        return self._call(self._writing, words, ready=self._edit)

    def _call(
        self,
        folder: Path,
        words: tuple[str, ...],
        ready: Callable[[], None] | None = None,
        *,
        terminal: bool = False,
    ) -> Run:
        call = Run([self._launcher.bdg, *words], folder, {"BDG_TODAY": AS_OF}, terminal=terminal)
        return call._replace(ready=ready) if ready else call

    def _lay_out(self) -> None:
        """Take back what was recorded; a ledger that bdg wrote is known to it, a copy is not."""
        if not self._begun:
            (self._writing / "plans" / _LEDGER).unlink(missing_ok=True)
        elif self._recorded:
            undo = Run([self._launcher.bdg, "undo", "--yes"], self._writing, {"BDG_TODAY": AS_OF})
            self._launcher.cost(undo)
        self._recorded = True

    def _edit(self) -> None:
        self._edits += 1
        with (self._writing / "plans" / self.plan.name).open("a", encoding="utf-8") as file:
            file.write(f"# {self._edits}\n")


def restore(launcher: Launcher, folder: Path, lines: Iterable[str]) -> None:
    """Make a ledger of its text beside the plans of a folder, whatever form it has inside."""
    text = folder / "records.jsonl"
    with text.open("w", encoding="utf-8") as file:
        file.writelines(lines)
    launcher.cost(Run([launcher.bdg, "restore", str(text)], folder))
    text.unlink()
