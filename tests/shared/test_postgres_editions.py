"""Editions on a real server: who may publish, two at once, what is never changed, old servers."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

import psycopg
import pytest

from bdg_cli.shared.connection import ServerLine
from bdg_cli.shared.editions import MOST_DOCUMENT, MOST_PLAN, editions_of
from bdg_cli.shared.errors import StoppedSharingError
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.sql import grant_sql, ledger_sql
from tests.ledger.examples import record, records

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.shared.server import Server

    Shared = Callable[[str], PostgresLedger]

ANY = bytes(range(256)) * 8
SIGNED = [("sources/ký.pdf", ANY)]
"""A document with bytes of all kinds."""


def reach(server: Server, database: str, login: str = "huyen") -> PostgresLedger:
    """Return a ledger as a login reaches it."""
    return PostgresLedger(ServerLine(server.conninfo(database, login), "sổ thử"))


def test_what_one_publishes_the_others_get(shared: Shared) -> None:
    """Byte by byte, with the server's word on who and when; a document is kept once."""
    ours = shared("huyen").editions
    assert ours.publish("2018.yaml", 1, b"a\r\n", SIGNED) == "published"
    assert ours.publish("2019.yaml", 1, b"b", []) == "published"
    assert ours.publish("2018.yaml", 2, b"c", SIGNED) == "published"
    theirs = shared("dong_son").editions
    found = editions_of(theirs, (), "sổ").editions
    assert [(one.place, one.file, one.number, one.login) for one in found] == [
        (1, "2018.yaml", 1, "huyen"),
        (2, "2019.yaml", 1, "huyen"),
        (3, "2018.yaml", 2, "huyen"),
    ]
    assert [theirs.content(one) for one in found] == [b"a\r\n", b"b", b"c"]
    assert theirs.document(sha256(ANY).hexdigest()) == ANY
    assert theirs.since(3) == list(found[2:])
    assert theirs.document("00" * 32) == b""
    assert shared("huyen").state().place == 0, "records have places of their own"


def test_an_edition_is_the_next_one_or_none(shared: Shared) -> None:
    """Of the same name, however it is written."""
    ours = shared("huyen").editions
    assert ours.publish("2018.yaml", 2, b"a", []) == "stale"
    assert ours.publish("2018.yaml", 1, b"a", []) == "published"
    assert ours.publish("2018.yaml", 1, b"b", []) == "stale"
    assert ours.publish("KH.yaml", 1, b"a", []) == "published"
    assert ours.publish("kh.yaml", 1, b"a", []) == "name"


def test_of_two_who_publish_at_once_one_is_told(server: Server) -> None:
    """And no place is left out."""
    database = server.new_ledger()

    def publish(name: str) -> list[str]:
        editions = reach(server, database).editions
        return [editions.publish("2018.yaml", n, name.encode(), []) for n in range(1, 6)]

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(publish, "abcd"))
    found = editions_of(reach(server, database).editions, (), "sổ").editions
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    assert sum(one.count("published") for one in said) == len(found) >= 1


@pytest.mark.parametrize("login", ["dong_son", "phong", "dong_son_2"])
def test_only_who_coordinates_publishes(shared: Shared, login: str) -> None:
    """Of all units and plans."""
    assert shared(login).editions.publish("2018.yaml", 1, b"a", []) == "rights"
    assert shared(login).editions.publish("2018.yaml", 1, b"a", SIGNED) == "rights"
    assert shared("huyen").editions.since(1) == []


def test_who_coordinates_a_part_does_not_publish(server: Server) -> None:
    """Neither of one plan nor of one unit: an edition is for everybody."""
    database = server.new_ledger()
    for plan, unit in (("2018", "*"), ("*", "xa")):
        server.psql(grant_sql("phong", unit=unit, plan=plan, coordinates=True), database)
        assert reach(server, database, "phong").editions.publish("a.yaml", 1, b"", []) == "rights"


INSERT = "INSERT INTO bdg.edition (file, number, content, documents{more}) VALUES ({values})"
SOURCE = "INSERT INTO bdg.source (content) VALUES ({})"
HUGE = "convert_to(repeat('x', {} + 1), 'UTF8')"


