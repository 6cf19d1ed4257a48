"""What stops a command: a code for programs, a sentence and a hint for people.

User mistakes in a plan are problems (`problems.py`), collected whole; an error is for "cannot go
on". The command line turns each class into an exit code.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Problem


class BdgError(Exception):
    """The root: `code` is stable and kebab-case, `hint` says how to mend it."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(code, message.template)
        self.code = code
        self.message = message
        self.hint = hint


class UsageError(BdgError):
    """The words of the call are wrong: a day that is none, an option that does not fit."""


class PlanError(BdgError):
    """Plans are not found or not readable."""


class InvalidPlanError(PlanError):
    """A plan file has mistakes; `problems` holds all of them, sorted."""

    def __init__(self, message: Message, problems: Sequence[Problem]) -> None:
        super().__init__("plan-invalid", message)
        self.problems = tuple(problems)


class LedgerError(BdgError):
    """The ledger is unreadable, locked or cannot be written."""


class RefusedError(BdgError):
    """What was asked for is not possible as things stand: unknown, ambiguous, already done."""


class MissingError(BdgError):
    """An extra package or a service is not there."""
