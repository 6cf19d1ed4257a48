"""The ledger on disk: one SQLite file, with a rollback journal, written durably.

No WAL: its database cannot be read in a folder that is read-only, and a copy of its one file loses
rows. Triggers refuse every change and deletion. Reading opens the file read-only and makes nothing
beside it, except that SQLite rolls back what a killed writer left half done.
"""

from __future__ import annotations

import os

from bdg_cli.domain.days import date
from bdg_cli.domain.errors import LedgerError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import About, Details, Record, in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence
    from types import TracebackType
    from typing import Self, TypeAlias

    Row: TypeAlias = tuple[
        str,
        int,
        str,
        str,
        str,
        str,
        str,
        str,
        str,
        str,
        str,
        str,
        int | None,
        str,
        str,
        str | None,
        str,
        str,
    ]

APPLICATION = 0x6264_6731
"""`bdg1`: tells a ledger from other SQLite files."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""

_COLUMNS = (
    "id, number, batch, recorded_at, by, kind, plan, task, unit, window, day, "
    "evidence, count, counted, text, to_day, takes_back, rest"
)
_LAYOUT = f"""
CREATE TABLE record (
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
  rest TEXT NOT NULL
) STRICT;
CREATE INDEX record_number ON record (number);
CREATE INDEX record_task ON record (plan, task);
CREATE TRIGGER record_stays BEFORE UPDATE ON record
  BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;
CREATE TRIGGER record_remains BEFORE DELETE ON record
  BEGIN SELECT RAISE(ABORT, 'records are never removed'); END;
PRAGMA application_id = {APPLICATION};
"""

MIGRATIONS = (_LAYOUT,)
"""Step n takes a ledger from version n to n + 1; the format's version is their number."""

_SEPARATOR = "\x1f"
"""Between two pieces of evidence in their column; texts do not contain it."""


