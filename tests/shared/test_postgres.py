"""The shared ledger on a real server: places, numbers, chain, rights."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest

from bdg_cli.domain.errors import LedgerError
from bdg_cli.shared import connection
from bdg_cli.shared.chain import link
from bdg_cli.shared.connection import ServerLine
from bdg_cli.shared.errors import StoppedSharingError, UnreachableError
from bdg_cli.shared.lines import line_of, record_of
from bdg_cli.shared.postgres import PostgresLedger
from tests.ledger.examples import record, records

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.records import Record
    from tests.shared.server import Server

    Shared = Callable[[str], PostgresLedger]


def read(ledger: PostgresLedger) -> list[Record | None]:
    """Return all records."""
    return [record_of(one.number, one.line) for one in ledger.since(0)]


def about(unit: str, *, number: int = 1, kind: str = "done", takes_back: str = "") -> Record:
    """Return a record about a unit."""
    made = record(number, name=f"{unit}-{kind}")
    return made.replace(
        kind=kind,
        about=made.about.replace(unit=unit),
        details=made.details.replace(takes_back=takes_back),
    )


def test_what_one_adds_the_other_reads(shared: Shared) -> None:
    """With places without gaps, and the chain that each copy works out again."""
    huyen = shared("huyen")
    assert huyen.state().place == 0
    assert huyen.add(None, records(3)).status == "added"
    assert read(shared("phong")) == records(3)
    found = huyen.since(0)
    assert [one.place for one in found] == [1, 2, 3]
    chain = ""
    for one in found:
        chain = link(chain, one.number, one.line)
        assert one.chain == chain
        assert one.login == "huyen"
    assert huyen.state().chain == huyen.chain_at(3) == chain
    assert huyen.chain_at(0) == ""
    assert huyen.chain_at(4) is None


def test_the_same_again_changes_nothing(shared: Shared) -> None:
    """An answer that was lost on the way is asked for again."""
    huyen = shared("huyen")
    huyen.add(None, records(2))
    before = huyen.state()
    assert huyen.add(None, records(2)).state == before
    assert huyen.add(before.place, records(2)).state == before


def test_who_has_not_seen_what_came_adds_nothing(shared: Shared) -> None:
    """Only what is about the same tasks counts; then the server gives the numbers."""
    huyen = shared("huyen")
    huyen.add(None, [record(1), record(7, task="III")])
    assert huyen.add(0, [record(1, name="b")]).status == "stale"
    assert huyen.add(0, [record(1, task="IV", name="c")]).status == "added"
    assert [one.number for one in huyen.since(0)] == [1, 7, 8]


@pytest.mark.parametrize(
    ("came", "status"),
    [
        ("xa.dong-son", "stale"),
        ("xa", "stale"),
        ("", "stale"),
        ("xa.dong-son.thon-1", "stale"),
        ("xa.dong-son-2", "added"),
        ("xa.tan-soi", "added"),
        ("ldtbxh", "added"),
    ],
)
def test_only_what_is_about_the_same_units_counts(shared: Shared, came: str, status: str) -> None:
    """All communes report the same task on its last day: none has to decide again for another."""
    huyen = shared("huyen")
    huyen.add(None, [about(came)])
    assert huyen.add(0, [about("xa.dong-son", number=2)]).status == status


@pytest.mark.parametrize(
    "tried",
    [
        about("ldtbxh"),
        about("xa.dong-son-2"),
        about("xa"),
        about(""),
        about("xa.dong-son", kind="cancel"),
        about("xa.dong-son", kind="extend"),
        about("xa.dong-son", kind="close"),
        about("xa.dong-son", kind="ung-xu"),
        about("xa.dong-son", kind="undo", takes_back="r-1"),
        about("xa.dong-son", kind="undo", takes_back="khong-co"),
    ],
    ids=lambda one: f"{one.kind} {one.about.unit or '-'} {one.details.takes_back}",
)
def test_a_commune_writes_for_itself_alone(shared: Shared, tried: Record) -> None:
    """Not for another, whose code begins like its own; nor what is the coordinating unit's; nor an
    undo of what another login wrote. The server refuses, and tells which.
    """
    shared("huyen").add(None, records(1))
    commune = shared("dong_son")
    assert commune.add(None, [about("xa.dong-son", number=2)]).refused == ()
    answer = commune.add(None, [about("xa.dong-son", number=3, kind="obstacle"), tried])
    assert answer.refused == ((tried.id, "rights"),)
    assert commune.state().place == 2, "all or nothing"
    own = about("xa.dong-son", number=4, kind="undo", takes_back="xa.dong-son-done-2")
    assert commune.add(None, [own]).refused == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE bdg.record SET line = '{}'",
        "DELETE FROM bdg.record",
        "TRUNCATE bdg.record",
        "INSERT INTO bdg.record (place, number, line) VALUES (9, 9, '{}')",
        "INSERT INTO bdg.record (number, line, login) VALUES (9, '{}', 'huyen')",
        "INSERT INTO bdg.may_write VALUES ('dong_son', '*', '*', true)",
        "UPDATE bdg.may_write SET coordinates = true",
        "UPDATE bdg.ledger SET format = 9",
        "SELECT FROM bdg.ledger FOR UPDATE",
        "SET ROLE bdg_owner",
        "SET SESSION AUTHORIZATION huyen",
        "SET session_replication_role = replica",
        "ALTER TABLE bdg.record DISABLE TRIGGER ALL",
        "ALTER TABLE bdg.record DISABLE ROW LEVEL SECURITY",
        "DROP SCHEMA bdg CASCADE",
        "CREATE FUNCTION bdg.x() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "CREATE OR REPLACE FUNCTION bdg.refuse() RETURNS trigger LANGUAGE sql AS ''",
        "SET row_security = off; SELECT bdg.add(NULL, ARRAY[{line}], ARRAY[9::bigint])",
        (
            "CREATE TEMP TABLE may_write AS SELECT 'dong_son' AS login, '*' AS plan, '*' AS unit, "
            "true AS coordinates; SELECT bdg.add(NULL, ARRAY[{line}], ARRAY[9::bigint])"
        ),
        "INSERT INTO bdg.record (number, line) VALUES (9, {line})",
    ],
)
def test_nobody_gets_around_it(server: Server, sql: str) -> None:
    """By SQL of one's own, as the login of a commune: refused each time, with the same code."""
    database = server.new_ledger()
    line = "'" + line_of(about("ldtbxh")).replace("'", "''") + "'"
    with psycopg.connect(server.conninfo(database, "dong_son"), autocommit=True) as opened:
        with pytest.raises(psycopg.Error) as refused:
            opened.execute(sql.replace("{line}", line).encode())
        assert refused.value.sqlstate == "42501"
        assert opened.execute("SELECT count(*) FROM bdg.record").fetchone() == (0,)


