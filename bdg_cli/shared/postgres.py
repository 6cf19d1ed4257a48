"""A shared ledger on a PostgreSQL server; `schema.sql` is what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.shared import errors
from bdg_cli.shared.lines import line_of
from bdg_cli.shared.postgres_editions import PostgresEditions
from bdg_cli.shared.protocol import FORMAT, Added, SharedLine, SharedState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from typing import Literal

    from psycopg import Connection
    from psycopg.rows import TupleRow

    from bdg_cli.domain.records import Record
    from bdg_cli.shared.connection import ServerLine

_SLOWEST: Final = 4_000
"""So many bytes a second a bad line carries: what is sent may take as long."""
_REFUSED: Final = "42501"


class PostgresLedger:
    """The ledger at the other end of a line. Each call connects anew, but for `talking`."""

    def __init__(self, line: ServerLine) -> None:
        self._line = line
        self._is_known = False

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return self._line.name

    @property
    def editions(self) -> PostgresEditions:
        """Return the plan files that were published in it, over the same line."""
        return PostgresEditions(self._line)

    def talking(self) -> AbstractContextManager[object]:
        """Return a context in which all calls share one connection."""
        return self._line.kept()

    def state(self) -> SharedState:
        """Return how far it goes."""
        with self._line.open() as connection:
            return self._state(connection)

    def chain_at(self, place: int) -> str | None:
        """Return the chain value at a place; None if it does not go so far."""
        if place == 0:
            return ""
        with self._line.open() as connection:
            self._look(connection)
            found = connection.execute(
                "SELECT encode(chain, 'hex') FROM bdg.record WHERE place = %s", (place,)
            ).fetchone()
        return found[0] if found else None

    def since(self, place: int, most: int | None = None) -> Sequence[SharedLine]:
        """Return the records after a place, or the first of them, in the order of places."""
        with self._line.open() as connection:
            self._look(connection)
            rows = connection.cursor().stream(
                "SELECT number, line, place, encode(chain, 'hex'), login, received_at "
                "FROM bdg.record WHERE place > %s ORDER BY place LIMIT %s",
                (place, most),
            )
            return [
                SharedLine(number, line, at, chain, login, received.isoformat())
                for number, line, at, chain, login, received in self._line.coming(rows)
            ]

    def add(self, seen: int | None, records: Sequence[Record]) -> Added:
        """Add records, unless something about their tasks and units came after the place `seen`."""
        import psycopg

        lines = [line_of(one) for one in records]
        numbers = [one.number for one in records]
        size = sum(map(len, lines))
        with self._line.open(longer=size / _SLOWEST) as connection:
            self._look(connection)
            try:
                found = connection.execute(
                    "SELECT bdg.add(%s, %s::text[], %s::bigint[])", (seen, lines, numbers)
                ).fetchone()
            except psycopg.Error as error:
                if error.sqlstate != _REFUSED:
                    raise
                return self._refused(connection, lines)
            status: Literal["added", "stale"] = "added"
            if found and found[0] == "stale":
                status = "stale"
            return Added(status, self._state(connection))

    def _refused(self, connection: Connection[TupleRow], lines: Sequence[str]) -> Added:
        """Return which records the login may not add."""
        rows = connection.execute("SELECT bdg.refused(%s::text[])", (lines,)).fetchall()
        if not rows:  # the right was granted just now
            raise errors.busy(self.name)
        return Added("added", self._state(connection), tuple([(row[0], "rights") for row in rows]))

    def _look(self, connection: Connection[TupleRow]) -> None:
        """Make sure that it is a ledger of a form that is known here; once is enough."""
        if not self._is_known:
            self._state(connection)

    def _state(self, connection: Connection[TupleRow]) -> SharedState:
        found = connection.execute(
            "SELECT oldest_client, ledger::text, place, encode(chain, 'hex') FROM bdg.state()"
        ).fetchone()
        if found is None:
            raise errors.not_a_ledger(self.name)
        oldest, ledger, place, chain = found
        if oldest > FORMAT:
            raise errors.newer(self.name)
        self._is_known = True
        return SharedState(ledger, place, chain)
