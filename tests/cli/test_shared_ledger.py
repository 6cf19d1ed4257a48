"""Two offices with one ledger on a real server, at their screens."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.office import Office, Screen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared.server import Server

AWAY = "host=127.0.0.1 port=1 dbname=so user=huyen connect_timeout=1"
TASK = "done IV.5-1b --unit xa.dong-son --on 18/11/2018"


class Desk:
    """An office with a login of its own."""

    def __init__(self, folder: Path, ledger: str) -> None:
        folder.mkdir()
        self.office = Office(folder)
        self.home = folder
        self.ledger = ledger

    def __call__(self, words: str, *, ledger: str = "", by: str = "Lan") -> Screen:
        """Make one call."""
        return self.office(
            words,
            env={
                "BDG_LEDGER": ledger or self.ledger,
                "HOME": str(self.home),
                "BDG_BY": by,
                "BDG_SYNC": "off",
            },
        )

    def copy(self) -> Path:
        """Return the folder of the copy."""
        (found,) = (self.home / ".local/share/bdg").iterdir()
        return found


@pytest.fixture
def database(server: Server) -> str:
    """Make a new shared ledger."""
    return server.new_ledger()


@pytest.fixture
def district(tmp_path: Path, server: Server, database: str) -> Desk:
    """Return the office that coordinates."""
    return Desk(tmp_path / "huyen", server.conninfo(database, "huyen"))


@pytest.fixture
def commune(tmp_path: Path, server: Server, database: str) -> Desk:
    """Return a commune."""
    return Desk(tmp_path / "xa", server.conninfo(database, "dong_son"))


def test_what_a_commune_records_the_district_sees(district: Desk, commune: Desk) -> None:
    """After a sync, or at once with --fresh; no ledger comes to lie beside the plans."""
    assert district("log").out == ""
    assert commune(TASK).code == 0
    assert district("sync").out == "Đã nhận 1 bản ghi, gửi 0 bản ghi.\n"
    assert "xa.dong-son" in district("log").out
    assert commune("undo --yes").code == 0
    assert "hoàn tác" in district("log --fresh").out
    assert not (district.office.plans / "ledger.db").exists()
    assert sorted(one.name for one in district.copy().iterdir()) == [
        "ledger.db",
        "lock.db",
        "shared.json",
    ]


def test_without_a_line_it_is_recorded_here_and_said(
    tmp_path: Path, server: Server, database: str, district: Desk
) -> None:
    """And sent later by itself, with the next sync."""
    desk = Desk(tmp_path / "xa", server.conninfo(database, "dong_son"))
    desk("sync")
    server.stop()
    try:
        said = desk(TASK)
        assert (said.code, "chưa gửi lên sổ chung" in said.err) == (0, True)
        assert "1 bản ghi ở máy này chưa gửi" in desk("status").err
        assert desk("due --fresh").code == 4
        assert desk("sync").code == 4
    finally:
        server.start()
    assert desk("sync").out == "Đã nhận 0 bản ghi, gửi 1 bản ghi.\n"
    assert desk("status").err == ""
    assert "xa.dong-son" in district("log --fresh").out


def test_what_is_not_ones_own_is_refused(commune: Desk, server: Server) -> None:
    """At once where there is a line; else it is kept, and shown until it is undone."""
    foreign = TASK.replace("dong-son", "tan-soi")
    said = commune(foreign)
    assert (said.code, commune("log").out) == (5, "")
    assert "không cho tên đăng nhập này ghi" in said.err
    server.stop()
    try:
        assert commune(foreign).code == 0
    finally:
        server.start()
    told = commune("sync")
    assert (told.code, "không có quyền ghi" in told.err) == (1, True)
    assert "không có quyền ghi" in commune("status").err
    assert "P514" in commune("check").out
    assert commune("undo --yes").code == 0
    assert commune("status").err == ""
    assert commune("sync").code == 0
    assert "P514" not in commune("check").out


def test_an_old_copy_is_said_loudly(commune: Desk) -> None:
    """Nobody takes figures of last week for those of today."""
    commune(TASK)
    noon = 1542690000
    os.utime(commune.copy() / "shared.json", (noon, noon - 3 * 86400))
    said = commune("due")
    assert "CHÚ Ý: đã 3 ngày chưa đồng bộ" in said.err


def test_a_name_that_nobody_resolves_is_no_line(tmp_path: Path) -> None:
    """As on a machine outside of the network: recorded here."""
    said = Desk(tmp_path / "xa", "host=khong-co.invalid dbname=so user=a")(TASK)
    assert (said.code, "chưa gửi lên sổ chung" in said.err) == (0, True)


def test_a_first_copy_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    """What is shown may lack everything."""
    said = Desk(tmp_path / "xa", AWAY)("due")
    assert said.code == 0
    assert "chưa lần nào đồng bộ" in said.err


def test_the_ledger_that_was_there_is_brought_along(district: Desk) -> None:
    """It is told of, nothing is recorded beside it, and `restore` brings it over."""
    done = district.office(TASK)
    assert (done.code, (district.office.plans / "ledger.db").exists()) == (0, True)
    assert "còn có sổ khác" in district("due").err
    assert district("done IV.2a").code == 5
    brought = district(f"restore {district.office.plans / 'ledger.db'}")
    assert brought.out.startswith("Đã thêm 1 bản ghi")
    assert brought.err == ""
    (district.office.plans / "ledger.db").rename(district.home / "cu.db")
    assert "xa.dong-son" in district("log").out
    assert district("sync").out == "Đã nhận 0 bản ghi, gửi 0 bản ghi.\n"


@pytest.mark.parametrize(
    "way",
    [
        "postgresql://xa:bi@mat@sohuyen/bdg",
        "postgresql://xa:bi%mat@sohuyen/bdg",
        "postgres://sohuyen/bdg?user=xa&password=bi@mat",
        "host=sohuyen password=bi@mat",
        "host=sohuyen PASSWORD = 'bi@mat'",
    ],
)
def test_a_password_is_refused_and_not_shown(tmp_path: Path, way: str) -> None:
    """With the line to write instead; in the file, and in the variable."""
    desk = Desk(tmp_path / "xa", way)
    said = desk("due")
    assert (said.code, ".pgpass" in said.err) == (4, True)
    assert "mat@" not in said.err
    assert "bi@" not in said.err + said.out
    assert "bi%" not in said.err + said.out
    desk.office.plans.joinpath("shared.toml").write_text(f'ledger = "{way}"\n', "utf-8")
    said = desk.office("due", env={"HOME": str(desk.home)})
    assert (said.code, "bi@" not in said.err, "bi%" not in said.err) == (4, True, True)


@pytest.mark.parametrize("text", ["", "ledger =", "ledger = 7\n", "so = 'service=bdg'\n"])
def test_a_file_that_says_nothing_is_told(tmp_path: Path, text: str) -> None:
    """With the line that it needs."""
    office = Office(tmp_path)
    (office.plans / "shared.toml").write_text(text, "utf-8")
    said = office("due", env={"HOME": str(tmp_path)})
    assert (said.code, 'ledger = "service=bdg"' in said.err) == (4, True)


def test_the_file_says_where_it_is(district: Desk) -> None:
    """Plain, or any TOML."""
    for text in (f'# sổ\nledger = "{district.ledger}"\n', f"ledger = '''{district.ledger}'''"):
        (district.office.plans / "shared.toml").write_text(text, "utf-8")
        said = district.office("sync", env={"HOME": str(district.home)})
        assert (said.code, said.err) == (0, "")


def test_without_a_shared_ledger_there_is_nothing_to_sync(tmp_path: Path) -> None:
    """It says how to have one."""
    said = Office(tmp_path)("sync")
    assert (said.code, "shared.toml" in said.err) == (2, True)


def test_the_administrator_gets_sql_and_nobody_a_password(
    tmp_path: Path, server: Server, district: Desk
) -> None:
    """From an empty database to a first record, by what `share` prints."""
    server.psql("CREATE DATABASE moi")
    server.psql(district("share sql").out, "moi")
    granted = district("share grant xa_moi --unit 'Đông Sơn'")
    assert "'xa.dong-son', false" in granted.out
    assert "\\password" in granted.err
    server.psql(granted.out, "moi")
    server.psql(granted.out, "moi")  # again: harmless
    server.psql(district("share grant huyen_moi --coordinator").out, "moi")
    desk = Desk(tmp_path / "moi", server.conninfo("moi", "xa_moi"))
    assert desk(TASK).code == 0
    assert desk(TASK.replace("dong-son", "tan-soi")).code == 5
    above = Desk(tmp_path / "tren", server.conninfo("moi", "huyen_moi"))
    assert above("extend IV.2a --to 25/12/2018 --basis 'CV 88/UBND'").code == 0


@pytest.mark.parametrize("login", ["o'hara", 'a"b', "a; DROP ROLE admin; --", "$$", "Xã Đông Sơn"])
def test_a_login_of_any_name_is_only_a_name(server: Server, district: Desk, login: str) -> None:
    """It is quoted wherever it stands."""
    database = server.new_ledger()
    quoted = login.replace("'", "'\\''")
    server.psql(district(f"share grant '{quoted}' --unit xa.dong-son").out, database)
    logins = server.psql("SELECT login FROM bdg.may_write", database).splitlines()
    assert login in logins


def test_share_check_says_step_by_step_what_works(
    tmp_path: Path, server: Server, commune: Desk
) -> None:
    """And stops at the first thing that does not, with what to do."""
    said = commune("share check")
    assert said.out.splitlines()[:6] == [
        "✓ Tên máy chủ: có, 127.0.0.1.",
        "✓ Đường truyền: nối được.",
        "✓ TLS: không cần, máy chủ ở ngay máy này.",
        "✓ Đăng nhập: được, tên dong_son.",
        "✓ Quyền: ghi cho xa.dong-son.",
        "✓ Dạng của sổ: hợp; sổ có 0 bản ghi.",
    ]
    assert said.out.splitlines()[6].startswith("✗ Đồng hồ của máy này lệch máy chủ")
    for way, last in (
        ("host=khong-co.invalid dbname=so user=a", "✗ Không tìm thấy máy chủ tên"),
        (AWAY, "✗ Máy chủ không trả lời ở cổng 1."),
        (server.conninfo("postgres", "huyen"), "✗ Ở “"),
        ("service=khong-co", "✗ Không hiểu cách nối"),
    ):
        found = Desk(tmp_path / last[3:9], way)("share check")
        lines = [one for one in found.out.splitlines() if one[:1] in "✓✗"]
        assert (found.code, lines[-1][: len(last)]) == (1, last), way
    assert commune("share").code == 2
    assert commune("share grant x").code == 2
