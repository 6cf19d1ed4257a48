"""The database of the read model: a file in the user's cache folder, or one in memory.

A file is used only as this program left it. After each commit its size, times and inode are written
down beside it. A file that looks otherwise was torn, edited or left by a killed program, and is
built again. The writer keeps the lock until they are written, so that nobody sees the gap.
"""

from __future__ import annotations

import os

from bdg_cli.readmodel.schema import create_tables
from bdg_cli.readmodel.signature import signature
from bdg_cli.storage.connection import connect, connect_in_memory
from bdg_cli.storage.hashing import name_of_path
from bdg_cli.storage.private_files import (
    create_private,
    delete,
    is_own_file,
    make_private_folder,
    read_private,
    write_private,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from sqlite3 import Connection
    from typing import Protocol

    class Database(Protocol):
        """Where the tables are."""

        def reading(self) -> Connection:
            """Return a connection in a transaction that reads; the tables may be empty.

            Raises UnusableError.
            """

        def writing(self) -> AbstractContextManager[Connection]:
            """Hold a transaction that writes: committed on leaving, rolled back on an error.

            What cannot be used is created empty first. Raises UnusableError.
            """

        def close(self) -> None:
            """Give the lock for reading back."""

        def discard(self) -> None:
            """Delete what is there."""


_PATIENCE = 1.0
"""Seconds to wait for another process that writes."""
_BUSY = (5, 6)
"""SQLite's result codes for a lock that is held: https://sqlite.org/rescode.html#busy"""


_BEGIN_TO_WRITE = (
    "PRAGMA locking_mode = EXCLUSIVE",  # the lock outlives COMMIT
    "PRAGMA journal_mode = MEMORY",  # a torn file is not used anyway
    "PRAGMA synchronous = FULL",
    "BEGIN EXCLUSIVE",
)
_SQLITE = "sqlite3"
"""The module of its errors, which is not imported to know them."""


class UnusableError(Exception):
    """The file cannot be used now, or at all: the answer is worked out without it."""


def means_unusable(error: Exception) -> bool:
    """Return True if the database failed, now or at all; not for a mistake of this program."""
    kind = type(error)
    failed = kind.__module__ == _SQLITE and kind.__name__ != "ProgrammingError"
    return failed or isinstance(error, UnusableError)


class MemoryDatabase:
    """A database that lives as long as the process."""

    def __init__(self) -> None:
        self._connection = connect_in_memory()
        create_tables(self._connection, "")

    def reading(self) -> Connection:
        """Return the connection."""
        return self._connection

    def writing(self) -> MemoryDatabase:
        """Hold a transaction."""
        return self

    def close(self) -> None:
        """Keep it: there is no lock."""

    def discard(self) -> None:
        """Keep it: there is no file to delete."""

    def __enter__(self) -> Connection:
        """Begin."""
        self._connection.execute("BEGIN")
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Commit, or roll back."""
        self._connection.execute("ROLLBACK" if kind else "COMMIT")


class FileDatabase:
    """A file in the cache folder, named after the folder of plans that it is about."""

    def __init__(self, cache: str, folder: str) -> None:
        name = name_of_path(os.path.abspath(folder))
        self._cache = cache
        self._path = os.path.join(cache, f"{name}.db")
        self._marks_path = os.path.join(cache, f"{name}.marks")
        self._journal_path = f"{self._path}-journal"
        self._signature = ""
        self._reader: Connection | None = None
        self._writer: tuple[Connection, int] | None = None

    def reading(self) -> Connection:
        """Return a connection: the one that wrote, if this process did, so that nobody else comes
        in between; else one in a transaction that reads.
        """
        if self._writer is not None:
            return self._writer[0]
        if self._reader is None:
            self._reader = self._open()
        if self._reader is not None:
            return self._reader
        with self as connection:  # creates the tables
            return connection

    def writing(self) -> FileDatabase:
        """Hold the lock; other processes wait a little, then do without the file."""
        return self

    def __enter__(self) -> Connection:
        """Take the lock, or begin another transaction under it."""
        if self._writer is None:
            self.close()
            self._writer = self._lock()
        else:
            self._writer[0].execute("BEGIN EXCLUSIVE")
        return self._writer[0]

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Commit, unless an error came out: then all is as it was. The lock is kept."""
        if self._writer is None:
            return
        if kind is None:
            self._commit(*self._writer)
        else:
            self.close()  # rolls back

    def close(self) -> None:
        """Give all locks back."""
        for connection in (self._reader, self._writer and self._writer[0]):
            if connection is not None:
                connection.close()
        self._reader = self._writer = None

    def discard(self) -> None:
        """Delete what is there."""
        self.close()
        delete(self._marks_path)
        delete(self._journal_path)
        delete(self._path)

    def _lock(self) -> tuple[Connection, int]:
        """Return a connection that holds the lock for writing, and the inode of its file.

        Raises UnusableError.
        """
        with _Translation():
            self._signature = self._signature or signature()
            make_private_folder(self._cache)
            if os.path.lexists(self._journal_path):
                self.discard()
            if is_own_file(self._path):
                inode = os.stat(self._path).st_ino
                connection = connect(self._path, "rw", _PATIENCE)
                if self._is_ours(connection, _BEGIN_TO_WRITE, inode):
                    return connection, inode
                connection.close()
                self.discard()
            os.close(create_private(self._path))
            inode = os.stat(self._path).st_ino
            connection = connect(self._path, "rw", _PATIENCE)
            for statement in _BEGIN_TO_WRITE:
                connection.execute(statement)
            create_tables(connection, self._signature)
        return connection, inode

    def _commit(self, connection: Connection, inode: int) -> None:
        """Commit, and write down what the file looks like. Raises UnusableError.

        Where another file has taken its place, that one's own writer does so.
        """
        with _Translation():
            connection.execute("COMMIT")
            try:
                found = os.stat(self._path)
            except FileNotFoundError:
                return
            if found.st_ino == inode:
                write_private(self._marks_path, _marks(found))

    def _open(self) -> Connection | None:
        """Open the file to read; None if it is not as this program left it."""
        if not is_own_file(self._path) or os.path.lexists(self._journal_path):
            return None  # no program of ours leaves a journal, and SQLite would read any
        with _Translation():
            self._signature = self._signature or signature()
            inode = os.stat(self._path).st_ino
            connection = connect(self._path, "ro", _PATIENCE)
            if self._is_ours(connection, ("BEGIN",), inode):
                return connection
            connection.close()
        return None

    def _is_ours(self, connection: Connection, begin: tuple[str, ...], inode: int) -> bool:
        """Begin a transaction; return True if the file is as this program left it."""
        try:
            for statement in begin:
                connection.execute(statement)
            found = connection.execute("SELECT signature FROM model").fetchone()  # takes the lock
        except Exception as error:
            if type(error).__module__ != _SQLITE or _is_busy(error):
                connection.close()
                raise
            return False
        status = os.stat(self._path)
        return bool(
            found == (self._signature,)
            and status.st_ino == inode
            and read_private(self._marks_path) == _marks(status)
        )


class _Translation:
    """Turns what SQLite and the file system say into UnusableError."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, trace: object) -> None:
        """Translate; other errors pass."""
        if isinstance(error, OSError) or type(error).__module__ == _SQLITE:
            raise UnusableError(str(error)) from error


def _marks(found: os.stat_result) -> bytes:
    marks = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return " ".join(map(str, marks)).encode()


def _is_busy(error: Exception) -> bool:
    """Return True if another process holds the lock."""
    code: object = getattr(error, "sqlite_errorcode", 0)
    return isinstance(code, int) and code & 0xFF in _BUSY