@pytest.mark.parametrize(
    "sql",
    [
        INSERT.format(more="", values="'2019.yaml', 1, 'x', '[]'"),
        INSERT.format(more=", login", values="'2019.yaml', 1, 'x', '[]', 'huyen'"),
        INSERT.format(more=", place", values="'2019.yaml', 1, 'x', '[]', 1"),
        INSERT.format(more=", chain", values="'2019.yaml', 1, 'x', '[]', 'x'"),
        INSERT.format(more=", sha256", values="'2019.yaml', 1, 'x', '[]', 'x'"),
        INSERT.format(more=", published_at", values="'2019.yaml', 1, 'x', '[]', now()"),
        SOURCE.format("'x'"),
        "INSERT INTO bdg.source (content, sha256) VALUES ('x', 'y')",
        "UPDATE bdg.edition SET content = 'x'",
        "UPDATE bdg.source SET content = 'x'",
        "DELETE FROM bdg.edition",
        "DELETE FROM bdg.source",
        "TRUNCATE bdg.edition",
        "TRUNCATE bdg.source",
        "ALTER TABLE bdg.edition DISABLE TRIGGER ALL",
        "ALTER TABLE bdg.source DISABLE ROW LEVEL SECURITY",
        "CREATE OR REPLACE FUNCTION bdg.may_publish() RETURNS boolean LANGUAGE sql AS 'SELECT 1=1'",
        "SET row_security = off; INSERT INTO bdg.source (content) VALUES ('x')",
        (
            "CREATE TEMP TABLE may_write AS SELECT 'dong_son' AS login, '*' AS plan, '*' AS unit, "
            "true AS coordinates; INSERT INTO bdg.source (content) VALUES ('x')"
        ),
        "SET session_replication_role = replica; DELETE FROM bdg.edition",
    ],
)
def test_nobody_gets_around_it(server: Server, sql: str) -> None:
    """By SQL of one's own, as the login of a commune: refused each time, with the same code."""
    database = server.new_ledger()
    reach(server, database).editions.publish("2018.yaml", 1, b"a", SIGNED)
    with psycopg.connect(server.conninfo(database, "dong_son"), autocommit=True) as connection:
        with pytest.raises(psycopg.Error) as refused:
            connection.execute(sql.encode())
        assert refused.value.sqlstate == "42501"
        counts = "SELECT (SELECT count(*) FROM bdg.edition), (SELECT count(*) FROM bdg.source)"
        assert connection.execute(counts).fetchone() == (1, 1)


@pytest.mark.parametrize(
    "sql",
    [
        INSERT.format(more="", values="'../2019.yaml', 1, 'x', '[]'"),
        INSERT.format(more="", values="'a/2019.yaml', 1, 'x', '[]'"),
        INSERT.format(more="", values=r"E'a\\2019.yaml', 1, 'x', '[]'"),
        INSERT.format(more="", values="'.2019.yaml', 1, 'x', '[]'"),
        INSERT.format(more="", values="'2019.exe', 1, 'x', '[]'"),
        INSERT.format(more="", values="repeat('x', 300) || '.yaml', 1, 'x', '[]'"),
        INSERT.format(more="", values="'2019.yaml', 2, 'x', '[]'"),
        INSERT.format(more="", values="'2019.yaml', NULL, 'x', '[]'"),
        INSERT.format(more="", values="'2019.yaml', 1, 'x', '['"),
        INSERT.format(more="", values="'2019.yaml', 1, 'x', '[[\"a.txt\", \"00\"]]'"),
        INSERT.format(more="", values=f"'2019.yaml', 1, {HUGE.format(MOST_PLAN)}, '[]'"),
        SOURCE.format(HUGE.format(MOST_DOCUMENT)),
        "UPDATE bdg.edition SET content = 'x'",
        "DELETE FROM bdg.source",
        INSERT.format(more=", login", values="'2019.yaml', 1, 'x', '[]', 'admin'"),
    ],
)
def test_not_even_who_coordinates_writes_anything(server: Server, sql: str) -> None:
    """No path as a name, nothing huge, nothing that is not there, nothing anew."""
    database = server.new_ledger()
    reach(server, database).editions.publish("2018.yaml", 1, b"a", SIGNED)
    with (
        psycopg.connect(server.conninfo(database, "huyen"), autocommit=True) as connection,
        pytest.raises(psycopg.Error),
    ):
        connection.execute(sql.encode())
    assert len(reach(server, database).editions.since(1)) == 1


