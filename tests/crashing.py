"""Kill writers and readers at any moment, and count what is lost, doubled or half written.

The suite makes a few rounds. By hand, as long as one likes:
`python -m tests.crashing --seconds 600`. Which commands are called, and after what share of their
time they are killed, follows from `--seed`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from tests.office import ROOT, Office

TODAY = "2018-11-20"
MEMBERS = 21
"""How many units owe the task that batches are about."""
READS = ("status", "due", "list --state overdue", "show IV.5-1b", "log", "units")


class Call(NamedTuple):
    """A command, the note by which its records are known, and what came of it."""

    words: list[str]
    note: str
    code: int | None


class Tally(NamedTuple):
    """What a run did: calls, how many of them were killed, how many said that they recorded."""

    calls: int
    killed: int
    acknowledged: int
    records: int


class Crashes:
    """An office in which calls are killed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.office = Office(folder)
        self._chance = random.Random(seed)  # noqa: S311 -- no secret
        self._usual = 0.3
        self._calls: list[Call] = []

    def round(self, writers: int = 4, readers: int = 2) -> None:
        """Let writers and readers run at once, kill some, and see that all is well afterwards."""
        jobs = [self._write(name) for name in range(writers)]
        jobs += [(self._chance.choice(READS).split(), "") for _ in range(readers)]
        delays = [
            self._chance.uniform(0, 1.3) if self._chance.random() < 1 / 2 else None for _ in jobs
        ]
        with ThreadPoolExecutor(len(jobs)) as pool:
            made = list(pool.map(self._called, jobs, delays))
        self._calls += made
        for call in made:
            assert call.code in (None, 0, 5), call
        self._check()

    def _write(self, name: int) -> tuple[list[str], str]:
        note = f"w{name}-{len(self._calls)}"
        by = ["--by", f"w{name}"]
        match self._chance.randrange(4):
            case 0:
                return [
                    "obstacle",
                    "IV.5-1b",
                    "--each",
                    "--note",
                    f"{note}-each",
                    *by,
                ], f"{note}-each"
            case 1:
                return ["undo", "--yes", *by], ""
            case _:
                return ["obstacle", "II.1-3", "--unit", "ldtbxh", "--note", note, *by], note

    def _called(self, job: tuple[list[str], str], share: float | None) -> Call:
        """Make a call; kill it after a share of the time that calls usually take."""
        words, note = job
        begun = time.monotonic()
        with subprocess.Popen(
            [sys.executable, "-m", "bdg_cli", *words],
            cwd=ROOT,
            env=self._environ(str(self.office.cache)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                process.wait(None if share is None else share * self._usual)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                return Call(words, note, None)
        self._usual = (4 * self._usual + time.monotonic() - begun) / 5
        return Call(words, note, process.returncode)

    def _environ(self, cache: str) -> dict[str, str]:
        keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return {
            **keep,
            "BDG_PLANS": str(self.office.plans),
            "BDG_CACHE": cache,
            "BDG_TODAY": TODAY,
        }

    def _check(self) -> None:
        """Nothing acknowledged is lost, nothing is there twice or in part, all answers agree."""
        records: list[dict[str, Any]] = json.loads(self._read("log --json"))["records"]
        assert sorted(one["number"] for one in records) == list(range(1, len(records) + 1))
        notes = Counter(one["text"] for one in records if one["kind"] == "obstacle")
        for call in self._calls:
            if call.note:
                whole = MEMBERS if call.note.endswith("-each") else 1
                wanted = (whole,) if call.code == 0 else (0, whole)
                assert notes[call.note] in wanted, call
        self._check_undone(records)
        for words in ("status", "list", "show IV.5-1b", "show II.1-3"):
            assert self._read(words) == self._read(words, "off")
        self._read("check")

    def _check_undone(self, records: list[dict[str, Any]]) -> None:
        """Each undo took back a command whole."""
        batch_of = {one["id"]: one["batch"] for one in records}
        sizes = Counter(batch_of.values())
        undone: defaultdict[str, set[str]] = defaultdict(set)
        for one in records:
            if one["kind"] == "undo":
                undone[one["batch"]].add(one["takes_back"])
        for taken in undone.values():
            (batch,) = {batch_of[one] for one in taken}
            assert len(taken) == sizes[batch]

    def _read(self, words: str, cache: str | None = None) -> str:
        screen = self.office(words, env={"BDG_CACHE": cache} if cache else {})
        assert screen.code == 0, screen.err
        return screen.out

    def tally(self) -> Tally:
        """Count what was done."""
        return Tally(
            len(self._calls),
            sum(call.code is None for call in self._calls),
            sum(call.code == 0 for call in self._calls),
            len(json.loads(self._read("log --json"))["records"]),
        )


def main() -> None:
    """Make rounds for some seconds, and print what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crashes = Crashes(Path(folder), given.seed)
        begun = time.monotonic()
        while time.monotonic() - begun < given.seconds:
            crashes.round(given.writers)
        print(crashes.tally())  # noqa: T201 -- it is what the script is for


if __name__ == "__main__":
    main()