@pytest.mark.parametrize("role", ["bdg_owner", "bdg_reader", "bdg_writer"])
def test_who_owns_it_cannot_log_in(server: Server, role: str) -> None:
    """Nor the roles that rights hang on; the server here asks nobody for a password."""
    database = server.new_ledger()
    with pytest.raises(StoppedSharingError) as refused:
        PostgresLedger(ServerLine(server.conninfo(database, role), "sổ")).state()
    assert refused.value.code == "shared-login"


def test_not_even_the_administrator_changes_a_record_in_passing(server: Server) -> None:
    """Also where replication applies changes; whoever disables the trigger means to."""
    database = server.new_ledger()
    PostgresLedger(ServerLine(server.conninfo(database, "huyen"), "sổ")).add(None, records(1))
    change = "UPDATE bdg.record SET line = '{}'"
    for sql in (change, f"SET session_replication_role = replica; {change}"):
        with pytest.raises(subprocess.CalledProcessError) as refused:
            server.psql(sql, database)
        assert b"never changed" in refused.value.stderr


def test_writers_at_once_leave_no_gap_and_readers_miss_nothing(server: Server) -> None:
    """Places follow commits: who asks for what came after a place gets all of it. What is taken
    back before it is committed leaves no gap.
    """
    database = server.new_ledger()
    places: list[int] = []

    def write_some(name: str) -> None:
        way = server.conninfo(database, "huyen")
        ledger = PostgresLedger(ServerLine(way, "sổ"))
        for number in range(1, 6):
            ledger.add(None, [record(number, name=name)])
            with psycopg.connect(way) as opened:
                line = line_of(record(number, name=f"{name}-not"))
                opened.execute("SELECT bdg.add(NULL, ARRAY[%s], ARRAY[9::bigint])", (line,))
                opened.rollback()

    reader = PostgresLedger(ServerLine(server.conninfo(database, "phong"), "sổ"))
    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(write_some, name) for name in "abcdefgh"]
        while len(places) < 40:
            places += [one.place for one in reader.since(places[-1] if places else 0)]
            assert not any(one.done() and one.exception() for one in done)
    assert places == list(range(1, 41))


def test_no_login_uses_up_the_numbers(server: Server) -> None:
    """A number far above all others is refused; else none would be left for the next."""
    database = server.new_ledger()
    line = line_of(about("xa.dong-son"))
    with psycopg.connect(server.conninfo(database, "dong_son"), autocommit=True) as opened:
        for number in (0, -1, 2_000_000, 2**53, 2**63 - 1):
            with pytest.raises(psycopg.Error) as refused:
                opened.execute(
                    "INSERT INTO bdg.record (number, line) VALUES (%s, %s)", (number, line)
                )
            assert refused.value.sqlstate == "22003"


