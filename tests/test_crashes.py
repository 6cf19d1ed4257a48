"""A short run of `tests.crashing`, whole commands of which half are killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crashing import Crashes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.unmeasured
def test_killed_commands_lose_and_double_nothing(tmp_path: Path) -> None:
    """Six rounds of four writers and two readers at once. It takes seconds: forty processes."""
    crashes = Crashes(tmp_path, seed=11)
    for _ in range(6):
        crashes.round()
    done = crashes.tally()
    assert done.calls == 36
    assert done.acknowledged > 0
    assert done.records > 0
