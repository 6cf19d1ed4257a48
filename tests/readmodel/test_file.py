"""The file of the read model: used only as this program left it, and done without in any doubt."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bdg_cli.readmodel import signature
from tests.office import ROOT, Office

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Screen

CALLS = ("due", "status", "list --unit xa", "show II.1-3", "units", "status --json", "due --each")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office with the plan of 2018."""
    return Office(tmp_path)


def file_of(office: Office) -> Path:
    """Return the one file of the read model."""
    (found,) = office.cache.glob("*.db")
    return found


def answers(office: Office, cache: str | None = None) -> list[Screen]:
    """Return what the calls show, with the office's read model or another one."""
    env = {"BDG_CACHE": cache} if cache else {}
    return [office(call, env=env) for call in CALLS]


def test_the_file_is_filled_once_and_the_answers_stay(office: Office) -> None:
    """The second round leaves the file as it is."""
    first = answers(office)
    before = file_of(office).stat()
    assert answers(office) == first == answers(office, "off")
    assert file_of(office).stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.unmeasured
def test_a_changed_byte_is_noticed_wherever_it_is(office: Office) -> None:
    """The file is built again; no answer is taken from it."""
    right = office("due").out
    path = file_of(office)
    for at in range(0, path.stat().st_size, 4099):
        spoilt = bytearray(path.read_bytes())
        spoilt[at] ^= 0x41
        path.write_bytes(spoilt)
        assert office("due").out == right


@pytest.mark.parametrize("content", [b"", b"noise" * 999, b"SQLite format 3\x00" + b"\x00" * 4080])
def test_a_foreign_file_is_replaced(office: Office, content: bytes) -> None:
    """Empty, no database at all, or one cut short."""
    right = office("status").out
    path = file_of(office)
    path.write_bytes(content)
    assert office("status").out == right
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM plan").fetchone() == (1,)


def test_what_another_program_wrote_into_it_is_not_believed(office: Office) -> None:
    """A task that somebody renamed in the file has its own words again."""
    right = office("list").out
    with closing(sqlite3.connect(file_of(office), timeout=0)) as database:
        database.execute("UPDATE task SET text = 'x'")
        database.commit()
    assert office("list").out == right


def test_what_another_version_wrote_is_not_read(office: Office) -> None:
    """Its signature differs, though the file is as that version left it."""
    right = office("list").out
    path = file_of(office)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE model SET signature = 'other'")
        database.execute("UPDATE task SET text = 'x'")
        database.commit()
    found = path.stat()
    marks = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    path.with_suffix(".marks").write_text(" ".join(map(str, marks)))
    assert office("list").out == right


def test_a_file_whose_writer_was_killed_is_built_again(office: Office) -> None:
    """Its marks are those from before."""
    right = office("due").out
    path = file_of(office)
    marks = path.with_suffix(".marks").read_bytes()
    office("done II.1-1 --unit ldtbxh --window 20/10 --on 20/10")
    office("due")
    path.with_suffix(".marks").write_bytes(marks)
    after = office("due").out
    assert after == office("due", env={"BDG_CACHE": "off"}).out != right


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_can_read_it(office: Office) -> None:
    """Whatever the plan file and the mask allow, folder and files are the user's own."""
    old = os.umask(0)
    try:
        office("due")
    finally:
        os.umask(old)
    modes = {stat.S_IMODE(one.stat().st_mode) for one in office.cache.iterdir()}
    assert (modes, stat.S_IMODE(office.cache.stat().st_mode)) == ({0o600}, 0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_planted_link_is_not_followed(office: Office, tmp_path: Path) -> None:
    """Where the file should be lies a link to one of somebody else: it is left alone."""
    right = office("due").out
    path = file_of(office)
    path.unlink()
    victim = tmp_path / "victim"
    victim.write_text("mine")
    path.symlink_to(victim)
    assert office("due").out == right
    assert victim.read_text() == "mine"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away"
)
def test_what_somebody_else_put_there_is_not_used(office: Office) -> None:
    """In a folder that several people write to."""
    right = office("due").out
    path = file_of(office)
    os.chown(path, 65534, 65534)
    assert office("due").out == right


def test_a_cache_folder_that_cannot_be_made_is_done_without(office: Office) -> None:
    """A file lies where the folder should be."""
    right = office("due").out
    blocked = office.plans.parent / "file"
    blocked.write_text("")
    assert office("due", env={"BDG_CACHE": str(blocked / "cache")}).out == right
    assert office("due", env={"BDG_CACHE": str(blocked)}).out == right


def test_a_lock_that_is_held_is_not_waited_for_long(office: Office) -> None:
    """The answer is worked out without the file."""
    right = office("due").out
    with closing(sqlite3.connect(file_of(office), timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert office("due").out == right


def test_several_processes_fill_it_at_once(office: Office) -> None:
    """Each gives the right answer, and what they leave is right."""
    command = [sys.executable, "-c", "from bdg_cli.cli.app import main; main()", "status"]
    env = {
        "BDG_PLANS": str(office.plans),
        "BDG_CACHE": str(office.cache),
        "BDG_TODAY": "2018-11-20",
        "PATH": os.environ["PATH"],
    }

    def run(_: int) -> str:
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(run, range(8)))
    assert found == {run(0)} == {office("status", env={"BDG_CACHE": "off"}).out}


def test_code_changed_under_one_version_never_answers_from_what_older_code_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installation from a clone has the same version before and after it is brought up to date:
    any file of it that changed, came or went gives another signature.
    """
    package = tmp_path / "bdg_cli"
    (package / "services").mkdir(parents=True)
    rule = package / "services" / "rule.py"
    rule.write_text("NOTICE = 7\n")
    monkeypatch.setattr(signature, "_PACKAGE", str(package))
    seen = {signature.signature()}
    rule.write_text("NOTICE = 30\n")
    seen.add(signature.signature())
    (package / "services" / "other.py").write_text("")
    seen.add(signature.signature())
    rule.unlink()
    seen.add(signature.signature())
    assert len(seen) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("ending", [".db", ".marks", ".verified", ".db-journal"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_waited_for(office: Office, ending: str, make: object) -> None:
    """A pipe, a folder or a device in place of any file of the cache costs time, nothing else."""
    assert callable(make)
    office("done II.1-3 --unit ldtbxh")
    right = answers(office)
    name = file_of(office).stem
    for path in office.cache.glob("*"):
        if path.suffix == ending:
            path.unlink()
            make(path)
    if ending == ".db-journal":
        make(office.cache / f"{name}{ending}")
    assert answers(office) == right


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights there")
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770])
def test_a_folder_that_others_write_to_is_not_used(office: Office, mode: int) -> None:
    """They could put a link to a file of the user in it; the answers come without it."""
    right = answers(office)
    precious = office.plans.parent / "precious"
    precious.write_text("precious")
    for path in office.cache.glob("*"):
        path.unlink()
        path.symlink_to(precious)
    office.cache.chmod(mode)
    assert answers(office) == right
    assert office("done II.1-3 --unit ldtbxh").code == 0
    assert precious.read_text() == "precious"
    assert [path for path in office.cache.iterdir() if not path.is_symlink()] == []


def test_a_link_in_place_of_a_file_is_not_followed(office: Office) -> None:
    """Not to read, not to write: it is replaced."""
    right = answers(office)
    precious = office.plans.parent / "precious"
    precious.write_text("precious")
    for path in office.cache.glob("*"):
        path.unlink()
        path.symlink_to(precious)
    assert answers(office) == right
    assert precious.read_text() == "precious"
