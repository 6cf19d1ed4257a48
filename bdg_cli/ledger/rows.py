"""A record as a row of the ledger's table, with a seal over what it says.

A row's seal is a digest of its columns. SQLite notices a damaged page only where its own structure
breaks; the seal notices a changed letter too. It guards against accidents, not against forgers.
"""

from __future__ import annotations

from bdg_cli.domain.days import date
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.records import AssignmentKey, Details, Record, in_ledger_order
from bdg_cli.ledger.protocol import Checkpoint
from bdg_cli.ledger.sqlite_errors import damaged
from bdg_cli.storage.hashing import blake2b
from bdg_cli.storage.text_lists import SEPARATOR, join_texts, split_texts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from sqlite3 import Connection
    from typing import Any, TypeAlias

    Row: TypeAlias = tuple[str | int | None, ...]

_COLUMNS = (
    "id, number, batch, recorded_at, by, kind, plan, task, unit, window, day, "
    "evidence, count, counted, text, to_day, takes_back, rest"
)
_ADD = (
    f"INSERT INTO record ({_COLUMNS}, seal) "  # noqa: S608 -- our own words
    f"VALUES ({'?, ' * len(_COLUMNS.split(','))}?)"
)
"""Adds a row and its seal."""

_ALL = f"SELECT {_COLUMNS}, seal FROM record"  # noqa: S608 -- as above
_ABOUT = f"{_ALL} WHERE plan = ? AND task = ?"
_SINCE = f"{_ALL} WHERE rowid > ? ORDER BY rowid"
_PLAN, _TASK = 6, 7
"""Where plan and task stand among the columns."""

_HIGHEST = 2**53
"""Numbers stay below what every reader of JSON keeps exactly."""
_SEAL_BYTES = 5
"""Small enough that the seals of eight million rows add up to an integer of SQLite."""


def records_in(
    connection: Connection, path: str, tasks: Collection[tuple[str, str]] | None
) -> list[Record]:
    """Read every row and hold it to its seal and to the tally; return the records asked for.

    Raises LedgerError where something is changed or missing.
    """
    kept: list[Row] = []
    count = total = 0
    for row, seal in _sealed(connection.execute(_ALL), path):
        count += 1
        total += seal
        if tasks is None or (row[_PLAN], row[_TASK]) in tasks:
            kept.append(row)
    if _sums(connection, path) != (count, total):
        raise damaged(path)
    return _records(kept, path, fork_in(connection))


def records_about(
    connection: Connection, path: str, tasks: Collection[tuple[str, str]]
) -> list[Record]:
    """Read the rows about some tasks and no others, each held to its seal. Raises LedgerError."""
    rows: list[Row] = []
    for task in tasks:
        rows += [row for row, _ in _sealed(connection.execute(_ABOUT, task), path)]
    return _records(rows, path, fork_in(connection))


def checkpoint_of(connection: Connection, path: str) -> Checkpoint:
    """Return how far the ledger goes, as it says itself. Raises LedgerError."""
    last: object = connection.execute("SELECT max(rowid) FROM record").fetchone()[0]
    return Checkpoint(last if isinstance(last, int) else 0, *_sums(connection, path))


def records_since(connection: Connection, path: str, earlier: Checkpoint) -> list[Record] | None:
    """Read the rows added after an earlier state; None where they and it do not make up the
    ledger, or where they change the order of what was there. Raises LedgerError.
    """
    found = list(_sealed(connection.execute(_SINCE, (earlier.place,)), path))
    count, total = _sums(connection, path)
    before = (count - len(found), total - sum(seal for _, seal in found))
    fork = fork_in(connection)
    if before != (earlier.count, earlier.total) or (
        fork is not None and fork != _first_twice(connection, earlier.place)
    ):
        return None
    return _records([row for row, _ in found], path, fork)


