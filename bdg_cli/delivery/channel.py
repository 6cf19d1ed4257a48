"""What every way out has in common: a channel, and the ways in which sending fails.

Three failures are kept apart, because whoever records what was sent must know: the letter did not
go (`RecipientRefusedError`, `ServiceError`), or nobody can say (`UnknownOutcomeError`).
"""

from __future__ import annotations

from bdg_cli.domain.errors import MissingError, RefusedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Protocol, Self

    from bdg_cli.domain.letters import Letter

    class Channel(Protocol):
        """One way out, used as a context manager for a whole run. It connects when it has to."""

        def __enter__(self) -> Self:
            """Begin a run."""

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            traceback: TracebackType | None,
        ) -> None:
            """End a run: say goodbye where there is a connection. Never raises."""

        def send(self, to: Sequence[str], letter: Letter) -> tuple[str, ...]:
            """Send a letter to all addresses of a unit.

            It has gone when at least one address was accepted. Return those that were not, without
            what is secret in them.

            Raises RecipientRefusedError if none was: this letter has not gone, others may.
            ServiceError if nobody can be reached: it has not gone, and there is no point in going
            on. UnknownOutcomeError if it may have gone or not; others may go.
            """


TIMEOUT = 20.0
"""Seconds that a mail server or a program may take for one answer."""


class PlainRun:
    """What every channel does at the beginning and end of a run, where there is nothing to do."""

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


class RecipientRefusedError(RefusedError):
    """The letter was refused for all its addresses: the server said no. It has not gone."""


class ServiceError(MissingError):
    """The service cannot be reached, or lets nobody in. The letter has not gone."""


class UnknownOutcomeError(MissingError):
    """The connection broke after the whole letter was handed over and before the answer came."""
