"""The tables of a ledger file, the version of its format, and how an older one is brought up.

Triggers refuse every change and removal of a record, and keep a tally: how many records there are
and what their seals add up to. Whoever reads all rows and finds another sum reads a damaged file.
"""

from __future__ import annotations

import os
import stat

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.ledger.sqlite_errors import damaged, empty
from bdg_cli.storage.connection import connect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection
    from typing import TypeAlias

    Migration: TypeAlias = Callable[[Connection], None]

APPLICATION = 0x6264_6731
"""`bdg1`, where SQLite keeps what kind of file this is."""

_SMALLEST = 512
"""Bytes of the smallest page; SQLite takes a single byte for an empty database."""

# No STRICT and no generated columns: Python 3.11 may come with a SQLite from before them.
_STATEMENTS = (
    """CREATE TABLE record (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL,
  batch TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL,
  plan TEXT NOT NULL,
  task TEXT NOT NULL,
  unit TEXT NOT NULL,
  window TEXT NOT NULL,
  day TEXT NOT NULL,
  evidence TEXT NOT NULL,
  count INTEGER,
  counted TEXT NOT NULL,
  text TEXT NOT NULL,
  to_day TEXT,
  takes_back TEXT NOT NULL,
  rest TEXT NOT NULL,
  seal INTEGER NOT NULL
)""",
    "CREATE TABLE tally (count INTEGER NOT NULL, total INTEGER NOT NULL)",
    "INSERT INTO tally VALUES (0, 0)",
    """CREATE TRIGGER record_counts AFTER INSERT ON record
  BEGIN UPDATE tally SET count = count + 1, total = total + NEW.seal; END""",
    """CREATE TRIGGER record_is_new BEFORE INSERT ON record
  WHEN EXISTS (SELECT 1 FROM record WHERE id = NEW.id OR rowid = NEW.rowid)
  BEGIN SELECT RAISE(ABORT, 'records are never replaced'); END""",
    """CREATE TRIGGER record_stays BEFORE UPDATE ON record
  BEGIN SELECT RAISE(ABORT, 'records are never changed'); END""",
    """CREATE TRIGGER record_remains BEFORE DELETE ON record
  BEGIN SELECT RAISE(ABORT, 'records are never removed'); END""",
    f"PRAGMA application_id = {APPLICATION}",
)


def create_record_table(connection: Connection) -> None:
    """Make the tables of version 1."""
    for statement in _STATEMENTS:
        connection.execute(statement)


def index_by_task(connection: Connection) -> None:
    """Bring version 1 to 2: the records of one task, and the highest number, without a search."""
    connection.execute("CREATE INDEX record_about ON record (plan, task)")
    connection.execute("CREATE INDEX record_number ON record (number)")


MIGRATIONS: tuple[Migration, ...] = (create_record_table, index_by_task)
"""Step n takes a ledger from version n to n + 1; the format's version is their number."""


def migrate(connection: Connection, version: int, migrations: tuple[Migration, ...]) -> None:
    """Take the steps that a ledger of this version lacks, in the transaction that is open."""
    for number, step in enumerate(migrations[version:], start=version + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")


def version_of(connection: Connection, path: str, newest: int) -> int:
    """Return the version of a ledger, in the transaction that is open.

    Raises LedgerError for a file that is empty, cut short, foreign or newer than `newest`.
    """
    if os.stat(path).st_size == 0:
        raise empty(path)
    pages = _number(connection, "page_count")  # takes the lock: from here on nobody lengthens it
    size = os.stat(path).st_size
    if size < max(_SMALLEST, pages * _number(connection, "page_size")):
        raise damaged(path)
    if _number(connection, "application_id") != APPLICATION:
        raise LedgerError(
            "ledger-foreign",
            say("“{path}” không phải là sổ theo dõi của bdg; tệp được giữ nguyên.", path=path),
            say("Dời tệp này đi nơi khác, hoặc chỉ đúng thư mục kế hoạch bằng --plans."),
        )
    version = _number(connection, "user_version")
    if version > newest:
        raise LedgerError(
            "ledger-newer",
            say("Sổ theo dõi “{path}” do một bản bdg mới hơn ghi ra.", path=path),
            say("Cài bản bdg mới nhất; tệp được giữ nguyên."),
        )
    if version <= 0:
        raise damaged(path)
    return version


def create(path: str, migrations: tuple[Migration, ...], patience: float) -> None:
    """Make an empty ledger, whole from its first moment on, unless somebody else is faster.

    It is made beside and then given its name, so a file without bytes is never a young ledger but
    always a lost one. That the name lasts is seen to by the first commit, which syncs the folder.
    """
    draft = f"{path}.{os.urandom(4).hex()}"
    try:
        _make(draft, migrations, patience, journal="OFF")
        _share(draft)
        try:
            os.link(draft, path)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            _make(path, migrations, patience, journal="DELETE")
            _share(path)
    finally:
        _drop(draft)


def _make(path: str, migrations: tuple[Migration, ...], patience: float, *, journal: str) -> None:
    connection = connect(path, "rwc", patience)
    try:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("BEGIN IMMEDIATE")
        if _number(connection, "application_id") == 0:
            migrate(connection, 0, migrations)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _share(path: str) -> None:
    """Let the group write to a new ledger if it may write to the folder, whatever the umask is.

    SQLite gives the journal the rights of the ledger.
    """
    folder = os.stat(os.path.dirname(path) or os.curdir)
    if not hasattr(os, "chown") or not folder.st_mode & stat.S_IWGRP:
        return
    try:
        if os.stat(path).st_gid != folder.st_gid:
            os.chown(path, -1, folder.st_gid)
        os.chmod(path, stat.S_IMODE(os.stat(path).st_mode) | stat.S_IRGRP | stat.S_IWGRP)
    except OSError:  # the user is not in the group, or the file system knows no rights
        return


def _drop(draft: str) -> None:
    try:
        os.unlink(draft)
    except (
        OSError
    ):  # it was never made, or a virus scanner looks at it; nobody takes it for a ledger
        return


def _number(connection: Connection, pragma: str) -> int:
    found: int = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    return found
