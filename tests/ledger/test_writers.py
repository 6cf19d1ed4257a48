"""Writers that are killed, and writers that come all at once."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bdg_cli.ledger.sqlite import open_ledger
from tests.ledger.examples import beside

pytestmark = pytest.mark.unmeasured  # it is many processes

ROOT = Path(__file__).resolve().parent.parent.parent
WRITER = "tests.ledger.writer"


def start(path: Path, name: str, batches: int, size: int) -> subprocess.Popen[str]:
    """Start a process that writes batches and prints the number of each that is recorded."""
    return subprocess.Popen(
        [sys.executable, "-m", WRITER, str(path), name, str(batches), str(size)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_a_killed_writer_acknowledged_is_there(tmp_path: Path) -> None:
    """A dozen writers are killed, each after another number of batches: nothing acknowledged is
    lost, no batch is there in part, and the next one goes on.
    """
    path = tmp_path / "ledger.db"
    acknowledged: set[str] = set()
    for name, wanted in zip("abcdefghijkl", [0, 1, 2, 3, 5, 8, 0, 1, 4, 7, 2, 9], strict=True):
        with start(path, name, 1000, 3) as writer:
            assert writer.stdout is not None
            for _ in range(wanted):
                acknowledged.add(f"{name}-{writer.stdout.readline().strip()}")
            writer.kill()
            acknowledged |= {f"{name}-{line.strip()}" for line in writer.stdout if "\n" in line}
        ledger = open_ledger(str(path))
        there = Counter(record.batch for record in ledger.read())
        assert acknowledged <= there.keys()
        assert set(there.values()) <= {3}
        ledger.check()
    assert [name for name in beside(path) if not name.startswith("ledger.db")] == []


@pytest.mark.parametrize(("batches", "size"), [(20, 10)])
def test_eight_writers_lose_nothing(tmp_path: Path, batches: int, size: int) -> None:
    """Eight processes start on a ledger that is not there yet and write 200 records each: all are
    there, none twice, each under a number of its own; who reads meanwhile sees whole batches.

    It takes seconds: 160 commits, each flushed to the disk, for which eight processes queue.
    """
    path = tmp_path / "ledger.db"
    writers = [start(path, f"w{one}", batches, size) for one in range(8)]
    said: list[list[str]] = [[] for _ in writers]
    seen = []
    for _ in range(batches):
        for writer, lines in zip(writers, said, strict=True):
            assert writer.stdout is not None
            lines.append(writer.stdout.readline().strip())
        seen.append(len(open_ledger(str(path)).read()))
    assert (seen, {count % size for count in seen}) == (sorted(seen), {0})
    assert [writer.communicate()[0] for writer in writers] == [""] * 8
    assert [writer.returncode for writer in writers] == [0] * 8
    assert said == [[str(batch) for batch in range(batches)]] * 8
    records = open_ledger(str(path)).read()
    assert {record.id for record in records} == {
        f"w{one}-{batch}-{place}"
        for one in range(8)
        for batch in range(batches)
        for place in range(size)
    }
    assert [record.number for record in records] == list(range(1, 8 * batches * size + 1))
    assert beside(path) == ["ledger.db"]
