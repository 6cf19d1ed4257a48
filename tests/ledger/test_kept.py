"""A ledger whose file stays open between writes: nothing that happens to it meanwhile is missed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import LedgerError
from bdg_cli.ledger.fingerprint import fingerprint
from bdg_cli.ledger.sqlite import SqliteLedger, open_ledger
from bdg_cli.ledger.verified import VerifiedState
from tests.ledger.examples import record, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the ledger is."""
    return tmp_path / "ledger.db"


def test_many_writes_are_all_there_at_once(path: Path) -> None:
    """For every other process as soon as each is over; afterwards it is known to be sound."""
    verified = VerifiedState(str(path.with_name("verified")))
    ledger = SqliteLedger(str(path), verified=verified)
    made = [record(number) for number in range(1, 6)]
    with ledger.writing_often():
        for number, one in enumerate(made, start=1):
            write(ledger, [one])
            assert open_ledger(str(path)).read() == made[:number]
    assert verified.load() == fingerprint(str(path))
    write(ledger, [record(6)])
    path.unlink()  # nothing has it open any more, which counts on Windows
    assert ledger.read() == []


def test_others_write_between_two_writes(path: Path) -> None:
    """They are not kept waiting, and what they added is seen."""
    ledger = open_ledger(str(path))
    with ledger.writing_often():
        write(ledger, [record(1)])
        write(SqliteLedger(str(path), patience=0), [record(2)])
        with ledger.writing() as writer:
            assert writer.next_number() == 3
            writer.add([record(3)])
        write(ledger, [record(4)])
    assert [one.number for one in open_ledger(str(path)).read()] == [1, 2, 3, 4]


def test_another_file_in_its_place_is_the_ledger(path: Path) -> None:
    """As after `bdg restore` to a copy: nothing goes into the file that was taken away."""
    ledger = open_ledger(str(path))
    with ledger.writing_often():
        write(ledger, [record(1)])
        old = path.with_name("old.db")
        shutil.copyfile(path, path.with_name("new.db"))
        path.rename(old)
        path.with_name("new.db").rename(path)
        write(ledger, [record(2)])
    assert len(open_ledger(str(path)).read()) == 2
    assert len(open_ledger(str(old)).read()) == 1


def test_what_was_damaged_meanwhile_is_not_written_to(path: Path) -> None:
    """It is looked through whole, as ever."""
    ledger = open_ledger(str(path))
    with ledger.writing_often():
        write(ledger, [record(1)])
        with closing(sqlite3.connect(path)) as spoiler, spoiler:
            names = spoiler.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in names.fetchall():
                spoiler.execute(f"DROP TRIGGER {name}")
            spoiler.execute("UPDATE record SET by = 'Ai đó'")
        with pytest.raises(LedgerError):
            write(ledger, [record(2)])


def test_an_error_leaves_everything_as_it_was(path: Path) -> None:
    """The next write goes on from there."""
    ledger = open_ledger(str(path))
    with ledger.writing_often():
        write(ledger, [record(1)])
        with pytest.raises(LedgerError), ledger.writing() as writer:
            writer.add([record(2), record(1)])
        assert open_ledger(str(path)).read() == [record(1)]
        write(ledger, [record(3)])
    assert open_ledger(str(path)).read() == [record(1), record(3)]