@pytest.mark.parametrize("table", ["edition", "source"])
def test_not_even_the_administrator_changes_one_in_passing(server: Server, table: str) -> None:
    """Also where replication applies changes."""
    database = server.new_ledger()
    reach(server, database).editions.publish("2018.yaml", 1, b"a", SIGNED)
    for before in ("", "SET session_replication_role = replica; "):
        for change in ("UPDATE bdg.{} SET content = 'x'", "TRUNCATE bdg.{}"):
            with pytest.raises(subprocess.CalledProcessError) as refused:
                server.psql(before + change.format(table), database)
            assert b"never changed" in refused.value.stderr


def test_one_letter_that_a_superuser_changes_is_found_and_named(server: Server) -> None:
    """In what the edition says, and in its hash."""
    database = server.new_ledger()
    editions = reach(server, database).editions
    for number in (1, 2):
        editions.publish("2018.yaml", number, b"han: 15/12", [])
    known = editions_of(editions, (), "sổ").editions
    server.psql("ALTER TABLE bdg.edition DISABLE TRIGGER ALL", database)
    server.psql("UPDATE bdg.edition SET content = 'han: 16/12' WHERE number = 1", database)
    assert editions.content(known[0]) == b"han: 16/12"
    for mine in ((), known):
        with pytest.raises(StoppedSharingError) as raised:
            editions_of(editions, mine, "sổ", whole=True)
        assert raised.value.message.filling["number"] == 1
    server.psql(
        "UPDATE bdg.edition SET sha256 = sha256(content) WHERE number = 1; "
        "UPDATE bdg.edition SET file = '2019.yaml' WHERE number = 2",
        database,
    )
    for mine in ((), known):
        with pytest.raises(StoppedSharingError) as raised:
            editions_of(editions, mine, "sổ")
        assert raised.value.message.filling["number"] == 1


def test_large_documents_come_back(shared: Shared) -> None:
    """Each byte."""
    large = ANY * 2000
    ours = shared("huyen").editions
    assert ours.publish("2018.yaml", 1, ANY * 1000, [("a.pdf", large)]) == "published"
    (found,) = ours.since(1)
    assert sha256(ours.content(found)).hexdigest() == found.sha256
    assert ours.document(sha256(large).hexdigest()) == large


def test_a_dump_that_is_restored_has_the_same_editions(server: Server) -> None:
    """With their chain, and it goes on."""
    database = server.new_ledger()
    before = reach(server, database).editions
    before.publish("2018.yaml", 1, b"a", SIGNED)
    again = reach(server, server.restored(server.dump(database))).editions
    assert again.since(1) == before.since(1)
    assert again.document(sha256(ANY).hexdigest()) == ANY
    assert again.publish("2018.yaml", 2, b"b", []) == "published"
    assert len(editions_of(again, before.since(1), "sổ").editions) == 2


def old_ledger(server: Server, name: str) -> None:
    """Make a shared ledger as the first bdg that had them did, with a login for it."""
    server.new_ledger()  # the logins
    server.psql(f"CREATE DATABASE {name}")
    schema = files("bdg_cli.shared").joinpath("schema.sql").read_text("utf-8")
    server.psql(schema, name)
    server.psql("INSERT INTO bdg.may_write VALUES ('huyen', '*', '*', true)", name)


def test_a_server_of_the_first_format_goes_on_and_is_brought_up(server: Server) -> None:
    """Records as before; nothing is published until the administrator has run what is printed."""
    old_ledger(server, "cu")
    ledger = reach(server, "cu")
    ledger.add(None, records(2))
    assert ledger.editions.since(1) == ()
    with pytest.raises(StoppedSharingError) as raised:
        ledger.editions.publish("2018.yaml", 1, b"a", [])
    assert raised.value.code == "shared-old"
    before = ledger.state()
    for _ in range(2):  # the second time there is nothing to do
        server.psql(ledger_sql(), "cu")
        assert ledger.state() == before
    assert ledger.editions.publish("2018.yaml", 1, b"a", SIGNED) == "published"
    assert ledger.add(None, [record(3)]).state.place == 3


def test_a_server_of_a_later_format_serves_who_may_still_write(server: Server) -> None:
    """Formats only add; `oldest_client` says who has to be newer."""
    database = server.new_ledger()
    server.psql("UPDATE bdg.ledger SET format = 99", database)
    assert reach(server, database).add(None, records(1)).state.place == 1
    server.psql("UPDATE bdg.ledger SET oldest_client = 99", database)
    with pytest.raises(StoppedSharingError) as raised:
        reach(server, database).state()
    assert raised.value.code == "shared-newer"
