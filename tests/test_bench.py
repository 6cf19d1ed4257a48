"""The bench still runs; what it measures is for people to read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_bench_of_the_start_runs() -> None:
    """A quick round prints a row for each command."""
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "bench" / "startup"),
            "--quick",
            "--environment",
            sys.prefix,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for command in ("bdg status", "bdg due", "bdg done"):
        assert command in done.stdout
