"""A new shared ledger for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.shared.connection import ServerLine
from bdg_cli.shared.postgres import PostgresLedger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.shared.server import Server


@pytest.fixture
def shared(server: Server) -> Callable[[str], PostgresLedger]:
    """Make a new shared ledger; call it with a login to reach the ledger."""
    database = server.new_ledger()
    return lambda login: PostgresLedger(ServerLine(server.conninfo(database, login), "sổ thử"))
