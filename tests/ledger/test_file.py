"""The ledger's file: where it may lie, what may stand in its place, who may change it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import LedgerError
from bdg_cli.ledger.sqlite import SqliteLedger, open_ledger
from tests.ledger.examples import beside, record, records, write

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_ON_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the ledger is, in a folder of its own."""
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder / "ledger.db"


@contextmanager
def closed_folder() -> Iterator[Path]:
    """Give a folder with a ledger of three records, in which nobody may write, root neither."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(open_ledger(str(folder / "ledger.db")), records(3))
        folder.chmod(0o555)
        try:
            yield folder
        finally:
            folder.chmod(0o755)


@contextmanager
def as_somebody() -> Iterator[None]:
    """Do something without the rights of root, whom no permission stops."""
    if sys.platform != "win32" and os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


def refusal(path: Path) -> str:
    """Return the code with which reading, checking and writing are all refused."""
    ledger = open_ledger(str(path))
    codes = set()
    for attempt in (ledger.read, ledger.check, lambda: write(ledger, [record(99)])):
        with pytest.raises(LedgerError) as refused:
            attempt()
        assert refused.value.hint is not None
        codes.add(refused.value.code)
    (code,) = codes
    return code


def test_reading_makes_nothing(path: Path) -> None:
    """Where there is no ledger, reading and checking leave the folder empty."""
    ledger = open_ledger(str(path))
    assert ledger.read() == []
    ledger.check()
    assert beside(path) == []


def test_only_the_ledger_lies_in_its_folder(path: Path) -> None:
    """After writing, reading and checking there is one file, and reading did not change it."""
    ledger = open_ledger(str(path))
    write(ledger, records(3))
    before = path.read_bytes()
    assert ledger.read() == records(3)
    ledger.check()
    assert (beside(path), path.read_bytes()) == (["ledger.db"], before)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Writing does not make folders, and says that it cannot write."""
    ledger = open_ledger(str(tmp_path / "không có" / "ledger.db"))
    assert ledger.read() == []
    with pytest.raises(LedgerError) as refused:
        write(ledger, records(1))
    assert refused.value.code == "ledger-unwritable"


@pytest.mark.parametrize(
    "name", ["sổ theo dõi.db", "50%20.db", "a#b.db", "a&mode=memory.db", "'a;b'.db", "%41.db"]
)
def test_a_path_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    """Spaces, marks and what a URI reads in its own way belong to the name."""
    path = tmp_path / "kế hoạch #1" / name
    path.parent.mkdir()
    write(open_ledger(str(path)), records(2))
    assert open_ledger(str(path)).read() == records(2)
    assert beside(path) == [name]


@NOT_ON_WINDOWS
@pytest.mark.parametrize("name", ["có không?.db", "a\\b.db", "a:b.db", "\udcff.db", "a?mode=ro"])
def test_a_name_that_windows_lacks_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    """Question marks, backslashes, colons and bytes that are no UTF-8 belong to the name too."""
    path = tmp_path / name
    write(open_ledger(str(path)), records(2))
    assert open_ledger(str(path)).read() == records(2)
    assert beside(path) == [name]


