"""A shared ledger behind pgbouncer, which many data centres put before their servers."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.office import Office, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.shared.server import Server

SETTINGS = """\
[databases]
* = host=127.0.0.1 port={port} {forced}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own}
unix_socket_dir =
auth_type = trust
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 2
logfile = {folder}/log
"""
TASK = "done IV.5-1b --unit xa.dong-son --on 18/11/2018"


@pytest.fixture
def bouncer(server: Server) -> Iterator[Callable[[str], int]]:
    """Return a function that starts pgbouncer, each login as itself or all as one; its port."""
    program = shutil.which("pgbouncer")
    if program is None:
        pytest.skip("there is no pgbouncer on this machine")
    running: list[subprocess.Popen[bytes]] = []
    folder = server.folder / "bouncer"

    def start(forced: str) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            own: int = free.getsockname()[1]
        folder.mkdir()
        text = SETTINGS.format(port=server.port, own=own, folder=folder, forced=forced)
        (folder / "settings.ini").write_text(text)
        (folder / "users").write_text('"huyen" ""\n"dong_son" ""\n')
        if server.user:
            for path in (folder, *folder.iterdir()):
                shutil.chown(path, server.user)
        running.append(
            subprocess.Popen(
                [program, "-q", folder / "settings.ini"],
                user=server.user,
                stderr=subprocess.DEVNULL,
            )
        )
        for _ in range(100):
            with socket.socket() as line:
                if not line.connect_ex(("127.0.0.1", own)):
                    return own
            time.sleep(0.05)
        pytest.fail("pgbouncer does not answer")

    yield start
    for one in running:
        one.terminate()
        one.wait()
    shutil.rmtree(folder, ignore_errors=True)


class Desk:
    """An office that reaches its ledger through pgbouncer."""

    def __init__(self, folder: Path, way: str) -> None:
        folder.mkdir()
        self._office = Office(folder)
        self._env = {"BDG_LEDGER": way, "HOME": str(folder), "BDG_SYNC": "off"}

    def __call__(self, words: str) -> Screen:
        """Make one call."""
        return self._office(words, env=self._env)


def test_each_question_may_go_to_another_session(
    tmp_path: Path, server: Server, bouncer: Callable[[str], int]
) -> None:
    """In its mode that shares most, all is recorded, read and refused as without it."""
    database, port = server.new_ledger(), bouncer("")
    way = f"host=127.0.0.1 port={port} dbname={database} sslmode=disable user="
    commune, district = Desk(tmp_path / "xa", way + "dong_son"), Desk(tmp_path / "h", way + "huyen")
    for _ in range(3):
        assert (commune(TASK).code, commune("undo --yes").code) == (0, 0)
        assert district("sync").out == "Đã nhận 2 bản ghi, gửi 0 bản ghi.\n"
    assert commune(TASK.replace("dong-son", "tan-soi")).code == 5
    assert "✓ Quyền: ghi cho xa.dong-son." in commune("share check").out


def test_all_by_one_name_is_told(
    tmp_path: Path, server: Server, bouncer: Callable[[str], int]
) -> None:
    """Else everybody would have the rights of that name."""
    database, port = server.new_ledger(), bouncer("user=huyen")
    way = f"host=127.0.0.1 port={port} dbname={database} user=dong_son sslmode=disable"
    found = Desk(tmp_path / "xa", way)("share check")
    assert found.code == 1
    assert "✗ Đăng nhập: máy chủ thấy tên huyen, không phải dong_son." in found.out
    assert "Quyền" not in found.out
