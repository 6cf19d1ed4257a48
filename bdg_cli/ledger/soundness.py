"""Looking through a whole ledger before anything in it is trusted.

Each row is held to its seal and all of them to the tally; the indexes to the rows; tables, indexes
and triggers to the statements that made them. Another program can change these: a trigger that
swallows what is added, a guard that is dropped, a view in place of a table. SQLite does not mind.
"""

from __future__ import annotations

from bdg_cli.ledger.migrations import migrate
from bdg_cli.ledger.rows import records_in
from bdg_cli.ledger.sqlite_errors import altered, damaged
from bdg_cli.storage.connection import connect_in_memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from sqlite3 import Connection
    from typing import TypeAlias

    from bdg_cli.domain.records import Record
    from bdg_cli.ledger.migrations import Migration

    Migrations: TypeAlias = tuple[Migration, ...]
    Parts: TypeAlias = dict[str, tuple[str | None, ...]]
    """By name: the kind of a part, its table, and the statement that made it."""

_GUARD = "trigger"
_MADE: dict[tuple[Migration, ...], dict[str, tuple[str | None, ...]]] = {}
_OF_ANALYZE = "sqlite_stat"
"""How the tables begin in which SQLite keeps what ANALYZE found; they change no answer."""


def look_through(
    connection: Connection,
    path: str,
    migrations: Migrations,
    tasks: Collection[tuple[str, str]] | None,
) -> list[Record]:
    """Check everything that is read from; return all records, or those about some tasks.

    A guard that is missing does no harm to what is read. Raises LedgerError.
    """
    found = _parts(connection)
    for name, part in _expected(migrations).items():
        if part[0] != _GUARD and found.get(name) != part:
            raise damaged(path)
    records = records_in(connection, path, tasks)
    # Lookups go by the indexes, which the rows and their seals say nothing about.
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise damaged(path)
    return records


def check_structure(connection: Connection, path: str, migrations: Migrations) -> None:
    """Raise LedgerError, with the names, if any part is missing, changed or foreign."""
    found, expected = _parts(connection), _expected(migrations)
    names = [name for name in {**expected, **found} if found.get(name) != expected.get(name)]
    if names:
        look_through(connection, path, migrations, ())  # damage has another cure
        raise altered(path, tuple(sorted(names)))


def _parts(connection: Connection) -> Parts:
    rows = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_master")
    return {name: tuple(rest) for name, *rest in rows if not name.startswith(_OF_ANALYZE)}


def _expected(migrations: Migrations) -> Parts:
    """Return the parts that the migrations make; made once, for who writes many times."""
    if migrations not in _MADE:
        model = connect_in_memory()
        try:
            migrate(model, 0, migrations)
            _MADE[migrations] = _parts(model)
        finally:
            model.close()
    return _MADE[migrations]