def test_a_line_that_is_no_record_harms_nobody(server: Server) -> None:
    """Whoever may write can write it by hand; it is left out and told."""
    database = server.new_ledger()
    odd = json.dumps({**json.loads(line_of(about("xa.dong-son"))), "day": "hôm qua"})
    with psycopg.connect(server.conninfo(database, "dong_son"), autocommit=True) as opened:
        opened.execute("INSERT INTO bdg.record (number, line) VALUES (1, %s)", (odd,))
    ledger = PostgresLedger(ServerLine(server.conninfo(database, "huyen"), "sổ"))
    ledger.add(None, records(1))
    assert read(ledger) == [None, *records(1)]


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "\uf8f0\x00\uf8f1\\u0000",
        "ă\u0301",
        "\u2028",
        "'; DROP TABLE record; --",
        "x" * 100_000,
    ],
)
def test_whatever_a_record_says_comes_back(shared: Shared, text: str) -> None:
    """Also what PostgreSQL's own text cannot hold; and numbers up to 2^53, ids of 300 letters."""
    made = record(2**53 - 1, text=text).replace(id="đ" * 300)
    made = made.replace(details=made.details.replace(count=2**53 - 1))
    ledger = shared("huyen")
    ledger.add(None, [made])
    assert read(ledger) == [made]


def test_a_frozen_server_is_left_in_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver alone would wait for ever."""
    monkeypatch.setattr(connection, "DEADLINE", 0.5)
    line = ServerLine(server.conninfo(server.new_ledger(), "huyen"), "sổ")
    begun = time.monotonic()
    with pytest.raises(UnreachableError), line.open() as opened:
        opened.execute("SELECT pg_sleep(30)")
    assert time.monotonic() - begun < 5


def test_a_port_that_says_nothing_is_left_in_time() -> None:
    """Something listens there, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        line = ServerLine(f"host=127.0.0.1 port={port} user=a dbname=b", "sổ")
        begun = time.monotonic()
        with pytest.raises(UnreachableError):
            PostgresLedger(line).state()
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('could not translate host name "so": Name or service not known', "shared-unreachable"),
        ("Temporary failure in name resolution", "shared-unreachable"),
        ("SSL connection has been closed unexpectedly", "shared-unreachable"),
        ("SSL SYSCALL error: EOF detected", "shared-unreachable"),
        ("server closed the connection unexpectedly", "shared-unreachable"),
        ("SSL error: certificate verify failed", "shared-untrusted"),
        ('root certificate file "/x/root.crt" does not exist', "shared-untrusted"),
        ("server does not support SSL, but SSL was required", "shared-untrusted"),
        ("fe_sendauth: no password supplied", "shared-login"),
        ('no pg_hba.conf entry for host "10.1.2.3", user "a"', "shared-shut-out"),
        ("pg_hba.conf rejects connection for host", "shared-shut-out"),
        ('FATAL:  role "a" is not permitted to log in', "shared-login"),
        ('definition of service "bdg" not found', "shared-settings"),
    ],
)
def test_what_the_driver_says_is_understood(
    monkeypatch: pytest.MonkeyPatch, said: str, code: str
) -> None:
    """A line that breaks is never taken for a wrong setting: then nothing could be recorded."""

    def refuse(*_: object, **__: object) -> None:
        raise psycopg.OperationalError(said)

    monkeypatch.setattr(psycopg, "connect", refuse)
    with pytest.raises(LedgerError) as raised:
        PostgresLedger(ServerLine("", "sổ")).state()
    assert raised.value.code == code


@pytest.mark.parametrize("database", ["postgres", "khong_co"])
def test_where_there_is_no_ledger_the_error_says_so(server: Server, database: str) -> None:
    """A database without it, or none of that name."""
    server.new_ledger()  # the logins
    with pytest.raises(StoppedSharingError) as raised:
        PostgresLedger(ServerLine(server.conninfo(database, "huyen"), "sổ")).state()
    assert raised.value.code == "shared-none"


def test_a_dump_that_is_restored_has_the_same_chain(server: Server) -> None:
    """The way back after the loss of a server."""
    database = server.new_ledger()
    ledger = PostgresLedger(ServerLine(server.conninfo(database, "huyen"), "sổ"))
    ledger.add(None, records(3))
    restored = server.restored(server.dump(database))
    again = PostgresLedger(ServerLine(server.conninfo(restored, "huyen"), "sổ"))
    assert again.state() == ledger.state()
    assert again.add(None, [record(4)]).state.place == 4