class SqliteLedger:
    """The ledger in one file, which need not exist before something is recorded."""

    def __init__(self, path: str, migrations: Sequence[str] = MIGRATIONS) -> None:
        self._path = path
        self._migrations = migrations

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order; none where there is no file. Raises LedgerError."""
        connection = self._open_for_reading()
        if connection is None:
            return []
        with _closing(connection, self._path):
            return _records(connection, tasks)

    def writing(self) -> SqliteWriter:
        """Take the lock, making the ledger or bringing it up to date first. Raises LedgerError."""
        return SqliteWriter(self._path, self._migrations)

    def check(self) -> None:
        """Look at every page; raises LedgerError."""
        connection = self._open_for_reading()
        if connection is None:
            return
        with _closing(connection, self._path):
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
            if found != ["ok"]:
                raise _damaged(self._path)

    def _open_for_reading(self) -> sqlite3.Connection | None:
        if not _is_there(self._path):
            return None
        import sqlite3

        # A writer that was killed leaves a journal, which only a connection that may write rolls
        # back: the file is then as if that writer had never begun.
        mode = "rw" if os.path.exists(self._path + "-journal") else "ro"
        with _telling(self._path):
            connection = sqlite3.connect(
                f"{_uri(self._path)}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None
            )
            try:
                version = _version(connection, self._path, len(self._migrations))
            except BaseException:
                connection.close()
                raise
        if version == 0:
            connection.close()
            return None
        return connection


class SqliteWriter:
    """A ledger with its lock held: a context manager that commits, or rolls back on an error."""

    def __init__(self, path: str, migrations: Sequence[str]) -> None:
        self._path = path
        self._migrations = migrations
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Open the file and wait for the lock."""
        import sqlite3

        _is_there(self._path)
        with _telling(self._path):
            connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        try:
            with _telling(self._path):
                connection.execute("PRAGMA synchronous = EXTRA")
                connection.execute("BEGIN IMMEDIATE")
                version = _version(connection, self._path, len(self._migrations))
                for number, step in enumerate(self._migrations[version:], start=version + 1):
                    for statement in _statements(step):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, durably; on an error leave everything as it was."""
        connection = self._held()
        try:
            with _telling(self._path):
                connection.execute("ROLLBACK" if kind is not None else "COMMIT")
        finally:
            connection.close()

    def read(self, tasks: Collection[tuple[str, str]] | None = None) -> list[Record]:
        """Return records in order."""
        with _telling(self._path):
            return _records(self._held(), tasks)

    def next_number(self) -> int:
        """Return one more than the highest number."""
        with _telling(self._path):
            row = self._held().execute("SELECT max(number) FROM record").fetchone()
        return int(row[0] or 0) + 1

    def add(self, records: Sequence[Record]) -> None:
        """Add records with new ids."""
        self._insert("INSERT", records)

    def add_missing(self, records: Sequence[Record]) -> int:
        """Add records whose ids are new."""
        connection = self._held()
        before = connection.total_changes
        self._insert("INSERT OR IGNORE", records)
        return connection.total_changes - before

    def _insert(self, verb: str, records: Sequence[Record]) -> None:
        places = ", ".join("?" * len(_COLUMNS.split(",")))
        rows = [_row(record) for record in records]
        with _telling(self._path):
            self._held().executemany(
                f"{verb} INTO record ({_COLUMNS}) VALUES ({places})",
                rows,
            )

    def _held(self) -> sqlite3.Connection:
        if self._connection is None:
            message = "the lock is not held: use the writer in a with statement"
            raise RuntimeError(message)
        return self._connection


def open_ledger(path: str) -> SqliteLedger:
    """Return the ledger in a file; nothing is opened yet."""
    return SqliteLedger(path)


def _records(
    connection: sqlite3.Connection, tasks: Collection[tuple[str, str]] | None
) -> list[Record]:
    if tasks is None:
        rows = list(connection.execute(f"SELECT {_COLUMNS} FROM record"))  # noqa: S608 -- our own words
    else:
        rows = [
            row
            for pair in tasks
            for row in connection.execute(
                f"SELECT {_COLUMNS} FROM record WHERE plan = ? AND task = ?",  # noqa: S608 -- as above
                pair,
            )
        ]
    return in_order([_record(row) for row in rows])


def _row(record: Record) -> tuple[str | int | None, ...]:
    about, said = record.about, record.details
    row = (
        record.id,
        record.number,
        record.batch,
        record.recorded_at,
        record.by,
        record.kind,
        about.plan,
        about.task,
        about.unit,
        about.window,
        record.day.isoformat(),
        _SEPARATOR.join([one.replace(_SEPARATOR, " ") for one in said.evidence]),
        said.count,
        said.counted,
        said.text,
        said.to.isoformat() if said.to else None,
        said.takes_back,
        said.rest,
    )
    for value in row:
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise RefusedError(
                    "bad-text",
                    say("Có ký tự hỏng trong “{text}”; chưa ghi gì.", text=value),
                    say("Gõ lại nội dung, hoặc dùng cửa sổ lệnh có mã UTF-8."),
                ) from None
    return row


def _record(row: Row) -> Record:
    (
        record_id,
        number,
        batch,
        recorded_at,
        by,
        kind,
        plan,
        task,
        unit,
        window,
        day,
        evidence,
        count,
        counted,
        text,
        to_day,
        takes_back,
        rest,
    ) = row
    return Record(
        record_id,
        number,
        batch,
        recorded_at,
        by,
        kind,
        About(plan, task, unit, window),
        date.fromisoformat(day),
        Details(
            tuple(evidence.split(_SEPARATOR)) if evidence else (),
            count,
            counted,
            text,
            date.fromisoformat(to_day) if to_day else None,
            takes_back,
            rest,
        ),
    )


def _statements(script: str) -> Iterator[str]:
    """Take a script apart, so that it runs inside the transaction that is open."""
    import sqlite3

    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection, path: str, newest: int) -> int:
    """Return the version of the ledger's format, 0 for an empty file; refuse a foreign one."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application != APPLICATION:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version == 0 and application == 0 and tables == 0:
            return 0
        raise LedgerError(
            "ledger-foreign",
            say("“{path}” không phải là sổ theo dõi của bdg.", path=path),
            say("Dời tệp này đi nơi khác, hoặc chỉ đúng thư mục kế hoạch bằng --plans."),
        )
    if version > newest:
        raise LedgerError(
            "ledger-newer",
            say("Sổ theo dõi “{path}” do một bản bdg mới hơn ghi ra.", path=path),
            say("Cài bản bdg mới nhất; tệp được giữ nguyên."),
        )
    return version