def test_a_drive_without_hard_links_will_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a new ledger cannot be given its name by a link, it is made in its place."""

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    write(open_ledger(str(path)), records(2))
    assert (beside(path), open_ledger(str(path)).read()) == (["ledger.db"], records(2))


def test_a_relative_path_and_one_with_two_slashes_lead_there(path: Path) -> None:
    """However the path is written, it is the same ledger."""
    write(open_ledger(os.path.relpath(path)), records(1))
    assert open_ledger(f"{path.parent}{os.sep}{os.sep}ledger.db").read() == records(1)
    if sys.platform != "win32":
        assert open_ledger(f"/{path}").read() == records(1)


@NOT_ON_WINDOWS
def test_a_link_to_the_ledger_is_followed(path: Path, tmp_path: Path) -> None:
    """Records go into the file that the link leads to, and the link stays one."""
    link = tmp_path / "link.db"
    write(open_ledger(str(path)), [record(1)])
    link.symlink_to(path)
    write(open_ledger(str(link)), [record(2)])
    assert link.is_symlink()
    assert open_ledger(str(path)).read() == records(2)


@NOT_ON_WINDOWS
def test_a_link_into_nothing_is_refused(path: Path) -> None:
    """A ledger that was moved away is not taken for one that never was."""
    path.symlink_to(path.parent / "gone.db")
    assert refusal(path) == "ledger-unreadable"
    assert path.is_symlink()


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    """A folder called like the ledger is said to be no file."""
    path.mkdir()
    assert refusal(path) == "ledger-unreadable"


@NOT_ON_WINDOWS
def test_a_pipe_in_its_place_is_refused(path: Path) -> None:
    """A named pipe does not make the program wait."""
    os.mkfifo(path)
    assert refusal(path) == "ledger-unreadable"


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"\x00" * 8192, b"Ghi ch\xc3\xa9p\n" * 500, b"SQLite format 3\x00"],
    ids=["empty", "a NUL", "only NULs", "a text", "only the first words"],
)
def test_what_is_no_ledger_is_refused_and_kept(path: Path, content: bytes) -> None:
    """Neither taken for an empty ledger nor overwritten: an empty file was once a full one."""
    path.write_bytes(content)
    assert refusal(path) == "ledger-damaged"
    assert (beside(path), path.read_bytes()) == (["ledger.db"], content)


@pytest.mark.parametrize("script", ["CREATE TABLE a (b)", "PRAGMA user_version = 1", "VACUUM"])
def test_a_database_of_another_program_is_refused_and_kept(path: Path, script: str) -> None:
    """Also one that has nothing in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    before = path.read_bytes()
    assert refusal(path) == "ledger-foreign"
    assert (beside(path), path.read_bytes()) == (["ledger.db"], before)


def test_a_ledger_without_its_tables_is_refused(path: Path) -> None:
    """What says that it is a ledger and has no tables is damaged."""
    write(open_ledger(str(path)), records(1))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE record")
    assert refusal(path) == "ledger-damaged"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record SET text = 'khác'",
        "UPDATE OR REPLACE record SET id = 'r-2' WHERE id = 'r-1'",
        "DELETE FROM record WHERE number = 1",
        "DELETE FROM record",
        "INSERT OR REPLACE INTO record SELECT * FROM record",
        "REPLACE INTO record (rowid, id) VALUES (1, 'mới')",
    ],
)
def test_the_file_itself_refuses_changes(path: Path, change: str) -> None:
    """Whatever program opens the file, records are only added."""
    write(open_ledger(str(path)), records(3))
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match="records are never"):
            connection.execute(change)
        connection.commit()
    assert open_ledger(str(path)).read() == records(3)


@pytest.mark.parametrize("trigger", ["record_stays", "record_remains"])
def test_a_change_made_by_force_is_noticed(path: Path, trigger: str) -> None:
    """Who takes the guard away and changes a record leaves a ledger that does not add up."""
    write(open_ledger(str(path)), records(3))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DROP TRIGGER {trigger}")
        change = {"record_stays": "UPDATE record SET count = 9", "record_remains": "DELETE"}
        verb = change[trigger]
        connection.execute(
            f"{verb} FROM record WHERE id = 'r-3'" if verb == "DELETE" else f"{verb} WHERE id='r-3'"
        )
        connection.commit()
    assert refusal(path) == "ledger-damaged"


def test_a_copy_is_a_ledger_at_any_moment(path: Path) -> None:
    """The one file holds everything, also while somebody is about to write."""
    ledger, copy = open_ledger(str(path)), path.with_name("copy.db")
    for count in range(1, 15):
        with ledger.writing() as writer:
            writer.add([record(count)])
            if count > 1:
                shutil.copyfile(path, copy)
                assert open_ledger(str(copy)).read() == records(count - 1)
        shutil.copyfile(path, copy)
        assert open_ledger(str(copy)).read() == records(count)


def test_a_copy_goes_its_own_way(path: Path) -> None:
    """A copy is no second name: what is added to one is not in the other."""
    write(open_ledger(str(path)), [record(1)])
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    write(open_ledger(str(copy)), [record(2)])
    assert open_ledger(str(path)).read() == [record(1)]


def test_while_somebody_writes_others_read_and_wait(path: Path) -> None:
    """Readers see what was there before; a second writer is told, after a while, to come back."""
    patient = open_ledger(str(path))
    write(patient, [record(1)])
    hasty = SqliteLedger(str(path), patience=0.01)
    with patient.writing() as writer:
        writer.add([record(2)])
        assert hasty.read() == [record(1)]
        with pytest.raises(LedgerError) as refused, hasty.writing():
            pass
    assert refused.value.code == "ledger-locked"
    assert hasty.read() == records(2)


