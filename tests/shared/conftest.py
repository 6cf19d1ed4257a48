"""A server for all tests of a run, and a new ledger on it for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.shared.connection import Line
from bdg_cli.shared.postgres import PostgresLedger
from tests.shared.server import Server, programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Start a server, and remove it in the end."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL server on this machine")
    running = Server()
    yield running
    running.remove()


@pytest.fixture
def shared(server: Server) -> Callable[[str], PostgresLedger]:
    """Make a new shared ledger; call it with a login to reach the ledger."""
    database = server.new_ledger()
    return lambda login: PostgresLedger(Line(server.conninfo(database, login), "sổ thử"))
