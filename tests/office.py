"""An office to try the program in: a folder of plans, a day, a screen."""

from __future__ import annotations

import io
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bdg_cli.cli import app
from bdg_cli.cli.env import Env

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent


class Screen(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Office:
    """A folder with the 2018 plan, in which calls are made on a given day."""

    def __init__(self, folder: Path) -> None:
        self.plans = folder / "plans"
        self.cache = folder / "cache"
        shutil.copytree(ROOT / "plans", self.plans, ignore=shutil.ignore_patterns("ledger.db*"))

    def __call__(
        self,
        words: str,
        *,
        today: str = "2018-11-20",
        columns: int | None = None,
        env: Mapping[str, str] | None = None,
        answer: str | None = None,
    ) -> Screen:
        """Make one call; with `columns` on a terminal that wide, with `answer` typed to it."""
        out = Terminal() if columns else io.StringIO()
        err = Terminal() if answer is not None else io.StringIO()
        environ = {
            "BDG_PLANS": str(self.plans),
            "BDG_CACHE": str(self.cache),
            "BDG_BY": "Lan",
            "NO_COLOR": "1",
            "COLUMNS": str(columns or ""),
            **(env or {}),
        }
        typed = Terminal(answer) if answer is not None else io.StringIO()
        return call(shlex.split(words), environ, today=today, stdin=typed, stdout=out, stderr=err)

    def write(self, name: str, text: str) -> Path:
        """Lay a plan file beside the others."""
        path = self.plans / name
        path.write_text(text, "utf-8")
        return path


def call(
    words: Sequence[str],
    environ: Mapping[str, str],
    *,
    today: str = "2018-11-20",
    stdin: io.StringIO | None = None,
    stdout: io.StringIO | None = None,
    stderr: io.StringIO | None = None,
) -> Screen:
    """Make one call in this process, with only these variables set and streams that nobody sees."""
    stdout, stderr = stdout or io.StringIO(), stderr or io.StringIO()
    outside = Env(
        stdin=stdin or io.StringIO(),
        stdout=stdout,
        stderr=stderr,
        environ=environ,
        clock=lambda: noon_of(today),
    )
    code = app.run(outside, words)
    return Screen(code, stdout.getvalue(), stderr.getvalue())


def noon_of(today: str) -> float:
    """Return the clock at noon of a day in Việt Nam."""
    return (date.fromisoformat(today) - date(1970, 1, 1)).days * 86400 + 5 * 3600
