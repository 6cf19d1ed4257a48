"""What a command costs: processor time and peak memory, beside another command run just before it.

A ratio is the median over the rounds of the ratio within each pair, so that a busy machine, which
slows both alike, does not change it. A command's output goes to a file, or to a terminal that
nobody looks at.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    Name = TypeVar("Name", str, tuple[str, int])

ROOT = Path(__file__).resolve().parent.parent
BARE = "python -I -c pass"
KIND = "wall" if sys.platform == "win32" else "cpu"
"""Which time is measured."""

_LAUNCHER = """
import posix, sys
words = sys.argv[2:]
if sys.argv[1] == "terminal":
    master, slave = posix.openpty()
    streams = [(posix.POSIX_SPAWN_DUP2, slave, number) for number in (0, 1, 2)]
    streams += [(posix.POSIX_SPAWN_CLOSE, end) for end in (master, slave)]
else:
    master, slave = -1, -1
    streams = [(posix.POSIX_SPAWN_DUP2, 2, 1)]
child = posix.posix_spawn(words[0], words, posix.environ, file_actions=streams)
if master >= 0:
    posix.close(slave)
    try:
        while seen := posix.read(master, 1 << 16):
            posix.write(2, seen)
    except OSError:
        pass
_, status, used = posix.wait4(child, 0)
print(posix.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Starts the command that is measured, and draws what it writes out of the terminal.

A child's peak memory begins with that of its parent, and a bare interpreter is the smallest parent
there is. Only what the child used is counted, not the launcher. It answers on stdout, the child on
stderr."""

SHORTEST = 0.1
"""Milliseconds of a run that was too short for the system's clock."""


class Cost(NamedTuple):
    """What one run took: milliseconds of processor time (or wall time), peak memory in MB."""

    time: float
    memory: float | None


class Pair(NamedTuple):
    """A run, and the run of something else just before it."""

    base: Cost
    cost: Cost


def nothing() -> None:
    """Be what has to be done before a run that needs nothing."""


class Run(NamedTuple):
    """A command: a program's path and its words, the folder to be in, variables beside the usual.

    `ready` is called before each run and costs nothing.
    """

    words: Sequence[str]
    folder: Path
    variables: Mapping[str, str] = {}
    terminal: bool = False
    ready: Callable[[], None] = nothing


class Launcher:
    """Runs commands from a bare interpreter, with their output kept in a folder of the bench.

    `environment` is the folder of the environment that holds bdg and the interpreter.
    """

    def __init__(self, environment: str, place: Path) -> None:
        self.bdg = find(environment, "bdg")
        self.python = find(environment, "python")
        self._output = place / "output"
        self._log = place / "instructions"
        self._bare = Run([self.python, "-I", "-c", "pass"], place)
        self._surroundings = surroundings(place)

    @property
    def bare(self) -> Run:
        """The bare interpreter as a command."""
        return self._bare

    @property
    def output(self) -> str:
        """What the last command wrote."""
        return self._output.read_text("utf-8", "replace")

    def cost(self, run: Run) -> Cost:
        """Run a command; ends the bench where it fails."""
        run.ready()
        if sys.platform == "win32":
            begin = time.perf_counter()
            code, _ = self._start(run, [], {})
            cost = Cost((time.perf_counter() - begin) * 1000, None)
        else:
            code, cost = self._launch(run, [], {})
        if code:
            give_up(f"{' '.join(run.words)} failed\n{self.output}")
        return cost

    def instructions(self, run: Run) -> float:
        """Count the instructions of a command, in millions, with valgrind."""
        run.ready()
        for old in self._log.parent.glob(f"{self._log.name}.*"):
            old.unlink()
        valgrind = [shutil.which("valgrind") or "", "--tool=cachegrind", "--cache-sim=no"]
        valgrind += ["--trace-children=yes", "--cachegrind-out-file=/dev/null"]
        valgrind += [f"--log-file={self._log}.%p"]
        code, _ = self._launch(run, valgrind, {"PYTHONHASHSEED": "0"})
        if code:
            give_up(f"valgrind {' '.join(run.words)} failed\n{self.output}")
        logs = [one.read_text("utf-8") for one in self._log.parent.glob(f"{self._log.name}.*")]
        counts = [one for log in logs for one in re.findall(r"I +refs: +([\d,]+)", log)]
        return sum(int(count.replace(",", "")) for count in counts) / 1e6

    def _launch(
        self, run: Run, before: Sequence[str], variables: Mapping[str, str]
    ) -> tuple[int, Cost]:
        """Run a command, or another one that runs it, from the launcher."""
        kind = "terminal" if run.terminal else "file"
        launcher = [self.python, "-I", "-S", "-c", _LAUNCHER, kind]
        code, answer = self._start(run, [*launcher, *before], variables)
        if code:
            return code, Cost(0, None)
        ended, seconds, peak = answer.split()
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes here
        return int(ended), Cost(float(seconds) * 1000, int(peak) / unit)

    def _start(
        self, run: Run, before: Sequence[str], variables: Mapping[str, str]
    ) -> tuple[int, str]:
        """Start a command behind others; return the exit code and the launcher's answer."""
        with self._output.open("wb") as output:
            done = subprocess.run(
                [*before, *run.words],
                cwd=run.folder,
                env={**self._surroundings, **run.variables, **variables},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if before else output,
                stderr=output,
                text=True,
                check=False,
            )
        return done.returncode, done.stdout or ""


def surroundings(place: Path) -> dict[str, str]:
    """Return the environment of a command: as an officer has it, bytecode kept and no flags.

    The compiled plans are kept in a folder of the bench.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BDG_", "PYTHON")) and name not in ("COLUMNS", "LINES")
    }
    return kept | {"BDG_CACHE": str(place / "cache"), "BDG_BY": "bench", "TERM": "xterm-256color"}


def measure(launcher: Launcher, runs: Mapping[Name, Run], rounds: int) -> dict[Name, list[Pair]]:
    """Run each command right after one bare interpreter, round by round.

    One more round goes before the first of several: it fills caches and is not counted.
    """
    warm = rounds > 1
    measured: dict[Name, list[Pair]] = {name: [] for name in runs}
    for turn in range(rounds + warm):
        for name, run in runs.items():
            base = launcher.cost(launcher.bare)
            cost = launcher.cost(run)
            if turn or not warm:
                measured[name].append(Pair(base, cost))
    return measured


def costs(pairs: Sequence[Pair]) -> list[Cost]:
    """Return what the commands themselves took."""
    return [pair.cost for pair in pairs]


def bases(pairs: Sequence[Pair]) -> list[Cost]:
    """Return what the runs just before them took."""
    return [pair.base for pair in pairs]


def ratio(over: Sequence[Cost], under: Sequence[Cost]) -> float:
    """Return the median of the ratios of time, round by round."""
    return median(
        one.time / max(other.time, SHORTEST) for one, other in zip(over, under, strict=True)
    )


def times(found: Sequence[Cost]) -> float:
    """Return the median time in milliseconds."""
    return median(one.time for one in found)


def memory(found: Sequence[Cost]) -> float | None:
    """Return the median peak in MB; None where it is not known."""
    known = [one.memory for one in found if one.memory is not None]
    return median(known) if known else None


def growth(over: Sequence[Cost], under: Sequence[Cost]) -> float | None:
    """Return the ratio of the peaks; None where they are not known."""
    high, low = memory(over), memory(under)
    return high / low if high is not None and low is not None else None


def shown(value: float | None, digits: int = 1) -> str:
    """Write a figure with its thousands apart; a dash for one that is not known."""
    return "–" if value is None else f"{value:,.{digits}f}"


def show_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table as Markdown has it: the first column to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    line = [f"{'-' * (width - 1)}{'-' if not n else ':'}" for n, width in enumerate(widths)]
    for cells in (heads, line, *rows):
        first, *rest = zip(cells, widths, strict=True)
        inner = [f"{first[0]:<{first[1]}}", *(f"{cell:>{width}}" for cell, width in rest)]
        print("|", " | ".join(inner), "|", flush=True)


def machine(python: str) -> str:
    """Name the machine: processor, cores, interpreter, system."""
    import platform  # noqa: PLC0415 -- slow, and only for the heading

    asked = subprocess.run(
        [python, "-I", "-c", "import platform; print(platform.python_version())"],
        capture_output=True,
        text=True,
        check=True,
    )
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = f"{platform.system()} {platform.release()}"
    return f"{_processor()}, {os.cpu_count()} cores; Python {asked.stdout.strip()}; {system}"


def _processor() -> str:
    import platform  # noqa: PLC0415 -- as above

    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.is_file() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def options(description: str | None, rounds: int) -> argparse.ArgumentParser:
    """Return a parser of the words that all benches take."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument("-n", dest="rounds", type=_count, default=rounds, help=f"rounds ({rounds})")
    parser.add_argument("--quick", action="store_true", help="as little as shows that it runs")
    parser.add_argument(
        "--environment", default=str(ROOT / ".venv"), help="the environment that holds bdg (.venv)"
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    return number if number > 0 else give_up(f"{text}: at least 1")


def find(environment: str, name: str) -> str:
    """Return the path of a program of the environment; ends the bench where it is missing."""
    programs = Path(environment) / ("Scripts" if os.name == "nt" else "bin")
    found = shutil.which(name, path=str(programs))
    if found is None:
        give_up(f"no {name} in {programs}; first run: python3 dev.py bdg --version")
    return str(Path(found).absolute())


def give_up(why: str) -> NoReturn:
    """End the bench and say why."""
    sys.exit(f"{Path(sys.argv[0]).name}: {why}")
