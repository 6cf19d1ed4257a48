"""What all tests share: examples that repeat, an environment with nothing set in it, a server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.shared.server import Server, programs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

settings.register_profile("quick", derandomize=True, database=None, deadline=None, max_examples=60)
settings.register_profile("deep", database=None, deadline=None, max_examples=5000)
settings.load_profile("quick")  # the other one: --hypothesis-profile=deep

SET_BY_THE_MACHINE = (
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LANG",
    "LANGUAGE",
    "LC_",
    "NO_COLOR",
    "TERM",
    "BDG_",
)
"""Prefixes of the variables that would change what a command shows."""


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remove what the machine sets from the environment; keep the cache in a folder of the test."""
    for name in list(os.environ):
        if name.startswith(SET_BY_THE_MACHINE):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BDG_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    """Start a server, and remove it in the end."""
    if programs() is None:
        pytest.skip("there is no PostgreSQL server on this machine")
    running = Server()
    yield running
    running.remove()


@pytest.fixture
def server(running_server: Server) -> Server:
    """Return the server of all tests; a test's ledgers are not there for the next."""
    running_server.reuse()
    return running_server
