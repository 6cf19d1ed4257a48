"""A connection to the server of a shared ledger, that always ends: with an answer, or in time.

Errors of the driver are never shown: they may hold parts of a password.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from typing import TYPE_CHECKING, Final, TypeVar

from bdg_cli.shared import errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Self

    from psycopg import Connection
    from psycopg.rows import TupleRow

CONNECT_SECONDS: Final = 3
"""How long the server may take to be reached; the driver waits in whole seconds."""
DEADLINE: Final = 4.5
"""How long a question may take before the line is cut, with the time to be reached."""
_ANSWERS: Final = (
    (("28000", "28P01"), errors.login_refused),
    (("3D000", "3F000", "42P01", "42883", "42501"), errors.not_a_ledger),
    (("55P03", "57014", "25P03", "40001", "53300"), errors.busy),
    (("57P01", "57P02", "57P03"), errors.unreachable),
)
"""What the server's codes mean."""
_SAID: Final = (
    (("certificate", "root.crt", "does not support SSL", "alert"), errors.untrusted),
    (("pg_hba.conf",), errors.shut_out),
    (("password", "not permitted to log in"), errors.login_refused),
    (("definition of service", "service file", "connection option"), errors.not_understood),
    (("does not exist",), errors.not_a_ledger),
)
"""What the driver's own words mean, where the server has not answered."""
_Row = TypeVar("_Row")


class ServerLine:
    """A line to the server. `name` is what messages call the ledger; `conninfo` has no password."""

    def __init__(self, conninfo: str, name: str) -> None:
        self.name = name
        self._conninfo = conninfo
        self._keeps = False
        self._kept: Connection[TupleRow] | None = None
        self._watch: _Watch | None = None

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the connection from one question to the next, until the context is left.

        Within such a context it changes nothing.
        """
        if self._keeps:
            yield
            return
        self._keeps = True
        try:
            yield
        finally:
            self._keeps = False
            kept, self._kept = self._kept, None
            if kept is not None:
                kept.close()

    @contextlib.contextmanager
    def open(self, *, longer: float = 0.0) -> Iterator[Connection[TupleRow]]:
        """Connect; that and all questions of the context together may take the deadline, and so
        many seconds longer.

        Each is a transaction of its own. Raises the errors of `errors`.
        """
        try:
            import psycopg
        except ImportError:
            raise errors.missing_driver() from None
        begun = time.monotonic()
        connection, self._kept = self._kept, None
        try:
            connection = connection or self._reached()
            with _Watch(DEADLINE + longer, connection.fileno(), begun) as self._watch:
                yield connection
            if self._keeps and self._kept is None:
                self._kept = connection
        except psycopg.Error as error:
            raise self._of(error) from None
        finally:
            if connection is not None and connection is not self._kept:
                connection.close()

    def coming(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        """Yield what comes over the open connection: the deadline then is that of each row."""
        for row in rows:
            if self._watch is not None:
                self._watch.begin()
            yield row

    def _reached(self) -> Connection[TupleRow]:
        """Connect, apart: neither a slow search for a name nor a list of servers takes longer."""
        import psycopg

        found: list[Connection[TupleRow] | psycopg.Error] = []

        def connect() -> None:
            try:
                found.append(
                    psycopg.connect(
                        self._conninfo, connect_timeout=CONNECT_SECONDS, autocommit=True
                    )
                )
            except psycopg.Error as error:
                found.append(error)

        way = threading.Thread(target=connect, daemon=True)
        way.start()
        way.join(DEADLINE)
        if not found:
            raise errors.unreachable(self.name)
        (one,) = found
        if isinstance(one, psycopg.Error):
            raise one
        return one

    def _of(self, error: Any) -> Exception:  # noqa: ANN401 -- the driver is imported by then
        """Return the error of ours for one of the driver."""
        state = error.sqlstate or ""
        if state:
            known = (make for states, make in _ANSWERS if state in states)
            make = next(known, lambda name: errors.failed(name, state))
            return make(self.name)
        said = str(error)  # of libpq itself: only looked at, never shown
        told = (make for words, make in _SAID if any(word in said for word in words))
        return next(told, errors.unreachable)(self.name)


class _Watch(threading.Thread):
    """Shuts a socket after a time: a frozen server leaves the driver waiting for ever."""

    def __init__(self, seconds: float, number: int, begun: float) -> None:
        super().__init__(daemon=True)
        self._seconds = seconds
        self._number = number
        self._over = threading.Event()
        self._until = begun + seconds

    def begin(self) -> None:
        """Let the time begin anew."""
        self._until = time.monotonic() + self._seconds

    def run(self) -> None:
        """Wait for the end of the context."""
        while not self._over.wait(left := self._until - time.monotonic()):
            if left <= 0:
                _shut(self._number)
                return

    def __enter__(self) -> Self:
        """Begin."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._over.set()


def _shut(number: int) -> None:
    with contextlib.suppress(OSError):
        held = socket.socket(fileno=os.dup(number) if os.name != "nt" else number)
        held.shutdown(socket.SHUT_RDWR)
        held.detach() if os.name == "nt" else held.close()
