"""The office that the tests of the verbs work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.office import Office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Set up an office with the 2018 plan and an empty ledger."""
    return Office(tmp_path)