def test_who_cannot_finish_has_written_nothing(path: Path) -> None:
    """A commit that readers hold up for too long is an error, and the batch is not there."""
    hasty = SqliteLedger(str(path), patience=0.01)
    write(hasty, [record(1)])
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM record").fetchall()
        with pytest.raises(LedgerError) as refused:
            write(hasty, [record(2)])
    assert refused.value.code == "ledger-locked"
    assert hasty.read() == [record(1)]


def test_a_ledger_turned_into_wal_is_read_and_turned_back(path: Path) -> None:
    """Reading one makes no files beside it; the next writing gives it its own form again."""
    ledger = open_ledger(str(path))
    write(ledger, [record(1)])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert ledger.read() == [record(1)]
    assert beside(path) == ["ledger.db"]
    write(ledger, [record(2)])
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert (beside(path), ledger.read()) == (["ledger.db"], records(2))


def test_what_a_killed_wal_program_left_is_not_lost(path: Path) -> None:
    """Rows that still lie in a file beside the ledger are read too."""
    write(open_ledger(str(path)), records(3))
    leave_behind(path, "PRAGMA journal_mode = WAL", "UPDATE tally SET count = count + 0")
    assert "ledger.db-wal" in beside(path)
    assert open_ledger(str(path)).read() == records(3)
    assert beside(path) == ["ledger.db"]


def test_what_a_killed_writer_left_is_rolled_back(path: Path) -> None:
    """A writer killed in the middle leaves a journal; a reader sees the state before."""
    write(open_ledger(str(path)), records(3))
    before = path.stat().st_size
    half_write(path)
    assert "ledger.db-journal" in beside(path)
    assert path.stat().st_size > before
    assert open_ledger(str(path)).read() == records(3)
    assert beside(path) == ["ledger.db"]
    open_ledger(str(path)).check()


@NOT_ON_WINDOWS
def test_a_journal_that_cannot_be_rolled_back_is_said() -> None:
    """In a folder in which nobody may write, a half-written ledger is not read as it is."""
    with closed_folder() as folder:
        path = folder / "ledger.db"
        folder.chmod(0o755)
        half_write(path)
        folder.chmod(0o555)
        before = path.read_bytes()
        with as_somebody(), pytest.raises(LedgerError) as refused:
            open_ledger(str(path)).read()
        assert refused.value.code == "ledger-unwritable"
        assert "-journal" in str(refused.value.hint)
        assert path.read_bytes() == before


@NOT_ON_WINDOWS
def test_a_ledger_is_read_where_nobody_may_write() -> None:
    """Reading and checking work in a read-only folder; writing says that it cannot."""
    with closed_folder() as folder, as_somebody():
        ledger = open_ledger(str(folder / "ledger.db"))
        assert ledger.read() == records(3)
        ledger.check()
        with pytest.raises(LedgerError) as refused:
            write(ledger, [record(4)])
        assert refused.value.code == "ledger-unwritable"
        with pytest.raises(LedgerError) as refused:
            write(open_ledger(str(folder / "new.db")), [record(1)])
        assert refused.value.code == "ledger-unwritable"
        assert beside(folder / "ledger.db") == ["ledger.db"]


@NOT_ON_WINDOWS
def test_a_ledger_that_others_may_not_read_is_said() -> None:
    """Without the right to read there is an error, not an empty ledger."""
    with closed_folder() as folder:
        path = folder / "ledger.db"
        path.chmod(0o600)
        os.chown(path, os.getuid(), os.getgid())
        if os.geteuid() != 0:
            path.chmod(0)
        with as_somebody(), pytest.raises(LedgerError) as refused:
            open_ledger(str(path)).read()
        assert refused.value.code == "ledger-unwritable"


def half_write(path: Path) -> None:
    """Add records in a process that ends in the middle, with some pages written already."""
    leave_behind(
        path,
        "PRAGMA cache_size = 1",
        "BEGIN IMMEDIATE",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
        "INSERT INTO record SELECT 'x' || i, i, batch, recorded_at, by, kind, plan, task, unit, "
        "window, day, evidence, count, counted, text, to_day, takes_back, rest, seal "
        "FROM n, record WHERE id = 'r-1'",
    )


def leave_behind(path: Path, *statements: str) -> None:
    """Run statements in a process that ends without closing anything."""
    code = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for statement in sys.argv[2:]: connection.execute(statement)\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path), *statements], check=True)
