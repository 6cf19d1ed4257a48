"""The editions in a shared ledger on a PostgreSQL server; `format-2.sql` is what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.shared import errors
from bdg_cli.shared.editions import Edition, written_documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection
    from psycopg.rows import TupleRow

    from bdg_cli.shared.connection import ServerLine
    from bdg_cli.shared.editions import PublishStatus

_FIRST: Final = 2
"""The format from which on a shared ledger has editions."""
_LONG: Final = 600.0
"""How long a document may be on its way, in seconds."""
_MEANING: Final[dict[str, PublishStatus]] = {"42501": "rights", "BD003": "stale", "BD004": "name"}
"""What the server's codes mean."""


class PostgresEditions:
    """The editions at the other end of a line."""

    def __init__(self, line: ServerLine) -> None:
        self._line = line

    def since(self, place: int) -> Sequence[Edition]:
        """Return the editions from a place on; none where the server knows nothing of them.

        Their hashes are of what the server has now.
        """
        with self._line.open() as connection:
            if not self._has_editions(connection):
                return ()
            rows = connection.execute(
                "SELECT place, file, number, encode(sha256(content), 'hex'), documents, "
                "encode(chain, 'hex'), login, published_at "
                "FROM bdg.edition WHERE place >= %s ORDER BY place",
                (place,),
            ).fetchall()
        return [
            Edition(place, file, number, digest, documents, chain, login, published.isoformat())
            for place, file, number, digest, documents, chain, login, published in rows
        ]

    def content(self, edition: Edition) -> bytes:
        """Return the plan file of an edition."""
        return self._bytes("SELECT content FROM bdg.edition WHERE place = %b", edition.place)

    def document(self, sha256: str) -> bytes:
        """Return a document."""
        wanted = bytes.fromhex(sha256)
        return self._bytes("SELECT content FROM bdg.source WHERE sha256 = %b", wanted)

    def publish(
        self, file: str, number: int, content: bytes, documents: Sequence[tuple[str, bytes]]
    ) -> PublishStatus:
        """Add an edition, with the documents that the server does not have."""
        import psycopg

        with self._line.open(longer=_LONG) as connection:
            if not self._has_editions(connection):
                raise errors.older(self._line.name)
            connection.execute("SET statement_timeout = '10min'")
            try:
                for _, document in documents:
                    self._send(connection, document)
                connection.execute(
                    "INSERT INTO bdg.edition (file, number, content, documents) "
                    "VALUES (%s, %s, %b, %s)",
                    (file, number, content, written_documents(documents)),
                )
            except psycopg.Error as error:
                if error.sqlstate not in _MEANING:
                    raise
                return _MEANING[error.sqlstate]
        return "published"

    def _send(self, connection: Connection[TupleRow], document: bytes) -> None:
        from hashlib import sha256

        there = connection.execute(
            "SELECT FROM bdg.source WHERE sha256 = %b", (sha256(document).digest(),)
        ).fetchone()
        if there is None:
            connection.execute(
                "INSERT INTO bdg.source (content) VALUES (%b) ON CONFLICT DO NOTHING", (document,)
            )

    def _bytes(self, question: str, wanted: object) -> bytes:
        with self._line.open(longer=_LONG) as connection:
            connection.execute("SET statement_timeout = '10min'")
            found = connection.execute(question.encode(), (wanted,), binary=True).fetchone()
        return bytes(found[0]) if found else b""

    def _has_editions(self, connection: Connection[TupleRow]) -> bool:
        found = connection.execute("SELECT format FROM bdg.ledger").fetchone()
        return bool(found and found[0] >= _FIRST)
