"""Other processes that come in between: the answer is that of the files as this call found them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.readmodel import database, refresh
from bdg_cli.workspace.workspace import Workspace
from tests.office import ROOT, Office

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return an office with the plan of 2018."""
    return Office(tmp_path)


def another_reads(office: Office, folder: str = "") -> None:
    """Let another process read the plan files, and write what it read."""
    plans = folder or str(office.plans)
    space = Workspace(plans, open_ledger(f"{plans}/ledger.db"), cache=str(office.cache))
    try:
        space.plans()
    finally:
        space.close()


def right(office: Office, call: str) -> str:
    """Return the answer without a read model."""
    return office(call, env={"BDG_CACHE": "off"}).out


@pytest.mark.parametrize(("call", "spelling"), [("status", ""), ("due --json", "/../plans")])
def test_a_plan_that_another_process_puts_there_meanwhile_is_not_half_read(
    office: Office, monkeypatch: pytest.MonkeyPatch, call: str, spelling: str
) -> None:
    """It changed the file after this call filled in the assignments, under either spelling.

    It takes more than a second: the other process waits for the lock before it gives up.
    """
    whole = right(office, call)
    fill = refresh.fill_plans

    def filled(*given: object) -> bool:
        done = fill(*given)  # type: ignore[arg-type]  # passed on as they came
        monkeypatch.setattr(refresh, "fill_plans", fill)
        path = office.plans / "2018.yaml"
        path.write_text(path.read_text("utf-8") + "# sửa\n", "utf-8")
        another_reads(office, f"{office.plans}{spelling}" if spelling else "")
        return done

    monkeypatch.setattr(refresh, "fill_plans", filled)
    assert office(call).out == whole
    assert office(call).out == right(office, call)


def test_a_torn_file_is_not_read_under_the_marks_of_its_successor(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process replaces it between the look at the file and the first question."""
    whole = office("status").out
    (path,) = office.cache.glob("*.db")
    with closing(sqlite3.connect(path)) as torn:
        torn.execute("DELETE FROM tally")
        torn.execute("DELETE FROM assignment")
        torn.commit()
    connect = database.connect  # type: ignore[attr-defined]  # as that module knows it

    def connected(path: str, mode: str, patience: float) -> Connection:
        connection = connect(path, mode, patience)
        monkeypatch.setattr(database, "connect", connect)
        assert office("status").out == whole
        return connection

    monkeypatch.setattr(database, "connect", connected)
    assert office("status").out == whole


def test_a_damaged_page_is_noticed_when_it_is_read(office: Office) -> None:
    """Also if the file looks as it was left: the answer is right, and the file is built again."""
    whole = office("status").out
    (path,) = office.cache.glob("*.db")
    with closing(sqlite3.connect(path)) as found:
        page: int = found.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'tally'"
        ).fetchone()[0]
        size: int = found.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    looks = path.stat()
    marks = (looks.st_size, looks.st_mtime_ns, looks.st_ctime_ns, looks.st_ino)
    path.with_suffix(".marks").write_text(" ".join(map(str, marks)))
    for _ in range(2):
        screen = office("status")
        assert (screen.out, screen.err) == (whole, "")


def test_two_spellings_of_a_folder_share_what_is_kept(office: Office) -> None:
    """The file is not built again for each."""
    first = office("status").out
    (path,) = office.cache.glob("*.db")
    before = path.stat().st_mtime_ns
    again = office("status", env={"BDG_PLANS": f"{office.plans}/../plans"}).out
    assert (again, path.stat().st_mtime_ns) == (first, before)


def start(office: Office, *words: str, out: int) -> subprocess.Popen[bytes]:
    """Start a call in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from bdg_cli.cli.app import main; main()", *words],
        cwd=ROOT,
        stdout=out,
        env={
            "BDG_PLANS": str(office.plans),
            "BDG_CACHE": str(office.cache),
            "BDG_TODAY": "2018-11-20",
            "PATH": os.environ["PATH"],
        },
    )


def test_a_file_is_left_when_many_fill_it_at_once(office: Office) -> None:
    """Whoever waits too long answers without it, and leaves it to the others.

    It takes more than a second: there are eight processes on two cores or so.
    """
    for one in [start(office, "due", out=subprocess.DEVNULL) for _ in range(8)]:
        assert one.wait() == 0
    (path,) = office.cache.glob("*.db")
    before = path.stat().st_mtime_ns
    assert office("due").code == 0
    assert path.stat().st_mtime_ns == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes hold another amount there")
def test_whoever_reads_slowly_holds_nobody_up(office: Office) -> None:
    """A pager that shows the first page of a long answer: the read model can be written."""
    text = (office.plans / "2018.yaml").read_text("utf-8")
    more = "".join(
        f"          - {{id: t{n}, ref: II.1-1, text: Việc {n}., lead: dai}}\n" for n in range(1500)
    )
    office.write("2018.yaml", text.replace("        tasks:\n", f"        tasks:\n{more}", 1))
    assert office("list").code == 0
    (path,) = office.cache.glob("*.db")
    reading, writing = os.pipe()
    call = start(office, "list", "--json", out=writing)
    os.close(writing)
    try:
        first = os.read(reading, 1)  # the answer has begun, and is far longer than the pipe
        assert first == b"{"
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
    finally:
        os.close(reading)
        call.wait()