def _is_there(path: str) -> bool:
    """Tell whether the file is there; refuse what is no plain file."""
    import stat

    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if os.path.islink(path):
            raise LedgerError(
                "ledger-unreadable",
                say("“{path}” là đường dẫn tắt tới một tệp không còn nữa.", path=path),
                say("Sửa đường dẫn tắt, hoặc xóa nó để bắt đầu sổ mới."),
            ) from None
        return False
    except OSError as error:
        raise LedgerError(
            "ledger-unreadable",
            say("Không mở được “{path}”: {reason}.", path=path, reason=error.strerror),
            say("Kiểm tra đường dẫn và quyền đọc."),
        ) from error
    if not stat.S_ISREG(mode):
        raise LedgerError(
            "ledger-unreadable",
            say("“{path}” không phải là một tệp.", path=path),
            say("Dời nó đi nơi khác; sổ theo dõi là một tệp."),
        )
    return True


def _uri(path: str) -> str:
    """Write a path as SQLite's URI wants it, on Windows too."""
    full = os.path.abspath(path).replace(os.sep, "/")
    for character in "%?#":
        full = full.replace(character, f"%{ord(character):02X}")
    return f"file:{full if full.startswith('/') else '/' + full}"


class _telling:  # noqa: N801 -- reads as a phrase: with _telling(path)
    """Turns what SQLite says into an error that says what to do."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Translate a database error; others pass."""
        if kind is None or kind.__module__ != "sqlite3":
            if isinstance(error, ValueError | TypeError) and not isinstance(error, UnicodeError):
                raise _damaged(self._path) from error
            return
        raise _translated(self._path, str(error)) from error


class _closing(_telling):  # noqa: N801 -- as above
    """The same, and closes the connection."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        super().__init__(path)
        self._connection = connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close, then translate."""
        self._connection.close()
        super().__exit__(kind, error, trace)


def _translated(path: str, said: str) -> LedgerError:
    if "locked" in said or "busy" in said:
        return LedgerError(
            "ledger-locked",
            say("Sổ theo dõi “{path}” đang được người khác ghi; chưa ghi gì.", path=path),
            say("Đợi một lát rồi làm lại."),
        )
    if "full" in said:
        return LedgerError(
            "ledger-full",
            say("Hết chỗ trên đĩa chứa “{path}”; chưa ghi gì.", path=path),
            say("Giải phóng dung lượng rồi làm lại."),
        )
    if "UNIQUE" in said:
        return LedgerError(
            "id-twice", say("Một bản ghi đã có trong sổ; chưa ghi gì."), say("Làm lại lệnh này.")
        )
    if "readonly" in said or "unable to open" in said or "access permission" in said:
        return LedgerError(
            "ledger-unwritable",
            say("Không mở hoặc không ghi được sổ theo dõi “{path}”.", path=path),
            say("Kiểm tra quyền đọc, ghi của tệp và của thư mục chứa nó."),
        )
    if "disk I/O" in said:
        return LedgerError(
            "ledger-io",
            say("Ổ đĩa báo lỗi khi đọc hoặc ghi “{path}”; chưa chắc đã ghi.", path=path),
            say("Xem bdg log để biết đã ghi chưa; kiểm tra ổ đĩa và dung lượng."),
        )
    return _damaged(path)


def _damaged(path: str) -> LedgerError:
    return LedgerError(
        "ledger-damaged",
        say("Sổ theo dõi “{path}” bị hỏng; tệp được giữ nguyên.", path=path),
        say(
            "Dời tệp đi nơi khác và giữ lại, rồi khôi phục: chép bản sao lưu về, hoặc "
            "bdg restore TỆP với tệp do bdg log --json-lines ghi ra."
        ),
    )