def fork_in(connection: Connection) -> int | None:
    """Return the first number that occurs twice, None while there are no more records than numbers.

    The numbers of a ledger that never was joined with another need no search.
    """
    ((highest,),) = connection.execute("SELECT max(number) FROM record")
    ((count,),) = connection.execute("SELECT total(count) FROM tally")
    return _first_twice(connection) if count > (highest or 0) else None


def _first_twice(connection: Connection, until: int = _HIGHEST) -> int | None:
    """Return the first number that occurs twice among the rows up to a place."""
    found = connection.execute(
        "SELECT number FROM record WHERE rowid <= ? GROUP BY number HAVING count(*) > 1 "
        "ORDER BY number LIMIT 1",
        (until,),
    ).fetchone()
    return None if found is None else int(found[0])


def insert_rows(connection: Connection, path: str, rows: Collection[Row]) -> None:
    """Add rows, and hold what the ledger then has to what it had and was given.

    Raises LedgerError if a row is not there as it was given, so that it is never acknowledged.
    """
    before = checkpoint_of(connection, path)
    connection.executemany(_ADD, [(*row, checksum_of(row)) for row in rows])
    added = list(_sealed(connection.execute(_SINCE, (before.place,)), path))
    sums = (before.count + len(rows), before.total + sum(seal for _, seal in added))
    if [row for row, _ in added] != list(rows) or _sums(connection, path) != sums:
        raise damaged(path)


def _sealed(found: Iterable[Row], path: str) -> Iterator[tuple[Row, int]]:
    for *columns, seal in found:
        row = tuple(columns)
        if not isinstance(seal, int) or seal != checksum_of(row):
            raise damaged(path)
        yield row, seal


def _sums(connection: Connection, path: str) -> tuple[int, int]:
    """Return the count and the total that the ledger keeps of its rows."""
    match connection.execute("SELECT count, total FROM tally").fetchall():
        case [(int(count), int(total))]:
            return count, total
        case _:
            raise damaged(path)


def _records(rows: list[Row], path: str, fork: int | None) -> list[Record]:
    try:
        return in_ledger_order([record_of(row) for row in rows], fork)
    except (ValueError, TypeError) as error:
        raise damaged(path) from error


def check(record: Record) -> None:
    """Raise RefusedError for what cannot be written: half characters, numbers out of bounds."""
    said = record.details
    for number, lowest in ((record.number, 1), (said.count or 0, 1 - _HIGHEST)):
        if not lowest <= number < _HIGHEST:
            raise RefusedError(
                "bad-number",
                say("Số {number} quá lớn hoặc không hợp lệ; chưa ghi gì.", number=number),
                say("Kiểm tra lại số lượng."),
            )
    for value in row_of(record):
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise RefusedError(
                    "bad-text",
                    say("Có ký tự hỏng trong “{text}”; chưa ghi gì.", text=value),
                    say("Gõ lại nội dung, hoặc dùng cửa sổ lệnh có mã UTF-8."),
                ) from None


def row_of(record: Record) -> Row:
    """Write a record as the values of its columns, without the seal."""
    about, said = record.about, record.details
    return (
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
        join_texts(said.evidence),
        said.count,
        said.counted,
        said.text,
        said.to.isoformat() if said.to else None,
        said.takes_back,
        said.rest,
    )


def record_of(row: tuple[Any, ...]) -> Record:
    """Read a row, without its seal, back; raises ValueError or TypeError for a damaged one."""
    (
        *head,
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
    record_id, number, batch, recorded_at, by, kind = head
    return Record(
        record_id,
        int(number),
        batch,
        recorded_at,
        by,
        kind,
        AssignmentKey(plan, task, unit, window),
        date.fromisoformat(day),
        Details(
            split_texts(evidence),
            None if count is None else int(count),
            counted,
            text,
            date.fromisoformat(to_day) if to_day else None,
            takes_back,
            rest,
        ),
    )


def checksum_of(row: Row) -> int:
    """Return the digest of a row's columns."""
    said = SEPARATOR.join([str(value) for value in row]).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(said, digest_size=_SEAL_BYTES).digest(), "big")
