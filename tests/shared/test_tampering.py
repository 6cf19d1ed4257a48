"""Whoever may do anything on the server changes what it keeps: each copy sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.shared.address import line_to
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.errors import StoppedSharingError
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import record, records, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared.server import Server

FREELY = "ALTER TABLE bdg.record DISABLE TRIGGER ALL; {} ALTER TABLE bdg.record ENABLE TRIGGER ALL;"
ONE_LETTER = """
UPDATE bdg.record SET line = replace(line, '2018-11-20"', '2018-11-10"') WHERE place = 2;
"""
BACK = "UPDATE bdg.record SET line = replace(line, '2018-11-10\"', '2018-11-20\"') WHERE place = 2;"
NEXT_DAY = 1542776400.0
OTHER_NUMBER = "UPDATE bdg.record SET number = 5 WHERE place = 2;"
ONE_GONE = (
    "DELETE FROM bdg.record WHERE place = 2; UPDATE bdg.record SET place = 2 WHERE place = 3;"
)
FORGE = """
DO $$ DECLARE one record; last bytea := ''; BEGIN
  FOR one IN SELECT place, number, line FROM bdg.record ORDER BY place LOOP
    last := sha256(last || convert_to(one.number || E'\\x1f' || one.line, 'UTF8'));
    UPDATE bdg.record SET chain = last WHERE place = one.place;
  END LOOP;
END $$;
"""
"""The whole chain anew: sound in itself."""


@pytest.fixture
def database(server: Server) -> str:
    """Make a new shared ledger."""
    return server.new_ledger()


@pytest.fixture
def offices(tmp_path: Path, server: Server, database: str) -> list[CopyLedger]:
    """Return two offices that have the same three records."""
    ways = [server.conninfo(database, login) for login in ("huyen", "phong")]
    made = [
        CopyLedger(str(tmp_path / str(number)), lambda way=way: PostgresLedger(line_to(way)))  # type: ignore[misc]
        for number, way in enumerate(ways)
    ]
    write(made[0], records(3))
    sync(made[1])
    return made


@pytest.mark.parametrize("more", [False, True], ids=["alone", "then others write"])
@pytest.mark.parametrize("forged", [False, True], ids=["one letter", "the whole chain"])
def test_a_changed_word_is_refused_by_every_copy(
    server: Server, database: str, offices: list[CopyLedger], *, forged: bool, more: bool
) -> None:
    """The record is named, and nothing is taken over; nor is anything recorded there any more."""
    server.psql(FREELY.format(ONE_LETTER + (FORGE if forged else "")), database)
    if more:
        way = server.conninfo(database, "huyen")
        PostgresLedger(line_to(way)).add(None, [record(4, task="III")])
    for office in offices:
        for now in (NEXT_DAY, None):
            with pytest.raises(StoppedSharingError) as raised:
                sync(office, now=now)
            assert raised.value.message.filling["record"] == "r-2"
            assert raised.value.message.filling["place"] == 2
        with pytest.raises(StoppedSharingError):
            write(office, [record(5, name="n", task="IV")])
        assert office.read() == records(3)


def test_a_number_that_was_changed_is_told(
    server: Server, database: str, offices: list[CopyLedger]
) -> None:
    """It says which of two records counts. With the whole chain forged it cannot be told from that
    of a server that took over: it is followed, and said.
    """
    server.psql(FREELY.format(OTHER_NUMBER), database)
    with pytest.raises(StoppedSharingError) as raised:
        sync(offices[0], now=NEXT_DAY)
    assert raised.value.message.filling["record"] == "r-2"
    server.psql(FREELY.format(FORGE), database)
    assert sync(offices[1]).apart


def test_a_record_that_was_removed_comes_back(
    server: Server, database: str, offices: list[CopyLedger]
) -> None:
    """As after a failover; where the chain shows that it was removed, nothing is taken over."""
    server.psql(FREELY.format(ONE_GONE), database)
    for office in offices:
        with pytest.raises(StoppedSharingError):
            sync(office)
        assert office.read() == records(3)
    server.psql(FREELY.format(FORGE), database)
    done = sync(offices[0])
    assert (done.apart, done.sent) == (True, 1)
    assert PostgresLedger(line_to(server.conninfo(database, "huyen"))).state().place == 3


def test_what_was_changed_back_is_taken_again(
    server: Server, database: str, offices: list[CopyLedger]
) -> None:
    """By the administrator, from a backup."""
    server.psql(FREELY.format(ONE_LETTER), database)
    for office in offices:
        with pytest.raises(StoppedSharingError):
            sync(office, now=NEXT_DAY)
    server.psql(FREELY.format(BACK), database)
    for office in offices:
        assert sync(office).refused == ()
    write(offices[0], [record(4, task="III")])
    assert sync(offices[1]).came == 1
