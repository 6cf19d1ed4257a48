"""Who a server is, and who an office is: certificates and passwords, on a real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bdg_cli.shared.sql import grant_sql
from tests.office import Office, Screen

if TYPE_CHECKING:
    from tests.shared.server import Server

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="there is no openssl to make certificates with"
)
NAME = "so.huyen.example"
PASSWORD = r"bi@mat%20:\ mật"  # noqa: S105 -- of a server that ends with the tests
_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
TASK = "done IV.5-1b --unit xa.dong-son --on 18/11/2018"


class Authority:
    """Whoever vouches for servers: one of the district, or somebody else."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self.certificate = folder / "ca.crt"
        self._openssl(
            *("req", "-x509", *_CURVE, "-subj", "/CN=CA", "-days", "2"),
            *("-keyout", "ca.key", "-out", "ca.crt"),
        )

    def vouch(self, name: str) -> tuple[Path, Path]:
        """Return the certificate of a server, and its key."""
        self._openssl(
            *("req", *_CURVE, "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"),
            *("-keyout", "server.key", "-out", "server.csr"),
        )
        self._openssl(
            *("x509", "-req", "-in", "server.csr", "-CA", "ca.crt", "-CAkey", "ca.key"),
            *("-CAcreateserial", "-days", "2", "-copy_extensions", "copy", "-out", "server.crt"),
        )
        return self._folder / "server.crt", self._folder / "server.key"

    def _openssl(self, *words: str) -> None:
        program = shutil.which("openssl") or ""
        subprocess.run([program, *words], cwd=self._folder, check=True, capture_output=True)


class Commune:
    """An office that comes by the name of the server, with a password in its file."""

    def __init__(self, folder: Path, server: Server, database: str) -> None:
        self.folder = folder
        self.office = Office(folder)
        self.way = f"host={NAME} port={server.port} dbname={database} user=tls_xa"
        self.passwords = folder / "pgpass"
        self.say(PASSWORD)

    def say(self, password: str) -> None:
        """Write the file of passwords, as `.pgpass` is written."""
        escaped = password.replace("\\", "\\\\").replace(":", "\\:")
        self.passwords.write_text(f"*:*:*:tls_xa:{escaped}\n", "utf-8")
        self.passwords.chmod(0o600)

    def environ(self, more: str = "") -> dict[str, str]:
        """Return the variables of a call."""
        way = f"{self.way} passfile={self.passwords} {more}"
        return {"BDG_LEDGER": way, "HOME": str(self.folder), "BDG_SYNC": "off", "BDG_BY": "Lan"}

    def __call__(self, words: str, more: str = "") -> Screen:
        """Make one call."""
        return self.office(words, env=self.environ(more))


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory, running_server: Server) -> Authority:
    """Return who vouches for the server, which speaks TLS from now on."""
    made = Authority(tmp_path_factory.mktemp("huyen") / "ca")
    running_server.encrypt(*made.vouch(NAME))
    return made


@pytest.fixture
def commune(
    tmp_path: Path, server: Server, district: Authority, monkeypatch: pytest.MonkeyPatch
) -> Commune:
    """Return an office of which the server knows the password; the name leads to this machine."""
    assert district.certificate.exists()
    database = server.new_ledger()
    quoted = PASSWORD.replace("'", "''")
    granted = grant_sql("tls_xa", unit="xa.dong-son")
    server.psql(f"{granted}ALTER ROLE tls_xa PASSWORD '{quoted}';", database)
    found = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 -- passed on
        return found("127.0.0.1" if host == NAME else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return Commune(tmp_path, server, database)


def test_a_server_that_is_vouched_for_is_trusted(commune: Commune, district: Authority) -> None:
    """With its name, TLS, and a password of odd characters; nothing had to be said of TLS."""
    rest = f"sslrootcert={district.certificate}"
    assert commune(TASK, rest).code == 0
    assert commune("sync", rest).out == "Đã nhận 0 bản ghi, gửi 0 bản ghi.\n"
    said = commune("share check", rest)
    assert said.out.splitlines()[2:5] == [
        "✓ TLS: có, chứng thư của máy chủ được kiểm tra.",
        "✓ Đăng nhập: được, tên tls_xa.",
        "✓ Quyền: ghi cho xa.dong-son.",
    ]
    said = commune("share check", f"{rest} sslmode=require")
    assert "✗ TLS: không được kiểm tra; người khác có thể đóng giả máy chủ." in said.out


def test_a_server_that_nobody_vouches_for_is_refused(
    tmp_path: Path, commune: Commune, district: Authority
) -> None:
    """By another authority, under another name, without any authority: nothing is recorded."""
    other = Authority(tmp_path / "ai-do")
    ways = [f"sslrootcert={other.certificate}", f"sslrootcert={tmp_path / 'khong-co'}"]
    for way in ways:
        said = commune(TASK, way)
        assert (said.code, said.out) == (4, "")
        assert "không chứng minh được mình là ai (TLS)" in said.err
        assert "đừng hạ sslmode" in said.err
        assert "✗ Máy chủ của sổ chung" in commune("share check", way).out
    commune.way = commune.way.replace(NAME, "localhost") + " sslmode=verify-full"
    said = commune(TASK, f"sslrootcert={district.certificate}")
    assert (said.code, "không chứng minh được mình là ai (TLS)" in said.err) == (4, True)
    assert commune("log").out == ""


def test_a_server_without_tls_is_refused(
    server: Server, commune: Commune, district: Authority
) -> None:
    """Somebody on the way may have taken it out."""
    server.speak_tls(really=False)
    try:
        said = commune(TASK, f"sslrootcert={district.certificate}")
    finally:
        server.speak_tls()
    assert (said.code, "không chứng minh được mình là ai (TLS)" in said.err) == (4, True)


@pytest.mark.parametrize("password", ["khong-dung", "bi@mat", "bi%mat", "", PASSWORD])
def test_no_message_has_a_password(commune: Commune, district: Authority, password: str) -> None:
    """Neither the right one nor a wrong one, nor where everybody may read the file."""
    commune.say(password)
    rest = f"sslrootcert={district.certificate}"
    if password == PASSWORD:
        commune.passwords.chmod(0o644)
    said = [commune(words, rest) for words in (TASK, "sync", "share check", "due --fresh")]
    assert [one.code for one in said] == [4, 4, 1, 4]
    assert "không nhận tên hoặc mật khẩu" in said[0].err
    told = "".join(one.out + one.err for one in said)
    assert not any(word in told for word in ("khong-dung", "bi@", "bi%", PASSWORD))


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc")
def test_whoever_lists_the_processes_sees_no_password(
    server: Server, commune: Commune, district: Authority
) -> None:
    """Neither of the one that syncs, nor of those of the server."""
    environ = {**os.environ, **commune.environ(f"sslrootcert={district.certificate}")}
    environ |= {"BDG_PLANS": str(commune.office.plans), "PGHOSTADDR": "127.0.0.1"}
    words = [sys.executable, "-m", "bdg_cli", "sync"]
    with server.frozen(), subprocess.Popen(words, env=environ, stdout=subprocess.PIPE) as syncing:
        time.sleep(0.5)
        seen = [one.read_bytes() for one in Path("/proc").glob("[0-9]*/cmdline")]
        assert syncing.poll() is None
        syncing.kill()
    assert any(b"bdg_cli" in one for one in seen)
    assert not any(b"bi@mat" in one for one in seen)
