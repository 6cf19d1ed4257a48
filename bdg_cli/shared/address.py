"""How a server is reached: as the user says, and safely where nothing is said."""

from __future__ import annotations

import configparser
import os
from typing import TYPE_CHECKING, Any

from bdg_cli.shared.connection import ServerLine
from bdg_cli.shared.errors import missing_driver, not_understood

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = ("localhost", "::1", "")


def line_to(way: str) -> ServerLine:
    """Return the line to a server: its certificate is checked, unless it is on this machine or
    something else is said. Raises StoppedSharingError for what is no way to a server.
    """
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict, make_conninfo
    except ImportError:
        raise missing_driver() from None
    try:
        given: dict[str, Any] = conninfo_to_dict(way)
    except psycopg.Error:
        raise not_understood(way) from None
    said = {**_service(given), **given}
    added = {"application_name": "bdg", "target_session_attrs": "read-write"}
    if not said.get("sslmode") and "PGSSLMODE" not in os.environ and not is_here(said):
        added["sslmode"] = "verify-full"
    return ServerLine(make_conninfo(**{**added, **given}), way)


def is_here(said: Mapping[str, Any]) -> bool:
    """Return True if all hosts are this machine, by its own network or a socket."""
    named = said.get("hostaddr") or said.get("host") or os.environ.get("PGHOST", "")
    return all(
        one in _HERE or one.startswith(("/", "@", "127.")) for one in str(named).strip().split(",")
    )


def places_of(way: str) -> list[tuple[str, str]]:
    """Return host and port of each server that a way names; a host may be a folder with a socket.

    Raises what `line_to` does.
    """
    line_to(way)
    from psycopg.conninfo import conninfo_to_dict

    given = conninfo_to_dict(way)
    said = {**_service(given), **given}
    hosts = str(said.get("hostaddr") or said.get("host") or os.environ.get("PGHOST", "")).split(",")
    ports = str(said.get("port") or os.environ.get("PGPORT", "") or "5432").split(",")
    ports = ports * len(hosts) if len(ports) == 1 else ports
    return list(zip(hosts, ports, strict=False))


def _service(given: Mapping[str, Any]) -> dict[str, str]:
    """Return what the user's file of services says; the driver reads it by itself."""
    name = given.get("service") or os.environ.get("PGSERVICE", "")
    home = os.environ.get("APPDATA", "") if os.name == "nt" else os.path.expanduser("~")
    usual = ("postgresql", ".pg_service.conf") if os.name == "nt" else (".pg_service.conf",)
    path = os.environ.get("PGSERVICEFILE") or os.path.join(home, *usual)
    parser = configparser.ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    try:
        parser.read(path, "utf-8")
        return dict(parser[name]) if name in parser else {}
    except (OSError, ValueError, configparser.Error):
        return {}
