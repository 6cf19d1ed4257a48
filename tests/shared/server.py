"""A PostgreSQL server for the tests, in a folder of its own, with the shared ledger on it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bdg_cli.shared.sql import grant_sql, ledger_sql

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = "mật khẩu"  # of each login; no secret: the server ends with the tests
LOGINS = {
    "huyen": grant_sql("huyen", unit="*", coordinates=True),
    "dong_son": grant_sql("dong_son", unit="xa.dong-son"),
    "dong_son_2": grant_sql("dong_son_2", unit="xa.dong-son-2"),
    "phong": grant_sql("phong", unit="ldtbxh"),
}


def programs() -> Path | None:
    """Return the folder of the server's programs; None if there is none."""
    places = [*Path("/usr/lib/postgresql").glob("*/bin")]
    if found := shutil.which("initdb"):
        places.append(Path(found).parent)
    whole = [one for one in places if (one / "initdb").exists() and (one / "psql").exists()]
    return max(whole, default=None)


class Server:
    """A running server; one that follows another, where one is given."""

    def __init__(self, primary: Server | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._user = "postgres" if os.name == "posix" and os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if primary:
            reached = f"host=127.0.0.1 port={primary.port} user=admin"
            self._run("pg_basebackup", "-D", "data", "-R", "-N", "-c", "fast", "-d", reached)
        else:
            made = ["-U", "admin", "--auth=trust", "-E", "UTF8", "--locale=C"]
            self._run("initdb", "-N", "-D", "data", *made)
        self.start()
        self._used: list[str] = []
        self._free: list[str] = []

    def start(self) -> None:
        """Start it."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is like a power cut."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def encrypt(self, certificate: Path, key: Path) -> None:
        """Let it speak TLS. The login `tls_xa` has to, and needs its password."""
        for source, name in ((certificate, "server.crt"), (key, "server.key")):
            target = self.folder / "data" / name
            shutil.copyfile(source, target)
            target.chmod(0o600)
            if self._user:
                shutil.chown(target, self._user)
        rules = self.folder / "data" / "pg_hba.conf"
        strict = "hostssl all tls_xa all scram-sha-256\nhostnossl all tls_xa all reject\n"
        rules.write_text(strict + rules.read_text("utf-8"), "utf-8")
        self.speak_tls()

    def speak_tls(self, *, really: bool = True) -> None:
        """Let it speak TLS, or not any more."""
        self.psql(f"ALTER SYSTEM SET ssl = {'on' if really else 'off'}; SELECT pg_reload_conf();")
        self.psql("SELECT pg_sleep(0.2)")

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Let nothing of it run: it takes connections, and answers none."""
        first = (self.folder / "data" / "postmaster.pid").read_text("utf-8").split()[0]
        told = self.psql("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        processes = [int(one) for one in (first, *told.split())]
        try:
            for one in processes:
                os.kill(one, signal.SIGSTOP)
            yield
        finally:
            for one in processes:
                os.kill(one, signal.SIGCONT)

    def has(self, other: Server) -> bool:
        """Return True if it has all that the other has written."""
        written = other.psql("SELECT pg_current_wal_lsn()").strip()
        return self.psql(f"SELECT pg_last_wal_replay_lsn() >= '{written}'").strip() == "t"

    def fall_behind(self) -> None:
        """Follow no more: what the other writes from now on, this one does not have."""
        self.psql("ALTER SYSTEM SET primary_conninfo = ''; SELECT pg_reload_conf();")
        while self.psql("SELECT pid FROM pg_stat_wal_receiver").strip():
            time.sleep(0.02)

    def take_over(self) -> None:
        """Become a server of its own."""
        self._run("pg_ctl", "-D", "data", "-w", "promote")

    def processor_seconds(self) -> float:
        """Return what its processes for clients have taken, those that have ended; Linux alone."""
        first = (self.folder / "data" / "postmaster.pid").read_text("utf-8").split()[0]
        fields = Path(f"/proc/{first}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def remove(self) -> None:
        """Stop it and remove its folder."""
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, sql: str, database: str = "postgres") -> str:
        """Run SQL as the administrator."""
        done = self._run(
            *("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "admin", "-d", database),
            *("-v", "ON_ERROR_STOP=1", "-qAt", "-f", "-"),
            told=sql,
        )
        return done.stdout.decode()

    def dump(self, database: str) -> str:
        """Return a whole dump of a database."""
        reached = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "admin", database)
        return self._run("pg_dump", *reached).stdout.decode()

    def restored(self, dump: str) -> str:
        """Return the name of a new database with what a dump has."""
        name = f"cu_{secrets.token_hex(4)}"
        self.psql(f"CREATE DATABASE {name}")
        self.psql(dump, name)
        return name

    def new_ledger(self) -> str:
        """Return the name of a database with a new shared ledger, and the logins of `LOGINS`."""
        making = ""
        if self._free:
            name = self._free.pop()
        else:
            name = f"so_{secrets.token_hex(4)}"
            making = f"CREATE DATABASE {name};\n"
        self._used.append(name)
        others = f"FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        self.psql(
            f"{making}\\c {name}\nSELECT pg_terminate_backend(pid) {others};\n"
            "SET client_min_messages = error;\nDROP SCHEMA IF EXISTS bdg CASCADE;\n"
            + ledger_sql()
            + "".join(LOGINS.values())
        )
        return name

    def reuse(self) -> None:
        """Let the ledgers that there are make room for new ones: a new database costs more."""
        self._free += self._used
        self._used = []

    def conninfo(self, database: str, login: str) -> str:
        """Return how a login reaches a ledger."""
        return f"host=127.0.0.1 port={self.port} dbname={database} user={login} sslmode=disable"

    def _run(
        self, program: str, *arguments: str, told: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        command = [str((programs() or Path()) / program), *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            input=told.encode(),
            stdout=subprocess.PIPE if program in ("psql", "pg_dump") else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program == "psql" else subprocess.DEVNULL,
            check=True,
            user=self._user,
        )
