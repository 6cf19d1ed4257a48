"""What a ledger's file is known by, and what is done without looking through it again."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import LedgerError
from bdg_cli.ledger.fingerprint import ABSENT, fingerprint, is_there
from bdg_cli.ledger.sqlite import SqliteLedger, open_ledger
from bdg_cli.ledger.verified import VerifiedState
from tests.ledger.examples import record, records, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the ledger is."""
    return tmp_path / "ledger.db"


def spoil(path: Path) -> None:
    """Change a letter in the file."""
    content = path.read_bytes()
    changed = content.replace(b"l\xe1\xba\xa7n 1", b"l\xe1\xba\xa7n 8")
    assert changed != content
    path.write_bytes(changed)


def test_every_change_shows(path: Path) -> None:
    """Each record added gives another fingerprint, reading and checking do not."""
    assert fingerprint(str(path)) == ABSENT
    ledger = open_ledger(str(path))
    seen = set()
    for number in range(1, 9):
        write(ledger, [record(number)])
        seen.add(fingerprint(str(path)))
    assert len(seen) == 8
    assert None not in seen
    ledger.read()
    ledger.check()
    assert fingerprint(str(path)) in seen
    spoil(path)
    assert fingerprint(str(path)) not in seen


def test_nobody_can_say_while_somebody_writes(path: Path) -> None:
    """Also where a killed writer left its journal, or there is a link into nothing."""
    write(open_ledger(str(path)), records(1))
    path.with_name("ledger.db-journal").write_bytes(b"")
    assert fingerprint(str(path)) is None
    link = path.with_name("link.db")
    link.symlink_to(path.with_name("nowhere"))
    assert fingerprint(str(link)) is None


def test_a_writer_knows_what_it_left(path: Path) -> None:
    """The next one need not check the whole ledger again."""
    verified = VerifiedState(str(path.with_name("verified")))
    ledger = SqliteLedger(str(path), verified=verified)
    with ledger.writing() as first:
        first.add([record(1)])
    left = verified.load()
    assert left == fingerprint(str(path))
    with ledger.writing() as second:
        assert second.read({("2018", "II.1-1")}) == [record(1)]
        second.add([record(2, task="III")])
    assert verified.load() == fingerprint(str(path)) != left
    assert ledger.read() == [record(1), record(2, task="III")]


def test_a_writer_trusts_only_the_very_file(path: Path) -> None:
    """A ledger that was damaged since it was found sound is refused, whatever task is asked for."""
    ledger = SqliteLedger(str(path), verified=VerifiedState(str(path.with_name("verified"))))
    with ledger.writing() as first:
        first.add([record(1), record(2, task="III")])
    spoil(path)
    with pytest.raises(LedgerError) as refused, ledger.writing() as second:
        second.read({("2018", "III")})
    assert refused.value.code == "ledger-damaged"


def test_what_others_changed_meanwhile_is_not_taken_for_sound(path: Path) -> None:
    """Two changes where one was expected: the writer remembers nothing of the file."""
    write(open_ledger(str(path)), [record(1)])
    verified = VerifiedState(str(path.with_name("verified")))
    writer = SqliteLedger(str(path), verified=verified).writing()
    with writer:
        writer.add([record(2)])
        held = writer._open_connection()  # noqa: SLF001 -- no other way into the gap between commit and look
        held.execute("COMMIT")
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE extra (a)")
        held.execute("BEGIN IMMEDIATE")
    assert verified.load() is None


def test_a_sound_state_is_remembered(tmp_path: Path) -> None:
    """The last one; noise is no state."""
    path = tmp_path / "new" / "verified"
    verified = VerifiedState(str(path))
    assert verified.load() is None
    verified.save((1, 2))
    verified.save((7, 12288, 10**18))
    assert verified.load() == (7, 12288, 10**18)
    path.write_bytes(b"\xff\x00 1")
    assert verified.load() is None


def test_reading_whole_is_enough_to_know_a_ledger(path: Path) -> None:
    """A reader that checked everything spares the next one the same work."""
    write(open_ledger(str(path)), [record(1)])
    verified = VerifiedState(str(path.with_name("verified")))
    assert SqliteLedger(str(path), verified=verified).read() == [record(1)]
    assert verified.load() == fingerprint(str(path))


def test_ledgers_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    """One copied over another within one tick of a coarse clock may have its size, its times and
    as many changes.
    """
    found = []
    for number in (1, 2):
        path = tmp_path / f"{number}.db"
        write(open_ledger(str(path)), [record(number)])
        seen = fingerprint(str(path))
        assert seen
        found.append(seen)
    (first, its_looks, its_size, *_), (second, other_looks, other_size, *_) = found
    assert (first, its_size) == (second, other_size)
    assert its_looks != other_looks


def test_a_ledger_swapped_while_it_is_read_is_not_taken_for_sound(path: Path) -> None:
    """What was looked through is no longer what lies there."""
    write(open_ledger(str(path)), [record(1)])
    verified = VerifiedState(str(path.with_name("verified")))
    with SqliteLedger(str(path), verified=verified).reading() as snapshot:
        snapshot.read()
        other = path.with_name("other.db")
        write(open_ledger(str(other)), [record(2)])
        other.replace(path)
    assert verified.load() is None


def test_a_journal_that_its_writer_removes_meanwhile_is_no_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks, looks once: between two looks it may be gone."""
    write(open_ledger(str(path)), [record(1)])
    journal = path.with_name(f"{path.name}-journal")
    journal.touch()
    look = os.stat

    def look_and_lose(name: str, **how: bool) -> os.stat_result:
        found = look(name, **how)
        if name == str(journal):
            journal.unlink()
        return found

    monkeypatch.setattr(os, "stat", look_and_lose)
    assert is_there(str(path))
