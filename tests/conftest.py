"""What all tests share: examples that repeat, an environment with nothing set in it, a server."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.shared.server import Server, programs

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
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
UNMEASURED = "unmeasured"
"""The mark of tests that coverage leaves out, since measuring makes them several times as slow and
other tests reach nearly all of their lines: those that do a thing very often, and the benches."""


@pytest.hookimpl(trylast=True)  # after they were put into a random order
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take long, so that no worker waits for another in the end."""
    items.sort(key=lambda one: one.get_closest_marker(UNMEASURED) is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Let coverage look away from a test of that mark.

    `no_cover` of pytest-cov does not help in a worker: it ends one measuring of two, since coverage
    also starts by itself in every process.
    """
    if not item.get_closest_marker(UNMEASURED):
        yield
        return
    measuring = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(measuring)


@pytest.fixture(autouse=True)
def _bare_environment(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Remove what the machine sets from the environment; keep the cache in a folder of the test.

    Of a test that is not measured, the processes that it starts are not measured either.
    """
    measured = request.node.get_closest_marker(UNMEASURED) is None
    for name in list(os.environ):
        if name.startswith(SET_BY_THE_MACHINE) or (name.startswith("COVERAGE_") and not measured):
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
