"""Errors that stop a command: a code for programs, a sentence and a hint for people.

Mistakes in a plan are problems (`problems.py`), which are collected and shown together. An error
means that the command cannot go on. The command line turns each class into an exit code.
"""

from __future__ import annotations

from bdg_cli.domain.messages import say, say_n
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Problem


class BdgError(Exception):
    """The base class. `code` is stable and in kebab-case, `hint` says how to fix the error."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(code, message.template)
        self.code = code
        self.message = message
        self.hint = hint


class UsageError(BdgError):
    """The command was called wrongly: something is not a day, or an option does not fit."""


class PlanError(BdgError):
    """A plan file was not found or cannot be read."""


class InvalidPlanError(PlanError):
    """A plan file has mistakes; `problems` holds all of them, sorted."""

    def __init__(self, message: Message, problems: Sequence[Problem]) -> None:
        super().__init__("plan-invalid", message)
        self.problems = tuple(problems)


class LedgerError(BdgError):
    """The ledger is unreadable or locked, or cannot be written."""


class OvertakenError(LedgerError):
    """Somebody else wrote about the same tasks in this moment: decide again."""


class RefusedError(BdgError):
    """The request cannot be met: what it names is unknown, ambiguous or already done."""


class LineProblem(Value):
    """What is wrong with a line of a table, and how to mend it."""

    line: int
    message: Message
    hint: Message | None = None


class BatchError(RefusedError):
    """Lines of a table cannot be recorded, and so none is; `problems` has them in order."""

    def __init__(self, file: str, problems: Sequence[LineProblem]) -> None:
        super().__init__(
            "batch-refused",
            say_n("Tệp “{file}” có {n} chỗ chưa ghi được; chưa ghi gì.", len(problems), file=file),
            say("Sửa những dòng ấy rồi chạy lại."),
        )
        self.file = file
        self.problems = tuple(sorted(problems, key=lambda one: one.line))


class MissingError(BdgError):
    """An optional package or a service is missing."""
