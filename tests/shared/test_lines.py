"""Offices on real lines to a real server: cut, silent, slow, or held up by somebody who froze."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from bdg_cli.shared import connection
from bdg_cli.shared.address import line_to
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.errors import UnreachableError
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import record, records, write
from tests.shared.proxy import proxy_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.shared.proxy import Proxy
    from tests.shared.server import Server

STANDS_STILL = """
import sys
from bdg_cli.shared.address import line_to
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.postgres import PostgresLedger
with CopyLedger(sys.argv[1], lambda: PostgresLedger(line_to(sys.argv[2]))).writing() as writer:
    print("is talking", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def way(server: Server) -> str:
    """Return how the coordinating unit reaches a new shared ledger."""
    return server.conninfo(server.new_ledger(), "huyen")


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """Open a line on which something may happen."""
    with proxy_to(server.port) as line:
        yield line


def office(folder: Path, way: str) -> CopyLedger:
    """Return the copy of an office."""
    return CopyLedger(str(folder), lambda: PostgresLedger(line_to(way)))


def over(proxy: Proxy, server: Server, way: str) -> str:
    """Return the way over a line on which something may happen."""
    return way.replace(f"port={server.port}", f"port={proxy.port}")


def test_an_answer_that_is_cut_off_leaves_one_record(
    tmp_path: Path, server: Server, way: str, proxy: Proxy
) -> None:
    """The server has it, and nobody heard of it: it waits, and is there once in the end."""
    an, binh = office(tmp_path / "an", over(proxy, server, way)), office(tmp_path / "binh", way)
    write(an, [record(1)])
    write(binh, [record(2, name="b", task="III")])
    proxy.fault = "lose-answer"
    write(an, [record(2)])
    assert an.waiting == 1
    assert PostgresLedger(line_to(way)).state().place == 3
    done = sync(an)
    assert (done.waiting, done.refused) == (0, ())
    sync(binh)
    assert [one.id for one in an.read()] == ["r-1", "b-2", "r-2"]
    assert an.read() == binh.read()
    assert PostgresLedger(line_to(way)).state().place == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process and lets it go on")
def test_an_office_that_froze_holds_up_nobody(tmp_path: Path, way: str) -> None:
    """It has asked the server and not yet written: it holds no lock there."""
    words = [sys.executable, "-c", STANDS_STILL, str(tmp_path / "an"), way]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as frozen:
        try:
            assert frozen.stdout is not None
            assert frozen.stdout.readline() == b"is talking\n"
            frozen.send_signal(signal.SIGSTOP)
            begun = time.monotonic()
            other = office(tmp_path / "binh", way)
            write(other, [record(1)])
            assert other.waiting == 0
            assert time.monotonic() - begun < 5
        finally:
            frozen.kill()


def test_whoever_holds_the_lock_is_not_waited_for(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By SQL of its own a client may hold it: what others record waits on their machines."""
    monkeypatch.setattr(connection, "DEADLINE", 1.0)
    other = office(tmp_path, way)
    with psycopg.connect(way) as holder:
        holder.execute("SELECT bdg.take_lock()")
        begun = time.monotonic()
        write(other, [record(1)])
        assert other.waiting == 1
        assert time.monotonic() - begun < 5
    assert sync(other).sent == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process and lets it go on")
def test_a_server_that_froze_is_left_in_time(
    tmp_path: Path, server: Server, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a talk; what is recorded waits, and goes when it is back."""
    monkeypatch.setattr(connection, "DEADLINE", 1.0)
    ledger = office(tmp_path, way)
    with ledger.writing() as writer, server.frozen():
        begun = time.monotonic()
        writer.add([record(1)])
        assert time.monotonic() - begun < 5
    assert ledger.waiting == 1
    assert sync(ledger).sent == 1


def test_a_long_answer_that_stands_still_is_left_in_time(
    tmp_path: Path, server: Server, way: str, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It begins, and does not go on: nothing of it is taken."""
    monkeypatch.setattr(connection, "DEADLINE", 1.0)
    PostgresLedger(line_to(way)).add(None, records(100))
    ledger = office(tmp_path, over(proxy, server, way))
    proxy.fault = "stand-still"
    begun = time.monotonic()
    with pytest.raises(UnreachableError):
        sync(ledger)
    assert time.monotonic() - begun < 5
    assert ledger.read() == []
    proxy.fault = ""
    assert sync(ledger).came == 100


def test_a_long_answer_may_be_slow(
    tmp_path: Path, server: Server, way: str, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as something comes, it is waited for: a first copy over a bad line."""
    monkeypatch.setattr(connection, "DEADLINE", 0.5)
    PostgresLedger(line_to(way)).add(None, records(300))
    ledger = office(tmp_path, over(proxy, server, way))
    proxy.fault = "slow"
    begun = time.monotonic()
    assert sync(ledger).came == 300
    assert time.monotonic() - begun > 0.5


def test_a_name_that_is_searched_for_long_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine out of its network may ask for it longer than the driver waits for a server."""
    monkeypatch.setattr(connection, "DEADLINE", 0.2)
    monkeypatch.setattr(psycopg, "connect", lambda *_, **__: time.sleep(3))
    begun = time.monotonic()
    with pytest.raises(UnreachableError):
        PostgresLedger(line_to("host=so.huyen.example user=a dbname=b")).state()
    assert time.monotonic() - begun < 5
