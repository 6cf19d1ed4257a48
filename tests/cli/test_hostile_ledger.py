"""A ledger that was damaged, altered or swapped is never answered from, and never waited for."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.office import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Office

DONE = "done IV.5-1b --unit xa.dong-son --on 20/11/2018"
PAGE = 4096
READERS = ("due", "status", "list", "show IV.5-1b", "units", "log", "check", DONE)


def ledger_of(office: Office) -> Path:
    """Return where the office has its ledger."""
    return office.plans / "ledger.db"


def damage_index(path: Path, word: bytes) -> None:
    """Change the last letter of a word where the index of tasks has it, and nowhere else."""
    with closing(sqlite3.connect(path)) as connection:
        ((page,),) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'record_about'"
        )
    content = bytearray(path.read_bytes())
    place = content.index(word, (page - 1) * PAGE, page * PAGE) + len(word) - 1
    content[place] ^= 1
    path.write_bytes(content)


def alter(path: Path, *statements: str) -> None:
    """Change the ledger with another program."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("words", ["show IV.5-1b", "status", DONE, "check"])
def test_a_bit_flipped_in_an_index_is_damage(office: Office, words: str) -> None:
    """What is recorded must not be overlooked: nobody completes it a second time."""
    assert office(DONE).code == 0
    damage_index(ledger_of(office), b"IV.5-1b")
    before = ledger_of(office).read_bytes()
    screen = office(words)
    assert (screen.code, screen.out) == (4, "")
    assert "bị hỏng" in screen.err
    assert ledger_of(office).read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        (
            "CREATE TRIGGER swallows BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END",
            "swallows",
        ),
        ("DROP TRIGGER record_counts", "record_counts"),
        ("DROP TRIGGER record_stays", "record_stays"),
        ("CREATE VIEW recent AS SELECT * FROM record", "recent"),
        ("CREATE TABLE remarks (text TEXT)", "remarks"),
    ],
)
def test_an_altered_ledger_takes_no_record(office: Office, statement: str, name: str) -> None:
    """It is named when something is recorded and by `check`; what is in it can be taken out."""
    assert office(DONE).code == 0
    alter(ledger_of(office), statement)
    before = ledger_of(office).read_bytes()
    for words in ("done II.1-3 --unit ldtbxh", "undo --yes", "check"):
        screen = office(words)
        assert (screen.code, screen.out) == (4, ""), words
        assert f"({name})" in screen.err
        assert "bdg restore so.jsonl" in screen.err
    assert ledger_of(office).read_bytes() == before

    text = office.plans.parent / "so.jsonl"
    text.write_text(office("log --json-lines").out, "utf-8")
    ledger_of(office).rename(office.plans.parent / "altered.db")
    assert office(f"restore {text}").out == "Đã thêm 1 bản ghi, 0 đã có sẵn.\n"
    assert office("check").code == 0


def test_a_view_in_place_of_the_table_is_damage(office: Office) -> None:
    """Whatever it shows, those are not the records."""
    assert office(DONE).code == 0
    alter(
        ledger_of(office),
        "ALTER TABLE record RENAME TO kept",
        "CREATE VIEW record AS SELECT * FROM kept",
    )
    assert {office(words).code for words in ("status", "log", "check", DONE)} == {4}


def test_a_ledger_that_was_analysed_is_as_good_as_before(office: Office) -> None:
    """Statistics for the planner of queries change no answer."""
    assert office(DONE).code == 0
    alter(ledger_of(office), "ANALYZE")
    assert office("check").code == 0
    assert office("done II.1-3 --unit ldtbxh").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("name", ["ledger.db", "ledger.db-journal"])
@pytest.mark.parametrize("words", READERS)
def test_a_pipe_is_not_waited_for(office: Office, words: str, name: str) -> None:
    """In a process of its own: if it waited, it would wait for ever. Takes a start each."""
    if name != "ledger.db":
        assert office("done II.1-3 --unit ldtbxh").code == 0
    os.mkfifo(office.plans / name)
    environ = {
        "BDG_PLANS": str(office.plans),
        "BDG_CACHE": str(office.cache),
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [sys.executable, "-m", "bdg_cli", *words.split()],
        env={**environ, "BDG_TODAY": "2018-11-20"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    if words == "units":  # it does not ask the ledger
        assert done.returncode in (0, 4)
    else:
        assert done.returncode == 4
        assert "không phải là một tệp" in done.stderr


@pytest.mark.parametrize("make", [os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_folder_or_device_is_no_ledger(office: Office, make: object) -> None:
    """Neither is read from."""
    assert callable(make)
    make(ledger_of(office))
    for words in ("due", "log", "check", DONE):
        screen = office(words)
        assert screen.code == 4
        assert "không phải là một tệp" in screen.err
