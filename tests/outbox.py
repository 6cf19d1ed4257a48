"""A way out that only writes down what goes, and a process that sends over it.

`python -m tests.outbox FOLDER DAY OUTBOX [N before|after]` sends the messages of a day; the process
dies at the N-th letter, before or after the server has taken it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from bdg_cli.cli.reminder_sending import Sending, send_messages
from bdg_cli.delivery.channel import (
    RecipientRefusedError,
    ServiceError,
    UnknownOutcomeError,
)
from bdg_cli.domain.days import date
from bdg_cli.domain.letters import Letter
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import Entry, Record
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.services.reminding import EVERYBODY
from bdg_cli.settings.contacts import Contacts
from bdg_cli.workspace.due_messages import due_messages
from bdg_cli.workspace.reminder_run import ReminderRun
from bdg_cli.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from bdg_cli.services.reminder_messages import UnitMessage


class Sent(NamedTuple):
    """A letter that went: to whom, and the tasks and steps that it is about."""

    to: str
    steps: tuple[str, ...]


class Outbox:
    """A channel into a file. Of the addresses that are named it refuses the letters, has no answer,
    or cannot be reached; it dies at the letter with the number `dies`.
    """

    def __init__(
        self,
        path: Path,
        *,
        trouble: Mapping[str, str] | None = None,
        dies: tuple[int, str] | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        self._path = path
        self._trouble = dict(trouble or {})
        self._dies = dies
        self._meanwhile = meanwhile
        self._count = 0

    def __enter__(self) -> Self:
        """Begin a run."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End a run."""

    def send(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
        """Write a letter down."""
        self._count += 1
        if self._dies == (self._count, "before"):
            os.kill(os.getpid(), signal.SIGKILL)
        match self._trouble.get(to[0]):
            case "refused":
                raise RecipientRefusedError("refused", say("no"))
            case "down":
                raise ServiceError("down", say("no"))
            case "unknown":
                raise UnknownOutcomeError("unknown", say("?"))
            case _:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps([to[0], letter.text.splitlines()]) + "\n")
        if self._dies == (self._count, "after"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._meanwhile is not None:
            self._meanwhile()
        return ()

    def letters(self) -> list[Sent]:
        """Return what went, in order."""
        if not self._path.exists():
            return []
        lines = map(json.loads, self._path.read_text("utf-8").splitlines())
        return [Sent(to, tuple(steps)) for to, steps in lines]


class Everybody(Contacts):
    """Contacts by which each unit is reached under its code."""

    def addresses_of(self, code: str) -> tuple[str, ...]:
        """Return the code."""
        return (code,)


def letter_for(message: UnitMessage) -> Letter:
    """Return a letter that names what has a step."""
    steps = [
        f"{one.item.task.id} {one.step.key}" for one in message.reminders if one.step is not None
    ]
    return Letter(message.name, "\n".join(steps))


def send(folder: Path, today: date, outbox: Outbox, contacts: Contacts | None = None) -> Sending:
    """Send the messages of a day as `bdg remind --send` does."""
    cache = str(folder / "cache")
    ledger = open_ledger(str(folder / "ledger.db"), cache)
    space = Workspace(str(folder), ledger, cache=cache)
    views = space.views(today=today)
    found = due_messages(views, today=today, scope=EVERYBODY)
    (known,) = {view.checkpoint for view in views}
    space.close()
    run = ReminderRun(ledger, known, lambda: stamp, today=today)
    sending = send_messages(found, contacts or Everybody(), outbox, letter_for, run)
    run.finish()
    return sending


def stamp(entry: Entry, number: int, batch: str) -> Record:
    """Make a record."""
    fresh = os.urandom(10).hex()
    moment = f"{entry.day.isoformat()}T08:00:00+07:00"
    return Record(
        *(fresh, number, batch or fresh, moment, "Lan"),
        *(entry.kind, entry.about, entry.day, entry.details),
    )


def main(folder: str, day: str, path: str, number: str = "0", when: str = "") -> None:
    """Send the messages of a day."""
    outbox = Outbox(Path(path), dies=(int(number), when))
    send(Path(folder), date.fromisoformat(day), outbox)


if __name__ == "__main__":
    main(*sys.argv[1:])
