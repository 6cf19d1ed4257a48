"""A PostgreSQL server for the tests, in a folder of its own, with the shared ledger on it."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from bdg_cli.shared.sql import grant_sql, ledger_sql

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
    """A running server."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._user = "postgres" if os.name == "posix" and os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._run("initdb", "-D", "data", "-U", "admin", "--auth=trust", "-E", "UTF8", "--locale=C")
        self.start()
        self._names = 0

    def start(self) -> None:
        """Start it."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is like a power cut."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

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

    def new_ledger(self) -> str:
        """Return the name of a new database with a shared ledger, and the logins of `LOGINS`."""
        self._names += 1
        name = f"so_{self._names}_{secrets.token_hex(3)}"
        roles = (
            f"DO $$ BEGIN CREATE ROLE {login} LOGIN; "
            "EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
            for login in LOGINS
        )
        made = (f"CREATE DATABASE {name};", f"\\connect {name}", *roles, ledger_sql())
        self.psql("\n".join((*made, *LOGINS.values())))
        return name

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
