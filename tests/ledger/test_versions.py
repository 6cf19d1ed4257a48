"""Ledgers of other versions of the format: older ones are read and brought up, newer refused."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.records import in_ledger_order
from bdg_cli.ledger.jsonl import from_text
from bdg_cli.ledger.migrations import APPLICATION, MIGRATIONS
from bdg_cli.ledger.rows import checksum_of
from bdg_cli.ledger.sqlite import SqliteLedger, open_ledger
from tests.ledger.examples import beside, record, records, write

HERE = Path(__file__).resolve().parent


def terse_layout(connection: sqlite3.Connection) -> None:
    """Make the tables of a format in which nothing was counted and no evidence given."""
    connection.execute(
        "CREATE TABLE entry (id TEXT PRIMARY KEY, number INTEGER, at TEXT, by TEXT, kind TEXT, "
        "plan TEXT, task TEXT, unit TEXT, window TEXT, day TEXT, note TEXT)"
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION}")


def from_terse(connection: sqlite3.Connection) -> None:
    """Take the entries over into the tables of today."""
    MIGRATIONS[0](connection)
    for entry in connection.execute("SELECT * FROM entry").fetchall():
        key, number, at, by, kind, plan, task, unit, window, day, note = entry
        head = (key, number, key, at, by, kind, plan, task, unit, window, day)
        row = (*head, "", None, "", note, None, "", "")
        connection.execute(
            f"INSERT INTO record VALUES ({'?, ' * len(row)}?)",  # noqa: S608 -- our own words
            (*row, checksum_of(row)),
        )
    connection.execute("DROP TABLE entry")


STEPS = (terse_layout, from_terse)

OLD = record(1).replace(
    details=record(1).details.replace(evidence=(), count=None, counted="", text="Đã họp")
)


def terse_ledger(path: Path) -> None:
    """Write a ledger of the terse format with one record."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        terse_layout(connection)
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO entry VALUES "
            "('r-1', 1, '2018-11-20T08:30:00+07:00', 'Nguyễn Văn An', 'done', '2018', 'II.1-1', "
            "'xa.dong-son', '2018-11-15/2018-12-15', '2018-11-20', 'Đã họp')"
        )


def version(path: Path) -> int:
    """Return the version that is written in a ledger."""
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


def test_an_older_ledger_is_read_as_it_is(tmp_path: Path) -> None:
    """Reading and checking it, also in part, changes nothing in the file and beside it."""
    path = tmp_path / "ledger.db"
    terse_ledger(path)
    before = path.read_bytes()
    ledger = SqliteLedger(str(path), migrations=STEPS)
    assert ledger.read() == [OLD]
    assert ledger.read({("2018", "III")}) == []
    ledger.check()
    assert (beside(path), path.read_bytes()) == (["ledger.db"], before)


def test_an_older_ledger_is_brought_up_by_the_first_writing(tmp_path: Path) -> None:
    """Its records stay, the new one is added, and the version is today's."""
    path = tmp_path / "ledger.db"
    terse_ledger(path)
    ledger = SqliteLedger(str(path), migrations=STEPS)
    write(ledger, [record(2)])
    assert ledger.read() == [OLD, record(2)]
    assert version(path) == 2
    ledger.check()


def test_a_writing_that_fails_leaves_the_older_version(tmp_path: Path) -> None:
    """Bringing it up belongs to the batch: whole or not at all."""
    path = tmp_path / "ledger.db"
    terse_ledger(path)
    before = path.read_bytes()
    with pytest.raises(LedgerError):
        write(SqliteLedger(str(path), migrations=STEPS), [record(1)])
    assert (beside(path), path.read_bytes()) == (["ledger.db"], before)


def test_a_new_ledger_has_todays_version(tmp_path: Path) -> None:
    """A ledger begun today has taken all steps."""
    path = tmp_path / "ledger.db"
    write(open_ledger(str(path)), [record(1)])
    assert version(path) == len(MIGRATIONS)


def test_a_newer_ledger_is_refused_and_kept(tmp_path: Path) -> None:
    """Reading, checking and writing all say that a newer program wrote it."""
    path = tmp_path / "ledger.db"
    write(open_ledger(str(path)), records(3))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    ledger = open_ledger(str(path))
    for attempt in (ledger.read, ledger.check, lambda: write(ledger, [record(4)])):
        with pytest.raises(LedgerError) as refused:
            attempt()
        assert refused.value.code == "ledger-newer"
    assert (beside(path), path.read_bytes()) == (["ledger.db"], before)


@pytest.mark.parametrize("number", [0, -1])
def test_a_version_that_never_was_is_damage(tmp_path: Path, number: int) -> None:
    """Versions count from 1."""
    path = tmp_path / "ledger.db"
    write(open_ledger(str(path)), records(3))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    with pytest.raises(LedgerError) as refused:
        open_ledger(str(path)).read()
    assert refused.value.code == "ledger-damaged"


@pytest.mark.parametrize("number", range(1, len(MIGRATIONS) + 1))
def test_a_ledger_of_every_version_is_kept_readable(tmp_path: Path, number: int) -> None:
    """A file that each version once wrote gives the records that lie beside it as text."""
    path = tmp_path / "ledger.db"
    shutil.copyfile(HERE / f"format-{number}.db", path)
    lines = (HERE / f"format-{number}.jsonl").read_text(encoding="utf-8")
    kept = from_text(lines, file="")
    assert open_ledger(str(path)).read() == kept
    write(open_ledger(str(path)), [record(99)])
    assert open_ledger(str(path)).read() == in_ledger_order([*kept, record(99)])
    open_ledger(str(path)).check()
