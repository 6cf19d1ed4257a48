"""The benches still run; what they measure is for people to read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def bench(name: str, *words: str) -> str:
    """Run a bench on this environment; return what it prints."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / name), "--environment", sys.prefix, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_bench_of_the_start_runs() -> None:
    """A quick round prints a row for each command."""
    table = bench("startup", "--quick")
    for command in ("bdg status", "bdg due", "bdg done", "bdg due, after an edit"):
        assert f"| {command}" in table


def test_the_bench_of_sizes_runs() -> None:
    """A quick round prints a row for each command and size, and the row of the check."""
    table = bench("scale", "--quick", "--sizes", "30", "60", "--ledger", "full")
    for command in ("bdg status", "bdg due", "bdg done", "bdg check"):
        assert f"| {command}" in table
