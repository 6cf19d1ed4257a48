"""Kill offices while they record on one shared ledger, and stop its server hard in the middle.

Run by hand: python -m tests.shared.killing. It ends with 1 if a record that was said to be recorded
is lost or there twice.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bdg_cli.domain.errors import OvertakenError
from bdg_cli.shared.address import line_to
from bdg_cli.shared.copy_ledger import CopyLedger
from bdg_cli.shared.lines import record_of
from bdg_cli.shared.postgres import PostgresLedger
from bdg_cli.shared.syncing import sync
from tests.ledger.examples import record
from tests.shared.server import Server

WRITERS, EACH, KILLS = 16, 50, 150


def office(folder: str, way: str) -> CopyLedger:
    """Return the copy of an office."""
    return CopyLedger(folder, lambda: PostgresLedger(line_to(way)))


def write(folder: str, way: str, name: str, first: int) -> None:
    """Record one after the other, and say each when it is recorded."""
    ledger = office(folder, way)
    for number in range(first, EACH + 1):
        made = record(1, name=name, task=f"II.{number}").replace(id=f"{name}-{number}")
        while True:
            try:
                with ledger.writing() as writer:
                    if not any(one.id == made.id for one in writer.read()):
                        writer.add([made.replace(number=writer.next_number())])
                break
            except OvertakenError:
                continue
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


class Writer(threading.Thread):
    """An office whose process is started again whenever it was killed."""

    def __init__(self, folder: Path, way: str, name: str) -> None:
        super().__init__()
        self._words = [sys.executable, "-m", "tests.shared.killing", str(folder / name), way, name]
        self._name = name
        self.said: set[str] = set()
        self.process: subprocess.Popen[str] | None = None

    def run(self) -> None:
        """Start the process until all is recorded."""
        while len(self.said) < EACH:
            first = str(len(self.said) + 1)
            self.process = subprocess.Popen(
                [*self._words, first], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            with self.process as process:
                assert process.stdout is not None
                for line in process.stdout:
                    self.said.add(f"{self._name}-{line.strip()}")
                assert process.stderr is not None
                if told := process.stderr.read().strip():
                    sys.stderr.write(told.splitlines()[-1] + "\n")


def main() -> int:
    """Let them loose, and count."""
    dice = random.Random(16)  # noqa: S311 -- no secret
    server = Server()
    way = server.conninfo(server.new_ledger(), "huyen")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        writers = [Writer(folder, way, f"o{number}") for number in range(WRITERS)]
        begun = time.perf_counter()
        for one in writers:
            one.start()
        killed = 0
        while any(one.is_alive() for one in writers):
            time.sleep(dice.uniform(0.01, 0.08))
            victim = dice.choice(writers).process
            if killed < KILLS and victim is not None and victim.poll() is None:
                victim.kill()
                killed += 1
                if killed == KILLS // 2:
                    server.stop("immediate")
                    time.sleep(2)
                    server.start()
        took = time.perf_counter() - begun
        ledgers = [office(str(folder / f"o{number}"), way) for number in range(WRITERS)]
        for ledger in ledgers + ledgers:
            sync(ledger)
        there = PostgresLedger(line_to(way)).since(0)
        ids = [found.id for one in there if (found := record_of(one.number, one.line))]
        said = {one for writer in writers for one in writer.said}
        lost, twice = len(said - set(ids)), len(ids) - len(set(ids))
        whole = [one.place for one in there] == list(range(1, len(there) + 1))
        same = len({tuple(one.id for one in ledger.read()) for ledger in ledgers}) == 1
        sys.stdout.write(
            f"{len(said)} said, {len(ids)} there, {killed} killed, {took:.0f} s: {lost} lost, "
            f"{twice} twice, places whole: {whole}, copies alike: {same}\n"
        )
    server.remove()
    return 0 if not lost and not twice and whole and same else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main())
