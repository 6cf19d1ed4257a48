"""A server dies, and the one that takes over is behind: the copies bring back what it lacks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from bdg_cli.shared.address import line_to
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.lines import record_of
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import record
from tests.shared.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNITS = {"dong_son": "xa.dong-son", "dong_son_2": "xa.dong-son-2", "phong": "ldtbxh"}


@pytest.fixture
def standby(server: Server) -> Iterator[Server]:
    """Return a server that follows the other; that one runs again in the end."""
    follower = Server(server)
    yield follower
    follower.remove()
    server.start()


def works(office: CopyLedger, login: str, first: int, last: int) -> list[str]:
    """Record the work of a unit; return the ids."""
    ids = []
    for number in range(first, last + 1):
        made = record(1, name=login, task=f"{login}.{number}").replace(id=f"{login}-{number}")
        with office.writing() as writer:
            about = made.about.replace(unit=UNITS.get(login, "ubnd"))
            writer.add([made.replace(number=writer.next_number(), about=about)])
        ids.append(made.id)
    return ids


def test_what_the_next_server_lacks_comes_back(
    tmp_path: Path, server: Server, standby: Server
) -> None:
    """All that was said to be recorded is there in the end, once, and alike in all copies."""
    database = server.new_ledger()
    ways = {
        login: f"host=127.0.0.1,127.0.0.1 port={server.port},{standby.port} dbname={database} "
        f"user={login} sslmode=disable"
        for login in ("huyen", *UNITS)
    }
    offices = {
        login: CopyLedger(str(tmp_path / login), lambda way=way: PostgresLedger(line_to(way)))  # type: ignore[misc]
        for login, way in ways.items()
    }
    said = [one for login, office in offices.items() for one in works(office, login, 1, 2)]
    while not standby.has(server):
        time.sleep(0.02)
    standby.fall_behind()
    before = len(said)
    for login in ("dong_son", "huyen", "phong"):
        said += works(offices[login], login, 3, 5)
    sync(offices["dong_son"])
    assert PostgresLedger(line_to(ways["huyen"])).state().place == len(said)
    server.stop("immediate")
    standby.take_over()
    assert PostgresLedger(line_to(ways["huyen"])).state().place == before, "they are lost there"

    said += works(offices["dong_son_2"], "dong_son_2", 3, 6)  # knows of none of them, and goes on
    done = sync(offices["dong_son"])
    assert (done.apart, done.sent) == (True, 3)
    others = {f"{login}-{number}" for login in ("huyen", "phong") for number in (3, 4, 5)}
    assert dict(done.refused) == dict.fromkeys(others, "lost")
    assert sync(offices["phong"]).sent == 3
    assert sync(offices["huyen"]).sent == 3
    for office in offices.values():
        done = sync(office)
        assert (done.waiting, done.refused) == (0, ())
    there = PostgresLedger(line_to(ways["huyen"])).since(0)
    ids = [found.id for one in there if (found := record_of(one.number, one.line))]
    assert sorted(ids) == sorted(said)
    assert [one.place for one in there] == list(range(1, len(said) + 1))
    assert len({tuple(office.read()) for office in offices.values()}) == 1
